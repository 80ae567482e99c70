"""Counts that health is judged by."""

import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import bindparam, func, select, text

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats

_PER_LAGE = Sats(select(t.brev.c.lage, func.count()).group_by(t.brev.c.lage))
_VANTAT = Sats(select(func.count()).where(t.ATT_SKICKA, t.brev.c.nasta_forsok < bindparam("fore")))
_ALDST = Sats(select(func.min(t.brev.c.skapat)).where(t.ATT_SKICKA))
_OPPNA = Sats(select(func.count()).select_from(t.arende).where(t.OPPNA))
_HAR_OPPNA = Sats(select(t.arende.c.id).where(t.OPPNA, t.arende.c.namnd == bindparam("namnd")).limit(1))
_SQLITE = Sats(select(text("sqlite_version()")))
_POSTGRES = Sats(select(text("current_setting('server_version')")))


def brev_per_lage(f: Forbindelse) -> dict[str, int]:
    """How many letters are in each state of their life."""
    return {lage: int(antal) for lage, antal in f.alla(_PER_LAGE)}


def vantat_for_lange(f: Forbindelse, fore: datetime) -> int:
    """Letters that should have been tried before an instant and were not."""
    rad = f.en(_VANTAT, {"fore": tidstext(fore)})
    return int(rad[0]) if rad else 0


def oppna_arenden(f: Forbindelse) -> int:
    """How many cases are open."""
    rad = f.en(_OPPNA)
    return int(rad[0]) if rad else 0


def har_oppna(f: Forbindelse, namnd: str) -> bool:
    """Whether a nämnd has any open case."""
    return f.en(_HAR_OPPNA, {"namnd": namnd}) is not None


def databasversion(f: Forbindelse) -> str:
    """The name and version of the database."""
    rad = f.en(_SQLITE if f.ar_sqlite else _POSTGRES)
    return f"{'SQLite' if f.ar_sqlite else 'PostgreSQL'} {rad[0] if rad else ''}"


def aldsta_vantande(f: Forbindelse) -> str | None:
    """When the oldest letter that waits was made (UTC text)."""
    rad = f.en(_ALDST)
    return rad[0] if rad else None


def sqliteversion(f: Forbindelse) -> tuple[int, ...]:
    """The version of the library, of an SQLite base."""
    rad = f.en(_SQLITE)
    return tuple(int(n) for n in str(rad[0]).split(".")) if rad else ()


def pragma(f: Forbindelse, namn: str) -> str:
    """A setting of an SQLite connection, as SQLite says it."""
    rad = f.fraga(text(f"PRAGMA {namn}"))
    return str(rad[0][0]) if rad else ""


def ledigt(mapp: Path) -> int:
    """Free room on the disk of a folder, in bytes."""
    return shutil.disk_usage(mapp).free
