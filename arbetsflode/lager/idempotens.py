"""Idempotency keys: the same key gets the first answer, another payload is a conflict."""

import random
import time
from collections.abc import Callable
from datetime import datetime

from attrs import field, frozen
from sqlalchemy import bindparam, select

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.databas import Databas
from arbetsflode.lager.databasfel import Dubblettfel, Krock
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.skrivning import Skrivning
from tillstand.fel import Nyckelkonflikt, Remissfel, Upptaget

_LAS = Sats(
    select(t.idempotens.c.avtryck, t.idempotens.c.svar).where(t.idempotens.c.nyckel == bindparam("nyckel"))
)
FORSOK = 3
_PAUS_SEKUNDER = 0.02


@frozen(kw_only=True)
class Svar:
    """An answer to keep, and when it was given (UTC)."""

    text: str
    nu: datetime
    skrivning: Skrivning = field(factory=Skrivning)
    """What is still to be written."""


def en_gang(databas: Databas, nyckel: str, avtryck: str, gor: Callable[[Forbindelse], Svar]) -> str:
    """Do something in a writing transaction, once for its key; the first answer to it.

    The key is looked up first, and again when something is refused. Raises as `bestamt_av_nyckeln`.
    """

    def eller_forsta_svaret(f: Forbindelse) -> Svar | str:
        return _tidigare(f, nyckel, avtryck) or gor(f)

    return bestamt_av_nyckeln(databas, nyckel, avtryck, eller_forsta_svaret)


def bestamt_av_nyckeln(
    databas: Databas, nyckel: str, avtryck: str, gor: Callable[[Forbindelse], Svar | str]
) -> str:
    """Do something that leaves nothing behind but its transaction, once for its key; the first answer to it.

    Nobody looks beforehand: the key is written with the rest and refuses a second time, and whatever is
    refused is answered with the first answer, if there is one. Whoever loses a race for the first row of a
    series, or is broken off for another transaction's sake, tries again. Raises Nyckelkonflikt, Upptaget,
    and what `gor` raises.
    """
    for forsok in range(FORSOK):
        try:
            with databas.skriv() as f:
                svar = gor(f)
                return svar if isinstance(svar, str) else _minns(f, nyckel, avtryck, svar)
        except Remissfel as fel:
            with databas.las() as f:
                tidigare = _tidigare(f, nyckel, avtryck)
            if tidigare is not None:
                return tidigare
            if not isinstance(fel, (Dubblettfel, Krock)):
                raise
        time.sleep(random.uniform(0, _PAUS_SEKUNDER) * 2**forsok)  # noqa: S311 - only to part the two
    raise Upptaget("Någon annan gör samma sak just nu. Försök igen om en stund.")


def _minns(f: Forbindelse, nyckel: str, avtryck: str, svar: Svar) -> str:
    rad = {"nyckel": nyckel, "avtryck": avtryck, "svar": svar.text, "noterat": tidstext(svar.nu)}
    svar.skrivning.skriv(f, rad)
    return svar.text


def svar(f: Forbindelse, nyckel: str) -> str | None:
    """What was answered under a key, if anything."""
    rad = f.en(_LAS, {"nyckel": nyckel})
    return None if rad is None else str(rad[1])


def _tidigare(f: Forbindelse, nyckel: str, avtryck: str) -> str | None:
    rad = f.en(_LAS, {"nyckel": nyckel})
    if rad is None:
        return None
    if rad[0] != avtryck:
        raise Nyckelkonflikt("Nyckeln har redan använts för något annat. Försök igen med en ny nyckel.")
    return str(rad[1])
