"""What is done: steps by the facts of the case, the decision, and what is left after it."""

import pytest

from tests.ren.planen.fallen import (
    INSTALLT,
    MED_PUNKT,
    UTAN_OJ,
    VERKLIGT,
    forklaringar,
    med,
    mote,
    planera,
    steg,
    ut,
)
from tillstand.beredning import Svarsvag
from tillstand.ledtider import ORDNING
from tillstand.stoppdagar import Grund
from tillstand.tidsplan import Verdikt
from tillstand.villkor import Villkor

HALLER, SNAVT, MED_OJ, INTE = (
    Verdikt.HALLER,
    Verdikt.SNAVT,
    Verdikt.HALLER_MED_OMEDELBAR_JUSTERING,
    Verdikt.HALLER_INTE,
)
SVAR = "2011-11-30"


SKRIVET = frozenset(ORDNING[:3])
"""The tjänsteutlåtande is written, and with it what comes before."""
PA_DAGORDNINGEN = frozenset(ORDNING[:5])


@pytest.mark.parametrize(
    ("klara", "idag", "verdikt"),
    [
        (frozenset(), "2011-11-03", SNAVT),
        (frozenset(), "2011-11-04", INTE),
        (SKRIVET, "2011-11-01", MED_OJ),
        (SKRIVET, "2011-11-02", SNAVT),
        (SKRIVET, "2011-11-04", SNAVT),
        (SKRIVET, "2011-11-18", SNAVT),
        (SKRIVET, "2011-11-19", INTE),
        (PA_DAGORDNINGEN, "2011-11-04", MED_OJ),
        (PA_DAGORDNINGEN, "2011-11-24", MED_OJ),
        (PA_DAGORDNINGEN, "2011-11-25", INTE),
    ],
)
def test_what_is_done_keeps_a_meeting_within_reach(
    klara: frozenset[str], idag: str, verdikt: Verdikt
) -> None:
    """The agenda of 24 November is set on the 3rd: what is not written then is too late. What is written and
    waits to be approved can be taken up until the kallelse on the 18th; what stands on the agenda is in
    time until the meeting."""
    assert planera(SVAR, idag, klara=klara).verdikt is verdikt


@pytest.mark.parametrize(
    ("klara", "missade"),
    [
        (frozenset(), ORDNING[:5]),
        (frozenset({"medlasare"}), ("underremiss", "tjansteutlatande", "chefer", "presidium")),
        (SKRIVET, ("chefer", "presidium")),
        (PA_DAGORDNINGEN, ()),
    ],
)
def test_what_is_done_is_not_missed(klara: frozenset[str], missade: tuple[str, ...]) -> None:
    """On 8 November: a step whose day has passed is missed unless the facts say that it is done."""
    plan = planera(SVAR, "2011-11-08", klara=klara)
    assert tuple(ett.stopp.namn for ett in plan.steg if ett.missat) == missade
    assert {ett.stopp.namn for ett in plan.steg if ett.klart} == klara
    assert plan.nasta_steg is not None
    assert plan.nasta_steg.stopp.namn == "kallelse"


def test_fridays_step_is_missed_on_saturday() -> None:
    """Nobody works on Saturday, but Friday has passed: the step is missed, and another one is the next."""
    fredag, lordag = (planera(SVAR, idag, valt="2011-10-27") for idag in ("2011-09-30", "2011-10-01"))
    assert fredag.nasta_steg is not None
    assert fredag.nasta_steg.stopp.namn == "tjansteutlatande"
    assert lordag.nasta_steg is not None
    assert lordag.nasta_steg.stopp.namn == "chefer"
    assert "tjansteutlatande" in [ett.stopp.namn for ett in lordag.steg if ett.missat]


@pytest.mark.parametrize("villkor", [MED_PUNKT, UTAN_OJ])
def test_what_is_decided_and_verified_at_once_only_has_to_be_sent(villkor: Villkor) -> None:
    """Decided on 27 October, verified there: the plan holds until the last day to send."""
    plan = planera("2011-10-31", "2011-10-28", beslutat="2011-10-27", omedelbart=True, villkor=villkor)
    assert (plan.verdikt, ut(plan)) == (HALLER, {})
    assert [steg(plan)[namn] for namn in ("sammantrade", "justering", "skicka")] == [
        "2011-10-27",
        "2011-10-27",
        "2011-10-31",
    ]
    assert plan.upplagg.omedelbart
    for_sent = planera("2011-10-31", "2011-11-01", beslutat="2011-10-27", omedelbart=True)
    assert for_sent.verdikt is INTE


