"""The day when the paper came in: a stamp, or a line that says so."""

import re

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.datum import Dag, dagar
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.organ import ORGAN

_ETIKETT = re.compile(
    r"(?:(?<!\w)(?:inkom(?:men|met)?(?:stämpel|datum|stdatum)?|ink\.?|ankom(?:stdatum|men|st)?"
    r"|ank\.?|mottag(?:en|et|ningsdatum)|diarieförd|registrerad|inkommande|ankomststämpel)"
    r"(?: (?:till|hos|i|av) [\w /-]{3,60}?| datum| dag| handling)?)[ \n]?:?[ \n]*(?:(?:mån|tis"
    r"|ons|tors|fre|lör|sön)dag(?:en)?,? )?(?:den )?$",
    re.I,
)
_MENING = re.compile(
    r"(?:remissen|ärendet|skrivelsen|motionen|medborgarförslaget|förslaget|handlingen|begäran"
    r"|underlaget|missivet)"
    r" (?:inkom|ankom|kom in|mottogs|togs emot|har inkommit|inkommit)(?: till [\w -]{3,60}?)?(?: den)? $",
    re.I,
)
_MOTTAGEN_MENING = re.compile(r"(?:inkom|mottogs|ankom|kom in)(?: till [\w -]{3,50}?)?(?: den)? $", re.I)
_STAMPEL = re.compile(rf"^\W*{ORGAN}", re.IGNORECASE)
_DNR = re.compile(r"dnr|diarienr|diarienummer|reg\.?nr", re.I)


def inkom(blad: Blad) -> Funnet | None:
    """The day of arrival. Of several, the surest; a day without its year is not stated."""
    funna = [
        f
        for dag in dagar(blad.plan[:100_000], tva_siffror=True)
        if dag.har_ar and (f := _som_inkommen(blad, dag))
    ]
    valt = max(funna, key=lambda f: f.sakerhet, default=None)
    return None if valt is None else valt.med_alternativ(funna)


def _som_inkommen(blad: Blad, dag: Dag) -> Funnet | None:
    fore = blad.plan[max(0, dag.start - 110) : dag.start]
    rad = fore[fore.rfind("\n") + 1 :]
    if _MENING.search(rad):
        return _funnet(blad, dag, MARKT, "meningen säger när det kom in")
    if _ETIKETT.search(fore) and len(fore) - (_ETIKETT.search(fore) or [""]).start() < 100:  # type: ignore[union-attr]
        return _funnet(blad, dag, MARKT, "står efter ”inkom”")
    if _MOTTAGEN_MENING.search(rad):
        return _funnet(blad, dag, TYDLIGT, "står efter ”inkom”")
    if _ar_stampel(blad, dag):
        return _funnet(blad, dag, SLUTSATS, "stämpel: nämnden, dagen och numret under varandra")
    return None


def _ar_stampel(blad: Blad, dag: Dag) -> bool:
    """A stamp: the body in capitals, the day alone on its line, the number under it."""
    rader = blad.rader[:40]
    for n, rad in enumerate(rader):
        if rad.start <= dag.start < rad.slut:
            ensam = len(rad.text) - (dag.slut - dag.start) <= 8
            over = " ".join(r.text for r in rader[max(0, n - 2) : n])
            under = rader[n + 1].text if n + 1 < len(rader) else ""
            return ensam and over.isupper() and bool(_STAMPEL.search(over)) and bool(_DNR.search(under))
    return False


def _funnet(blad: Blad, dag: Dag, sakerhet: float, skal: str) -> Funnet:
    return Funnet(varde=dag.varde, spann=(blad.spann(dag.start, dag.slut),), sakerhet=sakerhet, skal=skal)
