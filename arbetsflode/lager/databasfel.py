"""What the drivers raise, and what the house calls it."""

import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import TimeoutError as PoolTimeout

from tillstand.fel import Datafel, Lagringsfel, Remissfel, Upptaget


class Dubblettfel(Remissfel):
    """A unique key was taken already: somebody else wrote the same thing first."""

    kod = "dubblett"


class Tabellsaknas(Datafel):
    """The base lacks a table: nobody has made its schema."""

    kod = "tabell_saknas"


class Krock(Upptaget):
    """PostgreSQL broke the transaction off because of another one: the same thing may be tried again."""

    kod = "krock"


def drivrutinsfel() -> tuple[type[Exception], ...]:
    """The errors of the drivers that are loaded; psycopg is, once a PostgreSQL base has been opened."""
    psycopg = sys.modules.get("psycopg")
    return (sqlite3.Error, psycopg.Error) if psycopg else (sqlite3.Error,)


@contextmanager
def oversatta_fel() -> Iterator[None]:
    """Turn the drivers' errors into the house's own."""
    try:
        yield
    except drivrutinsfel() as fel:
        raise oversatt(fel) from fel
    except PoolTimeout as fel:
        raise Upptaget("Databasen är upptagen. Försök igen om en stund.") from fel


def oversatt(fel: Exception) -> Remissfel:
    """What the house calls a driver's error."""
    if isinstance(fel, sqlite3.IntegrityError):
        return _integritetsfel(str(fel))
    if isinstance(fel, sqlite3.OperationalError):
        return _driftfel(fel)
    if isinstance(fel, sqlite3.DatabaseError):
        return Datafel(f"Databasen går inte att läsa: {fel}")
    return _postgresfel(fel)


def _driftfel(fel: sqlite3.Error) -> Remissfel:
    text = str(fel)
    if "no such table" in text:
        return Tabellsaknas("Databasen saknar sina tabeller.")
    if "Could not decode" in text:
        return Datafel("Databasen innehåller något som inte är text.")
    klass, mening = _DRIFTFEL.get(getattr(fel, "sqlite_errorcode", 0) & 0xFF, (None, ""))
    return klass(mening) if klass else Datafel(f"Databasen svarar inte som den ska: {text}")


_UPPTAGEN = (Upptaget, "Databasen är upptagen. Försök igen om en stund.")
_OSKRIVBAR = (
    Lagringsfel,
    "Databasen går inte att skriva: disken är full eller skrivskyddad. Inget har sparats.",
)
_OATKOMLIG = (
    Lagringsfel,
    "Databasen går inte att öppna: se över att mappen och filen finns och får skrivas. Inget har sparats.",
)
_DRIFTFEL: Mapping[int, tuple[type[Remissfel], str]] = {
    sqlite3.SQLITE_BUSY: _UPPTAGEN,
    sqlite3.SQLITE_LOCKED: _UPPTAGEN,
    sqlite3.SQLITE_PROTOCOL: _UPPTAGEN,
    sqlite3.SQLITE_READONLY: _OSKRIVBAR,
    sqlite3.SQLITE_IOERR: _OSKRIVBAR,
    sqlite3.SQLITE_FULL: _OSKRIVBAR,
    sqlite3.SQLITE_CANTOPEN: _OATKOMLIG,
}
"""SQLite's primary error codes, and what the house calls them."""


def _integritetsfel(text: str) -> Remissfel:
    if "UNIQUE" in text or "PRIMARY KEY" in text:
        return Dubblettfel("Någon annan hann skriva samma sak först.")
    return Datafel(f"Databasen vägrar: {text}")


def _postgresfel(fel: Exception) -> Remissfel:
    kod = getattr(fel, "sqlstate", None) or ""
    if kod == "23505":
        return Dubblettfel("Någon annan hann skriva samma sak först.")
    if kod in ("40001", "40P01"):
        return Krock("Databasen är upptagen. Försök igen om en stund.")
    if kod in ("55P03", "57014"):
        return Upptaget("Databasen är upptagen. Försök igen om en stund.")
    if not kod or kod.startswith(("08", "57P")):
        return Upptaget("Databasen går inte att nå. Försök igen om en stund.")
    if kod in ("53100", "25006", "42501"):
        return Lagringsfel(_OSKRIVBAR[1])
    if kod == "42P01":
        return Tabellsaknas("Databasen saknar sina tabeller.")
    return Datafel(f"Databasen vägrar: {fel}")
