"""The sweep with two hundred cases due: it must cost the same among very many cases as among few."""

import time
from contextlib import closing
from functools import partial

from arbetsflode import motor
from prestanda.driver import anslut, gor_osvept
from prestanda.fragor import FORFALLER
from prestanda.fyllning import SARSKILDA
from prestanda.ram import Block, Kvot, Matning, OlikaArbete, Tavlande, hogst, tidskvot
from prestanda.rigg import LITEN, SORTER, STOR, Rigg
from tests.programbyggare import Installation, stall

FORFALLNA = SARSKILDA["forfallna"][1]


def mat(rigg: Rigg, sort: str) -> Kvot:
    """The time among many as a multiple of the time among few. Raises OlikaArbete."""
    fa, manga = (_svepare(rigg.bas(sort, antal)) for antal in (LITEN, STOR[sort]))
    fa(0), manga(0)
    return tidskvot(fa, manga)


def _svepare(bas: Installation) -> Tavlande:
    """Sweeps a base, and puts it back."""

    def gor(_varv: int) -> Block:
        with bas.oppna() as program, closing(anslut(bas)) as driver:
            stall(program, FORFALLER)
            borjan = time.perf_counter()
            rapport = motor.svep(program)
            sekunder = time.perf_counter() - borjan
            varningar = driver.kor("SELECT count(*) FROM varning")[0][0]
            gor_osvept(driver)
        if rapport.provade != FORFALLNA:
            raise OlikaArbete(f"{rapport.provade} cases were swept, not {FORFALLNA}")
        return Block(sekunder=sekunder, rader={"swept": rapport.provade, "varning": varningar})

    return gor


MATNINGAR = tuple(
    Matning(
        namn=f"sweep with {FORFALLNA} due at {STOR[sort]:,} against {LITEN:,}, {vad}",
        krav=hogst(1.5),
        kor=partial(mat, sort=sort),
    )
    for sort, vad in SORTER.items()
)
