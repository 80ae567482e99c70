"""Figures as drawings: where each point, bar and mark stands. The words stand in the templates.

A drawing has the same numbers as the table under it; nothing is worked out here but places.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import frozen

from arbetsflode.motor import Period, Vecka

BREDD, HOJD = 720, 220
"""The drawing's own units."""
_VANSTER, _HOGER, _TOPP, _BOTTEN = 60, 690, 16, 176
_RUTA = 10
MANADER = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_VAR_TREDJE = 3


@frozen(kw_only=True)
class Punkt:
    """A mark in a drawing: where it stands, what it says, what it is worth."""

    x: float
    y: float
    text: str
    varde: int


@frozen(kw_only=True)
class Stapel:
    """A bar: its corner and size, what it says, what it is worth."""

    x: float
    y: float
    bredd: float
    hojd: float
    text: str
    varde: int

    @property
    def mitt(self) -> float:
        """The middle of it, along the row."""
        return self.x + self.bredd / 2


@frozen(kw_only=True)
class Linjebild:
    """A line over months: a path for each unbroken run, its points, and the months that are named below."""

    banor: tuple[str, ...]
    punkter: tuple[Punkt, ...]
    marken: tuple[tuple[float, str], ...]
    nivaer: tuple[tuple[float, int], ...] = tuple(
        (_BOTTEN - niva * (_BOTTEN - _TOPP) / 100, niva) for niva in (0, 50, 100)
    )


@frozen(kw_only=True)
class Veckobild:
    """Weeks beside each other: how many svarstider run out in each, and the meetings as marks below."""

    staplar: tuple[Stapel, ...]
    moten: tuple[Punkt, ...]
    marken: tuple[tuple[float, str], ...]


def manadsnamn(namn: str) -> str:
    """`2026-11` as people say it: `nov 2026`."""
    ar, _, manad = namn.partition("-")
    return f"{MANADER[int(manad) - 1]} {ar}"


def linjen(manader: Sequence[Period]) -> Linjebild:
    """The share in time, in per cent, month by month; where nothing was answered the line is broken."""
    steg = (_HOGER - _VANSTER) / max(len(manader) - 1, 1)
    platser = [(_VANSTER + n * steg, m) for n, m in enumerate(manader)]
    alla = [
        Punkt(x=round(x, 1), y=_hojd(m.andel), text=manadsnamn(m.namn), varde=m.andel)
        if m.andel is not None
        else None
        for x, m in platser
    ]
    marken = tuple(
        (round(x, 1), manadsnamn(m.namn)) for n, (x, m) in enumerate(platser) if n % _VAR_TREDJE == 0
    )
    banor = tuple(_bana(led) for led in _leden(alla) if len(led) > 1)
    return Linjebild(banor=banor, punkter=tuple(p for p in alla if p is not None), marken=marken)


def _hojd(andel: int) -> float:
    return round(_BOTTEN - andel * (_BOTTEN - _TOPP) / 100, 1)


def _leden(punkter: Iterable[Punkt | None]) -> Iterator[list[Punkt]]:
    led: list[Punkt] = []
    for punkt in punkter:
        if punkt is None:
            yield led
            led = []
        else:
            led.append(punkt)
    yield led


def _bana(led: Sequence[Punkt]) -> str:
    return "M" + " L".join(f"{p.x:g},{p.y:g}" for p in led)


def liggande(varden: Sequence[tuple[str, int]]) -> tuple[Stapel, ...]:
    """Bars from the left, one a row, as long as what they are worth."""
    mest = max((varde for _, varde in varden), default=0) or 1
    rad = 34
    return tuple(
        Stapel(x=130, y=8 + n * rad, bredd=round(varde * 500 / mest, 1), hojd=22, text=text, varde=varde)
        for n, (text, varde) in enumerate(varden)
    )


def veckorna(veckor: Sequence[Vecka]) -> Veckobild:
    """Svarstider as bars over a line of weeks, meetings as diamonds under it, on their day of the week."""
    steg = (_HOGER - _VANSTER) / max(len(veckor), 1)
    mest = max((v.svarstider for v in veckor), default=0) or 1
    staplar = tuple(
        _veckostapel(_VANSTER + n * steg, steg, v, mest) for n, v in enumerate(veckor) if v.svarstider
    )
    moten = tuple(
        Punkt(
            x=round(_VANSTER + n * steg + steg * (m.dag.weekday() + 0.5) / 7, 1),
            y=_BOTTEN + _RUTA,
            text=f"{m.dag.day} {MANADER[m.dag.month - 1]}",
            varde=1,
        )
        for n, v in enumerate(veckor)
        for m in v.moten
    )
    marken = tuple((round(_VANSTER + (n + 0.5) * steg, 1), veckonamn(v.mandag)) for n, v in enumerate(veckor))
    return Veckobild(staplar=staplar, moten=moten, marken=marken)


def _veckostapel(vanster: float, steg: float, vecka: Vecka, mest: int) -> Stapel:
    hojd = round(vecka.svarstider * (_BOTTEN - _TOPP - 16) / mest, 1)
    return Stapel(
        x=round(vanster + steg * 0.2, 1),
        y=_BOTTEN - hojd,
        bredd=round(steg * 0.6, 1),
        hojd=hojd,
        text=veckonamn(vecka.mandag),
        varde=vecka.svarstider,
    )


def veckonamn(mandag: date) -> str:
    """The week as the almanac calls it: `v 48`."""
    return f"v {mandag.isocalendar().week}"
