"""A case in any state, moved there by the real functions."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from attrs import evolve

from konfiguration.floden import standardflode
from tests.byggare.manniskor import NAMND, NU, ordning
from tests.byggare.underlag import UNDERLAG, registrering
from tillstand.arende import Nar
from tillstand.behorighet import Aktor
from tillstand.handelser import Utfall
from tillstand.handlingar import Handlingsslag
from tillstand.ordning import Ordning
from tillstand.provning import (
    angra,
    aterlamna,
    aterta,
    avbryt_utskick,
    fullborda_utskick,
    godkann,
    mojliga,
    prova,
    utfor,
)
from tillstand.provning.mojligt import Mojlighet
from tillstand.remiss import Remiss, fod

HUVUDLINJEN = ("mottagen", "beredning", "forslag", "namndbeslut", "justerad", "overlamnad")


class Fall:
    """A case on its way: each method takes one real step, keeps the new case and returns the `Utfall`."""

    def __init__(
        self, ordning_: Ordning | None = None, *, nu: datetime = NU, namnd: str = NAMND, **registrerat: Any
    ) -> None:
        self.ordning = ordning_ or ordning()
        self.nu = nu
        self.utfall: list[Utfall] = []
        self.arende: Remiss = fod(
            registrering(**registrerat),
            id_="a1",
            namnd=namnd,
            diarienummer="SN 2011-1",
            flode=self.ordning.flode.hash,
            start=self.ordning.flode.flode.start,
            registrerad=nu,
        )

    def senare(self, dagar: int) -> "Fall":
        """The same case some days later."""
        self.nu += timedelta(dagar)
        return self

    def med(self, **ordningen: Any) -> "Fall":
        """A copy of the case under another ordning: `villkor`, `organisation`, `kalender`."""
        kopia = Fall(evolve(self.ordning, **ordningen), nu=self.nu)
        kopia.arende, kopia.utfall = self.arende, list(self.utfall)
        return kopia

    def nar(self, dag: date | None = None) -> Nar:
        """This moment, for something that happened on `dag`."""
        return Nar.vid(self.nu, dag)

    def gor(
        self, namn: str, av: str, underlag: Any = None, *, dag: date | None = None, **falt: Any
    ) -> Utfall:
        """Take an arrow or do an åtgärd; the record is `underlag`, or a valid one with `falt` changed."""
        rad = self.ordning.flode.flode.per_namn[namn]
        gor = prova if rad in self.ordning.flode.flode.overgang else utfor
        fyllt = UNDERLAG[namn](**falt) if underlag is None else underlag
        return self._behall(gor(self.ordning, self.arende, namn, Aktor(person=av), fyllt, self.nar(dag)))

    def godkann(self, av: str, dag: date | None = None) -> Utfall:
        """Approve the step that waits."""
        return self._behall(godkann(self.ordning, self.arende, Aktor(person=av), self.nar(dag)))

    def aterlamna(self, av: str, kommentar: Any = None, dag: date | None = None) -> Utfall:
        """Send back what waits."""
        return self._behall(aterlamna(self.ordning, self.arende, Aktor(person=av), kommentar, self.nar(dag)))

    def aterta(self, av: str, dag: date | None = None) -> Utfall:
        """Withdraw what was asked for."""
        return self._behall(aterta(self.ordning, self.arende, Aktor(person=av), self.nar(dag)))

    def angra(self, av: str, skal: Any = None, dag: date | None = None) -> Utfall:
        """Take back the last arrow."""
        return self._behall(angra(self.ordning, self.arende, Aktor(person=av), skal, self.nar(dag)))

    def fullborda(self) -> Utfall:
        """The letter has left."""
        return self._behall(fullborda_utskick(self.ordning, self.arende, self.nar()))

    def avbryt(self, slag: Any) -> Utfall:
        """The letter did not leave."""
        return self._behall(avbryt_utskick(self.arende, slag, self.nar()))

    def mojliga(self, av: str) -> dict[str, Mojlighet]:
        """The buttons of a person, by name."""
        return {m.namn: m for m in mojliga(self.ordning, self.arende, Aktor(person=av), self.nar())}

    def till(self, tillstand: str) -> "Fall":
        """Walk on to a state, along the main line or out to `avskriven`."""
        if tillstand == "avskriven":
            self.gor("makulera", "registrator")
            return self
        mal = HUVUDLINJEN.index(tillstand)
        for steg in HUVUDLINJEN[HUVUDLINJEN.index(self.arende.tillstand) + 1 : mal + 1]:
            _VAGEN[steg](self)
        return self

    def delegerat(self, tillstand: str = "namndbeslut") -> "Fall":
        """Walk on to a decision taken by the delegat, and on to `overlamnad` when that is asked for."""
        self.till("forslag").gor("besluta_pa_delegation", "delegat")
        if tillstand == "overlamnad":
            self.gor("bifoga", "registrator", slag=Handlingsslag.DELEGATIONSBESLUT)
            self.gor("overlamna_delegerat", "registrator")
        return self

    def _behall(self, utfall: Utfall) -> Utfall:
        self.arende = utfall.arende
        self.utfall.append(utfall)
        return utfall


def _lagg_forslag(fall: Fall) -> None:
    if not fall.arende.handlingar.alla:
        fall.gor("bifoga", "handlaggare")
    fall.gor("lagg_forslag", "handlaggare")
    while fall.arende.begaran is not None and fall.arende.begaran.nasta is not None:
        nyckel = fall.arende.begaran.nasta.nyckel
        fall.godkann(fall.ordning.organisation.innehavare(nyckel, fall.nar().idag)[0])


def _overlamna(fall: Fall) -> None:
    fall.gor("bifoga", "namndsekreterare", slag=Handlingsslag.PROTOKOLLSUTDRAG)
    fall.gor("overlamna", "registrator")


_VAGEN: Mapping[str, Callable[[Fall], object]] = {
    "beredning": lambda fall: fall.gor("fordela", "fordelare"),
    "forslag": _lagg_forslag,
    "namndbeslut": lambda fall: fall.gor("besluta", "namndsekreterare"),
    "justerad": lambda fall: fall.gor("justera", "namndsekreterare"),
    "overlamnad": _overlamna,
}


def i_tillstand(tillstand: str, ordning_: Ordning | None = None, **registrerat: Any) -> Remiss:
    """A remiss in a state, brought there by the real functions."""
    return Fall(ordning_, **registrerat).till(tillstand).arende


_FORBEREDS: Mapping[str, Callable[[Fall], object]] = {
    "lagg_forslag": lambda fall: fall.gor("bifoga", "registrator"),
    "overlamna": lambda fall: fall.gor("bifoga", "registrator", slag=Handlingsslag.PROTOKOLLSUTDRAG),
    "overlamna_delegerat": lambda fall: fall.gor(
        "bifoga", "registrator", slag=Handlingsslag.DELEGATIONSBESLUT
    ),
    "avsla_anstand": lambda fall: fall.gor("begar_anstand", "registrator"),
    "anslag_nere": lambda fall: fall.gor("anslag_uppe", "namndsekreterare"),
}
_DELEGERADE = ("overlamna_delegerat", "anmal")


def redo_for(namn: str, tillstand: str, ordning_: Ordning | None = None) -> Fall:
    """A case in a state, prepared so that a valid record of the arrow or åtgärd holds."""
    fall = Fall(ordning_)
    (fall.delegerat if namn in _DELEGERADE else fall.till)(tillstand)
    if namn in _FORBEREDS:
        _FORBEREDS[namn](fall)
    return fall


def gors_av(namn: str) -> str:
    """Somebody who may take an arrow or do an åtgärd: the holder of the first role that the flow names."""
    roll = standardflode().flode.per_namn[namn].roller[0]
    return {"chef": "enhetschef"}.get(roll, roll)


def koder(brister: Any) -> list[str]:
    """The codes of what stands in the way."""
    return [brist.kod for brist in brister]
