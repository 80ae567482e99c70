"""The text of a Word file: its head first, then paragraphs and tables in their order, as they are read."""

import io
import posixpath
import zipfile
from collections.abc import Mapping

from arbetsflode.lasning.normalt import TRASIG, Olasligt
from arbetsflode.lasning.rader import Rader
from arbetsflode.lasning.wordnumrering import Numrering
from arbetsflode.lasning.xmltext import las

_W = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_UTBYTT = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
"""The same box once more, for programs that are older."""
_BORT = frozenset(("del", "moveFrom", "pPrChange", "rPrChange", "sectPrChange", "trPrChange"))
"""What has been taken away, and how it was before."""
_TECKEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NEJ = ("0", "false", "off")
_DOKUMENT = "word/document.xml"


def text(innehall: bytes) -> str:
    """One paragraph or table row to a line; the cells of a row stand with tabs between.

    What has been inserted counts and what has been deleted does not; numbers and marks of lists stand before
    their paragraphs. Raises Olasligt for a file without a document in it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(innehall)) as arkiv:
            return _texten(arkiv)
    except zipfile.BadZipFile:
        raise Olasligt(TRASIG) from None


def _texten(arkiv: zipfile.ZipFile) -> str:
    huvuddel = next((v for sort, v in _lankar(arkiv, "").values() if sort == "officeDocument"), _DOKUMENT)
    lankar = _lankar(arkiv, huvuddel)
    sorter = dict(lankar.values())
    numrering = Numrering(_del(arkiv, sorter.get("numbering", "")), _del(arkiv, sorter.get("styles", "")))
    kropp = _Lasare(numrering)
    kroppen = kropp.las(_del(arkiv, huvuddel) or _saknas())
    for nyckel in kropp.huvuden():
        huvudet = _del(arkiv, lankar.get(nyckel, ("", ""))[1])
        if huvudet and (texten := _Lasare(numrering).las(huvudet)).strip():
            return f"{texten}\n{kroppen}"
    return kroppen


def _saknas() -> bytes:
    raise Olasligt(TRASIG)


def _del(arkiv: zipfile.ZipFile, namn: str) -> bytes:
    """The bytes of a part; none for one that is not there."""
    try:
        return arkiv.read(namn)
    except KeyError:
        return b""


def _lankar(arkiv: zipfile.ZipFile, fran: str) -> Mapping[str, tuple[str, str]]:
    """What a part points at, or the whole file does: key -> kind and name."""
    mapp, fil = posixpath.split(fran)
    ut: dict[str, tuple[str, str]] = {}

    def borja(_namn: str, egenskaper: Mapping[str, str]) -> None:
        if egenskaper.get("TargetMode") != "External":
            vart = posixpath.normpath(posixpath.join(f"/{mapp}", egenskaper.get("Target", "")))
            ut[egenskaper.get("Id", "")] = (egenskaper.get("Type", "").rpartition("/")[2], vart.lstrip("/"))

    if lankarna := _del(arkiv, posixpath.join(mapp, "_rels", f"{fil}.rels")):
        las(lankarna, borja, _inget, _inget)
    return ut


def _inget(*_: object) -> None:
    """Nothing is kept."""


class _Lasare:
    """Walks a part and keeps what a reader would see."""

    def __init__(self, numrering: Numrering) -> None:
        self._numrering = numrering
        self._rader = Rader()
        self._vag: list[str] = []
        self._bort = self._text = 0
        self._stycken: list[_Stycke] = []
        self._rad_bort: list[bool] = []
        self._gomd = False
        self._huvuden: dict[str, str] = {}
        self._forsta = False
        self._avsnitt = 0

    def las(self, xml: bytes) -> str:
        """The text of the part."""
        las(xml, self._borja, self._sluta, self._tecken)
        return self._rader.text()

    def huvuden(self) -> list[str]:
        """The keys of the first section's page heads: that of its first page before the others."""
        ordning = ("first", "default") if self._forsta else ("default",)
        return [self._huvuden[sort] for sort in ordning if sort in self._huvuden]

    def _borja(self, namn: str, egenskaper: Mapping[str, str]) -> None:
        rymd, _, lokalt = namn.rpartition(" ")
        self._vag.append(lokalt if rymd in _W else "")
        if namn == _UTBYTT or (rymd in _W and lokalt in _BORT and self._over() not in ("rPr", "trPr")):
            self._bort += 1
        if rymd not in _W or self._bort:
            return
        if lokalt == "p":
            self._rader.borja_stycke()
            self._stycken.append(_Stycke())
        elif lokalt == "tr":
            self._rader.borja_rad()
            self._rad_bort.append(False)
        elif lokalt == "tc":
            self._rader.borja_cell()
        elif lokalt == "r":
            self._gomd = False
        elif lokalt == "t":
            self._text += 1
        elif lokalt in _TECKEN:
            if self._over() == "r" and not self._gomd:
                self._rader.skriv(_TECKEN[lokalt])
        else:
            self._egenskap(lokalt, {n.rpartition(" ")[2]: v for n, v in egenskaper.items()})

    def _over(self) -> str:
        return self._vag[-2] if len(self._vag) > 1 else ""

    def _egenskap(self, lokalt: str, egenskaper: Mapping[str, str]) -> None:
        """What is said about a run, a row, a paragraph or a section."""
        varde, over = egenskaper.get("val", ""), self._over()
        if lokalt == "vanish" and over == "rPr" and "pPr" not in self._vag[-3:]:
            self._gomd = varde not in _NEJ
        elif lokalt == "del" and over == "trPr" and self._rad_bort:
            self._rad_bort[-1] = True
        elif lokalt == "sectPr":
            self._avsnitt += 1
        elif lokalt == "headerReference" and self._avsnitt == 1:
            self._huvuden[egenskaper.get("type", "default")] = egenskaper.get("id", "")
        elif lokalt == "titlePg" and self._avsnitt == 1:
            self._forsta = varde not in _NEJ
        elif self._stycken:
            self._stycken[-1].egenskap(lokalt, over, varde)

    def _sluta(self, namn: str) -> None:
        rymd, _, lokalt = namn.rpartition(" ")
        bort = self._bort > 0
        if namn == _UTBYTT or (rymd in _W and lokalt in _BORT and self._over() not in ("rPr", "trPr")):
            self._bort -= 1
        self._vag.pop()
        if rymd not in _W or bort:
            return
        if lokalt == "p":
            stycke = self._stycken.pop()
            marke = self._numrering.marke(stycke.lista, stycke.niva, stycke.stil)
            self._rader.sluta_stycke(marke, ihop=stycke.ihop)
        elif lokalt == "tr":
            self._rader.sluta_rad(bort=self._rad_bort.pop())
        elif lokalt == "tc":
            self._rader.sluta_cell()
        elif lokalt == "t":
            self._text -= 1

    def _tecken(self, text: str) -> None:
        if self._text and not self._bort and not self._gomd:
            self._rader.skriv(text.replace("\n", " "))


class _Stycke:
    """What is said about an open paragraph."""

    def __init__(self) -> None:
        self.stil = self.lista = ""
        self.niva: int | None = None
        self.ihop = False

    def egenskap(self, lokalt: str, over: str, varde: str) -> None:
        """One of its properties."""
        if lokalt == "pStyle":
            self.stil = varde
        elif lokalt == "numId":
            self.lista = varde
        elif lokalt == "ilvl" and varde.isascii() and varde.isdecimal():
            self.niva = min(int(varde[:3]), 99)
        elif lokalt == "del" and over == "rPr":
            self.ihop = True
