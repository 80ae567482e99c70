"""The nämnd's own year: its secretary enters meetings, moves some and cancels some; the book says which.

The year that goes is in the calendar from the start, the next one is decided in December and the one after
that late in October: until then its meetings are assumed, on other days than they then get.
"""

import itertools
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from attrs import define, field

from arbetsflode import motor
from tests.byggare import NAMND
from tests.motor.simulering.dagar import STOCKHOLM
from tests.motor.simulering.varlden import Slump, Varld
from tests.programbyggare import aktor
from tillstand.mote import Mote, Motestyp

Handelse = tuple[datetime, Callable[[], None]]

AREN = (
    (datetime(2011, 10, 5, 8, 30, tzinfo=STOCKHOLM), 2011),
    (datetime(2011, 12, 7, 14, 0, tzinfo=STOCKHOLM), 2012),
    (datetime(2012, 10, 24, 10, 0, tzinfo=STOCKHOLM), 2013),
)
"""When the meetings of a year are entered."""
UTAN_MOTE = (7, 12)
"""Months in which the nämnd does not meet."""
DAGAR_MELLAN = 25
"""About so many days pass between the changes of a calendar."""


@define
class Namndaret:
    """The nämndsekreterare at the calendar."""

    varld: Varld
    slump: Slump
    _nycklar: "itertools.count[int]" = field(factory=itertools.count)

    def planerat(self, forsta: date, sista: date) -> Iterator[Handelse]:
        """What is done to the calendar when."""
        for nar, ar in AREN:
            yield nar, partial(self._lagg_in, ar)
        dagar = (sista - forsta).days
        for n in self.slump.r.sample(range(dagar), dagar // DAGAR_MELLAN):
            vad = self.slump.nagon([self._flytta, self._flytta, self._stall_in, self._lagg_till])
            yield self.slump.klockan(forsta + timedelta(n)), vad

    def _lagg_in(self, ar: int) -> None:
        """A meeting a month, on a weekday of its own in every year."""
        veckodag, vecka = self.slump.r.randint(0, 3), self.slump.r.randint(1, 3)
        dagar = [_veckodagen(ar, manad, veckodag, vecka) for manad in range(1, 13) if manad not in UTAN_MOTE]
        moten = [Mote(namnd=NAMND, dag=dag) for dag in dagar]
        self._andra(moten, [(dag, "ordinarie", None) for dag in dagar])

    def rubba(self, svarstid: date | None, mal: date | None) -> None:
        """The very meeting that a case is prepared for is moved, soon after something was done to it."""
        senast = svarstid or date.max
        mojliga = [dag for dag in self._kommande() if dag == mal or (mal is None and dag <= senast)]
        if mojliga:
            self._flytta(mojliga[-1])

    def _flytta(self, vilket: date | None = None) -> None:
        """A meeting is held some days earlier or later."""
        dag, till = vilket or self._nagot(), self._ledig_dag()
        if dag is None:
            return
        kalender = motor.las_kalender(self.varld.program)
        par = motor.flyttat(kalender, NAMND, dag, Mote(namnd=NAMND, dag=till))
        typ = self.varld.sammantraden[dag]
        self._andra(list(par), [(dag, "flyttat", till), (till, typ, None)])

    def _stall_in(self) -> None:
        dag = self._nagot()
        if dag is not None:
            mote = motor.installt(motor.las_kalender(self.varld.program), NAMND, dag)
            self._andra([mote], [(dag, "installt", None)])

    def _lagg_till(self) -> None:
        """One more, which was not planned."""
        dag = self._ledig_dag()
        self._andra([Mote(namnd=NAMND, dag=dag, typ=Motestyp.EXTRA)], [(dag, "extra", None)])

    def _andra(self, moten: list[Mote], vad: list[tuple[date, str, date | None]]) -> None:
        av = self.slump.nagon(["namndsekreterare", "namndsekreterare", "administrator"])
        nyckel = f"kalendern:{next(self._nycklar)}"
        motor.andra_kalender(self.varld.program, aktor(av), moten_=moten, nyckel=nyckel)
        self.varld.bok.skriv(self.varld.nu, "kalendern", moten=tuple(vad))
        for dag, typ, _ in vad:
            self.varld.sammantraden.pop(dag, None)
            if typ in ("ordinarie", "extra"):
                self.varld.sammantraden[dag] = typ

    def _nagot(self) -> date | None:
        """One of the next meetings."""
        kommande = self._kommande()[:4]
        return self.slump.nagon(kommande) if kommande else None

    def _kommande(self) -> list[date]:
        return [dag for dag in sorted(self.varld.sammantraden) if dag > self.varld.idag]

    def _ledig_dag(self) -> date:
        """A weekday of the coming months on which the nämnd does not meet."""
        dagar = (self.varld.idag + timedelta(n) for n in range(1, 120))
        return self.slump.nagon([d for d in dagar if d.weekday() < 5 and d not in self.varld.sammantraden])


def _veckodagen(ar: int, manad: int, veckodag: int, vecka: int) -> date:
    """The weekday of a week of the month: the first one, the second one ..."""
    forsta = date(ar, manad, 1)
    return forsta + timedelta((veckodag - forsta.weekday()) % 7 + 7 * (vecka - 1))
