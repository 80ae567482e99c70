"""The meeting: everybody takes the same arrows on a clone of the same base, in blocks by turns."""

import gc
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from statistics import median

from attrs import field, frozen

from prestanda.andra.skrivning import SAMMA, Bas, Mangd, Slag
from prestanda.handskrivna_baser import HandskrivenSqlite
from prestanda.overgang import BLOCK, TABELLER, VEM, Falt, Plats, Steg, gor, innehall, motorns, stall
from prestanda.ram import Kvot, OlikaArbete, sammanfatta
from tests.byggare import NU
from tests.programbyggare import Installation

VARV = 5
VAR, GRANS = "remissflode, motor.handla", "limit: written by hand"


@frozen(kw_only=True)
class Tid:
    """Seconds for a transition: by the clock on the wall, and of the processor."""

    vagg: float
    cpu: float


Varv = Mapping[str, Tid]
"""One round: contestant -> its time."""


@frozen(kw_only=True)
class Arena:
    """Where they meet: the cases, how SQLite waits for the disk, how much is written, and who comes."""

    falt: Falt
    synkront: str
    mangd: Mangd
    kamrater: Mapping[str, Slag]
    """Those that ours is compared with."""
    utan_lager: Mapping[str, Slag] = field(factory=dict)
    """Those that are shown beside them."""

    @property
    def andra(self) -> Mapping[str, Slag]:
        """Everybody but the limit and ours."""
        return {**self.kamrater, **self.utan_lager}

    @property
    def namn(self) -> str:
        """What it is called in the table."""
        return f"SQLite {self.synkront}, the peers write {self.mangd.namn}"


@frozen(kw_only=True)
class Mote:
    """What came of the rounds."""

    arena: Arena
    varv: Sequence[Varv]

    def mitten(self, namn: str) -> Tid:
        """The median of the rounds."""
        return Tid(vagg=median(v[namn].vagg for v in self.varv), cpu=median(v[namn].cpu for v in self.varv))

    def ganger(self, namn: str) -> Kvot:
        """How many times as fast as somebody ours is."""
        return sammanfatta([v[namn].vagg / v[VAR].vagg for v in self.varv])

    @property
    def snabbast(self) -> str:
        """The fastest of the peers."""
        return min(self.arena.kamrater, key=lambda namn: self.mitten(namn).vagg)


def mot(arena: Arena, *, varv: int = VARV) -> Mote:
    """Let everybody meet. Raises OlikaArbete unless they leave the same rows."""
    lika(arena)
    return Mote(arena=arena, varv=tuple(_ett_varv(arena, fro) for fro in range(1000, 1000 + varv)))


def lika(arena: Arena) -> None:
    """Let everybody take some arrows and compare every row. Raises OlikaArbete."""
    with ExitStack() as stada:
        steg, kloner = _stall_upp(stada, arena, 99)
        for handla in steg.values():
            gor(handla, arena.falt.arenden[:BLOCK])
    namn = kloner if arena.mangd is SAMMA else arena.andra
    (forsta, monster), *andra = ((ett, innehall(kloner[ett])) for ett in namn)
    for ett, rader in andra:
        olika = [tabell for tabell in TABELLER if rader[tabell] != monster[tabell]]
        if olika:
            raise OlikaArbete(f"{ett} left other rows than {forsta} in {', '.join(olika)}")


def _stall_upp(stada: ExitStack, arena: Arena, fro: int) -> tuple[dict[str, Steg], dict[str, Installation]]:
    """Everybody on a clone of their own, with the same chance."""
    kloner = {namn: arena.falt.klon() for namn in (VAR, GRANS, *arena.andra)}
    program = stada.enter_context(kloner[VAR].oppna(fro=fro))
    stall(program, f"PRAGMA synchronous={arena.synkront}")
    hand = HandskrivenSqlite(kloner[GRANS].mapp / "remiss.db", arena.synkront, VEM, NU, fro)
    stada.callback(hand.stang)
    steg: dict[str, Steg] = {VAR: motorns(program), GRANS: hand.handla}
    for namn, slag in arena.andra.items():
        fil = kloner[namn].mapp / "remiss.db"
        tavlande = slag(Bas(fil=fil, synkront=arena.synkront, mangd=arena.mangd, fro=fro))
        stada.callback(tavlande.stang)
        steg[namn] = tavlande.handla
    return steg, kloner


def _ett_varv(arena: Arena, fro: int) -> Varv:
    arenden = arena.falt.arenden
    with ExitStack() as stada:
        steg, kloner = _stall_upp(stada, arena, fro)
        fore = _antal(kloner[VAR])
        gc.collect()
        vagg, cpu = dict.fromkeys(steg, 0.0), dict.fromkeys(steg, 0.0)
        for nummer, n in enumerate(range(0, len(arenden), BLOCK)):
            for namn in _i_tur(list(steg), nummer):
                sekunder, processor = _matt(steg[namn], arenden[n : n + BLOCK])
                vagg[namn] += sekunder
                cpu[namn] += processor
    antal = 2 * len(arenden)
    _rakna(arena, antal, fore, {namn: _antal(klon) for namn, klon in kloner.items()})
    return {namn: Tid(vagg=vagg[namn] / antal, cpu=cpu[namn] / antal) for namn in steg}


def _i_tur(namn: list[str], nummer: int) -> list[str]:
    forst = nummer % len(namn)
    return namn[forst:] + namn[:forst]


def _matt(steg: Steg, platser: tuple[Plats, ...]) -> tuple[float, float]:
    fore = time.process_time()
    sekunder = gor(steg, platser)
    return sekunder, time.process_time() - fore


def _antal(klon: Installation) -> dict[str, int]:
    with closing(sqlite3.connect(klon.mapp / "remiss.db")) as f:
        return {t: f.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABELLER}


def _rakna(arena: Arena, antal: int, fore: Mapping[str, int], efter: Mapping[str, Mapping[str, int]]) -> None:
    """That everybody wrote as many rows as they should. Raises OlikaArbete."""
    vart = efter[VAR]
    ett_brev = {**vart, "brev": fore["brev"] + antal, "brevarende": fore["brevarende"]}
    for namn, deras in efter.items():
        vantat = ett_brev if namn in arena.andra and not arena.mangd.alla_brev else vart
        if deras != vantat or deras["post"] != fore["post"] + antal:
            raise OlikaArbete(f"{namn} left {deras}, expected {vantat}")
