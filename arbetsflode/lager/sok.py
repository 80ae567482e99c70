"""Search: the database's own index over stems made in Python, so that both databases answer alike."""

from typing import Any

from sqlalchemy import bindparam, delete, func, insert, literal, literal_column, select, text
from sqlalchemy.sql import Select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.databas import Forbindelse, Sats
from arbetsflode.lager.text import nummernyckel, sokord
from tillstand.arende import Arende

_TA_BORT = Sats(delete(t.sokrad).where(t.sokrad.c.arende == bindparam("b_arende")))
_INFOGA = Sats(insert(t.sokrad).values(arende=bindparam("arende"), ord=bindparam("ord")))
_EFTER_ALLT = "\U0010ffff"


def ord_for(arende: Arende) -> str:
    """The stems of a case, as they are stored."""
    return " ".join(sokord(arende.sokbara_texter()))


def indexera(f: Forbindelse, arende: Arende, fore: Arende | None = None) -> None:
    """Make a case findable by what it says now; nothing is written when that has not changed."""
    nytt = ord_for(arende)
    if fore is not None and ord_for(fore) == nytt:
        return
    if fore is not None:
        f.kor(_TA_BORT, {"b_arende": arende.id})
    f.kor(_INFOGA, {"arende": arende.id, "ord": nytt})


def traffar(f: Forbindelse, fraga: str) -> Select[Any]:
    """A question that yields the ids of the cases that a search text may mean: by number, or by words."""
    via_nummer = _nummer_som_borjar(nummernyckel(fraga))
    stammar = sokord((fraga,))
    if not stammar:
        return via_nummer
    via_ord = _fts5(stammar) if f.ar_sqlite else _tsvector(stammar)
    forening = via_nummer.union(via_ord).subquery()
    return select(forening.c.arende)


def _nummer_som_borjar(nyckel: str) -> Select[Any]:
    """Ids by the beginning of a number. A text without any sign to search for finds nothing."""
    n = t.nummer.c
    return select(n.arende).where(n.nyckel >= nyckel, n.nyckel < nyckel + _EFTER_ALLT, literal(bool(nyckel)))


def _fts5(stammar: tuple[str, ...]) -> Select[Any]:
    uttryck = " AND ".join(f'"{s}"*' for s in stammar)
    rader: Select[Any] = (
        select(literal_column("rowid"))
        .select_from(text("sok"))
        .where(text("sok MATCH :uttryck").bindparams(uttryck=uttryck))
    )
    return select(t.sokrad.c.arende).where(t.sokrad.c.id.in_(rader))


def _tsvector(stammar: tuple[str, ...]) -> Select[Any]:
    uttryck = " & ".join(f"{s}:*" for s in stammar)
    vektor = func.to_tsvector(text("'simple'"), t.sokrad.c.ord)
    return select(t.sokrad.c.arende).where(vektor.op("@@")(func.to_tsquery(text("'simple'"), uttryck)))
