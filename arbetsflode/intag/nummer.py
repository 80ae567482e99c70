"""Whose a diarienummer is, the answering body's own or that of whoever sent the paper; which of several."""

import re

from attrs import evolve

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.nummerplatser import Tal, tal_i_bladet
from arbetsflode.intag.nummervem import Vem, i_det_besvarade
from arbetsflode.intag.pappret import Papper

_HUVUD = 1500
_LANG_RAD = 90
_SVARAR = re.compile(r"(?:\W|§ ?\d+ )*(?:yttrande|svar|remiss)", re.I)
_NARA_REMISS = re.compile(r"remiss|yttrande|samråd", re.I)

_Funna = list[tuple[Tal, Funnet]]


def nummer(
    blad: Blad, papper: Papper, *, privat: bool = False, skickat: bool = False, titel: int = 0
) -> tuple[Funnet | None, Funnet | None]:
    """(the answering body's own number, the sender's); None for what is not stated. No number is both:
    the one that an answer is to quote is the sender's.

    `privat`: a person or a party has written. They keep no diarium: the number is the receiver's.
    `skickat`: a body is known to have sent it; then a paper that neither asks nor answers has come in.
    `titel`: where the title stands; of several numbers that of the matter stands nearest.
    """
    kommit = papper is Papper.INKOMMET or (papper is Papper.OKANT and skickat)
    egna: _Funna = []
    deras: _Funna = []
    talen = [_vant(blad, tal) for tal in tal_i_bladet(blad) if tal.vem is not Vem.ANNAT]
    stampelns = {tal.text for tal in talen if tal.stamplat}
    for tal in talen:
        funnet = Funnet(
            varde=" ".join(tal.text.split()),
            spann=(blad.spann(tal.start, tal.slut),),
            sakerhet=min(tal.sakerhet, TYDLIGT)
            if tal.vem is Vem.OSAGT and _i_text(blad, tal)
            else tal.sakerhet,
            skal=tal.skal,
        )
        annans = stampelns and tal.text not in stampelns and _i_brevhuvudet(blad, tal)
        ar_deras = annans or _hor_till_avsandaren(tal, kommit=kommit, privat=privat)
        (deras if ar_deras else egna).append((tal, funnet))
    egna, fran_rubriken = _utan_rubrikens(blad, egna, titel)
    deras += fran_rubriken
    hogst = TYDLIGT if papper is Papper.OKANT else 1.0
    eget, avsandarens = _eget(blad, egna, titel), _deras(blad, deras)
    if eget is not None and avsandarens is not None and eget.varde == avsandarens.varde:
        eget = None
    return _hogst(eget, hogst), _hogst(avsandarens, hogst)


def _vant(blad: Blad, tal: Tal) -> Tal:
    """A number as whoever sent the paper sees it: what a mail answers was written by the other one."""
    motsatt = {Vem.VAR: Vem.ER, Vem.ER: Vem.VAR}
    if tal.vem in motsatt and i_det_besvarade(blad.plan, tal.start):
        return evolve(tal, vem=motsatt[tal.vem])
    return tal


def _i_brevhuvudet(blad: Blad, tal: Tal) -> bool:
    """Whether a number stands in the head of a letter; beside a stamp's it is that of whoever wrote."""
    return tal.vem is Vem.OSAGT and tal.start < _HUVUD // 3 and not _i_text(blad, tal)


def _utan_rubrikens(blad: Blad, egna: _Funna, titel: int) -> tuple[_Funna, _Funna]:
    """(own, the sender's): where the head has a number, another in the answer's title is what is answered."""
    rubrik = blad.rad_vid(titel)
    if not _SVARAR.match(rubrik.text):
        return egna, []
    i_rubriken = [(t, f) for t, f in egna if rubrik.start < t.start < rubrik.slut]
    ovriga = [(t, f) for t, f in egna if (t, f) not in i_rubriken]
    huvudets = {f.varde for t, f in ovriga if t.start < rubrik.start}
    if not huvudets or huvudets & {f.varde for _, f in i_rubriken}:
        return egna, []
    return ovriga, i_rubriken


def _hogst(funnet: Funnet | None, sakerhet: float) -> Funnet | None:
    return None if funnet is None else evolve(funnet, sakerhet=min(funnet.sakerhet, sakerhet))


def _hor_till_avsandaren(tal: Tal, *, kommit: bool, privat: bool) -> bool:
    if tal.vem is Vem.DERAS:
        return True
    if privat or tal.stamplat:
        return False
    if kommit:
        return tal.vem not in (Vem.ER, Vem.EGET)
    return tal.vem is Vem.ER


def _sakrast(funna: _Funna) -> _Funna:
    hogst = max((f.sakerhet for _, f in funna), default=0.0)
    return [(tal, f) for tal, f in funna if f.sakerhet == hogst]


def _eget(blad: Blad, funna: _Funna, titel: int) -> Funnet | None:
    """The surest; of several that of the head, not of a sentence, and nearest to the title."""
    rubrik = blad.rad_vid(titel)

    def i_text(tal: Tal) -> bool:
        return _i_text(blad, tal) and not rubrik.start <= tal.start < rubrik.slut

    lika = sorted(_sakrast(funna), key=lambda par: (i_text(par[0]), abs(par[0].start - titel)))
    if not lika:
        return None
    valt = lika[0][1]
    andra = [tal for tal, f in lika[1:] if f.varde != valt.varde]
    if any(not _i_text(blad, tal) and tal.start < _HUVUD for tal in andra) or (
        andra and _i_text(blad, lika[0][0])
    ):
        valt = evolve(valt, sakerhet=min(valt.sakerhet, TYDLIGT))
    return valt.med_alternativ(f for _, f in funna)


def _deras(blad: Blad, funna: _Funna) -> Funnet | None:
    """The surest; of several the one beside the word remiss, and that is no certain one."""
    lika = sorted(_sakrast(funna), key=lambda par: par[0].start)
    if not lika:
        return None
    valt = lika[0][1]
    if len({f.varde for _, f in lika}) > 1:
        nara = [f for tal, f in lika if _NARA_REMISS.search(blad.plan, max(0, tal.start - 160), tal.start)]
        valt = evolve(nara[0] if nara else valt, sakerhet=min(valt.sakerhet, TYDLIGT if nara else SLUTSATS))
    return valt.med_alternativ(f for _, f in funna)


def _i_text(blad: Blad, tal: Tal) -> bool:
    """Whether a number stands in a sentence, and not in a head."""
    rad = blad.rad_vid(tal.start)
    return len(rad.text) > _LANG_RAD or rad.text.rstrip().endswith(".")
