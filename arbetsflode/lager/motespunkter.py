"""The agenda of each meeting in the store, and the cases that may come on one."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from attrs import frozen
from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, literal_column, or_, select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.arenden import KOLUMNER
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.synlighet import Form, formen, numrerade, synliga, varden
from tillstand.behorighet import Synlighet

_m, _a = t.motespunkt.c, t.arende.c
_DAGENS = (_m.namnd == bindparam("namnd"), _m.dag == bindparam("dag"))
_LAS = Sats(select(_m.arende, _m.nummer).where(*_DAGENS).order_by(_m.plats))
_TOM = Sats(delete(t.motespunkt).where(_m.namnd == bindparam("b_namnd"), _m.dag == bindparam("b_dag")))
_INFOGA = Sats(insert(t.motespunkt))


def las(f: Forbindelse, namnd: str, dag: date) -> tuple[tuple[str, str], ...]:
    """The agenda of a meeting: (case, item number) in order. The caller asks who may know of the cases."""
    return tuple((a, n) for a, n in f.alla(_LAS, {"namnd": namnd, "dag": dag.isoformat()}))


def skriv(f: Forbindelse, namnd: str, dag: date, punkter: Sequence[tuple[str, str]]) -> None:
    """Put an agenda in the place of what stood there."""
    dagen = dag.isoformat()
    f.kor(_TOM, {"b_namnd": namnd, "b_dag": dagen})
    f.flera(
        _INFOGA,
        [
            {"namnd": namnd, "dag": dagen, "arende": arende, "nummer": nummer, "plats": plats}
            for plats, (arende, nummer) in enumerate(punkter, 1)
        ],
    )


@frozen(kw_only=True)
class Narhet:
    """Which cases may have to do with a meeting: their svarstid lies from a day to before another, or one of
    some days is named in them (chosen, decided, postponed, sent back). ISO text; `till` may be `ALDRIG`."""

    fran: str
    till: str
    dagar: frozenset[str]


ALDRIG = "~"
"""After every day."""


@lru_cache(maxsize=256)
def _oppna_i(ser: Form, dagar: int | None) -> Sats:
    """`dagar`: how many days may be named; None for every case."""
    nara = () if dagar is None else (_nara(dagar),)
    return Sats(
        select(*KOLUMNER)
        .where(
            synliga(ser),
            _a.namnd == bindparam("namnd"),
            _a.tillstand == bindparam("tillstand"),
            _a.id > bindparam("efter"),
            t.OPPNA,
            *nara,
        )
        .order_by(_a.id)
        .limit(bindparam("antal"))
    )


def _nara(dagar: int) -> ColumnElement[bool]:
    """Every case of the nämnd is looked at, but only those near are decoded."""
    return or_(
        and_(_a.slutdag >= bindparam("fran"), _a.slutdag < bindparam("till")),
        *(_a.delar.like(bindparam(f"namnd_dag_{n}")) for n in range(dagar)),
    )


def oppna_i(
    f: Forbindelse,
    synlighet: Synlighet,
    namnd: str,
    tillstand: str,
    *,
    efter: str,
    antal: int,
    nara: Narhet | None = None,
) -> list[tuple[Any, ...]]:
    """The rows of a nämnd's open cases in a state that may be known, by id from after one, so many; with
    `nara` only those that may have to do with a meeting."""
    fragade: dict[str, Any] = {"namnd": namnd, "tillstand": tillstand, "efter": efter, "antal": antal}
    if nara is not None:
        namnda = numrerade("namnd_dag", frozenset(f"%{dag}%" for dag in nara.dagar))
        fragade |= {"fran": nara.fran, "till": nara.till, **namnda}
    sats = _oppna_i(formen(synlighet), None if nara is None else len(nara.dagar))
    return f.alla(sats, {**varden(synlighet), **fragade})


@lru_cache(maxsize=256)
def _stangda_pa(ser: Form) -> Sats:
    return Sats(
        select(*KOLUMNER)
        .join(t.motespunkt, _m.arende == _a.id)
        .where(synliga(ser), *_DAGENS, _a.oppet == literal_column("0"))
        .order_by(_m.plats)
    )


def stangda_pa(f: Forbindelse, synlighet: Synlighet, namnd: str, dag: date) -> list[tuple[Any, ...]]:
    """The rows of the closed cases that stand on an agenda and may be known."""
    fragade = {"namnd": namnd, "dag": dag.isoformat()}
    return f.alla(_stangda_pa(formen(synlighet)), {**varden(synlighet), **fragade})
