"""The hand-written statements on each driver: select, guard, write everything, commit."""

import random
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import psycopg

from prestanda import handskrivet
from prestanda.handskrivet import Fel, Rader

_LAS = (
    "SELECT id, slag, namnd, diarienummer, flode, tillstand, version, huvud, registrerad, nasta_bevakning,"
    " generation, delar FROM arende WHERE id = ?"
)
_SVARAT = "SELECT avtryck, svar FROM idempotens WHERE nyckel = ?"
_ANDRAS = (
    *("tillstand", "version", "huvud", "oppet", "hemligt", "rubrik", "rubrik_sort", "handlaggare", "enhet"),
    *("slutdag", "vantar_pa", "utskick", "nasta_bevakning", "generation", "svepfel", "svepfel_tid", "delar"),
)
_POSTEN = "kedja, nummer, noterat, dag, aktor, kanal, innehall, fritext, foregaende, hash"
_BREVET = "id, nyckel, slag, person, adress, dag, rader, lage, forsok, nasta_forsok, skapat"


class Handskriven(Protocol):
    """Takes an arrow on one driver, written by hand."""

    def handla(self, arende: str, version: int, overgang: str, underlag: Any, nyckel: str) -> None:
        """Take the arrow. Raises Fel."""
        ...

    def stang(self) -> None:
        """Let go of the database."""
        ...


class HandskrivenSqlite:
    """sqlite3, one connection, BEGIN IMMEDIATE."""

    def __init__(self, fil: Path, synkront: str, person: str, nu: datetime, fro: int) -> None:
        self._f = sqlite3.connect(fil, isolation_level=None)
        for pragma in ("journal_mode=WAL", f"synchronous={synkront}", "foreign_keys=ON", "mmap_size=0"):
            self._f.execute(f"PRAGMA {pragma}")
        self._person, self._nu, self._slump = person, nu, random.Random(fro).randbytes
        self._roller = _roller(self._f.execute)

    def handla(self, arende: str, version: int, overgang: str, underlag: Any, nyckel: str) -> None:
        """Take the arrow. Raises Fel."""
        kor = self._f.execute
        fraga = handskrivet.begart(self._person, arende, overgang, underlag)
        kor("BEGIN IMMEDIATE")
        try:
            if kor(_SVARAT, (nyckel,)).fetchone() is not None:
                raise Fel(nyckel)
            rader = handskrivet.ta(
                kor(_LAS, (arende,)).fetchone(),
                version,
                overgang,
                underlag,
                person=self._person,
                roller=self._roller,
                nyckel=nyckel,
                fraga=fraga,
                nu=self._nu,
                slump=self._slump,
            )
            self._skriv(rader)
        except BaseException:
            kor("ROLLBACK")
            raise
        kor("COMMIT")

    def _skriv(self, rader: Rader) -> None:
        kor = self._f.execute
        if kor(_SQLITE_ANDRA, rader.arende).rowcount != 1:
            raise Fel("version")
        kor(_SQLITE_POST, rader.post)
        for brev, koppling in zip(rader.brev, rader.brevarende, strict=True):
            if kor(_SQLITE_BREV, brev).rowcount:
                kor("INSERT INTO brevarende (brev, arende) VALUES (?, ?)", koppling)
        kor("INSERT INTO idempotens (nyckel, avtryck, svar, noterat) VALUES (?, ?, ?, ?)", rader.idempotens)

    def stang(self) -> None:
        """Let go of the database."""
        self._f.close()


def _fragetecken(antal: int) -> str:
    return ", ".join("?" * antal)


_SQLITE_ANDRA = (
    f"UPDATE arende SET {', '.join(f'{namn} = ?' for namn in _ANDRAS)} WHERE id = ? AND version = ?"
)
_SQLITE_POST = f"INSERT INTO post ({_POSTEN}) VALUES ({_fragetecken(10)})"
_SQLITE_BREV = f"INSERT INTO brev ({_BREVET}) VALUES ({_fragetecken(11)}) ON CONFLICT DO NOTHING"


class HandskrivenPostgres:
    """psycopg in autocommit: one select, then one statement that writes everything."""

    def __init__(self, adress: str, person: str, nu: datetime, fro: int) -> None:
        self._f = psycopg.connect(adress, autocommit=True, prepare_threshold=0)
        self._m = self._f.cursor()
        self._person, self._nu, self._slump = person, nu, random.Random(fro).randbytes
        self._roller = _roller(self._m.execute)

    def handla(self, arende: str, version: int, overgang: str, underlag: Any, nyckel: str) -> None:
        """Take the arrow. Raises Fel."""
        fraga = handskrivet.begart(self._person, arende, overgang, underlag)
        rad = self._m.execute(_PG_LAS, (nyckel, arende)).fetchone()
        if rad is None or rad[-1] is not None:
            raise Fel(nyckel)
        rader = handskrivet.ta(
            rad[:-1],
            version,
            overgang,
            underlag,
            person=self._person,
            roller=self._roller,
            nyckel=nyckel,
            fraga=fraga,
            nu=self._nu,
            slump=self._slump,
        )
        kolumner = [list(kolumn) for kolumn in zip(*rader.brev, strict=True)] or [[] for _ in range(11)]
        varden = (*rader.arende, *rader.post, *kolumner, *rader.idempotens)
        if self._m.execute(_PG_SKRIV, varden).rowcount != 1:
            raise Fel("version")

    def stang(self) -> None:
        """Let go of the database."""
        self._f.close()


def _procent(antal: int) -> str:
    return ", ".join(["%s"] * antal)


_PG_LAS = _LAS.replace(
    ", delar FROM", ", delar, (SELECT svar FROM idempotens WHERE nyckel = %s) FROM"
).replace("id = ?", "id = %s")
_PG_FALT = ", ".join("%s::int[]" if namn == "forsok" else "%s::text[]" for namn in _BREVET.split(", "))
_PG_SKRIV = f"""
WITH a AS (UPDATE arende SET {", ".join(f"{namn} = %s" for namn in _ANDRAS)}
           WHERE id = %s AND version = %s RETURNING id),
     p AS (INSERT INTO post ({_POSTEN}) SELECT {_procent(10)} FROM a),
     b AS (INSERT INTO brev ({_BREVET})
           SELECT n.* FROM a, unnest({_PG_FALT}) AS n
           ON CONFLICT DO NOTHING RETURNING id),
     k AS (INSERT INTO brevarende (brev, arende) SELECT b.id, a.id FROM a, b)
INSERT INTO idempotens (nyckel, avtryck, svar, noterat) SELECT {_procent(4)} FROM a
"""


def _roller(kor: Callable[..., Any]) -> dict[str, tuple[str, ...]]:
    """Who holds each role on the day: read once, as hand-written code would."""
    svar: dict[str, tuple[str, ...]] = {}
    fraga = "SELECT roll, namnd, enhet, person FROM rollinnehav"
    fraga += " WHERE fran <= '2011-10-03' AND till >= '2011-10-03' ORDER BY fran, person"
    for roll, namnd, enhet, person in kor(fraga).fetchall():
        nyckel = f"{roll}:{namnd}:{enhet}"
        svar[nyckel] = (*svar.get(nyckel, ()), person)
    return svar
