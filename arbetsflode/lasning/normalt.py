"""What reader and parent agree on: the kinds that are read, how text is kept, and how a refusal is told."""

import re
import unicodedata

from arbetsflode.handlingar.filtyper import Filtyp

KODNING = "utf-8"
VAGRAD = 3
"""The exit code of a reader that says in Swedish why it gives no text."""
LASBARA = frozenset((Filtyp.PDF, Filtyp.DOCX, Filtyp.ODT, Filtyp.EML, Filtyp.TXT))
LANGST_TEXT = 2_000_000
"""Code points of one text."""

_STYR = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff]")
_RADBYTE = re.compile(r"\r\n?|\x85|\u2028|\u2029")


def normalt(text: str) -> str:
    """NFC, line breaks as `\\n`, without controls and half characters, cut where no letter goes on."""
    rent = _STYR.sub("", _RADBYTE.sub("\n", text[:LANGST_TEXT]))
    return unicodedata.normalize("NFC", rent)
