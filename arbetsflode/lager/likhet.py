"""Cases that say much the same: candidates by the search index, so that the cost follows what is alike."""

from functools import cache
from itertools import combinations
from typing import Any

from attrs import frozen
from sqlalchemy import Select, bindparam, func, literal_column, select, text

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.bordet import ARENDET, Synligt
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.text import sokord
from tillstand.behorighet import Synlighet

FLEST_STAMMAR = 6
"""So many stems of a title are looked for: the longest, which are the rarest in Swedish."""

FLEST_TRAFFAR = 2_000
"""Words that very many cases have are looked for among so many of those, on SQLite the newest."""

FLEST_KANDIDATER = 200
_MINST = 3

_VANLIGA_ORD = (
    "att den det en ett för från har i in inom med mot ny nya nytt när och om på som till under ut vid",
    "än är över av samt mellan enligt hur vad remiss remissen yttrande yttra angående gällande avseende",
    "rörande förslag betänkande betänkandet skrivelse motion",
)


@cache
def _vanliga() -> frozenset[str]:
    """Stems that half of all titles have: they tell nobody apart."""
    return frozenset(sokord(_VANLIGA_ORD))


@frozen(kw_only=True)
class Kandidat:
    """A case that shares stems: as it is stored, its stems, and when it was registered (UTC text)."""

    arende: str
    diarienummer: str
    rubrik: str
    tillstand: str
    oppet: bool
    registrerad: str
    stammar: frozenset[str]


def _fraga(traffar: Select[Any]) -> Synligt:
    """From the search index to the cases: the nämnd is asked of what was found, and finds nothing itself."""
    a, funna = ARENDET.c, traffar.limit(literal_column(str(FLEST_TRAFFAR))).subquery()
    return Synligt(
        select(a.id, a.diarienummer, a.rubrik, a.tillstand, a.oppet, a.registrerad, funna.c.ord)
        .select_from(funna.join(ARENDET, a.id == funna.c.arende))
        .where(func.coalesce(a.namnd, literal_column("''")) == bindparam("namnd"))
        .limit(literal_column(str(FLEST_KANDIDATER)))
    )


def _fts5() -> Select[Any]:
    traffad = text("sok MATCH :uttryck")
    rader: Select[Any] = select(literal_column("rowid").label("id")).select_from(text("sok")).where(traffad)
    nyast = rader.order_by(literal_column("rowid").desc()).limit(literal_column(str(FLEST_TRAFFAR)))
    return select(t.sokrad.c.arende, t.sokrad.c.ord).where(t.sokrad.c.id.in_(nyast))


def _tsvector() -> Select[Any]:
    vektor = func.to_tsvector(text("'simple'"), t.sokrad.c.ord)
    uttryck = func.to_tsquery(text("'simple'"), bindparam("uttryck"))
    return select(t.sokrad.c.arende, t.sokrad.c.ord).where(vektor.op("@@")(uttryck))


SQLITE = _fraga(_fts5())


@cache
def _postgres() -> Synligt:
    """Made when it is first asked: the database's own functions are known by then."""
    return _fraga(_tsvector())


def stammar_i(titel: str) -> tuple[str, ...]:
    """The stems of a title that tell it apart, the longest first, at most FLEST_STAMMAR."""
    egna = (s for s in sokord((titel,)) if s not in _vanliga() and len(s) >= _MINST)
    return tuple(sorted(egna, key=len, reverse=True)[:FLEST_STAMMAR])


def med_stammar(
    f: Forbindelse, synlighet: Synlighet, namnd: str, stammar: tuple[str, ...], antal: int
) -> list[Kandidat]:
    """Cases of a nämnd that may be known and have at least so many of the stems; at most FLEST_KANDIDATER."""
    fraga = SQLITE if f.ar_sqlite else _postgres()
    uttryck = _uttryck(stammar, antal, ar_sqlite=f.ar_sqlite)
    return [_kandidat(rad) for rad in fraga.alla(f, synlighet, namnd=namnd, uttryck=uttryck)]


def _uttryck(stammar: tuple[str, ...], antal: int, *, ar_sqlite: bool) -> str:
    mall, och, eller = ('"{}"', " AND ", " OR ") if ar_sqlite else ("{}", " & ", " | ")
    grupper = combinations([mall.format(s) for s in stammar], antal)
    return eller.join(f"({och.join(grupp)})" for grupp in grupper)


def _kandidat(rad: tuple[Any, ...]) -> Kandidat:
    return Kandidat(
        arende=rad[0],
        diarienummer=rad[1],
        rubrik=rad[2],
        tillstand=rad[3],
        oppet=bool(rad[4]),
        registrerad=rad[5],
        stammar=frozenset(rad[6].split()),
    )
