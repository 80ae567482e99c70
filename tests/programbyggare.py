"""An installed Program for the tests: a municipality, its people, a clock that stands, chance that repeats.

The people are those of `tests.byggare`, all of them at work; the moment is theirs too. `Lopp` walks one
case through `motor`, as `tests.byggare.Fall` walks one through the pure law.
"""

import random
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any

import psycopg
from attrs import define, frozen

from arbetsflode import motor
from arbetsflode.klocka import Klocka, Stallklocka
from arbetsflode.lager import migrering
from arbetsflode.motor import Handlingsinlaga, Kvitto
from arbetsflode.program import Program
from arbetsflode.sammansattning import KOMMUNFIL, oppna
from konfiguration.floden import Lastflode
from konfiguration.personfil import Personuppgifter
from notiser.kanaler import Kanal
from tests.byggare import HUVUDLINJEN, NAMND, NU, UNDERLAG, organisation, registrering
from tillstand.arende import Arendeslag
from tillstand.behorighet import Aktor
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import Avsandare
from tillstand.motivering import Motivering
from tillstand.overlamnad import SAKNAS
from tillstand.remiss import Remiss

KOMMUN = """
namn = "Provstad"

[[namnd]]
kod = "soc"
namn = "Socialnämnden"
epost = "soc@provstad.example"
diarienummer = { mall = "{namnd} {ar}/{lopnr}" }
villkor = { delegationspunkter = ["4.2"] }

[[namnd]]
kod = "kult"
namn = "Kulturnämnden"
diarienummer = { mall = "KULT {ar2}-{lopnr}", start = 41, bredd = 4 }
villkor = { omedelbar_justering = false }

[[namnd]]
kod = "sdn"
namn = "Stadsdelsnämnden"
diarienummer = { mall = "{kod}-{lopnr}-{ar}" }
"""


def aktor(person: str) -> Aktor:
    """Somebody who acts."""
    return Aktor(person=person, kanal="prov")


def folket() -> Personuppgifter:
    """Everybody of `tests.byggare` but the one who begins tomorrow; nobody away."""
    org = organisation(franvaro=(), utan="tilltradande")
    return Personuppgifter(
        personer=tuple(org.personer.values()), enheter=tuple(org.enheter.values()), roller=org.innehav
    )


@frozen(kw_only=True)
class Installation:
    """A folder with its municipality, and the base that belongs to it."""

    mapp: Path
    databas: str
    sort: str
    """Which database: sqlite or postgresql."""

    @property
    def miljo(self) -> Mapping[str, str]:
        """The environment that leads to the base."""
        return {"REMISS_DATABAS": self.databas}

    def oppna(
        self,
        klocka: Klocka | None = None,
        *,
        fro: int = 1,
        slag: Mapping[str, tuple[Arendeslag, Lastflode]] | None = None,
    ) -> Program:
        """The program of the folder. Two that work on one base need different `fro`."""
        return oppna(
            self.mapp,
            klocka=klocka or Stallklocka(NU),
            slump=random.Random(fro).randbytes,
            miljo=self.miljo,
            slag=slag,
        )

    def skriv_kommun(self, text: str = KOMMUN) -> None:
        """Write the municipality's file."""
        (self.mapp / KOMMUNFIL).write_text(text, encoding="utf-8")


def lagg_grunden(installation: Installation) -> None:
    """Make the schema, write the municipality's file and take in its people."""
    migrering.uppgradera(installation.databas)
    installation.skriv_kommun()
    with installation.oppna(fro=0) as program:
        motor.importera_personer(program, aktor("administrator"), uppgifter=folket(), nyckel="folket")


def bakom_ryggen(installation: Installation, sats: str, *varden: object) -> int:
    """Change something in the base behind the program's back, also what refers to it; how many rows."""
    if installation.sort == "sqlite":
        with closing(sqlite3.connect(installation.mapp / "remiss.db", isolation_level=None)) as sqlite:
            return sqlite.execute(sats, varden).rowcount
    with psycopg.connect(installation.databas.replace("+psycopg", ""), autocommit=True) as postgres:
        postgres.execute("SET session_replication_role = replica")
        return postgres.execute(
            sats.replace("?", "%s").encode() if varden else sats.encode(), varden or None
        ).rowcount


def stall(program: Program, nu: datetime) -> None:
    """Put the clock of a program at another moment."""
    assert isinstance(program.klocka, Stallklocka)
    program.klocka.stall(nu)


def med_kanal(program: Program, kanal: Kanal) -> None:
    """Let letters leave by another way than the one that the settings name."""
    program.kanal = lambda: nullcontext(kanal)


def inlaga(
    slag: Handlingsslag = Handlingsslag.TJANSTEUTLATANDE, innehall: bytes | None = None, **andrat: Any
) -> Handlingsinlaga:
    """A document; its bytes are those of its title unless given."""
    titel = andrat.pop("titel", slag.value.capitalize())
    grund: dict[str, Any] = {
        "innehall": innehall if innehall is not None else f"Text: {titel}".encode(),
        "filnamn": f"{slag.value}.txt",
        "slag": slag,
        "riktning": Handlingsriktning.UPPRATTAD,
        "titel": titel,
    }
    return Handlingsinlaga(**{**grund, **andrat})


