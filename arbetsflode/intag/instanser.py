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
from arbetsflode.intag.uppraknat import uppraknade

_SANT = r"(?:skicka[tds]{1,2}|(?:över)?sän(?:ts?|ds|t)|överlämnats?|lämnats?|gått|går)"
_MENING = re.compile(
    r"remitter(?:ats?|ades?|as)\b(?: [^.\n]{0,200}?)?? till\b"
    rf"|{_SANT} (?:[^.\n]{{0,80}}? )?(?:på|för|i|som) remiss(?:behandling)? (?:\w+ )?till\b"
    rf"|remiss(?:en)? (?:har )?(?:även )?{_SANT} (?:ut )?till\b"
    r"|(?:varit|är) (?:ute |utsän\w+ )?på remiss (?:till|hos|i|bland)\b"
    r"|(?:förslaget|planen|handlingarna|materialet) har (?:varit utsän\w+ |sänts|skickats)(?: ut)? till"
    rf"|(?:har|{_SANT}) (?:(?<!har )[^.\n]{{0,50}}? )?till (?P<inuti>[^.\n]{{3,200}}?)"
    r" (?:för yttrande|på remiss)"
    r"|(?:följande|övriga) (?:remissinstanser|instanser|nämnder)[^.:\n]{0,60}:"
    r"|remissinstanser (?:är|har varit|var)\b"
    r"|(?:inhämtat|begärt|har) (?:in )?yttrande(?:n|t)? från",
    re.I,
)
"""To whom it went; `inuti` where they stand inside it: *har sänt planen till A och B för yttrande*."""
_EJ = re.compile(
    r"under ?remiss|internremiss|intern remiss|i sin tur|vidare ?remitter|vidare till|har inom "
    r"|återremitter|remitterat vidare|för kännedom",
    re.I,
)
_INGEN_INSTANS = re.compile(
    r"(?:av|från) (?:[\wåäö-]+ ){0,2}$|förvaltningens$|svar till $|lämnas till $"
    r"|inkommit till $|senast hos $|tillhanda"
)
_SLUT = re.compile(
    r"[.;\n]|,? (?:för (?:yttrande|beredning)|med (?:begäran|svar|svarstid|sista|anledning)|senast|för att"
    r"|och ska|som (?:ska|har|svar)|vilka|varav|remisstid|svar ska|att besvaras)|$"
)
_STATEN = re.compile(
    r"^[Rr]egering|(?:departement|verk|myndighet|inspektion|institut|utredning)(?:et|en)?$|^(?:Social|Läns)styrelsen"
)
_KOMMUN = re.compile(r"(?:kommun|stad|landsting)$|^Region ")
_FLEST_MENINGAR = 40


def remissinstanser(blad: Blad, avsandare: str | None) -> Funnet | None:
    """The list under its heading if there is one, else the bodies of the sentences.

    What a city asks its own nämnder when the state has asked the city is a sub-remiss.
    """
    lista = list(i_lista(blad))
    if lista:
        return _funnet(blad, lista, MARKT if len(lista) > 1 else TYDLIGT, "listan över remissinstanser")
    traffar = islice(_MENING.finditer(blad.plan), _FLEST_MENINGAR)
    meningar = [ett for m in traffar if (ett := tuple(_i_mening(blad, m)))]
    delar = [(o.start, o.slut, o.namn) for o in _utan_underremisser(meningar, avsandare)]
    return _funnet(blad, delar, TYDLIGT, "meningen säger vilka som fått remissen") if delar else None


def _utan_underremisser(meningar: list[tuple[Organ, ...]], avsandare: str | None) -> tuple[Organ, ...]:
    """The bodies of the sentences, each once; nobody where it is the answering kommun that has been asked."""
    fragad = any(len(mening) == 1 and _KOMMUN.search(mening[0].namn) for mening in meningar)
    if fragad or (avsandare is not None and _STATEN.search(avsandare)):
        meningar = [m for m in meningar if any(_utom_kommunen(ett) for ett in m)]
    organ = {ett.namn.lower(): ett for mening in reversed(meningar) for ett in reversed(mening)}
    return tuple(sorted(organ.values(), key=lambda ett: ett.start))


def _utom_kommunen(organ: Organ) -> bool:
    return organ.klass < Klass.KONTOR and not _KOMMUN.search(organ.namn)


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
    if m["inuti"]:
        inuti = [o for o in organ_i(plan, *m.span("inuti")) if not allmant(o.namn)]
        if len(inuti) > 1 or m[0].lower().startswith("har till "):
            yield from inuti
        return
    slut = _SLUT.search(plan, m.end() + 1, min(len(plan), m.end() + 1500))
    if slut and "beredning" in slut[0]:
        return
    till = slut.start() if slut else min(len(plan), m.end() + 1500)
    for ett in uppraknade(plan, m.end(), till):
        if not _INGEN_INSTANS.search(plan[m.end() : ett.start]):
            yield ett
