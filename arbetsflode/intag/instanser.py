"""The bodies that have been asked: a list under its heading, or the sentence that says to whom it went.

Sub-remisser (what an asked body asks of its own) are no instances.
"""

import re
from collections.abc import Iterator
from itertools import islice

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, TYDLIGT, Funnet
from arbetsflode.intag.instanslista import i_lista
from arbetsflode.intag.organ import Klass, Organ, allmant, organ_i

_MENING = re.compile(
    r"remitterats?(?: [\wåäö,-]+){0,6}? (?:även |också |också )?(?:till|för yttrande till)\b"
    r"|remitteras (?:härmed )?(?:även )?till\b|remitterat [^.\n]{0,200}?\btill\b|(?:skickats"
    r"|sänts|gått|skickat|sänt|översänts|skickas|lämnats) (?:ut )?(?:på|för|i"
    r"|som) remiss(?:behandling)? (?:\w+ )?till\b"
    r"|remissen (?:går|skickas|sänds|har gått|har skickats) till|har varit (?:ute )?på remiss till ?:?"
    r"|har till [^.\n]{3,300}? (?:för yttrande|på remiss) (?:överlämnat|remitterat|översänt"
    r"|skickat|sänt)|(?:översänts|överlämnats|skickats"
    r"|sänts) (?:för yttrande )?till [^.\n]{3,200}? (?:för yttrande|på remiss)"
    r"|(?:följande|övriga) (?:remissinstanser|instanser|nämnder)[^.:\n]{0,60}:"
    r"|remissinstanser (?:är|har varit|var)\b|har (?:nämnden|styrelsen)? ?remitterats till"
    r"|remiss har (?:även )?(?:skickats|sänts|gått) till|(?:förslaget|planen|handlingarna"
    r"|materialet) har (?:varit utsän\w+ |sänts|skickats)(?: ut)? till|inhämtat yttranden? från|(?:har"
    r"|begärt|har begärt) (?:in )?yttrande(?:n)? från",
    re.I,
)
_EJ = re.compile(
    r"under ?remiss|internremiss|intern remiss|i sin tur|vidare ?remitter|har inom "
    r"|återremitter|remitterat vidare|för kännedom",
    re.I,
)
_INGEN_INSTANS = re.compile(
    r"(?:av|från) (?:[\wåäö-]+ ){0,2}$|förvaltningens$|svar till $|lämnas till $"
    r"|inkommit till $|senast hos $|tillhanda"
)
_OCH = re.compile(r"^(?:och|samt) ")
_SLUT = re.compile(
    r"[.;\n]|,? (?:för yttrande|med (?:begäran|svar|svarstid|sista|anledning)|senast|för att"
    r"|och ska|som (?:ska|har|svar)|vilka|varav|remisstid|svar ska|att besvaras)|$"
)
_MANGA = 3
_DEL = re.compile(r"[^\s,](?:(?!,| och (?=[A-ZÅÄÖ])| samt )[^\n])*")
_EGENNAMN = re.compile(r"(?:och |samt )?[A-ZÅÄÖ][\wåäö&-]*(?: [\wåäöÅÄÖ&-]+){0,4}")
_STATEN = re.compile(r"departementet$|^[Rr]egering")
_FLEST_MENINGAR = 40


def remissinstanser(blad: Blad, avsandare: str | None) -> Funnet | None:
    """The list under its heading if there is one, else the bodies of the sentences.

    What a city asks its own nämnder when the state has asked the city is a sub-remiss.
    """
    lista = list(i_lista(blad))
    if lista:
        return _funnet(blad, lista, MARKT if len(lista) > 1 else TYDLIGT, "listan över remissinstanser")
    organ: dict[str, Organ] = {}
    for m in islice(_MENING.finditer(blad.plan), _FLEST_MENINGAR):
        for ett in _i_mening(blad, m):
            organ.setdefault(ett.namn.lower(), ett)
    if avsandare is not None and _STATEN.search(avsandare):
        organ = {namn: ett for namn, ett in organ.items() if ett.klass < Klass.KONTOR}
    if not organ:
        return None
    delar = [(o.start, o.slut, o.namn) for o in organ.values()]
    return _funnet(blad, delar, TYDLIGT, "meningen säger vilka som fått remissen")


def _uppraknade(plan: str, fran: int, till: int, alla: tuple[Organ, ...]) -> Iterator[Organ]:
    """A long enumeration: between bodies known by their names stand others that are named as they are."""
    slut = fran
    for m in _DEL.finditer(plan, fran, till):
        kanda = [o for o in alla if m.start() - 1 <= o.start < m.end()]
        if kanda:
            yield from kanda
        elif (namn := _OCH.sub("", m[0])) and _EGENNAMN.fullmatch(namn) and slut > fran:
            yield Organ(namn=namn, start=m.end() - len(namn), slut=m.end())
        slut = m.end()


def _funnet(blad: Blad, delar: list[tuple[int, int, str]], sakerhet: float, skal: str) -> Funnet:
    return Funnet(
        varde=tuple(namn for _, _, namn in delar),
        spann=tuple(blad.spann(a, b) for a, b, _ in delar),
        sakerhet=sakerhet,
        skal=skal,
    )


def _i_mening(blad: Blad, m: re.Match[str]) -> Iterator[Organ]:
    plan = blad.plan
    borjan = max(plan.rfind("\n", 0, m.start()), plan.rfind(". ", 0, m.start()), m.start() - 250) + 1
    if _EJ.search(plan[borjan : m.end()]):
        return
    inuti = "har till" in m[0].lower()[:10] or re.match(
        r"(?:översänts|överlämnats|skickats|sänts) (?:för yttrande )?till .{3,}", m[0]
    )
    if inuti:
        yield from (o for o in organ_i(plan, m.start(), m.end()) if not allmant(o.namn))
        return
    slut = _SLUT.search(plan, m.end() + 1, min(len(plan), m.end() + 1500))
    till = slut.start() if slut else min(len(plan), m.end() + 1500)
    alla = organ_i(plan, m.end(), till)
    if len(alla) > _MANGA:
        yield from _uppraknade(plan, m.end(), till, alla)
        return
    for ett in alla:
        if not _INGEN_INSTANS.search(plan[m.end() : ett.start]):
            yield ett
