"""The units that prepared the matter."""

import re

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, TYDLIGT, Funnet

_BERETT = re.compile(
    r"(?:[Ää]rendet|[Tt]jänsteutlåtandet?|[Uu]tlåtandet|[Yy]ttrandet|[Rr]emissen"
    r"|[Rr]emissvaret|[Ff]örslaget(?: till yttrande)?|[Ss]krivelsen|[Tt]jänsteskrivelsen"
    r"|[Ss]varet)"
    r" (?:har |är )?(?:\w+ ){0,2}?(?:beretts|berett|utarbetats|utarbetat|handlagts|handläggs"
    r"|bereds|skrivits|upprättats|tagits fram|beredits)"
    r"(?: gemensamt| tillsammans| huvudsakligen)?(?: (?:inom|av|vid|på|i samarbete med"
    r"|i samverkan med|i samråd med|gemensamt av|tillsammans med|hos))+ "
)
_SLUT = re.compile(
    r"[.;\n]|(?:,? (?:efter|i syfte|för att|med (?:utgångspunkt|stöd|hjälp)|under|och har"
    r"|samt har|den \d|på uppdrag|som (?:har|ansvarar))\b)|$"
)
_SKILJE = re.compile(
    r",(?: och| samt)? (?!och (?:ungdom|familj|vuxen|kultur|fritid))| samt (?:av )?"
    r"|(?<!-) och (?=[\wåäö, -]{0,40}(?:avdelning|enhet|kontor|förvaltning|stab|sektion|grupp"
    r"|kansli|team|verksamhet))| (?:i (?:samarbete|samverkan|samråd|dialog) med"
    r"|tillsammans med|med (?:underlag|bidrag|synpunkter) från) "
)
_ENHET = re.compile(
    r"avdelning|enhet|kontor|förvaltning|stab|sektion|grupp|kansli|team|verksamhet|område|byrå"
    r"|central|miljö|resurs|bolag|AB\b|service|juridik|planering",
    re.I,
)
_FORST = re.compile(r"(?:inom|av|vid|på|med|både|dels|från) ")
_LANGST = 400


def enheter(blad: Blad) -> Funnet | None:
    """Each unit of the sentence that says where the matter was prepared."""
    delar: list[tuple[int, int]] = []
    for m in _BERETT.finditer(blad.plan):
        slut = _SLUT.search(blad.plan, m.end(), min(len(blad.plan), m.end() + _LANGST))
        till = slut.start() if slut else min(len(blad.plan), m.end() + _LANGST)
        delar += [d for d in _delar(blad.plan, m.end(), till) if d not in delar]
        if delar:
            break
    if not delar:
        return None
    rena = all(_ENHET.search(blad.plan[a:b]) for a, b in delar)
    return Funnet(
        varde=tuple(blad.plan[a:b] for a, b in delar),
        spann=tuple(blad.spann(a, b) for a, b in delar),
        sakerhet=MARKT if rena else TYDLIGT,
        skal="meningen säger var ärendet har beretts",
    )


def _delar(plan: str, fran: int, till: int) -> list[tuple[int, int]]:
    platser = [fran]
    ut: list[tuple[int, int]] = []
    for m in _SKILJE.finditer(plan, fran, till):
        ut.append((platser[-1], m.start()))
        platser.append(m.end())
    ut.append((platser[-1], till))
    rena = [_rensad(plan, a, b) for a, b in ut]
    return [(a, b) for a, b in rena if 2 < b - a < 90 and (_ENHET.search(plan[a:b]) or a > fran)]


def _rensad(plan: str, a: int, b: int) -> tuple[int, int]:
    while m := _FORST.match(plan, a, b):
        a = m.end()
    while b > a and plan[b - 1] in " ,":
        b -= 1
    return a, b
