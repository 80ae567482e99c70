"""Whether an answer comes in time, row by row: what is known of a case, the day, and the verdict."""

from typing import Any

import pytest

from tests.ren.planen.fallen import (
    FLYTTAT,
    FLYTTAT_DIT,
    INSTALLT,
    SLUTEN_VARLD,
    SOC,
    UTAN_KALENDER,
    UTAN_OJ,
    dag,
    med,
    mote,
    planera,
    steg,
    svarstid,
)
from tillstand.beredning import Svarsvag
from tillstand.kalender import Namndkalender
from tillstand.ledtider import ORDNING
from tillstand.mote import Motestyp
from tillstand.stoppdagar import Grund
from tillstand.svarstid import Precision, Svarstid
from tillstand.tidsplan import AVGORANDE, Saknat, Verdikt
from tillstand.upplagg import UTANFOR

HALLER, SNAVT, MED_OJ, INTE = (
    Verdikt.HALLER,
    Verdikt.SNAVT,
    Verdikt.HALLER_MED_OMEDELBAR_JUSTERING,
    Verdikt.HALLER_INTE,
)
SVAR = "2011-11-30"
"""A Wednesday: 24 November serves with omedelbar justering, 27 October with ordinary."""


@pytest.mark.parametrize(
    ("idag", "genast", "vanligt"),
    [
        ("2011-09-15", HALLER, HALLER),
        ("2011-09-30", HALLER, HALLER),  # the day when the tjänsteutlåtande for 27 October is due
        ("2011-10-01", MED_OJ, SNAVT),
        ("2011-10-06", MED_OJ, SNAVT),  # the presidium of that meeting: the agenda is set
        ("2011-10-07", MED_OJ, INTE),
        ("2011-10-28", MED_OJ, INTE),  # the tjänsteutlåtande for 24 November
        ("2011-10-29", SNAVT, INTE),
        ("2011-11-03", SNAVT, INTE),  # its presidium
        ("2011-11-04", INTE, INTE),
        ("2011-11-30", INTE, INTE),
        ("2011-12-01", INTE, INTE),
    ],
)
def test_the_verdict_as_the_days_go(idag: str, genast: Verdikt, vanligt: Verdikt) -> None:
    """A day before a stop date is in time, the day after it is late; when the presidium has set the agenda it
    is too late. A nämnd that does not verify at once has only the earlier meeting."""
    assert planera(SVAR, idag).verdikt is genast
    assert planera(SVAR, idag, villkor=UTAN_OJ).verdikt is vanligt


def test_a_plan_has_nine_steps_and_each_its_reason() -> None:
    """Counted from the meeting of 24 November: what falls on a Saturday is due on the Friday."""
    plan = planera(SVAR, "2011-09-15")
    assert steg(plan) == {
        "underremiss": "2011-10-20",
        "medlasare": "2011-10-21",
        "tjansteutlatande": "2011-10-28",
        "chefer": "2011-11-01",
        "presidium": "2011-11-03",
        "kallelse": "2011-11-18",
        "sammantrade": "2011-11-24",
        "justering": "2011-11-24",
        "skicka": "2011-11-30",
    }
    assert [ett.stopp.grund for ett in plan.steg[-3:]] == [Grund.MOTET, Grund.OMEDELBART, Grund.SVARSTID]
    assert [ett.kvar for ett in plan.steg] == [25, 26, 31, 33, 35, 46, 50, 50, 54]
    assert [ett.marginal for ett in plan.steg] == [1, 5, 2, 2, 11, 4, 0, 4, 0]


def test_without_omedelbar_justering_the_earlier_meeting_is_the_one_to_plan_for() -> None:
    """27 October, verified on 3 November: the answer goes by the svarstid."""
    plan = planera(SVAR, "2011-09-15", villkor=UTAN_OJ)
    assert (steg(plan)["sammantrade"], steg(plan)["justering"], steg(plan)["skicka"]) == (
        "2011-10-27",
        "2011-11-03",
        SVAR,
    )
    assert not plan.upplagg.omedelbart


@pytest.mark.parametrize(
    ("svar", "verdikt"),
    [("2011-11-03", INTE), ("2011-11-04", HALLER)],
)
def test_in_the_ordinary_way_the_answer_goes_the_day_after_the_minutes(svar: str, verdikt: Verdikt) -> None:
    """Verified on 3 November: it cannot be sent that day, and can the day after."""
    plan = planera(svar, "2011-09-15", valt="2011-10-27", villkor=UTAN_OJ)
    assert plan.verdikt is verdikt
    assert steg(plan)["skicka"] == "2011-11-04"


