"""Lead times of a nämnd: how many days before the meeting each step should be done."""

from itertools import pairwise
from typing import Any

from attrs import field, frozen

from tillstand.rimligt import mellan
from tillstand.text import Textfel

ORDNING = ("underremiss", "medlasare", "tjansteutlatande", "chefer", "presidium", "kallelse")
"""The steps as they follow on each other; an earlier one has no fewer days than a later one."""


def granska_ordningen(_instans: object, _attribut: Any, ledtider: "Ledtider") -> None:
    """Validator: a step that another builds on is not nearer the meeting than that one."""
    for tidigare, senare in pairwise(ORDNING):
        if getattr(ledtider, tidigare) < getattr(ledtider, senare):
            raise Textfel(f"har {tidigare} närmare sammanträdet än {senare}, som ska komma efter")


@frozen(kw_only=True)
class Ledtider:
    """Calendar days before the meeting, except `justering`: days after it. Defaults are what is common."""

    underremiss: int = field(default=35, validator=mellan(0, 365))
    """Answers from units asked are back."""
    medlasare: int = field(default=33, validator=mellan(0, 365))
    """A draft goes to the co-readers."""
    tjansteutlatande: int = field(default=26, validator=mellan(0, 365))
    chefer: int = field(default=23, validator=mellan(0, 365))
    """All chefer have approved."""
    presidium: int = field(default=21, validator=mellan(0, 365))
    kallelse: int = field(default=5, validator=mellan(0, 365))
    justering: int = field(default=7, validator=mellan(0, 14))
    """Days after the meeting until its minutes are usually verified; at most 14 (KL 5:69)."""
