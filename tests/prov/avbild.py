"""What a base holds, row by row, read on a connection of its own."""

import hashlib
import sqlite3
from contextlib import closing
from typing import Any

import psycopg

from arbetsflode.lager.tabeller import metadata
from tests.programbyggare import Installation

TABELLER = {
    namn: ", ".join(k.name for k in tabell.columns if not (k.name == "id" and k.type.python_type is int))
    for namn, tabell in sorted(metadata.tables.items())
}
"""Each table and its columns; not the numbers that a database gives by itself and may leave gaps in."""

Avbild = dict[str, tuple[tuple[Any, ...], ...]]
"""The rows of each table, sorted."""


def avbilda(installation: Installation) -> Avbild:
    """Every row of every table, as others see them now: nothing of a transaction that is open."""
    fragor = [(namn, f"SELECT {kolumner} FROM {namn}") for namn, kolumner in TABELLER.items()]
    if installation.sort == "sqlite":
        with closing(sqlite3.connect(installation.mapp / "remiss.db", isolation_level=None)) as sqlite:
            sqlite.execute("BEGIN")
            return {namn: _ordnat(sqlite.execute(sats).fetchall()) for namn, sats in fragor}
    with psycopg.connect(installation.databas.replace("+psycopg", "")) as postgres:
        postgres.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return {namn: _ordnat(postgres.execute(sats.encode()).fetchall()) for namn, sats in fragor}


def avtryck(avbild: Avbild) -> dict[str, str]:
    """A digest of each table."""
    return {namn: hashlib.sha256(repr(rader).encode()).hexdigest()[:16] for namn, rader in avbild.items()}


def skillnad(har: dict[str, str], ska: dict[str, str]) -> str:
    """Which tables differ between two digests, or nothing."""
    return ", ".join(namn for namn in ska if har[namn] != ska[namn])


def _ordnat(rader: list[Any]) -> tuple[tuple[Any, ...], ...]:
    return tuple(sorted((tuple(rad) for rad in rader), key=repr))
