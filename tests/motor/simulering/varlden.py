"""The simulated world: an installation, its people through the year, its worker, and the book of it all.

Everything goes through `motor`; what was done is noted in the book by hand, never read back.
"""

import itertools
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from threading import Lock
from typing import Self, TypeVar

from attrs import define, field

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import NAMND, person
from tests.motor.simulering.arbetslag import Arbetslag
from tests.motor.simulering.bok import Bok
from tests.motor.simulering.dagar import STOCKHOLM
from tests.programbyggare import Installation, Lopp, aktor, folket
from tillstand.behorighet import Franvaro, Rollinnehav

HANDLAGGARE = ("handlaggare", "kollega", "vik_handlaggare", "utomstaende")
ENHETER = ("bistand", "familj")
_Varde = TypeVar("_Varde")


@define
class Varld:
    """The installation under a clock that is put at one moment after the other."""

    installation: Installation
    klocka: Stallklocka
    program: Program
    """The program that people work in; the schedulers have their own."""
    arbetslag: Arbetslag
    post: "Post"
    bok: Bok = field(factory=Bok)
    sammantraden: dict[date, str] = field(factory=dict)
    """The days on which the nämnd is to meet, as they have been entered: ordinary or extra."""
    _i_ladan: list[tuple[datetime, str, str]] = field(factory=list)
    """What lies in the box: since when, a morning's letters or the answer of which case."""
    _nycklar: Iterator[int] = field(factory=lambda: itertools.count())
    _oppnad: int = 1

    @classmethod
    def i(cls, installation: Installation, nu: datetime, *, schemalaggare: int = 1, fro: int = 0) -> "Varld":
        """Begin in a fresh installation with so many schedulers; its people are noted in the book."""
        klocka, post = Stallklocka(nu), Post()
        lag = Arbetslag(installation, klocka, post, random.Random(fro))
        varld = cls(installation, klocka, installation.oppna(klocka), lag, post)
        lag.bemanna(schemalaggare)
        grund = folket()
        for enhet in grund.enheter:
            varld.bok.skriv(nu, "enhet", kod=enhet.kod, over=enhet.overordnad or "")
        for i in grund.roller:
            if i.namnd in (NAMND, ""):
                varld._notera_roll(i)
        return varld

    @property
    def nu(self) -> datetime:
        """The moment that the clock shows."""
        return self.klocka.nu()

    @property
    def idag(self) -> date:
        """The local day."""
        return self.nu.astimezone(STOCKHOLM).date()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fel: object) -> None:
        self.arbetslag.stang()
        self.program.stang()

    def starta_om(self) -> None:
        """A scheduler ends and another one begins; so does the process that people work in."""
        self.arbetslag.starta_om()
        self.program.stang()
        self._oppnad += 1
        self.program = self.installation.oppna(self.klocka, fro=self._oppnad)

    def ny_kommunfil(self, text: str) -> None:
        """The municipality's file is changed, and everything that runs is started again."""
        self.installation.skriv_kommun(text)
        self.arbetslag.starta_om_alla()
        self.program.stang()
        self._oppnad += 1
        self.program = self.installation.oppna(self.klocka, fro=self._oppnad)

    # ---- people

    def ny_person(self, kod: str) -> None:
        """Somebody is employed."""
        self._importera(Personuppgifter(personer=(person(kod),)))

    def ge_roll(
        self, vem: str, roll: str, enhet: str = "", fran: date = date.min, till: date = date.max
    ) -> None:
        """A role begins, or ends another day than was said."""
        innehav = Rollinnehav(person=vem, roll=roll, namnd=NAMND, enhet=enhet, fran=fran, till=till)
        self._importera(Personuppgifter(roller=(innehav,)))
        self._notera_roll(innehav)

    def _notera_roll(self, i: Rollinnehav) -> None:
        vem = {"person": i.person, "roll": i.roll, "enhet": i.enhet}
        self.bok.skriv(self.nu, "roll", fran=i.fran, till=i.till, **vem)

    def borta(self, vem: str, fran: date, till: date, ersattare: str | None = None) -> None:
        """Somebody is away."""
        franvaro = Franvaro(person=vem, fran=fran, till=till, ersattare=ersattare)
        self._importera(Personuppgifter(franvaro=(franvaro,)))
        self.bok.skriv(self.nu, "franvaro", person=vem, fran=fran, till=till, ersattare=ersattare)

    def _importera(self, uppgifter: Personuppgifter) -> None:
        nyckel = f"folk:{next(self._nycklar)}"
        motor.importera_personer(self.program, aktor("administrator"), uppgifter=uppgifter, nyckel=nyckel)

    # ---- the worker

    def tur(self, *, sand: bool) -> bool:
        """The schedulers' turn, and with `sand` the post's; whether the sweep was paused.

        What was put in the box first leaves first. With an answer in it the schedulers come one after the
        other: of two at once one may take the answer and one a reminder of the same case, and either order
        is right.
        """
        gjort = self.arbetslag.tur(sand=sand, i_ordning=self.vantar_pa_posten())
        self.bok.skriv(self.nu, "svep", pausat=gjort.pausat)
        if gjort.morgonbrev:
            self._i_ladan.append((self.nu, "sand", ""))
        self.bok.skriv(self.nu, "morgon")
        if sand:
            self.bok.skriv(self.nu, "posten_gick")
            for skrivet, vad, arende in sorted(self._i_ladan):
                dag = {"dag": skrivet.astimezone(STOCKHOLM).date()} if vad == "sand" else {}
                self.bok.skriv(self.nu, vad, arende, **dag)
            self._i_ladan.clear()
        return gjort.pausat

    def bekrafta_klockan(self) -> None:
        """An administrator says that the clock is right."""
        motor.bekrafta_klockan(self.program, aktor("administrator"))
        self.bok.skriv(self.nu, "klockan_bekraftad")

    def svar_pa_vag(self, arende: str) -> None:
        """An answer waits for the post."""
        self._i_ladan.append((self.nu, "overlamnad", arende))

    def vantar_pa_posten(self, arende: str | None = None) -> bool:
        """Whether the answer of a case, or of any, still lies in the box."""
        return any(vad == "overlamnad" and arende in (None, a) for _, vad, a in self._i_ladan)


