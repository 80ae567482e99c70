"""A letter taken apart in a process of its own: its ids, and what is attached to it."""

import base64

import msgspec
from attrs import frozen

from arbetsflode.lasning.process import kor


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


class _Svar(msgspec.Struct):
    meddelande: str | None
    svar_pa: list[str]
    bilagor: list[tuple[str, str]]


def ta_isar(innehall: bytes) -> Brevet | None:
    """The parts of a letter; None for one that cannot be taken apart within its time and memory."""
    try:
        utgang, ut = kor("brevbarn", innehall=innehall)
        last = msgspec.json.decode(ut if utgang == 0 else b"", type=_Svar)
    except (OSError, msgspec.MsgspecError):
        return None
    bilagor = (Bilaga(namn=namn, innehall=base64.b64decode(rent)) for namn, rent in last.bilagor)
    return Brevet(meddelande=last.meddelande, svar_pa=tuple(last.svar_pa), bilagor=tuple(bilagor))
