"""Attachments as the paper names them: after *Bilaga*, in a list under *Bilagor*, or as a letter's files."""

import re
from collections.abc import Iterator

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.funnet import MARKT, TYDLIGT, Funnet
from arbetsflode.intag.rubriker import NASTA

_RUBRIK = re.compile(
    r"(?:#+ )?(?![Bb]ilaga \d+:\d)(?:[Bb]ilag(?:a|or)|BILAG(?:A|OR)|[Bb]ifogas|[Bb]ifogade (?:filer"
    r"|handlingar"
    r"|dokument)|[Bb]ilagda handlingar|[Bb]ilageförteckning|[Bb]ifogad(?:e)? fil(?:er)?"
    r"|Attachments?)(?P<nr> ?\d{0,2}[a-z]?)(?P<slut> ?[:.–-] ?| ?$| (?=\d[.:)]))"
)
_NUMRERAD = re.compile(
    r"(?:[Bb]ilaga|[Bb]il\.?) ?(?P<nr>\d{1,2}[a-z]?|[A-H])(?: ?[:.,–-]| \(|(?= [A-ZÅÄÖ”\"]))[ ]?"
)
_MARKE = re.compile(
    r"(?:\(?\d{1,2}[.):]|[-–•*·]|[a-h]\)|[Bb]ilaga \d{1,2}[:. –-]{0,3}|\d{1,2} (?=[A-ZÅÄÖ]))[ ]?"
)
_I_RADEN = re.compile(r"(?:(?<=\s)|(?<=^))(?:\d{1,2}[.)]|[Bb]ilaga \d{1,2}[:.]) ?(?=[A-ZÅÄÖ”\"])")
_FIL = re.compile(r"[\w() ._§&+-]{2,120}\.(?:pdf|docx?|xlsx?|odt|pptx?|txt|eml)\b", re.I)
_INTE = re.compile(
    r"(?:sida|sid)\b|\d+ ?\(\d+\)$|^(?:finns|ligger|se|enligt|till|är|ska|har|som|och|i)\b", re.I
)
_ANTAL = re.compile(r" ?\d{1,2}(?: st(?:ycken)?\.?)?")
_WEBBFIL = re.compile(
    r"(?P<namn>[^\n]{3,200}?),? \(?(?:pdf|word|excel|docx?|xlsx?)[, ]{1,2}[\d.,]+ ?[kM]B\)?\.?", re.I
)
_UNDERSKRIFT = re.compile(r"(?:[A-ZÅÄÖ][\wéü-]{1,30} ?){2,3}$")
_KOMMAN = re.compile(r"[A-ZÅÄÖ][\wåäö -]{3,60}(?:, [A-ZÅÄÖ][\wåäö -]{3,60}){1,6}")
_LANGST = 220


def bilagor(blad: Blad) -> Funnet | None:
    """What is attached, each once, in the order of the text."""
    delar: dict[str, tuple[int, int]] = {}
    for a, b in (*(list(_webbfiler(blad)) or _under_rubrik(blad)), *_numrerade(blad)):
        text = blad.plan[a:b].replace("\n", " ")
        nyckel = re.sub(r"\W+", "", text.lower())
        if nyckel and not any(nyckel in ett or ett in nyckel for ett in delar):
            delar[nyckel] = (a, b)
    if not delar:
        return None
    platser = list(delar.values())
    return Funnet(
        varde=tuple(" ".join(blad.plan[a:b].split()) for a, b in platser),
        spann=tuple(blad.spann(a, b) for a, b in platser),
        sakerhet=MARKT if len(platser) < 12 else TYDLIGT,
        skal="står efter ”Bilaga”",
    )


def _webbfiler(blad: Blad) -> Iterator[tuple[int, int]]:
    """What a page offers to load down, each with its size."""
    for rad in blad.rader:
        if m := _WEBBFIL.fullmatch(rad.text):
            yield rad.start + m.start("namn"), rad.start + m.end("namn")


