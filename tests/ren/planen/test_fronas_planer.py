"""The real remisser that everything grew from: their svarstider against the meetings of their nämnd."""

from attrs import evolve

from tests.ren.planen.fallen import MED_PUNKT, SOC, dag, mote, planera, steg, svarstid, ut
from tillstand.kalender import Namndkalender
from tillstand.stoppdagar import Grund
from tillstand.tidsplan import Verdikt

MED_OJ, INTE = Verdikt.HALLER_MED_OMEDELBAR_JUSTERING, Verdikt.HALLER_INTE

VAREN_2012 = Namndkalender(
    moten=(
        mote("2012-05-22"),  # Stockholm's socialnämnd met that day
        mote("2012-06-12"),  # invented: a stadsdelsnämnd of the same city met then
    )
)


def test_the_remiss_on_child_poverty_had_four_days_and_needed_omedelbar_justering() -> None:
    """Svarstid 31 October 2011, taken by the socialnämnd on the 27th: ordinary minutes would have come on
    3 November. All three answering seeds propose that the paragraph is verified at once."""
    plan = planera("2011-10-31", "2011-09-15")
    assert plan.verdikt is MED_OJ
    assert (plan.upplagg.sammantrade, plan.upplagg.omedelbart) == (mote("2011-10-27"), True)
    assert plan.upplagg.ordinarie == mote("2011-09-22")
    assert steg(plan) == {
        "underremiss": "2011-09-22",
        "medlasare": "2011-09-23",
        "tjansteutlatande": "2011-09-30",
        "chefer": "2011-10-04",
        "presidium": "2011-10-06",
        "kallelse": "2011-10-21",
        "sammantrade": "2011-10-27",
        "justering": "2011-10-27",
        "skicka": "2011-10-31",
    }
    utan = planera("2011-10-31", "2011-09-15", villkor=evolve(MED_PUNKT, omedelbar_justering=False))
    assert utan.verdikt is INTE


def test_a_commission_for_a_sustainable_stockholm_needs_just_the_extension_that_it_got() -> None:
    """Svarstid 1 June 2012, seen on 2 May: the agenda of 22 May is set, and the next meeting is on 12 June.
    The extension to ask for is Wednesday 13 June, and with it the answer comes in time."""
    fore = planera("2012-06-01", "2012-05-02", kalender=VAREN_2012)
    assert fore.verdikt is INTE
    assert fore.upplagg.sammantrade == fore.upplagg.ordinarie == mote("2012-05-22")
    assert ut(fore) == {
        "delegation": ["2012-06-01"],
        "ordforandebeslut": ["2012-06-01"],
        "extra_sammantrade": ["2012-06-01"],
        "anstand": ["2012-06-13"],
        "preliminart_svar": ["2012-06-01"],
        "sent_svar": ["2012-06-13"],
        "avsta": ["2012-06-01"],
    }
    efter = planera(svarstid("2012-06-01", "2012-06-13"), "2012-05-02", kalender=VAREN_2012)
    assert efter.verdikt is MED_OJ
    assert (steg(efter)["sammantrade"], steg(efter)["skicka"]) == ("2012-06-12", "2012-06-13")
    assert steg(efter)["tjansteutlatande"] == "2012-05-16"  # the 17th was Kristi himmelsfärdsdag


def test_the_days_before_the_extension_are_the_last_when_the_spring_meeting_served() -> None:
    """Until the presidium of 22 May on Monday 30 April (1 May is red) the first date could have been kept."""
    sist, efter = (
        planera("2012-06-01", idag, kalender=VAREN_2012).verdikt for idag in ("2012-04-30", "2012-05-01")
    )
    assert (sist, efter) == (Verdikt.SNAVT, INTE)
    assert planera("2012-06-01", "2012-04-26", kalender=VAREN_2012).verdikt is Verdikt.HALLER


def test_a_motion_extended_to_a_saturday_is_answered_on_friday() -> None:
    """Svarstid 1 September 2011, extended to Saturday 1 October: kept as written, planned for the 30th; the
    invented meeting of 22 September is the last one, with eight days between it and the Friday."""
    plan = planera(svarstid("2011-09-01", "2011-10-01"), "2011-08-15", kalender=SOC)
    assert (plan.upplagg.svarstid, plan.skicka_senast) == (dag("2011-10-01"), dag("2011-09-30"))
    assert plan.verdikt is Verdikt.HALLER
    assert (steg(plan)["sammantrade"], steg(plan)["justering"]) == ("2011-09-22", "2011-09-29")
    sist = plan.steg[-1].stopp
    assert (sist.datum, sist.bas, sist.grund) == (dag("2011-09-30"), dag("2011-10-01"), Grund.SVARSTID)
