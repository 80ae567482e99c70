"""The watched folder: what is laid there comes into the inbox, and is moved aside when it is safe there."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from arbetsflode.inkorg import Vag
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.systemfel import lagring
from arbetsflode.motor.halsopunkt import Lage, Svar
from arbetsflode.motor.inkorg import ta_emot
from arbetsflode.program import Program
from tillstand.behorighet import SYSTEM
from tillstand.fel import OgiltigIndata

STILLA_SEKUNDER = 30
"""A file that was written to later than this may still be on its way."""
FLEST = 50
"""So many files are taken in one turn."""
MOTTAGNA, AVVISADE = "mottagna", "avvisade"
_PA_VAG = (".part", ".tmp", ".crdownload", ".partial")


@frozen(kw_only=True)
class Mappintag:
    """What one look in the folder gave."""

    mottagna: int = 0
    avvisade: int = 0


def ta_emot_ur_mappen(program: Program) -> Mappintag:
    """Take in what lies whole in the watched folder, if there is one; the rest at the next look.

    A file is moved to `mottagna` when the inbox holds it, or to `avvisade` with the reason beside it. Killed
    in between it lies where it lay, and comes in once all the same. Raises Lagringsfel.
    """
    mapp = program.installningar.inkorg_mapp
    if mapp is None or not mapp.is_dir():
        return Mappintag()
    mottagna = avvisade = 0
    for fil, ar_fil in list(_hela(program, mapp))[:FLEST]:
        nyckel = f"mapp:{fil.name}:{ar_fil.st_mtime_ns}:{ar_fil.st_size}"
        try:
            ta_emot(program, SYSTEM, innehall=fil, filnamn=fil.name, vag=Vag.MAPP, nyckel=nyckel)
        except OgiltigIndata as fel:
            _undan(fil, AVVISADE, " ".join(f"{f.mening}." for f in fel.felaktigheter))
            avvisade += 1
        else:
            _undan(fil, MOTTAGNA)
            mottagna += 1
    return Mappintag(mottagna=mottagna, avvisade=avvisade)


def _hela(program: Program, mapp: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """The files that nobody has written to for a while, by name; nothing hidden, no links, no folders."""
    grans = program.klocka.nu().timestamp() - STILLA_SEKUNDER
    with lagring("Den bevakade mappen"):
        for fil in sorted(mapp.iterdir()):
            if fil.name.startswith((".", "~$")) or fil.name.lower().endswith(_PA_VAG):
                continue
            ar_fil = fil.lstat()
            if stat.S_ISREG(ar_fil.st_mode) and ar_fil.st_mtime <= grans:
                yield fil, ar_fil


def _undan(fil: Path, vart: str, skal: str = "") -> None:
    with lagring("Den bevakade mappen"):
        mapp = fil.parent / vart
        mapp.mkdir(exist_ok=True)
        plats = _ledig(mapp, fil.name)
        fil.rename(plats)
        if skal:
            plats.with_name(f"{plats.name}.txt").write_text(f"{skal}\n", encoding="utf-8")


def _ledig(mapp: Path, namn: str) -> Path:
    """A name that nothing has in the folder."""
    plats, nummer = mapp / namn, 1
    while plats.exists():
        nummer += 1
        plats = mapp / f"{nummer} {namn}"
    return plats


def mappens_halsa(program: Program, _f: Forbindelse) -> Svar:
    """Whether the watched folder can be used, and whether something in it was refused."""
    mapp = program.installningar.inkorg_mapp
    if mapp is None:
        return
    if not mapp.is_dir() or not os.access(mapp, os.R_OK | os.W_OK | os.X_OK):
        yield "inkorg", Lage.GUL, f"Den bevakade mappen {mapp} går inte att använda. Se efter att den finns."
    elif (mapp / AVVISADE).is_dir() and any((mapp / AVVISADE).iterdir()):
        yield "inkorg", Lage.GUL, f"Filer togs inte emot: se {mapp / AVVISADE}, där skälen står."
