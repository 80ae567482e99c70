"""What health is told in: points, each with how it stands and what to do about it."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from attrs import frozen

from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.program import Program


class Lage(StrEnum):
    """How a point stands."""

    GRON = "gron"
    GUL = "gul"
    ROD = "rod"


@frozen(kw_only=True)
class Halsopunkt:
    """One thing that can be well or not, and in Swedish what to do."""

    namn: str
    lage: Lage
    mening: str


Svar = Iterator[tuple[str, Lage, str]]
"""Points: name, how it stands, sentence."""

Fraga = Callable[[Program, Forbindelse], Svar]
