"""The bare drivers, for those who write by hand: one connection, statements with `?` on both databases."""

import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol

import psycopg

from prestanda.fragor import MARKE
from tests.programbyggare import Installation

Rader = list[tuple[Any, ...]]


class Anslutning(Protocol):
    """A connection in autocommit."""

    def kor(self, sats: str, varden: Sequence[Any] = ()) -> Rader:
        """Run a statement; its rows."""
        ...

    def plan(self, sats: str, varden: Any = ()) -> str:
        """How the database means to answer a question."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class _Sqlite:
    def __init__(self, installation: Installation) -> None:
        self._f = sqlite3.connect(installation.mapp / "remiss.db", isolation_level=None, timeout=30)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self._f.execute(f"PRAGMA {pragma}").fetchall()

    def kor(self, sats: str, varden: Sequence[Any] = ()) -> Rader:
        return self._f.execute(sats, varden).fetchall()

    def plan(self, sats: str, varden: Any = ()) -> str:
        return "; ".join(rad[3] for rad in self._f.execute(f"EXPLAIN QUERY PLAN {sats}", varden))

    def close(self) -> None:
        self._f.close()


class _Postgres:
    def __init__(self, installation: Installation) -> None:
        adress = installation.databas.replace("+psycopg", "")
        self._f = psycopg.connect(adress, autocommit=True, prepare_threshold=0)
        self._m = self._f.cursor()

    def kor(self, sats: str, varden: Sequence[Any] = ()) -> Rader:
        self._m.execute(sats.replace("?", "%s").encode(), varden or None)
        return self._m.fetchall() if self._m.description else []

    def plan(self, sats: str, varden: Any = ()) -> str:
        return "; ".join(rad[0].strip() for rad in self._m.execute(f"EXPLAIN {sats}".encode(), varden))

    def close(self) -> None:
        self._f.close()


def anslut(installation: Installation) -> Anslutning:
    """A connection of one's own to a base."""
    return _Sqlite(installation) if installation.sort == "sqlite" else _Postgres(installation)


def gor_osvept(driver: Anslutning) -> None:
    """Put a base back as it was before a sweep: the cases that were due are due again."""
    driver.kor(
        "UPDATE arende SET nasta_bevakning = ? WHERE id IN (SELECT DISTINCT subjekt FROM varning)", (MARKE,)
    )
    driver.kor("DELETE FROM varning")
