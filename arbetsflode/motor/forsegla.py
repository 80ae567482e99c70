"""The daily seal: over all chains as they were at midnight UTC, and on its way out of the house."""

from datetime import datetime, timedelta

from arbetsflode.lager import brevlada, lagen, poster
from arbetsflode.lager.brevlada import NyttBrev
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.poster import Sigill
from arbetsflode.program import Program
from notiser.brev import Brevslag
from tillstand.behorighet import ADMINISTRATOR, rollnyckel

_EFTER_MIDNATT = timedelta(hours=1)
"""What was noted before midnight has surely been written by then."""


def forsegla(program: Program) -> Sigill | None:
    """Put the seal of the last midnight, once, and a letter with it to each administrator."""
    nu = program.klocka.nu()
    midnatt = nu.replace(hour=0, minute=0, second=0, microsecond=0)
    if nu - midnatt < _EFTER_MIDNATT:
        return None
    with program.databas.skriv() as f:
        lagen.hall(f, "sigill")
        sigill = poster.forsegla(f, midnatt)
        if sigill is not None:
            _lagg_brev(program, f, sigill, nu)
    return sigill


def _lagg_brev(program: Program, f: Forbindelse, sigill: Sigill, nu: datetime) -> None:
    idag = nu.date()
    for person in program.organisation(f).innehavare(rollnyckel(ADMINISTRATOR), idag):
        brev = NyttBrev(
            id=program.nytt_id(),
            nyckel=f"sigill:{sigill.nummer}:{person}",
            slag=Brevslag.SIGILL,
            person=person,
            adress=None,
            dag=idag.isoformat(),
            rader="[]",
            nu=nu,
        )
        brevlada.lagg(f, brev)
