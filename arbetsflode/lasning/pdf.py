"""The text of a PDF, page by page."""

import io

from pypdf import PasswordType, PdfReader

from arbetsflode.handlingar.arkiv import fel

FLEST_SIDOR = 300
"""Pages that are read; a letter and what it sends along."""

_LAST = "PDF-filen är låst med lösenord: be avsändaren om en utan lås och försök igen"


def text(innehall: bytes) -> str:
    """The text of the pages, an empty line between them. Raises OgiltigIndata for a locked file."""
    lasare = PdfReader(io.BytesIO(innehall), strict=False)
    if lasare.is_encrypted and lasare.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise fel(_LAST)
    sidor = (lasare.pages[n] for n in range(min(len(lasare.pages), FLEST_SIDOR)))
    return "\n\n".join(sida.extract_text().strip("\n") for sida in sidor)
