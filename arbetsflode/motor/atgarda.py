"""Do an åtgärd: what changes a case without moving it."""

from datetime import date
from typing import Any

from arbetsflode.motor.kvitto import Kvitto
from arbetsflode.motor.transaktion import Uppdrag, genomfor
from arbetsflode.program import Program
from tillstand.behorighet import Aktor
from tillstand.provning import utfor


def atgarda(
    program: Program,
    aktor: Aktor,
    *,
    arende: str,
    version: int,
    atgard: str,
    underlag: Any,
    nyckel: str,
    dag: date | None = None,
) -> Kvitto:
    """Do an åtgärd on a case. Raises as `handla`."""
    dag = dag or getattr(underlag, "handelsedag", None)
    uppdrag = Uppdrag(
        arenden=((arende, version),), nyckel=nyckel, anrop=("atgarda", atgard, underlag), dag=dag
    )
    return genomfor(
        program,
        aktor,
        uppdrag,
        lambda ordning, fore, nar: utfor(ordning, fore, atgard, aktor, underlag, nar),
    )[0]
