"""A letter taken apart in a process of its own: its ids, and what is attached to it."""

import base64
import subprocess
import sys

import msgspec
from attrs import frozen

LANGST_TID = 10
"""Seconds that anybody waits."""


@frozen(kw_only=True)
class Bilaga:
    """A file that came with a letter, by the name that the letter gives it (perhaps none)."""

    namn: str
    innehall: bytes


@frozen(kw_only=True)
class Brevet:
    """A letter: its own id, the ids of those that it answers, and its attachments."""

    meddelande: str | None = None
    svar_pa: tuple[str, ...] = ()
    bilagor: tuple[Bilaga, ...] = ()


INGET = Brevet()


class _Svar(msgspec.Struct):
    meddelande: str | None
    svar_pa: list[str]
    bilagor: list[tuple[str, str]]


def ta_isar(innehall: bytes) -> Brevet:
    """The parts of a letter; `INGET` for one that cannot be taken apart within its time and memory."""
    try:
        last = msgspec.json.decode(_barnets_svar(innehall), type=_Svar)
    except msgspec.MsgspecError:
        return INGET
    bilagor = (Bilaga(namn=namn, innehall=base64.b64decode(rent)) for namn, rent in last.bilagor)
    return Brevet(meddelande=last.meddelande, svar_pa=tuple(last.svar_pa), bilagor=tuple(bilagor))


def _barnets_svar(innehall: bytes) -> bytes:
    """What the splitter says; nothing when it does not come to its end in time."""
    kommando = (sys.executable, "-I", "-m", "arbetsflode.lasning.brevbarn")
    barn = subprocess.Popen(  # noqa: S603 - our own module
        kommando, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    with barn:
        try:
            svar, _ = barn.communicate(innehall, timeout=LANGST_TID)
        except subprocess.TimeoutExpired:
            return b""
        finally:
            barn.kill()
    return svar if barn.returncode == 0 else b""
