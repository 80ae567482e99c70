"""Large bases: some cases go through `motor`, and their rows are multiplied with other ids and numbers.

Every row is one that the engine could have written: the parts decode, the chains verify, numbers and search
words point at their case. Of the cases that questions are about there is the same number in a base of any
size: those due, those that wait for a chef, those with a rare word.
"""

import base64
import random
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import psycopg
from attrs import frozen

from arbetsflode.program import Program
from prestanda import mallar
from prestanda.fragor import HANDLAGGARE
from prestanda.mallar import KOLUMNER, Las
from tests.programbyggare import Installation, Lopp

SARSKILDA: dict[str, tuple[Callable[[Program, str], Lopp], int]] = {
    "forfallna": (mallar.forfallen, 200),
    "vantande": (mallar.vantande, 200),
    "sallsynta": (mallar.sallsynt, 20),
}
"""The cases that questions are about, and how many of them there are whatever the size."""
_BUNT = 10_000
_SKICKAT = "UPDATE brev SET lage = 'skickad', avgjort = skapat, nasta_forsok = NULL"

Framsteg = Callable[[str], None]
Bunt = dict[str, list[list[Any]]]


def fyll(installation: Installation, antal: int, framsteg: Framsteg) -> None:
    """Fill a base that holds no case with `antal` open ones; the few letters in it are sent."""
    kor = _fyll_sqlite if installation.sort == "sqlite" else _fyll_postgres
    with installation.oppna() as program:
        mallar.ta_in_folket(program)
        lopp = {f"mall{n}": ett for n, ett in enumerate(_verkliga(program))}
    kor(installation, _Fyllning(antal=antal, lopp=lopp, framsteg=framsteg))


def _verkliga(program: Program) -> Iterator[Lopp]:
    """One case of each special sort, and one for each handläggare, marked in order."""
    for nummer, (gor, _) in enumerate(SARSKILDA.values()):
        yield gor(program, f"mall{nummer}")
    for nummer in range(HANDLAGGARE):
        yield mallar.vanlig(program, f"mall{nummer + len(SARSKILDA)}", nummer)


@frozen(kw_only=True)
class _Fyllning:
    """How large the base is to be, the real cases by their marks, and whom to tell."""

    antal: int
    lopp: dict[str, Lopp]
    framsteg: Framsteg

    def buntar(self, las: Las) -> Iterator[Bunt]:
        """The rows of the other cases, in the order of their ids, some thousands of cases at a time."""
        mall = [mallar.las_mall(las, lopp, marke) for marke, lopp in self.lopp.items()]
        ids = _ids(self.antal - len(mall))
        val = _val(len(ids), len(mall))
        for borjan in range(0, len(ids), _BUNT):
            bunt: Bunt = defaultdict(list)
            for plats in range(borjan, min(borjan + _BUNT, len(ids))):
                for tabell, rad in mall[val[plats]].avbild(ids[plats], plats + 1_000):
                    bunt[tabell].append(rad)
            yield bunt
            self.framsteg(f"filling {borjan:,} of {self.antal:,}")


def _ids(antal: int) -> list[str]:
    """Ids like the engine's own, sorted: indexes that are filled in order are filled fast."""
    slump = random.Random(antal)
    return sorted(base64.b32encode(slump.randbytes(15)).decode().lower() for _ in range(antal))


def _val(antal: int, mallar_: int) -> list[int]:
    """Which template each case is made from: the special ones are spread by chance."""
    forst = len(SARSKILDA)
    val = [forst + n % (mallar_ - forst) for n in range(antal)]
    platser = iter(random.Random(antal).sample(range(antal), sum(a for _, a in SARSKILDA.values())))
    for nummer, (_, hur_manga) in enumerate(SARSKILDA.values()):
        for _ in range(hur_manga - 1):
            val[next(platser)] = nummer
    return val


def _fyll_sqlite(installation: Installation, fyllning: _Fyllning) -> None:
    with closing(sqlite3.connect(installation.mapp / "remiss.db", isolation_level=None)) as bas:
        bas.execute("PRAGMA journal_mode=OFF").fetchall()
        bas.execute("PRAGMA synchronous=OFF")
        bas.execute("PRAGMA cache_size=-500000")
        bas.execute(_SKICKAT)
        senare = bas.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN"
            f" ({', '.join(repr(t) for t in KOLUMNER)}) AND type IN ('index', 'trigger')"
        ).fetchall()
        for sort, namn, _ in senare:
            bas.execute(f"DROP {sort} {namn}")
        bas.execute("BEGIN")
        for bunt in fyllning.buntar(lambda fraga: bas.execute(fraga).fetchall()):
            for tabell, rader in bunt.items():
                fragetecken = ", ".join("?" * len(KOLUMNER[tabell]))
                sats = f"INSERT INTO {tabell} ({', '.join(KOLUMNER[tabell])}) VALUES ({fragetecken})"
                bas.executemany(sats, rader)
        bas.execute("COMMIT")
        for nummer, (_, namn, sql) in enumerate(senare, start=1):
            fyllning.framsteg(f"index {nummer} of {len(senare)}: {namn}")
            bas.execute(sql)
        bas.execute("INSERT INTO sok(sok) VALUES ('rebuild')")
        bas.execute("PRAGMA journal_mode=WAL").fetchall()


def _fyll_postgres(installation: Installation, fyllning: _Fyllning) -> None:
    with psycopg.connect(installation.databas.replace("+psycopg", ""), autocommit=True) as bas:
        bas.execute(_SKICKAT)
        with bas.cursor() as markor:
            for bunt in fyllning.buntar(lambda fraga: _alla(bas, fraga)):
                for tabell, rader in bunt.items():
                    with markor.copy(f"COPY {tabell} ({', '.join(KOLUMNER[tabell])}) FROM STDIN") as copy:
                        for rad in rader:
                            copy.write_row(rad)
        bas.execute("SELECT setval(pg_get_serial_sequence('sokrad', 'id'), (SELECT max(id) FROM sokrad))")
        bas.execute("VACUUM ANALYZE")


def _alla(bas: psycopg.Connection[Any], fraga: str) -> list[tuple[Any, ...]]:
    return bas.execute(fraga.encode()).fetchall()
