"""Send what lies in the box: claim, try every line again, send outside any transaction, settle.

A letter whose sender vanished is sent again or becomes *oviss*, as `VID_OVISSHET` says of its kind: of an
answer only a person can say whether it got away. One that had not begun to leave goes back in the box.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from attrs import define, evolve, frozen

from arbetsflode.lager import brevlada, lagen, planbesked
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.brevinnehall import Fardigt, IngetGaller, komponera
from arbetsflode.motor.omadressera import ta_hand_om_borttagna
from arbetsflode.motor.svarsbrev import avbryt, fullborda, notera_ovisst
from arbetsflode.motor.transaktion import rader_som_text, rader_ur_text
from arbetsflode.program import PROGRAMFEL, Program
from notiser.brev import Brevslag
from notiser.kanaler import Kanal
from notiser.ovisshet import VID_OVISSHET, Ovisshet
from notiser.utkorg import Brevstatus, nasta_forsok
from tillstand.arende import Nar
from tillstand.fel import Lagringsfel, Leveransfel, Remissfel, Upptaget

BUNT = 10
"""Letters claimed at a time."""
_MARGINAL = timedelta(seconds=60)

Stanna = Callable[[], bool]
"""Asked between letters: whether to stop."""


@define(kw_only=True)
class Sandrapport:
    """What became of the letters that were tried."""

    skickade: int = 0
    uppskjutna: int = 0
    misslyckade: int = 0
    ovissa: int = 0
    aterkallade: int = 0
    pausad: bool = False
    """Nothing was tried: since a restore a person has not looked yet."""


@frozen(kw_only=True)
class _Sandning:
    """One turn of one sender: what it sends by, the name it claims by, and what it has done."""

    program: Program
    kanal: Kanal
    av: str
    rapport: Sandrapport


def skicka(program: Program, stanna: Stanna = lambda: False) -> Sandrapport:
    """Send every letter that is due, or until told to stop. One that fails holds up no other."""
    rapport = Sandrapport(pausad=_ar_pausad(program))
    if rapport.pausad:
        return rapport
    _ta_hand_om_overgivna(program, rapport)
    with program.kanal() as kanal:
        sandning = _Sandning(program=program, kanal=kanal, av=program.nytt_id(), rapport=rapport)
        while not stanna() and _skicka_bunt(sandning, stanna):
            pass
    return rapport


def _ar_pausad(program: Program) -> bool:
    with program.databas.las() as f:
        return lagen.las(f, lagen.SANDNING_PAUSAD) is not None


def _skicka_bunt(sandning: _Sandning, stanna: Stanna) -> bool:
    """Claim a batch and send it; whether there was one. What did not get its turn goes back in the box."""
    program = sandning.program
    nu = program.klocka.nu()
    till = nu + BUNT * _letid(program, 0) + _MARGINAL
    with program.databas.skriv() as f:
        bunt = brevlada.ta(f, nu=nu, till=till, av=sandning.av, antal=BUNT)
    kvar = list(reversed(bunt))
    try:
        while kvar and not stanna():
            brev = kvar.pop()
            _skicka_ett(sandning, evolve(brev, taget_av=sandning.av, forsok=brev.forsok + 1), till)
    finally:
        if kvar:
            with program.databas.skriv() as f:
                for brev in kvar:
                    brevlada.lamna_tillbaka(f, brev.id, av=sandning.av)
    return bool(bunt)


def _letid(program: Program, storlek: int) -> timedelta:
    """The longest that a letter of so many bytes may take."""
    epost = program.installningar.epost
    return timedelta(seconds=epost.anslut_sekunder + epost.brevsekunder(storlek))


def _skicka_ett(sandning: _Sandning, brev: Brevrad, till: datetime) -> None:
    program, rapport = sandning.program, sandning.rapport
    nu = program.klocka.nu()
    try:
        with program.databas.las() as f:
            fardigt = komponera(program, f, brev, nu)
        if not _borja(sandning, brev, fardigt, till):
            return
        sandning.kanal.skicka(fardigt.meddelande, fardigt.adress)
    except IngetGaller:
        _avgor_aterkallat(program, brev, nu)
        rapport.aterkallade += 1
    except Leveransfel as fel:
        _avgor_fel(program, brev, fel, rapport, nu)
    except (Upptaget, Lagringsfel) as fel:
        _avgor_fel(program, brev, Leveransfel(str(fel)), rapport, nu)
    except Remissfel as fel:
        _avgor_fel(program, brev, Leveransfel(str(fel), bestaende=True), rapport, nu)
    except PROGRAMFEL as fel:
        skal = f"Brevet kunde inte skrivas: {type(fel).__name__}: {fel}"
        _avgor_fel(program, brev, Leveransfel(skal, bestaende=True), rapport, nu)
    else:
        _avgor_skickat(program, brev, fardigt, nu)
        rapport.skickade += 1


def _borja(sandning: _Sandning, brev: Brevrad, fardigt: Fardigt, till: datetime) -> bool:
    """Whether the letter may leave: still ours, and for so long that nobody else takes it meanwhile.

    A letter that must not leave twice is noted as begun, so that one that never began is no question.
    """
    program = sandning.program
    slut = program.klocka.nu() + _letid(program, fardigt.storlek)
    if slut <= till and not _fragar(brev):
        return True
    with program.databas.skriv() as f:
        return brevlada.borja(f, brev.id, av=sandning.av, till=slut + _MARGINAL)


def _fragar(brev: Brevrad) -> bool:
    return VID_OVISSHET[Brevslag(brev.slag)] is Ovisshet.FRAGA


def _avgor_skickat(program: Program, brev: Brevrad, fardigt: Fardigt, nu: datetime) -> None:
    with program.databas.skriv() as f:
        if not brevlada.avgor(f, brev.id, Brevstatus.SKICKAS, Brevstatus.SKICKAD, nu=nu, av=brev.taget_av):
            return
        brevlada.skriv_rader(f, brev.id, rader_som_text(fardigt.rader))
        for arende, sagt in fardigt.planer.items():
            planbesked.skriv(f, arende, sagt, nu)
        borta = [r for r in rader_ur_text(brev.rader) if r not in fardigt.rader]
        ta_hand_om_borttagna(program, f, borta, Nar.vid(nu))
        if brev.slag == Brevslag.SVAR:
            fullborda(program, f, brev, Nar.vid(nu))


def _avgor_aterkallat(program: Program, brev: Brevrad, nu: datetime) -> None:
    with program.databas.skriv() as f:
        skal = "Inget i brevet gällde längre."
        if brevlada.avgor(
            f, brev.id, Brevstatus.SKICKAS, Brevstatus.ATERKALLAD, nu=nu, av=brev.taget_av, fel=skal
        ):
            ta_hand_om_borttagna(program, f, rader_ur_text(brev.rader), Nar.vid(nu))


def _avgor_fel(program: Program, brev: Brevrad, fel: Leveransfel, rapport: Sandrapport, nu: datetime) -> None:
    with program.databas.skriv() as f:
        if fel.oviss and _fragar(brev):
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
    """What somebody claimed and never settled."""
    nu = program.klocka.nu()
    with program.databas.skriv() as f:
        for brev in brevlada.overgivna(f, nu):
            if _fragar(brev) and brev.nasta_forsok is None:
                _avgor_overgivet(f, brev, Brevstatus.OVISS, nu)
                notera_ovisst(program, f, brev, Nar.vid(nu))
                rapport.ovissa += 1
            else:
                _avgor_overgivet(f, brev, Brevstatus.UPPSKJUTEN, nu)


def _avgor_overgivet(f: Forbindelse, brev: Brevrad, till: Brevstatus, nu: datetime) -> None:
    skal = "Avsändaren försvann innan brevet var avgjort."
    nasta = nu if till is Brevstatus.UPPSKJUTEN else None
    brevlada.avgor(f, brev.id, Brevstatus.SKICKAS, till, nu=nu, av=brev.taget_av, fel=skal, nasta=nasta)