@pytest.mark.parametrize(
    ("kalender", "falt", "verdikt", "moter"),
    [
        # moved to 3 November: followed there
        (med(FLYTTAT, FLYTTAT_DIT), {"valt": "2011-10-27"}, HALLER, "2011-11-03"),
        # moved to a day that stands in no calendar: that day all the same
        (med(FLYTTAT), {"valt": "2011-10-27"}, HALLER, "2011-11-03"),
        # cancelled: as if none were chosen
        (med(INSTALLT), {"valt": "2011-10-27"}, MED_OJ, "2011-11-24"),
        # moved, and cancelled there
        (
            med(FLYTTAT, mote("2011-11-03", typ=Motestyp.INSTALLT)),
            {"valt": "2011-10-27"},
            MED_OJ,
            "2011-11-24",
        ),
        # moved to and fro by a slip of the pen
        (
            med(FLYTTAT, mote("2011-11-03", typ=Motestyp.FLYTTAT, flyttat_till=dag("2011-10-27"))),
            {"valt": "2011-10-27"},
            MED_OJ,
            "2011-11-24",
        ),
        # later than the svarstid
        (SOC, {"valt": "2011-12-15"}, INTE, "2011-12-15"),
        # the last in time
        (SOC, {"valt": "2011-11-24"}, MED_OJ, "2011-11-24"),
        # in good time
        (SOC, {"valt": "2011-10-27"}, HALLER, "2011-10-27"),
        # so soon that it cannot be reached, though a later one could
        (SOC, {"valt": "2011-09-22"}, INTE, "2011-09-22"),
        # in no calendar
        (SOC, {"valt": "2011-10-25"}, HALLER, "2011-10-25"),
        (UTAN_KALENDER, {"valt": "2011-11-29"}, MED_OJ, "2011-11-29"),
    ],
)
def test_the_chosen_meeting_is_the_plans(
    kalender: Namndkalender, falt: dict[str, Any], verdikt: Verdikt, moter: str
) -> None:
    """What somebody has chosen stands, and is followed where it is moved; a cancelled one is let go."""
    plan = planera(SVAR, "2011-09-15", kalender=kalender, **falt)
    assert plan.verdikt is verdikt
    assert steg(plan)["sammantrade"] == moter


def test_a_meeting_in_no_calendar_is_marked_so() -> None:
    """Chosen all the same: its stop dates follow from the lead times."""
    valt = planera(SVAR, "2011-09-15", valt="2011-10-25").upplagg.malmote
    assert valt is not None
    assert valt.namnd == UTANFOR


def test_a_chosen_meeting_after_the_svarstid_sends_the_answer_the_working_day_after() -> None:
    """Thursday 15 December: at the earliest on Friday; in the ordinary way after 22 December."""
    assert steg(planera(SVAR, "2011-09-15", valt="2011-12-15"))["skicka"] == "2011-12-16"
    utan = planera(SVAR, "2011-09-15", valt="2011-12-15", villkor=UTAN_OJ)
    assert (steg(utan)["justering"], steg(utan)["skicka"]) == ("2011-12-22", "2011-12-23")


@pytest.mark.parametrize("vag", [Svarsvag.DELEGATION, Svarsvag.ORDFORANDEBESLUT])
@pytest.mark.parametrize(
    ("idag", "klara", "verdikt"),
    [
        ("2011-10-26", (), HALLER),
        ("2011-10-27", (), SNAVT),
        ("2011-10-31", (), SNAVT),
        ("2011-10-31", ("tjansteutlatande", "chefer"), HALLER),
        ("2011-11-01", ("tjansteutlatande", "chefer"), INTE),
    ],
)
def test_whoever_decides_alone_needs_no_meeting(
    vag: Svarsvag, idag: str, klara: tuple[str, ...], verdikt: Verdikt
) -> None:
    """The decision is taken by the last day to send, with the draft five days and the chefer's word two
    days before; until that day it is late, not too late. A chosen meeting, or none at all, is no matter."""
    for kalender in (SOC, UTAN_KALENDER, SLUTEN_VARLD):
        plan = planera(
            "2011-10-31", idag, svarsvag=vag, klara=frozenset(klara), valt="2011-09-22", kalender=kalender
        )
        assert plan.verdikt is verdikt
        assert plan.upplagg.malmote is None
        assert plan.saknas == ()
        assert steg(plan) == {
            "underremiss": "2011-10-17",
            "medlasare": "2011-10-19",
            "tjansteutlatande": "2011-10-26",
            "chefer": "2011-10-28",
            "beslut": "2011-10-31",
            "skicka": "2011-10-31",
        }


def test_the_day_for_deciding_alone_is_explained_from_the_svarstid() -> None:
    """Svarstid Saturday 1 October: the decision on the Friday is counted from the Saturday, as is sending."""
    plan = planera("2011-10-01", "2011-09-01", svarsvag=Svarsvag.DELEGATION)
    beslut, skicka = plan.steg[-2].stopp, plan.steg[-1].stopp
    assert (beslut.namn, beslut.datum) == ("beslut", dag("2011-09-30"))
    assert (beslut.bas, beslut.raknat) == (skicka.bas, skicka.raknat) == (dag("2011-10-01"),) * 2


