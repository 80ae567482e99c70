"""The running program as a value: settings, municipality, store, clock, and what is cached of them."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from email.utils import parseaddr
from types import TracebackType
from typing import Self

from attrs import define, field, frozen

from arbetsflode.journal import Slump
from arbetsflode.klocka import Klocka
from arbetsflode.lager import floden, grunddata, lagen, moten, personer
from arbetsflode.lager.arenden import Slagregister
from arbetsflode.lager.databas import Databas
from arbetsflode.lager.filer import Filer
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.narvaro import Narvaro
from konfiguration.floden import Lastflode, flode_ur_trad, tradavtryck
from konfiguration.installningar import Installningar
from konfiguration.kommun import Kommun, Namnd, kommunavtryck
from konfiguration.trappa import Trappsteg
from notiser import bevakning
from notiser.kanaler import Oppning
from tillstand.arbetsdagar import Arbetsdagar
from tillstand.arende import Arende
from tillstand.behorighet import Organisation
from tillstand.fel import Datafel, Felaktighet, OgiltigIndata
from tillstand.kalender import Kalender, Namndkalender
from tillstand.ledtider import Ledtider
from tillstand.mote import Mote
from tillstand.ordning import Flodesversion, Ordning
from tillstand.villkor import Villkor

PROGRAMFEL = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a broken case can make of sound code. A loop over many marks that one, tells it, and goes on."""


_TECKEN = "abcdefghijklmnopqrstuvwxyz234567"
_TECKENPAR = tuple(a + b for a in _TECKEN for b in _TECKEN)
"""Base 32, two characters for each ten bits."""


@frozen(kw_only=True)
class Grunddata:
    """People and calendars as they were read, under which number, and the generation that goes with them."""

    version: int
    generation: int
    organisation: Organisation
    kalender: Kalender


@frozen(kw_only=True)
class Vakt:
    """Says when a case is next to be looked at and where it aims: the store's `Bevakare`, of one moment."""

    generation: int
    trappa: tuple[Trappsteg, ...]
    kalender: Kalender
    villkor: Callable[[str], Villkor]

    def nasta(self, arende: Arende, fran: datetime) -> datetime | None:
        """The first rung of a case at or after `fran`."""
        return bevakning.nasta(arende, self.trappa, self.kalender, self.villkor(arende.namnd), fran=fran)

    def planmote(self, arende: Arende) -> date | None:
        """The meeting that a case is on its way to by these calendars."""
        return arende.planmote(self.kalender, self.villkor(arende.namnd))


