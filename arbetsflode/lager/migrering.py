"""The schema up, down and checked: alembic without a file of its own, behind the write lock."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from arbetsflode.lager.skrivlas import Skrivlas
from tillstand.fel import Datafel

_HAR = Path(__file__).parent / "migreringar"
_LAS_SEKUNDER = 60.0


def uppgradera(url: str, till: str = "head") -> None:
    """Bring the schema up to a revision, all of it or nothing.

    Raises Datafel for a base that a newer program has made.
    """
    try:
        _kor(url, lambda c: command.upgrade(c, till))
    except CommandError as fel:
        mening = (
            "Databasen har ett schema som programmet inte känner till. Använd en nyare version av programmet."
        )
        raise Datafel(mening) from fel


def nedgradera(url: str, till: str = "base") -> None:
    """Take the schema down to a revision."""
    _kor(url, lambda c: command.downgrade(c, till))


def kontrollera(url: str) -> None:
    """Raise alembic's own error when the tables in the code and in the base differ."""
    _kor(url, command.check)


def skapa_revision(url: str, meddelande: str) -> None:
    """Write the next revision from the difference between code and base (for developers)."""
    _kor(url, lambda c: command.revision(c, meddelande, autogenerate=True, rev_id="0001"))


def _kor(url: str, gor: Callable[[Config], Any]) -> None:
    konfiguration = Config(stdout=io.StringIO())
    konfiguration.set_main_option("script_location", str(_HAR))
    konfiguration.set_main_option("path_separator", "os")
    with _las(url), _anslutning(url) as anslutning:
        konfiguration.attributes["anslutning"] = anslutning
        gor(konfiguration)
        anslutning.commit()


@contextmanager
def _las(url: str) -> Iterator[None]:
    adress = make_url(url)
    fil = adress.database if adress.get_backend_name() == "sqlite" else None
    with Skrivlas(Path(f"{fil}.las") if fil else None, _LAS_SEKUNDER):
        yield


@contextmanager
def _anslutning(url: str) -> Iterator[Connection]:
    adress = make_url(url)
    sqlite = adress.get_backend_name() == "sqlite"
    if not sqlite:
        adress = adress.set(drivername="postgresql+psycopg")
    motor = create_engine(adress, poolclass=NullPool)
    if sqlite:
        _egen_begin(motor)
    try:
        with motor.connect() as anslutning:
            yield anslutning
    finally:
        motor.dispose()


def _egen_begin(motor: Any) -> None:
    """DDL stands in one transaction only when the driver is kept from opening its own."""

    @event.listens_for(motor, "connect")
    def _anslut(anslutning: Any, _post: Any) -> None:
        anslutning.isolation_level = None

    @event.listens_for(motor, "begin")
    def _borja(anslutning: Any) -> None:
        anslutning.exec_driver_sql("BEGIN IMMEDIATE")
