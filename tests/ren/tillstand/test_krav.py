"""Every demand refused where it should be, with all its reasons at once."""

from collections.abc import Mapping
from datetime import date

import pytest

from konfiguration.floden import standardflode
from tests.byggare import (
    IDAG,
    IGAR,
    UNDERLAG,
    Fall,
    gors_av,
    innehav,
    kalender,
    koder,
    mote,
    ordning,
    organisation,
    redo_for,
    registrering,
)
from tests.ren.tillstand.prov import Prov, efter, i, redo
from tillstand.avskriven import Avskrivningsgrund
from tillstand.behorighet import Aktor
from tillstand.fel import OgiltigOvergang, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare, Kanal, Objektslag, Organslag, Remissobjekt
from tillstand.justerad import Justeringssatt
from tillstand.mottagen import Arendetyp
from tillstand.namndbeslut import Delegationshinder
from tillstand.provning import prova
from tillstand.villkor import Villkor

FLODE = standardflode().flode
FULLMAKTIGE = Avsandare(organ="Kommunfullmäktige", organslag=Organslag.KOMMUNFULLMAKTIGE)


def _ny_delegat() -> Fall:
    roller = (innehav("utomstaende", "delegat", fran=IDAG),)
    return Fall(ordning(organisation_=organisation(innehav_=roller)), inkommen=IGAR).till("forslag")


def _avslutat(namn: str) -> Prov:
    return Prov(rad=namn, fall=efter("overlamnad", "avsluta"), kod="redan_avslutat")


