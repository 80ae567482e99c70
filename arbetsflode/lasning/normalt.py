"""What reader and parent agree on: the kinds that are read, how text is kept, and how a refusal is told."""

import re
import struct
import unicodedata
import zlib

from arbetsflode.handlingar.filtyper import Filtyp

KODNING = "utf-8"
VAGRAD = 3
"""The exit code of a reader that says in Swedish why it gives no text."""
TRASIG = "filen är trasig: öppna den, spara den på nytt och försök igen"
TIDEN_UTE = 4
"""The exit code of a reader whose time was up."""
LASBARA = frozenset((Filtyp.PDF, Filtyp.DOCX, Filtyp.ODT, Filtyp.EML, Filtyp.TXT))
LANGST_TEXT = 2_000_000
"""Code points of one text."""
TRASIGT = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError),
    *(RuntimeError, TypeError, ValueError, struct.error, zlib.error),
)
"""What a library of files may raise of a broken one."""

_STYR = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff]")
_RADBYTE = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_LIGATURER = {ord(ett): unicodedata.normalize("NFKC", ett) for ett in "ﬀﬁﬂﬃﬄﬅﬆ"}


class Olasligt(Exception):
    """A file without text for us; its Swedish sentence says what to do. The reader's own refusal."""


def normalt(text: str) -> str:
    """NFC, line breaks as `\\n`, joined letters apart, no controls or half characters, not too long."""
    rent = _STYR.sub("", _RADBYTE.sub("\n", text[:LANGST_TEXT])).translate(_LIGATURER)
    return unicodedata.normalize("NFC", rent)
