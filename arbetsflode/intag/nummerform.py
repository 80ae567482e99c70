"""How a diarienummer is written: its parts, what belongs to it at its end, and when some of it is lost."""

import re

_BIT = r"[A-ZÅÄÖa-zåäö]{0,6}\d[\w]{0,8}"
_SKILJE = r"(?:\.-(?=\d)| ?[-–—](?:[ ]|\n(?=(?:19|20)\d\d(?!\d)))?| ?[/:.] ?|[ ]?\.dnr\.[ ]?)"
_KROPP = re.compile(
    r"(?:[a-zåäö]{2,5}/(?=(?:19|20)?\d\d[/:-])"
    r"|(?![Dd]nr)(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}-)?[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,7}(?:[ ./-]|(?=\d)) ?)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){1,3} (?=\d{2,6}[-/]\d))?"
    rf"{_BIT}(?:{_SKILJE}{_BIT}|[-/:.–][A-ZÅÄÖ]{{1,6}}\d{{0,2}}(?![a-zåäö])){{1,5}}"
    r"(?:(?<=/\d\d) [A-ZÅÄÖ]{2,3}(?=\n|$|[.,;)]| {2})|(?<=/\d\d\d) [A-ZÅÄÖ]{2,3}(?=\n|$"
    r"|[.,;)])|(?<=/\d\d\d\d) [A-ZÅÄÖ]{2,4}-\d{1,3}(?!\w)| \d{3}(?=\n|$)(?<=[/\d]\d\d \d{3}))?"
)
_TYRESO = re.compile(
    r"\d\d[A-ZÅÄÖ]{2,3}\d{2,6}(?!\w)"
    r"|(?:(?:19|20)\d\d ?/? ?|\d\d/)[A-ZÅÄÖ]{2,5} ?\d{2,6}(?:[ .]\d{2,3}(?!\d))?"
)
_BARA_SIFFROR = re.compile(r"(?:[A-ZÅÄÖ]{2,5})?\d{6,8}(?=\n|$|[.,;)]? )(?! ?\d)")
ANNAN_SERIE = re.compile(
    r"(?:SOU|Ds|DS|RIR|PM|TU|TJUT|UTL|SFS|[A-ZÅÄÖ]{2,6}FS|Dir|Prop|prop) ?\d|0\d{1,3} ?- ?\d{2,3} \d\d"
)
"""What is numbered in another series: betänkanden, promemorior, rules."""


_ORD_FORE = re.compile(r"^[A-ZÅÄÖa-zåäö]+ ")
_NASTA = re.compile(r"[ \n]{1,3}")
_DATUM = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LANGD_DATUM = 10
_MINST_SIFFROR = 3


def kropp(plan: str, plats: int) -> tuple[int, int] | None:
    """A number that begins at a place, with all its digits; a date before it is left out."""
    m = _form(plan, plats)
    if m is not None and _DATUM.fullmatch(_utan_slut(m)):
        m = _efter_dagen(plan, m)
    if m is None:
        return None
    text = _utan_slut(m)
    slut = m.start() + len(text)
    if (
        (_ORD_FORE.match(text) and _DATUM.fullmatch(_ORD_FORE.sub("", text)))
        or ANNAN_SERIE.match(plan, m.start())
        or sum(t.isdigit() for t in text) < _MINST_SIFFROR
        or not _helt(plan, m.start(), slut)
    ):
        return None
    return m.start(), slut + _slutpunkt(plan, slut, text)


def _form(plan: str, plats: int) -> re.Match[str] | None:
    return _TYRESO.match(plan, plats) or _KROPP.match(plan, plats) or _BARA_SIFFROR.match(plan, plats)


def _efter_dagen(plan: str, dag: re.Match[str]) -> re.Match[str] | None:
    """The number after a day; where there is none the day itself, if it stands as a number on its line."""
    nasta = _NASTA.match(plan, dag.start() + _LANGD_DATUM)
    efter = _form(plan, nasta.end()) if nasta else None
    if efter is not None and not _DATUM.fullmatch(_utan_slut(efter)):
        return efter
    return None if plan[dag.start() - 1 : dag.start()] == "\n" else dag


def _utan_slut(m: re.Match[str]) -> str:
    return m[0].rstrip(" -–./:\n")


def _helt(plan: str, start: int, slut: int) -> bool:
    """Whether nothing has been lost after a number: `KS-612/` has lost its year."""
    return not re.match(r"/|[-–](?!\w)|_", plan[slut : slut + 2]) and "_" not in plan[start:slut]


def _slutpunkt(plan: str, slut: int, text: str) -> int:
    """1 where a dot belongs to the number: `503-2011-1.5.1.`"""
    return int(
        bool(re.search(r"-\d\.\d\.\d$", text))
        and plan[slut : slut + 1] == "."
        and plan[slut + 1 : slut + 2] in ("", "\n")
    )