@define
class Lopp:
    """One case on its way through `motor`: each method takes one use case and keeps the receipt."""

    program: Program
    kvitto: Kvitto

    @property
    def id(self) -> str:
        """The id of the case."""
        return self.kvitto.arende

    @property
    def plats(self) -> tuple[str, int]:
        """The case as it was last seen."""
        return self.kvitto.arende, self.kvitto.version

    def nyckel(self) -> str:
        """A fresh key."""
        return f"prov {self.program.slump(8).hex()}"

    def behall(self, kvitto: Kvitto) -> "Lopp":
        """Go on from a receipt that came another way."""
        self.kvitto = kvitto
        return self

    def _vem(self) -> dict[str, Any]:
        return {"arende": self.id, "version": self.kvitto.version, "nyckel": self.nyckel()}

    def gor(
        self, namn: str, av: str, underlag: Any = None, *, dag: date | None = None, **falt: Any
    ) -> "Lopp":
        """Take an arrow or do an åtgärd; the record is `underlag`, or a valid one with `falt` changed."""
        if namn.startswith("overlamna"):
            falt.setdefault("avsandarens_diarienummer", self.deras_nummer)
        fyllt = UNDERLAG[namn](**falt) if underlag is None else underlag
        par: dict[str, Any] = {**self._vem(), "underlag": fyllt, "dag": dag}
        if namn in _PILAR:
            return self.behall(motor.handla(self.program, aktor(av), overgang=namn, **par))
        return self.behall(motor.atgarda(self.program, aktor(av), atgard=namn, **par))

    def bifoga(self, av: str, slag: Handlingsslag = Handlingsslag.TJANSTEUTLATANDE, **andrat: Any) -> "Lopp":
        """Attach a document."""
        handling = inlaga(slag, **andrat)
        return self.behall(motor.bifoga(self.program, aktor(av), handling=handling, **self._vem()))

    def godkann(self, av: str) -> "Lopp":
        """Approve the step that waits."""
        return self.behall(motor.godkann(self.program, aktor(av), **self._vem()))

    def aterlamna(self, av: str, text: str = "Kostnaderna saknas.") -> "Lopp":
        """Send back what waits."""
        kommentar = Motivering(text=text)
        return self.behall(motor.aterlamna(self.program, aktor(av), kommentar=kommentar, **self._vem()))

    def aterta(self, av: str) -> "Lopp":
        """Withdraw what was asked for."""
        return self.behall(motor.aterta(self.program, aktor(av), **self._vem()))

    def angra(self, av: str, text: str = "Fel ärende.") -> "Lopp":
        """Take back the last arrow."""
        return self.behall(motor.angra(self.program, aktor(av), skal=Motivering(text=text), **self._vem()))

    def visa(self, av: str = "registrator") -> motor.Arendevy:
        """The case as somebody sees it."""
        return motor.visa(self.program, aktor(av), arende=self.id)

    @property
    def arende(self) -> Remiss:
        """The case as it is stored."""
        arende = self.visa().arende
        assert isinstance(arende, Remiss)
        return arende

    @property
    def deras_nummer(self) -> str:
        """The number that the sender gave the remiss."""
        avsandare = self.arende.mottagen.avsandare
        return (avsandare.diarienummer if avsandare else None) or SAKNAS

    def till(self, tillstand: str) -> "Lopp":
        """Walk on to a state of the main line."""
        har = HUVUDLINJEN.index(self.kvitto.tillstand)
        for steg in HUVUDLINJEN[har + 1 : HUVUDLINJEN.index(tillstand) + 1]:
            _VAGEN[steg](self)
        return self


def _lagg_forslag(lopp: Lopp) -> None:
    lopp.bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    lopp.godkann("avdelningschef").godkann("forvaltningschef")


def _overlamna(lopp: Lopp) -> None:
    lopp.bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG).gor("overlamna", "registrator")


_VAGEN = {
    "beredning": lambda lopp: lopp.gor("fordela", "fordelare"),
    "forslag": _lagg_forslag,
    "namndbeslut": lambda lopp: lopp.gor("besluta", "namndsekreterare"),
    "justerad": lambda lopp: lopp.gor("justera", "namndsekreterare"),
    "overlamnad": _overlamna,
}
_PILAR = frozenset(
    {
        *("fordela", "lagg_forslag", "dra_tillbaka", "besluta", "bordlagg", "aterremittera"),
        *("besluta_pa_delegation", "besluta_bradskande", "justera", "overlamna", "overlamna_delegerat"),
        *("avskriv", "makulera"),
    }
)


def registrera(
    program: Program,
    titel: str = "Remiss om en plan mot barnfattigdom",
    *,
    av: str = "registrator",
    namnd: str = NAMND,
    nyckel: str | None = None,
    handlingar: Sequence[Handlingsinlaga] = (),
    diarienummer: str | None = None,
    **registrerat: Any,
) -> Lopp:
    """Register a case. Each has a sender's number of its own unless one is given."""
    nyckel = nyckel or program.slump(8).hex()
    registrerat.setdefault("avsandare", Avsandare(organ="Kommunstyrelsen", diarienummer=f"KS {nyckel}"))
    kvitto = motor.registrera(
        program,
        aktor(av),
        namnd=namnd,
        underlag=registrering(titel=titel, **registrerat),
        nyckel=nyckel,
        handlingar=handlingar,
        diarienummer=diarienummer,
    )
    return Lopp(program, kvitto)


def svar_per_epost(lopp: Lopp, av: str = "registrator", **andrat: Any) -> Lopp:
    """Ask that the answer of a justerat case leave by e-mail."""
    if not any(h.slag is Handlingsslag.PROTOKOLLSUTDRAG for h in lopp.arende.handlingar.alla):
        lopp.bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG)
    return lopp.gor("overlamna", av, per_epost(**andrat))


def per_epost(**andrat: Any) -> Any:
    """The record of an answer by e-mail."""
    from tillstand.innehall import Kanal as Vag

    return UNDERLAG["overlamna"](**{"kanal": Vag.EPOST, "epost": "ks@stad.example", **andrat})
