"""The durable transition: `motor.handla` beside hand-written code that writes the very same rows.

Two arrows, the nämnd's decision and its justering, on cases with documents, a granted extension and two
approvals. Both work on clones of one base. With the same chance and the same clock every row must be equal.
"""

import gc
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from attrs import frozen

from arbetsflode import motor
from arbetsflode.program import Program
from prestanda.handskrivna_baser import Handskriven
from prestanda.ram import Kvot, OlikaArbete, sammanfatta, tid
from tests.byggare import UNDERLAG
from tests.programbyggare import Installation, aktor, inlaga, registrera

VEM = "namndsekreterare"
TABELLER = ("arende", "post", "brev", "brevarende", "idempotens", "nummer", "sokrad")
"""The tables that the two must leave alike."""

VARV = 5
BLOCK = 20
"""Cases between two turns."""

Steg = Callable[[str, int, str, Any, str], object]
"""Takes an arrow: case, version, arrow, record, key."""

Plats = tuple[str, int]
"""A case and its version."""


@frozen(kw_only=True)
class Falt:
    """Where the two meet: prepared cases, clones of their base, and the hand-written code's way in."""

    arenden: tuple[Plats, ...]
    klon: Callable[[], Installation]
    grans: Callable[[Installation, int], Handskriven]
    """Told the clone and the seed of its chance."""
    satt: str | None = None
    """A setting that is run on our connections: how SQLite waits for the disk."""


def bered(program: Program, antal: int) -> tuple[Plats, ...]:
    """Cases that wait for the nämnd's decision."""
    platser = []
    for n in range(antal):
        bilagor = tuple(inlaga(titel=f"Bilaga {d}", innehall=f"{n} {d}".encode()) for d in range(3))
        lopp = registrera(program, handlingar=bilagor).gor("fordela", "fordelare")
        lopp.gor("begar_anstand", "registrator").gor("bevilja_anstand", "registrator").till("forslag")
        platser.append(lopp.plats)
    return tuple(platser)


def stall(program: Program, sats: str) -> None:
    """Run a setting on the connections that the program will use."""
    anslutningar = [program.databas.motor.raw_connection() for _ in range(2)]
    for anslutning in anslutningar:
        anslutning.cursor().execute(sats)
        anslutning.driver_connection.commit()  # type: ignore[union-attr]
    for anslutning in anslutningar:
        anslutning.close()


def jamfor(falt: Falt, *, varv: int = VARV) -> Kvot:
    """Our speed as a share of the limit's. Raises OlikaArbete."""
    lika(falt)
    par = [_ett_varv(falt, fro) for fro in range(1000, 1000 + varv)]
    per_steg = [(g / (2 * len(falt.arenden)), v / (2 * len(falt.arenden))) for g, v in par]
    g, v = (sorted(sida)[varv // 2] for sida in zip(*per_steg, strict=True))
    return sammanfatta([g / v for g, v in par], f"limit {tid(g)}, ours {tid(v)} a transition")


def lika(falt: Falt) -> int:
    """Run both with the same chance and compare every row; how many. Raises OlikaArbete."""
    with _bada(falt, 99) as (grans, vart, deras, var):
        gor(vart, falt.arenden[:BLOCK])
        gor(grans, falt.arenden[:BLOCK])
        skrivna, vara = innehall(deras), innehall(var)
    for tabell in TABELLER:
        if skrivna[tabell] != vara[tabell]:
            raise OlikaArbete(f"{tabell}: {_forsta_olika(skrivna[tabell], vara[tabell])}")
    return sum(map(len, vara.values()))


def _forsta_olika(deras: list[tuple[Any, ...]], vara: list[tuple[Any, ...]]) -> str:
    par = next(((d, v) for d, v in zip(deras, vara, strict=False) if d != v), (len(deras), len(vara)))
    return f"the limit left {par[0]}, ours {par[1]}"


def _ett_varv(falt: Falt, fro: int) -> tuple[float, float]:
    """Seconds of the limit and of ours, over all cases, in blocks by turns."""
    deras_tid, var_tid = 0.0, 0.0
    with _bada(falt, fro) as (grans, vart, deras, var):
        gc.collect()
        for n in range(0, len(falt.arenden), BLOCK):
            block = falt.arenden[n : n + BLOCK]
            if n // BLOCK % 2:
                var_tid += gor(vart, block)
                deras_tid += gor(grans, block)
            else:
                deras_tid += gor(grans, block)
                var_tid += gor(vart, block)
        rader = [{tabell: len(r) for tabell, r in innehall(i).items()} for i in (deras, var)]
    if rader[0] != rader[1]:
        raise OlikaArbete(f"the limit left {rader[0]}, ours {rader[1]}")
    return deras_tid, var_tid


@contextmanager
def _bada(falt: Falt, fro: int) -> Iterator[tuple[Steg, Steg, Installation, Installation]]:
    """The limit and ours on clones of their own, with the same chance."""
    deras, var = falt.klon(), falt.klon()
    grans = falt.grans(deras, fro)
    try:
        with var.oppna() as program:
            program.slump = random.Random(fro).randbytes
            if falt.satt:
                stall(program, falt.satt)
            yield grans.handla, motorns(program), deras, var
    finally:
        grans.stang()


def motorns(program: Program) -> Steg:
    """Our way to take an arrow."""
    vem = aktor(VEM)

    def steg(arende: str, version: int, overgang: str, underlag: Any, nyckel: str) -> object:
        return motor.handla(
            program, vem, arende=arende, version=version, overgang=overgang, underlag=underlag, nyckel=nyckel
        )

    return steg


def gor(steg: Steg, platser: tuple[Plats, ...]) -> float:
    """Decide and verify some cases; the seconds that it took."""
    beslut, justering = UNDERLAG["besluta"](), UNDERLAG["justera"]()
    borjan = time.perf_counter()
    for id_, version in platser:
        steg(id_, version, "besluta", beslut, f"b{id_}")
        steg(id_, version + 1, "justera", justering, f"j{id_}")
    return time.perf_counter() - borjan


def innehall(installation: Installation) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables that an arrow touches, sorted."""
    with installation.oppna() as program:
        anslutning = program.databas.motor.raw_connection()
        try:
            markor = anslutning.cursor()
            svar = {}
            for tabell in TABELLER:
                markor.execute(f"SELECT * FROM {tabell}")
                svar[tabell] = sorted(markor.fetchall(), key=repr)
            return svar
        finally:
            anslutning.close()
