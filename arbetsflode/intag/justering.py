"""Omedelbar justering: whether somebody proposes it, or has decided it."""

import re

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, TYDLIGT, Funnet

_ORDEN = re.compile(
    r"omedelbar(?:t|a)? ?juster\w*|juster(?:as|a|ar|ad|at|ade|ades"
    r"|ats)(?: \w+){0,4} omedelbart|direkt ?juster\w*|omedelbart(?: \w+){0,2} justera\w*"
    r"|omedelbar\w*(?: och direkt)? ?justering|juster(?:as|ar|a) (?:\w+ ){0,3}(?:direkt|genast)",
    re.I,
)
_NEKAT = re.compile(r"(?<!\w)(?:inte|ej|icke|utan|ingen|inget|varken)(?: \w+){0,5}$", re.I)
_NEKAT_EFTER = re.compile(r"^(?: \w+){0,3} (?:inte|ej|behövs inte|avslogs|avslås|är inte)\b", re.I)
_ANNAN_GANG = re.compile(
    r"vid (?:omedelbar|direkt)|tid för|regler|rutin|kan (?:beslutet|paragrafen|protokollet)|möjlig", re.I
)


def omedelbar_justering(blad: Blad) -> Funnet | None:
    """True where the words stand and nothing denies them."""
    for m in _ORDEN.finditer(blad.plan):
        rad = blad.rad_vid(m.start())
        fore = rad.text[max(0, m.start() - rad.start - 60) : m.start() - rad.start]
        efter = blad.plan[m.end() : m.end() + 40]
        if _NEKAT.search(fore) or _NEKAT_EFTER.search(efter):
            continue
        sakerhet = TYDLIGT if _ANNAN_GANG.search(fore) else MARKT
        return Funnet(
            varde=True, spann=(blad.spann(m.start(), m.end()),), sakerhet=sakerhet, skal=f"”{m[0]}”"
        )
    return None