@define
class Program:
    """Everything that a use case needs beside its own arguments. Made by `sammansattning.oppna`."""

    installningar: Installningar
    kommun: Kommun
    databas: Databas
    filer: Filer
    klocka: Klocka
    slump: Slump
    register: Slagregister
    kanal: Callable[[], Oppning]
    floden: Mapping[str, Lastflode]
    """The flow that a new case of each kind begins with."""
    dagar: Arbetsdagar
    narvaro: Narvaro
    generation: int = 0
    """The generation of ladder and calendars that this process computes watermarks by."""
    _versioner: dict[str, Flodesversion] = field(factory=dict, init=False)
    _grunddata: "Grunddata | None" = field(default=None, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, typ: type[BaseException] | None, fel: BaseException | None, spar: TracebackType | None
    ) -> None:
        self.stang()

    def stang(self) -> None:
        """Let go of the database."""
        self.databas.stang()
        self.narvaro.slapp()

    def nytt_id(self) -> str:
        """A random public id: it says nothing and can be guessed by nobody."""
        tal = int.from_bytes(self.slump(15), "big")
        return "".join([_TECKENPAR[tal >> n & 1023] for n in range(110, -1, -10)])

    def avsandardoman(self) -> str:
        """The domain that our letters' ids end with: the sender's own."""
        return parseaddr(self.installningar.epost.fran)[1].rpartition("@")[2] or "localhost"

    def namnd(self, kod: str) -> Namnd:
        """The nämnd with that code. Raises OgiltigIndata naming those that exist."""
        namnd = self.kommun.namnder.get(kod)
        if namnd is None:
            finns = ", ".join(self.kommun.namnder)
            fel = Felaktighet(plats="namnd", mening=f"nämnden ”{kod}” finns inte; välj bland {finns}")
            raise OgiltigIndata((fel,))
        return namnd

    def villkor(self, namnd: str) -> Villkor:
        """The terms of a nämnd; one that the file no longer names keeps the default terms."""
        funnen = self.kommun.namnder.get(namnd)
        return funnen.villkor if funnen else Villkor()

    def organisation(self, f: Forbindelse) -> Organisation:
        """The people of this moment."""
        return self.grunddata(f).organisation

    def kalender(self, f: Forbindelse) -> Kalender:
        """Working days and the nämnder's meetings of this moment."""
        return self.grunddata(f).kalender

    def vakt(self, f: Forbindelse) -> Vakt:
        """Who says when the cases are next to be looked at, by the calendars of this moment."""
        grund = self.grunddata(f)
        return Vakt(
            generation=grund.generation,
            trappa=self.kommun.trappa,
            kalender=grund.kalender,
            villkor=self.villkor,
        )

    def grunddata(self, f: Forbindelse) -> Grunddata:
        """People and calendars, read anew only when somebody has changed them."""
        version = grunddata.version(f)
        if self._grunddata is None or self._grunddata.version != version:
            self._grunddata = self._las_grunddata(f, version)
            self.generation = self._grunddata.generation
        return self._grunddata

    def _las_grunddata(self, f: Forbindelse, version: int) -> Grunddata:
        """The generation is read before the calendars: by a newer calendar under an older number a case is
        only looked at once more. A generation of somebody else's configuration is not ours."""
        egen = lagen.las(f, lagen.KONFIGURATION) == kommunavtryck(self.kommun)
        generation = int(lagen.las(f, lagen.GENERATION) or 0) if egen else self.generation
        return Grunddata(
            version=version,
            generation=generation,
            organisation=personer.las(f),
            kalender=self._kalender(moten.las(f)),
        )

    def _kalender(self, alla: Mapping[str, tuple[Mote, ...]]) -> Kalender:
        namnder = {
            kod: Namndkalender(
                moten=alla.get(kod, ()),
                ledtider=self.kommun.namnder[kod].ledtider if kod in self.kommun.namnder else Ledtider(),
                dagar=self.dagar,
            )
            for kod in {*alla, *self.kommun.namnder}
        }
        return Kalender(dagar=self.dagar, namnder=namnder)

    def flodesversion(self, f: Forbindelse, hash_: str) -> Flodesversion:
        """The flow version that a case began with, linted and built once. Raises Datafel."""
        version = self._versioner.get(hash_)
        if version is None:
            lagrad = floden.las(f, hash_)
            if lagrad is None:
                raise Datafel(f"Flödesversionen {hash_[:12]} finns inte i databasen.")
            version = self._versioner[hash_] = self._bygg(hash_, *lagrad)
        return version

    def _bygg(self, hash_: str, slag: str, innehall: str) -> Flodesversion:
        namn = f"flödesversion {hash_[:12]}"
        if slag not in self.register.slag:
            raise Datafel(f"{namn.capitalize()} är för det okända slaget ”{slag}”.")
        try:
            trad = json.loads(innehall)
        except ValueError as fel:
            raise Datafel(f"{namn.capitalize()} går inte att läsa.") from fel
        if tradavtryck(trad) != hash_:
            raise Datafel(f"{namn.capitalize()} har ändrats i databasen.")
        return Flodesversion(flode_ur_trad(trad, plats=namn), self.register.slag[slag], hash_)

    def nytt_flode(self, f: Forbindelse, slag: str, nu: datetime) -> Flodesversion:
        """The flow version that a new case begins with, kept in the store at its first use."""
        last = self.floden[slag]
        trad = json.dumps(last.trad, ensure_ascii=False, sort_keys=True)
        floden.skriv(f, last.hash, slag, last.flode.namn, trad, nu)
        return self.flodesversion(f, last.hash)

    def ordning(self, f: Forbindelse, arende: Arende) -> Ordning:
        """By what a case is decided."""
        return Ordning(
            flode=self.flodesversion(f, arende.flode),
            villkor=self.villkor(arende.namnd),
            kalender=self.kalender(f),
            organisation=self.organisation(f),
        )
