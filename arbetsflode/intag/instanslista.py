"""The bodies that a list names under its heading: one to a line, in columns, or several on a line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.organ import organ_i
from arbetsflode.intag.rubriker import NASTA

_RUBRIK = re.compile(
    r"(?:#+ )?(?:[Rr]emissinstanser(?:na)?|REMISSINSTANSER|[Ss]änd ?lista|SÄNDLISTA"
    r"|[Rr]emiss ?lista|[Ss]ändlista för remiss(?:en)?|[Rr]emissen (?:har skickats|skickas|går"
    r"|sänds) till|[Rr]emitteras till|[Ff]örteckning över remissinstanser|[Yy]ttranden? önskas från"
    r"|[Rr]emiss till)(?: ?:| ?$)[ ]?"
)
_MARKE = re.compile(r"(?:\(?\d{1,3}[.)]?[ \t]+|[-–•*·] ?)")
_NAMN = re.compile(r"[A-ZÅÄÖa-zåäö][^\n]{2,4000}")
_KORT_NAMN = re.compile(r" \([A-ZÅÄÖ]{2,8}\)$|[ ,;.]+$")
_INTE_RAD = re.compile(
    r"\b(?:remissvar|svar(?!ig)|synpunkter|yttrandet?\b|vi\b|ni\b|i remissen|myndigheter under|det innebär"
    r"|råd om|postadress|telefon|besök|e-?post|box \d|kopia|\d{3} ?\d\d |hej\b)|@|https?:|senast"
    r"|ska ha|\d{4}-\d\d",
    re.I,
)
_SIDA = re.compile(r"\(?\d{1,3}\)?(?: ?\(\d{1,3}\))?$")
_SPALT = re.compile(r"\S+(?:[ \n]{1,2}\S+)*")
_NAMNSLUT = (
    r"(?:universitet|högskolan?|kommun|råd(?:et)?|verket|myndigheten|styrelsen|nämnden|inspektionen|förbund(?:et)?"
    r"|institutet|museet|domstolen|rätt(?:en)?|landsting|ombudsmannen|kårer|AB|län)"
)
_NAMNBORJAN = (
    r"(?:Högskolan|Kungl\.|Statens|Sveriges|Myndigheten|Länsstyrelsen|Utredningen|Konstfack|Karolinska)\b"
)
_SKARV = re.compile(
    rf"{_NAMNSLUT}(?P<glapp> )(?=[A-ZÅÄÖ][a-zåäö]{{2}})|(?<=[\w)])(?P<glapp2> )(?={_NAMNBORJAN})"
)
_EJ_SKARV = re.compile(r"(?:Länsstyrelsen|Högskolan|Kungl\.)$")
_FLEST, _LANG = 400, 160
_NUMMER = re.compile(r"(?:(?<=\s)|(?<=^))\d{1,3}[.)]? (?=[A-ZÅÄÖ])")
_NUMRERAD = 3
"""So many numbers on a line make it a numbered list that has lost its lines."""


@frozen(kw_only=True)
class _Post:
    """A name of the list: its place in the mended text, and its column."""

    start: int
    slut: int
    namn: str
    spalt: int


def i_lista(blad: Blad) -> Iterator[tuple[int, int, str]]:
    """(where it begins, where it ends, the name) of each body under the first heading that has any."""
    rader = blad.rader
    for n, rad in enumerate(rader):
        m = _RUBRIK.match(rad.text)
        if m is None:
            continue
        rest = rad.text[m.end() :].strip()
        funna = [*_pa_raden(rad, m.end())] if rest else [*_under(blad, rader[n + 1 :])]
        if funna:
            yield from funna
            return


def _pa_raden(rad: Rad, fran: int) -> Iterator[tuple[int, int, str]]:
    numren = list(_NUMMER.finditer(rad.text, fran))
    if len(numren) >= _NUMRERAD:
        for m, nasta in pairwise([*numren, None]):
            slut = nasta.start() if nasta else len(rad.text)
            if m and (namn := rad.text[m.end() : slut].rstrip(" .,;")):
                yield rad.start + m.end(), rad.start + m.end() + len(namn), namn
        return
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


def _under(blad: Blad, rader: tuple[Rad, ...]) -> Iterator[tuple[int, int, str]]:
    """Column by column; a line of several names is cut where names meet, if they meet more than once."""
    poster = [p for rad in _listans(rader) for p in _poster(blad, rad)]
    skarvade = sum(len(_skarvar(p.namn)) for p in poster)
    for p in sorted(poster, key=lambda p: p.spalt):
        if skarvade > 1:
            yield from _delad(p)
        else:
            yield p.start, p.slut, p.namn


def _listans(rader: tuple[Rad, ...]) -> Iterator[Rad]:
    """The lines of the list: it ends at a heading, a sentence, or what is no name."""
    for rad in rader[:_FLEST]:
        if _SIDA.match(rad.text):
            continue
        if _INTE_RAD.search(rad.text) or (len(rad.text) > _LANG and len(_skarvar(rad.text)) < 3):
            return
        if NASTA.match(rad.text) and not organ_i(rad.text):
            return
        if rad.text[-1] == "." and len(rad.text.split()) > 9:
            return
        yield rad


def _poster(blad: Blad, rad: Rad) -> Iterator[_Post]:
    """The names of a line, one for each column."""
    fran, till = blad.spann(rad.start, rad.slut)
    for spalt, del_ in enumerate(_SPALT.finditer(blad.text, fran, till)):
        start, slut = blad.plats(del_.start()), blad.plats(del_.end() - 1) + 1
        if m := _MARKE.match(blad.plan, start, slut):
            start = m.end()
        while m := _KORT_NAMN.search(blad.plan[start:slut]):
            slut = start + m.start()
        if not _NAMN.fullmatch(blad.plan[start:slut]):
            continue
        delar = organ_i(blad.plan, start, slut) if blad.plan.count(",", start, slut) > 1 else ()
        if len(delar) > 1:
            yield from (_Post(start=o.start, slut=o.slut, namn=o.namn, spalt=spalt) for o in delar)
        else:
            yield _Post(start=start, slut=slut, namn=blad.plan[start:slut], spalt=spalt)


def _skarvar(namn: str) -> list[int]:
    """Where one name ends and another begins."""
    platser = (m.start("glapp") if m["glapp"] else m.start("glapp2") for m in _SKARV.finditer(namn))
    return [plats for plats in platser if not _EJ_SKARV.search(namn[:plats])]


def _delad(post: _Post) -> Iterator[tuple[int, int, str]]:
    platser = [0, *(plats + 1 for plats in _skarvar(post.namn)), len(post.namn) + 1]
    for a, b in pairwise(platser):
        yield post.start + a, post.start + b - 1, post.namn[a : b - 1]
