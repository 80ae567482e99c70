"""Four processes register at once: half as fast as by hand, no gaps, and nobody starves."""

from collections import Counter
from contextlib import closing
from functools import cache, partial

from attrs import frozen

from prestanda.driver import anslut
from prestanda.ram import Block, Kvot, Matning, Tavlande, fart, hogst, minst, sammanfatta, tid
from prestanda.rigg import SORTER, Rigg
from prestanda.skrivare import SKRIVARE, Flock, Skrivet, flock
from tests.programbyggare import Installation, registrera

PER_SKRIVARE = 200
"""Registrations of each process in a block."""
TABELLER = ("arende", "post", "nummer", "sokrad", "brev", "brevarende", "idempotens")


@frozen(kw_only=True)
class Korning:
    """What came of one run on one database."""

    fart: Kvot
    fel: int
    """Gaps in the series, and numbers that two cases have, in both bases."""
    vantan: Kvot
    """Our longest registration as a share of the longest with SQLite's own waiting alone."""


@cache
def korning(rigg: Rigg, sort: str) -> Korning:
    """Let both register by turns. Raises OlikaArbete."""
    baser = [rigg.installation(sort) for _ in range(2)]
    for bas in baser:
        with bas.oppna() as program:
            registrera(program)
    med_hand: list[list[Skrivet]] = []
    med_motor: list[list[Skrivet]] = []
    with flock(baser[0], "hand") as hand, flock(baser[1], "motor") as motor_:
        for ett in (hand, motor_):
            ett(5)
        kvot = fart(_tavlande(baser[0], hand, med_hand), _tavlande(baser[1], motor_, med_motor))
    granser, vara = ([max(s.langsta for s in block) for block in alla] for alla in (med_hand, med_motor))
    par = [v / g for g, v in zip(granser, vara, strict=True)]
    ord_ = f"worst wait: busy_timeout alone {tid(max(granser))}, ours {tid(max(vara))}"
    vantan = Kvot(varde=max(vara) / max(granser), lagst=min(par), hogst=max(par), ord=ord_)
    per = kvot.ord.replace("a block", f"for {SKRIVARE * PER_SKRIVARE} registrations")
    return Korning(
        fart=Kvot(varde=kvot.varde, lagst=kvot.lagst, hogst=kvot.hogst, ord=per),
        fel=sum(map(_fel_i_serien, baser)),
        vantan=vantan,
    )


def _tavlande(bas: Installation, de: Flock, minns: list[list[Skrivet]]) -> Tavlande:
    def gor(_varv: int) -> Block:
        fore = _antal(bas)
        skrivet = de(PER_SKRIVARE)
        minns.append(skrivet)
        nya = {tabell: antal - fore[tabell] for tabell, antal in _antal(bas).items()}
        return Block(sekunder=max(s.slut for s in skrivet) - min(s.borjan for s in skrivet), rader=nya)

    return gor


def _antal(bas: Installation) -> dict[str, int]:
    with closing(anslut(bas)) as driver:
        return {tabell: driver.kor(f"SELECT count(*) FROM {tabell}")[0][0] for tabell in TABELLER}


def _fel_i_serien(bas: Installation) -> int:
    """How many of the numbers from 1 to the last are not borne by exactly one case."""
    with closing(anslut(bas)) as driver:
        burna = [rad[0] for rad in driver.kor("SELECT diarienummer FROM arende")]
        nasta: int = driver.kor("SELECT nasta FROM serie WHERE namnd = 'soc'")[0][0]
    antal = Counter(burna)
    utan_ett = sum(antal[f"soc 2011/{nummer}"] != 1 for nummer in range(1, nasta))
    return utan_ett + abs(len(burna) - (nasta - 1))


def _fart(rigg: Rigg, sort: str) -> Kvot:
    return korning(rigg, sort).fart


def _fel(rigg: Rigg, sort: str) -> Kvot:
    return sammanfatta(
        [korning(rigg, sort).fel], f"{SKRIVARE} processes, {5 * SKRIVARE * PER_SKRIVARE} each way"
    )


MATNINGAR = (
    *(
        Matning(
            namn=f"{SKRIVARE} writers registering, {vad}",
            krav=minst(0.5),
            kor=partial(_fart, sort=sort),
        )
        for sort, vad in SORTER.items()
    ),
    *(
        Matning(
            namn=f"gaps and duplicates in the series after them, {vad}",
            krav=hogst(0),
            kor=partial(_fel, sort=sort),
        )
        for sort, vad in SORTER.items()
    ),
    Matning(
        namn="worst wait of a writer against busy_timeout alone, SQLite",
        krav=hogst(1 / 3),
        kor=lambda rigg: korning(rigg, "sqlite").vantan,
    ),
)
