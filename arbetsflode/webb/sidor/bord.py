"""Mitt bord: what I must do today, what waits for others, my remisser, what has changed."""

from litestar import Response

from arbetsflode import motor
from arbetsflode.motor import Uppgift
from arbetsflode.webb.beroenden import MedFraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.ordval import antal
from arbetsflode.webb.sidor.namnden import vagen
from arbetsflode.webb.vag import hamta

FORDELA = "fordela"


@hamta("/")
def mitt_bord(fraga: MedFraga) -> Response[str]:
    """The first page."""
    return sida(
        fraga,
        "bord.html",
        bord=motor.bordet(fraga.program, fraga.aktor),
        moten=motor.narmaste_moten(fraga.program, fraga.aktor),
        vart=vart,
        vagen=vagen,
        antal=antal,
    )


def vart(uppgift: Uppgift) -> str:
    """Where a thing to do is done: in its form when it has one."""
    if uppgift.godkanns:
        return f"/godkanna/{uppgift.arende}"
    if uppgift.steg == FORDELA:
        return f"/arenden/{uppgift.arende}/steg/{FORDELA}"
    return f"/arenden/{uppgift.arende}"


VAGAR = (mitt_bord,)
