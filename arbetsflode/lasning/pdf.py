"""The text of a PDF, page by page."""

import io

from pypdf import PasswordType, PdfReader
from pypdf.errors import PyPdfError

from arbetsflode.lasning.normalt import TRASIGT, Olasligt
from arbetsflode.lasning.tidsgrans import TidenUte, slapp

FLEST_SIDOR = 300
"""Pages that are read; a letter and what it sends along."""

_LAST = "PDF-filen är låst med lösenord: be avsändaren om en utan lås och försök igen"
_SKYDDAD = (
    "PDF-filen är krypterad så att den inte går att läsa här: öppna den, skriv ut den till en ny PDF och"
    " försök igen"
)
_TRASIG = "PDF-filen går inte att läsa, den är troligen trasig: öppna den, spara den på nytt och försök igen"


def text(innehall: bytes) -> str:
    """The text of the pages, an empty line between them; a line in brackets says where a page was not read.

    Raises Olasligt for a file that is locked or broken, TidenUte when no page with text was read in time.
    """
    try:
        return "\n\n".join(_sidorna(_oppnad(innehall)))
    except (PyPdfError, *TRASIGT):
        raise Olasligt(_TRASIG) from None


def _oppnad(innehall: bytes) -> PdfReader:
    try:
        lasare = PdfReader(io.BytesIO(innehall), strict=False)
    except NotImplementedError:
        raise Olasligt(_SKYDDAD) from None
    if lasare.is_encrypted and lasare.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise Olasligt(_LAST)
    return lasare


def _sidorna(lasare: PdfReader) -> list[str]:
    """What is read before the time is up, or the pages are too many; empty where no page has any text."""
    sidor: list[str | None] = []
    antal = len(lasare.pages)
    try:
        while len(sidor) < min(antal, FLEST_SIDOR):
            sidor.append(_en_sida(lasare, len(sidor)))
    except TidenUte:
        if not any(sidor):
            raise
        slapp()
    if not any(sidor):
        if None in sidor:
            raise Olasligt(_TRASIG)
        return []
    texter = [
        f"(Sidan {nummer} gick inte att läsa.)" if sida is None else sida
        for nummer, sida in enumerate(sidor, start=1)
    ]
    return (
        texter
        if len(sidor) == antal
        else [*texter, f"(Bara de {len(sidor)} första av {antal} sidor har lästs.)"]
    )


def _en_sida(lasare: PdfReader, nummer: int) -> str | None:
    """None for a page that is broken: the others are read all the same."""
    try:
        return lasare.pages[nummer].extract_text().strip("\n")
    except (PyPdfError, *TRASIGT):
        return None
