"""The words of a letter that is written as a page."""

import re
from html.parser import HTMLParser

_BLOCK = """address article blockquote br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr
 li main ol p pre section ul"""
_RAD = frozenset(_BLOCK.split())
"""What begins a line."""
_TYST = frozenset(("script", "style", "head", "template"))
_BLANKA = re.compile(r"[ \n\r\f\xa0]+")
_TOMRAD = re.compile(r"\n[ \t]*\n\s*\n")


def htmltext(sida: str) -> str:
    """The text of a page: a line for each block or table row, tabs between cells, no scripts or styles."""
    tolk = _Tolk()
    tolk.feed(sida)
    tolk.close()
    return _TOMRAD.sub("\n\n", _rader(tolk.slut())).strip("\n")


def _rader(delar: list[str]) -> str:
    return "\n".join(rad.strip(" ") for rad in "".join(delar).split("\n"))


class _Tabell:
    """A table that is open: the cells of its row so far, and the cell that is being written."""

    def __init__(self) -> None:
        self.celler: list[str] = []
        self.cell: list[str] | None = None

    def stang_cell(self) -> None:
        """The cell ends, said or not."""
        if self.cell is not None:
            self.celler.append(_TOMRAD.sub("\n", _rader(self.cell)).strip())
            self.cell = None

    def rad(self) -> str:
        """The row as it has become; a new one begins."""
        self.stang_cell()
        rad, self.celler = "\t".join(self.celler).strip("\t"), []
        return rad


class _Tolk(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._ut: list[str] = []
        self._tabeller: list[_Tabell] = []
        self._tyst = 0

    def slut(self) -> list[str]:
        """Everything that was said, tables that were never closed too."""
        while self._tabeller:
            self._stang_tabell()
        return self._ut

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._tyst = 0
        self._tyst += tag in _TYST
        if tag == "table":
            self._skriv("\n")
            self._tabeller.append(_Tabell())
        elif tag == "tr":
            self._ny_rad()
        elif tag in ("td", "th") and self._tabeller:
            self._tabeller[-1].stang_cell()
            self._tabeller[-1].cell = []
        elif tag in _RAD:
            self._skriv("\n")

    def handle_endtag(self, tag: str) -> None:
        self._tyst = max(0, self._tyst - (tag in _TYST))
        if tag == "table" and self._tabeller:
            self._stang_tabell()
        elif tag == "tr":
            self._ny_rad()
        elif tag in ("td", "th") and self._tabeller:
            self._tabeller[-1].stang_cell()
        elif tag in _RAD and tag != "br":
            self._skriv("\n")

    def handle_data(self, data: str) -> None:
        if not self._tyst:
            self._skriv(_BLANKA.sub(" ", data))

    def _skriv(self, text: str) -> None:
        """Into the innermost cell that is open."""
        for tabell in reversed(self._tabeller):
            if tabell.cell is not None:
                tabell.cell.append(text)
                return
        self._ut.append(text)

    def _ny_rad(self) -> None:
        if self._tabeller and (rad := self._tabeller[-1].rad()):
            self._skriv(f"{rad}\n")

    def _stang_tabell(self) -> None:
        self._ny_rad()
        self._tabeller.pop()
