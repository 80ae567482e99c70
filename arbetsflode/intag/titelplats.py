"""Where a title stands when nothing says that it is one.

As an item of an agenda, on the line over the number or over the first heading, at the beginning of a page
that has lost its lines, or as the name that a sentence gives to what has been remitted.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.organ import Klass, organ_i
from arbetsflode.intag.titelrad import (
    ADRESS,
    INTE,
    LANGST_TITEL,
    NUMMERRAD,
    VERB,
    ar_namn,
    ar_rubrik,
    kan,
    tatt,
)

Plats = tuple[int, int]

_NY_MENING = re.compile(
    rf" (?=(?!Hur|Vad|Vem|Vilk|När)[A-ZÅÄÖ][\wåäöÅÄÖé-]+(?: \([A-ZÅÄÖa-z]{{2,8}}\))?"
    rf"(?: [a-zåäö][\wåäö-]*){{0,4}}? {VERB}\b"
    r"|Med anledning av|I en (?:motion|skrivelse)|I samband med|Enligt en|Här kan|Borgarråds"
    r"|Kommunstyrelsen (?:föreslår|beslutar)"
    r"|[A-ZÅÄÖ][a-zåäö]?(?:19|20)\d\d/\d{3,}\S*(?= [A-ZÅÄÖ])|Upprättad|Inkom till|För yttrande|Dnr\b"
    r"|Handlingar tillgängliga|(?:Skrivelse|Motion) (?:\(?\d{4}:\d+\)? )?av"
    r"|[A-ZÅÄÖ]\w+s förslag till (?:kommun|region|landstings)fullmäktige"
    r"|(?:[A-ZÅÄÖ]\w+s )?[Bb]eslut(?= [A-ZÅÄÖ]))"
)
_SLAGORD = re.compile(r"(?:Lagrådsremiss|REMISSVAR|REMISSYTTRANDE) ")
_GEMENT = re.compile(r" (?=[A-ZÅÄÖ]?[a-zåäö]{2})")
_BORJAR = re.compile(
    r"(?:(?<=[a-zåäöA-ZÅÄÖ\d)] )|(?<=^))(?:Yttrande över|Remissyttrande över|Granskningsyttrande över"
    r"|Svar på (?:remiss|motion|medborgarförslag"
    r"|skrivelse)|Remissvar(?: på| angående| över|:)|Remiss(?: av| angående| om|:| gällande)"
    r"|Motion(?::| om| angående)|Samråd(?: om| för| avseende)"
    r"|Samrådsredogörelse|Förslag till (?![Bb]eslut|[Yy]ttrande)|Ändring(?:ar)? (?:av|i) |Föreskrifter om"
    r"|(?:Lagrådsremiss|REMISSVAR|REMISSYTTRANDE) (?=[A-ZÅÄÖ][a-zåäö])|Begäran om yttrande|(?:SOU"
    r"|Ds) \d{4}:\d+ (?=[A-ZÅÄÖ])"
    r"|(?:Detaljplan|Planprogram|Översiktsplan) för|ANGÅENDE |REMISS AV |YTTRANDE ÖVER |SAMRÅD OM )"
)
EFTER_HUVUD = re.compile(
    r"(?:\([Dd]nr [^)\n]{0,40}\)|[Ee]nligt sändlista|Sammanträdesdatum:?(?: \d{4}-\d\d-\d\d)?"
    r"|\S+@\S+|(?:Ärende|Ärendemening|Rubrik|Ämne):|Utdrag ur protokoll[^.\n]{0,40}"
    r"|\d ?\(\d{1,2}\) (?:19|20)\d\d-\d\d-\d\d) (?=[A-ZÅÄÖ])"
)
_HUVUDORD = re.compile(
    r"(?:[A-ZÅÄÖ][\wåäöÅÄÖ-]*|[\d/.:-]+|[^\s(]*\)|\S+@\S+|kommun|stad|läns?|landsting|sändlista|boende"
    r"|avdelning\w*|protokoll) $"
)
"""What the last word of a head is like, and that of a sentence is not."""
_I_HUVUDET = re.compile(
    r"(?:handläggare|datum|dnr|diarie|telefon|till|kontakt|kopia|ordförande|remisstid)\b", re.I
)
_NAMND_I_MENING = re.compile(
    r"(?:(?:[Dd]el|[Ss]lut)?[Bb]etänkandet|(?:[Dd]epartementsp|[Pp])romemorian?|[Rr]apport(?:en)?"
    r"|[Rr]emissen(?: av| om)?|[Uu]tredningen|[Ss]trategin|[Pp]rogrammet|yttra sig över"
    r"|[Rr]emiss(?:en)? av|(?:departementets|verkets|myndighetens|styrelsens) remiss"
    r"|[Ff]örslag(?:et)? till)"
    r" (?:[”\"](?P<citat>[^”\"\n]{6,260})[”\"]"
    r"|(?P<namn>[A-ZÅÄÖ][^.\n”\"]{5,220}?(?:\((?!period)[^)\n]{2,40}\)"
    r"|(?=[.\n]|,? (?:till [A-ZÅÄÖ]|från [A-ZÅÄÖ]|(?:till (?:följande|nämnden)"
    r"|för (?:yttrande|synpunkter|inhämtande|besvarande)|med (?:begäran|inbjudan|svar|anledning)|som"
    r"|där|har|är"
    r"|ska|och (?:är|har))\b)))))"
    r"(?P<sou>,? ?\((?:SOU|Ds|dnr|[A-Z]{1,2}\d{4})[^)\n]{2,40}\))?"
)
_LAMNAD = re.compile(
    r"(?:en|ett|synpunkter på|över) (?P<namn>(?:motion|medborgarförslag|skrivelse|utredningen"
    r"|betänkandet|promemorian)"
    r" (?:om|angående) [^.\n]{8,220}?)(?=\.|\n|$)"
)
_KORT, _LANGST = 80, 160
_HUVUD = 40
_NARA = 60
_FOREFALLER, _ORD_I_MENING, _WEBBHUVUD = 2, 8, 800
_WEBBORD = re.compile(
    r"(?:(?<=\n)|(?<=^))(?:Direkt till innehållet|Publicerad\w*:?|Ladda ner|Senast (?:granskad|uppdaterad"
    r"|ändrad)"
    r"|Dela(?: sidan)?:?|Lyssna|Hem >|Sök)(?=\s|$)"
)
"""What stands alone on pages of the web."""


def titelslut(text: str, fran: int) -> int:
    """Where a title that goes on into the text ends."""
    versaler = text[fran : fran + 25].isupper()
    m = _GEMENT.search(text, fran) if versaler else _NY_MENING.search(text, fran + 8)
    return m.start() if m and m.start() < fran + LANGST_TITEL else len(text)


def vid_numret(blad: Blad) -> Plats | None:
    """The line over the number of the matter; or under a line that is a paragraph and a number."""
    rader = blad.rader[:_HUVUD]
    for n, rad in enumerate(rader):
        if (
            re.match(r"§ ?\d", rad.text)
            and NUMMERRAD.search(rad.text)
            and n + 1 < len(rader)
            and kan(rader[n + 1])
        ):
            return rader[n + 1].start, rader[n + 1].slut
        if n and NUMMERRAD.match(rad.text) and kan(rader[n - 1]) and not ar_namn(rader[n - 1].text):
            return rader[n - 1].start, rader[n - 1].slut
    return None


def over_rubriken(blad: Blad) -> Plats | None:
    """The line over the first heading, with the lines that stand close above it."""
    rader = blad.rader[:_HUVUD]
    forsta = next((n for n, r in enumerate(rader) if ar_rubrik(r.text) and not _I_HUVUDET.match(r.text)), 0)
    if not forsta or not kan(rader[forsta - 1]):
        return None
    over = forsta - 1
    while over and kan(rader[over - 1]) and tatt(blad, rader[over - 1], rader[over]) and forsta - over < 3:
        over -= 1
    return rader[over].start, rader[forsta - 1].slut


def over_texten(blad: Blad) -> Plats | None:
    """The line over the first sentence."""
    rader = blad.rader[:_HUVUD]
    for over, rad in pairwise(rader):
        if len(rad.text.split()) > 5 and rad.text[-1] in ".?" and not INTE.match(rad.text):
            return (over.start, over.slut) if kan(over) and not ar_namn(over.text) else None
    return None


def overst(blad: Blad) -> Plats | None:
    """The first line of a page on the web, of a text that says it again, or with a sentence under it."""
    rader = [r for r in blad.rader[:6] if not _WEBBORD.fullmatch(r.text)]
    if len(rader) < _FOREFALLER or not kan(rader[0]) or ar_namn(rader[0].text):
        return None
    rubrik, nasta = rader[0], rader[1]
    mening = len(nasta.text.split()) > _ORD_I_MENING and nasta.text[-1] == "."
    if tatt(blad, rubrik, nasta) or " " not in rubrik.text:
        return None
    igen = blad.plan.find(rubrik.text, rubrik.slut, _WEBBHUVUD) > 0
    webb = _WEBBORD.search(blad.plan, 0, _WEBBHUVUD)
    return (rubrik.start, rubrik.slut) if mening or igen or webb else None


def forst(blad: Blad) -> Plats | None:
    """The first line, where a text begins with no head of a letter."""
    for rad in blad.rader[:3]:
        if (
            kan(rad)
            and not ar_namn(rad.text)
            and len(rad.text.split()) > 2
            and not re.match(r"Din position", rad.text)
        ):
            return rad.start, rad.slut
        if ADRESS.fullmatch(rad.text):
            continue
        return None
    return None


def _efter_adressaten(blad: Blad, rad: Rad) -> Plats | None:
    """After the last body of a head that is one line, where the first heading follows."""
    n = blad.rader.index(rad) + 1
    if len(rad.text) < _KORT or n >= len(blad.rader) or not ar_rubrik(blad.rader[n].text):
        return None
    alla = [o for o in organ_i(blad.plan, rad.start, rad.slut) if o.klass >= Klass.NAMND]
    if not alla or not rad.start + 40 < alla[-1].slut < rad.slut - 12:
        return None
    start = alla[-1].slut + 1
    return (start, rad.slut) if blad.plan[start].isupper() and not INTE.match(blad.plan, start) else None


def i_utplattat(blad: Blad) -> Plats | None:
    """In a head that is one line: from the words that titles begin with, to where a sentence begins."""
    for rad in blad.rader[:8]:
        m = _BORJAR.search(rad.text, 0, 600)
        efter = EFTER_HUVUD.search(rad.text, 0, 400)
        if (sist := _efter_adressaten(blad, rad)) is not None:
            return sist
        start = _borjan(m, efter)
        if len(rad.text) < _KORT or (not start and len(rad.text) < _LANGST):
            continue
        if start and not _HUVUDORD.search(rad.text, 0, start):
            continue
        if (start or m) and titelslut(rad.text, start) - start < LANGST_TITEL:
            if slag := _SLAGORD.match(rad.text, start):
                start = slag.end()
            return rad.start + start, rad.start + titelslut(rad.text, start)
    return None


def _borjan(borjar: re.Match[str] | None, efter: re.Match[str] | None) -> int:
    """Where words that begin titles stand, unless a head ended well before them; 0 where nothing says."""
    if borjar and not (efter and efter.end() < borjar.start() - _NARA):
        return borjar.start()
    return efter.end() if efter else 0


def lamnad(blad: Blad) -> Plats | None:
    """What a sentence says that somebody has handed in."""
    m = _LAMNAD.search(blad.plan, 0, 4000)
    return None if m is None else m.span("namn")


def i_mening(blad: Blad) -> Plats | None:
    """What a sentence calls the thing that has been remitted."""
    m = next(_kandidater(blad.plan[:4000]), None)
    if m is None:
        return None
    start = m.start("citat") if m["citat"] else m.start("namn")
    if prefix := re.search(r"(?:departementets|verkets|myndighetens|styrelsens) remiss (?=[A-ZÅÄÖ])", m[0]):
        start = m.start() + prefix.end()
    return start, m.end("citat") if m["citat"] and not m["sou"] else m.end()


def _kandidater(plan: str) -> Iterator[re.Match[str]]:
    """Names after the word for what they name; those with a number of their series, or in quotes, first."""
    alla = list(_NAMND_I_MENING.finditer(plan))
    yield from sorted(alla, key=lambda m: not (m["citat"] or "(SOU" in m[0] or "(Ds" in m[0]))
