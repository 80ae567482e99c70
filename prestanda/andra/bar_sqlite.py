"""The bare driver with somebody's library in the middle: BEGIN IMMEDIATE, read, let it say, write, commit."""

import sqlite3
from abc import ABC, abstractmethod
from itertools import zip_longest
from typing import Any

from prestanda.andra.skrivning import Bas, Skrivning, kontrollera
from prestanda.handskrivet import Fel, Rader
from prestanda.handskrivna_baser import (
    LAS,
    SQLITE_ANDRA,
    SQLITE_BREV,
    SQLITE_KOPPLING,
    SQLITE_POST,
    SQLITE_SVAR,
    SVARAT,
    roller,
)


class BarSqlite(ABC):
    """sqlite3, one connection with prepared statements, and a library that decides."""

    def __init__(self, bas: Bas) -> None:
        self.f = sqlite3.connect(bas.fil, isolation_level=None)
        for pragma in ("journal_mode=WAL", f"synchronous={bas.synkront}", "foreign_keys=ON"):
            self.f.execute(f"PRAGMA {pragma}")
        self.skrivning = Skrivning.till(bas, roller(self.f.execute))

    @abstractmethod
    def ta(self, arende: str, namnd: str, tillstand: str, overgang: str) -> str:
        """Let the library take the arrow; the new state. Raises an error of its own when it says no."""

    def handla(self, arende: str, version: int, overgang: str, underlag: Any, nyckel: str) -> None:
        """Take the arrow."""
        kor = self.f.execute
        kor("BEGIN IMMEDIATE")
        try:
            if kor(SVARAT, (nyckel,)).fetchone() is not None:
                raise Fel(nyckel)
            rad = kor(LAS, (arende,)).fetchone()
            till = self.ta(arende, rad[2], rad[5], overgang)
            rader = self.skrivning.rader(rad, version, overgang, underlag, nyckel)
            self._skriv(rader, till)
        except BaseException:
            kor("ROLLBACK")
            raise
        kor("COMMIT")

    def _skriv(self, rader: Rader, till: str) -> None:
        kor = self.f.execute
        kontrollera(kor(SQLITE_ANDRA, (till, *rader.arende[1:])).rowcount)
        kor(SQLITE_POST, rader.post)
        for brev, koppling in zip_longest(rader.brev, rader.brevarende):
            if kor(SQLITE_BREV, brev).rowcount and koppling:
                kor(SQLITE_KOPPLING, koppling)
        kor(SQLITE_SVAR, rader.idempotens)

    def stang(self) -> None:
        """Let go of the database."""
        self.f.close()
