"""Rows out of a base, in the order of the primary key: into files, or straight into another base.

Nothing is held in memory but a bunch of rows.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Table, select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.kopia import TABELLER, Tabellinnehall, tabellfil
from arbetsflode.lager.strommar import strom
from tillstand.fel import Datafel

BUNT = 1000
Framsteg = Callable[[str], None]
"""Told in Swedish how far it has come."""

TABELLORDNING: tuple[Table, ...] = tuple(
    tabell for tabell in t.metadata.sorted_tables if tabell.name not in t.FLYTTAS_INTE
)
"""Every table that is copied and moved, after those that it refers to."""
_ALLA = {tabell.name: Sats(select(tabell).order_by(*tabell.primary_key.columns)) for tabell in TABELLORDNING}
_VARDEN = frozenset({str, int, type(None)})


def buntar(f: Forbindelse, tabell: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table, a bunch at a time. Raises Datafel for a value that the house never writes."""
    for bunt in strom(f, _ALLA[tabell], BUNT):
        if any(type(varde) not in _VARDEN for rad in bunt for varde in rad):
            raise Datafel(f"Tabellen {tabell} har ett värde som inte är text eller heltal.")
        yield bunt


def skriv_tabeller(f: Forbindelse, mapp: Path, framsteg: Framsteg) -> tuple[Tabellinnehall, ...]:
    """Every table of the base into a file of its own, flushed to disk."""
    (mapp / TABELLER).mkdir()
    return tuple(_skriv_tabell(f, tabell, mapp, framsteg) for tabell in TABELLORDNING)


def rakna(f: Forbindelse) -> tuple[Tabellinnehall, ...]:
    """What `skriv_tabeller` would answer, without writing anything."""
    return tuple(_summera(f, tabell, lambda _rader: None) for tabell in TABELLORDNING)


def _skriv_tabell(f: Forbindelse, tabell: Table, mapp: Path, framsteg: Framsteg) -> Tabellinnehall:
    skrivna = 0
    with tabellfil(mapp, tabell.name).open("wb") as ut:

        def skriv(rader: bytes) -> None:
            nonlocal skrivna
            ut.write(rader)
            skrivna += rader.count(b"\n")
            framsteg(f"{tabell.name}: {skrivna} rader")

        innehall = _summera(f, tabell, skriv)
        ut.flush()
        os.fsync(ut.fileno())
    return innehall


def _summera(f: Forbindelse, tabell: Table, skriv: Callable[[bytes], object]) -> Tabellinnehall:
    summa, antal, koda = hashlib.sha256(), 0, msgspec.json.Encoder().encode_lines
    for bunt in buntar(f, tabell.name):
        rader = koda(bunt)
        summa.update(rader)
        skriv(rader)
        antal += len(bunt)
    return Tabellinnehall(
        namn=str(tabell.name),
        kolumner=tuple(str(kolumn.name) for kolumn in tabell.c),
        rader=antal,
        sha256=summa.hexdigest(),
    )
