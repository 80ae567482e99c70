"""What each of several processes does at once on one base; `test_samtidigt` starts them."""

import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from typing import Any

from attrs import define, field

from arbetsflode import motor
from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import UNDERLAG, registrering
from tests.programbyggare import Installation, aktor, folket, stall
from tillstand.behorighet import Person
from tillstand.fel import Nyckelkonflikt, Versionskonflikt
from tillstand.innehall import Avsandare

ANTAL = 4
"""Processes at once."""
REGISTRERAR, ROUNDER, IMPORTER = 8, 10, 4
TVISTANDE = (
    ("fordelare", "handlaggare"),
    ("registrator", "handlaggare"),
    ("fordelare", "kollega"),
    ("registrator", "kollega"),
)
"""Who distributes, and to whom, in each process."""
MORGON = datetime(2011, 10, 5, 6, 0, tzinfo=UTC)


@define
class Arbetare:
    """One of the processes: what it saw, by what it did."""

    nummer: int
    grind: Barrier
    sett: dict[str, list[Any]] = field(factory=dict)

    def samtidigt(self, vad: str, gor: Callable[[], Any]) -> None:
        """Wait for the others, then do it."""
        self.grind.wait(60)
        self.sett.setdefault(vad, []).append(gor())


def arbeta(installation: Installation, nummer: int, grind: Barrier, svar: "Queue[Any]") -> None:
    """Do everything, and answer with what was seen, or with the traceback."""
    arbetare = Arbetare(nummer, grind)
    try:
        _arbeta(installation, arbetare)
    except BaseException:
        grind.abort()
        svar.put((nummer, None, traceback.format_exc()))
        raise
    svar.put((nummer, arbetare.sett, ""))


def _arbeta(installation: Installation, a: Arbetare) -> None:
    a.grind.wait(60)
    with installation.oppna(fro=a.nummer + 10) as program:
        a.sett["generation"] = [program.generation]
        a.samtidigt("folket", lambda: _importera_folket(program))
        for omgang in range(IMPORTER):
            a.samtidigt("person", partial(_importera_en, program, a.nummer, omgang))
        a.samtidigt(
            "registrerade", lambda: [_registrera(program, f"{a.nummer} {n}") for n in range(REGISTRERAR)]
        )
        a.samtidigt("samma nyckel", lambda: None)
        for runda in range(ROUNDER):
            a.samtidigt("samma nyckel", partial(_registrera, program, f"lika {runda}"))
        for runda in range(ROUNDER):
            id_ = motor.hitta(program, aktor("registrator"), f"soc 2011/{runda + 1}").id
            a.samtidigt("pil", partial(_fordela, program, id_, a.nummer, runda))
        stall(program, MORGON)
        a.samtidigt("varv", lambda: motor.tick(program).morgonbrev)
        a.samtidigt("slut", lambda: None)


def _importera_folket(program: Program) -> int:
    uppgifter = folket()
    return motor.importera_personer(
        program, aktor("administrator"), uppgifter=uppgifter, nyckel="folket"
    ).personer


def _importera_en(program: Program, nummer: int, omgang: int) -> int:
    uppgifter = Personuppgifter(personer=(Person(kod=f"p{nummer}.{omgang}", namn="Ny"),))
    nyckel = f"person {nummer} {omgang}"
    return motor.importera_personer(
        program, aktor("administrator"), uppgifter=uppgifter, nyckel=nyckel
    ).personer


def _registrera(program: Program, nyckel: str) -> Kvitto:
    underlag = registrering(avsandare=Avsandare(organ="KS", diarienummer=f"KS {nyckel}"))
    return motor.registrera(program, aktor("registrator"), namnd="soc", underlag=underlag, nyckel=nyckel)


def _fordela(program: Program, id_: str, nummer: int, runda: int) -> tuple[str, str]:
    """Take the arrow: ("vann", to whom) or ("förlorade", who was first)."""
    av, till = TVISTANDE[nummer]
    underlag = UNDERLAG["fordela"](handlaggare=till)
    try:
        motor.handla(
            program, aktor(av), arende=id_, version=1, overgang="fordela", underlag=underlag,
            nyckel=f"pil {nummer} {runda}",
        )  # fmt: skip
    except Versionskonflikt as fel:
        return "förlorade", fel.vem or ""
    except Nyckelkonflikt:
        return "nyckel", ""
    return "vann", av
