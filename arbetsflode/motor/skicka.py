"""Send what lies in the box: claim, try every line again, send outside any transaction, settle.

A letter whose sender vanished is sent again if it is a reminder, and becomes *oviss* if it is an answer:
only a person can say whether that got away.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from attrs import define, evolve

from arbetsflode.lager import brevlada, varningar
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.databas import Forbindelse
from arbetsflode.lager.varningar import ATERKALLAD, OMADRESSERAS, Varning
from arbetsflode.motor.brevinnehall import Fardigt, IngetGaller, komponera, lasbart
from arbetsflode.motor.svarsbrev import avbryt, fullborda, notera_ovisst
from arbetsflode.motor.transaktion import rader_som_text, rader_ur_text
from arbetsflode.program import PROGRAMFEL, Program
from notiser import bevakning
from notiser.brev import Brevslag, Rad
from notiser.utkorg import Brevstatus, nasta_forsok
from tillstand.arende import Arende, Nar
from tillstand.fel import Leveransfel, Remissfel, Upptaget

BUNT = 10
"""Letters claimed at a time."""
_MARGINAL = timedelta(seconds=60)


@define(kw_only=True)
class Sandrapport:
    """What became of the letters that were tried."""

    skickade: int = 0
    uppskjutna: int = 0
    misslyckade: int = 0
    ovissa: int = 0
    aterkallade: int = 0


def skicka(program: Program) -> Sandrapport:
    """Send every letter that is due. One that fails holds up no other."""
    rapport = Sandrapport()
    _ta_hand_om_overgivna(program, rapport)
    av = program.nytt_id()
    while bunt := _ta_bunt(program, av):
        for brev in bunt:
            _skicka_ett(program, evolve(brev, taget_av=av, forsok=brev.forsok + 1), rapport)
    return rapport


def _ta_bunt(program: Program, av: str) -> list[Brevrad]:
    epost = program.installningar.epost
    hyra = timedelta(seconds=BUNT * (epost.anslut_sekunder + epost.totalt_sekunder)) + _MARGINAL
    nu = program.klocka.nu()
    with program.databas.skriv() as f:
        return brevlada.ta(f, nu=nu, till=nu + hyra, av=av, antal=BUNT)


def _skicka_ett(program: Program, brev: Brevrad, rapport: Sandrapport) -> None:
    nu = program.klocka.nu()
    try:
        with program.databas.las() as f:
            fardigt = komponera(program, f, brev, nu)
        program.kanal().skicka(fardigt.meddelande, fardigt.adress)
    except IngetGaller:
        _avgor_aterkallat(program, brev, nu)
        rapport.aterkallade += 1
    except Leveransfel as fel:
        _avgor_fel(program, brev, fel, rapport, nu)
    except Upptaget as fel:
        _avgor_fel(program, brev, Leveransfel(str(fel)), rapport, nu)
    except Remissfel as fel:
        _avgor_fel(program, brev, Leveransfel(str(fel), bestaende=True), rapport, nu)
    except PROGRAMFEL as fel:
        skal = f"Brevet kunde inte skrivas: {type(fel).__name__}: {fel}"
        _avgor_fel(program, brev, Leveransfel(skal, bestaende=True), rapport, nu)
    else:
        _avgor_skickat(program, brev, fardigt, nu)
        rapport.skickade += 1


def _avgor_skickat(program: Program, brev: Brevrad, fardigt: Fardigt, nu: datetime) -> None:
    with program.databas.skriv() as f:
        if not brevlada.avgor(f, brev.id, Brevstatus.SKICKAS, Brevstatus.SKICKAD, nu=nu, av=brev.taget_av):
            return
        brevlada.skriv_rader(f, brev.id, rader_som_text(fardigt.rader))
        borta = [r for r in rader_ur_text(brev.rader) if r not in fardigt.rader]
        _ta_hand_om_borttagna(program, f, borta)
        if brev.slag == Brevslag.SVAR:
            fullborda(program, f, brev, Nar.vid(nu))


def _avgor_aterkallat(program: Program, brev: Brevrad, nu: datetime) -> None:
    with program.databas.skriv() as f:
        skal = "Inget i brevet gällde längre."
        if brevlada.avgor(
            f, brev.id, Brevstatus.SKICKAS, Brevstatus.ATERKALLAD, nu=nu, av=brev.taget_av, fel=skal
        ):
            _ta_hand_om_borttagna(program, f, rader_ur_text(brev.rader))


def _ta_hand_om_borttagna(program: Program, f: Forbindelse, rader: Sequence[Rad]) -> None:
    """A withdrawn warning that still stands, or whose case cannot be read now, waits for another morning."""
    for rad in rader:
        if rad.slag != "varning":
            continue
        arende = lasbart(program, f, rad.arende)
        varning = Varning(subjekt=rad.arende, regel=rad.regel, datum=rad.datum.isoformat(), roll=rad.roll)
        vantar = arende is None or _steget_star(program, arende, rad)
        varningar.satt_lage(f, varning, OMADRESSERAS if vantar else ATERKALLAD)


def _steget_star(program: Program, arende: Arende, rad: Rad) -> bool:
    steg = [s for s in program.kommun.trappa if s.namn == rad.regel and rad.roll in s.roller]
    villkor = program.villkor(arende.namnd)
    return bevakning.galler(arende, steg, program.kalender, villkor, regel=rad.regel, datum=rad.datum)


def _avgor_fel(program: Program, brev: Brevrad, fel: Leveransfel, rapport: Sandrapport, nu: datetime) -> None:
    with program.databas.skriv() as f:
        if fel.oviss and brev.slag == Brevslag.SVAR:
            if brevlada.avgor(
                f, brev.id, Brevstatus.SKICKAS, Brevstatus.OVISS, nu=nu, av=brev.taget_av, fel=str(fel)
            ):
                notera_ovisst(program, f, brev, Nar.vid(nu))
            rapport.ovissa += 1
            return
        vantan = None if fel.bestaende else _vantan(program, brev)
        till = Brevstatus.MISSLYCKAD if vantan is None else Brevstatus.UPPSKJUTEN
        avgjort = brevlada.avgor(
            f,
            brev.id,
            Brevstatus.SKICKAS,
            till,
            nu=nu,
            av=brev.taget_av,
            fel=str(fel),
            nasta=nu + vantan if vantan is not None else None,
        )
        if vantan is not None:
            rapport.uppskjutna += 1
            return
        rapport.misslyckade += 1
        if avgjort and brev.slag == Brevslag.SVAR:
            avbryt(program, f, brev, Nar.vid(nu))


def _vantan(program: Program, brev: Brevrad) -> timedelta | None:
    return nasta_forsok(brev.forsok, program.installningar.epost.forsok_timmar)


def _ta_hand_om_overgivna(program: Program, rapport: Sandrapport) -> None:
    """What somebody claimed and never settled: an answer is uncertain, everything else is sent again."""
    nu = program.klocka.nu()
    skal = "Avsändaren försvann innan brevet var avgjort."
    with program.databas.skriv() as f:
        for brev in brevlada.overgivna(f, nu):
            svar = brev.slag == Brevslag.SVAR
            till = Brevstatus.OVISS if svar else Brevstatus.UPPSKJUTEN
            brevlada.avgor(
                f,
                brev.id,
                Brevstatus.SKICKAS,
                till,
                nu=nu,
                av=brev.taget_av,
                fel=skal,
                nasta=None if svar else nu,
            )
            if svar:
                notera_ovisst(program, f, brev, Nar.vid(nu))
                rapport.ovissa += 1
