"""Installations on both databases: SQLite in a file, and a real PostgreSQL started for the test session.

The schema and the people are made once; each test gets a copy. If PostgreSQL cannot start, tests fail.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from arbetsflode.program import Program
from tests.postgresserver import Postgres, postgresserver
from tests.programbyggare import Installation, lagg_grunden


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL for all the tests of a process."""
    with postgresserver() as server:
        yield server


@pytest.fixture(scope="session")
def mall_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite base with schema and people."""
    mapp = tmp_path_factory.mktemp("mall")
    lagg_grunden(Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite"))
    return mapp / "remiss.db"


@pytest.fixture(scope="session")
def mall_postgres(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a PostgreSQL base with schema and people."""
    namn = postgres.ny()
    mapp = tmp_path_factory.mktemp("mall")
    lagg_grunden(Installation(mapp=mapp, databas=postgres.url(namn), sort="postgresql"))
    return namn


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
    postgres.slapp(namn)
