"""Lists: what is projected of cases, filtered by what a person may know of."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from attrs import field, fields, frozen
from sqlalchemy import (
    ColumnElement,
    TextClause,
    and_,
    bindparam,
    exists,
    false,
    literal_column,
    or_,
    select,
    union_all,
)

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.sok import sokvarden, traffar
from arbetsflode.lager.text import nummernyckel
from tillstand.behorighet import Synlighet

MAX_RADER = 200


@frozen
class Listrad:
    """A case as a list shows it: projected columns in their order, days as ISO text."""

    id: str
    slag: str
    namnd: str
    diarienummer: str
    tillstand: str
    version: int
    oppet: bool = field(converter=bool)
    hemligt: bool = field(converter=bool)
    registrerad: str
    rubrik: str
    handlaggare: str | None
    enhet: str | None
    slutdag: str | None
    vantar_pa: str | None
    utskick: bool = field(converter=bool)


_KOLUMNER = tuple(t.arende.c[a.name] for a in fields(Listrad))


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


@frozen(kw_only=True)
class _Form:
    """What the text of a question depends on. Its values come as parameters, so that it is compiled once."""

    lika: tuple[str, ...]
    """Columns that must have a value."""
    oppna: bool | None
    vantar_pa: int | None
    """How many keys, if only what waits is wanted."""
    ord: bool | None
    """Whether there are words to search for; None without a search."""
    efter: bool | None
    """Whether the last row seen had a day; None from the beginning."""
    antal: int
    ser: tuple[int, int, int, int]
    """How many nämnder, nämnder with secrecy, enheter and handläggare the person may know of."""


def lista(f: Forbindelse, synlighet: Synlighet, urval: Urval) -> tuple[Listrad, ...]:
    """The cases of a selection that may be known, by the date that counts and then by id."""
    return tuple(Listrad(*rad) for rad in f.alla(*fraga(synlighet, urval, ar_sqlite=f.ar_sqlite)))


def fraga(synlighet: Synlighet, urval: Urval, *, ar_sqlite: bool) -> tuple[Sats, dict[str, Any]]:
    """The question that a list asks, and its parameters."""
    lika = {n: v for n in ("namnd", "tillstand", "handlaggare") if (v := getattr(urval, n)) is not None}
    varden: dict[str, Any] = {**lika, **_synlighetens_varden(synlighet)}
    if urval.vantar_pa is not None:
        varden |= _numrerade("vantar_pa", urval.vantar_pa)
    if urval.text is not None:
        varden |= sokvarden(urval.text, ar_sqlite=ar_sqlite)
    if urval.efter is not None:
        varden |= {"efter_dag": urval.efter[0], "efter_id": urval.efter[1]}
    form = _Form(
        lika=tuple(lika),
        oppna=urval.oppna,
        vantar_pa=None if urval.vantar_pa is None else len(urval.vantar_pa),
        ord=None if urval.text is None else "uttryck" in varden,
        efter=None if urval.efter is None else urval.efter[0] is not None,
        antal=min(urval.antal, MAX_RADER),
        ser=_synlighetens_form(synlighet),
    )
    return _sats(form, ar_sqlite), varden


@lru_cache(maxsize=256)
def _sats(form: _Form, ar_sqlite: bool) -> Sats:
    return Sats(
        select(*_KOLUMNER)
        .where(_synliga(form.ser), *_villkor(form, ar_sqlite))
        .order_by(t.arende.c.slutdag.asc().nulls_last(), t.arende.c.id)
        .limit(literal_column(str(form.antal)))
    )


def _villkor(form: _Form, ar_sqlite: bool) -> Iterable[ColumnElement[bool] | TextClause]:
    a = t.arende.c
    yield from (a[namn] == bindparam(namn) for namn in form.lika)
    if form.oppna is not None:
        yield t.OPPNA if form.oppna else a.oppet == literal_column("0")
    if form.vantar_pa is not None:
        yield _en_av(a.vantar_pa, "vantar_pa", form.vantar_pa)
    if form.ord is not None:
        yield a.id.in_(traffar(ar_sqlite=ar_sqlite, med_ord=form.ord))
    if form.efter is not None:
        yield _efter(med_dag=form.efter)


def _efter(*, med_dag: bool) -> ColumnElement[bool]:
    """What comes after the last row seen; cases without a day come last."""
    a = t.arende.c
    senare_id = a.id > bindparam("efter_id")
    if not med_dag:
        return and_(a.slutdag.is_(None), senare_id)
    senare_dag = a.slutdag > bindparam("efter_dag")
    return or_(senare_dag, and_(a.slutdag == bindparam("efter_dag"), senare_id), a.slutdag.is_(None))


_SER = ("namnder", "namnder_hemligt", "enheter", "handlaggare")


def _synlighetens_form(synlighet: Synlighet) -> tuple[int, int, int, int]:
    return tuple(len(getattr(synlighet, namn)) for namn in _SER)  # type: ignore[return-value]


def _synlighetens_varden(synlighet: Synlighet) -> dict[str, str]:
    return {n: v for namn in _SER for n, v in _numrerade(f"ser_{namn}", getattr(synlighet, namn)).items()}


def _synliga(antal: tuple[int, int, int, int]) -> ColumnElement[bool]:
    """`Synlighet.ser` as SQL."""
    a = t.arende.c
    namnder, namnder_hemligt, enheter, handlaggare = antal
    return or_(
        and_(a.hemligt == literal_column("0"), _en_av(a.namnd, "ser_namnder", namnder)),
        and_(a.hemligt == literal_column("1"), _en_av(a.namnd, "ser_namnder_hemligt", namnder_hemligt)),
        _en_av(a.enhet, "ser_enheter", enheter),
        _en_av(a.handlaggare, "ser_handlaggare", handlaggare),
    )


def ser_arendet(
    synlighet: Synlighet, arende: ColumnElement[str]
) -> tuple[ColumnElement[bool], dict[str, str]]:
    """Whether the case with an id may be known, as SQL for another question, and its parameters."""
    villkor = _synliga(_synlighetens_form(synlighet))
    return exists().where(t.arende.c.id == arende, villkor), _synlighetens_varden(synlighet)


def _en_av(kolumn: ColumnElement[Any], namn: str, antal: int) -> ColumnElement[bool]:
    """A column with one of so many values, numbered as by `_numrerade`."""
    return kolumn.in_([bindparam(f"{namn}_{n}") for n in range(antal)]) if antal else false()


def _numrerade(namn: str, varden: frozenset[str]) -> dict[str, str]:
    return {f"{namn}_{n}": varde for n, varde in enumerate(sorted(varden))}


@lru_cache(maxsize=256)
def _sats_med_nummer(ser: tuple[int, int, int, int]) -> Sats:
    via_nummer = select(t.nummer.c.arende).where(t.nummer.c.nyckel == bindparam("nyckel"))
    return Sats(
        select(*_KOLUMNER)
        .where(_synliga(ser), or_(t.arende.c.id == bindparam("id"), t.arende.c.id.in_(via_nummer)))
        .order_by(t.arende.c.registrerad, t.arende.c.id)
    )


def med_nummer(f: Forbindelse, synlighet: Synlighet, nummer: str) -> tuple[Listrad, ...]:
    """The cases that may be known and have a number, own or foreign, or an id."""
    varden = {**_synlighetens_varden(synlighet), "id": nummer, "nyckel": nummernyckel(nummer)}
    rader = f.alla(_sats_med_nummer(_synlighetens_form(synlighet)), varden)
    return tuple(Listrad(*rad) for rad in rader)


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
