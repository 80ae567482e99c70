"""Figures: counts of what is open, as far as it may be known, and the stored figures of each month."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from attrs import fields, frozen
from sqlalchemy import (
    ColumnElement,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    tuple_,
)

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.arenden import KOLUMNER
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.listor import BESVARAT, Listrad
from arbetsflode.lager.synlighet import Form, bara_som_handlaggare, formen, synliga, synliga_av, varden
from tillstand.behorighet import Synlighet

_a, _p, _t = t.arende.c, t.post.c, t.manadstal.c
_TILLSTAND: ColumnElement[str] = literal_column("coalesce(arende.tillstand, '')")
"""The state, so written that SQLite does not group by the index of all cases' states."""
_NAMNDEN: ColumnElement[str] = literal_column("coalesce(arende.namnd, '')")
"""The nämnd, so written that SQLite looks for the handläggare first."""
_OBESVARAT = _a.tillstand != literal_column(BESVARAT)


@frozen
class Antal:
    """How many open cases of a state and enhet there are, due soon and late ones counted apart."""

    tillstand: str
    enhet: str | None
    oppna: int
    snart: int
    forsenade: int


def _oppna(ser: Form, med_namnd: bool) -> tuple[Any, ...]:
    villkor = (t.OPPNA, synliga(ser))
    return (*villkor, _a.namnd == bindparam("namnd")) if med_namnd else villkor


def _fragade(synlighet: Synlighet, namnd: str | None, **andra: str) -> dict[str, str]:
    return {**varden(synlighet), **andra, **({} if namnd is None else {"namnd": namnd})}


@lru_cache(maxsize=256)
def _raknade(ser: Form, med_namnd: bool) -> Sats:
    nara = (_a.slutdag >= bindparam("idag")) & (_a.slutdag <= bindparam("snart"))
    return Sats(
        select(
            _TILLSTAND,
            _a.enhet,
            func.count(),
            func.sum(case((nara & _OBESVARAT, 1), else_=0)),
            func.sum(case(((_a.slutdag < bindparam("idag")) & _OBESVARAT, 1), else_=0)),
        )
        .where(*_oppna(ser, med_namnd))
        .group_by(_TILLSTAND, _a.enhet)
    )


def antal(
    f: Forbindelse, synlighet: Synlighet, namnd: str | None, *, idag: date, snart: date
) -> tuple[Antal, ...]:
    """The open cases that may be known, of a nämnd or of all: due soon are those with a svarstid from today
    to `snart`, late those before today; what is answered is neither. Every open case is counted."""
    fragade = _fragade(synlighet, namnd, idag=idag.isoformat(), snart=snart.isoformat())
    return tuple(Antal(*rad) for rad in f.alla(_raknade(formen(synlighet), namnd is not None), fragade))


@lru_cache(maxsize=256)
def _svarstider(ser: Form, med_namnd: bool) -> Sats:
    return Sats(
        select(_a.slutdag, func.count())
        .where(
            *_oppna(ser, med_namnd),
            _OBESVARAT,
            _a.slutdag >= bindparam("fran"),
            _a.slutdag <= bindparam("till"),
        )
        .group_by(_a.slutdag)
        .order_by(_a.slutdag)
    )


def svarstider(
    f: Forbindelse, synlighet: Synlighet, namnd: str | None, *, fran: date, till: date
) -> dict[date, int]:
    """How many unanswered cases that may be known have their svarstid on each day, both ends included."""
    fragade = _fragade(synlighet, namnd, fran=fran.isoformat(), till=till.isoformat())
    rader = f.alla(_svarstider(formen(synlighet), namnd is not None), fragade)
    return {date.fromisoformat(dag): int(antal_) for dag, antal_ in rader}


