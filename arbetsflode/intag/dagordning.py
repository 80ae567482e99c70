"""The item of an agenda that speaks of a remiss, and what it is called."""

import re
from itertools import takewhile

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.titelplats import EFTER_HUVUD, Plats
from arbetsflode.intag.titelrad import INTE, LANGST_TITEL, NUMMERRAD, SIDA, ar_mening

_PUNKT = re.compile(
    r"(?:§ ?\d{1,3}(?:/\d{2,4})?|\d{1,2} ?[a-zA-Z½](?= [A-ZÅÄÖ])|\d{1,2}(?:\.\d{1,2})?[.)]?)[ .:]{1,2}"
    r"(?=[A-ZÅÄÖ”\"])"
)
_SLUT_LISTA = re.compile(
    r"(?:# ?)*(?:[\wåäö-]+s )?(?:förslag till beslut|remissinstanser|bilag|sammanfattning|bakgrund"
    r"|beslutsunderlag"
    r"|[\wåäö]+s förslag$)",
    re.I,
)
_OM_REMISS = re.compile(
    r"remiss|yttrande|svar på|motion(?:er)?\b|motion \(|medborgarförslag|skrivelse|samråd|\(SOU|\(Ds"
    r"|betänkande|promemoria",
    re.I,
)
_MED_NUMMER_SIST = re.compile(
    r",? (?:[Dd]nr|[Dd]iarienr|[Dd]iarienummer)[ .:]{1,2}[\w ./:-]{3,40}\.?$"
    r"|,? \((?!SOU|SFS)[A-ZÅÄÖ]{2,4}[ /][\d/:-]+\)$|,? S-Dp [\d-]+$| (?!SOU"
    r"|SFS)[A-ZÅÄÖ]{2,4}[ /]?\d{4}[:/]\d{1,6}(?:/\d{2,4})?$"
)
_HUVUD = 40


def i_dagordning(blad: Blad) -> Plats | None:
    """The numbered item that speaks of a remiss; else the first with its number under it."""
    forsta: Plats | None = None
    rader = blad.rader[:_HUVUD]
    for n, rad in enumerate(rader):
        if _SLUT_LISTA.match(rad.text):
            break
        m = _PUNKT.match(rad.text)
        if m is None or INTE.match(rad.text, m.end()) or (plats := _utan_slut(rad, m.end())) is None:
            continue
        under = list(takewhile(lambda r: not _PUNKT.match(r.text), rader[n + 1 : n + 4]))
        if _OM_REMISS.search(rad.text) or any(_OM_REMISS.search(r.text) for r in under):
            return plats
        if forsta is None and (plats[1] < rad.slut or any(NUMMERRAD.match(r.text) for r in under)):
            forsta = plats
    return forsta


def _utan_slut(rad: Rad, fran: int) -> Plats | None:
    """The item without its number at the end; None for what is a sentence."""
    m = _MED_NUMMER_SIST.search(rad.text, fran)
    slut = m.start() if m else len(rad.text)
    text = rad.text[fran:slut]
    if (
        len(text) > LANGST_TITEL
        or not re.search(r"[^\W\d_]{3,}", text)
        or (ar_mening(text) and not text.endswith("på motion."))
        or SIDA.search(text)
        or EFTER_HUVUD.search(text)
    ):
        return None
    return rad.start + fran, rad.start + slut
