"""The list of erasures beside the backups: one JSON line each, ids and digests, no text.

A line is on disk before its erasure is. Killed between the two, the list holds a decision that the base has
not carried out: at the next restore it is, and in the base in use the command is given again.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec
from attrs import frozen

from arbetsflode.lager.systemfel import lagring
from konfiguration.systemfel import oppna_fil, orsak
from tillstand.fel import Datafel

FIL = "gallrat.jsonl"
"""The name of the list, in the folder of the backups."""
LANGSTA_RAD = 10_000_000
"""Bytes of one line: far more than any case comes to."""


@frozen(kw_only=True)
class Gallratavtryck:
    """One erased text: its post, its place there, and the salted digest that the chain holds of it."""

    post: int
    plats: str
    sha256: str


@frozen(kw_only=True)
class Gallringsrad:
    """One erasure, in a case or in the inbox. `noterat` is UTC text; `hela`: the whole case is gone."""

    id: str
    noterat: str
    av: str
    beslut: str
    arende: str
    namnd: str
    diarienummer: str
    hela: bool
    falt: tuple[Gallratavtryck, ...] = ()
    filer: tuple[str, ...] = ()
    """Contents that the case no longer holds, by hash."""
    brevfiler: tuple[str, ...] = ()
    """Names of letters in the folder of letters."""
    inkomna: tuple[str, ...] = ()
    """Things in the inbox that were no case; then the case, the nämnd and the number are empty."""

    def som_text(self) -> str:
        """The line, without its newline."""
        return msgspec.json.encode(self).decode()


_RAD = msgspec.json.Decoder(Gallringsrad)


def rad_ur_text(text: str | bytes) -> Gallringsrad:
    """The erasure of a line. Raises Datafel."""
    try:
        return _RAD.decode(text)
    except (msgspec.MsgspecError, UnicodeError, ValueError) as fel:
        raise Datafel(f"En rad i gallringslistan går inte att läsa: {fel}") from fel


def lagg_till(kopior: Path, rad: Gallringsrad) -> None:
    """Add a line and flush it to disk. Raises Lagringsfel."""
    with lagring("Gallringslistan"):
        kopior.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _last(kopior / FIL) as fd:
            os.ftruncate(fd, _hela_rader(fd))
            os.lseek(fd, 0, os.SEEK_END)
            data = f"{rad.som_text()}\n".encode()
            while data:
                data = data[os.write(fd, data) :]
            os.fsync(fd)
        _spola(kopior)


def las(fil: Path) -> tuple[Gallringsrad, ...]:
    """Every erasure of a list, oldest first; none when there is no list.

    A last line without its newline was never carried out and is left out. Raises Datafel.
    """
    try:
        with oppna_fil(fil) as oppen:
            return tuple(_hela_raderna(oppen))
    except FileNotFoundError:
        return ()
    except OSError as fel:
        raise Datafel(f"Gallringslistan {fil} går inte att läsa: {orsak(fel)}.") from fel


def _hela_raderna(oppen: BinaryIO) -> Iterator[Gallringsrad]:
    while (rad := oppen.readline(LANGSTA_RAD)).endswith(b"\n"):
        yield rad_ur_text(rad)
    if len(rad) == LANGSTA_RAD:
        raise Datafel("En rad i gallringslistan är för lång för att vara riktig.")


@contextmanager
def _last(fil: Path) -> Iterator[int]:
    fd = os.open(fil, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield fd
    finally:
        os.close(fd)


def _hela_rader(fd: int) -> int:
    """Where the last whole line ends: what comes after was cut off by a crash."""
    slut = os.lseek(fd, 0, os.SEEK_END)
    while slut and os.pread(fd, 1, slut - 1) != b"\n":
        slut -= 1
    return slut


def _spola(mapp: Path) -> None:
    fd = os.open(mapp, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
