"""How much was open when it was last counted: by nämnd, secrecy and enhet, so that whoever asks is told of
what that person may know of and of nothing else.

What somebody knows of only as its handläggare is counted at the question: those are the person's own cases.
"""

from collections import Counter
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, bindparam, case, delete, func, insert, literal_column, select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.listor import BESVARAT
from arbetsflode.lager.synlighet import Form, bara_som_handlaggare, formen, synliga_av, varden
from tillstand.behorighet import Synlighet

OPPNA, SNART, FORSENADE, VECKA = "oppna", "snart", "forsenade", "vecka"
"""The measures: of each state the cases that are open, due soon and late; of each week (by its Monday) the
svarstider that ran out there from the day of counting on."""

Tal = Counter[tuple[str, str, str]]
"""(measure, key, enhet) -> how many."""

_a, _o = t.arende.c, t.oppnatal.c
_OBESVARAT = _a.tillstand != literal_column(BESVARAT)
_NAMNDEN: ColumnElement[str] = literal_column("coalesce(arende.namnd, '')")
"""The nämnd, so written that SQLite looks for the handläggare first."""
_ENHET = func.coalesce(_a.enhet, literal_column("''"))
_nara = (_a.slutdag >= bindparam("idag")) & (_a.slutdag <= bindparam("snart"))
_antal = (
    func.count(),
    func.sum(case((_nara & _OBESVARAT, 1), else_=0)),
    func.sum(case(((_a.slutdag < bindparam("idag")) & _OBESVARAT, 1), else_=0)),
)
_I_VECKORNA = (_OBESVARAT, _a.slutdag >= bindparam("idag"), _a.slutdag <= bindparam("sist"))
_PER_TILLSTAND = Sats(
    select(_a.namnd, _a.hemligt, _ENHET, _a.tillstand, *_antal)
    .where(t.OPPNA)
    .group_by(_a.namnd, _a.hemligt, _ENHET, _a.tillstand)
)
_PER_DAG = Sats(
    select(_a.namnd, _a.hemligt, _ENHET, _a.slutdag, func.count())
    .where(t.OPPNA, *_I_VECKORNA)
    .group_by(_a.namnd, _a.hemligt, _ENHET, _a.slutdag)
)
_TOM = Sats(delete(t.oppnatal))
_INFOGA = Sats(insert(t.oppnatal))
_FLER = select(_a.id).where(t.OPPNA).limit(bindparam("antal"))
_HUR_MANGA = Sats(select(func.count()).select_from(_FLER.subquery()))


def fler_an(f: Forbindelse, antal: int) -> bool:
    """Whether more cases than so many are open, nobody's visibility asked: no further are looked at."""
    return int(f.alla(_HUR_MANGA, {"antal": antal + 1})[0][0]) > antal


Rad = tuple[str, int, str, str, str, int]
"""Nämnd, secrecy, enhet, measure, key, how many."""


def rakna(f: Forbindelse, *, idag: date, snart: date, sist: date) -> tuple[Rad, ...]:
    """Count every open case. Due soon is what has its svarstid from today to `snart`; the weeks end on
    `sist`; what is answered is in neither."""
    dagar = {"idag": idag.isoformat(), "snart": snart.isoformat()}
    rader = [
        (namnd, hemligt, enhet, matt, tillstand, int(antal))
        for namnd, hemligt, enhet, tillstand, *alla in f.alla(_PER_TILLSTAND, dagar)
        for matt, antal in zip((OPPNA, SNART, FORSENADE), alla, strict=True)
        if antal
    ]
    veckor = Counter[tuple[str, int, str, str]]()
    for namnd, hemligt, enhet, slutdag, antal in f.alla(
        _PER_DAG, {"idag": dagar["idag"], "sist": sist.isoformat()}
    ):
        veckor[namnd, hemligt, enhet, _mandag(slutdag)] += antal
    rader += [(namnd, h, enhet, VECKA, mandag, n) for (namnd, h, enhet, mandag), n in veckor.items()]
    return tuple(rader)


def _mandag(slutdag: str) -> str:
    dag = date.fromisoformat(slutdag)
    return (dag - timedelta(dag.weekday())).isoformat()


def ersatt(f: Forbindelse, rader: tuple[Rad, ...]) -> None:
    """Put figures in the place of all that stood there."""
    namnen = t.oppnatal.c.keys()
    f.kor(_TOM, {})
    f.flera(_INFOGA, [dict(zip(namnen, rad, strict=True)) for rad in rader])


@lru_cache(maxsize=256)
def _lagrade(ser: Form, med_namnd: bool) -> Sats:
    namnden = (_o.namnd == bindparam("namnd"),) if med_namnd else ()
    return Sats(
        select(_o.matt, _o.nyckel, _o.enhet, func.sum(_o.varde))
        .where(synliga_av(ser, _o), *namnden)
        .group_by(_o.matt, _o.nyckel, _o.enhet)
    )


@lru_cache(maxsize=256)
def _egna(ser: Form, med_namnd: bool, *, per_dag: bool) -> Sats:
    """The cases that somebody knows of as their handläggare and in no other way."""
    namnden = (bindparam("namnd") == _NAMNDEN,) if med_namnd else ()
    nyckel, antal = (_a.slutdag, (func.count(),)) if per_dag else (_a.tillstand, _antal)
    return Sats(
        select(_ENHET, nyckel, *antal)
        .where(t.OPPNA, bara_som_handlaggare(ser), *namnden, *(_I_VECKORNA if per_dag else ()))
        .group_by(_ENHET, nyckel)
    )


def las(
    f: Forbindelse, synlighet: Synlighet, namnd: str | None, *, idag: date, snart: date, sist: date
) -> Tal:
    """The figures of a nämnd, or of all, as far as a person may know of the cases behind them: what was
    counted last, and what is known of only as its handläggare as it is now."""
    form, med_namnd = formen(synlighet), namnd is not None
    fragade = {**varden(synlighet), **({"namnd": namnd} if namnd is not None else {})}
    dagar = {"idag": idag.isoformat(), "snart": snart.isoformat()}
    ut = Tal()
    for matt, nyckel, enhet, varde in f.alla(_lagrade(form, med_namnd), fragade):
        ut[matt, nyckel, enhet] += int(varde)
    for enhet, tillstand, *alla in f.alla(_egna(form, med_namnd, per_dag=False), {**fragade, **dagar}):
        for matt, varde in zip((OPPNA, SNART, FORSENADE), alla, strict=True):
            ut[matt, tillstand, enhet] += int(varde)
    veckorna = {"idag": dagar["idag"], "sist": sist.isoformat()}
    for enhet, slutdag, varde in f.alla(_egna(form, med_namnd, per_dag=True), {**fragade, **veckorna}):
        ut[VECKA, _mandag(slutdag), enhet] += int(varde)
    return ut
