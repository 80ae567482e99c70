"""Rows into an empty base: from a backup, or straight from another base. Equal digests, or nothing."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text

from arbetsflode.lager import export, kopia, migrering
from arbetsflode.lager.databas import Databas
from arbetsflode.lager.export import BUNT, TABELLORDNING, Framsteg
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.kopia import Manifest, Tabellinnehall
from arbetsflode.lager.strommar import mata
from tillstand.fel import Datafel

_UPPSKJUT = Sats(text("PRAGMA defer_foreign_keys=ON"))
_TABELLER = Sats(text("SELECT name FROM sqlite_master WHERE type = 'table'"))


def bygg(url: str, mapp: Path, manifest: Manifest, framsteg: Framsteg) -> None:
    """Make a new SQLite base of a backup, with the schema of the backup, and bring it up to date.

    Raises Datafel for rows that the schema does not know, or that do not fit together.
    """
    migrering.uppgradera(url, manifest.schema)
    databas = Databas(url)
    try:
        with databas.skriv() as f:
            f.kor(_UPPSKJUT)
            finns = frozenset(rad[0] for rad in f.alla(_TABELLER))
            for tabell in manifest.tabeller:
                framsteg(f"{tabell.namn}: {tabell.rader} rader")
                mata(f, _kand(tabell, finns), _kolumner(f, tabell), _buntar(mapp, tabell))
    finally:
        databas.stang()
    migrering.uppgradera(url)


def _kand(tabell: Tabellinnehall, finns: frozenset[str]) -> str:
    if tabell.namn not in finns:
        raise Datafel(f"Säkerhetskopian har tabellen {tabell.namn!r}, som schemat inte känner till.")
    return tabell.namn


def _kolumner(f: Forbindelse, tabell: Tabellinnehall) -> Sequence[str]:
    finns = {rad[1] for rad in f.alla(Sats(text(f'PRAGMA table_info("{tabell.namn}")')))}
    if okanda := set(tabell.kolumner) - finns:
        mening = f"Säkerhetskopians tabell {tabell.namn} har kolumnen {min(okanda)!r}, som schemat inte har."
        raise Datafel(mening)
    return tabell.kolumner


def _buntar(mapp: Path, tabell: Tabellinnehall) -> Iterator[list[list[Any]]]:
    rader = kopia.rader_i(mapp, tabell)
    while bunt := list(islice(rader, BUNT)):
        yield bunt


def for_over(fran: Forbindelse, till: Forbindelse, framsteg: Framsteg) -> tuple[Tabellinnehall, ...]:
    """Every row of a base into an empty PostgreSQL base; what was counted there.

    Raises Datafel when what came over is not what was sent.
    """
    for tabell in TABELLORDNING:
        framsteg(f"{tabell.name} ...")
        mata(till, tabell.name, tabell.c.keys(), export.buntar(fran, tabell.name))
        _rakna_vidare(till, tabell)
    framsteg("Jämför ...")
    framme = export.rakna(till)
    if kopia.samlat(framme) != kopia.samlat(export.rakna(fran)):
        raise Datafel("Det som kom fram är inte det som skickades. Inget har ändrats.")
    return framme


def _rakna_vidare(f: Forbindelse, tabell: Any) -> None:
    """Let the counter of a table go on after the highest number that came over."""
    kolumn = tabell.autoincrement_column
    if kolumn is None or len(tabell.primary_key.columns) > 1:
        return
    serie = func.pg_get_serial_sequence(tabell.name, kolumn.name)
    hogst = select(func.max(kolumn)).scalar_subquery()
    f.fraga(select(func.setval(serie, func.coalesce(hogst, 1), hogst.isnot(None))))
