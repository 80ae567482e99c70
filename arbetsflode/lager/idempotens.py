"""Idempotency keys: the same key gets the first answer, another payload is a conflict."""

from collections.abc import Callable
from datetime import datetime

from attrs import frozen
from sqlalchemy import bindparam, insert, select

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.databas import Databas, Forbindelse, Sats
from arbetsflode.lager.databasfel import Dubblettfel
from tillstand.fel import Nyckelkonflikt, Remissfel, Upptaget

_LAS = Sats(
    select(t.idempotens.c.avtryck, t.idempotens.c.svar).where(t.idempotens.c.nyckel == bindparam("nyckel"))
)
_INFOGA = Sats(insert(t.idempotens))
FORSOK = 3


@frozen(kw_only=True)
class Svar:
    """An answer to keep, and when it was given (UTC)."""

    text: str
    nu: datetime


def en_gang(databas: Databas, nyckel: str, avtryck: str, gor: Callable[[Forbindelse], Svar]) -> str:
    """Do something in a writing transaction, once for its key; the first answer to it.

    The key is looked up first, and again when something is refused: whoever loses a race for the same key
    gets the winner's answer. Whoever loses one for the first row of a series tries again. Raises
    Nyckelkonflikt, Upptaget, and what `gor` raises.
    """
    for _ in range(FORSOK):
        try:
            with databas.skriv() as f:
                tidigare = _tidigare(f, nyckel, avtryck)
                return tidigare if tidigare is not None else _gor_och_minns(f, nyckel, avtryck, gor)
        except Remissfel as fel:
            with databas.las() as f:
                tidigare = _tidigare(f, nyckel, avtryck)
            if tidigare is not None:
                return tidigare
            if not isinstance(fel, Dubblettfel):
                raise
    raise Upptaget("Någon annan gör samma sak just nu. Försök igen om en stund.")


def _gor_och_minns(f: Forbindelse, nyckel: str, avtryck: str, gor: Callable[[Forbindelse], Svar]) -> str:
    svar = gor(f)
    varden = {"nyckel": nyckel, "avtryck": avtryck, "svar": svar.text, "noterat": tidstext(svar.nu)}
    f.kor(_INFOGA, varden)
    return svar.text


def _tidigare(f: Forbindelse, nyckel: str, avtryck: str) -> str | None:
    rad = f.en(_LAS, {"nyckel": nyckel})
    if rad is None:
        return None
    if rad[0] != avtryck:
        raise Nyckelkonflikt("Nyckeln har redan använts för något annat. Försök igen med en ny nyckel.")
    return str(rad[1])
