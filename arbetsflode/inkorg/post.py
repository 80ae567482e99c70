"""What has come in and is not yet a case: the way it came, how far it has got, and what it says."""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import frozen


class Vag(StrEnum):
    """How something came into the inbox."""

    SIDA = "sida"
    """Laid on the page."""
    MAPP = "mapp"
    """Found in the watched folder."""
    KOMMANDORAD = "kommandorad"


class Postlage(StrEnum):
    """How far something in the inbox has got."""

    NY = "ny"
    LAST = "last"
    """The program has tried to read it."""
    REGISTRERAD = "registrerad"
    """It became a case."""
    KOPPLAD = "kopplad"
    """It was attached to a case that was there."""
    EJ_ARENDE = "ej_arende"
    """It is no case: somebody has said why."""

    @property
    def avgjord(self) -> bool:
        """Whether somebody has settled what becomes of it."""
        return self in AVGJORDA


AVGJORDA = (Postlage.REGISTRERAD, Postlage.KOPPLAD, Postlage.EJ_ARENDE)


@frozen(kw_only=True)
class Inkorgspost:
    """A thing in the inbox, as a list shows it. Instants are UTC."""

    id: str
    inkommen: datetime
    vag: Vag
    filnamn: str
    hash: str
    storlek: int
    """Bytes."""
    lage: Postlage
    rubrik: str
    """What it is about, as far as it has been read; else empty."""
    lasfel: str | None
    """Why it could not be read, in a Swedish sentence."""
    arende: str | None
    """The case that it became, or was attached to."""
    skal: str | None
    """Why it is no case."""
    avgjord: datetime | None
    av: str | None
    """Who settled it."""
    version: int


@frozen(kw_only=True)
class Last:
    """What a reading gave: the text, the fields by their keys, and the thread of a letter."""

    text: str | None = None
    falt: Mapping[str, Any] = {}
    lasfel: str | None = None
    rubrik: str = ""
    meddelande: str | None = None
    """The letter's own id."""
    svar_pa: tuple[str, ...] = ()
    """The ids of the letters that it answers."""

    def sokbara_texter(self) -> tuple[str, ...]:
        """What it is found by, besides the name of its file."""
        return (self.rubrik, *(str(self.falt[n]["varde"]) for n in SOKBARA if n in self.falt))

    def sakert(self, nyckel: str) -> str | None:
        """The value of a field that can be trusted without looking."""
        ett = self.falt.get(nyckel)
        return str(ett["varde"])[:LANGST] if ett and ett["sakerhet"] >= SAKERT else None

    def ordalydelse(self, nyckel: str, varde: str) -> str | None:
        """The sentence in which a field with that value stands, on one line."""
        ett = self.falt.get(nyckel)
        if self.text is None or not ett or ett["varde"] != varde or not ett["spann"]:
            return None
        fran, till = ett["spann"][0]
        borjan = max((m.end() for m in _MENINGSSLUT.finditer(self.text, 0, fran)), default=0)
        slut = _MENINGSSLUT.search(self.text, till)
        return " ".join(self.text[borjan : slut.end() if slut else None].split())[:LANGST] or None


_MENINGSSLUT = re.compile(r"(?<!\d)[.!?](?=\s|$)|(?<=\d{4})\.(?=\s|$)|\n\s*\n")
LANGST = 300
"""Characters of what is noted from a text."""
SAKERT = 0.9
"""From here on a value is shown without a question mark."""
SOKBARA = ("titel", "avsandare", "avsandarens_dnr", "diarienummer")
"""The fields that something in the inbox is found by."""
