"""Persons, enheter, roles and absences in the store."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Table, and_, bindparam, insert, select, update

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from tillstand.behorighet import Enhet, Franvaro, Organisation, Person, Rollinnehav


def las(f: Forbindelse) -> Organisation:
    """The whole organisation."""
    return Organisation(
        personer={r[0]: Person(kod=r[0], namn=r[1], epost=r[2]) for r in f.alla(_PERSONER)},
        enheter={r[0]: Enhet(kod=r[0], namn=r[1], namnd=r[2], overordnad=r[3]) for r in f.alla(_ENHETER)},
        innehav=tuple(
            Rollinnehav(person=r[0], roll=r[1], namnd=r[2], enhet=r[3], fran=_dag(r[4]), till=_dag(r[5]))
            for r in f.alla(_INNEHAV)
        ),
        franvaro=tuple(
            Franvaro(person=r[0], fran=_dag(r[1]), till=_dag(r[2]), ersattare=r[3]) for r in f.alla(_FRANVARO)
        ),
    )


_PERSONER = Sats(select(t.person).order_by(t.person.c.kod))
_ENHETER = Sats(select(t.enhet).order_by(t.enhet.c.kod))
_INNEHAV = Sats(select(t.rollinnehav).order_by(t.rollinnehav.c.fran, t.rollinnehav.c.person))
_FRANVARO = Sats(select(t.franvaro).order_by(t.franvaro.c.person, t.franvaro.c.fran))


def _dag(text: str) -> date:
    return date.fromisoformat(text)


def _upsert(tabell: Table) -> tuple[Sats, Sats]:
    nycklar = [k.name for k in tabell.primary_key.columns]
    ovriga = [k.name for k in tabell.columns if k.name not in nycklar]
    andra = (
        update(tabell)
        .where(and_(*(tabell.c[n] == bindparam(f"b_{n}") for n in nycklar)))
        .values({n: bindparam(n) for n in ovriga})
    )
    return Sats(andra), Sats(insert(tabell))


_SATSER = {tabell.name: _upsert(tabell) for tabell in (t.person, t.enhet, t.rollinnehav, t.franvaro)}


def _skriv(f: Forbindelse, tabell: Table, varden: dict[str, Any]) -> None:
    andra, infoga = _SATSER[tabell.name]
    nycklar = {k.name for k in tabell.primary_key.columns}
    bundna = {(f"b_{n}" if n in nycklar else n): v for n, v in varden.items()}
    if f.kor(andra, bundna) == 0:
        f.kor(infoga, varden)


def skriv_personer(f: Forbindelse, personer: Iterable[Person]) -> None:
    """Add persons, or change those with the same code."""
    for p in personer:
        _skriv(f, t.person, {"kod": p.kod, "namn": p.namn, "epost": p.epost})


def skriv_enheter(f: Forbindelse, enheter: Iterable[Enhet]) -> None:
    """Add enheter, those above before those below."""
    kvar = list(enheter)
    nya = {e.kod for e in kvar}
    while kvar:
        forst = [e for e in kvar if e.overordnad not in nya] or kvar
        for e in forst:
            varden = {"kod": e.kod, "namn": e.namn, "namnd": e.namnd, "overordnad": e.overordnad}
            _skriv(f, t.enhet, varden)
        nya -= {e.kod for e in forst}
        kvar = [e for e in kvar if e.kod in nya]


def skriv_innehav(f: Forbindelse, innehav: Iterable[Rollinnehav]) -> None:
    """Give roles, or change until when they are held."""
    for i in innehav:
        varden = {"person": i.person, "roll": i.roll, "namnd": i.namnd, "enhet": i.enhet}
        _skriv(f, t.rollinnehav, {**varden, "fran": i.fran.isoformat(), "till": i.till.isoformat()})


def skriv_franvaro(f: Forbindelse, franvaro: Iterable[Franvaro]) -> None:
    """Enter absences, or change those that begin the same day."""
    for fr in franvaro:
        varden = {"person": fr.person, "fran": fr.fran.isoformat(), "till": fr.till.isoformat()}
        _skriv(f, t.franvaro, {**varden, "ersattare": fr.ersattare})
