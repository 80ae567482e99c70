"""A chef sends back what waits for approval, saying why."""

from datetime import date

from arbetsflode.motor.kvitto import Kvitto
from arbetsflode.motor.transaktion import Uppdrag, genomfor
from arbetsflode.program import Program
from tillstand import provning
from tillstand.behorighet import Aktor
from tillstand.motivering import Motivering


def aterlamna(
    program: Program,
    aktor: Aktor,
    *,
    arende: str,
    version: int,
    nyckel: str,
    kommentar: Motivering,
    dag: date | None = None,
) -> Kvitto:
    """Send back with a comment; the begäran ends. Raises as `handla`."""
    uppdrag = Uppdrag(arenden=((arende, version),), nyckel=nyckel, anrop=("aterlamna", kommentar), dag=dag)
    return genomfor(
        program,
        aktor,
        uppdrag,
        lambda ordning, fore, nar: provning.aterlamna(ordning, fore, aktor, kommentar, nar),
    )[0]