def test_a_utskott_has_a_calendar_of_its_own() -> None:
    """Without a chosen meeting nothing can be told; with one the plan is counted from it."""
    utan = planera(SVAR, "2011-09-15", svarsvag=Svarsvag.UTSKOTT)
    assert (utan.verdikt, utan.upplagg.malmote, utan.saknas) == (None, None, (Saknat.UTSKOTTETS_KALENDER,))
    assert steg(utan) == {"skicka": SVAR}
    valt = planera(SVAR, "2011-09-15", svarsvag=Svarsvag.UTSKOTT, valt="2011-11-09")
    assert (valt.verdikt, valt.saknas) == (HALLER, ())
    assert steg(valt)["sammantrade"] == "2011-11-09"


@pytest.mark.parametrize("vag", [None, Svarsvag.NAMND, Svarsvag.UTSKOTT])
def test_a_passed_svarstid_is_not_met_whatever_the_route(vag: Svarsvag | None) -> None:
    """The day after the last day to send, also when the next meeting is near and everything is ready."""
    klara = frozenset((*ORDNING, *AVGORANDE))
    assert planera(SVAR, "2011-12-01", svarsvag=vag, klara=klara, valt="2011-12-15").verdikt is INTE


def test_a_svarstid_on_a_saturday_is_planned_for_the_friday() -> None:
    """Seed 002: extended from 1 September to Saturday 1 October 2011, so sent on Friday 30 September."""
    plan = planera(svarstid("2011-09-01", "2011-10-01"), "2011-08-15")
    assert (plan.upplagg.svarstid, plan.skicka_senast) == (dag("2011-10-01"), dag("2011-09-30"))
    assert steg(plan)["skicka"] == "2011-09-30"
    assert (plan.steg[-1].stopp.bas, plan.steg[-1].stopp.grund) == (dag("2011-10-01"), Grund.SVARSTID)


def test_without_a_svarstid_the_next_meeting_that_can_be_reached_is_told() -> None:
    """No verdict: only what must be done for 27 October, and when the answer could go after it."""
    plan = planera(None, "2011-09-30")
    assert (plan.verdikt, plan.saknas, plan.skicka_senast) == (None, (Saknat.SVARSTID,), None)
    assert (steg(plan)["tjansteutlatande"], steg(plan)["sammantrade"]) == ("2011-09-30", "2011-10-27")
    assert (steg(plan)["justering"], steg(plan)["skicka"]) == ("2011-11-03", "2011-11-04")
    assert steg(planera(None, "2011-10-01"))["sammantrade"] == "2011-11-24"
    assert steg(planera(None, "2011-10-01", valt="2011-12-15"))["sammantrade"] == "2011-12-15"
    for vag in (Svarsvag.UTSKOTT, Svarsvag.DELEGATION):
        assert planera(None, "2011-09-30", svarsvag=vag).steg == ()


@pytest.mark.parametrize(
    ("precision", "forst", "sist", "skicka"),
    [
        (Precision.VECKA, "2012-06-04", "2012-06-10", "2012-06-08"),  # "v. 23"
        (Precision.MANAD, "2011-11-01", "2011-11-30", "2011-11-30"),
        (Precision.KVARTAL, "2019-01-01", "2019-03-31", "2019-03-29"),  # "första kvartalet 2019"
        (Precision.PERIOD, "2011-09-01", "2011-12-31", "2011-12-30"),
    ],
)
def test_a_window_is_planned_for_its_last_working_day_and_asked_about(
    precision: Precision, forst: str, sist: str, skicka: str
) -> None:
    """A week, a month, a quarter: the last day counts until the sender has said another one."""
    fonster = Svarstid(datum=dag(sist), fran=dag(forst), precision=precision)
    plan = planera(fonster, "2011-08-15")
    assert plan.skicka_senast == dag(skicka)
    assert Saknat.DAG_I_SVARSTIDEN in plan.saknas
    bestamd = Svarstid(
        datum=dag(sist), fran=dag(forst), precision=precision, anstand=svarstid(None, "2012-06-13").anstand
    )
    assert Saknat.DAG_I_SVARSTIDEN not in planera(bestamd, "2011-08-15").saknas


def test_without_a_calendar_there_is_no_verdict_but_in_a_closed_world_there_is() -> None:
    """Meetings that nobody has entered may exist; where nothing more exists, none serves."""
    oppen, sluten = (planera(SVAR, "2011-09-15", kalender=k) for k in (UTAN_KALENDER, SLUTEN_VARLD))
    assert (oppen.verdikt, oppen.saknas) == (None, (Saknat.KALENDER,))
    assert (sluten.verdikt, sluten.saknas) == (INTE, ())
    assert steg(oppen) == steg(sluten) == {"skicka": SVAR}


def test_with_no_meeting_before_the_svarstid_the_plan_does_not_hold() -> None:
    """The first meeting of the calendar is on 10 February: an answer in January has none."""
    plan = planera("2011-01-31", "2011-01-03")
    assert (plan.verdikt, plan.upplagg.malmote, plan.saknas) == (INTE, None, ())
