"""The answer that leaves by e-mail: what the letter holds, and what becomes of its cases afterwards."""

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from arbetsflode.lager import arenden, brevlada
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.transaktion import kopior, skriv_utfall
from arbetsflode.program import Program
from notiser.brev import Brevslag, Rad, meddelande_id
from notiser.svar import Bifogad, rendera_svar
from tillstand import provning
from tillstand.arende import Arende, Nar
from tillstand.behorighet import SYSTEM, Aktor
from tillstand.fel import Datafel
from tillstand.handelser import Handelseslag, Utfall
from tillstand.ordning import Ordning


def komponera_svar(
    program: Program, f: Forbindelse, brev: Brevrad, rader: tuple[Rad, ...], nu: datetime
) -> EmailMessage:
    """The letter with its documents. Raises Datafel when a case has nothing on its way out."""
    par = [_arende_och_sandning(program, f, rad.arende) for rad in rader]
    arende = par[0][0]
    namnd = program.kommun.namnder.get(arende.namnd)
    return rendera_svar(
        par,
        _bifogade(program, par),
        namndnamn=namnd.namn if namnd else arende.namnd,
        kommunnamn=program.kommun.namn,
        epost=program.installningar.epost,
        adress=brev.adress or "",
        meddelande_id=meddelande_id(brev.nyckel, program.avsandardoman()),
        nu=nu,
        svar_till=namnd.epost if namnd else None,
        kopia=brev.slag == Brevslag.KOPIA,
    )


def _arende_och_sandning(program: Program, f: Forbindelse, id_: str) -> tuple[Any, Any]:
    arende: Any = arenden.las(f, program.register, id_).arende
    sandning = arende.utskick.underlag if arende.utskick else arende.delar.get("overlamnad")
    if sandning is None:
        raise Datafel(f"Ärende {arende.diarienummer} har inget svar på väg ut.")
    return arende, sandning


def _bifogade(program: Program, par: list[tuple[Any, Any]]) -> list[Bifogad]:
    """Each content once, though it may lie in several of the cases."""
    valda = {h.innehall: h for arende, s in par for h in arende.handlingar.valda(s.handlingar)}
    return [
        Bifogad(filnamn=h.filnamn, titel=h.titel, innehall=program.filer.las(h.innehall))
        for h in valda.values()
    ]


_Avgor = Callable[[Ordning, Arende], Utfall]


def _for_alla(program: Program, f: Forbindelse, brev: Brevrad, nar: Nar, aktor: Aktor, avgor: _Avgor) -> None:
    alla = []
    for id_ in brevlada.arenden_i(f, brev.id):
        laddat = arenden.las(f, program.register, id_)
        if laddat.arende.utskick is not None:
            utfall = avgor(program.ordning(f, laddat.arende), laddat.arende)
            skriv_utfall(program, f, aktor, laddat, utfall, nar)
            alla.append(utfall)
    for kopia in kopior(program, alla, nar):
        brevlada.lagg(f, kopia)


def fullborda(program: Program, f: Forbindelse, brev: Brevrad, nar: Nar, aktor: Aktor = SYSTEM) -> None:
    """The letter has left: the arrow is taken in the asker's name, in every case that it answers."""
    _for_alla(
        program,
        f,
        brev,
        nar,
        aktor,
        lambda ordning, arende: provning.fullborda_utskick(ordning, arende, nar, aktor),
    )


def avbryt(program: Program, f: Forbindelse, brev: Brevrad, nar: Nar, aktor: Aktor = SYSTEM) -> None:
    """The letter did not leave: its cases are free again."""
    slag = Handelseslag.UTSKICK_MISSLYCKAT
    _for_alla(
        program,
        f,
        brev,
        nar,
        aktor,
        lambda _ordning, arende: provning.avbryt_utskick(arende, slag, nar, aktor),
    )


def notera_ovisst(program: Program, f: Forbindelse, brev: Brevrad, nar: Nar) -> None:
    """Nobody knows: the one who asked is told, and a person has to say."""
    _for_alla(program, f, brev, nar, SYSTEM, lambda _ordning, arende: provning.notera_ovisst(arende, nar))
