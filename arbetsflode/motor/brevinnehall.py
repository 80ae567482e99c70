"""What a letter holds when it leaves: every line tried again, the rest withdrawn, the words of now."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from attrs import field, frozen

from arbetsflode.lager import arenden, poster, varningar
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.mottagningsbevis import komponera_mottagningsbevis
from arbetsflode.motor.svarsbrev import komponera_svar
from arbetsflode.motor.transaktion import rader_ur_text
from arbetsflode.program import Program
from notiser.brev import Brevslag, Brevutkast, Rad, meddelande_id
from notiser.galler import rad_galler
from notiser.maskinbrev import rendera_maskinbrev
from notiser.planrader import PLAN_ANDRAD
from notiser.rendering import rendera
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Arende
from tillstand.behorighet import Person
from tillstand.fel import Datafel, Leveransfel
from tillstand.remiss import Remiss
from tillstand.remissplan import Planbesked, besked

UTGAENDE = (Brevslag.SVAR, Brevslag.KOPIA, Brevslag.KVITTO)
"""Letters that leave the municipality."""


@frozen(kw_only=True)
class Fardigt:
    """A letter ready to leave: the message, its one address, and the lines that it really has."""

    meddelande: EmailMessage
    adress: str
    rader: tuple[Rad, ...]
    planer: Mapping[str, Planbesked] = field(factory=dict)
    """What the letter tells of each case's plan, when it says that it has changed."""
    storlek: int = 0
    """About how many bytes its documents take on the way."""


class IngetGaller(Exception):
    """No line of the letter holds any longer."""


def komponera(program: Program, f: Forbindelse, brev: Brevrad, nu: datetime) -> Fardigt:
    """The letter as it reads now. Raises IngetGaller, Leveransfel."""
    rader = rader_ur_text(brev.rader)
    if brev.slag == Brevslag.KVITTO:
        meddelande = komponera_mottagningsbevis(program, f, brev, rader[0].arende, nu)
        return Fardigt(meddelande=meddelande, adress=brev.adress or "", rader=rader)
    if brev.slag in UTGAENDE:
        meddelande = komponera_svar(program, f, brev, rader, nu)
        storlek = sum(len(str(bilaga.get_payload())) for bilaga in meddelande.iter_attachments())
        return Fardigt(meddelande=meddelande, adress=brev.adress or "", rader=rader, storlek=storlek)
    person = program.organisation(f).personer.get(brev.person or "")
    if brev.slag in MASKINBREV:
        return _maskinbrev(program, f, brev, person, nu)
    return _om_arenden(program, f, brev, rader, person, nu)


def _om_arenden(
    program: Program, f: Forbindelse, brev: Brevrad, rader: Sequence[Rad], person: Person | None, nu: datetime
) -> Fardigt:
    """A letter to one of our own: the lines that still hold for that person."""
    ids = {rad.arende for rad in rader}
    kanda = {id_: arende for id_ in ids if (arende := lasbart(program, f, id_)) is not None}
    galler = tuple(
        r for r in rader if r.arende in kanda and _galler(program, f, r, kanda[r.arende], brev, nu)
    )
    if not galler:
        raise IngetGaller
    adress = _adress(person, brev)
    utkast = Brevutkast(
        nyckel=brev.nyckel,
        person=brev.person or "",
        slag=Brevslag(brev.slag),
        dag=lokal_dag(nu),
        rader=tuple(rader),
    )
    meddelande = rendera(
        utkast,
        galler,
        kanda,
        organisation=program.organisation(f),
        kalender=program.kalender(f),
        kommunnamn=program.kommun.namn,
        bas_url=program.installningar.bas_url,
        epost=program.installningar.epost,
        adress=adress,
        meddelande_id=meddelande_id(brev.nyckel, program.avsandardoman()),
        nu=nu,
        trappa=program.kommun.trappa,
        villkor={kod: n.villkor for kod, n in program.kommun.namnder.items()},
    )
    planer = {r.arende: nu_sagt for r in galler if (nu_sagt := _sagt(program, f, r, kanda[r.arende]))}
    return Fardigt(meddelande=meddelande, adress=adress, rader=galler, planer=planer)


def _sagt(program: Program, f: Forbindelse, rad: Rad, arende: Arende) -> Planbesked | None:
    if rad.regel != PLAN_ANDRAD or not isinstance(arende, Remiss):
        return None
    return besked(arende, program.kalender(f), program.villkor(arende.namnd))


def lasbart(program: Program, f: Forbindelse, id_: str) -> Arende | None:
    """The case, or None for one that cannot be read: its lines wait, the others go."""
    try:
        return arenden.las(f, program.register, id_).arende
    except Datafel:
        return None


def _adress(person: Person | None, brev: Brevrad) -> str:
    if person is None or person.epost is None:
        namn = person.namn if person else brev.person
        raise Leveransfel(f"{namn} har ingen e-postadress: lägg till den.", bestaende=True)
    return person.epost


def _maskinbrev(
    program: Program, f: Forbindelse, brev: Brevrad, person: Person | None, nu: datetime
) -> Fardigt:
    adress = _adress(person, brev)
    meddelande = rendera_maskinbrev(
        brev.slag,
        {"namn": person.namn if person else "", **MASKINBREV[brev.slag](program, f, brev)},
        kommunnamn=program.kommun.namn,
        epost=program.installningar.epost,
        adress=adress,
        meddelande_id=meddelande_id(brev.nyckel, program.avsandardoman()),
        nu=nu,
    )
    return Fardigt(meddelande=meddelande, adress=adress, rader=())


def _sigillet(_program: Program, f: Forbindelse, brev: Brevrad) -> dict[str, Any]:
    nummer = int(brev.nyckel.split(":")[1])
    return {"sigillrad": poster.las_sigill(f)[nummer - 1].rad()}


def _stallda_at_sidan(_program: Program, f: Forbindelse, _brev: Brevrad) -> dict[str, Any]:
    stallda = varningar.stallda_at_sidan(f)
    if not stallda:
        raise IngetGaller
    return {"arenden": [{"diarienummer": rad[1], "namnd": rad[2]} for rad in stallda]}


def _kalendern(program: Program, f: Forbindelse, brev: Brevrad) -> dict[str, Any]:
    """The year that was asked for, as long as nobody has entered it."""
    _, namnd, ar, *_ = brev.nyckel.split(":")
    if namnd not in program.kommun.namnder or int(ar) in program.kalender(f).for_namnd(namnd).beslutade_ar():
        raise IngetGaller
    return {"kod": namnd, "namnd": program.kommun.namnder[namnd].namn, "ar": ar}


MASKINBREV: Mapping[str, Callable[[Program, Forbindelse, Brevrad], dict[str, Any]]] = {
    Brevslag.SIGILL: _sigillet,
    Brevslag.LARM: _stallda_at_sidan,
    Brevslag.KALENDER: _kalendern,
}
"""Letters about the machinery, and what each of them holds."""


def _galler(program: Program, f: Forbindelse, rad: Rad, arende: Arende, brev: Brevrad, nu: datetime) -> bool:
    return rad_galler(
        rad,
        arende,
        brev.person or "",
        trappa=program.kommun.trappa,
        kalender=program.kalender(f),
        villkor=program.villkor(arende.namnd),
        organisation=program.organisation(f),
        dag=lokal_dag(nu),
    )
