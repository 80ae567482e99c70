"""One case in the hands of people: what they do with it, and that the book is told at once."""

from datetime import date, timedelta
from typing import Any

from attrs import define, field

from tests.byggare import mote
from tests.motor.simulering.namndaret import Namndaret
from tests.motor.simulering.varlden import Slump, Varld
from tests.programbyggare import Lopp
from tillstand.handlingar import HUVUDHANDLINGAR, Handlingsslag
from tillstand.innehall import Sammantrade


@define
class Arendehand:
    """A case, who has it, and what is known of it by those who have."""

    varld: Varld
    slump: Slump
    namndaret: Namndaret
    _lopp: Lopp = field(init=False)
    handlaggare: str = ""
    enhet: str = ""
    anstand: bool = False
    svarstid: date | None = None
    mal: date | None = None
    utkast: int | None = None
    """The number of the draft that is to become the main document."""
    beslutsdag: date = date.min

    @property
    def lopp(self) -> Lopp:
        """The case, in the process that runs now."""
        self._lopp.program = self.varld.program
        return self._lopp

    def _notera(self, vad: str, **varden: Any) -> None:
        self.varld.bok.skriv(self.varld.nu, vad, self.lopp.id, **varden)

    def _gor(self, namn: str, av: str, underlag: Any = None, *, dag: date | None = None, **falt: Any) -> None:
        self.lopp.gor(namn, av, underlag, dag=dag, **falt)

    def _bifoga(self, av: str, slag: Handlingsslag, **andrat: Any) -> None:
        self.lopp.bifoga(av, slag, titel=f"{slag.value} {self.lopp.kvitto.version}", **andrat)

    def _skriv_huvudhandling(self, *, utkast: bool) -> None:
        """A draft, or the finished text, sometimes as a new version of the draft."""
        ersatter = self.utkast if self.utkast is not None and self.slump.ibland(0.6) else None
        slag = self.slump.nagon(HUVUDHANDLINGAR)
        self._bifoga(self.handlaggare, slag, arbetsmaterial=utkast, ersatter=ersatter)
        nummer = self.lopp.arende.handlingar.alla[-1].nummer
        self.utkast = nummer if utkast else None
        self._notera("handling", nummer=nummer, utkast=utkast)

    def _nagon_dag_nyss(self, hogst: int, tidigast: date = date.min) -> date:
        return max(self.varld.idag - self.slump.dagar(0, hogst), tidigast)

    def _valj_mal(self) -> date | None:
        """Mostly none, or a meeting of the calendar; sometimes a day that stands in none."""
        if self.slump.ibland(0.5):
            return None
        nasta = self._kommande_moten()
        if nasta and self.slump.ibland(0.7):
            return self.slump.nagon(nasta)
        return self.varld.idag + self.slump.dagar(10, 60)

    def _malmote(self) -> Sammantrade | None:
        return mote(self.mal) if self.mal else None

    def _kommande_moten(self) -> list[date]:
        idag = self.varld.idag
        return [dag for dag in sorted(self.varld.sammantraden) if idag < dag < idag + timedelta(90)]
