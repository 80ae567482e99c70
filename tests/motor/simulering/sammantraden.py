"""The nämnd's meetings as far as they have been entered, kept by hand and laid out year by year.

Of a year that the nämnd has not decided yet nobody knows the days: until it has, people count with those of
the last year that is known, each on the same weekday of the same week, moved to the working day before.
"""

from collections.abc import Iterator
from datetime import date

from attrs import define, field

from tests.motor.simulering.dagar import pa_eller_fore

HALLS = ("ordinarie", "extra")
AR_FRAMAT = 2
"""So many years after the last one that is known are counted with."""


@define
class Sammantraden:
    """What stands in the calendar, by day, and what it comes to."""

    _inlagda: dict[date, str] = field(factory=dict)
    """What became of each: `ordinarie`, `extra`, `installt` or `flyttat`."""
    _dit: dict[date, date] = field(factory=dict)
    """Where one was moved."""
    hallna: tuple[date, ...] = ()
    """The days on which the nämnd meets, known or counted with, in order."""

    def skriv(self, dag: date, vad: str, till: date | None = None) -> None:
        """A meeting is entered, or is something else than it was."""
        self._inlagda[dag] = vad
        self._dit.pop(dag, None)
        if till is not None:
            self._dit[dag] = till
        self.hallna = tuple(sorted({*self._kanda(), *self._antagna()}))

    def sista(self, senast: date) -> date | None:
        """The last meeting on or before a day."""
        return max((dag for dag in self.hallna if dag <= senast), default=None)

    def nasta(self, efter: date) -> date | None:
        """The first one after a day that is decided: nobody is told to wait for one that is only assumed."""
        return min((dag for dag in self._kanda() if dag > efter), default=None)

    def valt(self, dag: date) -> date | None:
        """Where a meeting that somebody has chosen is held: the day itself, also when it stands in no
        calendar; another one when it was moved; nowhere when it was cancelled."""
        nu: date | None = dag
        while nu is not None and self._inlagda.get(nu, "ordinarie") not in HALLS:
            nu = self._dit.get(nu)
        return nu

    def _kanda(self) -> list[date]:
        return [dag for dag, vad in self._inlagda.items() if vad in HALLS]

    def _antagna(self) -> Iterator[date]:
        """What was planned repeats itself, whatever became of it; an extra meeting does not, nor the day that
        another one was moved to, nor what would fall in another year than that one."""
        planerade = [d for d, vad in self._inlagda.items() if vad != "extra" and d not in self._dit.values()]
        kanda_ar = {dag.year for dag in planerade}
        if not kanda_ar:
            return
        for ar in range(min(kanda_ar) + 1, max(kanda_ar) + AR_FRAMAT + 1):
            forlaga = max(kant for kant in kanda_ar if kant <= ar)
            for dag in planerade:
                antagen = pa_eller_fore(samma_vecka(dag, ar))
                if dag.year == forlaga != antagen.year == ar and antagen not in self._inlagda:
                    yield antagen


def samma_vecka(dag: date, ar: int) -> date:
    """The same weekday of the same week of another year; week 53 is the last one there is."""
    _, vecka, veckodag = dag.isocalendar()
    try:
        return date.fromisocalendar(ar, vecka, veckodag)
    except ValueError:
        return date.fromisocalendar(ar, 52, veckodag)
