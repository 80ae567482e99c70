"""The numbers and marks that Word puts before paragraphs: they stand in no text, only in its lists."""

import re
from collections.abc import Mapping

from arbetsflode.lasning.numrering import KULA, visat_tal
from arbetsflode.lasning.xmltext import las

_PLATS = re.compile(r"%([1-9])")
_LANGSTA_MARKE = 40
_DJUPAST = 20
"""Styles that are based on one another."""


class Niva:
    """One level of a list: where it begins, how its numbers look, and the words around them."""

    def __init__(self) -> None:
        self.start = 1
        self.form = "decimal"
        self.text = ""


class Numrering:
    """The lists of a document, and how far each has come."""

    def __init__(self, listor: bytes, stilar: bytes) -> None:
        self._mallar: dict[str, dict[int, Niva]] = {}
        self._listor: dict[str, str] = {}
        self._omstart: dict[str, dict[int, int]] = {}
        self._stilar: dict[str, tuple[str, int]] = {}
        self._grund: dict[str, str] = {}
        self._raknat: dict[str, dict[int, int]] = {}
        self._borjade: set[str] = set()
        self._har: list[str] = ["", "", ""]
        self._niva = 0
        for del_, borja in ((listor, self._listan), (stilar, self._stilen)):
            if del_:
                las(del_, borja, _inget, _inget)

    def marke(self, lista: str, niva: int | None, stil: str) -> str:
        """What stands before a paragraph of that list, level and style; empty where nothing does."""
        if not lista:
            lista, egen = self._av_stilen(stil)
            niva = egen if niva is None else niva
        mall = self._listor.get(lista, "")
        nivaer = self._mallar.get(mall, {})
        denna = nivaer.get(niva or 0)
        if denna is None or not denna.text:
            return ""
        if denna.form == "bullet":
            return KULA if len(denna.text) == 1 and not denna.text.isalnum() else denna.text
        raknat = self._raknat.setdefault(mall, {})
        self._rakna(lista, niva or 0, nivaer, raknat)
        return _PLATS.sub(lambda m: _talet(int(m[1]) - 1, nivaer, raknat), denna.text)[:_LANGSTA_MARKE]

    def _rakna(self, lista: str, niva: int, nivaer: Mapping[int, Niva], raknat: dict[int, int]) -> None:
        if lista not in self._borjade:
            self._borjade.add(lista)
            for djup, start in self._omstart.get(lista, {}).items():
                raknat[djup] = start - 1
        raknat[niva] = raknat.get(niva, nivaer[niva].start - 1) + 1
        for djupare in [d for d in raknat if d > niva]:
            del raknat[djupare]

    def _av_stilen(self, stil: str) -> tuple[str, int]:
        for _ in range(_DJUPAST):
            if stil in self._stilar:
                return self._stilar[stil]
            if stil not in self._grund:
                break
            stil = self._grund[stil]
        return "", 0

    def _listan(self, namn: str, egenskaper: Mapping[str, str]) -> None:
        """An element of the part that holds the lists."""
        lokalt, varde = namn.rpartition(" ")[2], _varde(egenskaper)
        if lokalt == "abstractNum":
            self._har[0] = _egenskap(egenskaper, "abstractNumId")
        elif lokalt == "lvl":
            self._niva = _tal(_egenskap(egenskaper, "ilvl"))
            self._mallar.setdefault(self._har[0], {}).setdefault(self._niva, Niva())
        elif lokalt == "num":
            self._har = ["", _egenskap(egenskaper, "numId"), ""]
        elif lokalt == "abstractNumId":
            self._listor[self._har[1]] = varde
        elif lokalt == "lvlOverride":
            self._niva = _tal(_egenskap(egenskaper, "ilvl"))
        elif lokalt == "startOverride":
            self._omstart.setdefault(self._har[1], {})[self._niva] = _tal(varde)
        elif (niva := self._mallar.get(self._har[0], {}).get(self._niva)) is not None:
            if lokalt == "start":
                niva.start = _tal(varde)
            elif lokalt == "numFmt":
                niva.form = varde
            elif lokalt == "lvlText":
                niva.text = varde

    def _stilen(self, namn: str, egenskaper: Mapping[str, str]) -> None:
        """An element of the part that holds the styles."""
        lokalt, varde = namn.rpartition(" ")[2], _varde(egenskaper)
        if lokalt == "style":
            self._har[2] = _egenskap(egenskaper, "styleId")
        elif lokalt == "basedOn":
            self._grund[self._har[2]] = varde
        elif lokalt in ("numId", "ilvl"):
            lista, niva = self._stilar.get(self._har[2], ("", 0))
            self._stilar[self._har[2]] = (varde, niva) if lokalt == "numId" else (lista, _tal(varde))


def _talet(djup: int, nivaer: Mapping[int, Niva], raknat: Mapping[int, int]) -> str:
    niva = nivaer.get(djup)
    return "" if niva is None else visat_tal(raknat.get(djup, niva.start), niva.form)


def _egenskap(egenskaper: Mapping[str, str], lokalt: str) -> str:
    return next((v for namn, v in egenskaper.items() if namn.rpartition(" ")[2] == lokalt), "")


def _varde(egenskaper: Mapping[str, str]) -> str:
    return _egenskap(egenskaper, "val")


def _tal(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _inget(*_: object) -> None:
    """Nothing is kept of the text or the end of these."""
