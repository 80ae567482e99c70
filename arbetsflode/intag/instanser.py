"""The bodies that have been asked: a list under its heading, or the sentence that says to whom it went.

Sub-remisser (what an asked body asks of its own) are no instances.
"""

import re
from collections.abc import Iterator
from itertools import islice

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.funnet import MARKT, TYDLIGT, Funnet
from arbetsflode.intag.organ import Organ, allmant, organ_i
from arbetsflode.intag.rubriker import NASTA

_RUBRIK = re.compile(
    r"(?:#+ )?(?:[Rr]emissinstanser(?:na)?|REMISSINSTANSER|[Ss]änd ?lista|SÄNDLISTA"
    r"|[Rr]emiss ?lista|[Ss]ändlista för remiss(?:en)?|[Rr]emissen (?:har skickats|skickas|går"
    r"|sänds) till|[Rr]emitteras till|[Ff]örteckning över remissinstanser"
    r"|[Rr]emiss till)(?: ?:| ?$)[ ]?"
)
_MENING = re.compile(
    r"remitterats?(?: [\wåäö,-]+){0,6}? (?:även |också |också )?(?:till|för yttrande till)\b"
    r"|remitteras (?:härmed )?(?:även )?till\b|remitterat [^.\n]{0,200}?\btill\b|(?:skickats"
    r"|sänts|gått|skickat|sänt|översänts|skickas|lämnats) (?:ut )?(?:på|för|i"
    r"|som) remiss(?:behandling)? (?:\w+ )?till\b"
    r"|har till [^.\n]{3,300}? (?:för yttrande|på remiss) (?:överlämnat|remitterat|översänt"
    r"|skickat|sänt)|(?:översänts|överlämnats|skickats"
    r"|sänts) (?:för yttrande )?till [^.\n]{3,200}? (?:för yttrande|på remiss)"
    r"|(?:följande|övriga) (?:remissinstanser|instanser|nämnder)[^.:\n]{0,60}:"
    r"|remissinstanser (?:är|har varit|var)\b|har (?:nämnden|styrelsen)? ?remitterats till"
    r"|remiss har (?:även )?(?:skickats|sänts|gått) till|inhämtat yttranden? från|(?:har"
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
_SLUT = re.compile(
    r"[.;\n]|,? (?:för yttrande|med (?:begäran|svar|svarstid|sista|anledning)|senast|för att"
    r"|och ska|som (?:ska|har|svar)|vilka|varav|remisstid|svar ska|att besvaras)|$"
)
_RAD_INSTANS = re.compile(r"(?:\(?\d{1,3}[.)]?[ \t]+|[-–•*·] ?)?(?P<namn>[A-ZÅÄÖa-zåäö][^\n]{2,90}?)[ ,;.]*$")
_INTE_RAD = re.compile(
    r"(?:remissvar|svar|synpunkter|yttrande|vi |ni |i remissen|myndigheter under|det innebär"
    r"|råd om|postadress|telefon|besök|e-?post|box \d|kopia|\d{3} ?\d\d )|@|https?:|senast"
    r"|ska ha|\d{4}-\d\d",
    re.I,
)
_FLEST, _FLEST_MENINGAR = 400, 40


def remissinstanser(blad: Blad) -> Funnet | None:
    """The list under its heading if there is one, else the bodies of the sentences."""
    lista = list(_i_lista(blad))
    if lista:
        return _funnet(blad, lista, MARKT if len(lista) > 1 else TYDLIGT, "listan över remissinstanser")
    organ: dict[str, Organ] = {}
    for m in islice(_MENING.finditer(blad.plan), _FLEST_MENINGAR):
        for ett in _i_mening(blad, m):
            organ.setdefault(ett.namn.lower(), ett)
    if not organ:
        return None
    delar = [(o.start, o.slut, o.namn) for o in organ.values()]
    return _funnet(blad, delar, TYDLIGT, "meningen säger vilka som fått remissen")


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
    for ett in organ_i(plan, m.end(), till):
        if not _INGEN_INSTANS.search(plan[m.end() : ett.start]):
            yield ett


def _i_lista(blad: Blad) -> Iterator[tuple[int, int, str]]:
    rader = blad.rader
    for n, rad in enumerate(rader):
        m = _RUBRIK.match(rad.text)
        if m is None:
            continue
        rest = rad.text[m.end() :].strip()
        funna = [*_pa_raden(rad, m.end())] if rest else [*_under(rader[n + 1 :])]
        if funna:
            yield from funna
            return


def _pa_raden(rad: Rad, fran: int) -> Iterator[tuple[int, int, str]]:
    for m in re.finditer(r"(?:\d{1,3}[.)]? )?([^,;]+)(?:[,;]|$)", rad.text[fran:].rstrip(" .")):
        delar = list(organ_i(rad.text, fran + m.start(1), fran + m.end(1)))
        if len(delar) > 1:
            yield from ((rad.start + o.start, rad.start + o.slut, o.namn) for o in delar)
        elif namn := m[1].strip():
            yield (
                rad.start + fran + m.start(1),
                rad.start + fran + m.end(1),
                re.sub(r"^(?:och|samt) ", "", namn),
            )


def _under(rader: tuple[Rad, ...]) -> Iterator[tuple[int, int, str]]:
    """One to a line. The list ends at a heading, a sentence, or what is no name."""
    for rad in rader[:_FLEST]:
        if (
            _INTE_RAD.search(rad.text)
            or len(rad.text) > 110
            or (NASTA.match(rad.text) and not organ_i(rad.text))
        ):
            return
        if rad.text[-1] == "." and len(rad.text.split()) > 9:
            return
        if m := _RAD_INSTANS.match(rad.text):
            delar = organ_i(rad.text) if "," in m["namn"] else ()
            if len(delar) > 1:
                yield from ((rad.start + o.start, rad.start + o.slut, o.namn) for o in delar)
            else:
                yield rad.start + m.start("namn"), rad.start + m.end("namn"), m["namn"]
