"""The days of the present: everything is so many working days before or after today."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from attrs import frozen

from tillstand.arbetsdagar import STOCKHOLM, Arbetsdagar
from tillstand.innehall import Sammantrade
from tillstand.mote import Mote

PLATS = "Stadshuset (påhittat sammanträde)"
_MELLAN = 20
"""Working days between two meetings of a nämnd."""
_SISTA = 220
_NAMNDER = {
    "HV": ("Hässelby-Vällingby stadsdelsnämnd", 8, "18.00"),
    "SOC": ("Socialnämnden", -1, "16.00"),
    "KS": ("Kommunstyrelsen", 13, "14.00"),
}
"""Code -> name, working days from today to one of its meetings, and the hour."""


@frozen(kw_only=True)
class Almanacka:
    """Days counted from today (local), in working days."""

    idag: date
    dagar: Arbetsdagar

    def dag(self, arbetsdagar: int) -> date:
        """The day so many working days from today."""
        return self.dagar.plus(self.idag, arbetsdagar)

    def nar(self, arbetsdagar: int, klockan: str) -> datetime:
        """That day at an hour, local time: `9.15`."""
        timme, minut = map(int, klockan.split("."))
        dag = self.dag(arbetsdagar)
        return datetime(dag.year, dag.month, dag.day, timme, minut, tzinfo=STOCKHOLM)

    def mote(self, namnd: str, arbetsdagar: int) -> Sammantrade:
        """The nämnd's meeting that day."""
        organ, _, tid = _NAMNDER[namnd]
        return Sammantrade(organ=organ, dag=self.dag(arbetsdagar), tid=tid, plats=PLATS)

    def moten(self) -> tuple[Mote, ...]:
        """Made-up meetings of every nämnd: some that have been, and most of a year ahead."""
        return tuple(mote for namnd in _NAMNDER for mote in self._namndens(namnd))

    def _namndens(self, namnd: str) -> Iterator[Mote]:
        _, ett, tid = _NAMNDER[namnd]
        for n in range(ett - 2 * _MELLAN, _SISTA, _MELLAN):
            stopp = self._publicerade(n) if (namnd, n) == ("KS", ett) else {}
            yield Mote(namnd=namnd, dag=self.dag(n), tid=tid, plats=PLATS, **stopp)

    def _publicerade(self, mote: int) -> dict[str, Any]:
        """The stop dates of the meeting that one case can hardly reach: the papers were due already."""
        return {
            "inlamning": self.dag(-2),
            "presidium": self.dag(4),
            "utskick": self.dag(mote - 5),
            "justering": self.dag(mote + 3),
        }
