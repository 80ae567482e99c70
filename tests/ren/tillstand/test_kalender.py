"""A nämnd's calendar: what is held and what is not, decided years and assumed ones, the next meeting."""

from datetime import date, timedelta

import pytest

from tillstand.arbetsdagar import Arbetsdagar
from tillstand.kalender import Kalender, Namndkalender, samma_veckodag
from tillstand.mote import Mote, Motestyp

NAMND = "soc"


def mote(dag: str, typ: Motestyp = Motestyp.ORDINARIE, **dagar: str) -> Mote:
    """An invented meeting."""
    andra = {namn: date.fromisoformat(ett) for namn, ett in dagar.items()}
    return Mote(namnd=NAMND, dag=date.fromisoformat(dag), typ=typ, **andra)  # type: ignore[arg-type]


MOTEN = (
    mote("2011-11-24"),
    mote("2011-09-22"),
    mote("2011-10-20", Motestyp.FLYTTAT, flyttat_till="2011-10-27"),
    mote("2011-10-27"),
    mote("2011-12-15", Motestyp.INSTALLT),
    mote("2011-12-01", Motestyp.EXTRA),
)
SLUTEN = Namndkalender(moten=MOTEN, antar=False)
OPPEN = Namndkalender(moten=MOTEN)


def dagar(moten: object) -> list[str]:
    """The days of some meetings."""
    return [m.dag.isoformat() for m in moten]  # type: ignore[attr-defined]


def test_backwards_are_the_meetings_held_up_to_and_including_a_day() -> None:
    """The latest first; what was cancelled or moved away is not held."""
    assert dagar(SLUTEN.bakat(date(2011, 12, 31))) == ["2011-12-01", "2011-11-24", "2011-10-27", "2011-09-22"]
    assert dagar(SLUTEN.bakat(date(2011, 10, 27))) == ["2011-10-27", "2011-09-22"]
    assert dagar(SLUTEN.bakat(date(2011, 10, 26))) == ["2011-09-22"]
    assert dagar(SLUTEN.bakat(date(2011, 9, 21))) == []


def test_forwards_are_the_meetings_held_after_a_day() -> None:
    """The first one first, never that day's own."""
    assert dagar(SLUTEN.framat(date(2011, 10, 26))) == ["2011-10-27", "2011-11-24", "2011-12-01"]
    assert dagar(SLUTEN.framat(date(2011, 10, 27))) == ["2011-11-24", "2011-12-01"]
    assert dagar(SLUTEN.framat(date(2011, 12, 1))) == []


@pytest.mark.parametrize(
    ("dag", "typ"),
    [
        ("2011-10-27", Motestyp.ORDINARIE),
        ("2011-10-20", Motestyp.FLYTTAT),
        ("2011-12-15", Motestyp.INSTALLT),
        ("2011-12-01", Motestyp.EXTRA),
        ("2012-10-18", Motestyp.ANTAGET),
        ("2011-10-21", None),
        ("2012-10-25", None),
    ],
)
def test_what_stands_on_a_day_is_found_whatever_became_of_it(dag: str, typ: Motestyp | None) -> None:
    """Held, moved, cancelled, extra or assumed; the day that one was moved to does not come again."""
    funnet = OPPEN.pa(date.fromisoformat(dag))
    assert (funnet.typ if funnet else None) is typ


def test_the_calendar_is_in_order_however_it_was_typed_in() -> None:
    """Rows come as somebody has written them."""
    assert dagar(SLUTEN.moten) == sorted(dagar(MOTEN))
    assert Namndkalender(moten=reversed(MOTEN)) == OPPEN
    assert OPPEN.finns
    assert not Namndkalender().finns


@pytest.mark.parametrize(
    ("moten", "ar"),
    [
        ((), set()),
        ((mote("2011-10-27"),), {2011}),
        ((mote("2011-10-27", Motestyp.INSTALLT),), {2011}),
        # planned in December, moved to January: nothing is decided of 2012
        (
            (mote("2011-12-15", Motestyp.FLYTTAT, flyttat_till="2012-01-10"), mote("2012-01-10")),
            {2011},
        ),
        # an extra meeting called for January says nothing of the year
        ((mote("2011-10-27"), mote("2012-01-12", Motestyp.EXTRA)), {2011}),
        ((mote("2011-10-27"), mote("2013-01-17")), {2011, 2013}),
    ],
)
def test_a_year_is_decided_when_an_ordinary_meeting_was_planned_in_it(
    moten: tuple[Mote, ...], ar: set[int]
) -> None:
    """Also when that meeting was cancelled afterwards; extra meetings and moved ones decide nothing."""
    assert Namndkalender(moten=moten).beslutade_ar() == ar


