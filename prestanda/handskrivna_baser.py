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

LAST = (
    *("id", "slag", "namnd", "diarienummer", "flode", "tillstand", "version", "huvud", "registrerad"),
    *("nasta_bevakning", "generation", "delar"),
)
LAS = f"SELECT {', '.join(LAST)} FROM arende WHERE id = ?"
SVARAT = "SELECT avtryck, svar FROM idempotens WHERE nyckel = ?"
ANDRAS = (
    *("tillstand", "version", "huvud", "oppet", "hemligt", "rubrik", "rubrik_sort", "handlaggare", "enhet"),
    *(
        "slutdag",
        "vantar_pa",
        "utskick",
        "nasta_bevakning",
        "generation",
        "svepfel",
        "svepfel_tid",
        "planmote",
    ),
    "delar",
)
POSTEN = "kedja, nummer, noterat, dag, aktor, kanal, innehall, fritext, foregaende, hash"
BREVET = "id, nyckel, slag, person, adress, dag, rader, lage, forsok, nasta_forsok, skapat"
SVARET = "nyckel, avtryck, svar, noterat"
"""The columns that are read and written, in order: of the case, its post, a letter, the answer to a key."""


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
        self._roller = roller(self._f.execute)

    def handla(self, arende: str, version: int, overgang: str, underlag: Any, nyckel: str) -> None:
        """Take the arrow. Raises Fel."""
        kor = self._f.execute
        fraga = handskrivet.begart(self._person, arende, overgang, underlag)
        kor("BEGIN IMMEDIATE")
        try:
            if kor(SVARAT, (nyckel,)).fetchone() is not None:
                raise Fel(nyckel)
            rader = handskrivet.ta(
                kor(LAS, (arende,)).fetchone(),
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
        if kor(SQLITE_ANDRA, rader.arende).rowcount != 1:
            raise Fel("version")
        kor(SQLITE_POST, rader.post)
        for brev, koppling in zip(rader.brev, rader.brevarende, strict=True):
            if kor(SQLITE_BREV, brev).rowcount:
                kor(SQLITE_KOPPLING, koppling)
        kor(SQLITE_SVAR, rader.idempotens)

    def stang(self) -> None:
        """Let go of the database."""
        self._f.close()


def _fragetecken(antal: int) -> str:
    return ", ".join("?" * antal)


SQLITE_ANDRA = f"UPDATE arende SET {', '.join(f'{namn} = ?' for namn in ANDRAS)} WHERE id = ? AND version = ?"
SQLITE_POST = f"INSERT INTO post ({POSTEN}) VALUES ({_fragetecken(10)})"
SQLITE_BREV = f"INSERT INTO brev ({BREVET}) VALUES ({_fragetecken(11)}) ON CONFLICT DO NOTHING"
SQLITE_KOPPLING = "INSERT INTO brevarende (brev, arende) VALUES (?, ?)"
SQLITE_SVAR = f"INSERT INTO idempotens ({SVARET}) VALUES ({_fragetecken(4)})"


class HandskrivenPostgres:
    """psycopg in autocommit: one select, then one statement that writes everything."""

    def __init__(self, adress: str, person: str, nu: datetime, fro: int) -> None:
        self._f = psycopg.connect(adress, autocommit=True, prepare_threshold=0)
        self._m = self._f.cursor()
        self._person, self._nu, self._slump = person, nu, random.Random(fro).randbytes
        self._roller = roller(self._m.execute)

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


_PG_LAS = LAS.replace(
    ", delar FROM", ", delar, (SELECT svar FROM idempotens WHERE nyckel = %s) FROM"
).replace("id = ?", "id = %s")
_PG_FALT = ", ".join("%s::int[]" if namn == "forsok" else "%s::text[]" for namn in BREVET.split(", "))
_PG_SKRIV = f"""
WITH a AS (UPDATE arende SET {", ".join(f"{namn} = %s" for namn in ANDRAS)}
           WHERE id = %s AND version = %s RETURNING id),
     p AS (INSERT INTO post ({POSTEN}) SELECT {_procent(10)} FROM a),
     b AS (INSERT INTO brev ({BREVET})
           SELECT n.* FROM a, unnest({_PG_FALT}) AS n
           ON CONFLICT DO NOTHING RETURNING id),
     k AS (INSERT INTO brevarende (brev, arende) SELECT b.id, a.id FROM a, b)
INSERT INTO idempotens ({SVARET}) SELECT {_procent(4)} FROM a
"""


def roller(kor: Callable[..., Any]) -> dict[str, tuple[str, ...]]:
    """Who holds each role on the day: read once, as hand-written code would."""
    svar: dict[str, tuple[str, ...]] = {}
    fraga = "SELECT roll, namnd, enhet, person FROM rollinnehav"
    fraga += " WHERE fran <= '2011-10-03' AND till >= '2011-10-03' ORDER BY fran, person"
    for roll, namnd, enhet, person in kor(fraga).fetchall():
        nyckel = f"{roll}:{namnd}:{enhet}"
        svar[nyckel] = (*svar.get(nyckel, ()), person)
    return svar
