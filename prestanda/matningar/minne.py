"""The peak memory of what reads many cases: a process of its own does it among many and among few."""

import subprocess
import sys
from contextlib import closing
from functools import partial

from prestanda.driver import anslut, gor_osvept
from prestanda.ram import Kvot, Matning, OlikaArbete, hogst, sammanfatta
from prestanda.rigg import LITEN, STOR, Rigg
from tests.programbyggare import Installation

SORT = "sqlite"
SYSSLOR = {"list": 3, "sweep": 3, "export": 1}
"""What is done, and how many times: an export of very many cases is long, and its memory does not wobble."""


def mat(rigg: Rigg, syssla: str) -> Kvot:
    """The peak among many as a share of the peak among few. Raises OlikaArbete when a process fails."""
    par = [
        tuple(_topp(rigg.bas(SORT, antal), syssla) for antal in (LITEN, STOR[SORT]))
        for _ in range(SYSSLOR[syssla])
    ]
    fa, manga = par[len(par) // 2]
    return sammanfatta(
        [m / f for f, m in par], f"{fa / 1024:.0f} MiB among few, {manga / 1024:.0f} among many"
    )


def _topp(bas: Installation, syssla: str) -> int:
    """The largest resident size of the process that did it, in KiB."""
    rad = [sys.executable, "-W", "ignore", "-m", "prestanda.syssla", syssla, str(bas.mapp)]
    klar = subprocess.run(rad, capture_output=True, text=True, check=False)
    if klar.returncode != 0:
        raise OlikaArbete(f"{syssla}: {klar.stderr.strip()}")
    with closing(anslut(bas)) as driver:
        gor_osvept(driver)
    return int(klar.stdout)


MATNINGAR = tuple(
    Matning(
        namn=f"peak memory of {syssla} at {STOR[SORT]:,} against {LITEN:,}",
        krav=hogst(1.2),
        kor=partial(mat, syssla=syssla),
    )
    for syssla in SYSSLOR
)
