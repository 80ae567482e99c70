"""The ways through the house: nämnd, delegation, urgent decision, bordläggning, återremiss, side exits."""

from datetime import date, timedelta

from tests.byggare import IDAG, Fall, kalender, mote, ordning
from tillstand.avskriven import Avskrivningsgrund
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Stallningstagande
from tillstand.namndbeslut import Beslutsfattare, Beslutsutfall, Reservation
from tillstand.villkor import Villkor

SENARE = mote(IDAG + timedelta(14))


def ankare(fall: Fall) -> dict[str, date]:
    """The named dates that hold for the case."""
    return dict(fall.arende.ankare(fall.ordning.kalender, fall.ordning.villkor))


def test_the_main_line_with_omedelbar_justering() -> None:
    """Decided, justerat and sent are three facts, also when they happen on one day."""
    fall = Fall().till("overlamnad")
    r = fall.arende
    assert r.namndbeslut is not None
    assert r.justerad is not None
    assert r.overlamnad is not None
    assert r.namndbeslut.paragraf == "4 ½"
    assert {r.namndbeslut.beslutsdag, r.justerad.dag, r.overlamnad.overlamnat.dag} == {IDAG}
    assert r.ar_oppet
    fall.gor("avsluta", "registrator")
    assert not fall.arende.ar_oppet


def test_each_state_has_its_own_dates_to_watch() -> None:
    """From undistributed to dispatched: which anchors hold where."""
    svar = dict.fromkeys(("svarstid", "svarstid_utan_sammantrade", "skicka"), date(2011, 10, 31))
    vantat = {
        "mottagen": {"ofordelad": IDAG, **svar},
        "beredning": svar,
        "forslag": svar,
        "namndbeslut": {"beslut_ojusterat": IDAG, **svar},
        "justerad": {"klart_att_sandas": IDAG, **svar},
        "overlamnad": {},
        "avskriven": {},
    }
    assert {tillstand: ankare(Fall().till(tillstand)) for tillstand in vantat} == vantat


def test_a_target_meeting_an_extension_and_a_begaran_move_the_anchors() -> None:
    """With a meeting in sight the early reminder falls away; what is open has its own anchor."""
    fall = Fall().till("beredning")
    fall.gor("byt_sammantrade", "handlaggare")
    assert "svarstid_utan_sammantrade" not in ankare(fall)
    fall.senare(1).gor("begar_anstand", "handlaggare")
    assert ankare(fall)["anstand"] == IDAG + timedelta(1)
    fall.gor("bevilja_anstand", "registrator")
    assert "anstand" not in ankare(fall)
    assert ankare(fall)["svarstid"] == date(2011, 11, 15)
    fall.gor("bifoga", "handlaggare")
    fall.senare(1).gor("lagg_forslag", "handlaggare")
    assert ankare(fall)["begaran"] == IDAG + timedelta(2)


def test_a_delegated_decision_is_sent_without_justering_and_reported() -> None:
    """By the delegat alone; the case is closed when the nämnd has been told."""
    fall = Fall().delegerat()
    beslut = fall.arende.namndbeslut
    assert beslut is not None
    assert (beslut.beslutsfattare, beslut.delegat, beslut.delegationspunkt) == (
        Beslutsfattare.DELEGAT,
        "delegat",
        "4.2",
    )
    assert (beslut.kraver_justering, beslut.ska_anmalas) == (False, True)
    assert ankare(fall)["klart_att_sandas"] == IDAG
    fall = Fall().delegerat("overlamnad")
    assert ankare(fall) == {"anmalan": IDAG + timedelta(30)}
    fall.gor("anmal", "namndsekreterare")
    assert ankare(fall) == {}
    fall.gor("avsluta", "registrator")


def test_a_decision_is_reported_at_the_next_known_meeting() -> None:
    """A meeting later than the decision; otherwise the days of the nämnd's terms."""
    med_mote = ordning(kalender_=kalender(IDAG, IDAG + timedelta(8), IDAG + timedelta(36)))
    assert "anmalan" not in ankare(Fall(med_mote).till("beredning"))
    assert ankare(_bradskande(Fall(med_mote)))["anmalan"] == IDAG + timedelta(8)
    egna = ordning(Villkor(anmalan_dagar=10))
    assert ankare(_bradskande(Fall(egna)))["anmalan"] == IDAG + timedelta(10)


def _bradskande(fall: Fall) -> Fall:
    fall.till("beredning").gor("besluta_bradskande", "namndsekreterare")
    return fall


def test_an_urgent_decision_needs_no_proposal() -> None:
    """The ordförande decides from beredning (KL 6:39); sent without justering; reported."""
    fall = _bradskande(Fall())
    beslut = fall.arende.namndbeslut
    assert beslut is not None
    assert (beslut.beslutsfattare, beslut.delegat) == (Beslutsfattare.ORDFORANDE, "Ordföranden")
    assert fall.arende.forslag is None
    fall.gor("bifoga", "handlaggare")
    fall.gor("bifoga", "registrator", slag=Handlingsslag.DELEGATIONSBESLUT)
    fall.gor("overlamna_delegerat", "registrator")
    fall.gor("anmal", "namndsekreterare")
    fall.gor("avsluta", "registrator")
    assert not fall.arende.ar_oppet


