"""What a demo case is made of: scenes at given minutes, each with its steps through the engine.

A scene is one line of the story. Its steps are the use cases that a person would have used.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from attrs import field, frozen

from arbetsflode import motor
from arbetsflode.motor import Handlingsinlaga, Kvitto
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tillstand.arbetsdagar import STOCKHOLM
from tillstand.arende import Underlag
from tillstand.behorighet import Aktor, Franvaro
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.motivering import Motivering
from tillstand.mottagen import Registrering

PAHITTAT = "PÅHITTAT I DEMOT"
"""What every document of the demo begins with: no text is taken from the real ones."""


@frozen(kw_only=True)
class Lage:
    """Where a step is taken: the case as it was last seen (empty before it is registered), and the key."""

    arende: str
    version: int
    nyckel: str


class Steg(Protocol):
    """One use case. Returns its receipt, or None when it concerns no case."""

    def gor(self, program: Program, aktor: Aktor, lage: Lage) -> Kvitto | None:
        """Take the step."""
        ...


@frozen(kw_only=True)
class Registrera:
    """The case is registered, with the papers that came."""

    namnd: str
    underlag: Registrering
    diarienummer: str | None = None
    handlingar: tuple[Handlingsinlaga, ...] = ()

    def gor(self, program: Program, aktor: Aktor, lage: Lage) -> Kvitto:
        """Register; an own number only when the paper carries one."""
        return motor.registrera(
            program,
            aktor,
            namnd=self.namnd,
            underlag=self.underlag,
            nyckel=lage.nyckel,
            diarienummer=self.diarienummer,
            handlingar=self.handlingar,
        )


@frozen(kw_only=True)
class Handla:
    """An arrow is taken or asked for."""

    overgang: str
    underlag: Underlag

    def gor(self, program: Program, aktor: Aktor, lage: Lage) -> Kvitto:
        """Take or ask for it."""
        return motor.handla(
            program,
            aktor,
            arende=lage.arende,
            version=lage.version,
            overgang=self.overgang,
            underlag=self.underlag,
            nyckel=lage.nyckel,
        )


@frozen(kw_only=True)
class Atgarda:
    """An åtgärd is done."""

    atgard: str
    underlag: Underlag

    def gor(self, program: Program, aktor: Aktor, lage: Lage) -> Kvitto:
        """Do it."""
        return motor.atgarda(
            program,
            aktor,
            arende=lage.arende,
            version=lage.version,
            atgard=self.atgard,
            underlag=self.underlag,
            nyckel=lage.nyckel,
        )


@frozen(kw_only=True)
class Bifoga:
    """A document is attached."""

    handling: Handlingsinlaga

    def gor(self, program: Program, aktor: Aktor, lage: Lage) -> Kvitto:
        """Attach it."""
        return motor.bifoga(
            program,
            aktor,
            arende=lage.arende,
            version=lage.version,
            handling=self.handling,
            nyckel=lage.nyckel,
        )


@frozen(kw_only=True)
class Godkann:
    """A chef, or the substitute, approves."""

    def gor(self, program: Program, aktor: Aktor, lage: Lage) -> Kvitto:
        """Approve the step that waits."""
        return motor.godkann(program, aktor, arende=lage.arende, version=lage.version, nyckel=lage.nyckel)


@frozen(kw_only=True)
class Aterlamna:
    """A chef sends back with a comment."""

    kommentar: str

    def gor(self, program: Program, aktor: Aktor, lage: Lage) -> Kvitto:
        """Send it back."""
        return motor.aterlamna(
            program,
            aktor,
            arende=lage.arende,
            version=lage.version,
            nyckel=lage.nyckel,
            kommentar=Motivering(text=self.kommentar),
        )


@frozen(kw_only=True)
class Anmalfranvaro:
    """Somebody will be away, and somebody else stands in."""

    franvaro: Franvaro

    def gor(self, program: Program, aktor: Aktor, lage: Lage) -> None:
        """Note the absence."""
        uppgifter = Personuppgifter(franvaro=(self.franvaro,))
        motor.importera_personer(program, aktor, uppgifter=uppgifter, nyckel=lage.nyckel)


def _klockslag(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H.%M").replace(tzinfo=STOCKHOLM)


@frozen(kw_only=True)
class Scen:
    """One line of the story: when (local), who, what in words, and the steps behind the words.

    `vad` may name {dnr}. `pahittat` says that day or event stand in no paper.
    """

    nar: datetime = field(converter=_klockslag)
    vem: str
    vad: str
    steg: tuple[Steg, ...]
    pahittat: bool = True


@frozen(kw_only=True)
class Demofall:
    """One real case: what its papers tell, what is made up around it, and the scenes."""

    namn: str
    """The short name by which the story tells the cases apart."""
    titel: str
    ur_handlingen: str
    pahittat: str
    scener: tuple[Scen, ...]


def handling(
    slag: Handlingsslag,
    riktning: Handlingsriktning,
    titel: str,
    *,
    avsnitt: Sequence[str] = (),
    ersatter: int | None = None,
    fran: str | None = None,
) -> Handlingsinlaga:
    """A document of the demo: its headings are the real ones, its text is made up and says so."""
    rubriker = "".join(f"\n{rubrik}\n\n(påhittad text)\n" for rubrik in avsnitt)
    utgava = "\nAndra utgåvan.\n" if ersatter else ""
    text = f"{PAHITTAT}\n\n{titel}\n{utgava}{rubriker}"
    return Handlingsinlaga(
        innehall=text.encode(),
        filnamn=f"{slag.value}.txt",
        slag=slag,
        riktning=riktning,
        titel=titel,
        fran_eller_till=fran,
        ersatter=ersatter,
    )
