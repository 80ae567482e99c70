"""What a sentence says of more time to answer: asked for, granted or refused, from what day to what day.

Only what is granted counts. A day that was asked for is granted by a later sentence that says so; a grant
that names no day is about the day for answering in the sentence after.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.datum import Dag
from arbetsflode.intag.svarsord import SENAST, SVARET, VECKODAG, om_annat


class Besked(StrEnum):
    """How it stands with more time, as a sentence tells it."""

    BEVILJAT = "beviljat"
    BEGART = "begärt"
    NEKAT = "nekat"


_TID = r"(?<![^\W_])(?:svars?|remiss|samråds?|gransknings|yttrande)?(?:tid|frist|datum|dag)(?:en|et)?\b"
_MER_TID = re.compile(
    r"anstånd|uppskov|respit|förlängning (?:till|t\.? ?o\.? ?m|av (?:svars|remiss)|med)"
    r"|(?:får|fått|fick) förlängt (?:till|t\.? ?o\.? ?m)"
    rf"|(?:förläng\w*|ny|nytt|ändra[dt]|längre|utöka[dt]|mer|senare|framflytta[dt]) {_TID}(?! ?punkt)"
    rf"|{_TID}[^.\n]{{0,120}}?(?:förläng|flytta[ts]|skjut|senarelag|utsträck|utöka[ts])"
    rf"|(?:förlängt|flyttat|senarelagt|utökat) (?:\w+ )?{_TID}|(?:medge(?:tt|r)|medgivit|gått med på) att",
    re.I,
)
_ORD_OM_MER_TID = (
    *("anstånd", "uppskov", "respit", "förläng", "medge", "medgiv", "gått med", "flytta", "skjut"),
    *("senarelag", "utsträck", "utöka", "ny ", "nya ", "nytt ", "ändra", "längre", "mer ", "senare "),
)
"""No sentence of more time is without one of them."""
_OM_SVARET = re.compile(rf"anstånd|respit|uppskov|förläng|{SVARET.pattern}", re.I)
_BEGART = re.compile(
    r"begär|ansök|anhåll|\b(?:ber|bett|bad|vill|kan|bör)\b|hemställ|önska|föreslå|vädja|fråga|behöv|möjlig"
    r"|hoppas|avvakta|invänta",
    re.I,
)
"""Somebody asks for more time, or it may be had."""
_BEVILJAT = re.compile(
    r"bevilja(?:t|d|s|r|ts|des|de)\b|medg(?:es|er|ett|etts|av|avs|ivits?|ivit)\b|godkän[tnd]|fått|fick\b"
    r"|erhållit|erhöll|har (?:\w+ ){0,3}förlängts?|ge(?:tt|tts|r|s)\b|går bra|överens"
    r"|beslut\w* (?:\w+ ){0,4}(?:medge|bevilja|förlänga)",
    re.I,
)
"""It is granted, though the sentence also says that somebody asked."""
_NEKAT = re.compile(
    r"avsl(?:ag|og|å)|neka"
    r"|(?:medges|beviljas|ges)(?: \w+){0,2} (?:inte|ej|endast|bara|enbart)\b"
    r"|(?:inte|ej|icke|varken) (?:\w+ ){0,2}(?:bevilja\w*|fått|medge\w*"
    r"|ges|gett|getts|möjligt|erhåll\w*|förläng\w*|godkän\w*)",
    re.I,
)
_SVAR_PA_BEGARAN = re.compile(
    r"(?:det|detta|begäran|ansökan|önskemålet|vilket|så) [^.\n]{0,40}(?:bevilja[ts]|medg|godkän|accepter)"
    r"|(?:bevilja[td]e?|godkänt?|godkände|accepterat|medgett|medgivit) (?:detta|det|begäran)|gått med på",
    re.I,
)
_OVERENS = re.compile(
    r"överens|meddelat att|efter (?:kontakt|samråd|dialog) med|gått med på|går bra att|accepterat"
    r"|godkänt att",
    re.I,
)
"""Two have talked of when the answer may come."""
_FORLANGT = re.compile(r"förläng|anstånd|senarelag|utsträck", re.I)
_ANNAT_FORLANGT = re.compile(
    r"(?:utredning(?:en|ens|stid|stiden)?|uppdrag(?:et|s|stid|stiden)?|kommitté\w*"
    r"|anmälning\w*|avtal\w*|projekt\w*|kontrakt\w*|bygglov\w*|kungörelse\w*|hyres\w*"
    r"|insats\w*|försök\w*|öppettid\w*|ansökningstid\w*|anmälan\w*|förordnande\w*|giltighet\w*"
    r"|öppethållande\w*|lov\w*|utställning\w*|samarbete\w*|tillstånd\w*)"
    r"[^.\n]{0,80}?(?:förläng|anstånd|senarelag|utsträck)|förläng\w* (?:utredningstid"
    r"|uppdragstid|uppdraget|avtal|projekt|anmälan|anmälningstid|ansökningstid|försök|insats"
    r"|tid för (?:utredningen|uppdraget))|förlängning av (?:avtal|projekt|uppdrag|utredning"
    r"|försök|hyres|skol)",
    re.I,
)
_ANNANS = re.compile(
    r"(?P<vem>(?:Region|[A-ZÅÄÖ]\w+s?) (?:[A-ZÅÄÖ]\w+|kommun|stad)) har (?:beviljats|fått|erhållit)"
)
_ANNAT_ARENDE = re.compile(
    r"(?:i|till) det ärendet|särskilt utskick|annat ärende"
    r"|\b(?:[Mm]arkägar|[Ss]akägar|[Ff]astighetsägar|[Öö]vriga|[Aa]ndra)\w* (?:\w+ )?har"
    r" (?:fått|beviljats|getts)"
)
_FORE = re.compile(
    r"(?:(?<!till och med )från|tidigare|ursprunglig\w*|ordinarie|i ?stället för)(?: [\w-]+){0,3} (?:den )?$",
    re.I,
)
"""What stands before the day that was the last one at first."""
_TILL_DAGEN = re.compile(
    r"(?:\btill|och med|t\.? ?o\.? ?m\.?|senast|före|:| är| blir|lämnas|(?:tid|datum|dag)(?:en|et)?)"
    rf" ?{VECKODAG}(?:den )?$",
    re.I,
)
"""What stands before the day that more time goes to."""
_SVARSTID = re.compile(
    r"(?:svars?|remiss|samråds?|gransknings|yttrande)[ -]?(?:tid|frist|datum|dag)|\btid", re.I
)
"""The time for answering; `Datum` alone is the letter's own."""
_TILL_MOTET = re.compile(r"till (?:\w+ ){0,3}(?:sammanträde|möte)\w{0,2} (?:den )?$", re.I)
_HUVUD = 400


