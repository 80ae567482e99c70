"""The demo's own folder: made anew each time, and never over anything that is not a demo."""

import shutil
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from arbetsflode.demomarke import MARKE, ar_demo
from arbetsflode.sammansattning import INSTALLNINGSFIL, KOMMUNFIL, initiera
from tillstand.fel import Felaktighet, OgiltigIndata

PERSONFIL, KALENDERFIL = "personer.toml", "kalender.toml"
_FILER = (KOMMUNFIL, INSTALLNINGSFIL, PERSONFIL, KALENDERFIL)
_SPELAT = ("brev", "filer", "remiss.db", "remiss.db-wal", "remiss.db-shm", "remiss.db.las")
"""What an earlier demo has left behind."""


def ny_demomapp(mapp: Path, miljo: Mapping[str, str]) -> None:
    """Make the folder with its settings, municipality, people and an empty base.

    An earlier demo is played over; what else lies in its folder stays. Raises OgiltigIndata for a folder
    with other contents and for one that cannot be written.
    """
    try:
        _gor_plats(mapp)
        mapp.mkdir(parents=True, exist_ok=True, mode=0o700)
        (mapp / MARKE).write_text("Den här mappen är ett demo och spelas över nästa gång.\n", "utf-8")
        for namn in _FILER:
            (mapp / namn).write_text(pakettext(namn), encoding="utf-8")
    except OSError as fel:
        raise _fel(f"går inte att skriva i: {fel.strerror or type(fel).__name__}. Välj en annan.") from fel
    initiera(mapp, miljo)


def pakettext(namn: str) -> str:
    """One of the files that the demo brings along."""
    return files("arbetsflode.demo").joinpath(namn).read_text(encoding="utf-8")


def _gor_plats(mapp: Path) -> None:
    if not mapp.exists():
        return
    if not mapp.is_dir():
        raise _fel(f"{mapp} är en fil: ange en mapp.")
    if any(mapp.iterdir()) and not ar_demo(mapp):
        raise _fel(f"{mapp} innehåller något annat än ett demo: ange en tom mapp eller en som inte finns.")
    for namn in _SPELAT:
        gammalt = mapp / namn
        if gammalt.is_dir() and not gammalt.is_symlink():
            shutil.rmtree(gammalt)
        else:
            gammalt.unlink(missing_ok=True)


def _fel(mening: str) -> OgiltigIndata:
    return OgiltigIndata((Felaktighet(plats="mapp", mening=mening),))
