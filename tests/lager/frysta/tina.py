"""A frozen base brought to life again, on each database."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg

from tests.byggare import NU
from tests.postgresserver import Postgres
from tests.programbyggare import Installation

FRYST = NU + timedelta(days=1)
"""The moment that a frozen base was left."""
HAR = Path(__file__).parent
SCHEMAN = tuple(sorted(mapp.name for mapp in HAR.iterdir() if (mapp / "sqlite.sql").exists()))
"""Every schema that has been frozen."""

Rader = dict[str, tuple[int, str]]
"""Table -> how many rows, and the SHA-256 of them by the primary key."""


def tina(version: str, sort: str, mapp: Path, postgres: Postgres) -> Installation:
    """An installation as a program of that schema left it."""
    mapp.mkdir(exist_ok=True)
    shutil.copy(HAR / version / "kommun.toml", mapp / "kommun.toml")
    shutil.copytree(HAR / version / "filer", mapp / "filer", dirs_exist_ok=True)
    sql = (HAR / version / f"{sort}.sql").read_text(encoding="utf-8")
    if sort == "sqlite":
        with closing(sqlite3.connect(mapp / "remiss.db")) as bas:
            bas.executescript(f"BEGIN;\n{sql}\nCOMMIT;")
        return Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort=sort)
    url = postgres.url(postgres.ny())
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as bas_pg:
        bas_pg.execute(sql.encode())
    return Installation(mapp=mapp, databas=url, sort=sort)


def schema_i(installation: Installation) -> str:
    """The schema that the base says it has."""
    return str(_fraga(installation, "SELECT version_num FROM alembic_version")[0][0])


def rader_i(installation: Installation, kolumner: dict[str, list[str]]) -> Rader:
    """What stands in some columns of the tables."""
    ut = {}
    for tabell, namn in kolumner.items():
        valda = ", ".join(namn)
        rader = sorted(_fraga(installation, f"SELECT {valda} FROM {tabell}"), key=repr)
        ut[tabell] = (len(rader), hashlib.sha256(repr(rader).encode()).hexdigest())
    return ut


def kolumner_i(installation: Installation) -> dict[str, list[str]]:
    """The house's own tables and their columns, as the base has them."""
    if installation.sort == "sqlite":
        fraga = (
            "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'"
        )
    else:
        fraga = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
    ut: dict[str, list[str]] = {}
    for tabell, kolumn in sorted(_fraga(installation, fraga)):
        if tabell != "alembic_version" and not (tabell.startswith("sok") and tabell != "sokrad"):
            ut.setdefault(tabell, []).append(kolumn)
    return ut


def _fraga(installation: Installation, fraga: str) -> list[tuple[Any, ...]]:
    if installation.sort == "sqlite":
        with closing(sqlite3.connect(installation.mapp / "remiss.db")) as sqlite:
            return sqlite.execute(fraga).fetchall()
    with psycopg.connect(installation.databas.replace("+psycopg", "")) as postgres:
        return postgres.execute(fraga.encode()).fetchall()
