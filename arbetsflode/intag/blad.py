"""The text as the grammars read it: lines put together, words mended, every sign still knowing its place.

A line break stays where a line ends by itself, and becomes a space where a sentence goes on. Words that were
divided at the end of a line, or s p a c e d out, are put together.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from attrs import field, frozen

from arbetsflode.intag.utplattat import stycken

Spann = tuple[int, int]

LANGST = 80_000
"""Code points that are read of a text; what stands after them is no letter any more."""
_LANGST_BRUTEN = 130
_SMALAST = 50
"""A text whose longest line lies between these has its lines broken by hand or machine."""

_GLESA = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){4,60}[^\W\d_](?![^\W_])")
_LANGST_RAD = 4_000
"""Code points: what goes on longer without a break or a stop is read in parts."""
_STYCKE = re.compile(rf"[^\n]{{1,{_LANGST_RAD}}}")
_BREDAST = 1_000
"""Code points: no line with columns is longer."""
_SLUT_SPALT = re.compile(r" ?:?(?:  |\t|\r?\n|$)")
_BORJAN_SPALT = re.compile(r"(?:^|\n|  |\t)$")
_NASTA_RAD = re.compile(r"[^\n]*(?:\n[ \t\r]*){1,2}\n?(?P<rad>[^\n]+)")
_SPALT = re.compile(r"\S+(?: \S+)*")
_ORD = re.compile(r"[^\s\x00-\x1f\x7f-\x9f]+")
_OSYNLIGT = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffd]")
_RAD = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_MARKE = re.compile(r"[^\W\d_][\w ,/-]{1,40}:(?!\d)|[-–•*·§#|]|\(?\d{1,2}[.)](?:\s|$)|[a-z]\)\s|att\b")
_FORTSATTER = re.compile(
    r"(?:^|[\s(])(?:och|samt|av|till|för|från|den|i|med|om|på|senast|inom|att|eller|över|som"
    r"|under|en|ett|de|det)$"
    r"|[,–]$|[^\W\d_]-$|\b(?:t\.?o\.?m|fr\.?o\.?m)\.?$",
    re.I,
)
_RUBRIK = re.compile(
    r"(?:[\wåäö]{3,40}s )?förslag ?till ?beslut|sammanfattning|bakgrund|ärendets ?beredning"
    r"|ärendebeskrivning|bilag(?:a|or)\b"
    r"|remissinstanser|handläggare\b|telefon\b|till$|dnr\b|datum\b|diarie\w+|remisstid"
    r"|beslutsunderlag|motivering",
    re.I,
)
_ARTAL = re.compile(r"(?:19|20)\d\d(?!\d)(?![-/:]\d)")
_INTERVALL = re.compile(r"[-–] ?\d{1,2} ?[a-z/]")
_DATUM_SIST = re.compile(
    r"\d ?(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december)(?: \d{4})?$"
)
_DAG_OCH_MANAD_SIST = re.compile(
    r"\bden \d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december)$"
)
_AVSTAVAT = re.compile(r"[^\W\d_]{2}[-\u2010]$")
_INTE_AVSTAVAT = re.compile(r"(?:och|eller|samt)\b")
_SLUTMENING = re.compile(r"[.!?](?=[\s”\"')\]])|\n")
_FORKORTNING = re.compile(
    r"(?:^|[\s(.])(?:[^\W\d_]|bl|t|ex|dvs|m|st|nr|dnr|diarienr|ca|kl|tel|jan|feb|febr|mars?|apr"
    r"|aug|sept?|okt|nov"
    r"|dec|prop|kap|resp|ang|betr|fr|st|ev|f|e|v|tex|bil|mom|sid|s|jfr|d|o|den|\d{1,2})$",
    re.I,
)


@frozen(kw_only=True)
class Rad:
    """One line of the mended text; `start` is its place there."""

    text: str
    start: int

    @property
    def slut(self) -> int:
        """Where the line ends."""
        return self.start + len(self.text)


@frozen(slots=False)
class Blad:
    """A text for reading: `plan` is the mended text, `spann` leads back to the text that was given."""

    text: str
    _byggd: tuple[str, tuple[int, ...]] = field(init=False, eq=False, repr=False)

    @_byggd.default
    def _bygg(self) -> tuple[str, tuple[int, ...]]:
        return _lagad(self.text[:LANGST])

    @property
    def plan(self) -> str:
        """The mended text."""
        return self._byggd[0]

    def spann(self, start: int, slut: int) -> Spann:
        """Where a part of the mended text stands in the text, spaces at its ends left out."""
        plan, platser = self._byggd
        while start < slut and plan[start].isspace():
            start += 1
        while slut > start and plan[slut - 1].isspace():
            slut -= 1
        return (platser[start], platser[slut - 1] + 1) if slut > start else (platser[start], platser[start])

    @cached_property
    def rader(self) -> tuple[Rad, ...]:
        """The lines of the mended text that hold something."""
        return tuple(
            Rad(text=m[0].strip(), start=m.start() + len(m[0]) - len(m[0].lstrip()))
            for m in _STYCKE.finditer(self.plan)
            if m[0].strip()
        )

    @cached_property
    def meningar(self) -> tuple[Rad, ...]:
        """The sentences of the mended text."""
        return tuple(_meningar(self.plan))

    def plats(self, raplats: int) -> int:
        """The place in the mended text of a place in the text, or of the next that was kept."""
        return bisect_left(self._byggd[1], raplats)

    def under(self, start: int, slut: int) -> tuple[int, int] | None:
        """What stands under a part of the mended text where the text is set in columns: the next line's words
        at the same distance from its left edge."""
        fran, till = self.spann(start, slut)
        radens = self.text.rfind("\n", max(0, fran - _BREDAST), fran) + 1
        if not _SLUT_SPALT.match(self.text, till):
            return None
        m = _NASTA_RAD.match(self.text, till, till + 2 * _BREDAST)
        if m is None:
            return None
        bas = m.start("rad")
        indrag = bas - self.text.rfind("\n", 0, bas) - 1
        for del_ in _SPALT.finditer(m["rad"]):
            if indrag + del_.start() < till - radens + 2 and indrag + del_.end() > fran - radens - 2:
                return self.plats(bas + del_.start()), self.plats(bas + del_.end() - 1) + 1
        return None

    def i_spalt(self, start: int, slut: int) -> bool:
        """Whether a part of the mended text stands alone between wide blanks or the ends of its line."""
        fran, till = self.spann(start, slut)
        return bool(
            _SLUT_SPALT.match(self.text, till) and _BORJAN_SPALT.search(self.text, max(0, fran - 3), fran)
        )

    def rad_vid(self, plats: int) -> Rad:
        """The line that a place stands in."""
        lagst, hogst = max(0, plats - _LANGST_RAD), min(len(self.plan), plats + _LANGST_RAD)
        fran = max(lagst, self.plan.rfind("\n", lagst, plats) + 1)
        till = self.plan.find("\n", plats, hogst)
        return Rad(text=self.plan[fran : till if till >= 0 else hogst], start=fran)


def _meningar(plan: str) -> Iterator[Rad]:
    fran = 0
    for m in _SLUTMENING.finditer(plan):
        if m[0] != "\n" and _FORKORTNING.search(plan, max(fran, m.start() - 12), m.start()):
            continue
        yield from _en_mening(plan, fran, m.end())
        fran = m.end()
    yield from _en_mening(plan, fran, len(plan))


def _en_mening(plan: str, fran: int, till: int) -> Iterator[Rad]:
    for plats in range(fran, till, _LANGST_RAD):
        text = plan[plats : min(till, plats + _LANGST_RAD)]
        if text.strip():
            yield Rad(text=text, start=plats)


def _lagad(text: str) -> tuple[str, tuple[int, ...]]:
    """The mended text, and for each of its signs the place in the text; one place more for its end."""
    tecken: list[str] = []
    platser: list[int] = []
    forra = ""
    bredd, hogst_tomma = _brutna(text)
    for start, rad, inuti in _raderna(text):
        visad, egna = _en_rad(rad, start)
        if not visad.strip():
            continue
        if inuti:
            tecken.append("\n")
            platser.append(egna[0] - 1)
        elif forra:
            plats = len(forra) + len(visad.partition(" ")[0]) > 0.92 * bredd
            full = plats and text.count("\n", platser[-1], start) <= hogst_tomma
            _fog(tecken, platser, forra, visad, egna[0] - 1, full=full)
        tecken += visad
        platser += egna
        forra = visad
    return "".join(tecken), (*platser, platser[-1] + 1 if platser else 0)


def _raderna(text: str) -> Iterator[tuple[int, str, bool]]:
    """(where it begins, the line, whether it only begins inside a line that was long)."""
    for m in _RAD.finditer(text):
        for fran, till in stycken(m[0]):
            yield m.start() + fran, m[0][fran:till], fran > 0


def _brutna(text: str) -> tuple[int, int]:
    """How wide the text is set, and how many line breaks may stand inside a sentence.

    None where a paragraph is one long line; two where every other line is empty.
    """
    rader = [len(m[0].strip()) for m in _RAD.finditer(text) if m[0].strip()]
    bredd = max(rader, default=0)
    if not _SMALAST <= bredd <= _LANGST_BRUTEN:
        return bredd, 0
    tomma = len(re.findall(r"\n[ \t\r]*\n", text))
    return bredd, 2 if tomma > 0.7 * len(rader) else 1


def _en_rad(rad: str, start: int) -> tuple[str, list[int]]:
    """A line and the places of its signs: spaces single, soft hyphens gone, spaced words together."""
    glesa = {n for m in _GLESA.finditer(rad) for n in range(m.start(), m.end()) if rad[n] == " "}
    ord_: list[str] = []
    platser: list[int] = []
    for m in _ORD.finditer(rad):
        helt = ord_ and m.start() - 1 in glesa
        if ord_ and not helt:
            platser.append(start + m.start() - 1)
        rent = m[0]
        if _OSYNLIGT.search(rent):
            kvar = [n for n, t in enumerate(rent) if not _OSYNLIGT.match(t)]
            rent = "".join(rent[n] for n in kvar)
            platser += [start + m.start() + n for n in kvar]
        else:
            platser += range(start + m.start(), start + m.end())
        if helt:
            ord_[-1] += rent
        else:
            ord_.append(rent)
    return " ".join(ord_), platser


def _fog(tecken: list[str], platser: list[int], forra: str, nasta: str, plats: int, *, full: bool) -> None:
    """Put a line after another: a divided word together, a sentence with a space, else a line break."""
    slut = forra[-30:]
    if _AVSTAVAT.search(slut) and nasta[0].islower():
        if _INTE_AVSTAVAT.match(nasta):
            tecken.append(" ")
            platser.append(plats)
        else:
            tecken.pop()
            platser.pop()
        return
    tecken.append(" " if _fortsatter(slut, nasta, full=full) else "\n")
    platser.append(plats)


def _fortsatter(slut: str, nasta: str, *, full: bool) -> bool:
    if _INTERVALL.match(nasta) and _DATUM_SIST.search(slut):
        return True
    if _ARTAL.match(nasta) and _DAG_OCH_MANAD_SIST.search(slut):
        return True
    if _MARKE.match(nasta) or slut[-1] in ".:;!?":
        return False
    if nasta[0].islower() or _FORTSATTER.search(slut):
        return True
    return full and not _RUBRIK.match(nasta)
