"""A chef approves the step that waits for that chef."""

from datetime import date

from arbetsflode.motor.kvitto import Kvitto
from arbetsflode.motor.transaktion import Uppdrag, genomfor
from arbetsflode.program import Program
from tillstand import provning
from tillstand.behorighet import Aktor
from tillstand.motivering import Motivering


def godkann(
    program: Program,
    aktor: Aktor,
    *,
    arende: str,
    version: int,
    nyckel: str,
    kommentar: Motivering | None = None,
    dag: date | None = None,
) -> Kvitto:
    """Approve; the last approval takes the arrow in the same transaction. Raises as `handla`."""
    uppdrag = Uppdrag(arenden=((arende, version),), nyckel=nyckel, anrop=("godkann", kommentar), dag=dag)
    return genomfor(
        program,
        aktor,
        uppdrag,
        lambda ordning, fore, nar: provning.godkann(ordning, fore, aktor, nar, kommentar),
    )[0]
