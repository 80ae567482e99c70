"""Every call to a database driver, counted; and the process killed before or after one of them."""

import os
import signal
import sqlite3
from collections.abc import Callable
from typing import Any

import psycopg
from attrs import define, field
from sqlalchemy import Engine, event


@define
class Raknare:
    """Counts the calls of this process from the moment that it is `pa`."""

    dod_vid: int = 0
    """At which call to die; 0 is never."""
    fore: bool = True
    """Whether to die before the call is made, or after it has answered."""
    efter_varje: Callable[[str], None] = lambda _vad: None
    """Told what was called, each time that a call has answered."""
    pa: bool = False
    antal: int = field(default=0, init=False)

    def anrop(self, vad: str, gor: Callable[..., Any], *varden: Any, **namngivna: Any) -> Any:
        """Make one call."""
        if not self.pa:
            return gor(*varden, **namngivna)
        self.antal += 1
        if self.antal == self.dod_vid and self.fore:
            do()
        try:
            return gor(*varden, **namngivna)
        finally:
            if self.antal == self.dod_vid:
                do()
            self.efter_varje(vad)


def do() -> None:
    """Be killed."""
    os.kill(os.getpid(), signal.SIGKILL)


def koppla_in(raknare: Raknare) -> None:
    """From now on every connection that this process opens is counted."""

    def oppna(dialekt: Any, _post: Any, varden: Any, namngivna: Any) -> Any:
        if dialekt.name == "sqlite":
            return sqlite3.connect(*varden, **namngivna, factory=_sqlite(raknare))
        anslutning = _postgres(raknare).connect(*varden, **namngivna)
        anslutning.cursor_factory = _med_rakning(psycopg.Cursor, _MARKORENS, raknare)
        return anslutning

    event.listen(Engine, "do_connect", oppna)


_MARKORENS = ("execute", "executemany", "fetchone", "fetchall", "fetchmany")
_ANSLUTNINGENS = ("commit", "rollback")


def _sqlite(raknare: Raknare) -> Any:
    markor = _med_rakning(sqlite3.Cursor, _MARKORENS, raknare)

    def cursor(self: Any, klass: Any = markor) -> Any:
        return sqlite3.Connection.cursor(self, klass)

    return type(
        "RaknadSqlite", (_med_rakning(sqlite3.Connection, _ANSLUTNINGENS, raknare),), {"cursor": cursor}
    )


def _postgres(raknare: Raknare) -> Any:
    return _med_rakning(psycopg.Connection, _ANSLUTNINGENS, raknare)


def _med_rakning(klass: Any, metoder: tuple[str, ...], raknare: Raknare) -> Any:
    """A subclass some of whose methods are counted."""

    def raknad(namn: str) -> Any:
        egen = getattr(klass, namn)

        def metod(self: Any, *varden: Any, **namngivna: Any) -> Any:
            return raknare.anrop(namn, egen, self, *varden, **namngivna)

        return metod

    return type(f"Raknad{klass.__name__}", (klass,), {namn: raknad(namn) for namn in metoder})