def test_two_years_are_assumed_after_the_last_known_one() -> None:
    """The same Thursdays of the same weeks: what was planned, so also the cancelled and the moved one."""
    antagna = [m for m in OPPEN.hallna if m.antaget]
    assert dagar(antagna) == [
        *("2012-09-20", "2012-10-18", "2012-11-22", "2012-12-13"),
        *("2013-09-19", "2013-10-17", "2013-11-21", "2013-12-12"),
    ]
    assert {(m.flyttat_till, m.namnd) for m in antagna} == {(None, NAMND)}
    assert {m.dag.isocalendar()[1:] for m in antagna} == {(38, 4), (42, 4), (47, 4), (50, 4)}
    assert dagar(m for m in OPPEN.hallna if not m.antaget) == dagar(SLUTEN.hallna)


def test_the_year_that_gets_known_is_assumed_no_more() -> None:
    """One decided meeting of 2012 is enough: the rest of that year is as decided, and 2014 is assumed."""
    kalender = Namndkalender(moten=(*MOTEN, mote("2012-01-26")))
    assert {m.dag.year for m in kalender.hallna if m.antaget} == {2013, 2014}
    assert dagar(m for m in kalender.hallna if m.dag.year == 2012) == ["2012-01-26"]


def test_a_year_between_two_known_ones_is_assumed_from_the_one_before() -> None:
    """Somebody has entered 2011 and 2013: 2012 is like 2011, 2014 like 2013."""
    kalender = Namndkalender(moten=(mote("2011-10-27"), mote("2013-03-14")))
    assert dagar(kalender.hallna) == [
        "2011-10-27",
        "2012-10-25",
        "2013-03-14",
        "2014-03-13",
        "2015-03-12",
    ]


def test_an_assumed_meeting_moves_off_a_day_without_work_and_so_do_its_stop_dates() -> None:
    """Thursday of week 20 is Kristi himmelsfärdsdag in 2012: the meeting is assumed on the Wednesday, with
    every stop date as many days before."""
    forlaga = mote("2011-05-19", inlamning="2011-04-21", utskick="2011-05-13", justering="2011-05-26")
    kalender = Namndkalender(moten=(forlaga,), dagar=Arbetsdagar((date(2012, 5, 10),)))
    antaget = next(m for m in kalender.hallna if m.dag.year == 2012)
    assert antaget == mote(
        "2012-05-16",
        Motestyp.ANTAGET,
        inlamning="2012-04-18",
        utskick="2012-05-09",  # the 10th is closed
        justering="2012-05-23",
    )


def test_no_meeting_is_assumed_where_one_stands() -> None:
    """An extra meeting is called for the very day that the pattern gives: it is that meeting."""
    kalender = Namndkalender(moten=(mote("2011-10-27"), mote("2012-10-25", Motestyp.EXTRA)))
    assert [m.typ for m in kalender.hallna if m.dag.year == 2012] == [Motestyp.EXTRA]


@pytest.mark.parametrize(
    ("dag", "ar", "dit"),
    [
        ("2011-10-27", 2012, "2012-10-25"),
        ("2011-10-27", 2013, "2013-10-24"),
        ("2012-02-29", 2013, "2013-02-27"),
        ("2009-12-30", 2010, "2010-12-29"),  # of week 53, which 2010 does not have
        ("2015-12-28", 2020, "2020-12-28"),  # of week 53, which 2020 has too
    ],
)
def test_the_same_weekday_of_the_same_week(dag: str, ar: int, dit: str) -> None:
    """By ISO 8601; where there is no week 53, that of week 52."""
    assert samma_veckodag(date.fromisoformat(dag), ar) == date.fromisoformat(dit)


def test_the_next_meeting_is_one_that_is_decided_and_held() -> None:
    """What is reported at the next meeting is not reported at one that is cancelled, or only assumed."""
    kalender = Kalender(namnder={NAMND: OPPEN})
    assert kalender.nasta_mote(NAMND, date(2011, 9, 22)) == date(2011, 10, 27)
    assert kalender.nasta_mote(NAMND, date(2011, 11, 30)) == date(2011, 12, 1)
    assert kalender.nasta_mote(NAMND, date(2011, 12, 1)) is None
    assert kalender.nasta_mote("kult", date(2011, 9, 22)) is None


def test_an_assumed_meeting_before_a_decided_one_is_passed_over() -> None:
    """2012 is not entered, but an extra meeting in its autumn is: that one is decided."""
    kalender = Namndkalender(moten=(mote("2011-03-10"), mote("2012-09-06", Motestyp.EXTRA)))
    assert dagar(kalender.framat(date(2012, 1, 1)))[0] == "2012-03-08"
    assert Kalender(namnder={NAMND: kalender}).nasta_mote(NAMND, date(2012, 1, 1)) == date(2012, 9, 6)


def test_a_namnd_of_which_nothing_is_known_has_the_days_of_the_municipality() -> None:
    """No meetings, the usual lead times, and the same closed days."""
    stangt = Arbetsdagar((date(2012, 5, 18),))
    okand = Kalender(dagar=stangt).for_namnd("kult")
    assert (okand.finns, okand.dagar, okand.hallna) == (False, stangt, ())
    assert okand.dagar.pa_eller_fore(date(2012, 5, 18)) == date(2012, 5, 18) - timedelta(2)
