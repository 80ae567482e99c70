"""Dates in letters: every way of writing one is read, and what is no date is not."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from arbetsflode.intag.datum import dagar

DAGAR = st.dates(min_value=date(1990, 1, 1), max_value=date(2049, 12, 31))
MONSTER = (
    "d MMMM y",
    "EEEE d MMMM y",
    "EEEE'en' 'den' d MMMM y",
    "d MMM y",
    "d MMM. y",
    "y-MM-dd",
    "yMMdd",
    "y.MM.dd",
    "d/M y",
    "d/M-y",
    "dd/MM y",
    "d.M.y",
    "'den' d':e' MMMM y",
    "d MMMM, y",
    "dMMMM y",
    "d MMMMy",
    "y -MM- dd",
)


@given(DAGAR, st.sampled_from(MONSTER))
def test_a_date_that_is_written_is_read_back(dag: date, monster: str) -> None:
    """Whatever way a day is written, in a sentence, the same day is read."""
    skrivet = format_date(dag, monster, locale="sv").replace("..", ".")
    (funnen,) = dagar(f"Svara senast {skrivet}, tack.")
    assert funnen.varde == dag.isoformat()
    assert f"Svara senast {skrivet}"[funnen.start : funnen.slut][-1].isalnum()


@given(DAGAR, st.sampled_from(("d MMMM", "d/M", "d':e' MMMM")))
def test_a_year_that_is_left_out_is_not_made_up(dag: date, monster: str) -> None:
    """Without a year the month and the day are told, and no more."""
    (funnen,) = dagar(f"senast {format_date(dag, monster, locale='sv')}.")
    assert funnen.varde == f"--{dag:%m-%d}"


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 1, 1)))
def test_two_digits_are_this_century(dag: date) -> None:
    """`1/6-18` and `1 juni -18` are 2018."""
    for text in (f"{dag.day}/{dag.month}-{dag:%y}", format_date(dag, "d MMMM -yy", locale="sv")):
        assert [d.varde for d in dagar(text)] == [dag.isoformat()]


@pytest.mark.parametrize(
    ("text", "sist"),
    [
        ("16 april-14 juni 2021", "2021-06-14"),
        ("16 april – 14 juni 2021", "2021-06-14"),
        ("3 maj till och med den 14 juni 2021", "2021-06-14"),
        ("2026-11-20--2027-02-26", "2027-02-26"),
        ("1-31 mars 2019", "2019-03-31"),
        ("1/6-15/7 2018", "2018-07-15"),
        ("1 mars t.o.m. 2 april 2012", "2012-04-02"),
    ],
)
def test_an_interval_ends_on_its_last_day(text: str, sist: str) -> None:
    """Only the last day of an interval counts, and it remembers where the interval began."""
    (dag,) = dagar(f"Samråd {text}.")
    assert (dag.varde, dag.borjan) == (sist, len("Samråd "))


@pytest.mark.parametrize(
    "text",
    [
        "1.5.1-491-2011",
        "2006-152-307",
        "SOU 2016:48",
        "v. 23",
        "31 februari 2012",
        "122-0288/2006",
        "maj 2012",
        "kl. 12.30",
        "2012-13-01",
        "08-508 25 016",
        "30/2",
        "§ 12/2012",
        "2014-101636",
        "hösten 2019",
    ],
)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    """Numbers, weeks and days that the almanac lacks are no days."""
    assert dagar(text) == ()
