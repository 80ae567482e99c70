"""The sweep's questions to the database, and the warnings that it writes."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from attrs import frozen
from sqlalchemy import LargeBinary, Select, bindparam, cast, func, insert, or_, select, update

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.arenden import KOLUMNER, Laddat
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from tillstand.fel import Datafel

VANTAR, I_BREV, ATERKALLAD, OMADRESSERAS = "vantar", "i_brev", "aterkallad", "omadresseras"
"""The life of a warning: written, put in letters, no longer true, to be told somebody else."""

_a = t.arende.c
_FRISK = _a.svepfel_tid.is_(None)


@frozen
class _Radfraga:
    """A question for whole rows, and the same question for their ids alone."""

    hela: Sats
    bara_id: Sats

    @classmethod
    def av(cls, fraga: Select[Any]) -> "_Radfraga":
        return cls(Sats(fraga), Sats(fraga.with_only_columns(_a.id)))


_EN_RAD = Sats(select(*KOLUMNER).where(_a.id == bindparam("id")))
_FORFALLNA = _Radfraga.av(
    select(*KOLUMNER)
    .where(t.OPPNA, _FRISK, _a.nasta_bevakning <= bindparam("nu"))
    .order_by(_a.nasta_bevakning)
    .limit(bindparam("antal"))
)
_STALLDA = _Radfraga.av(
    select(*KOLUMNER)
    .where(t.STALLDA_AT_SIDAN, t.OPPNA, _a.svepfel_tid <= bindparam("forsok_fore"))
    .order_by(_a.svepfel_tid)
    .limit(bindparam("antal"))
)
_GAMLA = _Radfraga.av(
    select(*KOLUMNER)
    .where(
        t.OPPNA,
        or_(_FRISK, _a.svepfel_tid <= bindparam("forsok_fore")),
        _a.generation < bindparam("generation"),
    )
    .order_by(_a.generation)
    .limit(bindparam("antal"))
)
_FLYTTA = Sats(
    update(t.arende)
    .where(
        _a.id == bindparam("b_id"),
        _a.version == bindparam("b_version"),
        func.coalesce(_a.nasta_bevakning, "") == bindparam("b_marke"),
    )
    .values(
        nasta_bevakning=bindparam("nasta"),
        generation=bindparam("generation"),
        planmote=bindparam("mote"),
        svepfel=None,
        svepfel_tid=None,
    )
)
_SVEPFEL = Sats(
    update(t.arende)
    .where(_a.id == bindparam("b_id"))
    .values(svepfel=bindparam("orsak"), svepfel_tid=bindparam("tid"))
)
_felaktiga = select(_a.id, _a.diarienummer, _a.namnd, _a.svepfel, _a.svepfel_tid).where(t.STALLDA_AT_SIDAN)
_FELAKTIGA = Sats(_felaktiga.order_by(_a.svepfel_tid))
_FELAKTIGA_BYTE = Sats(
    _felaktiga.with_only_columns(
        _a.id, cast(_a.diarienummer, LargeBinary), cast(_a.namnd, LargeBinary), _a.svepfel, _a.svepfel_tid
    ).order_by(_a.svepfel_tid)
)
_KVAR = Sats(
    select(_a.id)
    .where(
        t.OPPNA,
        _FRISK,
        or_(_a.nasta_bevakning < bindparam("fore"), _a.generation < bindparam("generation")),
    )
    .limit(1)
)
_v = t.varning.c
_FINNS = Sats(
    select(_v.lage).where(
        _v.subjekt == bindparam("subjekt"),
        _v.regel == bindparam("regel"),
        _v.datum == bindparam("datum"),
        _v.roll == bindparam("roll"),
    )
)
_INFOGA = Sats(insert(t.varning))
_LAGE = Sats(
    update(t.varning)
    .where(
        _v.subjekt == bindparam("b_subjekt"),
        _v.regel == bindparam("b_regel"),
        _v.datum == bindparam("b_datum"),
        _v.roll == bindparam("b_roll"),
    )
    .values(lage=bindparam("lage"))
)
_ATT_SAGA = Sats(
    select(_v.subjekt, _v.regel, _v.datum, _v.roll, _v.lage)
    .where(t.ATT_SAGA, _v.datum <= bindparam("dag"))
    .order_by(_v.subjekt, _v.datum, _v.regel, _v.roll)
)
_FOR_ARENDE = Sats(
    select(_v.subjekt, _v.regel, _v.datum, _v.roll, _v.lage)
    .where(_v.subjekt == bindparam("subjekt"))
    .order_by(_v.datum, _v.regel, _v.roll)
)


@frozen(kw_only=True)
class Varning:
    """A warning that has fallen due: about what, by which rung, on which day, for which role."""

    subjekt: str
    regel: str
    datum: str
    roll: str
    lage: str = VANTAR


def _rader(f: Forbindelse, fraga: _Radfraga, parametrar: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a question. When one of them holds what is no text the driver gives none of them: then
    each is asked for alone, and of that one there is only the id."""
    try:
        return f.alla(fraga.hela, parametrar)
    except Datafel:
        return [_en_rad(f, rad[0]) for rad in f.alla(fraga.bara_id, parametrar)]


