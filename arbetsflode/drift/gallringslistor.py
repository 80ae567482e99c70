"""What has been erased, out of every list that can be found: one that is too old takes nothing away."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from arbetsflode.lager import gallring, schema
from arbetsflode.lager.databas import Databas
from arbetsflode.motor.gallringslista import FIL, Gallringsrad, lagg_till, las, rad_ur_text
from tillstand.fel import Datafel, Felaktighet, OgiltigIndata

FORSTA_SCHEMA = "0002"
"""Bases before this have no table of erasures."""


def ur_listorna(
    angiven: Path | None, mappar: Iterable[Path], *, far_saknas: bool
) -> tuple[Gallringsrad, ...]:
    """The lines of the given list and of every list in the folders. Raises Datafel for a damaged one.

    Raises OgiltigIndata when there is none at all, unless the administrator has said that it may be so.
    """
    bredvid = (mapp / FIL for mapp in mappar)
    listor = ([] if angiven is None else [angiven]) + [fil for fil in bredvid if fil.exists()]
    if not listor and not far_saknas:
        mening = (
            "finns inte bredvid säkerhetskopian: det som har gallrats sedan dess skulle komma tillbaka. Lägg "
            "den där, eller ange den med --gallringslista. Har inget gallrats: --utan-gallringslista"
        )
        raise OgiltigIndata((Felaktighet(plats=FIL, mening=mening),))
    return samlade(*(las(fil) for fil in listor))


def ur_basen(plats: Path) -> tuple[Gallringsrad, ...]:
    """What a base that is to be put aside says itself; nothing when it cannot be read."""
    databas = Databas(f"sqlite:///{plats}")
    try:
        if (schema.version(databas) or "") < FORSTA_SCHEMA:
            return ()
        with databas.las() as f:
            return tuple(rad_ur_text(innehall) for innehall in gallring.alla(f))
    except Datafel:
        return ()
    finally:
        databas.stang()


def samlade(*listor: Sequence[Gallringsrad]) -> tuple[Gallringsrad, ...]:
    """Every erasure once, oldest first."""
    alla = {rad.id: rad for lista in listor for rad in lista}
    return tuple(sorted(alla.values(), key=lambda rad: (rad.noterat, rad.id)))


def for_vidare(kopior: Path, rader: Sequence[Gallringsrad]) -> None:
    """Add to the list of the installation what does not stand there, for the restore after this one."""
    kanda = {rad.id for rad in las(kopior / FIL)}
    for rad in rader:
        if rad.id not in kanda:
            lagg_till(kopior, rad)
