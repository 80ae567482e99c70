"""The workers of a simulated world: several schedulers on one base, at once or one after the other.

Each is a program of its own with its own connections; they share nothing but the clock and the base.
"""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

from attrs import define, field, frozen

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.program import Program
from notiser.kanaler import Kanal
from tests.programbyggare import Installation, med_kanal

FORSTA_FRO = 1000
"""The seeds of the schedulers' programs begin here, so that no id is that of somebody else."""


class Dog(Exception):
    """The scheduler ended in the middle of its sweep."""


@frozen(kw_only=True)
class Tur:
    """What a turn of the schedulers came to."""

    pausat: bool = False
    morgonbrev: int = 0


@define
class Arbetslag:
    """The schedulers, and chance that says who has its turn when."""

    installation: Installation
    klocka: Stallklocka
    post: Kanal
    r: random.Random
    programmen: list[Program] = field(factory=list)
    turer: int = 0
    samtidiga: int = 0
    omstarter: int = 0
    doda: int = 0
    _oppnade: int = FORSTA_FRO

    def bemanna(self, antal: int) -> None:
        """So many schedulers begin."""
        self.programmen = [self._ny() for _ in range(antal)]

    def tur(self, *, sand: bool, i_ordning: bool = False) -> Tur:
        """Some of them have their turn now: several at once, or, always with `i_ordning`, one by one."""
        valda = self.r.sample(self.programmen, self.r.randint(1, len(self.programmen)))
        dor = valda[0] if len(valda) > 1 and self.r.random() < 0.1 else None
        self.turer += len(valda)
        if self.r.random() < 0.5 and len(valda) > 1 and not i_ordning:
            self.samtidiga += len(valda)
            grind = Barrier(len(valda))
            with ThreadPoolExecutor(len(valda)) as tradar:
                svar = list(tradar.map(lambda p: self._en(p, sand=sand, dor=p is dor, grind=grind), valda))
        else:
            svar = [self._en(p, sand=sand, dor=p is dor) for p in valda]
        if dor is not None:
            self.starta_om(dor)
        levde = [t for t in svar if t is not None]
        assert len({t.pausat for t in levde}) == 1, "some schedulers paused and others did not"
        return Tur(pausat=levde[0].pausat, morgonbrev=sum(t.morgonbrev for t in levde))

    def _en(self, program: Program, *, sand: bool, dor: bool, grind: Barrier | None = None) -> Tur | None:
        """One scheduler's turn; None when it died."""

        def framsteg(_antal: int) -> None:
            if dor:
                raise Dog

        if grind is not None:
            grind.wait(60)
        try:
            if sand:
                rapport = motor.tick(program, framsteg)
                return Tur(pausat=rapport.svep.pausat, morgonbrev=rapport.morgonbrev)
            if motor.svep(program, framsteg).pausat:
                return Tur(pausat=True)
            motor.forsegla(program)
            return Tur(morgonbrev=motor.skriv_morgonbrev(program))
        except Dog:
            self.doda += 1
            return None

    def starta_om(self, program: Program | None = None) -> None:
        """One of them ends, and another one begins in its place."""
        plats = self.r.randrange(len(self.programmen)) if program is None else self.programmen.index(program)
        self.programmen[plats].stang()
        self.programmen[plats] = self._ny()
        self.omstarter += 1

    def starta_om_alla(self) -> None:
        """Every one of them ends, and another one begins in its place."""
        for program in list(self.programmen):
            self.starta_om(program)

    def _ny(self) -> Program:
        self._oppnade += 1
        program = self.installation.oppna(self.klocka, fro=self._oppnade)
        med_kanal(program, self.post)
        return program

    def stang(self) -> None:
        """All of them go home."""
        for program in self.programmen:
            program.stang()

    @property
    def nu(self) -> datetime:
        """The moment that their clock shows."""
        return self.klocka.nu()
