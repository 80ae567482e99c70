"""Handläggare: who works with the matter, where the paper says so."""

import re

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.personer import NAMN, YRKE, namn_vid

_ETIKETT = re.compile(
    r"(?<!\w)(?<!, )(?:[Hh]andl[äa]ggare?|[Bb]eredningsansvariga?|HANDLÄGGARE|[Hh]andl\."
    r"|[Vv]år handläggare|(?:(?<=\n)|(?<=^))Utredare"
    r"|[Aa]nsvarig handläggare|[Hh]andläggande tjänsteman|[Hh]andläggs av"
    r"|[Vv]år referens|VÅR REFERENS|[Hh]andläggare i ärendet)"
    r"(?:(?:, ?| och | ?/ ?)(?:titel|telefon|tfn|tel|e-post|kontakt|befattning|enhet|avdelning|förvaltning"
    r"|direkttelefon|direktnr|datum|mobil|Titel|Telefon)){0,4}(?: (?:är|har varit"
    r"|var))?[ \n]?:?[ \n]*"
)
_FORE_NAMNET = re.compile(
    r"(?=[^\n]{0,30}\d)[^\n]{4,30}\n|(?i:Datum|Diarienr|Diarienummer|Dnr|Telefon|Direkttelefon|Enhet|Sida"
    r"|Vår beteckning|Er beteckning|Avdelning|\w+ens dnr|Till)[ :\n]+"
    r"|[A-ZÅÄÖ][a-zåäö-]+(?:kontoret|förvaltningen|avdelningen|enheten), "
    r"|[a-zåäö]{4,20}en (?=[A-ZÅÄÖ])|(?:19|20)\d\d-\d\d-\d\d[ \n]+"
    rf"|(?:[A-ZÅÄÖa-zåäö][a-zåäö]+- och )?[A-ZÅÄÖa-zåäö][a-zåäö-]{{2,30}}{YRKE}[,:]?[ \n]"
)
"""What may stand between the label and the name: the values of other labels, an office, a title."""
_EFTER_NAMNET = re.compile(
    rf"(?:(?<=\n)|(?<=^))(?P<namn>{NAMN})"
    r"(?:, (?:[a-zåäö]+ )?handläggare|,? \((?:[a-zåäö]+ )?handläggare\))(?!\w)"
)
_FRAGOR = re.compile(
    rf"(?:[Ff]rågor (?:om|angående|kring) (?:remissen|ärendet|förslaget) (?:besvaras av|till|skickas till)"
    rf"|[Kk]ontaktperson(?: är| i ärendet| för remissen)?:?) (?:[a-zåäö]+ ){{0,2}}(?P<namn>{NAMN})"
)
_MED_TELEFON = re.compile(
    rf"(?:(?<=\n)|(?<=^)|(?<=  ))(?P<namn>{NAMN}), (?:tel(?:efon"
    rf"|\.)? ?)?0\d[\d -]{{5,}}"
)
_I_MENING = re.compile(rf"\b[a-zåäö]{{3,20}}handläggare (?P<namn>{NAMN})")
_FOREDROG = re.compile(rf"(?P<namn>{NAMN}) har varit föredragande")
_I_ORD = (
    (_FRAGOR, SLUTSATS, "svarar på frågor om remissen"),
    (_I_MENING, TYDLIGT, "texten kallar den handläggare"),
    (_MED_TELEFON, SLUTSATS, "namnet står med sitt telefonnummer"),
    (_FOREDROG, SLUTSATS, "har varit föredragande"),
)
"""Where else a person is named who works with the matter, and how sure that is."""
_NAMN = re.compile(NAMN)
_OCH = re.compile(rf" och {NAMN}(?=\n|$| ?[,\d])")
_GLAPP = re.compile(r"  |\n|\t")
_SPALTEN_FORE = re.compile(r"(?: {2}|\t)$")
_HOGST_UPP = 500
_ADRESS_ELLER_TITEL = re.compile(
    rf"[\w.]+@|[\w.]+$(?<=\.\w\w)|(?!(?:avdelnings|förvaltnings)chef|\w*direktör"
    rf"|registrator)[\wåäö-]*{YRKE}\b",
    re.I,
)
"""What stands under the name of whoever has written: an address, or what the person is."""
_HALSNING = re.compile(r"\b(?:[Mm]vh|MVH|[Hh]älsning(?:ar)?)\b")
_HUVUD = 4000
_NUMMER = re.compile(
    r"(?:(?:Tel(?:efon|\.)?|Tfn|Direkt(?:telefon|nr)?|Mobil)\b[ :.]{0,3}|(?=0\d))[\d +()–-]{6,}", re.I
)
_UNDERTITEL = re.compile(r"[Hh]andläggare")
_LANGST_FRAM = 6


