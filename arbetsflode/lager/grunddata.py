"""What every process keeps in memory of people and calendars, and the number that says when it is old."""

from sqlalchemy import ScalarSelect

from arbetsflode.lager import lagen
from arbetsflode.lager.forbindelse import Forbindelse

_VERSION = "organisation"
"""The key as the first bases have it, when only people were kept."""

GRUNDDATAVERSION: ScalarSelect[str] = lagen.fraga(_VERSION)
"""For a question that is asked anyway: it answers what `minns_version` wants to know."""


def version(f: Forbindelse) -> int:
    """The number of the latest change, one and the same for a whole transaction."""
    if _VERSION not in f.minns:
        minns_version(f, lagen.las(f, _VERSION))
    return int(f.minns[_VERSION])


def minns_version(f: Forbindelse, text: str | None) -> None:
    """Keep what a question has answered, for the rest of the transaction; the first answer stands."""
    f.minns.setdefault(_VERSION, int(text or 0))


def hall(f: Forbindelse) -> None:
    """Let nobody else change people or calendars until the transaction ends."""
    f.minns[_VERSION] = int(lagen.hall(f, _VERSION) or 0)


def ny_version(f: Forbindelse) -> None:
    """Say that something has changed, so that no process goes on with an old picture."""
    ny = version(f) + 1
    lagen.skriv(f, _VERSION, str(ny))
    f.minns[_VERSION] = ny
