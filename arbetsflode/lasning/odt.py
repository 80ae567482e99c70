"""The text of an OpenDocument text: the page head, then paragraphs, lists and tables in their order."""

import io
import zipfile
from collections.abc import Mapping

from arbetsflode.lasning.normalt import TRASIG, Olasligt
from arbetsflode.lasning.odtlistor import Listor
from arbetsflode.lasning.rader import Rader
from arbetsflode.lasning.xmltext import las

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_T, _TABELL = f"{_OASIS}:text:1.0", f"{_OASIS}:table:1.0"
_STYCKEN = (f"{_T} p", f"{_T} h")
_RAD, _CELL = f"{_TABELL} table-row", f"{_TABELL} table-cell"
_HUVUD = f"{_OASIS}:style:1.0 header"
_HOPPA = frozenset((f"{_T} tracked-changes", f"{_T} note", f"{_OASIS}:office:1.0 annotation"))
_FLEST_BLANKA = 200


def text(innehall: bytes) -> str:
    """One paragraph or table row to a line, tabs between cells, the numbers of lists before their words.

    What has been deleted with changes tracked is left out. Raises Olasligt for a file without contents, or
    with a document type in it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(innehall)) as arkiv:
            listor = Listor()
            huvud = ""
            if "styles.xml" in arkiv.namelist():
                huvud = _Lasare(listor, inom=_HUVUD).las(arkiv.read("styles.xml"))
            kropp = _Lasare(listor, inom=None).las(arkiv.read("content.xml"))
    except (zipfile.BadZipFile, KeyError):
        raise Olasligt(TRASIG) from None
    return f"{huvud}\n{kropp}" if huvud.strip() else kropp


class _Lasare:
    """Gathers the text inside an element; all text where none is named."""

    def __init__(self, listor: Listor, *, inom: str | None) -> None:
        self._listor = listor
        self._inom = inom
        self._inne = self._hoppar = 0
        self._rader = Rader()

    def las(self, xml: bytes) -> str:
        """The text of a part."""
        las(xml, self._borja, self._sluta, self._tecken)
        return self._rader.text()

    @property
    def _laser(self) -> bool:
        return not self._hoppar and (self._inom is None or self._inne > 0)

    def _borja(self, namn: str, egenskaper: Mapping[str, str]) -> None:
        self._inne += namn == self._inom
        self._hoppar += namn in _HOPPA
        self._listor.borja(namn, egenskaper)
        if not self._laser:
            return
        if namn in _STYCKEN:
            self._rader.borja_stycke()
        elif namn == _RAD:
            self._rader.borja_rad()
        elif namn == _CELL:
            self._rader.borja_cell()
        elif namn == f"{_T} s":
            antal = egenskaper.get(f"{_T} c", "1")
            self._rader.skriv(
                " " * min(int(antal) if antal.isdecimal() and len(antal) < 9 else 1, _FLEST_BLANKA)
            )
        elif namn == f"{_T} tab":
            self._rader.skriv("\t")
        elif namn == f"{_T} line-break":
            self._rader.skriv("\n")

    def _sluta(self, namn: str) -> None:
        if self._laser:
            if namn in _STYCKEN:
                self._rader.sluta_stycke(self._listor.marke() if namn == _STYCKEN[0] else "")
            elif namn == _RAD:
                self._rader.sluta_rad()
            elif namn == _CELL:
                self._rader.sluta_cell()
        self._listor.sluta(namn)
        self._inne -= namn == self._inom
        self._hoppar -= namn in _HOPPA

    def _tecken(self, text: str) -> None:
        if self._laser:
            self._rader.skriv(text.replace("\n", " "))