def _under_rubrik(blad: Blad) -> Iterator[tuple[int, int]]:
    """What stands after the heading, on its line or on the lines under it."""
    rader = blad.rader
    for n, rad in enumerate(rader):
        m = _RUBRIK.match(rad.text)
        if (
            m is None
            or (re.match(r"\d", rad.text[m.end() :]) and ":" in m[0])
            or _INTE.search(rad.text[m.end() :])
            or _ANTAL.fullmatch(rad.text, m.end())
        ):
            continue
        if rad.text[m.end() :].strip():
            yield from _uppdelad(rad, m.end())
            if m["nr"].strip():
                continue
            yield from _foljande(
                rader[n + 1 :], bara_markta=not re.match(r"\d|bilaga", rad.text[m.end() :], re.I)
            )
        elif not m["nr"].strip() or m["slut"].strip():
            yield from _foljande(rader[n + 1 :], bara_markta=False)


def _foljande(rader: tuple[Rad, ...], *, bara_markta: bool) -> Iterator[tuple[int, int]]:
    markt: bool | None = True if bara_markta else None
    for rad in rader[:30]:
        m = _MARKE.match(rad.text)
        fil = _FIL.fullmatch(rad.text)
        if markt is None:
            markt = m is not None or fil is not None
        elif (markt and m is None and fil is None) or (
            not markt and (len(rad.text) > _LANGST or rad.text[-1] == "." or _UNDERSKRIFT.fullmatch(rad.text))
        ):
            return
        if (m is None and NASTA.match(rad.text)) or len(rad.text) > _LANGST or rad.text.startswith("--"):
            return
        yield from _uppdelad(rad, m.end() if m else 0)
        if not markt and not m:
            return


def _uppdelad(rad: Rad, fran: int) -> Iterator[tuple[int, int]]:
    """A line with several: numbered inside it, or file names with commas."""
    platser = [fran, *(m.end() for m in _I_RADEN.finditer(rad.text, fran) if m.start() > fran)]
    if m := _I_RADEN.match(rad.text, fran):
        platser[0] = m.end()
    for a, b in zip(platser, [*platser[1:], len(rad.text)], strict=True):
        slut = (
            b
            if b == len(rad.text)
            else a + len(re.sub(r"\s*(?:\d{1,2}[.)]|[Bb]ilaga \d{1,2}[:.])\s*$", "", rad.text[a:b]))
        )
        if filer := _filer(rad.text, a, slut):
            yield from ((rad.start + x, rad.start + y) for x, y in filer)
            continue
        while a < slut and rad.text[a] in " :–-":
            a += 1
        slut = a + len(rad.text[a:slut].rstrip(" .,;"))
        if _KOMMAN.fullmatch(rad.text, a, slut):
            yield from (
                (rad.start + k.start(), rad.start + k.end())
                for k in re.finditer(r"[^,\s][^,]*", rad.text[:slut])
                if k.start() >= a
            )
            continue
        if 3 < slut - a <= _LANGST and not re.match(r"\d{1,3} ?\(\d{1,3}\)", rad.text[a:slut]):
            yield rad.start + a, rad.start + slut


def _filer(text: str, a: int, slut: int) -> list[tuple[int, int]]:
    """The names of files that a part of a line holds and nothing else, where they are more than one."""
    filer = list(_FIL.finditer(text, a, slut))
    if len(filer) < 2 or not re.fullmatch(r"[,; ]*(?:och)?[,; ]*", _FIL.sub("", text[a:slut])):
        return []
    return [(m.start() + len(m[0]) - len(m[0].lstrip(" ,;")), m.end()) for m in filer]


def _numrerade(blad: Blad) -> Iterator[tuple[int, int]]:
    """*Bilaga 1: Yttrande* at the beginning of a line, wherever it stands."""
    for rad in blad.rader:
        m = _NUMRERAD.match(rad.text)
        if m and len(rad.text) < _LANGST and not _INTE.search(rad.text[m.end() :]):
            yield from _uppdelad(rad, m.end())
