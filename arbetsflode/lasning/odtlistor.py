"""The numbers and marks of OpenDocument's lists: told by their styles, counted where the lists are used."""

from collections.abc import Mapping

from arbetsflode.lasning.numrering import KULA, visat_tal

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_T, _S = f"{_OASIS}:text:1.0", f"{_OASIS}:style:1.0"
_LISTSTIL = f"{_T} list-style"
_NIVAER = (f"{_T} list-level-style-number", f"{_T} list-level-style-bullet")
_LISTA, _PUNKT = f"{_T} list", f"{_T} list-item"

Niva = tuple[str, str, str, int]
"""The form of its numbers (empty: none), what stands before and after, where it begins."""
_KULOR: Niva = (KULA, "", "", 1)


class _Lista:
    """A list that is open: its style, how deep it lies, and how far it has come."""

    def __init__(self, stil: str, djup: int, raknat: int | None) -> None:
        self.stil = stil
        self.djup = djup
        self.raknat = raknat
        self.ny_punkt = False


class Listor:
    """Follows the walk through a part: hears every element, and knows what stands before a paragraph."""

    def __init__(self) -> None:
        self._stilar: dict[str, dict[int, Niva]] = {}
        self._stilen = ""
        self._oppna: list[_Lista] = []
        self._kommit: dict[tuple[str, int], int] = {}

    def borja(self, namn: str, egenskaper: Mapping[str, str]) -> None:
        """An element begins."""
        if namn == _LISTSTIL:
            self._stilen = egenskaper.get(f"{_S} name", "")
        elif namn in _NIVAER:
            self._niva(namn, egenskaper)
        elif namn == _LISTA:
            over = self._oppna[-1].stil if self._oppna else ""
            stil, djup = egenskaper.get(f"{_T} style-name", over), len(self._oppna) + 1
            foljer = (
                egenskaper.get(f"{_T} continue-numbering") == "true" or f"{_T} continue-list" in egenskaper
            )
            self._oppna.append(_Lista(stil, djup, self._kommit.get((stil, djup)) if foljer else None))
        elif namn == _PUNKT and self._oppna:
            self._oppna[-1].ny_punkt = True

    def sluta(self, namn: str) -> None:
        """An element ends."""
        if namn == _LISTA and self._oppna:
            lista = self._oppna.pop()
            if lista.raknat is not None:
                self._kommit[lista.stil, lista.djup] = lista.raknat

    def marke(self) -> str:
        """What stands before the paragraph that ends; only the first of an item has anything."""
        if not self._oppna or not self._oppna[-1].ny_punkt:
            return ""
        lista = self._oppna[-1]
        lista.ny_punkt = False
        form, fore, efter, start = self._stilar.get(lista.stil, {}).get(lista.djup, _KULOR)
        if form == KULA:
            return KULA
        lista.raknat = start if lista.raknat is None else lista.raknat + 1
        return f"{fore}{visat_tal(lista.raknat, form)}{efter}".strip() if form else (fore + efter).strip()

    def _niva(self, namn: str, egenskaper: Mapping[str, str]) -> None:
        djup, start = egenskaper.get(f"{_T} level", ""), egenskaper.get(f"{_T} start-value", "")
        if not djup.isdecimal() or len(djup) > 2:
            return
        niva = _KULOR
        if namn == _NIVAER[0]:
            fore, efter = egenskaper.get(f"{_S} num-prefix", ""), egenskaper.get(f"{_S} num-suffix", "")
            borjan = int(start) if start.isdecimal() and len(start) < 5 else 1
            niva = (egenskaper.get(f"{_S} num-format", ""), fore[:20], efter[:20], borjan)
        self._stilar.setdefault(self._stilen, {})[int(djup)] = niva
