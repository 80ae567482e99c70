"""Plays the present into a demo folder, on a clock set to the days when things would have been done."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from attrs import define, field, frozen

from arbetsflode import motor
from arbetsflode.demo.manus import Lage
from arbetsflode.demo.nutid import beslutade, vantande
from arbetsflode.demo.nutid.almanacka import Almanacka
from arbetsflode.demo.nutid.manus import Nutidsfall, Nutidsscen
from arbetsflode.klocka import Stallklocka
from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from arbetsflode.sammansattning import oppna
from tillstand.arbetsdagar import STOCKHOLM, lokal_dag
from tillstand.behorighet import Aktor

Framsteg = Callable[[int, int], None]
"""Told how many days have been lived, and how many there are."""

_ADMIN = Aktor(person="admin", kanal="demo")
_MORGON = time(7, 0)
_EN_MINUT = timedelta(minutes=1)
_Rad = tuple[datetime, Nutidsfall, Nutidsscen]


@frozen(kw_only=True)
class Nutid:
    """What was laid: the id of each case by the short name of its story."""

    idag: date
    arenden: Mapping[str, str]


def lagg(
    mapp: Path, *, idag: date, framsteg: Framsteg | None = None, miljo: Mapping[str, str] | None = None
) -> Nutid:
    """Lay invented current cases into a demo that has been played; every day is counted from `idag` (local).

    The last moment noted lies on the working day before `idag`, so that the real clock goes on from there.
    The same day gives the same cases. Whoever calls says in `miljo` which settings may be overruled.
    """
    klocka = Stallklocka(datetime.combine(idag, time(0), tzinfo=STOCKHOLM))
    with oppna(mapp, klocka=klocka, slump=_slump(), miljo=miljo or {}) as program:
        almanacka = Almanacka(idag=idag, dagar=program.dagar)
        rader: list[_Rad] = sorted(
            ((almanacka.nar(scen.dag, scen.klockan), fall, scen)
             for fall in (*beslutade.fallen(almanacka), *vantande.fallen(almanacka))
             for scen in fall.scener),
            key=lambda rad: rad[0],
        )  # fmt: skip
        spelning = _Nutidsspelning(program=program, klocka=klocka, almanacka=almanacka)
        spelning.lev(rader, framsteg)
        arenden = {namn: kvitto.arende for namn, kvitto in spelning.kvitton.items()}
        return Nutid(idag=idag, arenden=arenden)


def _slump() -> Callable[[int], bytes]:
    """Bytes that look random and are the same each time, and none of the seed cases' own."""
    nummer = iter(range(1 << 62))
    return lambda antal: hashlib.shake_256(f"remissnutid {next(nummer)}".encode()).digest(antal)


@define(kw_only=True)
class _Nutidsspelning:
    """The present as far as it has been lived."""

    program: Program
    klocka: Stallklocka
    almanacka: Almanacka
    kvitton: dict[str, Kvitto] = field(factory=dict, init=False)
    """The latest receipt of each case, by its short name."""

    def lev(self, rader: list[_Rad], framsteg: Framsteg | None) -> None:
        """Live the working days from the first scene to the last: morning, scenes, and their letters."""
        per_dag = {dag: list(grupp) for dag, grupp in groupby(rader, key=lambda rad: lokal_dag(rad[0]))}
        dagar = list(self._arbetsdagar(min(per_dag), max(per_dag)))
        self._lagg_kalendern(dagar[0])
        for nummer, dag in enumerate(dagar, start=1):
            self._tick(datetime.combine(dag, _MORGON, tzinfo=STOCKHOLM))
            for nar, fall, scen in per_dag.get(dag, ()):
                self._spela(nar, fall.namn, scen)
            if dag in per_dag:
                self._tick(self.klocka.nu() + _EN_MINUT)
            if framsteg is not None:
                framsteg(nummer, len(dagar))

    def _arbetsdagar(self, fran: date, till: date) -> list[date]:
        dagar = [fran]
        while dagar[-1] < till:
            dagar.append(self.almanacka.dagar.plus(dagar[-1], 1))
        return dagar

    def _lagg_kalendern(self, dag: date) -> None:
        self.klocka.stall(datetime.combine(dag, time(6, 30), tzinfo=STOCKHOLM))
        moten = self.almanacka.moten()
        motor.andra_kalender(self.program, _ADMIN, moten_=moten, nyckel="nutid:kalender")

    def _spela(self, nar: datetime, namn: str, scen: Nutidsscen) -> None:
        self.klocka.stall(nar)
        aktor = Aktor(person=scen.vem, kanal="demo")
        for plats, steg in enumerate(scen.steg):
            nyckel = f"nutid:{namn}:{nar.isoformat()}:{plats}"
            kvitto = steg.gor(self.program, aktor, self._lage(namn, nyckel))
            if kvitto is not None:
                self.kvitton[namn] = kvitto

    def _lage(self, namn: str, nyckel: str) -> Lage:
        kvitto = self.kvitton.get(namn)
        if kvitto is None:
            return Lage(arende="", version=0, nyckel=nyckel)
        return Lage(arende=kvitto.arende, version=kvitto.version, nyckel=nyckel)

    def _tick(self, nar: datetime) -> None:
        self.klocka.stall(nar)
        motor.tick(self.program)
