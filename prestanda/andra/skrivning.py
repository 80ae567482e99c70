"""What a peer writes at a transition. The contents are made by the hand-written code: no peer pays more."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

from prestanda import handskrivet
from prestanda.handskrivet import Fel, Rader
from prestanda.overgang import VEM
from tests.byggare import NU


class Tavlande(Protocol):
    """Takes an arrow on a base of its own."""

    def handla(self, arende: str, version: int, overgang: str, underlag: Any, nyckel: str) -> object:
        """Take the arrow. Raises an error of its own when the guard or the version says no."""
        ...

    def stang(self) -> None:
        """Let go of the database."""
        ...


@frozen(kw_only=True)
class Mangd:
    """How much is written beside the case, its post and the answer to the key."""

    namn: str
    alla_brev: bool
    """Every letter with its link to the case; otherwise one letter and no link."""


SAMMA = Mangd(namn="the same rows", alla_brev=True)
FARRE = Mangd(namn="fewer rows", alla_brev=False)
"""A single letter without the table that links it: what is usual in a comparison."""


@frozen(kw_only=True)
class Bas:
    """A base to work on, and how."""

    fil: Path
    synkront: str
    mangd: Mangd
    fro: int
    """The seed of the chance that salts and letters are made of."""


@frozen
class Skrivning:
    """Makes the rows of an arrow for one base."""

    roller: dict[str, tuple[str, ...]]
    mangd: Mangd
    slump: Callable[[int], bytes]

    @classmethod
    def till(cls, bas: Bas, roller: dict[str, tuple[str, ...]]) -> "Skrivning":
        """For a base whose roles have been read."""
        if not bas.mangd.alla_brev:
            roller = {roll: vem if roll.startswith(VEM) else () for roll, vem in roller.items()}
        return cls(roller, bas.mangd, random.Random(bas.fro).randbytes)

    def far(self, namnd: str) -> bool:
        """The guard: whether the person who acts holds the role in the nämnd."""
        return VEM in self.roller[f"{VEM}:{namnd}:"]

    def rader(self, rad: tuple[Any, ...], version: int, overgang: str, underlag: Any, nyckel: str) -> Rader:
        """Every row of the arrow; `rad` is the case as `LAS` reads it. Raises Fel."""
        alla = handskrivet.ta(
            rad,
            version,
            overgang,
            underlag,
            person=VEM,
            roller=self.roller,
            nyckel=nyckel,
            fraga=handskrivet.begart(VEM, rad[0], overgang, underlag),
            nu=NU,
            slump=self.slump,
        )
        return alla if self.mangd.alla_brev else alla._replace(brevarende=[])


def kontrollera(antal: int) -> None:
    """That the case had the version that was read. Raises Fel."""
    if antal != 1:
        raise Fel("version")


Slag = Callable[[Bas], Tavlande]
"""A kind of contestant: makes one that works on a base."""
