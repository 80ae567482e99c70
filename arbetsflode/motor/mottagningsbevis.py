"""The receipt to the remissavsändare: what it needs, what is put in the box, what it holds as it leaves."""

from datetime import datetime
from email.message import EmailMessage
from typing import Any

from arbetsflode.lager import arenden
from arbetsflode.lager.brevlada import Brevrad, NyttBrev
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.transaktion import svarsbrev
from arbetsflode.program import Program
from notiser.brev import Brevslag, meddelande_id
from notiser.mottagningsbevis import rendera_mottagningsbevis
from tillstand.arende import Arende, Nar
from tillstand.fel import Brist, Datafel
from tillstand.remiss import Remiss

UTAN_EPOST = Brist(
    kod="kvitto_utan_epost",
    mening="Kvittot behöver avsändarens e-post. Skriv adressen, eller registrera utan kvitto.",
)
"""What is wrong with a receipt that has nowhere to go."""


def avsandarens_epost(underlag: Any) -> str | None:
    """Where a receipt of what is registered goes, if it can go anywhere."""
    avsandare = getattr(underlag, "avsandare", None)
    return avsandare.epost if avsandare else None


def mottagningsbevis(program: Program, arende: Arende, adress: str, nar: Nar) -> NyttBrev:
    """The receipt of a case that is being registered: one, whatever becomes of the case."""
    return svarsbrev(program, Brevslag.KVITTO, f"kvitto:{arende.id}", adress, (arende,), nar)


def komponera_mottagningsbevis(
    program: Program, f: Forbindelse, brev: Brevrad, arende: str, nu: datetime
) -> EmailMessage:
    """The letter as it reads now. What has come in has come in: it is never withdrawn.

    Raises Saknas, and Datafel for a case that is no remiss.
    """
    remiss = arenden.las(f, program.register, arende).arende
    if not isinstance(remiss, Remiss):
        raise Datafel(f"Ärende {remiss.diarienummer} är ingen remiss och har inget kvitto.")
    namnd = program.kommun.namnder.get(remiss.namnd)
    return rendera_mottagningsbevis(
        remiss,
        namndnamn=namnd.namn if namnd else remiss.namnd,
        kommunnamn=program.kommun.namn,
        epost=program.installningar.epost,
        adress=brev.adress or "",
        meddelande_id=meddelande_id(brev.nyckel, program.avsandardoman()),
        nu=nu,
        svar_till=namnd.epost if namnd else None,
    )
