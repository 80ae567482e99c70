"""The file of an SQLite base: copied while in use, put to rest, put aside, and another put in its place."""

import glob
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from arbetsflode.lager.databasfel import oversatta_fel
from arbetsflode.lager.filer import spola
from arbetsflode.lager.systemfel import lagring
from tillstand.fel import Datafel, Upptaget

SIDOFILER = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a base; never to be met by another base of the same name."""
_SIDOR = 4096


def kopiera(fran: Path, till: Path) -> None:
    """A copy by SQLite's own means, whole whoever writes meanwhile. It is checked before it gets its name.

    Raises Lagringsfel, and Datafel for a base that is damaged.
    """
    ofardig = till.with_name(f".ofardig-{till.name}")
    with lagring("Kopian av databasen"), oversatta_fel():
        till.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        ofardig.unlink(missing_ok=True)
        with closing(sqlite3.connect(fran)) as kalla, closing(sqlite3.connect(ofardig)) as kopian:
            kalla.backup(kopian, pages=_SIDOR)
            kopian.execute("PRAGMA journal_mode=DELETE").fetchall()
            if kopian.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise Datafel(f"Databasen {fran.name} är skadad. Kör ”remiss verifiera”.")
        _spola_fil(ofardig)
        ofardig.replace(till)
        spola(till.parent)


def vila(fil: Path) -> None:
    """Everything in the one file, flushed to disk, nothing beside it.

    Raises Upptaget when somebody has the base open, Datafel when it cannot be read.
    """
    with oversatta_fel(), closing(sqlite3.connect(fil, isolation_level=None, timeout=0)) as anslutning:
        lage = anslutning.execute("PRAGMA journal_mode=DELETE").fetchone()
    if lage != ("delete",):
        raise Upptaget(f"Något annat program har {fil.name} öppen. Stäng det först.")
    _spola_fil(fil)


def ersatt(plats: Path, ny: Path, undan: Path | None) -> None:
    """Put a base at rest in a place, at one stroke; what stood there is kept as `undan`.

    A base that cannot be read any more is put aside as it is, with its side files.
    """
    with lagring(f"Databasen {plats.name}"):
        if undan is not None:
            try:
                vila(plats)
            except Datafel:
                for slut in SIDOFILER:
                    _flytta_undan(Path(f"{plats}{slut}"), Path(f"{undan}{slut}"))
            undan.hardlink_to(plats)
        else:
            for slut in SIDOFILER:
                _flytta_undan(Path(f"{plats}{slut}"), Path(f"{ny}.kvarlamnad{slut}"))
        spola(plats.parent)
        ny.replace(plats)
        spola(plats.parent)


def stada(fil: Path) -> None:
    """Remove a base that is not to be, and everything beside it that begins with its name."""
    for ett in fil.parent.glob(f"{glob.escape(fil.name)}*"):
        ett.unlink(missing_ok=True)


def _flytta_undan(fran: Path, till: Path) -> None:
    if fran.exists():
        fran.replace(till)


def _spola_fil(fil: Path) -> None:
    fd = os.open(fil, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