@pytest.mark.parametrize(
    ("svar", "verdikt", "skicka", "utvagar"),
    [
        ("2011-11-04", HALLER, "2011-11-04", {}),
        # on the very day of the minutes
        ("2011-11-03", INTE, "2011-11-04", {"anstand": ["2011-11-04"], "preliminart_svar": ["2011-11-03"]}),
        ("2011-10-31", INTE, "2011-11-04", {"anstand": ["2011-11-04"], "preliminart_svar": ["2011-10-31"]}),
    ],
)
def test_what_waits_for_its_minutes_beyond_the_svarstid_needs_some_days_more(
    svar: str, verdikt: Verdikt, skicka: str, utvagar: dict[str, list[str]]
) -> None:
    """Decided on 27 October in the ordinary way, verified on 3 November, sent at the earliest on the 4th:
    the sender is asked for those days, or gets a preliminary answer. No other way is left."""
    plan = planera(svar, "2011-10-28", beslutat="2011-10-27")
    assert plan.verdikt is verdikt
    assert (steg(plan)["justering"], steg(plan)["skicka"]) == ("2011-11-03", skicka)
    assert ut(plan) == utvagar


def test_when_the_svarstid_has_passed_only_today_can_be_asked_for() -> None:
    """On Saturday 12 November all is verified and late: the Monday after, and no preliminary answer."""
    plan = planera("2011-10-31", "2011-11-12", beslutat="2011-10-27")
    assert ut(plan) == {"anstand": ["2011-11-14"]}


def test_minutes_that_are_verified_already_are_not_waited_for() -> None:
    """Verified on 28 October, five days before it is usual: the answer is ready for 31 October."""
    plan = planera("2011-10-31", "2011-10-29", beslutat="2011-10-27", justerat="2011-10-28")
    assert (plan.verdikt, ut(plan)) == (HALLER, {})
    assert (steg(plan)["justering"], steg(plan)["skicka"]) == ("2011-10-28", "2011-10-31")


def test_the_published_day_of_the_minutes_counts() -> None:
    """Where the nämnd has printed 31 October for the meeting of the 27th, that is when it is verified."""
    kalender = med(mote("2011-10-27", justering=mote("2011-10-31").dag))
    plan = planera("2011-11-01", "2011-10-28", beslutat="2011-10-27", kalender=kalender)
    assert (plan.verdikt, steg(plan)["justering"], steg(plan)["skicka"]) == (
        HALLER,
        "2011-10-31",
        "2011-11-01",
    )
    assert plan.steg[-2].stopp.grund is Grund.PUBLICERAD


@pytest.mark.parametrize("vag", [None, Svarsvag.NAMND, Svarsvag.DELEGATION, Svarsvag.ORDFORANDEBESLUT])
def test_what_the_namnd_has_decided_is_verified_whatever_route_was_meant(vag: Svarsvag | None) -> None:
    """Meant for a delegat and decided by the nämnd all the same: its minutes are waited for."""
    plan = planera("2011-10-31", "2011-10-28", beslutat="2011-10-27", svarsvag=vag)
    assert plan.verdikt is INTE
    assert steg(plan)["justering"] == "2011-11-03"


@pytest.mark.parametrize("vag", [None, Svarsvag.NAMND, Svarsvag.DELEGATION, Svarsvag.ORDFORANDEBESLUT])
def test_what_somebody_has_decided_alone_has_no_meeting_whatever_route_was_meant(
    vag: Svarsvag | None,
) -> None:
    """Decided on 20 October by a delegat: no kallelse, no meeting, no minutes; it only has to be sent."""
    plan = planera("2011-10-31", "2011-10-21", beslutat="2011-10-20", svarsvag=vag, justeras=False)
    assert (plan.verdikt, ut(plan)) == (HALLER, {})
    assert [namn for namn in steg(plan) if namn not in ORDNING[:4]] == ["beslut", "skicka"]
    assert (steg(plan)["beslut"], steg(plan)["skicka"]) == ("2011-10-20", "2011-10-31")


def test_what_somebody_has_decided_alone_too_late_is_sent_after_it() -> None:
    """Decided on 2 November, with svarstid 31 October: not to be sent before it is decided, and without a
    word of minutes, since there are none."""
    plan = planera(
        "2011-10-31", "2011-11-02", beslutat="2011-11-02", svarsvag=Svarsvag.DELEGATION, justeras=False
    )
    assert plan.verdikt is INTE
    assert steg(plan)["beslut"] == "2011-11-02"
    assert steg(plan)["skicka"] >= "2011-11-02"
    assert ut(plan) == {"anstand": [steg(plan)["skicka"]]}
    assert "protokoll" not in forklaringar(plan)["anstand"]


def test_a_decision_on_a_day_without_a_meeting_is_counted_from_that_day() -> None:
    """The calendar says nothing of 25 October, or that the 27th is cancelled: the decision stands."""
    assert steg(planera(SVAR, "2011-10-26", beslutat="2011-10-25"))["sammantrade"] == "2011-10-25"
    kalender = med(INSTALLT)
    plan = planera(SVAR, "2011-10-28", beslutat="2011-10-27", kalender=kalender)
    assert (plan.verdikt, steg(plan)["justering"]) == (HALLER, "2011-11-03")
    assert VERKLIGT.dag.isoformat() == steg(plan)["sammantrade"]
