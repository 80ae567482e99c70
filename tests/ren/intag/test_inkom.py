"""The day when a paper came in: stamps, labels and sentences, and the days that are none."""

import pytest

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.inkom import inkom
from arbetsflode.intag.pappret import Papper


def _dag(text: str, papper: Papper = Papper.INKOMMET) -> str | None:
    funnet = inkom(Blad(text), papper)
    return None if funnet is None else str(funnet.varde)


@pytest.mark.parametrize(
    "text",
    [
        "EKBY KOMMUN\nKOMMUNSTYRELSEN\n2014 -05- 05\nDnr KS 2014/33\n",
        "Vänsterpartiet            2014 -05- 0 5\n",
        "INKOM TILL\nEKBY KOMMUN\n2014-05-05\n",
        "Ekby kommun   ANK 2014-05-05 Dnr 14/33",
        "Ekby kommun\nRegistrerat 2014-05-05\n",
        "Remissen kom kommunen tillhanda den 5 maj 2014.",
        "Remissen mottogs av förvaltningen 2014-05-05.",
        "Den 5 maj 2014 inkom en remiss från Skogsverket.",
        "Ett medborgarförslag har kommit in till kommunen den 5 maj 2014.",
        "Eva Ek (S) har 5 maj 2014 lämnat in en motion om bad.",
    ],
)
def test_the_ways_of_saying_it(text: str) -> None:
    """A stamp has blanks at its hyphens; a label stands before the day; a sentence names what came."""
    assert _dag(text) == "2014-05-05"


@pytest.mark.parametrize(
    "text",
    [
        "Svar ska ha inkommit senast den 5 maj 2014.",
        "Yttrandet ska ha inkommit till oss den 5 maj 2014.",
        "Socialnämndens svar inkom 2014-05-05.",
        "Ansökan om bygglov inkom den 5 maj 2014.",
        "Synpunkter har inkommit från Eva Ek 2014-05-05.",
        "EKBY KOMMUN\nKOMMUNSTYRELSEN\n2014-05-05\nDnr KS 2014/33\n",
        "Planen gäller 2014 - 05 - 05.",
    ],
)
def test_other_days_are_not_the_day_of_arrival(text: str) -> None:
    """What is due, what others have sent, and the letter's own day."""
    assert _dag(text) is None


def test_of_two_stamps_the_last_is_the_receivers() -> None:
    """The paper has gone from house to house."""
    assert _dag("KOMMUNEN\nInk. 2014-05-05\nSOCIALNÄMNDEN\nInk. 2014-05-12\n") == "2014-05-12"


def test_in_an_answer_the_day_of_a_motion_is_background() -> None:
    """Somebody handed it in long before the paper was written."""
    assert _dag("Eva Ek (S) har 5 maj 2014 lämnat in en motion om bad.", Papper.EGET) is None
