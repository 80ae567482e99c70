"""Which meetings have dealt with a case and not decided it: by them the page of a meeting finds it later.

Days are added and never taken away: whoever reads asks the case itself what the meeting did.
"""

from sqlalchemy import bindparam, insert, select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from tillstand.arende import Arende

_b = t.motesbehandling.c
_HAR = Sats(select(_b.dag).where(_b.arende == bindparam("arende")))
_INFOGA = Sats(insert(t.motesbehandling))


def skriv(f: Forbindelse, arende: Arende, fore: Arende | None = None) -> None:
    """Add the meetings that have dealt with a case and were not noted before; with `fore`, the case as it was
    stored, nothing is asked when they are the same."""
    dagar = frozenset(arende.motesdagar())
    if not dagar or (fore is not None and dagar == frozenset(fore.motesdagar())):
        return
    har = las(f, arende.id)
    nya = sorted({dag.isoformat() for dag in dagar} - har)
    f.flera(_INFOGA, [{"namnd": arende.namnd, "dag": dag, "arende": arende.id} for dag in nya])


def las(f: Forbindelse, arende: str) -> frozenset[str]:
    """The days (ISO text) that are noted for a case."""
    return frozenset(rad[0] for rad in f.alla(_HAR, {"arende": arende}))
