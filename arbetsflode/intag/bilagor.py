"""Attachments as the paper names them: after *Bilaga*, in a list under *Bilagor*, or as a letter's files."""

import re
from collections.abc import Iterator
from itertools import islice

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.funnet import MARKT, TYDLIGT, Funnet
from arbetsflode.intag.rubriker import NASTA

_RUBRIK = re.compile(
    r"(?:#+ )?(?![Bb]ilaga \d+:\d)(?:[Bb]ilag(?:a|or)|BILAG(?:A|OR)|[Bb]ilagda handlingar"
    r"|[Bb]ilageförteckning"
    r"|[Bb]ifogas|[Bb]ifogade (?:filer|handlingar|dokument)|[Bb]ifogad(?:e)? fil(?:er)?|Attachments?)"
    r"(?P<nr> ?\d{0,2}[a-z]?)"
    r"(?P<slut> ?[:.–-] ?| ?$| (?=\d[.:)]|[•·] )|(?<=[Bb]ilagor|BILAGOR) (?=[A-ZÅÄÖ]))"
)
_NUMRERAD = re.compile(
    r"(?:[Bb]ilaga|[Bb]il\.?) ?(?P<nr>\d{1,2}[a-z]?|[A-H])(?: ?[:.,–-]| \(|(?= [A-ZÅÄÖ”\"]))[ ]?"
)
_MARKE = re.compile(
    r"(?:\(?\d{1,2}[.):]|[-–•*·]|[a-h]\)|[Bb]ilaga \d{1,2}[:. –-]{0,3}|\d{1,2} (?=[A-ZÅÄÖ]))[ ]?"
)
_I_RADEN = re.compile(
    r"(?:(?<=\s)|(?<=^))(?:\d{1,2}[.)]|[Bb]ilaga \d{1,2}[:.]|[a-h]\)|[•·]) ?(?=[A-ZÅÄÖ”\"])"
)
_FIL = re.compile(r"[\w() ._§&+-]{2,120}?\.(?:pdf|docx?|xlsx?|odt|pptx?|txt|eml)\b", re.I)
_INTE = re.compile(
    r"(?:sida|sid)\b|\d+ ?\(\d+\)$|^(?:inga|ingen|saknas|finns|ligger|se|enligt|till|är|ska|har|som|och|i)\b",
    re.I,
)
_FLERTAL = re.compile(r"(?:#+ )?(?:bilagor|bifogade|bilagda|attachments)", re.I)
_ANTAL = re.compile(r" ?\d{1,2}(?: st(?:ycken)?\.?)?")
_WEBBFIL = re.compile(
    r"(?P<namn>[^\n]{3,200}?),? \(?(?:pdf|word|excel|docx?|xlsx?)[, ]{1,2}[\d.,]+ ?[kM]B\)?\.?", re.I
)
_UNDERSKRIFT = re.compile(r"(?:[A-ZÅÄÖ][\wéü-]{1,30} ?){2,3}$")
_KOMMAN = re.compile(r"[A-ZÅÄÖ][a-zåäö]{3}[\w §/-]{0,60}(?:, [A-ZÅÄÖ][a-zåäö]{3}[\w §/-]{0,60}){1,6}")
_ADRESS = re.compile(r" (?:Box \d+|Telefon|Besöksadress|Postadress|E-post|Fax)\b| \S+@")
_SIDNUMMER = re.compile(r"\d{1,3} ?\(\d{1,3}\)")
_MELLAN_KOMMAN = re.compile(r"[^,\s][^,]*")
_SLUT = re.compile(r"ordförande|justera|utdrag|sign|kopia (?:till|för)|expedi", re.I)
"""What stands at the foot of minutes, or says who gets them."""
_LANGST, _VANLIGT = 220, 120
_FLEST_RADER, _FLEST_RUBRIKER = 31, 100


