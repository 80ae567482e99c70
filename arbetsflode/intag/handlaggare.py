"""Handläggare: who works with the matter, where the paper says so."""

import re
from itertools import pairwise

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.personer import NAMN, namn_vid

_ETIKETT = re.compile(
    r"(?<!\w)(?:[Hh]andl[äa]ggare?|HANDLÄGGARE|[Hh]andl\.|[Vv]år handläggare|[Uu]tredare"
    r"|[Aa]nsvarig handläggare|[Hh]andläggande tjänsteman|[Hh]andläggs av"
    r"|[Vv]år referens|VÅR REFERENS|[Hh]andläggare i ärendet)"
    r"(?:(?:, ?| och | ?/ ?)(?:titel|telefon|tfn|tel|e-post|kontakt|befattning|enhet"
    r"|direkttelefon|direktnr|datum|mobil|Titel|Telefon)){0,4}(?: (?:är|har varit"
    r"|var))?[ \n]?:?[ \n]*"
)
_FORE_NAMNET = re.compile(
    r"(?=[^\n]{0,30}\d)[^\n]{4,30}\n|(?:Datum|Diarienr|Diarienummer|Dnr|Telefon|Direkttelefon"
    r"|Enhet|Sida|Vår beteckning|Er beteckning|Avdelning)[ :\n]+"
    r"|(?:19|20)\d\d-\d\d-\d\d[ \n]+|[a-zåäö]{3,30}(?:chef|ledare|strateg|sekreterare|utredare"
    r"|handläggare|ekolog|arkitekt|ingenjör|controller|inspektör)[ \n]"
    r"|(?:[A-ZÅÄÖ][a-zåäö-]{3,30}(?:chef|ledare|strateg|sekreterare|utredare|handläggare"
    r"|ekolog|arkitekt|ingenjör|controller|inspektör)[,:]?[ \n])"
)
_TELEFON = re.compile(rf"^({NAMN})$")
_NUMMER = re.compile(
    r"^(?:(?:Tel(?:efon|\.)?|Tfn|Direkt(?:telefon|nr)?|Mobil)\b[ :.]{0,3}|(?=0\d))[\d +()–-]{6,}$", re.I
)
_UNDERTITEL = re.compile(r"[Hh]andläggare")
_LANGST_FRAM = 4


def handlaggare(blad: Blad) -> Funnet | None:
    """The name after its label; or the name that stands with a telephone number above all else."""
    for m in _ETIKETT.finditer(blad.plan):
        traff = _namn_efter(blad.plan, m.end())
        if traff is not None:
            nara = traff[0] == m.end()
            markt = ":" in m[0] or "\n" in m[0]
            sakerhet = MARKT if nara and (markt or "," in m[0]) else TYDLIGT
            if m[0].lower().startswith(("vår ref", "utredare")):
                sakerhet = SLUTSATS
            return Funnet(
                varde=blad.plan[slice(*traff)],
                spann=(blad.spann(*traff),),
                sakerhet=sakerhet,
                skal=f"står efter ”{' '.join(m[0].split()).rstrip(': ')}”",
            )
    return _med_telefon(blad)


def _namn_efter(plan: str, plats: int) -> tuple[int, int] | None:
    """A name at a place, or a few labels and values further on."""
    for _ in range(_LANGST_FRAM):
        if traff := namn_vid(plan, plats):
            return traff
        m = _FORE_NAMNET.match(plan, plats)
        if m is None:
            return None
        plats = m.end()
    return None


def _med_telefon(blad: Blad) -> Funnet | None:
    rader = blad.rader
    for n, (rad, nasta) in enumerate(pairwise(rader)):
        m = _TELEFON.match(rad.text)
        if (
            m
            and (_UNDERTITEL.fullmatch(nasta.text) or (n < 12 and _NUMMER.match(nasta.text)))
            and namn_vid(rad.text, 0) == (0, len(rad.text))
        ):
            return Funnet(
                varde=rad.text,
                spann=(blad.spann(rad.start, rad.slut),),
                sakerhet=SLUTSATS,
                skal="namnet står med sitt telefonnummer, eller över ordet handläggare",
            )
    return None
