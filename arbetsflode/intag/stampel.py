"""The stamp of arrival: what is written in it is the receiver's own, also beside a letterhead."""

import re

from arbetsflode.intag.blad import Blad

_STAMPLAT = re.compile(
    r"(?:[Ii]nk(?:om|\.)?\b|INKOM|INK\.?|[Aa]nkom|ANKOM"
    r"|[Aa]nkomststämpel)[^\n]{0,40}\n?[^\n]{0,40}\n?[^\n]{0,30}\n?$|(?:19|20)\d\d -\d\d- ?\d ?\d[\n ]$"
)
_FORE = 90
_RADER = 3
_BREDAST = 1_000
"""Code points: no line with columns is longer."""
_SPALT = re.compile(r"\S+(?: {1,2}\S+)*")
"""What stands together on a line; a stamp has its label two blanks from its day."""


def ar_stamplat(blad: Blad, start: int) -> bool:
    """Whether a label stands in the stamp of arrival; in columns, whether the stamp is over it in its own."""
    if not _STAMPLAT.search(blad.plan, max(0, start - _FORE), start):
        return False
    ovan = _i_spalten(blad, start)
    return ovan is None or bool(_STAMPLAT.search(ovan))


def _i_spalten(blad: Blad, start: int) -> str | None:
    """What stands over a label in its column; None where the lines above hold no columns."""
    plats = blad.spann(start, start + 1)[0]
    radens = blad.text.rfind("\n", max(0, plats - _BREDAST), plats) + 1
    rader = blad.text[max(0, radens - _BREDAST) : radens].split("\n")
    ovan = [rad for rad in rader if rad.strip()][-_RADER:]
    if all(len(_SPALT.findall(rad)) < 2 for rad in ovan):
        return None
    kant = plats - radens
    delar = (d for rad in ovan for d in _SPALT.finditer(rad))
    return "".join(f"{d[0]}\n" for d in delar if d.start() <= kant + 2 and d.end() > kant - 2)
