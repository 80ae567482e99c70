"""What kind of matter it is: a remiss of something, or something that nobody has remitted."""

import re
from collections.abc import Mapping

from attrs import frozen

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.pappret import berattar, flera_arenden

TYPER = (
    "remiss av motion",
    "remiss av skrivelse",
    "remiss av betänkande",
    "remiss av promemoria",
    "remiss av plan",
    "remiss av program",
    "remiss av föreskrifter",
    "remiss av rapport",
    "skrivelse",
    "medborgarförslag",
    "redovisning",
    "lagrådsremiss",
    "övrigt",
)
"""Every kind."""

_REMISS = re.compile(
    r"svar på (?:motion|\w*promemori|\w*betänkande|\w*rapport|\w*granskning)"
    r"|(?<![åÅ]ter)(?<!lagråds)remi(?:ss|tter)"
    r"|yttrande (?:över|angående|avseende|gällande|kring)|samråd|för (?:synpunkter|yttrande)\b"
    r"|(?:önskar|begär|inhämta)\w*(?: \w+){0,3} yttrande\b|granskning(?:stid| av|en av detaljplan)"
    r"|(?:tillfälle|möjlighet|erbju\w+|inbju\w+ \w+ \w+) (?:\w+ \w+ )?att (?:yttra"
    r"|lämna (?:in )?(?:synpunkter|svar)|svara|inkomma)"
    r"|yttra(?:r|t)? sig (?:här )?(?:över|kring|om|angående|i ärendet)|begäran om yttrande"
    r"|(?:önskar|emotser|tar gärna emot) (?:\w+ ){0,3}synpunkter|synpunkter på (?:förslag|planen)"
    r"|avge yttrande",
    re.I,
)
"""That somebody has asked others what they think."""
_MOTION = re.compile(r"(?<!loko)(?<!pro)\bmotion(?:en|er|erna)?\b(?! och (?:idrott|hälsa))|motionär", re.I)
_SLAG: Mapping[str, re.Pattern[str]] = {
    "remiss av motion": _MOTION,
    "remiss av skrivelse": re.compile(r"(?<!tjänste)(?<!remis)(?<!märk )skrivelse", re.I),
    "remiss av betänkande": re.compile(r"betänkande|\bSOU\s{0,3}\d{4}", re.I),
    "remiss av föreskrifter": re.compile(r"föreskrift|allmänna råd|byggregler|\b[A-ZÅÄÖ]{2,6}FS\b", re.I),
    "remiss av promemoria": re.compile(r"promemoria|\b[DO0]s ?\d{4}:\d|utkast till lagrådsremiss", re.I),
    "remiss av plan": re.compile(r"planförslag|\w{0,40}plan(?:en)?\b(?! \d{1,3}\b)|planprogram", re.I),
    "remiss av program": re.compile(r"\w{0,40}program(?:met)?\b|strategi", re.I),
    "remiss av rapport": re.compile(r"rapport(?:en|erna)?\b|utredning(?:en)?\b|översyn", re.I),
}
"""The words of each kind of remiss, the surest first."""
_STARKA = frozenset(_SLAG) - {"remiss av program", "remiss av rapport", "remiss av plan"}
"""Kinds whose words are seldom used of anything else."""
_TILL_LAGRADET = re.compile(
    r"överlämnar denna (?:lagråds)?remiss till Lagrådet|inhämta Lagrådets yttrande"
    r"|(?:^|\n)(?:# ?)?lagrådsremiss(?=\n|$| [A-ZÅÄÖ])(?-i:(?! av))",
    re.I,
)
_MEDBORGAR = (
    r"(?<!riktlinjer för )(?<!hantering av )(?<!införande av )(?<!avskaffande av )"
    r"\b(?:medborgarförslag|e-förslag|malmöförslag|borgarförslag)"
)
"""A proposal from a citizen, and not a text about such proposals."""
_REDOVISNING = (
    r"(?:mall för )?redovisning(?:en)? (?:till|av|enligt|från)|återredovisning|återrapport(?:ering)?\b"
)
_UTAN_REMISS: Mapping[str, re.Pattern[str]] = {
    "medborgarförslag": re.compile(_MEDBORGAR, re.I),
    "redovisning": re.compile(rf"{_REDOVISNING}|revisions?(?:rapport|granskning)|stadsrevision", re.I),
}
_I_TITELN: Mapping[str, re.Pattern[str]] = {
    "lagrådsremiss": re.compile(r"(?<!utkast till )lagrådsremiss", re.I),
    "medborgarförslag": re.compile(_MEDBORGAR, re.I),
}
"""What a title may call a matter that is a remiss by its words."""
_BORJAN_AV_TITELN: Mapping[str, re.Pattern[str]] = {
    "redovisning": re.compile(rf"(?:[\w.§/]{{1,8}} )?(?:{_REDOVISNING})", re.I),
    "övrigt": re.compile(
        r"(?:[\w.§/]{1,8} )?(?:regerings)?uppdrag (?:till|åt|att|om|från)\b|regeringen uppdrar\b"
        r"|(?:tilläggs|kommitté)direktiv",
        re.I,
    ),
}
"""What a title begins with: an account, or a task given, whatever it is about."""
_OVRIGT = re.compile(
    r"riktlinje|policy|checklista|serveringstillstånd|taxa|reglemente|förbundsordning|bolagsordning"
    r"|ansökan|inbjudan(?! att lämna)",
    re.I,
)
"""What is remitted besides that which has a kind of its own."""
_EN_SKRIVELSE = re.compile(
    r"(?:^|(?<=\n))(?:# ?)*skrivelse\b|(?<!tjänste)(?<!remis)skrivelse (?:om|från|till|angående|av)\b", re.I
)
_EN_MOTION = re.compile(
    r"(?:^|\n)(?:[\d.)]+ )?Motion(?:$|\n| (?:om|angående|till|av|\(?\d{4}:\d+))|lämnat in en motion"
    r"|i en motion\b|Motion \(\d{4}:\d+\) av"
)
"""A motion that nobody has remitted yet: it will be."""
_GRANSKNING = re.compile(
    r"granskning av(?! (?:\w+ )?(?:detaljplan|plan|förslag))|revisionsrapport|granskningsrapport", re.I
)
_REVISORER = re.compile(r"revisor|revisionen\b|revisionskontor", re.I)
_FRAGAR = re.compile(
    r"(?:önskar|begär|vill ha|emotser)\w*(?: \w+){0,3} (?:yttrande|svar)\b|yttra sig|avge svar|svar på"
    r"|för yttrande\b",
    re.I,
)
"""What the auditors have looked into comes as a report, and they ask for an answer; else it is an account."""
_BESVARAS = re.compile(
    r"motion(?:en|erna)? (?:\([^)\n]*\) )?(?:\w+ ){0,8}?(?:anses|besvara|avsl|bifall)|(?:avslå|bifalla"
    r"|besvara) motion|anse motion",
    re.I,
)


