"""Which reader takes which kind of file."""

from collections.abc import Callable, Mapping

from arbetsflode.handlingar.filtyper import Filtyp
from arbetsflode.lasning.normalt import Olasligt, normalt

TOM = "filen innehåller ingen text"
SKANNAD = (
    "PDF-filen har ingen text, den är troligen skannad: registrera för hand, eller be avsändaren om"
    " filen som den gjordes av"
)


def till_text(typ: Filtyp, innehall: bytes) -> str:
    """The text of a vetted file as it is kept. Raises Olasligt for none; a broken file raises anything."""
    text = normalt(_LASARE[typ](innehall))
    if not text.strip():
        raise Olasligt(SKANNAD if typ is Filtyp.PDF else TOM)
    return text


def _pdf(innehall: bytes) -> str:
    from arbetsflode.lasning.pdf import text

    return text(innehall)


def _word(innehall: bytes) -> str:
    from arbetsflode.lasning.word import text

    return text(innehall)


def _odt(innehall: bytes) -> str:
    from arbetsflode.lasning.odt import text

    return text(innehall)


def _brev(innehall: bytes) -> str:
    from arbetsflode.lasning.brev import text

    return text(innehall)


def _ren(innehall: bytes) -> str:
    """With a BOM, in UTF-8, or in Windows' own letters: tried in that order."""
    try:
        return innehall.decode("utf-8-sig")
    except UnicodeDecodeError:
        return innehall.decode("cp1252", "replace")


_LASARE: Mapping[Filtyp, Callable[[bytes], str]] = {
    Filtyp.PDF: _pdf,
    Filtyp.DOCX: _word,
    Filtyp.ODT: _odt,
    Filtyp.EML: _brev,
    Filtyp.TXT: _ren,
}
