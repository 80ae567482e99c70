"""What the operating system refuses, said in Swedish, and files that are opened only if they are files."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_ORSAK = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.EFBIG: "filen blir för stor",
    errno.EACCES: "behörighet saknas",
    errno.EPERM: "behörighet saknas",
    errno.EROFS: "disken är skrivskyddad",
    errno.ENOENT: "filen eller mappen finns inte",
    errno.EEXIST: "det ligger en fil i vägen",
    errno.EISDIR: "det är en mapp",
    errno.ENOTDIR: "mappen den ska ligga i är en fil",
    errno.ENOTSUP: "det är ingen vanlig fil",
    errno.ENXIO: "det är ingen vanlig fil",
    errno.ELOOP: "länken leder i en ring",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EIO: "disken svarar inte",
}


def orsak(fel: OSError) -> str:
    """Why, in a few words."""
    return _ORSAK.get(fel.errno or 0, f"systemfel {fel.errno}")


def oppna_fil(fil: Path) -> BinaryIO:
    """An ordinary file, open for reading. A pipe or a device could keep its reader for ever.

    Raises OSError, also (ENOTSUP) for what is no file.
    """
    _krav_pa_fil(fil.stat())
    fd = os.open(fil, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        _krav_pa_fil(os.fstat(fd))
    except OSError:
        os.close(fd)
        raise
    return os.fdopen(fd, "rb")


def _krav_pa_fil(funnen: os.stat_result) -> None:
    if stat.S_ISDIR(funnen.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(funnen.st_mode):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
