"""Uppdrag: a kind of case of its own, with its states, records, parts, demands and anchors."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

from attrs import evolve, field, frozen

from konfiguration.floden import Lastflode, las_flode
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Ansvar, Arende, Arendeslag, Nar
from tillstand.fel import Brist
from tillstand.kalender import Kalender
from tillstand.text import FRITEXT, kodtext, rad, stycke
from tillstand.villkor import Villkor


@frozen(kw_only=True)
class Uppdraget:
    """What is to be done, and by when."""

    vad: str = field(validator=rad(), metadata=FRITEXT)
    paragraf: str = field(validator=rad(40))
    senast: date


@frozen(kw_only=True)
class Uppdragsgivande(Uppdraget):
    """The record that registers an assignment."""

    def vik(self, arende: object, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The part that the case begins with."""
        return {"uppdraget": _uppdraget(self)}


@frozen(kw_only=True)
class Arbete:
    """Who does it, with the reports so far."""

    handlaggare: str
    enhet: str
    rapporter: tuple[str, ...] = field(default=(), metadata=FRITEXT)


@frozen(kw_only=True)
class Paborjan:
    """The record of `paborja`."""

    skriver: ClassVar[tuple[str, ...]] = ("arbete",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    handlaggare: str = field(validator=kodtext())
    enhet: str = field(validator=kodtext())

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the work."""
        return {"arbete": Arbete(handlaggare=self.handlaggare, enhet=self.enhet)}


@frozen(kw_only=True)
class Aterlamnande:
    """The record of `lamna_tillbaka`."""

    skriver: ClassVar[tuple[str, ...]] = ()
    tar_bort: ClassVar[tuple[str, ...]] = ("arbete",)

    skal: str = field(validator=stycke(), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Nobody works with it any longer."""
        return {"arbete": None}


@frozen(kw_only=True)
class Lagesrapport:
    """The record of `rapportera`."""

    skriver: ClassVar[tuple[str, ...]] = ("arbete",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    text: str = field(validator=stycke(), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """One more report."""
        return {"arbete": evolve(arende.arbete, rapporter=(*arende.arbete.rapporter, self.text))}


@frozen(kw_only=True)
class Redovisat:
    """What came of it."""

    resultat: str = field(metadata=FRITEXT)
    nar: Nar


@frozen(kw_only=True)
class Redovisning:
    """The record of `redovisa`."""

    skriver: ClassVar[tuple[str, ...]] = ("redovisat",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    resultat: str = field(validator=stycke(), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Done."""
        return {"redovisat": Redovisat(resultat=self.resultat, nar=nar)}


@frozen(kw_only=True)
class Uppdrag(Arende):
    """An assignment as it stands now."""

    DELAR: ClassVar[tuple[str, ...]] = ("uppdraget", "arbete", "redovisat")

    uppdraget: Uppdraget
    arbete: Arbete | None = None
    redovisat: Redovisat | None = None

    @property
    def ansvar(self) -> Ansvar | None:
        """Whoever works with it."""
        if self.arbete is None:
            return None
        return Ansvar(handlaggare=self.arbete.handlaggare, enhet=self.arbete.enhet)

    @property
    def ar_oppet(self) -> bool:
        """Open until it is redovisat."""
        return self.redovisat is None

    @property
    def rubrik(self) -> str:
        """What is to be done."""
        return self.uppdraget.vad

    @property
    def slutdag(self) -> date | None:
        """By when."""
        return self.uppdraget.senast

    def ankare(self, kalender: Kalender, villkor: Villkor) -> Mapping[str, date]:
        """The last day; until somebody works with it the day it was given; what waits for a chef."""
        alla = {
            "uppdragsdag": self.uppdraget.senast,
            "ej_paborjat": None if self.arbete else lokal_dag(self.registrerad),
            "begaran": self.begaran.steg_sedan if self.begaran else None,
        }
        return {namn: dag for namn, dag in alla.items() if dag is not None}

    def sokbara_texter(self) -> Iterable[str]:
        """What is to be done."""
        return (self.uppdraget.vad,)


def _uppdraget(underlag: Uppdragsgivande) -> Uppdraget:
    return Uppdraget(vad=underlag.vad, paragraf=underlag.paragraf, senast=underlag.senast)


def fod(
    underlag: Uppdragsgivande,
    *,
    id_: str,
    namnd: str,
    diarienummer: str,
    flode: str,
    start: str,
    registrerad: datetime,
) -> Uppdrag:
    """A new assignment."""
    return Uppdrag(
        id=id_,
        slag="uppdrag",
        namnd=namnd,
        diarienummer=diarienummer,
        flode=flode,
        tillstand=start,
        version=1,
        registrerad=registrerad,
        uppdraget=_uppdraget(underlag),
    )


def minst_en_rapport(arbete: Arbete) -> Brist | None:
    """Something has been told before it is done."""
    return None if arbete.rapporter else Brist(kod="ingen_rapport", mening="Rapportera läget minst en gång.")


def efter_slutdagen(uppdraget: Uppdraget, nar: Nar) -> Brist | None:
    """Late is told."""
    return None if nar.dag <= uppdraget.senast else Brist(kod="sent", mening="Uppdraget redovisas för sent.")


UPPDRAG = Arendeslag(
    namn="uppdrag",
    klass=Uppdrag,
    delar={"uppdraget": Uppdraget, "arbete": Arbete, "redovisat": Redovisat},
    underlag={
        "paborjan": Paborjan,
        "aterlamnande": Aterlamnande,
        "lagesrapport": Lagesrapport,
        "redovisning": Redovisning,
    },
    krav={"minst_en_rapport": minst_en_rapport, "efter_slutdagen": efter_slutdagen},
    fodelse=Uppdragsgivande,
    fod=fod,
    alltid=frozenset({"uppdraget"}),
    ankare=("uppdragsdag", "ej_paborjat"),
)
FIL = Path(__file__).parent / "uppdrag.toml"


def flode() -> Lastflode:
    """The flow of an assignment."""
    assert tomllib.loads(FIL.read_text(encoding="utf-8"))["slag"] == UPPDRAG.namn
    return las_flode(FIL, UPPDRAG)
