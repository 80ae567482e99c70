"""Idempotency keys: the same key gets the first answer, another payload is a conflict."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.databas import Forbindelse, Sats
from tillstand.fel import Nyckelkonflikt

_LAS = Sats(
    select(t.idempotens.c.avtryck, t.idempotens.c.svar).where(t.idempotens.c.nyckel == bindparam("nyckel"))
)
_INFOGA = Sats(insert(t.idempotens))


def tidigare_svar(f: Forbindelse, nyckel: str, avtryck: str) -> str | None:
    """The answer that the key has already got. Raises Nyckelkonflikt when it stood for something else."""
    rad = f.en(_LAS, {"nyckel": nyckel})
    if rad is None:
        return None
    if rad[0] != avtryck:
        raise Nyckelkonflikt("Nyckeln har redan använts för något annat. Försök igen med en ny nyckel.")
    return str(rad[1])


def minns(f: Forbindelse, nyckel: str, avtryck: str, svar: str, nu: datetime) -> None:
    """Keep the answer. Raises Dubblettfel when somebody else used the key meanwhile."""
    f.kor(_INFOGA, {"nyckel": nyckel, "avtryck": avtryck, "svar": svar, "noterat": tidstext(nu)})
