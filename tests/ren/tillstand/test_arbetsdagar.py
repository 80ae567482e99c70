"""Working days, weeks, months and the appeal time, by table and against a naive day loop."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillstand.arbetsdagar import (
    Arbetsdagar,
    helgdagar,
    isovecka,
    lokal_dag,
    plus_manader,
    sista_overklagandedag,
)

DAGAR = Arbetsdagar()
STANGT = Arbetsdagar((date(2026, 5, 15), date(2012, 4, 5)))
VALDA = st.sampled_from((DAGAR, STANGT))
DAG = st.dates(date(2004, 6, 1), date(2029, 6, 1))


@pytest.mark.parametrize(
    ("ar", "langfredag", "annandag", "himmelsfard", "midsommarafton", "alla_helgon"),
    [
        (2011, "04-22", "04-25", "06-02", "06-24", "11-05"),
        (2012, "04-06", "04-09", "05-17", "06-22", "11-03"),
        (2025, "04-18", "04-21", "05-29", "06-20", "11-01"),
        (2026, "04-03", "04-06", "05-14", "06-19", "10-31"),
        (2027, "03-26", "03-29", "05-06", "06-25", "11-06"),
        (2028, "04-14", "04-17", "05-25", "06-23", "11-04"),
    ],
)
def test_movable_holidays_fall_where_the_almanac_says(
    ar: int, langfredag: str, annandag: str, himmelsfard: str, midsommarafton: str, alla_helgon: str
) -> None:
    """Long Friday, Easter Monday, Ascension Day, Midsummer Eve and All Saints' Day of each year."""
    vantade = {
        date.fromisoformat(f"{ar}-{dag}")
        for dag in (langfredag, annandag, himmelsfard, midsommarafton, alla_helgon)
    }
    assert vantade <= helgdagar(ar)
    assert not any(DAGAR.ar_arbetsdag(dag) for dag in vantade)


@pytest.mark.parametrize("ar", range(2011, 2029))
def test_fixed_holidays_and_the_three_eves_are_no_working_days(ar: int) -> None:
    """New Year, Epiphany, 1 May, 6 June, Christmas and its eve, New Year's Eve: every year."""
    for manad, dag in ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)):
        assert not DAGAR.ar_arbetsdag(date(ar, manad, dag))


def test_whit_monday_was_a_holiday_until_2004_and_the_national_day_is_one_since_2005() -> None:
    """Old cases are counted by the holidays of their own year."""
    assert not DAGAR.ar_arbetsdag(date(2004, 5, 31))
    assert DAGAR.ar_arbetsdag(date(2005, 5, 16))
    assert not DAGAR.ar_arbetsdag(date(2005, 6, 6))


@pytest.mark.parametrize(
    ("dag", "nasta"),
    [
        ("2011-10-01", "2011-10-03"),
        ("2011-10-16", "2011-10-17"),
        ("2012-06-06", "2012-06-07"),
        ("2026-06-19", "2026-06-22"),
        ("2026-12-24", "2026-12-28"),
        ("2026-12-31", "2027-01-04"),
    ],
)
def test_the_next_working_day(dag: str, nasta: str) -> None:
    """A day without work leads to the next day when people are at work."""
    assert DAGAR.pa_eller_efter(date.fromisoformat(dag)) == date.fromisoformat(nasta)
    assert DAGAR.plus(date.fromisoformat(dag), 1) == date.fromisoformat(nasta)


def test_a_klamdag_is_a_working_day_unless_the_municipality_closes() -> None:
    """The Friday after Ascension Day is worked, except where the municipality keeps closed."""
    assert DAGAR.ar_arbetsdag(date(2026, 5, 15))
    assert not STANGT.ar_arbetsdag(date(2026, 5, 15))
    assert STANGT.pa_eller_efter(date(2026, 5, 14)) == date(2026, 5, 18)


def test_a_saturday_is_planned_back_to_friday() -> None:
    """Svarstid Saturday 1 October 2011: act by Friday 30 September."""
    assert DAGAR.pa_eller_fore(date(2011, 10, 1)) == date(2011, 9, 30)
    assert DAGAR.pa_eller_fore(date(2011, 9, 30)) == date(2011, 9, 30)


