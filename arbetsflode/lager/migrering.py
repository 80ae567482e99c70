"""The schema up, down and checked: alembic without a file of its own, behind the write lock."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from arbetsflode.lager import basfil, schema
from arbetsflode.lager.adress import databasfil, utan_losenord
from arbetsflode.lager.databas import Databas
from arbetsflode.lager.databasfel import oversatt, oversatta_fel
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.skrivlas import Skrivlas
from tillstand.fel import Datafel, Lagringsfel, Remissfel, Upptaget

_HAR = Path(__file__).parent / "migreringar"
_LAS_SEKUNDER = 60.0
_LASNYCKEL = 0x72656D697373


def uppgradera(url: str, till: str = "head", *, kopior: Path | None = None) -> None:
    """Bring the schema up to a revision, all of it or nothing.

    An SQLite base of an older schema is first copied to the folder `kopior`, if there is one, and the copy
    is checked. Raises Datafel for a base that a newer program has made, or that is damaged.
    """

    def forst() -> None:
        if kopior is not None:
            _kopiera_aldre(url, kopior)

    try:
        _kor(url, lambda c: command.upgrade(c, till), forst)
    except CommandError as fel:
        mening = (
            "Databasen har ett schema som programmet inte känner till. Använd en nyare version av programmet."
        )
        raise Datafel(mening) from fel


def kanner(revision: str) -> bool:
    """Whether a schema is one that this program has had."""
    skript = ScriptDirectory.from_config(_konfiguration())
    return revision in {ett.revision for ett in skript.walk_revisions()}


@contextmanager
def tom_postgres(url: str) -> Iterator[Forbindelse]:
    """A PostgreSQL base with the latest schema and no rows, inside one transaction: it stands when all is
    done, or nothing does. Raises Datafel for a base that holds anything."""
    with oversatta_fel(), _anslutning(url) as anslutning:
        _vanta_pa_tur(anslutning)
        if inspect(anslutning).get_table_names():
            raise Datafel(
                f"Databasen {make_url(url).database} är inte tom. Skapa en ny och tom, och ange den."
            )
        konfiguration = _konfiguration()
        konfiguration.attributes["anslutning"] = anslutning
        command.upgrade(konfiguration, "head")
        drivrutin: Any = anslutning.connection.driver_connection
        yield Forbindelse(drivrutin.cursor(), anslutning.dialect)
        anslutning.commit()


def nedgradera(url: str, till: str = "base") -> None:
    """Take the schema down to a revision."""
    _kor(url, lambda c: command.downgrade(c, till))


def kontrollera(url: str) -> None:
    """Raise alembic's own error when the tables in the code and in the base differ."""
    _kor(url, command.check)


def skapa_revision(url: str, meddelande: str) -> None:
    """Write the next revision from the difference between code and base (for developers)."""
    _kor(url, lambda c: command.revision(c, meddelande, autogenerate=True, rev_id="0001"))


def _kor(url: str, gor: Callable[[Config], Any], forst: Callable[[], None] = lambda: None) -> None:
    konfiguration = _konfiguration()
    with _las(url):
        forst()
        with _anslutning(url) as anslutning:
            _vanta_pa_tur(anslutning)
            konfiguration.attributes["anslutning"] = anslutning
            gor(konfiguration)
            anslutning.commit()


def _kopiera_aldre(url: str, kopior: Path) -> None:
    fil = databasfil(url)
    if fil is None or not fil.exists():
        return
    databas = Databas(url)
    try:
        har = schema.version(databas)
    finally:
        databas.stang()
    if har is not None and har < schema.SCHEMA:
        basfil.kopiera(fil, kopior / f"{fil.name}.schema-{har}")


def _konfiguration() -> Config:
    konfiguration = Config(stdout=io.StringIO())
    konfiguration.set_main_option("script_location", str(_HAR))
    konfiguration.set_main_option("path_separator", "os")
    return konfiguration


def _vanta_pa_tur(anslutning: Connection) -> None:
    """One at a time changes the schema: on PostgreSQL by a lock that goes with the transaction."""
    if anslutning.dialect.name == "postgresql":
        anslutning.execute(text("SELECT pg_advisory_xact_lock(:nyckel)"), {"nyckel": _LASNYCKEL})


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
    except DBAPIError as fel:
        raise _begripligt(fel, url) from fel
    finally:
        motor.dispose()


def _begripligt(fel: DBAPIError, url: str) -> Remissfel:
    """What the house calls a failure of the schema work; a server's is told with the address."""
    drivrutinens = fel.orig if isinstance(fel.orig, Exception) else fel
    if make_url(url).get_backend_name() == "sqlite":
        return oversatt(drivrutinens)
    kod, adress = getattr(drivrutinens, "sqlstate", None) or "", utan_losenord(url)
    if not kod or kod.startswith(_ONABAR):
        mening = f"Databasen {adress} går inte att nå. Är servern igång, och finns databasen och användaren?"
        return Upptaget(mening)
    if kod == _SAKNAR_RATT:
        mening = f"Databasen {adress} får inte ändras av användaren. Gör användaren till ägare av databasen."
        return Lagringsfel(mening)
    return oversatt(drivrutinens)


_ONABAR = ("08", "28", "3D", "57P")
"""SQLSTATE of PostgreSQL: no connection, no such user, no such base, the server is going down."""
_SAKNAR_RATT = "42501"


def _egen_begin(motor: Any) -> None:
    """DDL stands in one transaction only when the driver is kept from opening its own."""

    @event.listens_for(motor, "connect")
    def _anslut(anslutning: Any, _post: Any) -> None:
        anslutning.isolation_level = None

    @event.listens_for(motor, "begin")
    def _borja(anslutning: Any) -> None:
        anslutning.exec_driver_sql("BEGIN IMMEDIATE")
