"""Garbage to every command that reads a file: a named error or an answer, at once and in little memory."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.prov.ram import Bevis, Prov
from tests.prov.skrap.lasare import LASARE, platser
from tests.prov.skrap.matare import Matare

PER_PROCESS = 1_250


def skrap_till_allt(prov: Prov) -> None:
    """Many files to one process, several processes; and every reader of files has its row."""
    rader = {plats for plats in LASARE if "mapp:" not in plats[1]}
    prov.krav(set(platser()) == rader, f"readers without a row, or the reverse: {set(platser()) ^ rader}")
    antal = min(prov.dos, PER_PROCESS)
    fron = [prov.slump.randrange(1_000_000) for _ in range(max(1, prov.dos // PER_PROCESS))]
    sort = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(min(2, len(fron)), mp_context=sort, max_tasks_per_child=None) as flock:
        uppdrag = [flock.submit(_mata, fro, antal) for fro in fron]
        for nummer, klart in enumerate(as_completed(uppdrag), start=1):
            matare = klart.result()
            prov.framsteg(f"{nummer} of {len(fron)} processes")
            prov.brott += [f"{brott} (seed {prov.fro})" for brott in matare.brott]
            for vad, antal_ in matare.raknat.items():
                storst = vad.startswith("KiB")
                prov.raknat[vad] = max(prov.raknat[vad], antal_) if storst else prov.raknat[vad] + antal_


def _mata(fro: int, antal: int) -> Matare:
    return Matare(fro=fro).mata(antal)


BEVIS = (
    Bevis(
        namn="skrapfiler",
        rad="garbage and mutated files, pipes, devices and hostile names to every command that reads a file",
        mal="named error or stored; memory growth < 50 MiB; no hang > 2 s",
        liten=40,
        full=10_000,
        kor=skrap_till_allt,
        sekunder=400,
    ),
)
