"""What befalls the machine: the schedulers stand still, all of it sleeps, the clock leaps."""

import random
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from attrs import frozen

from tests.motor.simulering.dagar import STOCKHOLM, arbetsdag
from tests.motor.simulering.varlden import Varld

STILLA = (datetime(2012, 3, 28, 11, 0, tzinfo=UTC), datetime(2012, 4, 10, 8, 0, tzinfo=UTC))
"""The schedulers stand still over Easter: thirteen days with two weekends."""
EN_MINUT = timedelta(minutes=1)

Spann = tuple[datetime, datetime]


@frozen(kw_only=True)
class Avbrott:
    """When the schedulers stand still, and when the machine sleeps, so that people wait as well."""

    stilla: tuple[Spann, ...]
    somn: tuple[Spann, ...]

    @classmethod
    def slumpa(cls, r: random.Random, forsta: date, sista: date) -> "Avbrott":
        """Easter; now and then an outage that ends at 07:01; now and then three days of sleep."""
        dagar = [forsta + timedelta(n) for n in range(10, (sista - forsta).days - 10)]
        stilla, somn = [STILLA] if STILLA[1].date() < sista else [], []
        for dag in r.sample([d for d in dagar if arbetsdag(d)], max(1, len(dagar) // 60)):
            slut = datetime.combine(dag, time(7, 1), tzinfo=STOCKHOLM).astimezone(UTC)
            stilla.append((slut - timedelta(hours=r.randint(9, 90)), slut))
        for dag in r.sample(dagar, max(1, len(dagar) // 120)):
            borjan = datetime.combine(dag, time(r.randint(0, 23), 20), tzinfo=UTC)
            somn.append((borjan, borjan + timedelta(3)))
        return cls(stilla=tuple(stilla), somn=tuple(somn))

    def star(self, nar: datetime) -> bool:
        """Whether no scheduler has its turn at a moment."""
        return any(fran < nar < till for fran, till in (*self.stilla, *self.somn))

    def vaken(self, nar: datetime) -> datetime:
        """The moment itself, or when the machine wakes up again."""
        for fran, till in sorted(self.somn):
            if fran <= nar < till:
                nar = till
        return nar

    @property
    def slut(self) -> list[datetime]:
        """When it all begins again."""
        return [
            *(till for _, till in self.stilla if not self.star(till)),
            *(self.vaken(till) + EN_MINUT for _, till in self.somn),
        ]


def _fram_och_tillbaka(varld: Varld, r: random.Random) -> None:
    """The clock is ahead for a while and everything is done by it; then it is put right, and confirmed."""
    ratt = varld.nu
    varld.klocka.stall(ratt + r.choice([timedelta(hours=1), timedelta(1), timedelta(3), timedelta(10)]))
    varld.tur(sand=True)
    varld.klocka.stall(ratt)
    varld.tur(sand=False)
    varld.bekrafta_klockan()
    varld.tur(sand=True)


def _bakat(varld: Varld, r: random.Random) -> None:
    """The clock is behind for a while: nobody confirms it, and it is put right."""
    ratt = varld.nu
    varld.klocka.stall(ratt - r.choice([timedelta(minutes=10), timedelta(hours=3), timedelta(2)]))
    varld.tur(sand=False)
    varld.klocka.stall(ratt)
    varld.tur(sand=True)


def _bakat_och_bekraftat(varld: Varld, r: random.Random) -> None:
    """Somebody confirms a clock that is behind; a while later it is put right."""
    ratt = varld.nu
    varld.klocka.stall(ratt - r.choice([timedelta(hours=3), timedelta(1), timedelta(2)]))
    varld.tur(sand=False)
    varld.bekrafta_klockan()
    varld.tur(sand=False)
    varld.klocka.stall(ratt)
    varld.tur(sand=True)


def _lite_bakat(varld: Varld, r: random.Random) -> None:
    """A clock that is put right by some minutes pauses nothing."""
    ratt = varld.nu
    varld.klocka.stall(ratt - timedelta(minutes=r.randint(1, 4)))
    varld.tur(sand=False)
    varld.klocka.stall(ratt)


HOPP: Mapping[str, Callable[[Varld, random.Random], None]] = {
    "forward and back": _fram_och_tillbaka,
    "back": _bakat,
    "back and confirmed": _bakat_och_bekraftat,
    "a little back": _lite_bakat,
}