@define
class Post:
    """A way out that counts how often each letter has left."""

    skickade: Counter[str] = field(factory=Counter)
    _las: Lock = field(factory=Lock)

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Take a letter."""
        assert str(meddelande["To"]) == adress
        with self._las:
            self.skickade[str(meddelande["Message-ID"])] += 1

    @property
    def dubbla(self) -> list[str]:
        """The letters that have left more than once."""
        return [brev for brev, antal in self.skickade.items() if antal > 1]


@define
class Slump:
    """Chance that repeats, in the words of the simulation."""

    r: random.Random

    def ibland(self, andel: float) -> bool:
        """True in about that share of the cases."""
        return self.r.random() < andel

    def dagar(self, fran: int, till: int) -> timedelta:
        """So many days, both included."""
        return timedelta(self.r.randint(fran, till))

    def klockan(self, dag: date) -> datetime:
        """A moment of a day: mostly in the office, sometimes at any hour."""
        if self.ibland(0.12):
            return datetime(dag.year, dag.month, dag.day, tzinfo=STOCKHOLM) + timedelta(
                minutes=self.r.randint(0, 23 * 60 + 59), seconds=self.r.randint(0, 59)
            )
        return datetime(
            dag.year, dag.month, dag.day, self.r.randint(7, 16), self.r.randint(0, 59), 17, tzinfo=STOCKHOLM
        )

    def nagon(self, val: Sequence[_Varde]) -> _Varde:
        """One of them."""
        return self.r.choice(val)


__all__ = ["ENHETER", "HANDLAGGARE", "Lopp", "Slump", "Varld"]
