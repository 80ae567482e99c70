"""The agenda of each meeting in the store, and the cases that may come on one."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, tuple_

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.arenden import KOLUMNER
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.synlighet import Form, en_av, formen, numrerade, synliga, varden
from tillstand.behorighet import Synlighet

_m, _a, _b = t.motespunkt.c, t.arende.c, t.motesbehandling.c
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


Plats = tuple[str, str]
"""Where a case stands among others: its svarstid (ISO; `UTAN_DAG` without one) and its id."""
UTAN_DAG = "~"
"""After every day."""
FORST: Plats = ("", "")
"""Before every case."""


Bunt = list[tuple[Any, ...]]
"""Rows of cases, each with its svarstid (ISO text or None) last."""


def platsen(rad: Sequence[Any]) -> Plats:
    """Where the case of a row stands."""
    return rad[-1] or UTAN_DAG, str(rad[0])


@lru_cache(maxsize=256)
def _siktande(ser: Form, med_dag: bool) -> Sats:
    return Sats(
        select(*KOLUMNER, _a.slutdag)
        .where(
            synliga(ser),
            t.SIKTAR,
            _a.namnd == bindparam("namnd"),
            _a.planmote == bindparam("dag"),
            _a.tillstand == bindparam("tillstand"),
            *_efter(med_dag=med_dag),
        )
        .order_by(_a.slutdag, _a.id)
        .limit(bindparam("antal"))
    )


def _efter(*, med_dag: bool) -> tuple[ColumnElement[bool], ...]:
    if med_dag:
        return (tuple_(_a.slutdag, _a.id) > tuple_(bindparam("efter_dag"), bindparam("efter_id")),)
    return (_a.slutdag.is_(None), _a.id > bindparam("efter_id"))


def siktande(
    f: Forbindelse, synlighet: Synlighet, namnd: str, dag: str, tillstand: str, *, efter: Plats, antal: int
) -> Bunt:
    """The cases in a state that may be known and whose plan aims at a meeting, or that it has decided: so
    many after a place, by svarstid and id, those without a svarstid last."""
    fragade: dict[str, Any] = {"namnd": namnd, "dag": dag, "tillstand": tillstand}
    fragade |= {**varden(synlighet), "efter_id": efter[1], "antal": antal}
    form, rader = formen(synlighet), Bunt()
    if efter[0] != UTAN_DAG:
        rader = f.alla(_siktande(form, True), {**fragade, "efter_dag": efter[0]})
        fragade |= {"efter_id": "", "antal": antal - len(rader)}
    return rader if len(rader) == antal else rader + f.alla(_siktande(form, False), fragade)


@lru_cache(maxsize=256)
def _obeslutade(ser: Form) -> Sats:
    return Sats(
        select(*KOLUMNER, _a.slutdag)
        .where(
            synliga(ser),
            t.OBESLUTADE,
            _a.namnd == bindparam("namnd"),
            _a.slutdag < bindparam("till"),
            *_efter(med_dag=True),
        )
        .order_by(_a.slutdag, _a.id)
        .limit(bindparam("antal"))
    )


def obeslutade(
    f: Forbindelse, synlighet: Synlighet, namnd: str, *, efter: Plats, till: str, antal: int
) -> Bunt:
    """The undecided cases that may be known and whose svarstid is before a day: so many after a place."""
    fragade = {"namnd": namnd, "till": till, "efter_dag": efter[0], "efter_id": efter[1], "antal": antal}
    return f.alla(_obeslutade(formen(synlighet)), {**varden(synlighet), **fragade})


@lru_cache(maxsize=256)
def _behandlade(ser: Form) -> Sats:
    return Sats(
        select(*KOLUMNER, _a.slutdag)
        .join(t.motesbehandling, _b.arende == _a.id)
        .where(synliga(ser), _b.namnd == bindparam("namnd"), _b.dag == bindparam("dag"), t.OPPNA)
        .order_by(_b.arende)
        .limit(bindparam("antal"))
    )


def behandlade(f: Forbindelse, synlighet: Synlighet, namnd: str, dag: str, *, antal: int) -> Bunt:
    """The open cases that may be known and that a meeting has postponed or sent back."""
    fragade: dict[str, Any] = {"namnd": namnd, "dag": dag, "antal": antal}
    return f.alla(_behandlade(formen(synlighet)), {**varden(synlighet), **fragade})


@lru_cache(maxsize=256)
def _numrerade(ser: Form) -> Sats:
    return Sats(
        select(func.count())
        .select_from(t.motespunkt.join(t.arende, _m.arende == _a.id))
        .where(
            synliga(ser),
            *_DAGENS,
            _m.nummer != bindparam("inget"),
            _a.tillstand == bindparam("tillstand"),
        )
    )


def antal_numrerade(f: Forbindelse, synlighet: Synlighet, namnd: str, dag: str, tillstand: str) -> int:
    """How many of the cases in a state that may be known have a number on an agenda."""
    fragade = {"namnd": namnd, "dag": dag, "tillstand": tillstand, "inget": ""}
    rad = f.en(_numrerade(formen(synlighet)), {**varden(synlighet), **fragade})
    return int(rad[0]) if rad else 0


@lru_cache(maxsize=256)
def _pa_listan(ser: Form) -> Sats:
    return Sats(
        select(*KOLUMNER, _a.slutdag)
        .join(t.motespunkt, _m.arende == _a.id)
        .where(synliga(ser), *_DAGENS)
        .order_by(_m.plats)
    )


def pa_listan(f: Forbindelse, synlighet: Synlighet, namnd: str, dag: str) -> Bunt:
    """The cases, open or closed, that stand on an agenda and may be known."""
    return f.alla(_pa_listan(formen(synlighet)), {**varden(synlighet), "namnd": namnd, "dag": dag})


_gamla = (
    select(_a.id)
    .where(t.OPPNA, _a.generation < bindparam("generation"))
    .order_by(_a.generation)
    .limit(bindparam("antal"))
)
_HUR_MANGA_GAMLA = Sats(select(func.count()).select_from(_gamla.subquery()))


@lru_cache(maxsize=256)
def _aldre(ser: Form) -> Sats:
    return Sats(
        select(*KOLUMNER, _a.slutdag)
        .where(synliga(ser), _a.namnd == bindparam("namnd"), _a.id.in_(_gamla))
        .order_by(_a.id)
    )


def aldre(
    f: Forbindelse, synlighet: Synlighet, namnd: str, generation: int, *, flest: int
) -> tuple[Bunt, bool]:
    """The open cases that may be known and whose meeting was worked out by an older calendar, and whether
    that is all of them: no more than `flest` of all the nämnder's are looked at."""
    fragade: dict[str, Any] = {"generation": generation, "antal": flest + 1}
    antal = int(f.alla(_HUR_MANGA_GAMLA, fragade)[0][0])
    if antal == 0 or antal > flest:
        return [], antal == 0
    return f.alla(_aldre(formen(synlighet)), {**varden(synlighet), **fragade, "namnd": namnd}), True


@lru_cache(maxsize=256)
def _antal(ser: Form, hur_manga: int) -> Sats:
    traffade = (
        select(_a.id)
        .where(
            synliga(ser),
            t.SIKTAR,
            _a.namnd == bindparam("namnd"),
            _a.planmote == bindparam("dag"),
            en_av(_a.tillstand, "tillstand", hur_manga),
            _a.generation >= bindparam("generation"),
        )
        .limit(bindparam("flest"))
    )
    return Sats(select(func.count()).select_from(traffade.subquery()))


def antal(
    f: Forbindelse,
    synlighet: Synlighet,
    namnd: str,
    dag: str,
    tillstanden: frozenset[str],
    *,
    generation: int,
    flest: int,
) -> int:
    """How many cases in some states that may be known belong to a meeting, by calendars no older than a
    generation; no more than `flest` are counted."""
    fragade: dict[str, Any] = {"namnd": namnd, "dag": dag, "generation": generation, "flest": flest}
    fragade |= numrerade("tillstand", tillstanden)
    sats = _antal(formen(synlighet), len(tillstanden))
    return int(f.alla(sats, {**varden(synlighet), **fragade})[0][0])
