"""The limit of the latest seal: no post may be noted before it, whatever the clock shows."""

from sqlalchemy import select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats

SIGILLGRANS = select(t.sigill.c.fore).order_by(t.sigill.c.nummer.desc()).limit(1).scalar_subquery()
"""To be asked for beside the columns of a row."""
_GRANS = Sats(select(SIGILLGRANS))


def sigillgrans(f: Forbindelse) -> str:
    """The limit (UTC text), empty before the first seal."""
    rad = f.en(_GRANS)
    return rad[0] or "" if rad else ""