@frozen(kw_only=True)
class _Plats:
    """Where to look, and how sure what is found there is."""

    start: int
    slut: int
    sakerhet: float


def arendetyp(blad: Blad, titel: tuple[int, int] | None) -> Funnet:
    """By the title's words first, then by the first part of the text."""
    plan = blad.plan
    if m := _TILL_LAGRADET.search(plan, 0, 4000):
        return _funnet(blad, "lagrådsremiss", m, MARKT)
    if berattar(blad) or flera_arenden(blad):
        return _inget(blad, "papperet är ingen remiss")
    ar_remiss = bool(_REMISS.search(plan) or (_MOTION.search(plan, 0, 2500) and _BESVARAS.search(plan)))
    for typ, monster in _BORJAN_AV_TITELN.items():
        if titel is not None and (m := monster.match(plan, titel[0])):
            return _funnet(blad, typ, m, MARKT)
    platser = [
        _Plats(start=0, slut=min(len(plan), 2500), sakerhet=TYDLIGT),
        _Plats(start=0, slut=min(len(plan), 20_000), sakerhet=SLUTSATS),
    ]
    if titel is not None:
        platser.insert(0, _Plats(start=titel[0], slut=titel[1], sakerhet=MARKT))
    if (
        titel is not None
        and ar_remiss
        and (m := _OVRIGT.search(plan, *titel))
        and not any(monster.search(plan, *titel) for monster in _SLAG.values())
    ):
        return _funnet(blad, "övrigt", m, TYDLIGT)
    if titel is not None and (m := _GRANSKNING.search(plan, *titel)) and _REVISORER.search(plan):
        return _funnet(blad, "remiss av rapport" if _FRAGAR.search(plan) else "redovisning", m, TYDLIGT)
    if titel is not None and not ar_remiss and (ett := _utan_fraga(blad, titel)):
        return ett
    for plats in platser:
        if ett := _vid(blad, plats, ar_remiss=ar_remiss):
            return ett
    if m := _EN_MOTION.search(plan, 0, 2500):
        return _funnet(blad, "remiss av motion", m, SLUTSATS)
    return _inget(blad, "inget av slagen nämns")


