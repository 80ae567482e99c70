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
_STYRTECKEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""Controls, half characters, and what turns or breaks a line; newline and tab are told apart."""
_OTILLATET_I_RAD = re.compile(rf"[{_STYRTECKEN}\n\t]")
_OTILLATET_I_STYCKE = re.compile(rf"[{_STYRTECKEN}]")


class Textfel(ValueError):
    """A text that may not be kept; the message is a Swedish sentence without the name of the field."""


def granska_rad(varde: str, langst: int) -> None:
    """Accept one line of text, or raise `Textfel`. A line may reach a letter's header."""
    _granska(varde, langst, _OTILLATET_I_RAD)
    if "=?" in varde and _KODAT_ORD.search(varde):
        raise Textfel("innehåller ett kodat ord (=?…?=), skriv texten som den ska läsas")


def granska_stycke(varde: str, langst: int) -> None:
    """Accept several lines of text (newline and tab allowed), or raise `Textfel`."""
    _granska(varde, langst, _OTILLATET_I_STYCKE)


def _granska(varde: str, langst: int, otillatet: re.Pattern[str]) -> None:
    if not isinstance(varde, str):
        raise Textfel(f"ska vara text, inte {type(varde).__name__}")
    if not varde.strip():
        raise Textfel("får inte vara tomt")
    if len(varde) > langst:
        raise Textfel(f"är för långt: {len(varde)} tecken, högst {langst}")
    if funnet := otillatet.search(varde):
        raise Textfel(f"innehåller ett styrtecken (U+{ord(funnet[0]):04X})")
    if not varde.isascii() and not unicodedata.is_normalized("NFC", varde):
        raise Textfel("är inte skrivet i normalform (NFC)")


Validator = Callable[[Any, Any, Any], None]


def rad(langst: int = 300) -> Validator:
    """Validator: one line of at most `langst` characters."""

    return _validator(granska_rad, langst)


def stycke(langst: int = 20_000) -> Validator:
    """Validator: text of several lines, at most `langst` characters. Longer texts are handlingar."""

    return _validator(granska_stycke, langst)


def kodtext(langst: int = 80) -> Validator:
    """Validator: a code (person, enhet, nämnd): letters, digits and . _ @ + - without spaces."""

    return _validator(_granska_kod, langst)


def _granska_kod(varde: str, langst: int) -> None:
    if type(varde) is str and len(varde) <= langst and varde.isascii() and _KOD.fullmatch(varde):
        return
    granska_rad(varde, langst)
    if not _KOD.fullmatch(varde):
        raise Textfel("får bara ha bokstäver, siffror och . _ @ + -")


def _validator(granska: Callable[[str, int], None], langst: int) -> Validator:
    def validera(_instans: object, attribut: Any, varde: Any) -> None:
        try:
            granska(varde, langst)
        except Textfel as fel:
            raise Textfel(f"{attribut.name} {fel}") from None

    return validera