@lru_cache(maxsize=256)
def _balans(ser: Form, *, egna: bool, med_namnd: bool) -> Sats:
    namnden = _NAMNDEN if egna else _a.namnd
    vilka = (
        bara_som_handlaggare(ser) if egna else synliga_av(ser, _a),
        *((namnden == bindparam("namnd"),) if med_namnd else ()),
    )
    efter = tuple_(_a.registrerad, _a.id) > tuple_(bindparam("efter"), bindparam("efter_id"))
    return Sats(
        select(*(_a[falt.name] for falt in fields(Listrad)))
        .where(t.OPPNA, *vilka, efter)
        .order_by(_a.registrerad, _a.id)
        .limit(bindparam("flest"))
    )


def balans(
    f: Forbindelse,
    synlighet: Synlighet,
    namnder: Iterable[str],
    *,
    egna_i: str | None,
    efter: tuple[str, str],
    flest: int,
) -> tuple[Listrad, ...]:
    """The oldest open cases that may be known, so many after a (registered, id): each nämnd's by its index,
    and those that are known of only as their handläggare, of the nämnd `egna_i` or of all."""
    form = formen(synlighet)
    fragade: dict[str, Any] = {**varden(synlighet), "efter": efter[0], "efter_id": efter[1], "flest": flest}
    rader = [
        Listrad(*rad)
        for namnd in namnder
        for rad in f.alla(_balans(form, egna=False, med_namnd=True), {**fragade, "namnd": namnd})
    ]
    egna = _balans(form, egna=True, med_namnd=egna_i is not None)
    egnas = fragade if egna_i is None else {**fragade, "namnd": egna_i}
    rader += [Listrad(*rad) for rad in f.alla(egna, egnas)]
    return tuple(sorted(rader, key=lambda rad: (rad.registrerad, rad.id))[:flest])


_besvarade = (
    select(*KOLUMNER)
    .where(
        _a.namnd == bindparam("namnd"),
        _a.tillstand == literal_column(BESVARAT),
        _a.id > bindparam("efter"),
    )
    .order_by(_a.id)
    .limit(bindparam("antal"))
)
_BESVARADE = Sats(_besvarade)
_RORDA = Sats(
    _besvarade.where(
        exists().where(
            _p.kedja == literal_column("'arende:'") + _a.id,
            _p.nummer == _a.version,
            _p.noterat >= bindparam("sedan"),
        )
    )
)


def besvarade(
    f: Forbindelse, namnd: str, *, efter: str, antal: int, sedan: datetime | None
) -> list[tuple[Any, ...]]:
    """The rows of a nämnd's answered cases, by id from after one, so many: all of them, or those that
    something has happened to since an instant. For the machinery alone: nobody's visibility is asked."""
    fragade: dict[str, Any] = {"namnd": namnd, "efter": efter, "antal": antal}
    if sedan is None:
        return f.alla(_BESVARADE, fragade)
    return f.alla(_RORDA, {**fragade, "sedan": tidstext(sedan)})


@frozen
class Manadstal:
    """A figure of a nämnd and a month (`2026-11`)."""

    namnd: str
    manad: str
    matt: str
    nyckel: str
    varde: int


_NAGOT = Sats(select(_t.namnd).limit(1))
_LAS = Sats(select(t.manadstal).where(_t.namnd == bindparam("namnd"), _t.manad >= bindparam("fran")))
_BORT = Sats(delete(t.manadstal).where(_t.manad >= bindparam("b_fran")))
_INFOGA = Sats(insert(t.manadstal))


def har_manadstal(f: Forbindelse) -> bool:
    """Whether any month has been counted."""
    return f.en(_NAGOT) is not None


def manadstal(f: Forbindelse, namnd: str, *, fran: str) -> tuple[Manadstal, ...]:
    """A nämnd's figures from a month on. Who may see them is asked by the caller."""
    return tuple(Manadstal(*rad) for rad in f.alla(_LAS, {"namnd": namnd, "fran": fran}))


def ersatt_manadstal(f: Forbindelse, alla: Iterable[Manadstal], *, fran: str) -> None:
    """Put figures in the place of every figure from a month on."""
    f.kor(_BORT, {"b_fran": fran})
    falt = [ett.name for ett in fields(Manadstal)]
    f.flera(_INFOGA, [{namn: getattr(ett, namn) for namn in falt} for ett in alla])