def _en_rad(f: Forbindelse, id_: str) -> tuple[Any, ...]:
    try:
        return f.en(_EN_RAD, {"id": id_}) or (id_,)
    except Datafel:
        return (id_,)


def forfallna(f: Forbindelse, nu: datetime, *, forsok_fore: datetime, antal: int) -> list[tuple[Any, ...]]:
    """Open cases whose watermark has been reached, and those set aside and tried before `forsok_fore`.

    At most so many of each, by id; the questions follow their indexes, whatever is due.
    """
    forfallna = _rader(f, _FORFALLNA, {"nu": tidstext(nu), "antal": antal})
    stallda = _rader(f, _STALLDA, {"forsok_fore": tidstext(forsok_fore), "antal": antal})
    return sorted(forfallna + stallda)


def av_aldre_generation(
    f: Forbindelse, generation: int, *, forsok_fore: datetime, antal: int
) -> list[tuple[Any, ...]]:
    """Open cases whose watermark was set by an older ladder or calendar: so many of the oldest, by id."""
    parametrar = {"generation": generation, "forsok_fore": tidstext(forsok_fore), "antal": antal}
    return sorted(_rader(f, _GAMLA, parametrar))


def flytta_vattenmarke(
    f: Forbindelse, laddat: Laddat, nasta: datetime | None, generation: int, planmote: date | None
) -> bool:
    """Set the watermark, and the meeting of the plan, if version and watermark are as they were read;
    whether it was set."""
    varden = {
        "b_id": laddat.arende.id,
        "b_version": laddat.arende.version,
        "b_marke": laddat.vattenmarke or "",
        "nasta": tidstext(nasta) if nasta else None,
        "generation": generation,
        "mote": planmote.isoformat() if planmote else None,
    }
    return f.kor(_FLYTTA, varden) == 1


def stall_at_sidan(f: Forbindelse, id_: str, orsak: str, nu: datetime) -> None:
    """Set a case aside that cannot be swept, so that it holds up nobody else."""
    f.kor(_SVEPFEL, {"b_id": id_, "orsak": orsak[:1000], "tid": tidstext(nu)})


def stallda_at_sidan(f: Forbindelse) -> list[tuple[str, str, str, str, str]]:
    """The cases set aside: id, diarienummer, nämnd (as far as they can be read), reason, time."""
    try:
        return [(r[0], r[1], r[2], r[3], r[4]) for r in f.alla(_FELAKTIGA)]
    except Datafel:
        return [(r[0], _visbart(r[1]), _visbart(r[2]), r[3], r[4]) for r in f.alla(_FELAKTIGA_BYTE)]


def _visbart(byte: bytes) -> str:
    return byte.decode("utf-8", "replace")


def nagot_kvar(f: Forbindelse, fore: datetime, generation: int) -> bool:
    """Whether some open, healthy case has not been swept up to a moment, or by this generation."""
    return f.en(_KVAR, {"fore": tidstext(fore), "generation": generation}) is not None


def skriv_varning(f: Forbindelse, varning: Varning, nu: datetime) -> bool:
    """Write a warning once; whether it was new. Repeating is harmless."""
    nyckel = _nyckel(varning)
    if f.en(_FINNS, nyckel) is not None:
        return False
    f.kor(_INFOGA, {**nyckel, "skapad": tidstext(nu), "lage": varning.lage})
    return True


def satt_lage(f: Forbindelse, varning: Varning, lage: str) -> None:
    """Move a warning in its life."""
    f.kor(_LAGE, {**{f"b_{k}": v for k, v in _nyckel(varning).items()}, "lage": lage})


def att_saga(f: Forbindelse, dag: str) -> list[Varning]:
    """The warnings up to a day that nobody has been told, by case."""
    return [_varning(rad) for rad in f.alla(_ATT_SAGA, {"dag": dag})]


def for_arende(f: Forbindelse, id_: str) -> list[Varning]:
    """Every warning of a case."""
    return [_varning(rad) for rad in f.alla(_FOR_ARENDE, {"subjekt": id_})]


def _nyckel(varning: Varning) -> dict[str, str]:
    return {
        "subjekt": varning.subjekt,
        "regel": varning.regel,
        "datum": varning.datum,
        "roll": varning.roll,
    }


def _varning(rad: Iterable[Any]) -> Varning:
    subjekt, regel, datum, roll, lage = rad
    return Varning(subjekt=subjekt, regel=regel, datum=datum, roll=roll, lage=lage)
