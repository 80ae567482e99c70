"""The days that a decision can know: working days, closed days, and the nämnder's meetings.

A year that a nämnd has not decided yet is the normal case in autumn: its meetings are then assumed, on the
same weekdays of the same weeks as in the last year that is known, and marked so.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from tillstand.arbetsdagar import Arbetsdagar
from tillstand.ledtider import Ledtider
from tillstand.mote import FORE_MOTET, Mote, Motestyp

ANTAGNA_AR = 2
"""So many years after the last known one are assumed."""


def _i_ordning(moten: Iterable[Mote]) -> tuple[Mote, ...]:
    return tuple(sorted(moten, key=lambda mote: mote.dag))


@frozen(kw_only=True)
class Namndkalender:
    """What is known of a nämnd's time: its meetings in order, its lead times, the municipality's days."""

    moten: tuple[Mote, ...] = field(default=(), converter=_i_ordning)
    ledtider: Ledtider = field(factory=Ledtider)
    dagar: Arbetsdagar = field(factory=Arbetsdagar)
    antar: bool = True
    """Whether years without a decided calendar are assumed; a closed world assumes nothing."""

    @property
    def finns(self) -> bool:
        """Whether any meeting is known."""
        return bool(self.moten)

    def pa(self, dag: date) -> Mote | None:
        """The meeting that stands in the calendar that day, whatever became of it."""
        return self._per_dag.get(dag)

    def hallet(self, dag: date) -> Mote | None:
        """The meeting that was, or will be, held that day."""
        mote = self.pa(dag)
        return mote if mote is not None and mote.halls else None

    def racker_till(self, dag: date) -> bool:
        """Whether meetings are known, or may be assumed, as far ahead as a day."""
        return not self.antar or dag.year <= self._sista_ar

    def bakat(self, dag: date) -> Iterator[Mote]:
        """The meetings held on or before a day, the latest first."""
        for plats in range(bisect_right(self._hallna_dagar, dag) - 1, -1, -1):
            yield self.hallna[plats]

    def framat(self, efter: date) -> Iterator[Mote]:
        """The meetings held after a day, the first one first."""
        for plats in range(bisect_right(self._hallna_dagar, efter), len(self.hallna)):
            yield self.hallna[plats]

    @cached_property
    def _sista_ar(self) -> int:
        return max(self.beslutade_ar(), default=-ANTAGNA_AR) + ANTAGNA_AR

    def beslutade_ar(self) -> frozenset[int]:
        """The years whose calendar is decided: there is an ordinary meeting that was planned there."""
        dit = {mote.flyttat_till for mote in self.moten}
        return frozenset(m.dag.year for m in self.moten if m.typ is not Motestyp.EXTRA and m.dag not in dit)

    @cached_property
    def hallna(self) -> tuple[Mote, ...]:
        """Every meeting that is held, known or assumed, in order."""
        kanda = tuple(mote for mote in self.moten if mote.halls)
        return _i_ordning((*kanda, *self._antagna())) if self.antar else kanda

    @cached_property
    def _hallna_dagar(self) -> tuple[date, ...]:
        return tuple(mote.dag for mote in self.hallna)

    @cached_property
    def _per_dag(self) -> dict[date, Mote]:
        return {mote.dag: mote for mote in (*self.hallna, *self.moten)}

    @cached_property
    def minns(self) -> dict[date, Any]:
        """What others have worked out of each meeting, by its day, and need not work out again."""
        return {}

    def _antagna(self) -> Iterator[Mote]:
        beslutade = sorted(self.beslutade_ar())
        if not beslutade:
            return
        for ar in range(beslutade[0] + 1, beslutade[-1] + ANTAGNA_AR + 1):
            if ar not in beslutade:
                forlaga = beslutade[bisect_left(beslutade, ar) - 1]
                yield from {
                    m.dag: m for m in self._monster(forlaga, ar) if self._ar_ledig(m.dag, ar)
                }.values()

    def _ar_ledig(self, dag: date, ar: int) -> bool:
        """Whether an assumed meeting stays in its year, and has its day for itself."""
        return dag.year == ar and dag not in self._kanda_dagar

    @cached_property
    def _kanda_dagar(self) -> frozenset[date]:
        return frozenset(mote.dag for mote in self.moten)

    def _monster(self, forlaga: int, ar: int) -> Iterator[Mote]:
        """The planned meetings of a year, laid on another: what was moved or cancelled was planned too."""
        dit = {mote.flyttat_till for mote in self.moten}
        for mote in self.moten:
            if mote.dag.year == forlaga and mote.typ is not Motestyp.EXTRA and mote.dag not in dit:
                yield self._lagt_pa(mote, ar)

    def _lagt_pa(self, mote: Mote, ar: int) -> Mote:
        dag = self.dagar.pa_eller_fore(samma_veckodag(mote.dag, ar))
        steg = dag - mote.dag
        stopp: dict[str, Any] = {
            namn: self._flyttad(getattr(mote, namn), steg) for namn in (*FORE_MOTET, "justering")
        }
        return evolve(mote, dag=dag, typ=Motestyp.ANTAGET, flyttat_till=None, **stopp)

    def _flyttad(self, dag: date | None, steg: timedelta) -> date | None:
        return None if dag is None else self.dagar.pa_eller_fore(dag + steg)


def samma_veckodag(dag: date, ar: int) -> date:
    """The same weekday of the same ISO week in another year; of week 52 where there is no week 53."""
    _, vecka, veckodag = dag.isocalendar()
    sista = date(ar, 12, 28).isocalendar().week
    return date.fromisocalendar(ar, min(vecka, sista), veckodag)


@frozen(kw_only=True)
class Kalender:
    """Working days and, for each nämnd, its own calendar."""

    dagar: Arbetsdagar = field(factory=Arbetsdagar)
    namnder: Mapping[str, Namndkalender] = field(factory=dict)

    def for_namnd(self, namnd: str) -> Namndkalender:
        """The calendar of a nämnd; one of which nothing is known has no meetings."""
        return self.namnder.get(namnd) or Namndkalender(dagar=self.dagar)

    def nasta_mote(self, namnd: str, efter: date) -> date | None:
        """The nämnd's first decided meeting after a day, or None when none is known."""
        return next((m.dag for m in self.for_namnd(namnd).framat(efter) if not m.antaget), None)