def annat_forlangt(text: str) -> bool:
    """Whether a sentence says that something else than an answer gets more time: an inquiry, a contract."""
    return bool(_FORLANGT.search(text) and _ANNAT_FORLANGT.search(text))


def besked(text: str, *, annat: bool = False) -> Besked | None:
    """What a sentence says of more time to answer; None where it does not speak of it.

    `annat`: the paper has spoken of more time for something else; then the sentence must name the answer.
    """
    if annat and not SVARET.search(text):
        return None
    if not _kan_vara_mer_tid(text) or not _OM_SVARET.search(text) or annat_forlangt(text):
        return None
    if _NEKAT.search(text):
        return Besked.NEKAT
    begart = _BEGART.search(text) and not _BEVILJAT.search(text)
    return Besked.BEGART if begart else Besked.BEVILJAT


def _kan_vara_mer_tid(text: str) -> bool:
    """Whether a sentence speaks of more time; most have no word of it, which is sooner seen than searched."""
    gement = text.lower()
    return any(ord_ in gement for ord_ in _ORD_OM_MER_TID) and bool(_MER_TID.search(text))


def beviljar(text: str) -> bool:
    """Whether a sentence grants what the one before it asked for."""
    return bool(_SVAR_PA_BEGARAN.search(text) or besked(text) is Besked.BEVILJAT) and not _NEKAT.search(text)


def avtalad(text: str) -> bool:
    """Whether the day of a sentence is one that somebody has agreed to."""
    return bool(_OVERENS.search(text) and SVARET.search(text))


def annans(blad: Blad, mening: Rad) -> bool:
    """Whether somebody else has got more time: a body that does not write, or another matter."""
    m = _ANNANS.search(mening.text)
    huvud = blad.plan[: min(_HUVUD, mening.start)].casefold()
    return bool(m and m["vem"].casefold() not in huvud) or bool(_ANNAT_ARENDE.search(mening.text))


def fore_och_efter(text: str, har: Iterable[Dag]) -> tuple[list[Dag], list[Dag]]:
    """(the days that were the last ones at first, what they have become) of a sentence about more time."""
    m = _MER_TID.search(text)
    plats = m.end() if m else 0
    gamla: list[Dag] = []
    nya: list[Dag] = []
    slut = 0
    for dag in har:
        till = text[slut : dag.start]
        slut = dag.slut
        if _FORE.search(till[-60:]) or (dag.slut <= plats and _var_sista(till)):
            gamla.append(dag)
        elif dag.start > plats and (_TILL_DAGEN.search(till[-60:]) or _TILL_MOTET.search(till[-60:])):
            nya.append(dag)
    return gamla, nya


def _var_sista(till: str) -> bool:
    return (
        bool(SENAST.search(till) or _SVARSTID.search(till))
        and bool(SVARET.search(till))
        and not om_annat(till)
    )
