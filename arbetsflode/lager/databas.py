"""Connections and transactions: SQLite with our own BEGIN IMMEDIATE behind one lock, PostgreSQL as it is.

SQLAlchemy gives tables, dialect and pool. PostgreSQL's connections commit by themselves: a transaction is
begun in so many words, and a use case that reads and then writes one statement needs none beside that one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import QueuePool

from arbetsflode.lager.databasfel import drivrutinsfel, oversatta_fel
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.skrivlas import Skrivlas
from tillstand.fel import Datafel, Lagringsfel

_LASANDE = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"


class Databas:
    """The pool of one process, and the way into a transaction."""

    def __init__(self, url: str, *, las_sekunder: float = 30.0) -> None:
        self.url: URL = make_url(url)
        self.ar_sqlite = self.url.get_backend_name() == "sqlite"
        self.las_sekunder = las_sekunder
        self.motor: Engine = (
            _sqlite(self.url, las_sekunder) if self.ar_sqlite else _postgres(self.url, las_sekunder)
        )
        self._skrivlas = Skrivlas(self._lasfil(), las_sekunder)
        self._oskrivbar = False
        """Writing was refused last time. A connection opened meanwhile may be one for reading only: none is
        kept until somebody has written."""

    def _lasfil(self) -> Path | None:
        if not self.ar_sqlite or not self.url.database:
            return None
        return Path(f"{self.url.database}.las")

    @contextmanager
    def skriv(self) -> Iterator[Forbindelse]:
        """A writing transaction: everything in it stands together or not at all."""
        try:
            if self.ar_sqlite:
                with self._skrivlas, self._transaktion("BEGIN IMMEDIATE") as f:
                    yield f
            else:
                with self._transaktion(None, sedan="BEGIN") as f:
                    yield f
        except Lagringsfel:
            self._oskrivbar = True
            self.motor.dispose()
            raise
        self._oskrivbar = False

    @contextmanager
    def las(self) -> Iterator[Forbindelse]:
        """A reading transaction: one moment's view."""
        with self._transaktion("BEGIN" if self.ar_sqlite else _LASANDE) as f:
            yield f

    @contextmanager
    def ensam(self) -> Iterator[Any]:
        """The driver's own connection to an SQLite base, outside any transaction; nobody writes meanwhile."""
        with self._skrivlas:
            with oversatta_fel():
                forbindelse = self.motor.raw_connection()
            try:
                yield forbindelse.driver_connection
            finally:
                forbindelse.invalidate()
                forbindelse.close()

    @contextmanager
    def _transaktion(self, borja: str | None, sedan: str | None = None) -> Iterator[Forbindelse]:
        with oversatta_fel():
            forbindelse = self.motor.raw_connection()
        drivrutin: Any = forbindelse.driver_connection
        duger = False
        try:
            with oversatta_fel():
                markor = forbindelse.cursor()
                if borja is not None:
                    markor.execute(borja)
            yield Forbindelse(markor, self.motor.dialect, sedan)
            with oversatta_fel():
                drivrutin.commit()
            duger = True
        except BaseException:
            duger = _rullas_tillbaka(drivrutin)
            raise
        finally:
            if self._oskrivbar or not duger:
                forbindelse.invalidate()
            forbindelse.close()

    def stang(self) -> None:
        """Close every connection."""
        self.motor.dispose()


def _rullas_tillbaka(drivrutin: Any) -> bool:
    """Undo what was written; whether the connection can be used again."""
    try:
        drivrutin.rollback()
    except drivrutinsfel():
        return False
    return not getattr(drivrutin, "closed", False)


def _sqlite(url: URL, las_sekunder: float) -> Engine:
    motor = create_engine(
        url,
        paramstyle="named",
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=16,
        pool_reset_on_return=None,
        pool_timeout=las_sekunder,
        connect_args={"check_same_thread": False, "timeout": las_sekunder, "isolation_level": None},
    )

    @event.listens_for(motor, "connect")
    def _stall_in(anslutning: Any, _post: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "mmap_size=0"):
            anslutning.execute(f"PRAGMA {pragma}").fetchall()

    return motor


def _postgres(url: URL, las_sekunder: float) -> Engine:
    try:
        import psycopg  # noqa: F401 - an extra, loaded for its base alone
    except ImportError as fel:
        mening = "PostgreSQL kräver tillägget ”postgres”: installera remissflode[postgres]."
        raise Datafel(mening) from fel
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=4,
        max_overflow=16,
        pool_reset_on_return=None,
        pool_pre_ping=False,
        pool_timeout=las_sekunder,
        isolation_level="AUTOCOMMIT",
        connect_args={
            "prepare_threshold": 0,
            "connect_timeout": max(2, round(las_sekunder)),
            "options": f"-c lock_timeout={round(las_sekunder * 1000)}ms",
        },
    )