def bilagor(blad: Blad) -> Funnet | None:
    """What is attached, each once, in the order of the text."""
    delar: dict[str, tuple[int, int]] = {}
    for a, b in (*(list(_webbfiler(blad)) or _under_rubrik(blad)), *_numrerade(blad)):
        text = blad.plan[a:b].replace("\n", " ")
        nyckel = re.sub(r"\W+", "", text.lower())
        if nyckel and not any(x < b and a < y for x, y in delar.values()):
            delar.setdefault(nyckel, (a, b))
    if not delar:
        return None
    platser = list(delar.values())
    return Funnet(
        varde=tuple(" ".join(blad.plan[a:b].split()) for a, b in platser),
        spann=tuple(blad.spann(a, b) for a, b in platser),
        sakerhet=MARKT if len(platser) < 12 and all(b - a < _VANLIGT for a, b in platser) else TYDLIGT,
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
    rubriker = ((n, rad, m) for n, rad in enumerate(rader) if (m := _RUBRIK.match(rad.text)))
    for n, rad, m in islice(rubriker, _FLEST_RUBRIKER):
        if (
            (re.match(r"\d(?![.)] ?[A-ZÅÄÖ])", rad.text[m.end() :]) and ":" in m[0])
            or _INTE.search(rad.text[m.end() :])
            or _ANTAL.fullmatch(rad.text, m.end())
        ):
            continue
        if rad.text[m.end() :].strip():
            yield from _uppdelad(rad, m.end())
            if m["nr"].strip():
                continue
            markta = not re.match(r"\d|bilaga", rad.text[m.end() :], re.I)
            yield from _foljande(blad, rader[n + 1 : n + _FLEST_RADER], bara_markta=markta, flera=False)
        elif not m["nr"].strip() or m["slut"].strip():
            flera = bool(_FLERTAL.match(rad.text))
            yield from _foljande(blad, rader[n + 1 : n + _FLEST_RADER], bara_markta=False, flera=flera)


def _foljande(
    blad: Blad, rader: tuple[Rad, ...], *, bara_markta: bool, flera: bool
) -> Iterator[tuple[int, int]]:
    """The lines under a heading, with marks or file names if the first has; of others the first alone.

    Under *Bilagor* those that follow without an empty line count too.
    """
    forra: Rad | None = None
    forst = ""
    for rad in rader:
        m = _MARKE.match(rad.text)
        slag = "märke" if m and forst != "fil" else "fil" if _FIL.fullmatch(rad.text) else ""
        if len(rad.text) > _LANGST or rad.text.startswith("--") or (bara_markta and not slag):
            return
        if not slag and (NASTA.match(rad.text) or _SLUT.match(rad.text)):
            return
        if forra is None:
            forst = slag
        elif not slag and (forst or not flera or not _intill(blad, forra, rad)):
            return
        yield from _uppdelad(rad, m.end() if m and slag != "fil" else 0)
        forra = rad


def _intill(blad: Blad, forra: Rad, rad: Rad) -> bool:
    """Whether a line stands right under another, and is neither a sentence nor a signature."""
    if rad.text[-1] == "." or _UNDERSKRIFT.fullmatch(rad.text):
        return False
    fran, till = blad.spann(forra.slut - 1, forra.slut)[1], blad.spann(rad.start, rad.start + 1)[0]
    return blad.text.count("\n", fran, till) < 2


def _uppdelad(rad: Rad, fran: int) -> Iterator[tuple[int, int]]:
    """The attachments of a line: numbered inside it, file names, between commas, or one."""
    marken = [m.span() for m in _I_RADEN.finditer(rad.text, fran)]
    if not marken or marken[0][0] > fran:
        marken.insert(0, (fran, fran))
    slut = [*(m[0] for m in marken[1:]), len(rad.text)]
    for (_, a), b in zip(marken, slut, strict=True):
        for x, y in _filer(rad.text, a, b) or _delad(rad.text, a, b):
            yield rad.start + x, rad.start + y


def _delad(text: str, a: int, slut: int) -> list[tuple[int, int]]:
    """A part of a line between its commas if each is a name, else the whole, up to an address."""
    if m := _ADRESS.search(text, a, slut):
        slut = m.start()
    a += len(text[a:slut]) - len(text[a:slut].lstrip(" :–-"))
    slut = a + len(text[a:slut].rstrip(" .,;"))
    if _KOMMAN.fullmatch(text, a, slut):
        return [m.span() for m in _MELLAN_KOMMAN.finditer(text, a, slut)]
    return [(a, slut)] if 3 < slut - a <= _LANGST and not _SIDNUMMER.match(text, a, slut) else []


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
