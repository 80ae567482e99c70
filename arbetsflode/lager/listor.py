"""Lists: what is projected of cases, filtered by what a person may know of."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from attrs import evolve, field, fields, frozen
from sqlalchemy import (
    ColumnElement,
    TextClause,
    UnaryExpression,
    and_,
    bindparam,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql.operators import custom_op

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.dubbletter import med_samma_fil as med_samma_fil
from arbetsflode.lager.dubbletter import med_samma_nummer as med_samma_nummer
from arbetsflode.lager.dubbletter import nummer_upptaget as nummer_upptaget
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.sok import sokvarden, traffar
from arbetsflode.lager.synlighet import Form, en_av, formen, numrerade, synliga
from arbetsflode.lager.synlighet import ser_arendet as ser_arendet
from arbetsflode.lager.synlighet import varden as synlighetens_varden
from arbetsflode.lager.text import nummernyckel
from tillstand.behorighet import Synlighet

MAX_RADER = 200
Plats = tuple[str | None, str]
"""Where a row stands in a list: the date that counts (ISO, or None) and the id."""
BESVARAT = "'overlamnad'"
"""The state (as SQL) in which a case is open still and yet answered, and so not late."""


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
    """What a list is narrowed to; what is None narrows nothing. Days are local dates, both included.

    A page is what comes `efter` the last row seen before or, backwards, `fore` the first one.
    """

    namnd: str | None = None
    tillstand: str | None = None
    handlaggare: str | None = None
    enhet: str | None = None
    oppna: bool | None = True
    fran_dag: date | None = None
    till_dag: date | None = None
    """The first and last date that counts; what has none is left out."""
    forsenade: date | None = None
    """Today, if only what is late today is wanted: open, unanswered, its svarstid before this day."""
    text: str | None = None
    nummer: frozenset[str] = frozenset()
    """Whole numbers that the text may mean, beside what it says."""
    vantar_pa: frozenset[str] | None = None
    efter: Plats | None = None
    fore: Plats | None = None
    antal: int = MAX_RADER

    @property
    def bara_med_dag(self) -> bool:
        """Whether cases without a date that counts are left out."""
        return any(dag is not None for dag in (self.fran_dag, self.till_dag, self.forsenade))


@frozen(kw_only=True)
class _Stracka:
    """A stretch of the list in its order: first what has a day, by day and id, then what has none, by id."""

    med_dag: bool | None = None
    """Whether its cases have a day; None for both."""
    bunden: bool = False
    """Whether it begins at a row seen before."""
    bakat: bool = False


PER_ID = _Stracka(bunden=True)
"""All of it by id alone."""


@frozen(kw_only=True)
class _Form:
    """What the text of a question depends on. Its values come as parameters, so that it is compiled once."""

    lika: tuple[str, ...]
    """Columns that must have a value."""
    oppna: bool | None
    dagar: tuple[str, ...]
    """Which days narrow it."""
    forsenade: bool
    vantar_pa: int | None
    """How many keys, if only what waits is wanted."""
    ord: bool | None
    """Whether there are words to search for; None without a search."""
    nummer: int
    """How many whole numbers are searched for."""
    stracka: _Stracka
    antal: int
    ser: Form


def lista(f: Forbindelse, synlighet: Synlighet, urval: Urval) -> tuple[Listrad, ...]:
    """The cases of a selection that may be known, by the date that counts and then by id.

    A page costs what it shows, wherever in the list it is, when it is of open cases: all of them, those of a
    handläggare or those of a nämnd, with or without days; what waits, and what a search finds, costs what is
    found. State, enhet and what the person may see beside that are looked at row by row on the way, among
    the open cases. Closed cases stand in no index by day: with `oppna` False or None and no search every
    case of the nämnd (and state), or every case there is, is gone through and put in order.
    """
    antal = min(urval.antal, MAX_RADER)
    rader: list[tuple[Any, ...]] = []
    for stracka in _strackor(urval):
        if len(rader) < antal:
            rader += f.alla(*_fraga(synlighet, urval, stracka, ar_sqlite=f.ar_sqlite))
    sida = rader[:antal]
    return tuple(Listrad(*rad) for rad in (reversed(sida) if urval.fore is not None else sida))


def lista_per_id(f: Forbindelse, synlighet: Synlighet, urval: Urval, *, efter: str) -> tuple[Listrad, ...]:
    """The next cases of a selection after an id, by id: the order that every selection has an index for."""
    hela = evolve(urval, efter=(None, efter), fore=None)
    return tuple(Listrad(*rad) for rad in f.alla(*_fraga(synlighet, hela, PER_ID, ar_sqlite=f.ar_sqlite)))


def fraga(synlighet: Synlighet, urval: Urval, *, ar_sqlite: bool) -> tuple[Sats, dict[str, Any]]:
    """The question that a list asks first, and its parameters."""
    return _fraga(synlighet, urval, next(_strackor(urval)), ar_sqlite=ar_sqlite)


def _strackor(urval: Urval) -> Iterator[_Stracka]:
    """The stretches that a page is read from, in turn, until it is full."""
    plats = urval.fore or urval.efter
    bara, bakat = urval.bara_med_dag, urval.fore is not None
    if plats is None:
        yield _Stracka(med_dag=True if bara else None)
        return
    har_dag = plats[0] is not None
    if har_dag or not bara:
        yield _Stracka(med_dag=har_dag, bunden=True, bakat=bakat)
    if har_dag is bakat:
        return
    if bakat or not bara:
        yield _Stracka(med_dag=bakat, bakat=bakat)


def _fraga(
    synlighet: Synlighet, urval: Urval, stracka: _Stracka, *, ar_sqlite: bool
) -> tuple[Sats, dict[str, Any]]:
    lika = {n: v for n in _LIKA if (v := getattr(urval, n)) is not None}
    dagar = _dagar(urval, stracka)
    varden: dict[str, Any] = {**lika, **dagar, **synlighetens_varden(synlighet)}
    if urval.vantar_pa is not None:
        varden |= numrerade("vantar_pa", urval.vantar_pa)
    if urval.text is not None:
        varden |= sokvarden(urval.text, ar_sqlite=ar_sqlite)
        varden |= numrerade("nummer", frozenset(map(nummernyckel, urval.nummer)))
    plats = urval.fore or urval.efter
    if stracka.bunden and plats is not None:
        varden |= {"plats_dag": plats[0], "plats_id": plats[1]} if stracka.med_dag else {"plats_id": plats[1]}
    form = _Form(
        lika=tuple(lika),
        oppna=urval.oppna,
        dagar=tuple(dagar),
        forsenade=urval.forsenade is not None,
        vantar_pa=None if urval.vantar_pa is None else len(urval.vantar_pa),
        ord=None if urval.text is None else "uttryck" in varden,
        nummer=len(urval.nummer),
        stracka=stracka,
        antal=min(urval.antal, MAX_RADER),
        ser=formen(synlighet),
    )
    return _sats(form, ar_sqlite), varden


_LIKA = ("namnd", "tillstand", "handlaggare", "enhet")


def _dagar(urval: Urval, stracka: _Stracka) -> dict[str, str]:
    """The first and last day of a stretch, as far as the row that it begins at does not say it already: the
    index is entered at one place only."""
    senast = [urval.till_dag, urval.forsenade - timedelta(1) if urval.forsenade else None]
    dagar = {"fran_dag": urval.fran_dag, "till_dag": min((d for d in senast if d is not None), default=None)}
    ut = {namn: dag.isoformat() for namn, dag in dagar.items() if dag is not None}
    plats = urval.fore or urval.efter
    dar = plats[0] if plats is not None and stracka.bunden else None
    if dar is not None and stracka.bakat and ut.get("till_dag", "") >= dar:
        del ut["till_dag"]
    if dar is not None and not stracka.bakat and ut.get("fran_dag", "9") <= dar:
        del ut["fran_dag"]
    return ut


@lru_cache(maxsize=1024)
def _sats(form: _Form, ar_sqlite: bool) -> Sats:
    return Sats(
        select(*_KOLUMNER)
        .where(synliga(form.ser), *_villkor(form, ar_sqlite))
        .order_by(*_ordning(form.stracka))
        .limit(literal_column(str(form.antal)))
    )


def _ordning(stracka: _Stracka) -> tuple[ColumnElement[Any], ...]:
    a = t.arende.c
    if stracka == PER_ID:
        return (a.id,)
    if stracka.bakat:
        return a.slutdag.desc(), a.id.desc()
    return (a.slutdag.asc().nulls_last() if stracka.med_dag is None else a.slutdag), a.id


def _villkor(form: _Form, ar_sqlite: bool) -> Iterable[ColumnElement[bool] | TextClause]:
    a = t.arende.c
    yield from (_kolumn(namn, form, ar_sqlite) == bindparam(namn) for namn in form.lika)
    if form.oppna is not None:
        yield t.OPPNA if form.oppna else t.STANGDA
    if "fran_dag" in form.dagar:
        yield a.slutdag >= bindparam("fran_dag")
    if "till_dag" in form.dagar:
        yield a.slutdag <= bindparam("till_dag")
    if form.forsenade:
        yield and_(t.OPPNA, _kolumn("tillstand", form, ar_sqlite) != literal_column(BESVARAT))
    if form.vantar_pa is not None:
        yield en_av(a.vantar_pa, "vantar_pa", form.vantar_pa)
    if form.ord is not None:
        yield a.id.in_(traffar(ar_sqlite=ar_sqlite, med_ord=form.ord, nummer=form.nummer))
    yield from _pa_strackan(form.stracka)


def _kolumn(namn: str, form: _Form, ar_sqlite: bool) -> ColumnElement[Any]:
    """A column as it is compared. SQLite keeps no statistics and would take the index of a state, closed
    cases and all, before that of the nämnd's open ones, or the nämnd's before the handläggare's: a plus sign
    hides the column from it."""
    kolumn: ColumnElement[Any] = t.arende.c[namn]
    doljs = {"tillstand", "namnd"} if "handlaggare" in form.lika else {"tillstand"}
    if namn in doljs and ar_sqlite and form.oppna and form.stracka != PER_ID:
        return UnaryExpression(kolumn, operator=custom_op("+"), type_=kolumn.type)
    return kolumn


def _pa_strackan(stracka: _Stracka) -> Iterator[ColumnElement[bool]]:
    a = t.arende.c
    if stracka.med_dag is not None and not (stracka.med_dag and stracka.bunden):
        yield a.slutdag.is_not(None) if stracka.med_dag else a.slutdag.is_(None)
    if not stracka.bunden:
        return
    if stracka.med_dag:
        har, dar = tuple_(a.slutdag, a.id), tuple_(bindparam("plats_dag"), bindparam("plats_id"))
        yield har < dar if stracka.bakat else har > dar
    else:
        yield a.id < bindparam("plats_id") if stracka.bakat else a.id > bindparam("plats_id")


@lru_cache(maxsize=256)
def _sats_med_nummer(ser: Form) -> Sats:
    via_nummer = select(t.nummer.c.arende).where(t.nummer.c.nyckel == bindparam("nyckel"))
    return Sats(
        select(*_KOLUMNER)
        .where(synliga(ser), or_(t.arende.c.id == bindparam("id"), t.arende.c.id.in_(via_nummer)))
        .order_by(t.arende.c.registrerad, t.arende.c.id)
    )


def med_nummer(f: Forbindelse, synlighet: Synlighet, nummer: str) -> tuple[Listrad, ...]:
    """The cases that may be known and have a number, own or foreign, or an id."""
    varden = {**synlighetens_varden(synlighet), "id": nummer, "nyckel": nummernyckel(nummer)}
    rader = f.alla(_sats_med_nummer(formen(synlighet)), varden)
    return tuple(Listrad(*rad) for rad in rader)
