"""What a measurement is, and how two contestants are compared: in blocks by turns, rows counted after each.

The machine is never quiet. Both contestants get the same weather when their blocks alternate; the median of
the rounds' ratios is the figure, and the range says how far to trust it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING

from attrs import frozen

from prestanda import matningar

if TYPE_CHECKING:
    from prestanda.rigg import Rigg

VARV = 5
"""Rounds in which the contestants are measured by turns."""


class OlikaArbete(Exception):
    """The contestants did not do the same work: a ratio between them says nothing."""


@frozen(kw_only=True)
class Block:
    """What one contestant did in one round: seconds, and what there is to show for it, by name."""

    sekunder: float
    rader: Mapping[str, int]
    """Rows written, letters sent, cases listed ...: counted after the clock was stopped."""


@frozen(kw_only=True)
class Kvot:
    """A figure: the median of the rounds' ratios with their range, and the plain numbers in words."""

    varde: float
    lagst: float
    hogst: float
    ord: str = ""


@frozen(kw_only=True)
class Krav:
    """What a figure must be: at least, or at most."""

    grans: float
    tak: bool = False
    """Whether the limit is an upper one."""

    def haller(self, varde: float) -> bool:
        """Whether a figure meets the demand."""
        return varde <= self.grans if self.tak else varde >= self.grans

    def __str__(self) -> str:
        return f"{'<=' if self.tak else '>='} {self.grans:g}"


def minst(grans: float) -> Krav:
    """A figure that must not be lower."""
    return Krav(grans=grans)


def hogst(grans: float) -> Krav:
    """A figure that must not be higher."""
    return Krav(grans=grans, tak=True)


@frozen(kw_only=True)
class Matning:
    """Something that is measured: its name in the table, the demand, and the run. All names are English."""

    namn: str
    krav: Krav
    kor: Callable[["Rigg"], Kvot]


@frozen(kw_only=True)
class Utfall:
    """What came of a measurement; without a figure the demand is not met."""

    matning: Matning
    kvot: Kvot | None
    sekunder: float
    fel: str = ""

    @property
    def haller(self) -> bool:
        """Whether the demand is met."""
        return self.kvot is not None and self.matning.krav.haller(self.kvot.varde)

    def som_json(self) -> dict[str, object]:
        """The result for a machine: a ratio rounded to three decimals, null where there is none."""
        return {
            "namn": self.matning.namn,
            "kvot": round(self.kvot.varde, 3) if self.kvot else None,
            "krav": str(self.matning.krav),
            "haller": self.haller,
        }


Tavlande = Callable[[int], Block]
"""Does the work of one round; told its number, from 0."""


def fart(grans: Tavlande, vart: Tavlande, *, varv: int = VARV) -> Kvot:
    """Our speed as a share of the limit's: 1.0 is as fast, 0.5 takes twice the time.

    Raises OlikaArbete unless each round leaves the same rows after both.
    """
    par = _varva(grans, vart, varv)
    return sammanfatta([g.sekunder / v.sekunder for g, v in par], _ord(par))


def tidskvot(grans: Tavlande, vart: Tavlande, *, varv: int = VARV) -> Kvot:
    """Our time as a multiple of the other's: 1.0 is as fast, 3.0 takes three times as long.

    Raises OlikaArbete unless each round leaves the same rows after both.
    """
    par = _varva(grans, vart, varv)
    return sammanfatta([v.sekunder / g.sekunder for g, v in par], _ord(par))


def _varva(grans: Tavlande, vart: Tavlande, varv: int) -> list[tuple[Block, Block]]:
    par = []
    for nummer in range(varv):
        if nummer % 2:
            v, g = vart(nummer), grans(nummer)
        else:
            g, v = grans(nummer), vart(nummer)
        if g.rader != v.rader:
            raise OlikaArbete(f"round {nummer + 1}: the limit left {dict(g.rader)}, ours {dict(v.rader)}")
        par.append((g, v))
    return par


def sammanfatta(kvoter: Sequence[float], ord_: str = "") -> Kvot:
    """The median and the range of some ratios."""
    return Kvot(varde=median(kvoter), lagst=min(kvoter), hogst=max(kvoter), ord=ord_)


def _ord(par: Sequence[tuple[Block, Block]]) -> str:
    g, v = (median(block.sekunder for block in sida) for sida in zip(*par, strict=True))
    return f"limit {tid(g)}, ours {tid(v)} a block"


def tid(sekunder: float) -> str:
    """A span of time with a unit that suits it."""
    for grans, faktor, enhet in ((1e-3, 1e6, "us"), (1.0, 1e3, "ms")):
        if sekunder < grans:
            return f"{sekunder * faktor:.3g} {enhet}"
    return f"{sekunder:.3g} s"


def alla() -> Iterator[Matning]:
    """Every measurement of every file in `matningar`."""
    for modul in pkgutil.iter_modules(matningar.__path__):
        yield from importlib.import_module(f"{matningar.__name__}.{modul.name}").MATNINGAR
