"""The sweep: a question to the database, not a memory of the scheduler.

Every open case whose watermark has been reached gets its warnings written up to now and the first rung
after now as its new watermark, in an UPDATE guarded by the version and watermark that were read. A case
that cannot be swept is set aside and holds up nobody.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from attrs import define, frozen

from arbetsflode.journal import tid_ur_text, tidstext
from arbetsflode.lager import brevlada, lagen, motesdagar, poster, varningar
from arbetsflode.lager.arenden import Laddat
from arbetsflode.lager.brevlada import NyttBrev
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.varningar import Varning
from arbetsflode.motor import planfoljder
from arbetsflode.motor.planfoljder import SENASTE_MORGON
from arbetsflode.program import PROGRAMFEL, Program, Vakt
from notiser import bevakning
from notiser.brev import Brevslag
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Arende
from tillstand.behorighet import ADMINISTRATOR, Aktor, rollnyckel
from tillstand.fel import Datafel, Remissfel, SaknarBehorighet

BUNT = 200
"""Cases treated in one transaction."""
NYTT_FORSOK = timedelta(hours=1)
"""How long a case that was set aside waits before it is tried again."""
TILLATEN_BACKNING = timedelta(minutes=5)
"""A clock set back more than this pauses the sweep."""
SENASTE_SVEP = "senaste_svep"
_EN_MIKROSEKUND = timedelta(microseconds=1)

Framsteg = Callable[[int], None]
"""Told the number of cases treated so far."""


@frozen(kw_only=True)
class Klockfaktum:
    """In the installation's chain: somebody has confirmed a clock that was set back."""

    fran: str
    till: str


@define(kw_only=True)
class Sveprapport:
    """What a sweep did."""

    provade: int = 0
    varningar: int = 0
    at_sidan: int = 0
    pausat: bool = False
    foraldrad: bool = False
    """Another process has read a newer configuration, so that this one does nothing by its own."""


def svep(program: Program, framsteg: Framsteg = lambda _antal: None) -> Sveprapport:
    """Sweep everything that is due, a batch at a time. With the clock set back, or by a ladder that counts
    no longer, nothing is done."""
    rapport = Sveprapport(foraldrad=_ar_foraldrad(program))
    if rapport.foraldrad:
        return rapport
    nu = program.klocka.nu()
    if not _klockan_gar_framat(program, nu):
        rapport.pausat = True
        return rapport
    for fraga in (_forfallna, _aldre):
        while _svep_bunt(program, nu, rapport, fraga):
            framsteg(rapport.provade)
    return rapport


def _ar_foraldrad(program: Program) -> bool:
    with program.databas.las() as f:
        return int(lagen.las(f, lagen.GENERATION) or 0) > program.grunddata(f).generation


def _klockan_gar_framat(program: Program, nu: datetime) -> bool:
    with program.databas.skriv() as f:
        senast = lagen.hall(f, SENASTE_SVEP)
        if senast is not None and tid_ur_text(senast) - nu > TILLATEN_BACKNING:
            return False
        if senast is None or tid_ur_text(senast) < nu:
            lagen.skriv(f, SENASTE_SVEP, tidstext(nu))
    return True


def bekrafta_klockan(program: Program, aktor: Aktor) -> None:
    """An administrator says that the clock is right although it was set back; said again it changes nothing.

    Raises SaknarBehorighet.
    """
    nu = program.klocka.nu()
    with program.databas.skriv() as f:
        organisation = program.organisation(f)
        if aktor.person not in organisation.innehavare(rollnyckel(ADMINISTRATOR), lokal_dag(nu)):
            raise SaknarBehorighet(f"{organisation.namn(aktor.person)} är inte administratör.")
        senast = lagen.hall(f, SENASTE_SVEP)
        if senast is None or tid_ur_text(senast) <= nu:
            return
        lagen.skriv(f, SENASTE_SVEP, tidstext(nu))
        _lat_morgnarna_komma(f, lokal_dag(nu))
        poster.skriv_post(
            f,
            "installation",
            (Klockfaktum(fran=senast, till=tidstext(nu)),),
            aktor=aktor,
            nu=nu,
            dag=lokal_dag(nu),
            slump=program.slump,
        )


