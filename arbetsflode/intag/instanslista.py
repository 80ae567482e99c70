"""The bodies that a list names under its heading: one to a line, in columns, or several on a line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from arbetsflode.intag.blad import Blad, Rad, Spann
from arbetsflode.intag.organ import organ_i
from arbetsflode.intag.rubriker import NASTA
from arbetsflode.intag.uppraknat import numrerade, streckade, till_namnets_slut, uppraknade

_RUBRIK = re.compile(
    r"(?:#+ )?(?:[Rr]emissinstanser(?:na)?|REMISSINSTANSER|[Ss]änd ?lista|SÄNDLISTA"
    r"|[Rr]emiss ?lista|[Ss]ändlista för remiss(?:en)?|[Rr]emissen (?:har skickats|skickas|går"
    r"|sänds) till|[Rr]emitteras till|[Ff]örteckning över remissinstanser|[Yy]ttranden? önskas från"
    r"|[Rr]emiss till)"
    r"(?: ?:| ?$|(?= [A-ZÅÄÖ][^.,\n]{2,60},| 1[.)]? [A-ZÅÄÖ])|(?<=till|från)(?= [A-ZÅÄÖ]))[ ]?"
)
_MARKE = re.compile(r"(?:\(?\d{1,3}[.)]?[ \t]+|[-–•*·] ?)")
_NAMN = re.compile(r"[A-ZÅÄÖa-zåäö][^\n]{2,4000}")
_OLAST = re.compile(r"(?P<namn>[^(]+) \w+\)")
"""A bracket that was read as a letter: *Riksdagens ombudsmän GO)*."""
_SANDLISTA = re.compile(r"s[äÄ]nd ?lista ?:?$", re.I)
_ENLIGT = re.compile(r"[Ee]n(?:ligt|l\.?) (?:bifogad |nedanstående )?(?:s[äÄ]nd|remiss) ?lista")
"""A list of recipients is of those who are asked where the letter is addressed to them by it."""
_INTE_RAD = re.compile(
    r"\b(?:remissvar|svar(?!ig)|synpunkter|yttrandet?\b|vi\b|ni\b|i remissen|myndigheter under|det innebär"
    r"|råd om|postadress|telefon|besök|e-?post|box \d|kopia|\d{3} ?\d\d |hej\b)|@|https?:|senast"
    r"|ska ha|\d{4}-\d\d|[!?]$|^(?:enligt|med|på|för) |chef$|\bpdf\b|\w: ",
    re.I,
)
_SIDA = re.compile(r"\(?\d{1,3}\)?(?: ?\(\d{1,3}\))?$")
_SPALT = re.compile(r"\S+(?: \S+)*")
_SPALTER = re.compile(r"\S(?: {2,}|\t)\S")
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
_ETT_NAMN = re.compile(rf"{_NAMNSLUT}$")
_EJ_SKARV = re.compile(r"(?:Länsstyrelsen|Högskolan|Kungl\.)$")
_TILL = re.compile(r"(?:^|\n)(?:Till|TILL) ?:?[ \n]")
_MELLAN = re.compile(r"[ ,\n]*(?:och |samt )?(?:\d[.)] )?")
_FRAGAR = re.compile(r"\bremiss|\byttrande|synpunkter", re.I)
_HUVUD = 1500
_FLEST, _LANG = 400, 160


@frozen(kw_only=True)
class _Post:
    """A name of the list: its place in the mended text, and its column."""

    start: int
    slut: int
    namn: str
    spalt: int


def i_lista(blad: Blad) -> Iterator[tuple[int, int, str]]:
    """(where it begins, where it ends, the name) of each body under the first heading that has any."""
    enligt = _ENLIGT.search(blad.plan)
    for n, rad in enumerate(blad.rader):
        m = _RUBRIK.match(rad.text)
        if m is None or (_SANDLISTA.match(rad.text) and not enligt):
            continue
        namnen = _namnen(blad.plan, rad.start + m.end(), rad.slut, komman=1)
        poster = [_Post(start=a, slut=b, namn=blad.plan[a:b], spalt=0) for a, b in namnen]
        if not poster or rad.text.endswith(",") or _pa_nasta_rad(blad, rad.start + m.end()):
            poster += _under(blad, list(_listans(blad.rader[n + 1 : n + _FLEST])))
        if poster:
            yield from _ordnade(poster)
            return
    yield from _adresserade(blad)


def _pa_nasta_rad(blad: Blad, plats: int) -> bool:
    """Whether what stands after a heading stood on the line under it: *Yttranden önskas från*."""
    return "\n" in blad.text[blad.spann(plats - 2, plats - 1)[1] : blad.spann(plats, plats + 1)[0]]


def _adresserade(blad: Blad) -> Iterator[tuple[int, int, str]]:
    """The bodies under *Till*, at the top of a letter that asks for an answer, where they are several."""
    m = _TILL.search(blad.plan, 0, _HUVUD)
    if m is None or not _FRAGAR.search(blad.plan):
        return
    slut = m.end()
    organ = []
    for ett in organ_i(blad.plan, m.end(), m.end() + _HUVUD):
        if not _MELLAN.fullmatch(blad.plan, slut, ett.start):
            break
        organ.append((ett.start, ett.slut, ett.namn))
        slut = ett.slut
    if len(organ) > 1:
        yield from organ


def _namnen(plan: str, fran: int, till: int, *, komman: int) -> Iterator[Spann]:
    """The names of a line, or of a column of it: numbered inside, between so many commas or more, or one."""
    till = till_namnets_slut(plan, fran, till)
    if delar := numrerade(plan, fran, till) or streckade(plan, fran, till):
        yield from delar
        return
    if m := _MARKE.match(plan, fran, till):
        fran = m.end()
    organ = tuple(uppraknade(plan, fran, till)) if plan.count(", ", fran, till) >= komman else ()
    if organ:
        yield from ((o.start, o.slut) for o in organ)
        return
    if m := _OLAST.fullmatch(plan, fran, till):
        till = m.end("namn")
    if _NAMN.fullmatch(plan, fran, till):
        yield fran, till


def _ordnade(poster: list[_Post]) -> Iterator[tuple[int, int, str]]:
    """Column by column; a name is cut where names meet, if they meet more than once in the list."""
    skarvade = sum(len(_skarvar(p.namn)) for p in poster)
    for p in sorted(poster, key=lambda p: p.spalt):
        if skarvade > 1:
            yield from _delad(p)
        else:
            yield p.start, p.slut, p.namn


def _under(blad: Blad, rader: list[Rad]) -> Iterator[_Post]:
    """What the lines under a heading name; where a name may go on in the next line they are one."""
    if rader and (rader[0].text.endswith(",") or numrerade(blad.plan, rader[0].start, rader[0].slut)):
        for a, b in _namnen(blad.plan, rader[0].start, rader[-1].slut, komman=1):
            yield _Post(start=a, slut=b, namn=" ".join(blad.plan[a:b].split()), spalt=0)
        return
    for rad in rader:
        yield from _poster(blad, rad)


def _listans(rader: tuple[Rad, ...]) -> Iterator[Rad]:
    """The lines of the list: it ends at a heading, a sentence, or what is no name."""
    for rad in rader:
        if _SIDA.match(rad.text):
            continue
        text = rad.text[: till_namnets_slut(rad.text, 0, len(rad.text))]
        if _INTE_RAD.search(text) or (len(text) > _LANG and len(_skarvar(text)) < 3):
            return
        if NASTA.match(text) and not _ETT_NAMN.search(text) and not organ_i(text):
            return
        if rad.text[-1] == "." and len(rad.text.split()) > 9:
            return
        yield rad


def _poster(blad: Blad, rad: Rad) -> Iterator[_Post]:
    """The names of a line, by columns; only in columns does a line of the paper end a name."""
    fran, till = blad.spann(rad.start, rad.slut)
    spalter = [(0, fran, till)]
    if _SPALTER.search(blad.text, fran, till):
        spalter = [
            (spalt, fran + m.start() + del_.start(), fran + m.start() + del_.end())
            for m in re.finditer(r"[^\n]+", blad.text[fran:till])
            for spalt, del_ in enumerate(_SPALT.finditer(m[0]))
        ]
    for spalt, start, slut in spalter:
        for a, b in _namnen(blad.plan, blad.plats(start), blad.plats(slut - 1) + 1, komman=2):
            yield _Post(start=a, slut=b, namn=blad.plan[a:b], spalt=spalt)


def _skarvar(namn: str) -> list[int]:
    """Where one name ends and another begins."""
    platser = (m.start("glapp") if m["glapp"] else m.start("glapp2") for m in _SKARV.finditer(namn))
    return [plats for plats in platser if not _EJ_SKARV.search(namn[:plats])]


def _delad(post: _Post) -> Iterator[tuple[int, int, str]]:
    platser = [0, *(plats + 1 for plats in _skarvar(post.namn)), len(post.namn) + 1]
    for a, b in pairwise(platser):
        yield post.start + a, post.start + b - 1, post.namn[a : b - 1]
