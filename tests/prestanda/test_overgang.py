"""The hand-written limit of the transition is honest: it leaves the very rows that the engine leaves."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from attrs import evolve

from prestanda.matningar.overgang import falt_postgres, falt_sqlite
from prestanda.overgang import TABELLER, Falt, lika
from prestanda.ram import OlikaArbete
from prestanda.rigg import Rigg
from tests.postgresserver import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def falt(request: pytest.FixtureRequest, tmp_path: Path, postgres: Postgres) -> Iterator[Falt]:
    """A small meeting place on each database."""
    with ExitStack() as stada:
        rigg = Rigg(mapp=tmp_path, stada=stada)
        rigg.__dict__["postgres"] = postgres
        yield falt_sqlite(rigg, "NORMAL", 2) if request.param == "sqlite" else falt_postgres(rigg, 2)


def test_the_limit_writes_the_rows_that_the_engine_writes(falt: Falt) -> None:
    """With the same chance and the same clock every row of every table is equal, also hashes and JSON."""
    assert lika(falt) > 10 * len(TABELLER)


def test_a_limit_that_writes_something_else_is_no_limit(falt: Falt) -> None:
    """One salt more or less and there is nothing to compare."""
    with pytest.raises(OlikaArbete, match="the limit left"):
        lika(evolve(falt, grans=lambda klon, fro: falt.grans(klon, fro + 1)))