def _lat_morgnarna_komma(f: Forbindelse, idag: date) -> None:
    """Mornings written while the clock was ahead count no longer; no letter is written twice for that."""
    senast = lagen.hall(f, SENASTE_MORGON)
    if senast is not None and senast >= idag.isoformat():
        lagen.skriv(f, SENASTE_MORGON, (idag - timedelta(1)).isoformat())


_Fraga = Callable[[Program, Forbindelse, datetime], list[tuple[Any, ...]]]


def _forfallna(program: Program, f: Forbindelse, nu: datetime) -> list[tuple[Any, ...]]:
    return varningar.forfallna(f, nu, forsok_fore=nu - NYTT_FORSOK, antal=BUNT)


def _aldre(program: Program, f: Forbindelse, nu: datetime) -> list[tuple[Any, ...]]:
    return varningar.av_aldre_generation(
        f, program.grunddata(f).generation, forsok_fore=nu - NYTT_FORSOK, antal=BUNT
    )


def _svep_bunt(program: Program, nu: datetime, rapport: Sveprapport, fraga: _Fraga) -> bool:
    """Treat one batch in one transaction; whether there was anything in it."""
    with program.databas.skriv() as f:
        rader = fraga(program, f, nu)
        for rad in rader:
            _svep_rad(program, f, rad, nu, rapport)
    return bool(rader)


def _svep_rad(
    program: Program, f: Forbindelse, rad: tuple[Any, ...], nu: datetime, rapport: Sveprapport
) -> None:
    rapport.provade += 1
    try:
        laddat = program.register.bygg(rad)
        _krav_pa_kant_tillstand(program, f, laddat.arende)
        vakt = program.vakt(f)
        due = _forfallna_varningar(vakt, laddat, nu)
        nasta = vakt.nasta(laddat.arende, nu + _EN_MIKROSEKUND)
        mote = vakt.planmote(laddat.arende)
    except (Remissfel, *PROGRAMFEL) as fel:
        stall_at_sidan(program, f, rad[0], fel, nu)
        rapport.at_sidan += 1
        return
    if varningar.flytta_vattenmarke(f, laddat, nasta, vakt.generation, mote):
        rapport.varningar += sum(varningar.skriv_varning(f, v, nu) for v in due)
        if laddat.generation < vakt.generation:
            motesdagar.skriv(f, laddat.arende)
            planfoljder.jamfor(program, f, laddat.arende, nu)


def _krav_pa_kant_tillstand(program: Program, f: Forbindelse, arende: Arende) -> None:
    """A state that the case's flow does not know has no rungs: nobody would ever be warned of it."""
    if arende.tillstand not in program.flodesversion(f, arende.flode).flode.rubriker:
        raise Datafel(f"Tillståndet ”{arende.tillstand}” finns inte i ärendets flöde.")


def stall_at_sidan(program: Program, f: Forbindelse, id_: str, fel: Exception, nu: datetime) -> None:
    """Set aside a case that cannot be treated, and tell the administrators, once a day."""
    varningar.stall_at_sidan(f, id_, f"{type(fel).__name__}: {fel}", nu)
    idag = lokal_dag(nu)
    for person in program.organisation(f).innehavare(rollnyckel(ADMINISTRATOR), idag):
        brev = NyttBrev(
            id=program.nytt_id(),
            nyckel=f"larm:{person}:{idag.isoformat()}",
            slag=Brevslag.LARM,
            person=person,
            adress=None,
            dag=idag.isoformat(),
            rader="[]",
            nu=nu,
        )
        brevlada.lagg(f, brev)


def _forfallna_varningar(vakt: Vakt, laddat: Laddat, nu: datetime) -> tuple[Varning, ...]:
    if laddat.vattenmarke is None:
        return ()
    arende = laddat.arende
    forfallna = bevakning.bevakningar(
        arende,
        vakt.trappa,
        vakt.kalender,
        vakt.villkor(arende.namnd),
        fran=tid_ur_text(laddat.vattenmarke),
        till=nu,
    )
    return tuple(
        Varning(subjekt=arende.id, regel=b.regel, datum=b.datum.isoformat(), roll=roll)
        for b in forfallna
        for roll in b.roller
    )
