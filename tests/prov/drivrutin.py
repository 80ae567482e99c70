"""Every call to a database driver, counted; and something done before or after one of them."""

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

    vid: int = 0
    """At which call to do it; 0 is never."""
    fore: bool = True
    """Whether to do it before the call is made, or after it has answered."""
    handling: Callable[[Any], None] = lambda _pa: do()
    """What to do: to be killed. It is given the cursor or connection whose call it is."""
    efter_varje: Callable[[str], None] = lambda _vad: None
    """Told what was called, each time that a call has answered."""
    pa: bool = False
    antal: int = field(default=0, init=False)

    def anrop(self, vad: str, gor: Callable[..., Any], pa: Any, *varden: Any, **namngivna: Any) -> Any:
        """Make one call."""
        if not self.pa:
            return gor(pa, *varden, **namngivna)
        self.antal += 1
        nu = self.antal == self.vid
        if nu and self.fore:
            self.handling(pa)
        try:
            return gor(pa, *varden, **namngivna)
        finally:
            if nu and not self.fore:
                self.handling(pa)
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