def handlaggare(blad: Blad) -> Funnet | None:
    """The name at its label; else that of the head, which stands alone there or with a telephone number."""
    for m in _ETIKETT.finditer(blad.plan):
        traff = _i_spalten(blad, m) or _namn_efter(blad.plan, m.end()) or _namn_under(blad, m)
        if traff is not None:
            if och := _OCH.match(blad.plan, traff[1]):
                traff = (traff[0], och.end())
            etikett = " ".join(m[0].split()).rstrip(": ")
            return _funnet(blad, traff, _sakerhet(m, traff), f"står efter ”{etikett}”")
    for m in _EFTER_NAMNET.finditer(blad.plan):
        if blad.i_spalt(m.start(), m.end()):
            return _funnet(blad, m.span("namn"), TYDLIGT, "”handläggare” står efter")
    for monster, sakerhet, skal in _I_ORD:
        if funnen := monster.search(blad.plan):
            return _funnet(blad, funnen.span("namn"), sakerhet, skal)
    return _i_huvudet(blad)


def _sakerhet(m: re.Match[str], traff: tuple[int, int]) -> float:
    if m[0].lower().startswith(("vår ref", "utredare")):
        return SLUTSATS
    nara = traff[0] == m.end()
    return MARKT if nara and any(tecken in m[0] for tecken in ":\n,") else TYDLIGT


def _funnet(blad: Blad, plats: tuple[int, int], sakerhet: float, skal: str) -> Funnet:
    start, slut = plats
    fran, till = blad.spann(start, slut)
    if spalt := _GLAPP.search(blad.text, fran, till):
        slut = blad.plats(spalt.start())
    return Funnet(varde=blad.plan[start:slut], spann=(blad.spann(start, slut),), sakerhet=sakerhet, skal=skal)


def _i_spalten(blad: Blad, m: re.Match[str]) -> tuple[int, int] | None:
    """The name under a label that ends its line, with other columns before it."""
    fran, _ = blad.spann(m.start(), m.start() + 1)
    sist_pa_raden = "\n" in m[0] and _SPALTEN_FORE.search(blad.text, max(0, fran - 3), fran)
    return _namn_under(blad, m) if sist_pa_raden else None


def _namn_under(blad: Blad, m: re.Match[str]) -> tuple[int, int] | None:
    """The name in the label's column."""
    var = blad.under(m.start(), m.start() + len(m[0].rstrip(" :\n")))
    return None if var is None else namn_vid(blad.plan, var[0])


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


def _i_huvudet(blad: Blad) -> Funnet | None:
    """A name over its telephone number or the word handläggare; else one alone in its column of the head."""
    ensamt: tuple[int, int] | None = None
    halsning = _HALSNING.search(blad.plan, 0, _HOGST_UPP)
    overst = halsning.start() if halsning else _HOGST_UPP
    for m in _NAMN.finditer(blad.plan, 0, _HUVUD):
        plats = _spaltens(blad, namn_vid(blad.plan, m.start()))
        if plats is None or not blad.i_spalt(*plats):
            continue
        under = blad.under(*plats)
        if under and (_NUMMER.fullmatch(blad.plan, *under) or _UNDERTITEL.fullmatch(blad.plan, *under)):
            return _funnet(
                blad, plats, SLUTSATS, "namnet står med sitt telefonnummer, eller över ordet handläggare"
            )
        if ensamt is None and plats[0] < overst and under and _ADRESS_ELLER_TITEL.match(blad.plan, *under):
            ensamt = plats
    return None if ensamt is None else _funnet(blad, ensamt, SLUTSATS, "namnet står i brevets huvud")


def _spaltens(blad: Blad, plats: tuple[int, int] | None) -> tuple[int, int] | None:
    """A name without what stands in the next column."""
    if plats is None:
        return None
    fran, till = blad.spann(*plats)
    spalt = _GLAPP.search(blad.text, fran, till)
    slut = blad.plats(spalt.start()) if spalt else plats[1]
    return (plats[0], slut) if " " in blad.plan[plats[0] : slut] else None
