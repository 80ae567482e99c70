"""Who has an SQLite base open: shared by every program at work, alone for whoever puts another in its place.

A file lock beside the base: the kernel lets go of it when a process dies, however it dies.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from arbetsflode.lager.adress import databasfil
from arbetsflode.lager.systemfel import lagring
from tillstand.fel import Upptaget


class Narvaro:
    """That this process works with a base. Held until `slapp`, or until the process ends."""

    def __init__(self, url: str) -> None:
        """Be one of many. Raises Upptaget while somebody is putting another base in this one's place."""
        fil = databasfil(url)
        self._fd = _oppna(_lasfil(fil)) if fil is not None and fil.exists() else None
        if self._fd is None:
            return
        try:
            fcntl.flock(self._fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            self.slapp()
            raise Upptaget(
                "Databasen återställs eller flyttas just nu. Försök igen när det är klart."
            ) from None

    def slapp(self) -> None:
        """Let others have it."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


@contextmanager
def ensam(databasfil: Path) -> Iterator[None]:
    """Keep everybody else out of a base. Raises Upptaget at once when somebody has it open."""
    with lagring(f"Låsfilen {_lasfil(databasfil).name}"):
        fd = os.open(_lasfil(databasfil), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Upptaget(
                "Programmet är igång med den här databasen. Stoppa ”remiss arbeta” och andra kommandon först."
            ) from None
        yield
    finally:
        os.close(fd)


def _lasfil(databasfil: Path) -> Path:
    return Path(f"{databasfil}.oppen")


def _oppna(fil: Path) -> int | None:
    """None where nothing can be written: then nothing can be put in the base's place either."""
    try:
        return os.open(fil, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
