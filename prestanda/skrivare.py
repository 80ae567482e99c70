"""Several processes that register at once in one base: by `motor`, or by hand on the driver."""

import multiprocessing
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing.synchronize import Barrier
from typing import Any

import psycopg
from attrs import frozen

from arbetsflode import motor
from arbetsflode.lager.tabeller import metadata
from prestanda import handskriven_registrering as for_hand
from tests.byggare import NU, registrering
from tests.programbyggare import Installation, aktor
from tillstand.innehall import Avsandare

SKRIVARE = 4
VANTETID = 30.0
"""Seconds that a hand-written writer waits for SQLite's own lock."""

Registrera = Callable[[Any, str], object]


@frozen(kw_only=True)
class Skrivet:
    """What one process did: when it began and ended (monotonic seconds), and its longest registration."""

    borjan: float
    slut: float
    langsta: float


@frozen(kw_only=True)
class _Har:
    """What a process keeps between its tasks."""

    registrera: Registrera
    grind: Barrier
    satt: AbstractContextManager[Registrera]


_har: list[_Har] = []


def _borja(bas: Installation, av: str, grind: Barrier) -> None:
    satt = SATT[bas.sort if av == "hand" else av](bas)
    _har.append(_Har(registrera=satt.__enter__(), grind=grind, satt=satt))


def _registrera(antal: int) -> Skrivet:
    """Register so many cases, beginning together with the other processes."""
    har, slump = _har[0], os.urandom(6).hex()
    underlag = [
        registrering(avsandare=Avsandare(organ="Kommunstyrelsen", diarienummer=f"KS {slump}-{n}"))
        for n in range(antal)
    ]
    har.grind.wait()
    borjan = forra = time.monotonic()
    langsta = 0.0
    for nummer, ett in enumerate(underlag):
        har.registrera(ett, f"{slump}-{nummer}")
        nu = time.monotonic()
        langsta, forra = max(langsta, nu - forra), nu
    return Skrivet(borjan=borjan, slut=forra, langsta=langsta)


Flock = Callable[[int], list[Skrivet]]


@contextmanager
def flock(bas: Installation, av: str) -> Iterator[Flock]:
    """Processes that stay: called with a number, each of them registers so many cases.

    `av` is `motor` or `hand`.
    """
    sort = multiprocessing.get_context("spawn")
    grind = sort.Barrier(SKRIVARE)
    with ProcessPoolExecutor(
        SKRIVARE, mp_context=sort, initializer=_borja, initargs=(bas, av, grind)
    ) as pool:
        yield lambda antal: list(pool.map(_registrera, [antal] * SKRIVARE))


@contextmanager
def _motor(bas: Installation) -> Iterator[Registrera]:
    vem = aktor(for_hand.VEM)
    with bas.oppna(fro=random.SystemRandom().randrange(1 << 60)) as program:
        yield lambda underlag, nyckel: motor.registrera(
            program, vem, namnd=for_hand.NAMND, underlag=underlag, nyckel=nyckel
        )


_KOLUMNER = {
    tabell: [namn for namn in metadata.tables[tabell].c.keys() if namn not in utom]  # noqa: SIM118 - columns
    for tabell, utom in {
        "arende": (),
        "post": (),
        "nummer": (),
        "sokrad": ("id",),
        "brev": ("taget_av", "taget_till", "avgjort", "fel"),
        "idempotens": (),
    }.items()
}


def _lagg_in(tabell: str, plats: str, antal: int = 1) -> str:
    kolumner = _KOLUMNER[tabell]
    rad = f"({', '.join([plats] * len(kolumner))})"
    return f"INSERT INTO {tabell} ({', '.join(kolumner)}) VALUES {', '.join([rad] * antal)}"


_DUBBLETT = (
    "SELECT a.id FROM arende a JOIN nummer n ON n.arende = a.id WHERE a.namnd = 'soc' AND n.nyckel = ?"
)
_SERIE = "UPDATE serie SET nasta = nasta + 1 WHERE namnd = 'soc' AND ar = 2011 RETURNING nasta - 1"
_SVARAT = "SELECT avtryck, svar FROM idempotens WHERE nyckel = ?"


