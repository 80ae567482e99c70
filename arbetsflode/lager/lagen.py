"""Small facts of the installation: generation, version of the organisation, the last sweep."""

from sqlalchemy import bindparam, insert, select, update

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.databas import Forbindelse, Sats

_LAS = Sats(select(t.lage.c.varde).where(t.lage.c.namn == bindparam("namn")))
_ANDRA = Sats(update(t.lage).where(t.lage.c.namn == bindparam("b_namn")).values(varde=bindparam("varde")))
_BYT = Sats(
    update(t.lage)
    .where(t.lage.c.namn == bindparam("b_namn"), t.lage.c.varde == bindparam("b_fran"))
    .values(varde=bindparam("varde"))
)
_INFOGA = Sats(insert(t.lage))


def las(f: Forbindelse, namn: str) -> str | None:
    """What is written under a name, or None."""
    rad = f.en(_LAS, {"namn": namn})
    return str(rad[0]) if rad else None


def skriv(f: Forbindelse, namn: str, varde: str) -> None:
    """Write under a name what is to stand there."""
    if f.kor(_ANDRA, {"b_namn": namn, "varde": varde}) == 0:
        f.kor(_INFOGA, {"namn": namn, "varde": varde})


def byt(f: Forbindelse, namn: str, fran: str | None, till: str) -> bool:
    """Write `till` if `fran` still stands there; whether it did. Exactly one of several wins.

    Raises Dubblettfel when somebody else wrote the very first value meanwhile.
    """
    if fran is None:
        return f.kor(_INFOGA, {"namn": namn, "varde": till}) == 1
    return f.kor(_BYT, {"b_namn": namn, "b_fran": fran, "varde": till}) == 1
