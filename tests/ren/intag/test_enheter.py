"""The units that prepared a matter: which of those that a sentence names, and where one ends."""

import pytest

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.enheter import enheter

BEREDDA = [
    (
        "Ärendet har beretts inom avdelningen för arbete och bostad i samarbete med ungdomsenheten.",
        ("avdelningen för arbete och bostad", "ungdomsenheten"),
    ),
    (
        "Ärendet har beretts av enheten för kultur, fritid och idrott samt administrativa avdelningen.",
        ("enheten för kultur, fritid och idrott", "administrativa avdelningen"),
    ),
    (
        "Detta ärende har beretts i samverkan mellan parkavdelningen och enheten för ungdom.",
        ("parkavdelningen", "enheten för ungdom"),
    ),
    ("Ärendet har beretts av uppdrag vuxna och kvalitetsenheten.", ("uppdrag vuxna", "kvalitetsenheten")),
    (
        "Svaret har tagits fram av plan- och byggenheten och räddningstjänsten.",
        ("plan- och byggenheten", "räddningstjänsten"),
    ),
    ("Ärendet har beretts inom förvaltningens avdelning för vuxna.", ("avdelning för vuxna",)),
    ("Förslag till yttrande har utarbetats av smittskyddscentrum.", ("smittskyddscentrum",)),
    ("Elevhälsan och rektorsgruppen har deltagit i beredningen.", ("Elevhälsan", "rektorsgruppen")),
    (
        "Ärendet har beretts inom staben. Parkenheten har medverkat i beredningen av ärendet.",
        ("staben", "Parkenheten"),
    ),
]
"""The sentence, and its units."""

INGA = [
    "Ärendet har beretts inom förvaltningen.",
    "Ärendet har beretts av kommunstyrelsens arbetsutskott.",
    "Ärendet har beretts av Anna Ek och Bo Lind.",
    "Ärendet har handlagts av utredaren Anna Ek.",
    "Förslaget har utarbetats av trafikenheten. Remissen har skickats av kansliet.",
    "Nämnden och förvaltningen har berett frågan under våren.",
]
"""Sentences where no unit has prepared the answer: a whole body, a person, or who made what was sent."""


@pytest.mark.parametrize(("text", "vantat"), BEREDDA)
def test_units_that_prepared(text: str, vantat: tuple[str, ...]) -> None:
    """Varje enhet som har berett ärendet anges för sig, under sitt hela namn."""
    funnet = enheter(Blad(text))
    assert funnet is not None
    assert funnet.varde == vantat
    assert tuple(text[a:b] for a, b in funnet.spann) == vantat


@pytest.mark.parametrize("text", INGA)
def test_no_unit(text: str) -> None:
    """Sägs det inte vilken enhet som har berett ärendet, anges ingen."""
    assert enheter(Blad(text)) is None


def test_heard_is_not_prepared() -> None:
    """Råd och chefer som har fått säga sitt är inga enheter."""
    text = "Ärendet har beretts inom äldreavdelningen i samråd med pensionärsrådet och chefen för hemtjänst."
    funnet = enheter(Blad(text))
    assert funnet is not None
    assert funnet.varde == ("äldreavdelningen",)