@pytest.mark.parametrize(
    ("dag", "antal", "nasta"),
    [
        ("2011-11-30", 3, "2012-02-29"),
        ("2011-11-30", 15, "2013-02-28"),
        ("2012-01-31", 1, "2012-02-29"),
        ("2012-03-31", -1, "2012-02-29"),
        ("2012-01-15", -1, "2011-12-15"),
        ("2011-06-15", 4, "2011-10-15"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(dag: str, antal: int, nasta: str) -> None:
    """Three months from 30 November 2011 end on 29 February 2012 (lag 1930:173)."""
    assert plus_manader(date.fromisoformat(dag), antal) == date.fromisoformat(nasta)


def test_week_23_of_2012_runs_from_monday_4_to_sunday_10_june() -> None:
    """Weeks are counted by ISO 8601; a week that the year does not have is refused."""
    assert isovecka(2012, 23) == (date(2012, 6, 4), date(2012, 6, 10))
    assert isovecka(2009, 53) == (date(2009, 12, 28), date(2010, 1, 3))
    with pytest.raises(ValueError, match="53"):
        isovecka(2012, 53)


@pytest.mark.parametrize(
    ("anslaget", "sista"),
    [
        ("2018-04-03", "2018-04-24"),
        ("2020-08-18", "2020-09-08"),
        ("2019-04-02", "2019-04-23"),
        ("2011-12-05", "2011-12-27"),
        ("2012-05-16", "2012-06-07"),
        ("2026-05-29", "2026-06-22"),
    ],
)
def test_the_last_day_of_appeal_is_three_weeks_after_the_notice(anslaget: str, sista: str) -> None:
    """The same weekday three weeks later; on a holiday, Saturday or eve the next vardag."""
    assert sista_overklagandedag(date.fromisoformat(anslaget), DAGAR) == date.fromisoformat(sista)


def test_the_local_day_begins_at_midnight_in_stockholm() -> None:
    """Half past ten at night UTC in summer is already the next day here; naive instants are refused."""
    assert lokal_dag(datetime(2011, 6, 30, 22, 30, tzinfo=UTC)) == date(2011, 7, 1)
    assert lokal_dag(datetime(2011, 12, 30, 22, 30, tzinfo=UTC)) == date(2011, 12, 30)
    with pytest.raises(ValueError, match="time zone"):
        lokal_dag(datetime(2011, 6, 30, 22, 30))  # noqa: DTZ001


@given(VALDA, DAG, st.integers(-300, 300))
def test_counting_working_days_agrees_with_going_day_by_day(
    dagar: Arbetsdagar, dag: date, antal: int
) -> None:
    """The n-th working day is the one reached by walking, in either direction."""
    nu, kvar, steg = dag, abs(antal), 1 if antal > 0 else -1
    while kvar:
        nu += timedelta(steg)
        kvar -= _arbetas(dagar, nu)
    assert dagar.plus(dag, antal) == nu


@given(VALDA, DAG, st.integers(-500, 500))
def test_working_days_between_two_days_agree_with_going_day_by_day(
    dagar: Arbetsdagar, fran: date, avstand: int
) -> None:
    """From the day after the first up to and including the last; negative backwards."""
    till = fran + timedelta(avstand)
    tidig, sen = sorted((fran, till))
    antal = sum(_arbetas(dagar, tidig + timedelta(n)) for n in range(1, (sen - tidig).days + 1))
    assert dagar.mellan(fran, till) == (antal if fran <= till else -antal)


@given(VALDA, DAG)
def test_the_nearest_working_day_is_the_day_itself_when_it_is_worked(dagar: Arbetsdagar, dag: date) -> None:
    """On or before and on or after agree exactly on the working days."""
    fore, efter = dagar.pa_eller_fore(dag), dagar.pa_eller_efter(dag)
    assert fore <= dag <= efter
    assert (fore == dag == efter) is bool(_arbetas(dagar, dag))
    assert not any(_arbetas(dagar, fore + timedelta(n)) for n in range(1, (efter - fore).days))


def _arbetas(dagar: Arbetsdagar, dag: date) -> int:
    return int(dag.weekday() < 5 and dag not in helgdagar(dag.year) and dag not in dagar.stangda)
