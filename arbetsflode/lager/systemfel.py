"""What the operating system refuses, said in Swedish."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from tillstand.fel import Lagringsfel

_ORSAK = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.EFBIG: "filen blir för stor",
    errno.EACCES: "behörighet saknas",
    errno.EPERM: "behörighet saknas",
    errno.EROFS: "disken är skrivskyddad",
    errno.ENOENT: "filen eller mappen finns inte",
    errno.EISDIR: "det är en mapp",
    errno.ENOTDIR: "mappen den ska ligga i är en fil",
}


def orsak(fel: OSError) -> str:
    """Why, in a few words."""
    return _ORSAK.get(fel.errno or 0, f"systemfel {fel.errno}")


@contextmanager
def lagring(vad: str) -> Iterator[None]:
    """Turn the system's refusals to write into Lagringsfel; `vad` is what could not be written."""
    try:
        yield
    except OSError as fel:
        raise Lagringsfel(f"{vad} går inte att skriva: {orsak(fel)}. Inget har sparats.") from fel