KRAV: Mapping[str, Prov] = {
    "handlaggare_finns": Prov(
        rad="fordela", fall=i("mottagen"), falt={"medhandlaggare": ("nn",)}, kod="okand_person"
    ),
    "enhet_i_namnden": Prov(rad="fordela", fall=i("mottagen"), falt={"enhet": "kultur"}, kod="okand_enhet"),
    "huvudhandling_bifogad": Prov(rad="lagg_forslag", fall=i("beredning"), kod="huvudhandling_saknas"),
    "beslutspunkter_finns": Prov(
        rad="lagg_forslag",
        fall=redo("lagg_forslag", "beredning"),
        falt={"beslutspunkter": ()},
        kod="beslutspunkter_saknas",
    ),
    "beslutat_sedan_det_kom_in": Prov(
        rad="besluta",
        fall=i("forslag"),
        falt={"sammantrade": mote(IGAR)},
        dag=IGAR,
        kod="beslutat_fore_inkom",
    ),
    "omedelbar_justering_tillaten": Prov(
        rad="besluta",
        fall=i("forslag", Villkor(omedelbar_justering=False)),
        kod="omedelbar_justering_ej_tillaten",
    ),
    "nasta_mote_efter_detta": Prov(
        rad="bordlagg", fall=i("forslag"), falt={"till": mote()}, kod="bordlagd_bakat"
    ),
    "delegationspunkt_finns": Prov(
        rad="besluta_pa_delegation", fall=i("forslag", Villkor()), kod="delegationspunkt_saknas"
    ),
    "delegaten_ser_inget_hinder": Prov(
        rad="besluta_pa_delegation",
        fall=i("forslag"),
        falt={"hinder": Delegationshinder.PUNKT_3},
        kod="delegationshinder",
    ),
    "inte_till_fullmaktige": Prov(
        rad="besluta_pa_delegation",
        fall=i("forslag", avsandare=FULLMAKTIGE),
        kod="yttrande_till_fullmaktige",
    ),
    "inte_medborgarforslag": Prov(
        rad="besluta_pa_delegation",
        fall=i("forslag", objekt=Remissobjekt(slag=Objektslag.MEDBORGARFORSLAG)),
        kod="medborgarforslag",
    ),
    "beslutet_justeras": Prov(
        rad="justera",
        fall=efter("namndbeslut", delegerat=True),
        falt={"satt": Justeringssatt.ORDINARIE},
        kod="justeras_inte",
    ),
    "justerad_tidigast_beslutsdagen": Prov(
        rad="justera",
        fall=i("namndbeslut"),
        falt={"satt": Justeringssatt.ORDINARIE, "dag": IGAR},
        dag=IGAR,
        kod="justerad_fore_beslutet",
    ),
    "omedelbart_som_beslutat": Prov(
        rad="justera", fall=efter("forslag", "besluta", omedelbart=False), kod="inte_omedelbart"
    ),
    "handlingarna_finns": Prov(
        rad="overlamna",
        fall=redo("overlamna", "justerad"),
        falt={"handlingar": (2, 9)},
        kod="handling_saknas",
    ),
    "beslutad_text_foljer_med": Prov(
        rad="overlamna",
        fall=redo("overlamna", "justerad"),
        falt={"handlingar": (1,)},
        kod="beslutad_text_saknas",
    ),
    "epostadress_finns": Prov(
        rad="overlamna",
        fall=redo("overlamna", "justerad"),
        falt={"kanal": Kanal.EPOST},
        kod="epostadress_saknas",
    ),
    "beslutet_justeras_inte": Prov(
        rad="overlamna_delegerat",
        fall=efter("namndbeslut", "bifoga", slag=Handlingsslag.PROTOKOLLSUTDRAG),
        kod="inte_justerat",
    ),
    "grunden_passar_arendet": Prov(
        rad="avskriv",
        fall=i("beredning"),
        falt={"grund": Avskrivningsgrund.REDOVISNING_LAMNAD},
        kod="grunden_passar_inte",
    ),
    "inget_anstand_vantar": Prov(
        rad="begar_anstand", fall=efter("beredning", "begar_anstand"), kod="anstand_vantar"
    ),
    "anstand_vantar": Prov(rad="avsla_anstand", fall=i("beredning"), kod="inget_anstand"),
    "ny_handlaggare_finns": Prov(
        rad="omfordela", fall=i("beredning"), falt={"handlaggare": "nn"}, kod="okand_person"
    ),
    "ny_enhet_i_namnden": Prov(
        rad="omfordela", fall=i("beredning"), falt={"enhet": "kultur"}, kod="okand_enhet"
    ),
    "ersatt_handling_finns": Prov(
        rad="bifoga", fall=i("beredning"), falt={"ersatter": 3}, kod="handling_saknas"
    ),
    "anslag_uppe": Prov(
        rad="anslag_nere", fall=efter("justerad", "anslag_uppe", "anslag_nere"), kod="inget_anslag"
    ),
    "anslag_inte_uppe": Prov(
        rad="anslag_uppe", fall=efter("justerad", "anslag_uppe"), kod="anslag_redan_uppe"
    ),
    "beslutet_ska_anmalas": Prov(rad="anmal", fall=i("overlamnad"), kod="anmals_inte"),
    "anmalt_tidigast_efter_beslutet": Prov(
        rad="anmal",
        fall=redo("anmal", "namndbeslut"),
        falt={"sammantrade": mote(IGAR)},
        dag=IGAR,
        kod="anmalt_fore_beslutet",
    ),
    "inte_redan_anmalt": Prov(
        rad="anmal", fall=efter("namndbeslut", "anmal", delegerat=True), kod="redan_anmalt"
    ),
    "anmalt_om_det_ska": Prov(rad="avsluta", fall=efter("overlamnad", delegerat=True), kod="inte_anmalt"),
    "inte_avslutat": _avslutat("komplettera"),
}
ANDRA = (
    Prov(
        rad="avskriv",
        fall=i("beredning"),
        falt={"grund": Avskrivningsgrund.MAKULERAD},
        kod="makulera_i_stallet",
    ),
    Prov(
        rad="besluta_pa_delegation",
        fall=i("forslag"),
        falt={"hinder": Delegationshinder.PUNKT_2},
        kod="delegationshinder",
    ),
    Prov(
        rad="besluta_pa_delegation",
        fall=i("forslag"),
        falt={"hinder": Delegationshinder.PUNKT_4},
        kod="delegationshinder",
    ),
    Prov(
        rad="justera",
        fall=lambda: Fall().till("namndbeslut").senare(1),
        falt={"dag": IDAG.replace(day=4)},
        dag=IDAG.replace(day=4),
        kod="inte_omedelbart",
    ),
    Prov(rad="anslag_nere", fall=i("justerad"), kod="inget_anslag"),
    *(_avslutat(namn) for namn in ("bifoga", "anslag_uppe", "ratta", "avsluta")),
)
EGNA_PROV = {"delegat_pa_beslutsdagen"}


