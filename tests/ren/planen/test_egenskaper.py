"""What holds for every plan, whatever the calendar, the lead times, the closed days and the case."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from tests.ren.planen.slump import (
    ARBETSDAGAR,
    DAGAR,
    FALL,
    FORSTA,
    NAMND,
    SNABBT,
    STANGDA,
    VILLKOR,
    beslutade,
    kalendrar,
    med_anstand,
    moten,
    svarstid,
)
from tillstand.arbetsdagar import Arbetsdagar
from tillstand.beredning import Svarsvag
from tillstand.kalender import Namndkalender
from tillstand.mote import Mote, Motestyp
from tillstand.stoppdagar import fore_motet
from tillstand.tidsplan import Hinns, Verdikt, hinns, tidsplan
from tillstand.upplagg import Planfall, lagg_upp, malmotet
from tillstand.utvagar import utvagar
from tillstand.villkor import Villkor

SENT_PA_DELEGATION = Planfall(
    svarstid=svarstid(date(2011, 10, 31)),
    svarsvag=Svarsvag.DELEGATION,
    beslutat=date(2011, 11, 2),
    justeras=False,
)
JUSTERAS_SISTA_DAGEN = Planfall(svarstid=svarstid(date(2011, 10, 31)), beslutat=date(2011, 10, 24))
"""Invented: the minutes are verified seven days after the meeting, on the very svarstid."""


@SNABBT
@given(kalendrar(), FALL | beslutade(), VILLKOR, DAGAR)
@example(Namndkalender(), SENT_PA_DELEGATION, Villkor(), date(2011, 11, 2))
def test_no_step_comes_after_the_one_that_builds_on_it(
    kalender: Namndkalender, fall: Planfall, villkor: Villkor, idag: date
) -> None:
    """What is printed, what is counted and what is moved off a closed day: the order of the steps stands."""
    plan = tidsplan(fall, kalender, villkor, idag)
    steg = [(ett.stopp.namn, ett.stopp.datum) for ett in plan.steg]
    assert [(fore, efter) for fore, efter in pairwise(steg) if fore[1] > efter[1]] == []
    assert all(ett.marginal >= 0 for ett in plan.steg)


@SNABBT
@given(kalendrar(), st.tuples(DAGAR, DAGAR), VILLKOR)
def test_a_later_svarstid_never_gives_an_earlier_meeting(
    kalender: Namndkalender, svarstider: tuple[date, date], villkor: Villkor
) -> None:
    """More time is never worse, whether the paragraph is verified at once or in the ordinary way."""
    tidig, sen = (lagg_upp(Planfall(svarstid=svarstid(dag)), kalender, villkor) for dag in sorted(svarstider))
    for fore, efter in ((tidig.sammantrade, sen.sammantrade), (tidig.ordinarie, sen.ordinarie)):
        assert fore is None or (efter is not None and fore.dag <= efter.dag)


@SNABBT
@given(kalendrar(), STANGDA, DAGAR)
def test_more_closed_days_never_give_later_stop_dates(
    kalender: Namndkalender, stangda: frozenset[date], dag: date
) -> None:
    """Whoever is away more must be done earlier, never later; so with the last day to send."""
    kalender = evolve(kalender, antar=False)
    fler = evolve(kalender, dagar=Arbetsdagar(kalender.dagar.stangda | stangda))
    for mote in kalender.hallna:
        par = zip(fore_motet(mote, kalender), fore_motet(mote, fler), strict=True)
        assert [(ett.namn, ett.datum) for ett, annat in par if annat.datum > ett.datum] == []
    fall = Planfall(svarstid=svarstid(dag))
    forr, nu = (lagg_upp(fall, k, Villkor()).skicka_senast for k in (kalender, fler))
    assert forr is not None
    assert nu is not None
    assert nu <= forr <= dag


@SNABBT
@given(kalendrar(), FALL | beslutade(), FALL, VILLKOR, DAGAR)
def test_a_plan_depends_on_nothing_but_what_it_is_made_of(
    kalender: Namndkalender, fall: Planfall, annat: Planfall, villkor: Villkor, idag: date
) -> None:
    """The same calendar, case and day give the same plan, whoever else has asked in between."""
    plan = tidsplan(fall, evolve(kalender), villkor, idag)
    utvagar(tidsplan(annat, kalender, villkor, idag))
    igen = tidsplan(fall, kalender, villkor, idag)
    assert igen == plan
    assert utvagar(igen) == utvagar(plan)


def _nabara(fall: Planfall, kalender: Namndkalender, idag: date) -> Iterator[Mote]:
    """The meetings after the last day to send that the case reaches in time, kallelse and all."""
    skicka = fall.svarstid.planeringsdag(kalender.dagar)
    assert skicka is not None
    for mote in kalender.framat(max(skicka, idag - timedelta(1))):
        kallelse = fore_motet(mote, kalender)[-1]
        if kallelse.datum >= idag and hinns(mote, fall, kalender, idag) is Hinns.I_TID:
            yield mote


@SNABBT
@given(kalendrar(samma_tryck=True), FALL, VILLKOR, st.integers(0, 500), st.integers(-15, 45))
def test_the_extension_that_is_asked_for_is_enough(
    kalender: Namndkalender, fall: Planfall, villkor: Villkor, dagar: int, kvar: int
) -> None:
    """When the sender grants what the way out asks for, the plan stands: for the meeting that the way out
    names, wherever that one can be reached in time."""
    idag = FORSTA + timedelta(dagar)
    fall = evolve(fall, svarstid=svarstid(idag + timedelta(kvar)))
    begart = [ut.datum for ut in utvagar(tidsplan(fall, kalender, villkor, idag)) if ut.namn == "anstand"]
    if begart and any(_nabara(fall, kalender, idag)):
        efter = evolve(med_anstand(fall, begart[-1]), valt=None)
        assert tidsplan(efter, kalender, villkor, idag).verdikt is not Verdikt.HALLER_INTE


@SNABBT
@given(kalendrar(), beslutade(), VILLKOR, DAGAR)
@example(Namndkalender(), JUSTERAS_SISTA_DAGEN, Villkor(), date(2011, 10, 25))
def test_the_extension_that_waits_for_the_minutes_is_enough(
    kalender: Namndkalender, fall: Planfall, villkor: Villkor, idag: date
) -> None:
    """When the answer is decided only its verification is waited for: the extension reaches that far."""
    begart = [ut.datum for ut in utvagar(tidsplan(fall, kalender, villkor, idag)) if ut.namn == "anstand"]
    for dag in begart:
        efter = med_anstand(fall, dag)
        assert tidsplan(efter, kalender, villkor, idag).verdikt is Verdikt.HALLER


def _planerade(alla: tuple[Mote, ...]) -> list[Mote]:
    """What once stood in a decided calendar: no extra meeting, and no day that another was moved to."""
    dit = [mote.flyttat_till for mote in alla]
    return [mote for mote in alla if mote.typ is not Motestyp.EXTRA and mote.dag not in dit]


def _samma_dag_i(ar: int, dag: date, dagar: Arbetsdagar) -> date:
    """By hand: as many weeks from the week of 4 January, the same weekday; a day off moves back."""
    vecka1, mitt = (date(a, 1, 4) - timedelta(date(a, 1, 4).weekday()) for a in (ar, dag.isocalendar().year))
    veckor = (dag - mitt).days // 7
    if vecka1 + timedelta(7 * veckor + 3) > date(ar, 12, 31):
        veckor -= 1
    ut = vecka1 + timedelta(7 * veckor + dag.weekday())
    while not dagar.ar_arbetsdag(ut):
        ut -= timedelta(1)
    return ut


def _mitt_i_aret(dag: date) -> bool:
    """Far from New Year, where a week may belong to two years and a day off may lead into another one."""
    return 8 < dag.timetuple().tm_yday < 355


FJARDE_JANUARI = Mote(namnd=NAMND, dag=date(2023, 1, 4))
"""As Skövde's socialnämnd has published; in 2025 the Wednesday of that week is New Year's Day."""
TREDJE_JANUARI = Mote(namnd=NAMND, dag=date(2024, 1, 3))
"""Invented: the same the year after, when only 2024 is known."""
ONSDAG_OCH_TORSDAG = (Mote(namnd=NAMND, dag=date(2011, 5, 18)), Mote(namnd=NAMND, dag=date(2011, 5, 19)))
"""Invented: in the same week of 2012 that Thursday is Kristi himmelsfärdsdag."""


@SNABBT
@given(moten(), ARBETSDAGAR)
@example((FJARDE_JANUARI,), Arbetsdagar())
@example((TREDJE_JANUARI,), Arbetsdagar())
@example(ONSDAG_OCH_TORSDAG, Arbetsdagar())
def test_a_year_that_is_not_decided_is_assumed_from_the_one_before(
    alla: tuple[Mote, ...], dagar: Arbetsdagar
) -> None:
    """Same weekday of the same week, marked, at most two years ahead, one meeting a day; what was cancelled
    or moved from was planned and is assumed too, extra meetings and the days moved to are not."""
    kalender = Namndkalender(moten=alla, dagar=dagar)
    planerade = _planerade(alla)
    kanda = sorted({mote.dag.year for mote in planerade})
    antas = [ar for ar in range(kanda[0], kanda[-1] + 3) if ar not in kanda] if kanda else []
    vantade = set()
    for ar in antas:
        forlaga = max(ett for ett in kanda if ett < ar)
        vantade |= {_samma_dag_i(ar, m.dag, dagar) for m in planerade if m.dag.year == forlaga}
    antagna = [mote.dag for mote in kalender.hallna if mote.antaget]
    assert sorted(set(antagna)) == antagna
    assert {dag.year for dag in antagna} <= set(antas)
    kanda_dagar = {mote.dag for mote in alla}
    assert {dag for dag in antagna if _mitt_i_aret(dag)} == set(filter(_mitt_i_aret, vantade)) - kanda_dagar
    assert [mote for mote in kalender.hallna if not mote.antaget] == [m for m in kalender.moten if m.halls]


@SNABBT
@given(moten(), DAGAR)
def test_a_closed_world_assumes_nothing(alla: tuple[Mote, ...], dag: date) -> None:
    """Where nothing is to be assumed, only what stands in the calendar is held."""
    kalender = Namndkalender(moten=alla, antar=False)
    assert all(mote in alla for mote in (*kalender.bakat(dag), *kalender.framat(dag)))


@SNABBT
@given(kalendrar(), FALL | beslutade(), VILLKOR)
def test_the_meeting_is_the_same_with_and_without_the_steps(
    kalender: Namndkalender, fall: Planfall, villkor: Villkor
) -> None:
    """What is stored with each case is the meeting that its plan is counted from."""
    assert malmotet(fall, kalender, villkor) == lagg_upp(fall, kalender, villkor).malmote
