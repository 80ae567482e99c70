"""Which cases something in the inbox may belong to: by its thread, its number, its content."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from arbetsflode.lager import inkorgstabeller as i
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.text import svansnyckel

_p = i.inkorgspost.c
_SVARADE = Sats(
    select(_p.arende)
    .where(_p.meddelande == bindparam("meddelande"), _p.arende.is_not(None))
    .order_by(_p.avgjord)
    .limit(5)
)
_SVARAR_PA_VART = Sats(
    select(t.brevarende.c.arende)
    .join(t.brevmeddelande, t.brevmeddelande.c.brev == t.brevarende.c.brev)
    .where(t.brevmeddelande.c.meddelande == bindparam("meddelande"))
    .order_by(t.brevarende.c.arende)
    .limit(5)
)
_MED_SVANS = Sats(
    select(t.nummer.c.arende)
    .where(t.nummer.c.nyckel == bindparam("nyckel"))
    .order_by(t.nummer.c.arende)
    .limit(5)
)
_MED_FIL = Sats(
    select(t.filarende.c.arende).where(t.filarende.c.hash == bindparam("hash")).order_by(t.filarende.c.arende)
)


def arenden_i_traden(f: Forbindelse, svar_pa: Sequence[str]) -> list[str]:
    """The cases of the posts that a letter answers, and of the letters that have left us that it answers."""
    funna = (rad[0] for ett in svar_pa for rad in f.alla(_SVARADE, {"meddelande": ett}))
    vara = (
        rad[0]
        for ett in svar_pa
        for rad in f.alla(_SVARAR_PA_VART, {"meddelande": ett.strip("<>").partition("@")[0]})
    )
    return list(dict.fromkeys((*funna, *vara)))


def arenden_med_svans(f: Forbindelse, nummer: str) -> list[str]:
    """The cases whose own number is that one, but for how the klassificering is written in it."""
    svans = svansnyckel(nummer)
    return [rad[0] for rad in f.alla(_MED_SVANS, {"nyckel": svans})] if svans else []


def arenden_med_fil(f: Forbindelse, hash_: str) -> list[str]:
    """The cases that hold a content."""
    return [rad[0] for rad in f.alla(_MED_FIL, {"hash": hash_})]
