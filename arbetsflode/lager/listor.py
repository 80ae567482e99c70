"""Lists: what is projected of cases, filtered by what a person may know of."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen
from sqlalchemy import ColumnElement, TextClause, and_, bindparam, false, or_, select, union_all

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.databas import Forbindelse, Sats
from arbetsflode.lager.sok import traffar
from arbetsflode.lager.text import nummernyckel
from tillstand.behorighet import Synlighet

MAX_RADER = 200

_FALT = (
    "id",
    "slag",
    "namnd",
    "diarienummer",
    "tillstand",
    "version",
    "oppet",
    "hemligt",
    "registrerad",
    "rubrik",
    "handlaggare",
    "enhet",
    "slutdag",
    "vantar_pa",
    "utskick",
)
_KOLUMNER = tuple(t.arende.c[namn] for namn in _FALT)


@frozen(kw_only=True)
class Listrad:
    """A case as a list shows it: projected columns, days as ISO text."""

    id: str
    slag: str
    namnd: str
    diarienummer: str
    tillstand: str
    version: int
    oppet: bool
    hemligt: bool
    registrerad: str
    rubrik: str
    handlaggare: str | None
    enhet: str | None
    slutdag: str | None
    vantar_pa: str | None
    utskick: bool


@frozen(kw_only=True)
class Urval:
    """What a list is narrowed to; what is None narrows nothing. `efter` is the last row seen before."""

    namnd: str | None = None
    tillstand: str | None = None
    handlaggare: str | None = None
    oppna: bool | None = True
    text: str | None = None
    vantar_pa: frozenset[str] | None = None
    efter: tuple[str | None, str] | None = None
    antal: int = MAX_RADER


def lista(f: Forbindelse, synlighet: Synlighet, urval: Urval) -> tuple[Listrad, ...]:
    """The cases of a selection that may be known, by the date that counts and then by id."""
    ordning = (t.arende.c.slutdag.asc().nulls_last(), t.arende.c.id)
    fraga = (
        select(*_KOLUMNER)
        .where(synliga(synlighet), *_villkor(f, urval))
        .order_by(*ordning)
        .limit(min(urval.antal, MAX_RADER))
    )
    return tuple(_rad(rad) for rad in f.fraga(fraga))


def _rad(rad: tuple[Any, ...]) -> Listrad:
    varden = dict(zip(_FALT, rad, strict=True))
    for flagga in ("oppet", "hemligt", "utskick"):
        varden[flagga] = bool(varden[flagga])
    return Listrad(**varden)


def _villkor(f: Forbindelse, urval: Urval) -> Iterable[ColumnElement[bool] | TextClause]:
    a = t.arende.c
    for kolumn, varde in (
        (a.namnd, urval.namnd),
        (a.tillstand, urval.tillstand),
        (a.handlaggare, urval.handlaggare),
    ):
        if varde is not None:
            yield kolumn == varde
    if urval.oppna is not None:
        yield t.OPPNA if urval.oppna else a.oppet == 0
    if urval.vantar_pa is not None:
        yield a.vantar_pa.in_(sorted(urval.vantar_pa)) if urval.vantar_pa else false()
    if urval.text is not None:
        yield a.id.in_(traffar(f, urval.text))
    if urval.efter is not None:
        slutdag, id_ = urval.efter
        samma_dag = and_(a.slutdag.is_(None) if slutdag is None else a.slutdag == slutdag, a.id > id_)
        yield samma_dag if slutdag is None else or_(a.slutdag > slutdag, samma_dag, a.slutdag.is_(None))


def synliga(synlighet: Synlighet) -> ColumnElement[bool]:
    """`Synlighet.ser` as SQL."""
    a = t.arende.c
    return or_(
        and_(a.hemligt == 0, _i(a.namnd, synlighet.namnder)),
        and_(a.hemligt == 1, _i(a.namnd, synlighet.namnder_hemligt)),
        _i(a.enhet, synlighet.enheter),
        _i(a.handlaggare, synlighet.handlaggare),
    )


def _i(kolumn: ColumnElement[Any], varden: frozenset[str]) -> ColumnElement[bool]:
    return kolumn.in_(sorted(varden)) if varden else false()


def med_nummer(f: Forbindelse, synlighet: Synlighet, nummer: str) -> tuple[Listrad, ...]:
    """The cases that may be known and have a number, own or foreign, or an id."""
    via_nummer = select(t.nummer.c.arende).where(t.nummer.c.nyckel == nummernyckel(nummer))
    fraga = (
        select(*_KOLUMNER)
        .where(synliga(synlighet), or_(t.arende.c.id == nummer, t.arende.c.id.in_(via_nummer)))
        .order_by(t.arende.c.registrerad, t.arende.c.id)
    )
    return tuple(_rad(rad) for rad in f.fraga(fraga))


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
