"""Clean up after erasures: contents, letters in the folder of letters, and the pages of the base.

Can be done again until it is done; what is not cleaned yet stands in `gallring` and is yellow in health.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from attrs import frozen

from arbetsflode.lager import gallring, stadning
from arbetsflode.lager.databasfel import Dubblettfel
from arbetsflode.lager.systemfel import lagring
from arbetsflode.motor.gallringslista import Gallringsrad, rad_ur_text
from arbetsflode.program import Program

FORALDRALOS_EFTER = timedelta(hours=24)
"""A content that no case holds this long after it was laid down was never taken in."""


@frozen(kw_only=True)
class Stadning:
    """How many erasures were cleaned up after, and how many contents without a case were removed."""

    gallringar: int
    foraldralosa: int


def stada(program: Program) -> Stadning:
    """Remove what erasures left on the disk. Raises Upptaget, Lagringsfel; it can be done again."""
    gallringar = stada_gallringar(program)
    foraldralosa = sum(_ta_bort_fil(program, hash_) for hash_ in _gamla(program))
    return Stadning(gallringar=gallringar, foraldralosa=foraldralosa)


def stada_gallringar(program: Program) -> int:
    """Clean up after the erasures alone, and say how many; contents without a case are left."""
    with program.databas.las() as f:
        vantande = [rad_ur_text(innehall) for _id, innehall in gallring.att_stada(f)]
    for rad in vantande:
        _ta_bort_filer(program, rad)
    if vantande:
        stadning.skriv_om(program.databas)
        with program.databas.skriv() as f:
            gallring.notera_stadat(f, [rad.id for rad in vantande], program.klocka.nu())
    return len(vantande)


def _ta_bort_filer(program: Program, rad: Gallringsrad) -> None:
    for hash_ in rad.filer:
        _ta_bort_fil(program, hash_)
    mapp = program.installningar.epost.mapp
    if mapp is None:
        return
    with lagring("Mappen med brev"):
        for namn in rad.brevfiler:
            (mapp / Path(namn).name).unlink(missing_ok=True)


def _ta_bort_fil(program: Program, hash_: str) -> bool:
    """Remove a content unless a case holds it; whoever is about to note it waits, and is told."""
    try:
        with program.databas.skriv() as f:
            gallring.reservera_fil(f, hash_, program.klocka.nu())
            program.filer.ta_bort(hash_)
            gallring.slapp_fil(f, hash_)
    except Dubblettfel:
        return False
    return True


def _gamla(program: Program) -> Iterator[str]:
    """The names of contents laid down long ago; most of them are held by a case."""
    grans = (program.klocka.nu() - FORALDRALOS_EFTER).timestamp()
    with program.databas.las() as f:
        kanda = gallring.kanda_filer(f)
    for fil in program.filer.mapp.glob("??/*"):
        if fil.name not in kanda and fil.stat().st_mtime < grans:
            yield fil.name
