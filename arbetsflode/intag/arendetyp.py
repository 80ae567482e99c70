"""What kind of matter it is: a remiss of something, or something that nobody has remitted."""

import re
from collections.abc import Mapping

from attrs import frozen

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet

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
    r"(?<![åÅ]ter)(?<!lagråds)remi(?:ss|tter)|yttrande över|samråd|granskning(?:stid| av"
    r"|en av detaljplan)|tillfälle att (?:yttra|lämna synpunkter)|begäran om yttrande"
    r"|synpunkter på (?:förslag|planen)|avge yttrande",
    re.I,
)
_SLAG: Mapping[str, re.Pattern[str]] = {
    "remiss av motion": re.compile(
        r"(?<!loko)(?<!pro)\bmotion(?:en|er)?\b(?! och (?:idrott|hälsa))|motionär", re.I
    ),
    "remiss av skrivelse": re.compile(r"(?<!tjänste)(?<!remis)skrivelse", re.I),
    "remiss av betänkande": re.compile(r"betänkande|\bSOU ?\d{4}", re.I),
    "remiss av föreskrifter": re.compile(r"föreskrift|allmänna råd|\b[A-ZÅÄÖ]{2,6}FS\b", re.I),
    "remiss av promemoria": re.compile(r"promemoria|\bDs ?\d{4}:", re.I),
    "remiss av plan": re.compile(
        r"detaljplan|översiktsplan|planförslag|planprogram|områdesplan"
        r"|\w+plan(?:en)?\b(?<!plan för)|\bplan(?:en)? för|åtgärdsplan|trafikplan|regionplan"
        r"|färdplan",
        re.I,
    ),
    "remiss av program": re.compile(r"\w*program(?:met)?\b|strategi|riktlinje|policy", re.I),
    "remiss av rapport": re.compile(
        r"rapport(?:en)?\b|slutrapport|delrapport|utredning(?:en)?\b|översyn", re.I
    ),
}
_LAGRAD = re.compile(r"(?<!utkast till )(?:lagrådsremiss)", re.I)
_MEDBORGAR = re.compile(r"medborgarförslag|e-förslag|malmöförslag|borgarförslag", re.I)
_REDOVISNING = re.compile(
    r"(?:mall för )?redovisning(?:en)? (?:till|av|enligt)|återredovisning|revisions?(?:rapport"
    r"|granskning)|stadsrevision",
    re.I,
)
_INGEN = re.compile(
    r"faktura|inbjudan till|nyhetsbrev|erbjudande|annons|kurs\b|konferens|seminarium"
    r"|lediga tjänster|rekryter|kampanj|prenumer|offert",
    re.I,
)


@frozen(kw_only=True)
class _Plats:
    """Where to look, and how sure what is found there is."""

    start: int
    slut: int
    sakerhet: float


def arendetyp(blad: Blad, titel: tuple[int, int] | None) -> Funnet | None:
    """By the title's words first, then by the first part of the text."""
    plan = blad.plan
    ar_remiss = bool(_REMISS.search(plan))
    platser = [
        _Plats(start=0, slut=min(len(plan), 2500), sakerhet=TYDLIGT),
        _Plats(start=0, slut=min(len(plan), 20_000), sakerhet=SLUTSATS),
    ]
    if titel is not None:
        platser.insert(0, _Plats(start=titel[0], slut=titel[1], sakerhet=MARKT))
    for plats in platser:
        if ett := _vid(blad, plats, ar_remiss=ar_remiss):
            return ett
    if not ar_remiss and not _INGEN.search(plan[:4000]):
        return None
    return Funnet(
        varde="övrigt",
        spann=(blad.spann(0, min(len(plan), 1)),),
        sakerhet=SLUTSATS,
        skal="inget av slagen nämns",
    )


def _vid(blad: Blad, plats: _Plats, *, ar_remiss: bool) -> Funnet | None:
    if not ar_remiss or plats.sakerhet == MARKT:
        for typ, monster in (
            ("lagrådsremiss", _LAGRAD),
            ("medborgarförslag", _MEDBORGAR),
            ("redovisning", _REDOVISNING),
        ):
            if m := monster.search(blad.plan, plats.start, plats.slut):
                return _funnet(blad, typ, m, plats.sakerhet)
    if ar_remiss:
        return _remissen(blad, plats)
    if m := _SLAG["remiss av skrivelse"].search(blad.plan, plats.start, plats.slut):
        return _funnet(blad, "skrivelse", m, min(plats.sakerhet, TYDLIGT))
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
        typ, m = traffar[0]
        return _funnet(blad, typ, m, MARKT if len(traffar) == 1 else TYDLIGT)
    starka = [
        t for t in traffar if t[0] not in ("remiss av program", "remiss av rapport", "remiss av plan")
    ] or traffar
    typ, m = min(starka, key=lambda t: t[1].start())
    return _funnet(blad, typ, m, SLUTSATS)


def _funnet(blad: Blad, typ: str, m: re.Match[str], sakerhet: float) -> Funnet:
    return Funnet(varde=typ, spann=(blad.spann(*m.span()),), sakerhet=sakerhet, skal=f"ordet ”{m[0]}”")
