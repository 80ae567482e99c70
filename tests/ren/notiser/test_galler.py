"""The re-trial: a line that was true when it was written is withdrawn when something has overtaken it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from konfiguration.trappa import STANDARDTRAPPA, VANTAR_PA, Trappsteg
from notiser.brev import REGLER, Rad, direktbrev
from notiser.galler import _FAKTA, rad_galler
from notiser.handelsetexter import HANDELSER
from tests.byggare import I_MORGON, IDAG, Fall, innehav, ordning, organisation
from tillstand.behorighet import Franvaro, Organisation
from tillstand.fel import Datafel
from tillstand.handelser import Handelse, Handelseslag, Utfall
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Kanal
from tillstand.provning import notera_ovisst
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor

PA_PLATS = organisation(franvaro=())


def fall(tillstand: str = "beredning") -> Fall:
    """A case where everybody is at work."""
    return Fall(ordning(organisation_=PA_PLATS)).till(tillstand)


def varning(regel: str, datum: date, roll: str = "handlaggare") -> Rad:
    """A warning as it was written."""
    return Rad(slag="varning", arende="a1", regel=regel, datum=datum, roll=roll)


def galler(
    rad: Rad,
    f: Fall,
    person: str,
    *,
    organisation_: Organisation = PA_PLATS,
    trappa: tuple[Trappsteg, ...] = STANDARDTRAPPA,
    dag: date = IDAG,
) -> bool:
    """Whether the line still holds."""
    return rad_galler(
        rad,
        f.arende,
        person,
        trappa=trappa,
        kalender=f.ordning.kalender,
        villkor=Villkor(),
        organisation=organisation_,
        dag=dag,
    )


TVA_FORE = varning("svarstid_2", date(2011, 10, 27))
SEN = varning("forsenad", date(2011, 11, 8), roll="chef")


def test_a_warning_that_nothing_has_overtaken_holds() -> None:
    """Står allt still gäller påminnelsen, även dagarna efter."""
    assert galler(TVA_FORE, fall(), "handlaggare")
    assert galler(TVA_FORE, fall(), "handlaggare", dag=date(2011, 10, 28))
    assert galler(SEN, fall(), "enhetschef")


def test_a_granted_extension_withdraws_the_warnings_of_the_old_date() -> None:
    """Anstånd beviljat mellan morgonens brev och utskicket: påminnelsen om den gamla dagen går inte."""
    f = fall()
    f.gor("bevilja_anstand", "registrator")
    assert not galler(TVA_FORE, f, "handlaggare")
    assert galler(varning("svarstid_2", date(2011, 11, 11)), f, "handlaggare")


def test_a_new_handlaggare_or_chef_takes_the_letter_from_the_old() -> None:
    """Byts handläggare eller chef gäller raden den nya, inte den gamla."""
    f = fall()
    f.gor("omfordela", "enhetschef")
    assert not galler(TVA_FORE, f, "handlaggare")
    assert galler(TVA_FORE, f, "kollega")
    ny = organisation(innehav_=(innehav("kollega", "chef", "bistand"),), franvaro=(), utan="enhetschef")
    assert not galler(SEN, fall(), "enhetschef", organisation_=ny)
    assert galler(SEN, fall(), "kollega", organisation_=ny)


def test_a_finished_case_withdraws_everything() -> None:
    """Är svaret överlämnat eller ärendet avskrivet säger ingen rad något om svarstiden."""
    for tillstand in ("overlamnad", "avskriven"):
        f = Fall(ordning(organisation_=PA_PLATS)).till(tillstand)
        assert not galler(TVA_FORE, f, "handlaggare")
        assert not galler(SEN, f, "enhetschef")


def test_a_changed_ladder_withdraws_the_rungs_that_are_gone() -> None:
    """Steget struket, flyttat, eller till andra roller: raden går inte."""
    utan = tuple(s for s in STANDARDTRAPPA if s.namn != "svarstid_2")
    flyttat = (*utan, evolve(STANDARDTRAPPA[4], forskjutning=-3))
    andra = (*utan, evolve(STANDARDTRAPPA[4], roller=("chef",)))
    assert STANDARDTRAPPA[4].namn == "svarstid_2"
    for trappa in (utan, flyttat, andra):
        assert not galler(TVA_FORE, fall(), "handlaggare", trappa=trappa)


def test_absence_entered_after_the_letter_was_written_moves_it() -> None:
    """Är handläggaren sjuk gäller raden ersättaren, annars chefen, och åter henne när hon är frisk."""
    sjuk = Franvaro(person="handlaggare", fran=IDAG, till=IDAG, ersattare="vik_handlaggare")
    med = organisation(franvaro=(sjuk,))
    assert not galler(TVA_FORE, fall(), "handlaggare", organisation_=med)
    assert galler(TVA_FORE, fall(), "vik_handlaggare", organisation_=med)
    utan = organisation(franvaro=(evolve(sjuk, ersattare=None),))
    assert galler(TVA_FORE, fall(), "enhetschef", organisation_=utan)
    assert galler(TVA_FORE, fall(), "handlaggare", organisation_=utan, dag=I_MORGON)


def test_a_reminder_to_approve_ends_with_the_step() -> None:
    """När chefen har godkänt gäller påminnelsen inte henne, och inte nästa chef förrän dennes dagar gått."""
    f = fall()
    f.gor("bifoga", "handlaggare")
    f.gor("lagg_forslag", "handlaggare")
    rad = varning("godkannande_drojer", date(2011, 10, 5), VANTAR_PA)
    assert galler(rad, f, "avdelningschef")
    f.nu += timedelta(1)
    f.godkann("avdelningschef")
    assert not galler(rad, f, "avdelningschef")
    assert not galler(rad, f, "forvaltningschef")


def _inget(f: Fall) -> None:
    """Nothing goes before."""


def _vantar(f: Fall) -> None:
    f.gor("bifoga", "handlaggare")
    f.gor("lagg_forslag", "handlaggare")


def _skicka(f: Fall) -> None:
    f.gor("bifoga", "namndsekreterare", slag=Handlingsslag.PROTOKOLLSUTDRAG)
    f.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="ks@example.org")


_Steg = Callable[[Fall], Any]

OVERTAGNA: list[tuple[str, str, str, _Steg, _Steg, _Steg]] = [
    # fact, state, reader, preparation, what happened, what overtook it
    ("tilldelad", "mottagen", "handlaggare", _inget,
     lambda f: f.gor("fordela", "fordelare"), lambda f: f.gor("omfordela", "enhetschef")),
    ("begaran", "beredning", "avdelningschef", lambda f: f.gor("bifoga", "handlaggare"),
     lambda f: f.gor("lagg_forslag", "handlaggare"), lambda f: f.aterta("handlaggare")),
    ("begaran", "beredning", "avdelningschef", lambda f: f.gor("bifoga", "handlaggare"),
     lambda f: f.gor("lagg_forslag", "handlaggare"), lambda f: f.godkann("avdelningschef")),
    ("begaran_omstartad", "beredning", "avdelningschef", _vantar,
     lambda f: f.gor("bifoga", "handlaggare"), lambda f: f.aterlamna("avdelningschef")),
    ("aterlamnad", "beredning", "handlaggare", _vantar,
     lambda f: f.aterlamna("avdelningschef"), lambda f: f.gor("lagg_forslag", "handlaggare")),
    ("aterlamnad", "beredning", "handlaggare", _vantar,
     lambda f: f.aterlamna("avdelningschef"), lambda f: f.gor("makulera", "registrator")),
    ("aterremitterad", "forslag", "handlaggare", _inget,
     lambda f: f.gor("aterremittera", "namndsekreterare"), lambda f: f.till("forslag")),
    ("beslutad", "forslag", "registrator", _inget,
     lambda f: f.gor("besluta", "namndsekreterare"), lambda f: f.angra("namndsekreterare")),
    ("justerad", "namndbeslut", "registrator", _inget,
     lambda f: f.gor("justera", "namndsekreterare"), lambda f: f.till("overlamnad")),
    ("anstand_beviljat", "beredning", "handlaggare", _inget,
     lambda f: f.gor("bevilja_anstand", "registrator"),
     lambda f: f.gor("bevilja_anstand", "registrator", datum=date(2011, 12, 1))),
    ("anstand_beviljat", "justerad", "handlaggare", _inget,
     lambda f: f.gor("bevilja_anstand", "registrator"), lambda f: f.till("overlamnad")),
    ("anstand_avslaget", "beredning", "enhetschef", lambda f: f.gor("begar_anstand", "handlaggare"),
     lambda f: f.gor("avsla_anstand", "registrator"), lambda f: f.gor("bevilja_anstand", "registrator")),
    ("svar_misslyckat", "justerad", "registrator", _skicka,
     lambda f: f.avbryt(Handelseslag.UTSKICK_MISSLYCKAT),
     lambda f: f.gor("overlamna", "registrator", kanal=Kanal.POST)),
    ("svar_misslyckat", "justerad", "registrator", _skicka,
     lambda f: f.avbryt(Handelseslag.UTSKICK_MISSLYCKAT),
     lambda f: f.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="kf@example.org")),
    ("angrad", "beredning", "handlaggare", _inget,
     lambda f: f.angra("fordelare"), lambda f: f.gor("fordela", "fordelare", handlaggare="kollega")),
    ("angrat_beslut", "namndbeslut", "registrator", _inget,
     lambda f: f.angra("namndsekreterare"), lambda f: f.gor("besluta", "namndsekreterare")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("regel", "tillstand", "person", "forst", "hander", "sedan"),
    OVERTAGNA,
    ids=[f"{rad[0]}-{nr}" for nr, rad in enumerate(OVERTAGNA)],
)
def test_a_fact_is_told_until_something_overtakes_it(
    regel: str, tillstand: str, person: str, forst: _Steg, hander: _Steg, sedan: _Steg
) -> None:
    """Raden gäller när den skrivs; när ärendet gått vidare går brevet inte."""
    f = fall(tillstand)
    forst(f)
    fore = f.arende
    letters = direktbrev(fore, hander(f), PA_PLATS, f.nar())
    rad = next(r for b in letters if b.person == person for r in b.rader if r.regel == regel)
    assert galler(rad, f, person)
    sedan(f)
    assert not galler(rad, f, person)


def test_a_registered_case_that_is_distributed_needs_no_letter_to_the_fordelare() -> None:
    """Fördelas ärendet innan brevet gått behövs det inte."""
    f = fall("mottagen")
    fakta = (Handelse(slag=Handelseslag.REGISTRERAD, namn="registrera", dag=IDAG, av="registrator"),)
    (brev,) = direktbrev(None, Utfall(arende=f.arende, handelser=fakta), PA_PLATS, f.nar())
    assert galler(brev.rader[0], f, "fordelare")
    f.gor("fordela", "fordelare")
    assert not galler(brev.rader[0], f, "fordelare")
    f = fall("mottagen")
    f.gor("makulera", "registrator")
    assert not galler(brev.rader[0], f, "fordelare")


def test_an_uncertain_answer_is_asked_about_until_it_is_settled() -> None:
    """Frågan om svaret gick gäller så länge just den sändningen är öppen."""
    f = fall("justerad")
    _skicka(f)
    utfall = notera_ovisst(f.arende, f.nar())
    (brev,) = direktbrev(f.arende, utfall, PA_PLATS, f.nar())
    f.arende = utfall.arende
    assert galler(brev.rader[0], f, "registrator")
    f.avbryt(Handelseslag.UTSKICK_MISSLYCKAT)
    assert not galler(brev.rader[0], f, "registrator")
    f.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="ks@example.org")
    assert not galler(brev.rader[0], f, "registrator")


def test_a_refusal_without_any_svarstid_is_told() -> None:
    """Ett avslag gäller också när remissen aldrig hade någon svarstid."""
    f = Fall(ordning(organisation_=PA_PLATS), svarstid=Svarstid()).till("beredning")
    f.gor("begar_anstand", "handlaggare")
    letters = direktbrev(f.arende, f.gor("avsla_anstand", "registrator"), PA_PLATS, f.nar())
    assert all(galler(b.rader[0], f, b.person) for b in letters)
    f.gor("bevilja_anstand", "registrator")
    assert not any(galler(b.rader[0], f, b.person) for b in letters)


def test_a_fact_goes_to_the_one_who_has_the_role_now() -> None:
    """Brevet om tilldelning gäller den som läser för handläggaren i dag."""
    f = fall("mottagen")
    (brev,) = direktbrev(f.arende, f.gor("fordela", "fordelare"), PA_PLATS, f.nar())
    sjuk = Franvaro(person="handlaggare", fran=IDAG, till=IDAG, ersattare="vik_handlaggare")
    assert not galler(brev.rader[0], f, "handlaggare", organisation_=organisation(franvaro=(sjuk,)))
    assert not galler(brev.rader[0], f, "kollega")


def test_every_fact_that_is_told_has_a_trial_and_words() -> None:
    """Ingen händelse kan berättas utan att kunna prövas och skrivas."""
    assert set(REGLER) <= set(_FAKTA)
    assert set(_FAKTA) == set(HANDELSER)


def test_a_fact_that_nobody_knows_is_an_error() -> None:
    """En rad om något okänt skickas inte och tystas inte."""
    okand = Rad(slag="handelse", arende="a1", regel="pahittad", datum=IDAG, roll="handlaggare")
    with pytest.raises(Datafel, match="pahittad"):
        galler(okand, fall(), "handlaggare")
