"""What waits for one person: questions that each walk an index and are narrowed to what may be known."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen
from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, literal_column, select

from arbetsflode.journal import Post
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.arenden import KOLUMNER, Slagregister, kedja_for
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.listor import ser_arendet
from tillstand.arende import Arende
from tillstand.behorighet import Synlighet
from tillstand.fel import Datafel

FLEST = 200
"""So many cases are taken of each sort."""

ARENDET = t.arende.alias("a")
"""The case that a question is about; what may be known is asked beside it."""

_a = ARENDET.c
_OPPET = _a.oppet == literal_column("1")
_OBESVARAT = _a.tillstand != literal_column("'overlamnad'")
_HELA = tuple(_a[kolumn.name] for kolumn in KOLUMNER)


class Synligt:
    """A question about ARENDET, narrowed to what a person may know of, and compiled once for each form of
    that."""

    def __init__(self, fraga: Select[Any]) -> None:
        self._fraga = fraga
        self._satser: dict[tuple[str, ...], Sats] = {}

    def for_(self, synlighet: Synlighet) -> tuple[Sats, dict[str, str]]:
        """The question for one who sees so much, and the parameters that say so."""
        ser, varden = ser_arendet(synlighet, _a.id)
        form = tuple(varden)
        if form not in self._satser:
            self._satser[form] = Sats(self._fraga.where(ser))
        return self._satser[form], varden

    def alla(self, f: Forbindelse, synlighet: Synlighet, **varden: Any) -> list[tuple[Any, ...]]:
        """Every row."""
        sats, ser = self.for_(synlighet)
        return f.alla(sats, {**ser, **varden})


def _i_ordning(*villkor: ColumnElement[bool]) -> Synligt:
    """Whole cases by the date that counts, one more than are taken: so that it is seen whether there are
    more."""
    ordning = (_a.slutdag.asc().nulls_last(), _a.id)
    return Synligt(select(*_HELA).where(*villkor).order_by(*ordning).limit(literal_column(str(FLEST + 1))))


MINA = _i_ordning(_OPPET, _a.handlaggare == bindparam("handlaggare"))
I_TILLSTAND = _i_ordning(_a.namnd == bindparam("namnd"), _a.tillstand == bindparam("tillstand"))
VANTANDE = _i_ordning(_a.vantar_pa.is_not(None), _a.vantar_pa == bindparam("nyckel"))

ANDRADE = Synligt(
    select(_a.id, _a.diarienummer, _a.rubrik, _a.flode)
    .select_from(
        ARENDET.join(
            t.post,
            and_(
                t.post.c.kedja == literal_column(f"'{kedja_for('')}'").concat(_a.id),
                t.post.c.nummer == _a.version,
            ),
        )
    )
    .where(_OPPET, _a.handlaggare == bindparam("handlaggare"), t.post.c.noterat >= bindparam("sedan"))
    .order_by(t.post.c.noterat.desc(), _a.id)
    .limit(literal_column(str(FLEST)))
)
"""The open cases of a handläggare whose latest post is so new. The number of that post is the version."""

BELASTNING = Synligt(
    select(
        _a.handlaggare,
        func.count(),
        func.sum(case((and_(_a.slutdag <= bindparam("till"), _OBESVARAT), 1), else_=0)),
    )
    .where(_OPPET, _a.namnd == bindparam("namnd"), _a.handlaggare.is_not(None))
    .group_by(_a.handlaggare)
)
"""How many open cases each handläggare of a nämnd has, and how many of them are to be answered by a day."""

_EFTER = Sats(
    select(t.post)
    .where(t.post.c.kedja == bindparam("kedja"), t.post.c.nummer > bindparam("nummer"))
    .order_by(t.post.c.nummer)
)
_SEDAN = Sats(
    select(t.post)
    .where(t.post.c.kedja == bindparam("kedja"), t.post.c.noterat >= bindparam("sedan"))
    .order_by(t.post.c.nummer)
)


@frozen(kw_only=True)
class Bunt:
    """Some cases in order, and whether there are more of them."""

    arenden: tuple[Arende, ...]
    fler: bool


@frozen(kw_only=True)
class Andrad:
    """A case that has been changed of late; `flode` is the hash of its flow version."""

    id: str
    diarienummer: str
    rubrik: str
    flode: str


def mina(f: Forbindelse, register: Slagregister, synlighet: Synlighet, handlaggare: str) -> Bunt:
    """The open cases of a handläggare."""
    return _bunt(register, MINA.alla(f, synlighet, handlaggare=handlaggare))


def i_tillstand(
    f: Forbindelse, register: Slagregister, synlighet: Synlighet, namnd: str, tillstand: str
) -> Bunt:
    """The cases of a nämnd that are in a state."""
    return _bunt(register, I_TILLSTAND.alla(f, synlighet, namnd=namnd, tillstand=tillstand))


def vantande(f: Forbindelse, register: Slagregister, synlighet: Synlighet, nyckel: str) -> Bunt:
    """The cases that wait to be approved by those who hold a role's key."""
    return _bunt(register, VANTANDE.alla(f, synlighet, nyckel=nyckel))


def _bunt(register: Slagregister, rader: list[tuple[Any, ...]]) -> Bunt:
    return Bunt(arenden=tuple(_lasbara(register, rader[:FLEST])), fler=len(rader) > FLEST)


def _lasbara(register: Slagregister, rader: list[tuple[Any, ...]]) -> Iterator[Arende]:
    """A case that cannot be read is told of elsewhere, and hides nobody's other cases."""
    for rad in rader:
        try:
            yield register.bygg(rad).arende
        except Datafel:
            continue


def andrade(f: Forbindelse, synlighet: Synlighet, handlaggare: str, sedan: str) -> tuple[Andrad, ...]:
    """The open cases of a handläggare that were changed at or after an instant (UTC text), the latest
    first."""
    rader = ANDRADE.alla(f, synlighet, handlaggare=handlaggare, sedan=sedan)
    return tuple(Andrad(id=r[0], diarienummer=r[1], rubrik=r[2], flode=r[3]) for r in rader)


def belastning(f: Forbindelse, synlighet: Synlighet, namnd: str, till: str) -> dict[str, tuple[int, int]]:
    """How many open cases each handläggare of a nämnd has, and how many of them are to be answered by a day
    (ISO, included)."""
    return {r[0]: (int(r[1]), int(r[2])) for r in BELASTNING.alla(f, synlighet, namnd=namnd, till=till)}


def poster_efter(f: Forbindelse, arende: str, nummer: int) -> list[Post]:
    """The posts of a case after one of its posts, in order."""
    return [_post(rad) for rad in f.alla(_EFTER, {"kedja": kedja_for(arende), "nummer": nummer})]


def poster_sedan(f: Forbindelse, arende: str, sedan: str) -> list[Post]:
    """The posts of a case that were noted at or after an instant (UTC text), in order."""
    return [_post(rad) for rad in f.alla(_SEDAN, {"kedja": kedja_for(arende), "sedan": sedan})]


def _post(rad: tuple[Any, ...]) -> Post:
    return Post(**dict(zip(t.post.c.keys(), rad, strict=True)))
