"""The text of an OpenDocument text, read by expat; a document type, and so every entity, is refused."""

import io
import zipfile
from xml.parsers import expat

from attrs import define, field

from arbetsflode.handlingar.arkiv import fel

_T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABELL = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_STIL = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_RADER = frozenset((f"{_T} p", f"{_T} h"))
_HOPPA = frozenset(
    (f"{_T} tracked-changes", f"{_T} note", "urn:oasis:names:tc:opendocument:xmlns:office:1.0 annotation")
)
_FLEST_BLANKA = 200
_DTD = "filen innehåller en dokumenttyp som kan dölja annat och läses inte: spara den på nytt som PDF"


def text(innehall: bytes) -> str:
    """The page head and the text, one paragraph to a line. Raises OgiltigIndata for a document type."""
    with zipfile.ZipFile(io.BytesIO(innehall)) as arkiv:
        namn = set(arkiv.namelist())
        huvud = _Lasare(inom=f"{_STIL} header").las(arkiv.read("styles.xml")) if "styles.xml" in namn else ""
        return huvud + _Lasare(inom=None).las(arkiv.read("content.xml"))


@define
class _Lasare:
    """Gathers the text inside an element; all text where none is named."""

    inom: str | None
    ut: list[str] = field(factory=list, init=False)
    _inne: int = field(default=0, init=False)
    _hoppar: int = field(default=0, init=False)

    def las(self, xml: bytes) -> str:
        """The text of a part."""
        tolk = expat.ParserCreate(namespace_separator=" ")
        tolk.StartDoctypeDeclHandler = self._dokumenttyp
        tolk.EntityDeclHandler = self._dokumenttyp
        tolk.StartElementHandler = self._borja
        tolk.EndElementHandler = self._sluta
        tolk.CharacterDataHandler = self._tecken
        tolk.Parse(xml, True)
        return "".join(self.ut)

    @property
    def _laser(self) -> bool:
        return not self._hoppar and (self.inom is None or self._inne > 0)

    def _dokumenttyp(self, *_: object) -> None:
        raise fel(_DTD)

    def _borja(self, namn: str, egenskaper: dict[str, str]) -> None:
        self._inne += namn == self.inom
        self._hoppar += namn in _HOPPA
        if not self._laser:
            return
        if namn == f"{_T} s":
            antal = egenskaper.get(f"{_T} c", "1")
            self.ut.append(
                " " * min(int(antal) if antal.isdecimal() and len(antal) < 9 else 1, _FLEST_BLANKA)
            )
        elif namn == f"{_T} tab":
            self.ut.append("\t")
        elif namn == f"{_T} line-break":
            self.ut.append("\n")

    def _sluta(self, namn: str) -> None:
        if self._laser and namn in _RADER:
            self.ut.append("\n")
        elif self._laser and namn == f"{_TABELL} table-cell" and self.ut and self.ut[-1] == "\n":
            self.ut[-1] = "\t"
        elif self._laser and namn == f"{_TABELL} table-row":
            self.ut.append("\n")
        self._inne -= namn == self.inom
        self._hoppar -= namn in _HOPPA

    def _tecken(self, text: str) -> None:
        if self._laser:
            self.ut.append(text.replace("\n", " "))
