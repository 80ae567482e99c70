"""Search: the database's own index over stems made in Python, so that both databases answer alike."""

from typing import Any

from sqlalchemy import bindparam, delete, func, insert, literal_column, select, text, union
from sqlalchemy.sql import Select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.synlighet import en_av
from arbetsflode.lager.text import nummernyckel, sokord, sokt_svans
from tillstand.arende import Arende

_TA_BORT = Sats(delete(t.sokrad).where(t.sokrad.c.arende == bindparam("b_arende")))
_INFOGA = Sats(insert(t.sokrad).values(arende=bindparam("arende"), ord=bindparam("ord")))
_EFTER_ALLT = "\U0010ffff"


def ord_for(arende: Arende) -> str:
    """The stems of a case, as they are stored."""
    return " ".join(sokord(arende.sokbara_texter()))


def indexera(f: Forbindelse, arende: Arende, fore: Arende | None = None) -> None:
    """Make a case findable by what it says now; nothing is written when that has not changed."""
    if fore is not None and tuple(fore.sokbara_texter()) == tuple(arende.sokbara_texter()):
        return
    nytt = ord_for(arende)
    if fore is not None and ord_for(fore) == nytt:
        return
    if fore is not None:
        f.kor(_TA_BORT, {"b_arende": arende.id})
    f.kor(_INFOGA, {"arende": arende.id, "ord": nytt})


def sokvarden(fraga: str, *, ar_sqlite: bool) -> dict[str, str]:
    """What a search text means: the parameters of `traffar`. Without any word in it there is no `uttryck`."""
    nyckel, stammar = nummernyckel(fraga), sokord((fraga,))
    svans = sokt_svans(fraga) or _EFTER_ALLT
    varden = {
        "nummer_fran": nyckel or _EFTER_ALLT,
        "nummer_fore": nyckel + _EFTER_ALLT,
        "svans_fran": svans,
        "svans_fore": svans + _EFTER_ALLT,
    }
    if stammar:
        mall, och = ('"{}"*', " AND ") if ar_sqlite else ("{}:*", " & ")
        varden["uttryck"] = och.join(mall.format(s) for s in stammar)
    return varden


def traffar(*, ar_sqlite: bool, med_ord: bool, nummer: int = 0) -> Select[Any]:
    """A question that yields the ids of the cases that a search text may mean: by number, or by words.

    By number from its beginning, with or without its klassificering, or by one of so many whole numbers
    (`numrerade("nummer", ...)`); a text without any sign to search for finds nothing.
    """
    n = t.nummer.c
    delar = [
        select(n.arende).where(n.nyckel >= bindparam(f"{vad}_fran"), n.nyckel < bindparam(f"{vad}_fore"))
        for vad in ("nummer", "svans")
    ]
    if nummer:
        delar.append(select(n.arende).where(en_av(n.nyckel, "nummer", nummer)))
    if med_ord:
        delar.append(_fts5() if ar_sqlite else _tsvector())
    return select(union(*delar).subquery().c.arende)


def _fts5() -> Select[Any]:
    rader: Select[Any] = (
        select(literal_column("rowid")).select_from(text("sok")).where(text("sok MATCH :uttryck"))
    )
    return select(t.sokrad.c.arende).where(t.sokrad.c.id.in_(rader))


def _tsvector() -> Select[Any]:
    vektor = func.to_tsvector(text("'simple'"), t.sokrad.c.ord)
    uttryck = func.to_tsquery(text("'simple'"), bindparam("uttryck"))
    return select(t.sokrad.c.arende).where(vektor.op("@@")(uttryck))