def _refuserat(prov: Prov) -> list[str]:
    with pytest.raises(VillkorEjUppfyllt) as fel:
        prov.gor(prov.fall())
    assert all(brist.mening.endswith((".", "?")) for brist in fel.value.brister)
    return koder(fel.value.brister)


def test_every_demand_of_the_flow_has_its_refusal_here() -> None:
    """A demand that nobody has seen refuse may not be there at all."""
    assert {krav for rad in FLODE.rader for krav in rad.kraver} == set(KRAV) | EGNA_PROV


@pytest.mark.parametrize("krav", KRAV)
def test_a_demand_that_does_not_hold_refuses_with_its_reason_alone(krav: str) -> None:
    """The rest of the record is sound, so there is exactly one reason."""
    assert krav in FLODE.per_namn[KRAV[krav].rad].kraver
    assert _refuserat(KRAV[krav]) == [KRAV[krav].kod]


@pytest.mark.parametrize("prov", ANDRA, ids=lambda p: f"{p.rad} {p.kod}")
def test_other_ways_to_break_a_demand(prov: Prov) -> None:
    """Makulering by avskriv, KL 6:38 p 2 and 4, omedelbart on another day, a closed case."""
    assert _refuserat(prov) == [prov.kod]


def test_who_decided_is_judged_on_the_day_of_the_decision() -> None:
    """A delegat since today cannot have decided yesterday; today works."""
    fall = _ny_delegat()
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor("besluta_pa_delegation", "utomstaende", dag=IGAR)
    assert koder(fel.value.brister) == ["inte_delegat_den_dagen"]
    assert fall.gor("besluta_pa_delegation", "utomstaende").arende.tillstand == "namndbeslut"


def test_refusals_by_law_name_their_paragraph() -> None:
    """KL 6:38 p 2 and p 4 are read in the refusal itself."""
    for krav, paragraf in (
        ("inte_till_fullmaktige", "KL 6:38 p 2"),
        ("inte_medborgarforslag", "KL 6:38 p 4"),
        ("delegaten_ser_inget_hinder", "KL 6:38 p 3"),
        ("beslutet_justeras", "KL 5:69"),
        ("anmalt_om_det_ska", "KL 6:40"),
    ):
        with pytest.raises(VillkorEjUppfyllt, match=paragraf):
            KRAV[krav].gor(KRAV[krav].fall())


def test_the_proposal_for_skrivelse_and_report_is_closed_on_its_own_ground() -> None:
    """A skrivelse is taken care of, a report form is handed in: both by avskriv."""
    for typ, grund in (
        (Arendetyp.SKRIVELSE, Avskrivningsgrund.SKRIVELSE_OMHANDERTAGEN),
        (Arendetyp.REDOVISNING, Avskrivningsgrund.REDOVISNING_LAMNAD),
    ):
        fall = Fall(arendetyp=typ).till("beredning")
        fall.gor("avskriv", "handlaggare", grund=grund)
        fall.godkann("enhetschef")
        assert fall.arende.avskriven is not None
        assert (fall.arende.avskriven.grund, fall.arende.ar_oppet) == (grund, False)


UTKAST = {"arbetsmaterial": True}


def test_a_draft_is_no_main_document() -> None:
    """What the chefer approve must lie in the case as finished: a draft may change under them."""
    fall = efter("beredning", "bifoga", **UTKAST)()
    assert "huvudhandling_saknas" in koder(fall.mojliga("handlaggare")["lagg_forslag"].brister)
    fall.gor("bifoga", "handlaggare", ersatter=1)
    assert fall.mojliga("handlaggare")["lagg_forslag"].ar_oppen