def test_an_urgent_decision_ends_what_waits_for_approval() -> None:
    """The chefer need not look at a proposal that has been overtaken."""
    fall = Fall().till("beredning")
    fall.gor("bifoga", "handlaggare")
    fall.gor("lagg_forslag", "handlaggare")
    utfall = fall.gor("besluta_bradskande", "namndsekreterare")
    assert [h.slag.value for h in utfall.handelser] == ["begaran_avslutad", "overgang"]


def test_bordlaggning_keeps_the_proposal_for_the_next_meeting() -> None:
    """Same paper, another day; every postponement is kept."""
    fall = Fall().till("forslag")
    fall.gor("bordlagg", "namndsekreterare", paragraf="11 B", till=SENARE)
    fall.senare(14).gor("bordlagg", "namndsekreterare", sammantrade=SENARE, till=mote(date(2011, 11, 1)))
    assert fall.arende.forslag is not None
    assert [b.paragraf for b in fall.arende.forslag.bordlaggningar] == ["11 B", None]
    assert fall.arende.beredning is not None
    assert fall.arende.beredning.malsammantrade == mote(date(2011, 11, 1))
    fall.senare(15).gor("besluta", "namndsekreterare", sammantrade=mote(date(2011, 11, 1)))
    assert fall.arende.tillstand == "namndbeslut"


def test_aterremiss_goes_back_to_beredning_with_its_motivering() -> None:
    """Meeting, paragraph and motivering are kept; the target meeting falls; simple majority is enough."""
    fall = Fall().till("forslag")
    fall.gor("byt_sammantrade", "handlaggare")
    fall.gor("aterremittera", "namndsekreterare", paragraf="9 a")
    beredning = fall.arende.beredning
    assert beredning is not None
    assert (fall.arende.tillstand, fall.arende.forslag, beredning.malsammantrade) == ("beredning", None, None)
    assert [(r.slag, r.paragraf, r.text) for r in beredning.returer] == [
        ("aterremiss", "9 a", "Kostnaderna ska beskrivas.")
    ]
    fall.gor("lagg_forslag", "handlaggare")
    fall.godkann("avdelningschef")
    fall.godkann("forvaltningschef")
    fall.gor("dra_tillbaka", "handlaggare")
    assert fall.arende.beredning is not None
    assert [r.slag for r in fall.arende.beredning.returer] == ["aterremiss", "tillbakadragen"]


def test_refraining_is_an_outcome_like_any_other() -> None:
    """The nämnd refrains, two members dissent; the message is sent the same way."""
    fall = Fall().till("forslag")
    fall.gor(
        "besluta",
        "namndsekreterare",
        utfall=Beslutsutfall.AVSTAR,
        stallningstagande=Stallningstagande.AVSTAR,
        reservationer=(Reservation(vem="Två ledamöter", text="Nämnden borde svara."),),
        jav=("En ledamot",),
    )
    beslut = fall.arende.namndbeslut
    assert beslut is not None
    assert (beslut.utfall, len(beslut.reservationer), beslut.jav) == (
        Beslutsutfall.AVSTAR,
        1,
        ("En ledamot",),
    )
    assert fall.till("overlamnad").arende.tillstand == "overlamnad"


def test_a_preliminary_answer_does_not_move_the_case() -> None:
    """Noted with its reason; the real one follows."""
    fall = Fall().till("forslag")
    fall.gor("preliminart_svar", "registrator")
    assert fall.arende.tillstand == "forslag"
    assert fall.arende.preliminart is not None
    assert "svarstid" in ankare(fall)


def test_makulering_keeps_the_number_and_points_to_the_right_case() -> None:
    """The number is never used again; the case is closed."""
    fall = Fall()
    fall.gor("makulera", "registrator", ratt_arende="SN 2011-2")
    avskriven = fall.arende.avskriven
    assert avskriven is not None
    assert (avskriven.grund, avskriven.lank) == (Avskrivningsgrund.MAKULERAD, "SN 2011-2")
    assert (fall.arende.diarienummer, fall.arende.ar_oppet, ankare(fall)) == ("SN 2011-1", False, {})


def test_another_handlaggare_takes_over_with_the_enhet_unchanged() -> None:
    """Omfördelning names what changes, and nothing else does."""
    fall = Fall().till("beredning")
    fall.gor("omfordela", "enhetschef")
    ansvar = fall.arende.ansvar
    assert ansvar is not None
    assert (ansvar.handlaggare, ansvar.enhet) == ("kollega", "bistand")
    assert fall.mojliga("handlaggare")["lagg_forslag"].behorig is None
    assert fall.mojliga("kollega")["lagg_forslag"].behorig is not None


def test_a_mistyped_day_of_arrival_is_put_right() -> None:
    """What is not named in the komplettering stays."""
    fall = Fall().till("beredning")
    fore = fall.arende.mottagen
    fall.gor("komplettera", "registrator", titel=None, inkommen=date(2011, 9, 30))
    assert fall.arende.mottagen.inkommen == date(2011, 9, 30)
    assert fall.arende.mottagen.titel == fore.titel
    assert fall.arende.mottagen.avsandare == fore.avsandare
