"""The headings of Swedish papers: where a part begins, and where the next one does."""

import re
from collections.abc import Iterator

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.utplattat import FORESLAR

NASTA = re.compile(
    r"(?:[\d.]{1,6} )?(?:sammanfattning|bakgrund|ärendets ?beredning|ärendets ?handläggning"
    r"|ärende(?:beskrivning|t)?|beskrivning av ärendet|beredning|remissens ?innehåll|remissen"
    r"|remissinstanser(?:na)?"
    r"|förvaltningens? \w+(?: och \w+)?|kontorets? \w+(?: och \w+)?"
    r"|stadsledningskontorets? \w+|nämndens? \w+|föredragande\w*|föredragning|yttrande"
    r"|motivering|skäl(?:en)? för\w*|beslutsunderlag|underlag(?: för beslut)?"
    r"|handlingar i ärendet|ekonomiska? \w+|konsekvenser\w*|barnkonsekvens\w*"
    r"|barnperspektiv\w*|barnrätts\w*"
    r"|jämställdhets\w*|bilag(?:a|or)(?: \d+)?|bifogas|beslutet? (?:skickas|expedieras"
    r"|ska skickas|sänds|delges|tillställs)[\w ]*|expedier(?:as|ing)[\w ]*|skickas till|delges"
    r"|kopia(?: till)?|sändlista|protokollsutdrag(?: till)?|paragrafen (?:är|ska)[\w ]*"
    r"|synpunkter|inledning|syfte|uppdrag(?:et)?|samråd|skrivelsens? \w+(?: \w+){0,2}"
    r"|motionens? \w+(?: \w+){0,2}"
    r"|överväganden|bedömning|analys|tidplan|tidsplan|mål|reservation(?:er)?|yrkande(?:n)?"
    r"|beslutsgång|propositionsordning|särskilt uttalande|ersättaryttrande|uppföljning"
    r"|utredning(?:en)?|redogörelse|utlåtande|allmänt|förslaget|förslag|deltar ej|jäv|telefon"
    r"|handläggare|kontakt|med vänlig(?:a)? hälsning(?:ar)?|vänliga hälsningar"
    r"|underskrift(?:er)?|ordförande|vid protokollet|aktuellt|ärendet i korthet"
    r"|tidigare behandling|dnr|diarie\w+|datum|remisstid)(?: av remissen| av ärendet"
    r"| i korthet)?(?::|(?= ?$))",
    re.I,
)
"""A line that begins like this is the heading of another part."""

FORSLAG = re.compile(
    r"(?<!\w)(?:(?:[Ff]örslag|FÖRSLAG) ?(?:till|TILL) ?(?:[\wåäö]{2,30}[- ])?(?:[Bb]eslut"
    r"|BESLUT|[Bb]eslutssats(?:er)?)(?: i [\wåäö-]{4,40})?"
    r"|[Bb]eslutsförslag|(?:[Oo]rdförandens|[Uu]tskottets|utskottets|[Ff]örvaltningens"
    r"|[Kk]ontorets) förslag(?=\n)"
    r"|[Ff]örslag till (?:nämnden|[\wåäö-]{2,40}(?:nämnden|styrelsen|fullmäktige|utskottet)))(?![\wåäö])"
)
"""The heading of the proposed decision, whosever it is."""
_FORESLAR = re.compile(
    rf"(?:^|(?<=[\n.] )|(?<=\n))(?:{FORESLAR}(?=\s)"
    r"|[^\n]{0,120}?\b(?:föreslår?|yrkar|hemställer)\b[^\n.]{0,60}(?=\n(?:[-–•] ?|\d[.)] ?)?[Aa]tt )"
    r"|[^\n]{0,120}?\b(?:föreslår|föreslås|hemställer)\b[^\n.]{0,60}:(?=\n))"
)
_BESLUT = re.compile(
    r"(?:^|(?<=\n))(?:(?:[\wåäöÅÄÖ,-]+ ){0,4}[\wåäöÅÄÖ-]+s )?[Bb]eslut:?(?=\n)"
    r"|(?:^|(?<=\n))[A-ZÅÄÖ][^.\n]{0,60}?(?:nämnden|styrelsen|fullmäktige|utskottet) beslut(?:ar"
    r"|ade) ?:?(?=\n)"
)
"""The heading of what has been decided, in minutes."""
_VEMS = re.compile(r"(?:^|[\n#*.:)”] ?)(?:[\wåäö-]{3,40}s (?:och [\wåäö-]{3,40}s )?)?$")


def ar_forslagsrubrik(text: str) -> bool:
    """Whether a line is the heading of the proposed decision."""
    if _FORESLAR.match(text + "\n"):
        return True
    m = FORSLAG.search(text[:120])
    return m is not None and bool(_VEMS.search(text[: m.start()]))


def forslagen(blad: Blad) -> Iterator[re.Match[str]]:
    """Where the proposed decision is headed, or led in: at the beginning of a line, or of a sentence."""
    yield from _med_rubrik(blad)
    yield from _FORESLAR.finditer(blad.plan[:20_000])
    yield from _BESLUT.finditer(blad.plan[:20_000])


def _med_rubrik(blad: Blad) -> Iterator[re.Match[str]]:
    for m in FORSLAG.finditer(blad.plan):
        fore = blad.plan[max(0, m.start() - 90) : m.start()]
        efter = blad.plan[m.end() : m.end() + 12]
        if not (_VEMS.search(fore) or m[0].isupper() or re.search(r"\w $", fore)) or re.match(
            r" (?:om|från|som|är|har|av|i enlighet|daterat|\d{4}-\d\d)\b", efter
        ):
            continue
        if (
            (_VEMS.search(fore) and (not fore.strip() or "\n" in fore[-50:]))
            or efter[:1] in (":", "\n", "")
            or (efter[1:2].isupper() and m[0][0].isupper())
            or efter[1:2].isdigit()
        ):
            yield m
