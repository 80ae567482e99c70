"""Which numbers a person may mean who writes a running number alone: `490`, `490/2026`, `2026/490`."""

import re

from konfiguration.kommun import Kommun, Namnd, skriv_nummer

AR_TILLBAKA = 10
"""A running number alone may be of this year or of so many before it."""

_ENSAMT = re.compile(r"[0-9]{1,7}")
_MED_AR = re.compile(r"([0-9]{1,7})\s*[/:–-]\s*([0-9]{1,7})")
_KLASS = "{kod}"


def tankbara_nummer(kommun: Kommun, text: str, ar: int) -> frozenset[str]:
    """The numbers of every nämnd that a text may mean in the year `ar`; none for what is no running number.

    A nämnd whose numbers begin with the classification of each case is not guessed at.
    """
    par = tuple(_tolkningar(text.strip(), ar))
    namnder = [n for n in kommun.namnder.values() if _KLASS not in n.diarienummer.mall]
    return frozenset(_nummer(namnd, lopnr, aret) for namnd in namnder for lopnr, aret in par)


def _nummer(namnd: Namnd, lopnr: int, ar: int) -> str:
    return skriv_nummer(namnd.diarienummer, lopnr=lopnr, ar=ar, klass=None, namnd=namnd.kod)


def _tolkningar(text: str, ar: int) -> list[tuple[int, int]]:
    """(running number, year) as the text may be read."""
    if _ENSAMT.fullmatch(text):
        return [(int(text), ett) for ett in range(ar - AR_TILLBAKA, ar + 1)]
    if traff := _MED_AR.fullmatch(text):
        ena, andra = traff[1], traff[2]
        return [(int(n), aret) for n, a in ((ena, andra), (andra, ena)) if (aret := _aret(a)) is not None]
    return []


def _aret(text: str) -> int | None:
    if len(text) == 4 and text[:2] in ("19", "20"):
        return int(text)
    return 2000 + int(text) if len(text) == 2 else None