def test_a_draft_is_not_the_decided_text() -> None:
    """Nothing that is still working material is sent as the nämnd's answer."""
    fall = efter("justerad", "bifoga", slag=Handlingsslag.PROTOKOLLSUTDRAG, **UTKAST)()
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor("overlamna", "registrator")
    assert koder(fel.value.brister) == ["beslutad_text_saknas"]


def test_all_reasons_come_at_once() -> None:
    """Nobody mends one fault to meet the next: day, documents, text and address in one answer."""
    fall = Fall().till("justerad")
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor(
            "overlamna", "registrator", dag=date(2011, 10, 4), handlingar=(7,), kanal=Kanal.EPOST, epost=None
        )
    assert koder(fel.value.brister) == [
        "dag_i_framtiden",
        "handling_saknas",
        "beslutad_text_saknas",
        "epostadress_saknas",
    ]
    assert str(fel.value).count("\n") == 3


def test_the_wrong_record_is_refused_together_with_what_can_be_judged_without_it() -> None:
    """A decision filled in on the form of another arrow, in a case that may not be delegated."""
    fall = Fall(objekt=Remissobjekt(slag=Objektslag.MEDBORGARFORSLAG)).till("forslag")
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor("besluta_pa_delegation", "delegat", UNDERLAG["besluta"]())
    assert koder(fel.value.brister) == ["fel_underlag", "medborgarforslag"]
    assert "Delegationsbeslut, inte Beslut" in str(fel.value)


@pytest.mark.parametrize("namn", [rad.namn for rad in FLODE.rader])
def test_nothing_is_noted_before_it_has_happened(namn: str) -> None:
    """Tomorrow's event is refused for every arrow and åtgärd."""
    rad = FLODE.per_namn[namn]
    tillstand = (rad.fran if hasattr(rad, "fran") else rad.tillstand)[-1]
    fall = redo_for(namn, tillstand if tillstand != "avskriven" else "beredning")
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor(namn, gors_av(namn), dag=date(2011, 10, 4))
    assert "dag_i_framtiden" in koder(fel.value.brister)


@pytest.mark.parametrize(
    ("namn", "tillstand"),
    [
        ("besluta", "forslag"),
        ("bordlagg", "forslag"),
        ("aterremittera", "forslag"),
        ("besluta_bradskande", "beredning"),
        ("justera", "namndbeslut"),
        ("anslag_uppe", "justerad"),
        ("anslag_nere", "justerad"),
        ("anmal", "namndbeslut"),
    ],
)
def test_the_record_and_the_fact_speak_of_the_same_day(namn: str, tillstand: str) -> None:
    """Thursday's meeting is dated Thursday, also when it is noted on Monday."""
    fall = redo_for(namn, tillstand)
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor(namn, gors_av(namn), dag=IGAR)
    assert "olika_dagar" in koder(fel.value.brister)


def test_what_happened_on_thursday_is_noted_on_monday() -> None:
    """The fact has its own day; who may write is judged today."""
    fall = Fall().till("forslag").senare(4)
    utfall = fall.gor("besluta", "namndsekreterare", dag=IDAG)
    nar = utfall.arende.namndbeslut.nar
    assert (nar.dag, nar.idag, utfall.handelser[0].dag) == (IDAG, date(2011, 10, 7), IDAG)


def test_an_unknown_name_or_another_state_has_no_arrow() -> None:
    """There is no such button, and the sentence says where the case stands."""
    fall = Fall(ordning(kalender_=kalender())).till("beredning")
    with pytest.raises(OgiltigOvergang, match=r"”Registrera justering” går inte .* tillståndet beredning"):
        fall.gor("justera", "namndsekreterare")
    with pytest.raises(OgiltigOvergang, match="Avsluta ärendet"):
        fall.gor("avsluta", "registrator")
    with pytest.raises(OgiltigOvergang, match="ingen övergång som heter ”bifoga”"):
        prova(fall.ordning, fall.arende, "bifoga", Aktor(person="registrator"), registrering(), fall.nar())
    with pytest.raises(SaknarBehorighet, match="Granne får inte göra ”Makulera” här"):
        fall.gor("makulera", "granne")
