"""The durable transition, on SQLite with and without waiting for the disk, and on PostgreSQL."""

import shutil
from collections.abc import Callable

from prestanda.handskrivna_baser import HandskrivenPostgres, HandskrivenSqlite
from prestanda.overgang import VEM, Falt, bered, jamfor, stall
from prestanda.ram import Kvot, Matning, minst
from prestanda.rigg import Rigg
from tests.byggare import NU
from tests.programbyggare import Installation

ANTAL = 300
"""Cases in each round on SQLite; two transitions each."""

ANTAL_POSTGRES = 120
"""The same on PostgreSQL, where a transition waits for the disk and the server."""


def _sqlite(synkront: str) -> Callable[[Rigg], Kvot]:
    return lambda rigg: jamfor(falt_sqlite(rigg, synkront))


def falt_sqlite(rigg: Rigg, synkront: str, antal: int = ANTAL) -> Falt:
    """A meeting place on SQLite."""
    mall = rigg.installation("sqlite")
    with mall.oppna() as program:
        stall(program, "PRAGMA synchronous=OFF")
        arenden = bered(program, antal)
    nummer = iter(range(1_000_000))

    def klon() -> Installation:
        mapp = mall.mapp / f"klon{next(nummer)}"
        mapp.mkdir()
        for fil in ("remiss.db", "kommun.toml"):
            shutil.copy(mall.mapp / fil, mapp / fil)
        return Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite")

    return Falt(
        arenden=arenden,
        klon=klon,
        grans=lambda klonad, fro: HandskrivenSqlite(klonad.mapp / "remiss.db", synkront, VEM, NU, fro),
        satt=f"PRAGMA synchronous={synkront}",
    )


def falt_postgres(rigg: Rigg, antal: int = ANTAL_POSTGRES) -> Falt:
    """A meeting place on PostgreSQL."""
    mall = rigg.installation("postgresql")
    with mall.oppna() as program:
        stall(program, "SET synchronous_commit = off")
        arenden = bered(program, antal)
    namn = mall.databas.partition("@/")[2].partition("?")[0]

    def klon() -> Installation:
        databas = rigg.postgres.url(rigg.postgres.ny(namn))
        return Installation(mapp=mall.mapp, databas=databas, sort="postgresql")

    def grans(klonad: Installation, fro: int) -> HandskrivenPostgres:
        return HandskrivenPostgres(klonad.databas.replace("+psycopg", ""), VEM, NU, fro)

    return Falt(arenden=arenden, klon=klon, grans=grans)


MATNINGAR = (
    Matning(namn="durable transition, SQLite FULL", krav=minst(0.5), kor=_sqlite("FULL")),
    Matning(namn="durable transition, SQLite NORMAL", krav=minst(0.45), kor=_sqlite("NORMAL")),
    Matning(
        namn="durable transition, PostgreSQL",
        krav=minst(0.6),
        kor=lambda rigg: jamfor(falt_postgres(rigg)),
    ),
)
