"""The units that prepared the matter.

Two sentences say so: *Ärendet har beretts inom enheten för ungdom i samråd med kansliet*, and *Elevhälsan och
rektorsgruppen har deltagit i beredningen*. A council, a nämnd or a person who has been heard is no unit.
"""

import re
from collections.abc import Iterator

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, TYDLIGT, Funnet
from arbetsflode.intag.personer import NAMN

_SVARET = (
    r"(?:[Tt]jänsteutlåtande|[Uu]tlåtande|[Yy]ttrande|[Rr]emiss(?:svar|yttrande)|[Tt]jänsteskrivelse|[Ss]var)"
    r"(?:n|t|et)?"
)
_FORSLAGET = r"[Ff]örslag(?:et)? till (?:\w+ )?(?:yttrande|svar|remissvar|tjänsteutlåtande|tjänsteskrivelse)"
_BERETT = r"(?:bere(?:tts|tt|dd|ds|dits)|handlagts|handläggs)"
_SKRIVET = rf"(?:{_BERETT}|utarbeta[dt]s?|utarbetats|skrivits|upprättats?|tagits fram|tagit fram|författats)"
_MED = r"i (?:nära )?(?:samarbete|samverkan|samråd|dialog)"
_VAR = rf"(?:inom|av|vid|på|hos|{_MED} (?:med|mellan)|tillsammans med)"
_INOM = re.compile(
    rf"(?:(?:[Ää]rendet|[Dd]etta ärende|[Rr]emissen|[Mm]otionen) (?:har |är )?(?:\w+ ){{0,2}}?{_BERETT}"
    rf"|(?:{_SVARET}|{_FORSLAGET}) (?:har |är )?(?:\w+ ){{0,2}}?{_SKRIVET})"
    rf"(?: (?:gemensamt|tillsammans|huvudsakligen|främst))*(?: {_VAR})+ "
)
_DELTOG = re.compile(
    r"(?:(?<=\n)|(?<=\. )|(?<=^))(?:Även |Också )?(?P<vilka>[A-ZÅÄÖa-zåäö][^.\n:]{4,160}?) har (?:även |också"
    rf" |gemensamt |tillsammans )?(?:(?:deltagit|medverkat|bidragit) i (?:ärendets )?(?:beredning"
    rf"|handläggning)"
    rf"(?:en)?\b|(?:berett|handlagt) (?:ärendet|remissen)\b|utarbetat {_FORSLAGET}\b"
    rf"|(?:lämnat|tagit fram) underlag till {_SVARET}\b)"
)
_SLUT = re.compile(
    r"[.;:\n]|,? (?:efter|i syfte|för att|med (?:utgångspunkt|stöd|hjälp)|under|utifrån|genom|på uppdrag"
    r"|(?:och|samt|som|där) (?:har|är|ansvarar|den)|den \d)\b|$"
)
_HUVUDORD = (
    r"(?:avdelning|enhet|sektor|sektion|stab|kansli|team|grupp|område|byrå|central|centrum|kontor|förvaltning"
    r"|verksamhet|division|bolag|funktion|uppdrag|tjänst)(?:en|et|e?r?na|arna|er)?\b"
)
_ENHET = re.compile(rf"{_HUVUDORD}|\bAB\b", re.I)
_SKILJE = re.compile(rf",(?: och| samt)? (?:{_MED} med )?| samt (?:av )?|,? (?:{_MED}|tillsammans) med ")
_OCH = re.compile(
    rf"(?<!-) och (?=(?!och )(?:[\wåäö-]+ (?!och )){{0,2}}?[\wåäö-]*{_HUVUDORD})"
    r"|(?:(?<=enheten)|(?<=avdelningen)|(?<=staben)|(?<=kansliet)|(?<=kontoret)|(?<=förvaltningen)) och "
    r"|(?<=en) och (?=[\wåäö]{4,}(?:arna|erna|orna)\b)",
    re.I,
)
_FLERLEDAD = re.compile(rf"(?:[\wåäö-]+ )?[\wåäö-]*{_HUVUDORD} för ", re.I)
_FORST = re.compile(r"(?:(?:inom|av|vid|på|hos|med|mellan|både|dels|från)|[Ff]örvaltningens|[Kk]ontorets) ")
_INGEN_ENHET = re.compile(
    r"(?i:.*(?:råd|nämnd|utskott|styrelse|fullmäktige|förbund|organisation|förening)[a-z]{0,4}(?: .*)?"
    r"|.*(?:chef|direktör|jurist|handläggare|strateg|sekreterare|samordnare|utredare|tjänstem[aä]n)[a-z]{0,4}"
    rf"(?: .*)?|(?:den |hela )?(?:förvaltning(?:en)?|kontoret|ramen .*))|{NAMN}(?: och {NAMN})?"
)
"""Councils and nämnder, people, and the whole office, which the sender is already."""
_LANGST = 400


def enheter(blad: Blad) -> Funnet | None:
    """Each unit of the sentences that say where the matter was prepared, in their order."""
    delar: dict[str, tuple[int, int]] = {}
    for fran, till in _uppraknade(blad.plan):
        for a, b in _delar(blad.plan, fran, till):
            delar.setdefault(blad.plan[a:b].lower(), (a, b))
    if not delar:
        return None
    rena = all(_ENHET.search(namn) for namn in delar)
    return Funnet(
        varde=tuple(blad.plan[a:b] for a, b in delar.values()),
        spann=tuple(blad.spann(a, b) for a, b in delar.values()),
        sakerhet=MARKT if rena else TYDLIGT,
        skal="meningen säger var ärendet har beretts",
    )


def _uppraknade(plan: str) -> Iterator[tuple[int, int]]:
    """Where units are enumerated: after the first *beretts inom*, before *har deltagit i beredningen*."""
    if m := _INOM.search(plan):
        slut = _SLUT.search(plan, m.end(), m.end() + _LANGST)
        yield m.end(), slut.start() if slut else min(len(plan), m.end() + _LANGST)
    for m in _DELTOG.finditer(plan):
        if _ENHET.search(m["vilka"]):
            yield m.span("vilka")


def _delar(plan: str, fran: int, till: int) -> Iterator[tuple[int, int]]:
    """The units of an enumeration; *enheten för kultur, fritid och idrott* is one."""
    stycken: list[tuple[int, int]] = []
    for a, b in _delat(_SKILJE, plan, fran, till):
        forra = stycken[-1] if stycken else (a, a)
        if plan[forra[1] : a] == ", " and _FLERLEDAD.match(plan, *forra) and not _ENHET.search(plan, a, b):
            stycken[-1] = (forra[0], b)
        else:
            stycken.append((a, b))
    for start, slut in stycken:
        for a, b in _delat(_OCH, plan, start, slut):
            while m := _FORST.match(plan, a, b):
                a = m.end()
            if 2 < b - a < 90 and not _INGEN_ENHET.fullmatch(plan, a, b):
                yield a, b


def _delat(vid: re.Pattern[str], plan: str, fran: int, till: int) -> Iterator[tuple[int, int]]:
    for m in vid.finditer(plan, fran, till):
        if m.start() > fran:
            yield fran, m.start()
        fran = m.end()
    if fran < till:
        yield fran, till
