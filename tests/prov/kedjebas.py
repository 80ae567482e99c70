"""A base with chains, in which a proof changes posts behind the program's back, byte by byte."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import timedelta
from typing import Any

import psycopg
from attrs import define, field

from arbetsflode import motor
from arbetsflode.journal import Post
from arbetsflode.lager import poster, tabeller
from arbetsflode.lager.poster import Sigill
from arbetsflode.program import Program
from tests.byggare import NU
from tests.programbyggare import Installation, inlaga, registrera, stall

KOLUMNER = tuple(tabeller.post.c.keys())
TEXTKOLUMNER = tuple(namn for namn in KOLUMNER if namn != "nummer")
Rad = tuple[Any, ...]
"""A post as it lies in the table, text as bytes."""

I_MORGON = NU + timedelta(days=1)


@define
class Kedjebas:
    """A full base: its program, its rows as they ought to be, and the seal that was kept outside."""

    installation: Installation
    program: Program
    rader: list[Rad] = field(init=False)
    sigill: Sigill = field(init=False)

    def __attrs_post_init__(self) -> None:
        _fyll(self.program)
        self.rader = self._las()
        with self.program.databas.las() as f:
            self.sigill = poster.las_sigill(f)[-1]

    @property
    def kedjor(self) -> dict[str, list[Rad]]:
        """The rows by chain."""
        ut: dict[str, list[Rad]] = {}
        for rad in self.rader:
            ut.setdefault(rad[0].decode(), []).append(rad)
        return ut

    def byt(self, rader: Iterable[Rad]) -> bool:
        """Let these be the posts of the base; False when the base itself refuses them."""
        try:
            self._skriv("DELETE FROM post", _INFOGA[self.installation.sort], list(rader))
        except (sqlite3.Error, psycopg.Error, UnicodeError):
            return False
        return True

    def aterstall(self) -> None:
        """Put every post back."""
        assert self.byt(self.rader)

    def funna(self, sigilltext: str | None = None) -> list[str]:
        """What the checker says."""
        return [f"{a.plats}: {a.mening}" for a in motor.verifiera(self.program, sigilltext).avvikelser]

    def _las(self) -> list[Rad]:
        with self.program.databas.las() as f:
            kedjor = list(poster.kedjor(f))
            alla = [post for kedja in kedjor for post in poster.las_kedja(f, kedja)]
        return [som_rad(post) for post in alla]

    def _skriv(self, forst: str, sats: str, rader: Sequence[Rad]) -> None:
        if self.installation.sort == "sqlite":
            with closing(sqlite3.connect(self.installation.mapp / "remiss.db")) as sqlite, sqlite:
                sqlite.execute(forst)
                sqlite.executemany(sats, rader)
            return
        with psycopg.connect(self.installation.databas.replace("+psycopg", "")) as postgres:
            postgres.execute(forst.encode())
            postgres.cursor().executemany(sats.encode(), [_som_text(rad) for rad in rader])


_INFOGA = {
    "sqlite": f"INSERT INTO post ({', '.join(KOLUMNER)}) VALUES ("
    + ", ".join("?" if namn == "nummer" else "CAST(? AS TEXT)" for namn in KOLUMNER)
    + ")",
    "postgresql": f"INSERT INTO post ({', '.join(KOLUMNER)}) VALUES ({', '.join(['%s'] * len(KOLUMNER))})",
}


def _som_text(rad: Rad) -> Rad:
    return tuple(v.decode("utf-8", "surrogateescape") if isinstance(v, bytes) else v for v in rad)


def som_rad(post: Post) -> Rad:
    """A post as a row."""
    varden = (getattr(post, namn) for namn in KOLUMNER)
    return tuple(varde.encode() if isinstance(varde, str) else varde for varde in varden)


def forst_skild(ratta: Sequence[Rad], brutna: Sequence[Rad]) -> int | None:
    """The number of the first post that is not what it was, or None; a chain is read by its numbers."""
    lasta = sorted(brutna, key=lambda rad: rad[1])
    for plats in range(max(len(ratta), len(lasta))):
        if ratta[plats : plats + 1] != lasta[plats : plats + 1]:
            return plats + 1
    return None


def _fyll(program: Program) -> None:
    """Two cases of many posts, and a seal over them and the people."""
    for ett in range(2):
        lopp = registrera(program, handlingar=(inlaga(innehall=f"missiv {ett}".encode()),)).till("justerad")
        for nummer in range(4):
            lopp.gor("anteckna", "handlaggare", text=f"Samtal {nummer} om Åsögatan")
    stall(program, I_MORGON)
    assert motor.forsegla(program) is not None
    assert motor.verifiera(program).haller