@contextmanager
def _sqlite(bas: Installation) -> Iterator[Registrera]:
    """sqlite3, BEGIN IMMEDIATE, and SQLite's own waiting for the lock."""
    f = sqlite3.connect(bas.mapp / "remiss.db", isolation_level=None, timeout=VANTETID)
    kor = f.execute
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "mmap_size=0"):
        kor(f"PRAGMA {pragma}").fetchall()
    flode = kor("SELECT flode FROM arende LIMIT 1").fetchone()[0]
    in_i = {tabell: _lagg_in(tabell, "?") for tabell in _KOLUMNER}

    def registrera(underlag: Any, nyckel: str) -> None:
        avtryck = for_hand.fraga(underlag)
        kor("BEGIN IMMEDIATE")
        if kor(_SVARAT, (nyckel,)).fetchone():
            raise ValueError(nyckel)
        if kor(_DUBBLETT, (for_hand.nummernyckel(underlag.avsandare.diarienummer),)).fetchone():
            raise ValueError(nyckel)
        lopnr = kor(_SERIE).fetchone()[0]
        rader = for_hand.rader(underlag, lopnr, nyckel=nyckel, avtryck=avtryck, flode=flode, nu=NU)
        kor(in_i["arende"], rader.arende)
        kor(in_i["post"], rader.post)
        for ett in rader.nummer:
            kor(in_i["nummer"], ett)
        kor(in_i["sokrad"], rader.sokrad)
        kor(in_i["brev"], rader.brev)
        kor("INSERT INTO brevarende (brev, arende) VALUES (?, ?)", (rader.brev[0], rader.arende[0]))
        kor(in_i["idempotens"], rader.idempotens)
        kor("COMMIT")

    yield registrera
    f.close()


@contextmanager
def _postgres(bas: Installation) -> Iterator[Registrera]:
    """psycopg: what can be asked before, then the number and one statement that writes everything."""
    f = psycopg.connect(bas.databas.replace("+psycopg", ""), autocommit=True, prepare_threshold=0)
    kor: Callable[..., psycopg.Cursor[Any]] = f.cursor().execute
    flode = kor("SELECT flode FROM arende LIMIT 1").fetchone()[0]  # type: ignore[index]
    in_i = {t: _lagg_in(t, "%s", 2 if t == "nummer" else 1) for t in _KOLUMNER}
    skriv = f"""WITH a AS ({in_i["arende"]}), p AS ({in_i["post"]}), n AS ({in_i["nummer"]}),
        s AS ({in_i["sokrad"]}), b AS ({in_i["brev"]}),
        k AS (INSERT INTO brevarende (brev, arende) VALUES (%s, %s)) {in_i["idempotens"]}"""
    fore = f"SELECT EXISTS ({_SVARAT}) OR EXISTS ({_DUBBLETT})".replace("?", "%s")

    def registrera(underlag: Any, nyckel: str) -> None:
        avtryck = for_hand.fraga(underlag)
        deras = for_hand.nummernyckel(underlag.avsandare.diarienummer)
        if kor(fore, (nyckel, deras)).fetchone() != (False,):
            raise ValueError(nyckel)
        with f.transaction():
            lopnr = kor(_SERIE).fetchone()[0]  # type: ignore[index]
            r = for_hand.rader(underlag, lopnr, nyckel=nyckel, avtryck=avtryck, flode=flode, nu=NU)
            nummer = [varde for par in r.nummer for varde in par]
            koppling = (r.brev[0], r.arende[0])
            kor(skriv, (*r.arende, *r.post, *nummer, *r.sokrad, *r.brev, *koppling, *r.idempotens))

    yield registrera
    f.close()


SATT: dict[str, Callable[[Installation], AbstractContextManager[Registrera]]] = {
    "motor": _motor,
    "sqlite": _sqlite,
    "postgresql": _postgres,
}
"""Ways to register: by the engine, and by hand on each driver."""
