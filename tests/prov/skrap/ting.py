"""What may lie where a file is expected, and what it may be called."""

import os
import random
import socket
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

STAMMAR: tuple[bytes, ...] = (
    b"handling",
    "a\u030akallare".encode(),
    "åkallare".encode(),
    b"..\\..\\etc\\passwd",
    b"rad\nbrytning",
    b"-rf",
    b"--json",
    b"=?utf-8?q?Remiss=0ABcc:_x@y.se?=",
    "omv\u202efdp".encode(),
    "osynlig\u200b\u2028".encode(),
    b"con",
    b"punkt. .",
    b"%s{0}$(id)`id`",
    b"'; DROP TABLE arende; --",
    b"n" * 240,
    b"\xff\xfe",
    b"styr\x07\x1b[31m",
    "😀🇸🇪".encode(),
    b" ",
    b"<script>",
)
"""Stems of file names, as the disk keeps them."""


def namn(andelse: str, slump: random.Random) -> bytes:
    """A file name; mostly an ordinary one, mostly with the ending that it ought to have."""
    stam = slump.choice(STAMMAR) if slump.random() < 0.3 else b"fil"
    slut = andelse if slump.random() < 0.9 else slump.choice((".json", ".TOML", ".csv", "", "."))
    return stam + slut.encode()


def _ror(plats: bytes) -> None:
    os.mkfifo(plats)


def _uttag(plats: bytes) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as uttag:
        uttag.bind(os.path.basename(plats))


def _glest(plats: bytes) -> None:
    Path(os.fsdecode(plats)).touch()
    os.truncate(plats, 5 << 30)


def _last(plats: bytes) -> None:
    os.close(os.open(plats, os.O_CREAT | os.O_WRONLY, 0o000))


TING: Mapping[str, Callable[[bytes], None]] = {
    "mapp": os.mkdir,
    "rör": _ror,
    "uttag": _uttag,
    "inget": lambda _plats: None,
    "tom": lambda plats: os.close(os.open(plats, os.O_CREAT | os.O_WRONLY, 0o600)),
    "utan slut": lambda plats: os.symlink("/dev/zero", plats),
    "ingenting": lambda plats: os.symlink("/dev/null", plats),
    "slumpen": lambda plats: os.symlink("/dev/urandom", plats),
    "minnet": lambda plats: os.symlink("/proc/self/mem", plats),
    "ring": lambda plats: os.symlink(os.path.basename(plats), plats),
    "länk till mapp": lambda plats: os.symlink("/", plats),
    "länk till inget": lambda plats: os.symlink("finns-inte", plats),
    "glest": _glest,
    "låst": _last,
}
"""What is no ordinary file with something in it. Made in the current folder, for short paths."""
