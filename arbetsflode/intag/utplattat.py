"""A page that has lost its lines: broken again before and after the words that only head a part.

Text out of a PDF is often one long line. *Sammanfattning* or *Till Socialnämnden* in the middle of it was
once a line of its own. Only lines longer than `LANG` are broken, and nothing is added or taken away but the
breaks.
"""

import re
from collections.abc import Iterator

LANG = 300
"""A line longer than this may be a page, or a paragraph."""

FORESLAR = (
    r"[A-ZÅÄÖ][\wåäö-]{3,40} (?:(?:föreslår|hemställer|rekommenderar)(?: att)? (?:[\wåäö]+ )?[\wåäöÅÄÖ-]*"
    r"(?:nämnden|styrelsen|fullmäktige|nämnd"
    r"|utskottet)(?:(?: att)? beslutar?(?: för egen del)?(?: följande)?| följande)"
    r"(?! att)|beslutar för egen del följande)(?: ?[.:](?! ?[^\W\d]{1,3}\.))?"
)
"""The words that lead in a proposal where it has no heading."""

_MARKUP = re.compile(r"<br ?/?>", re.I)
_NAMND = r"(?:[A-ZÅÄÖ][\wåäöé-]+ ){0,2}[\wåäöÅÄÖé-]*(?:nämnden|nämnd|styrelsen|fullmäktige|utskottet)\b"
_FORSLAG = r"(?:[A-ZÅÄÖ][\wåäö-]{3,40}s )?[Ff]örslag ?till ?(?:[\wåäö-]{3,30})?beslut\b(?! om)"
_RUBRIK = (
    r"Sammanfattning(?: av ärendet)?|Bakgrund|Ärendebeskrivning|Beskrivning av ärendet|Beslutsunderlag"
    r"|Ärendets (?:beredning|handläggning)|Motivering|Remissens innehåll"
    r"|Förvaltningens (?:synpunkter|bedömning|redogörelse|yttrande|överväganden"
    r"|motivering(?: till förslaget)?)"
)
_ORD = (
    r"(?:Ärendet|Ärendena|Beredning|Remisser|Yrkanden?|Reservation|Synpunkter|Överväganden|Bedömning"
    r"|Yttrande)"
    r"(?= [A-ZÅÄÖ])"
)
"""Words that are a heading only where a sentence begins after them."""
_BARA_FORE = (
    r"Remissinstanser|Föredragande (?=borgarråd|landstingsråd)|Handläggare\b|Protokollsutdrag(?= till)"
    r"|Beslutet (?:ska )?(?:skickas|expedieras|delges)|Paragrafen skickas"
    r"|Bilag(?:a|or)(?= ?\d{0,2}[:.]? ?[A-ZÅÄÖ\d])"
)
_FORE = re.compile(
    rf"(?<=[\w.,;:)!?”\"] )(?:{_FORSLAG}|{_RUBRIK}|{_ORD}|{_BARA_FORE}|Till(?= {_NAMND})"
    rf"|{FORESLAR}(?= [A-ZÅÄÖ\d–-]))"
)
_EFTER = re.compile(rf"(?:{_FORSLAG}|{_RUBRIK}|{_ORD}|{FORESLAR}|Till {_NAMND}) (?=[A-ZÅÄÖ\d(”\"–-])")


def stycken(rad: str) -> Iterator[tuple[int, int]]:
    """The parts of a line, each with where it begins and ends: one, unless the line is long."""
    fran = 0
    for m in _MARKUP.finditer(rad):
        yield fran, m.start()
        fran = m.end()
    if len(rad) > LANG:
        for plats in _platser(rad):
            if plats > fran:
                yield fran, plats
                fran = plats
    yield fran, len(rad)


def _platser(rad: str) -> Iterator[int]:
    for m in _FORE.finditer(rad):
        yield m.start()
        if efter := _EFTER.match(rad, m.start()):
            yield efter.end()
