"""What text may be kept: NFC, no control characters, within its length.

Validators for the attrs classes of the house. They refuse; they never mend. Mending (NFC, trimming)
belongs to the edge where a person's text comes in (`konfiguration.tolkning`).
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

FRITEXT = {"fritext": True}
"""Field metadata: the text may name people or tell secrets, so the journal keeps only a salted digest."""

_KODAT_ORD = re.compile(r"=\?[^?\s]*\?[bBqQ]\?[^?]*\?=")
_KOD = re.compile(r"[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö._@+-]*")
_RIKTNINGSTECKEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RADBRYTARE = frozenset("\u2028\u2029")


class Textfel(ValueError):
    """A text that may not be kept; the message is a Swedish sentence without the name of the field."""


def granska_rad(varde: str, langst: int) -> None:
    """Accept one line of text, or raise `Textfel`. A line may reach a letter's header."""
    _granska(varde, langst, tillatna="")
    if _KODAT_ORD.search(varde):
        raise Textfel("innehåller ett kodat ord (=?…?=), skriv texten som den ska läsas")


def granska_stycke(varde: str, langst: int) -> None:
    """Accept several lines of text (newline and tab allowed), or raise `Textfel`."""
    _granska(varde, langst, tillatna="\n\t")


def _granska(varde: str, langst: int, tillatna: str) -> None:
    if not isinstance(varde, str):
        raise Textfel(f"ska vara text, inte {type(varde).__name__}")
    if not varde.strip():
        raise Textfel("får inte vara tomt")
    if len(varde) > langst:
        raise Textfel(f"är för långt: {len(varde)} tecken, högst {langst}")
    if varde.isascii() and varde.isprintable():
        return
    for tecken in varde:
        if tecken in tillatna:
            continue
        if unicodedata.category(tecken) in ("Cc", "Cs") or tecken in _RIKTNINGSTECKEN | _RADBRYTARE:
            raise Textfel(f"innehåller ett styrtecken (U+{ord(tecken):04X})")
    if not unicodedata.is_normalized("NFC", varde):
        raise Textfel("är inte skrivet i normalform (NFC)")


Validator = Callable[[Any, Any, Any], None]


def rad(langst: int = 300) -> Validator:
    """Validator: one line of at most `langst` characters."""

    def validera(_instans: object, attribut: Any, varde: Any) -> None:
        _namnge(attribut.name, granska_rad, varde, langst)

    return validera


def stycke(langst: int = 20_000) -> Validator:
    """Validator: text of several lines, at most `langst` characters. Longer texts are handlingar."""

    def validera(_instans: object, attribut: Any, varde: Any) -> None:
        _namnge(attribut.name, granska_stycke, varde, langst)

    return validera


def kodtext(langst: int = 80) -> Validator:
    """Validator: a code (person, enhet, nämnd): letters, digits and . _ @ + - without spaces."""

    def validera(_instans: object, attribut: Any, varde: Any) -> None:
        _namnge(attribut.name, _granska_kod, varde, langst)

    return validera


def _granska_kod(varde: str, langst: int) -> None:
    granska_rad(varde, langst)
    if not _KOD.fullmatch(varde):
        raise Textfel("får bara ha bokstäver, siffror och . _ @ + -")


def _namnge(falt: str, granska: Callable[[str, int], None], varde: Any, langst: int) -> None:
    try:
        granska(varde, langst)
    except Textfel as fel:
        raise Textfel(f"{falt} {fel}") from None
