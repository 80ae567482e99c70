"""Take back the last arrow, with a reason."""

from datetime import date

from arbetsflode.motor.kvitto import Kvitto
from arbetsflode.motor.transaktion import Uppdrag, genomfor
from arbetsflode.program import Program
from tillstand import provning
from tillstand.behorighet import Aktor
from tillstand.motivering import Motivering


def angra(
    program: Program,
    aktor: Aktor,
    *,
    arende: str,
    version: int,
    nyckel: str,
    skal: Motivering,
    dag: date | None = None,
) -> Kvitto:
    """Undo the last arrow as long as it is the latest post. Raises as `handla`."""
    uppdrag = Uppdrag(arenden=((arende, version),), nyckel=nyckel, anrop=("angra", skal), dag=dag)
    return genomfor(
        program,
        aktor,
        uppdrag,
        lambda ordning, fore, nar: provning.angra(ordning, fore, aktor, skal, nar),
    )[0]
