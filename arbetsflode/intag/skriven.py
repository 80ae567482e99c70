"""The day of the letter itself, from its head or its signature: what a year left out is counted from."""

import re

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.datum import dagar

_ETIKETT = re.compile(r"(?<!\w)(?:[Dd]atum|DATUM|[Ss]kickat|[Dd]ate|[Ss]ent|[Dd]atera[dt])\b[^\n]{0,60}?$")
_ANNAT = re.compile(r"tid|svar|ink\b|inkom|ankom|senast|sammanträd", re.I)
_HUVUD = 700
_MOTE = re.compile(
    r"nämnd|styrelse|fullmäktige|utskott|sammanträd|dagordning|föredragningslista|kallelse", re.I
)
_FORST = 400


def skriven(blad: Blad) -> str | None:
    """The ISO day of the letter: one labelled so, else one that stands alone in its head or after a place."""
    plan = blad.plan
    alla = [d for d in dagar(plan[:200_000]) if d.har_ar]
    for dag in alla:
        fore = plan[max(0, dag.start - 90) : dag.start].replace("\n", " ")
        if _ETIKETT.search(fore) and "senast" not in fore.lower():
            return dag.varde
    for dag in alla:
        rad = blad.rad_vid(dag.start)
        if dag.start < _HUVUD and blad.i_spalt(dag.start, dag.slut) and not _ANNAT.search(rad.text):
            return dag.varde
        ensam = len(rad.text) - (dag.slut - dag.start) < 24 and "senast" not in rad.text.lower()
        if not ensam or _MOTE.search(rad.text) or re.search(r"tid|svar|inkom|ink\b|ankom", rad.text, re.I):
            continue
        if dag.start < _HUVUD or re.match(r"[A-ZÅÄÖ][\wåäö]+,? (?:den )?\d", rad.text):
            return dag.varde
    return None


def motesdag(blad: Blad) -> str | None:
    """The ISO day of the meeting that a paper is for, from its head."""
    for dag in dagar(blad.plan[:_FORST]):
        if dag.har_ar and _MOTE.search(blad.rad_vid(dag.start).text):
            return dag.varde
    return None
