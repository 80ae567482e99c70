"""*Att godkänna*: all that a chef needs to judge one begäran, and where it stands among those that wait."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from attrs import frozen

from arbetsflode.lager import bordet as lagret
from arbetsflode.lager import lasmarken, lasningar
from arbetsflode.motor import godkannanden
from arbetsflode.motor.lasare import Lasare, steget
from arbetsflode.motor.transaktion import las_synligt
from arbetsflode.motor.visa import Handelsevy, handelser_i
from arbetsflode.program import Program
from tillstand.arende import Arende, Begaran, Nar, Steg
from tillstand.behorighet import Aktor
from tillstand.fel import Felaktighet, OgiltigIndata, OgiltigOvergang
from tillstand.handlingar import HUVUDHANDLINGAR, Handling
from tillstand.remiss import Remiss


class Steglage(StrEnum):
    """How far a step of the chain has come, as the reader sees it."""

    GODKANT = "godkant"
    MITT = "mitt"
    """It waits for the reader."""
    VANTAR = "vantar"
    """It waits for somebody else."""
    SENARE = "senare"


@frozen(kw_only=True)
class Kedjesteg:
    """A step of the chain: the role, how far it has come, and who has taken it or may take it today."""

    roll: str
    nyckel: str
    lage: Steglage
    personer: tuple[str, ...]
    namn: tuple[str, ...]
    for_: str | None = None
    """In whose place it was approved, or the reader may approve it."""
    godkant: datetime | None = None
    """UTC."""


@frozen(kw_only=True)
class Granskningsvy:
    """A begäran as the one who is to answer it sees it. Days are local."""

    arende: Arende
    overgang: str
    rubrik: str
    """The arrow that is asked for, as people read of it."""
    underlag: Any
    begard_av: str
    begard_av_namn: str
    begard_for: str | None
    begard: datetime
    """UTC."""
    kedja: tuple[Kedjesteg, ...]
    far_svara: bool
    """Whether it waits for the reader."""
    huvudhandlingar: tuple[Handling, ...]
    """What the proposal is written in, the latest versions: no working material."""
    forsta_gangen: bool
    """Whether the reader has never read the case."""
    andrat_sedan: tuple[Handelsevy, ...]
    """What has happened since the reader last read it; empty the first time."""
    mote: date | None
    """The meeting that the plan leads to."""
    utskick: date | None
    """When its kallelse goes out."""
    plats: int | None
    """Where it stands among what waits for the reader, from 1; None when it waits for somebody else."""
    antal: int
    foregaende: str | None
    """The id of the case before it in that order."""
    nasta: str | None


def granskning(program: Program, aktor: Aktor, *, arende: str) -> Granskningsvy:
    """A case that waits for approval. Reading a secret case is noted.

    Raises Saknas, and OgiltigOvergang when nothing waits.
    """
    with program.databas.las() as f:
        lasare = Lasare.av(program, f, aktor)
        funnet = las_synligt(program, f, aktor, arende, lasare.nar.idag).arende
        if funnet.begaran is None:
            raise OgiltigOvergang("Ärendet väntar inte på något godkännande.")
        vy = _vy(lasare, funnet, funnet.begaran)
    if funnet.hemligt:
        with program.databas.skriv() as f:
            lasningar.anteckna(f, arende, aktor, lasare.nar.noterat)
    return vy


def _vy(lasare: Lasare, arende: Arende, begaran: Begaran) -> Granskningsvy:
    pil = lasare.flode(arende).per_namn.get(begaran.overgang)
    last = lasmarken.las(lasare.f, lasare.aktor.person, arende.id)
    plan = lasare.plan(arende)
    kon = [uppgift.arende for uppgift in godkannanden.i_ordning(lasare)[0]]
    plats = kon.index(arende.id) if arende.id in kon else None
    return Granskningsvy(
        arende=arende,
        overgang=begaran.overgang,
        rubrik=pil.rubrik if pil else begaran.overgang,
        underlag=begaran.underlag,
        begard_av=begaran.begard_av,
        begard_av_namn=lasare.organisation.namn(begaran.begard_av),
        begard_for=begaran.for_,
        begard=begaran.begard,
        kedja=tuple(_kedjesteg(lasare, arende, begaran, steg) for steg in begaran.kedja),
        far_svara=lasare.aktor.person in lasare.svarande(arende),
        huvudhandlingar=_huvudhandlingar(arende),
        forsta_gangen=last is None,
        andrat_sedan=() if last is None else _andrat(lasare, arende, last),
        mote=steget(plan, "sammantrade"),
        utskick=steget(plan, "kallelse"),
        plats=None if plats is None else plats + 1,
        antal=len(kon),
        foregaende=kon[plats - 1] if plats else None,
        nasta=kon[plats + 1] if plats is not None and plats + 1 < len(kon) else None,
    )


def _kedjesteg(lasare: Lasare, arende: Arende, begaran: Begaran, steg: Steg) -> Kedjesteg:
    namn = lasare.organisation.namn
    if steg.godkant_av is not None:
        return Kedjesteg(
            roll=steg.roll,
            nyckel=steg.nyckel,
            lage=Steglage.GODKANT,
            personer=(steg.godkant_av,),
            namn=(namn(steg.godkant_av),),
            for_=steg.for_,
            godkant=steg.godkant,
        )
    svarar, person = lasare.svarande(arende, steg), lasare.aktor.person
    lage = Steglage.SENARE
    if steg is begaran.nasta:
        lage = Steglage.MITT if person in svarar else Steglage.VANTAR
    return Kedjesteg(
        roll=steg.roll,
        nyckel=steg.nyckel,
        lage=lage,
        personer=tuple(svarar),
        namn=tuple(namn(p) for p in svarar),
        for_=svarar.get(person),
    )


def _huvudhandlingar(arende: Arende) -> tuple[Handling, ...]:
    alla = arende.handlingar.senaste() if isinstance(arende, Remiss) else ()
    return tuple(h for h in alla if h.slag in HUVUDHANDLINGAR and not h.arbetsmaterial)


def _andrat(lasare: Lasare, arende: Arende, last: int) -> tuple[Handelsevy, ...]:
    poster = lagret.poster_efter(lasare.f, arende.id, last)
    return tuple(handelse for post in poster for handelse in handelser_i(post))


def marka_last(program: Program, aktor: Aktor, *, arende: str, version: int) -> None:
    """Remember that the person has read a version of a case. An older one than is remembered changes
    nothing, and what is already there is not written again.

    Raises Saknas, and OgiltigIndata for a version that the case has never had.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        _krav_pa_version(las_synligt(program, f, aktor, arende, nar.idag).arende, version)
        last = lasmarken.las(f, aktor.person, arende)
    if last is not None and last >= version:
        return
    with program.databas.skriv() as f:
        las_synligt(program, f, aktor, arende, nar.idag)
        lasmarken.skriv(f, aktor.person, arende, version, nar.noterat)


def _krav_pa_version(arende: Arende, version: int) -> None:
    if not 1 <= version <= arende.version:
        mening = f"ärendet har ingen version {version}; den senaste är {arende.version}"
        raise OgiltigIndata((Felaktighet(plats="version", mening=mening),))