def _utan_fraga(blad: Blad, titel: tuple[int, int]) -> Funnet | None:
    """What the title calls by a word that only a remiss has, though nobody is seen to ask."""
    if any(monster.search(blad.plan, *titel) for monster in _UTAN_REMISS.values()):
        return None
    for typ in ("remiss av motion", "remiss av betänkande", "remiss av promemoria"):
        if m := _SLAG[typ].search(blad.plan, *titel):
            return _funnet(blad, typ, m, SLUTSATS)
    return None


def _inget(blad: Blad, skal: str) -> Funnet:
    return Funnet(
        varde="övrigt", spann=(blad.spann(0, min(len(blad.plan), 1)),), sakerhet=SLUTSATS, skal=skal
    )


def _vid(blad: Blad, plats: _Plats, *, ar_remiss: bool) -> Funnet | None:
    if ar_remiss:
        if plats.sakerhet == MARKT and (ett := _eget_slag(blad, plats, _I_TITELN)):
            return ett
        return _remissen(blad, plats)
    if ett := _eget_slag(blad, plats, _UTAN_REMISS):
        return ett
    if m := _EN_SKRIVELSE.search(blad.plan, plats.start, plats.slut):
        return _funnet(blad, "skrivelse", m, min(plats.sakerhet, TYDLIGT))
    return None


def _eget_slag(blad: Blad, plats: _Plats, slag: Mapping[str, re.Pattern[str]]) -> Funnet | None:
    """A kind that is none of a remiss."""
    for typ, monster in slag.items():
        if m := monster.search(blad.plan, plats.start, plats.slut):
            return _funnet(blad, typ, m, plats.sakerhet)
    return None


def _remissen(blad: Blad, plats: _Plats) -> Funnet | None:
    """What has been remitted: in the title the first kind of the table; in the text the first named."""
    traffar = [
        (typ, m)
        for typ, monster in _SLAG.items()
        if (m := monster.search(blad.plan, plats.start, plats.slut))
    ]
    if not traffar:
        return None
    if plats.sakerhet == MARKT:
        typ, m = min(
            traffar, key=lambda t: (t[0] not in _STARKA or t[0] == "remiss av föreskrifter", t[1].start())
        )
        return _funnet(blad, typ, m, MARKT if len(traffar) == 1 else TYDLIGT)
    starka = [t for t in traffar if t[0] in _STARKA] or traffar
    typ, m = min(starka, key=lambda t: t[1].start())
    return _funnet(blad, typ, m, SLUTSATS)


def _funnet(blad: Blad, typ: str, m: re.Match[str], sakerhet: float) -> Funnet:
    return Funnet(varde=typ, spann=(blad.spann(*m.span()),), sakerhet=sakerhet, skal=f"ordet ”{m[0]}”")
