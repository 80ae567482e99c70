"""What may be there already: cases with the same number or the same document, numbers in use."""

from sqlalchemy import bindparam, select, union_all

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.text import nummernyckel

_MED_SAMMA = Sats(
    select(t.arende.c.id, t.arende.c.diarienummer)
    .join(t.nummer, t.nummer.c.arende == t.arende.c.id)
    .where(t.arende.c.namnd == bindparam("namnd"), t.nummer.c.nyckel == bindparam("nyckel"))
    .order_by(t.arende.c.registrerad)
)
_MED_FIL = Sats(
    select(t.arende.c.id, t.arende.c.diarienummer)
    .join(t.filarende, t.filarende.c.arende == t.arende.c.id)
    .where(t.arende.c.namnd == bindparam("namnd"), t.filarende.c.hash == bindparam("hash"))
    .order_by(t.arende.c.registrerad)
)


def med_samma_nummer(f: Forbindelse, namnd: str, nummer: str) -> list[tuple[str, str]]:
    """Cases (id, diarienummer) of a nämnd that already carry a number: possible duplicates."""
    return [(r[0], r[1]) for r in f.alla(_MED_SAMMA, {"namnd": namnd, "nyckel": nummernyckel(nummer)})]


def med_samma_fil(f: Forbindelse, namnd: str, hash_: str) -> list[tuple[str, str]]:
    """Cases (id, diarienummer) of a nämnd that already hold a content: possible duplicates."""
    return [(r[0], r[1]) for r in f.alla(_MED_FIL, {"namnd": namnd, "hash": hash_})]


_UPPTAGET = Sats(
    union_all(
        *(
            select(tabell.c.nummernyckel).where(
                tabell.c.namnd == bindparam("namnd"), tabell.c.nummernyckel == bindparam("nyckel")
            )
            for tabell in (t.arende, t.gallrat)
        )
    )
)


def nummer_upptaget(f: Forbindelse, namnd: str, nummer: str) -> bool:
    """Whether a case of the nämnd has, or had before it was erased, that number as its own."""
    return f.en(_UPPTAGET, {"namnd": namnd, "nyckel": nummernyckel(nummer)}) is not None
