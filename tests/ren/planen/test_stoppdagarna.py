"""What each stop date rests on: what the nämnd has printed, the lead times, and their neighbours."""

import pytest

from tests.ren.planen.fallen import UTAN_KALENDER, dag, mote
from tillstand.kalender import Namndkalender
from tillstand.ledtider import Ledtider
from tillstand.stoppdagar import STEGORDNING, Grund, Stoppdag, fore_beslut, fore_motet

NAMN = ("underremiss", "medlasare", "tjansteutlatande", "chefer", "presidium", "kallelse")
MOTESDAG = "2011-11-24"
"""A Thursday: 35, 33, 26, 23, 21 and 5 days before it are 20, 22 and 29 October, 1, 3 and 19 November."""


def _stopp(ledtider: Ledtider | None = None, /, **tryckt: str) -> dict[str, Stoppdag]:
    """The steps before the meeting, with these dates printed."""
    tryckta = {namn: dag(ett) for namn, ett in tryckt.items()}
    kalender = Namndkalender(ledtider=ledtider or Ledtider())
    return {ett.namn: ett for ett in fore_motet(mote(MOTESDAG, **tryckta), kalender)}


@pytest.mark.parametrize(
    ("tryckt", "dagar"),
    [
        # nothing printed: lead times, and the Fridays before the Saturdays
        ({}, "10-20 10-21 10-28 11-01 11-03 11-18"),
        # everything printed; the chefer keep their distance also to the kallelse, three days early
        (
            {"inlamning": "2011-10-24", "presidium": "2011-11-07", "utskick": "2011-11-16"},
            "10-14 10-17 10-24 10-28 11-07 11-16",
        ),
        # handed in is the tjänsteutlåtande's day; without it, the preparation
        ({"inlamning": "2011-10-24", "beredning": "2011-10-26"}, "10-14 10-17 10-24 11-01 11-03 11-18"),
        ({"beredning": "2011-10-26"}, "10-17 10-19 10-26 11-01 11-03 11-18"),
        # a later hand-in than usual: the chefer and the presidium cannot be before it
        ({"inlamning": "2011-11-14"}, "10-20 10-21 11-14 11-14 11-14 11-18"),
        # an earlier presidium than usual: what is before it keeps its distance
        ({"presidium": "2011-10-24"}, "10-10 10-12 10-19 10-21 10-24 11-18"),
        # a later one moves nothing that is before it
        ({"presidium": "2011-11-10"}, "10-20 10-21 10-28 11-01 11-10 11-18"),
        # the papers go out early: everything is early
        ({"utskick": "2011-11-04"}, "10-05 10-07 10-14 10-17 10-19 11-04"),
        # both: the nearest printed day is not always the narrowest
        ({"inlamning": "2011-10-31", "utskick": "2011-11-04"}, "10-05 10-07 10-31 10-31 10-31 11-04"),
        # printed on a Saturday: it stands as it is printed
        ({"utskick": "2011-11-19"}, "10-20 10-21 10-28 11-01 11-03 11-19"),
    ],
)
def test_what_is_printed_stands_and_the_rest_finds_its_place(tryckt: dict[str, str], dagar: str) -> None:
    """A published date is the nämnd's; the others keep their distance to the meeting and to what is printed
    after them, and never come before what is printed before them."""
    stopp = _stopp(**tryckt)
    assert tuple(stopp) == NAMN == STEGORDNING[:6]
    assert [ett.datum.isoformat()[5:] for ett in stopp.values()] == dagar.split()


def test_each_day_says_what_it_was_counted_from() -> None:
    """By lead time from the meeting, as printed, before what is printed, or after it."""
    stopp = _stopp(inlamning="2011-10-31", utskick="2011-11-04")
    assert stopp["tjansteutlatande"].grund is Grund.PUBLICERAD
    medlasare, chefer = stopp["medlasare"], stopp["chefer"]
    assert (medlasare.grund, medlasare.granne, medlasare.bas) == (
        Grund.FORE_PUBLICERAD,
        "kallelse",
        dag("2011-11-04"),
    )
    assert (medlasare.antal, medlasare.raknat) == (28, dag("2011-10-07"))
    assert (chefer.grund, chefer.granne, chefer.bas) == (
        Grund.EFTER_PUBLICERAD,
        "tjansteutlatande",
        dag("2011-10-31"),
    )
    utan = _stopp()["medlasare"]
    assert (utan.grund, utan.antal, utan.bas) == (Grund.LEDTID, 33, dag(MOTESDAG))
    assert (utan.raknat, utan.datum) == (dag("2011-10-22"), dag("2011-10-21"))


def test_a_namnd_with_its_own_lead_times_is_counted_by_them() -> None:
    """All on the same day, or none before the meeting, if the nämnd works so."""
    samma = Ledtider(underremiss=7, medlasare=7, tjansteutlatande=7, chefer=7, presidium=7, kallelse=7)
    assert {ett.datum for ett in _stopp(samma).values()} == {dag("2011-11-17")}
    inga = Ledtider(underremiss=0, medlasare=0, tjansteutlatande=0, chefer=0, presidium=0, kallelse=0)
    assert {ett.datum for ett in _stopp(inga).values()} == {dag(MOTESDAG)}


def test_before_a_decision_taken_alone_the_presidium_and_the_kallelse_are_left_out() -> None:
    """The chefer are asked two days before, as many as they would have been before the presidium."""
    steg = fore_beslut(dag("2011-11-03"), dag("2011-11-03"), None, UTAN_KALENDER)
    assert [(ett.namn, ett.datum.isoformat()[5:], ett.antal) for ett in steg] == [
        ("underremiss", "10-20", 14),
        ("medlasare", "10-21", 12),
        ("tjansteutlatande", "10-28", 5),
        ("chefer", "11-01", 2),
        ("beslut", "11-03", 0),
    ]
