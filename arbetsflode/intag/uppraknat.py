"""An enumeration taken apart: *kulturnämnden, samtliga stadsdelsnämnder och Svenska Parkförbundet*.

Between bodies that are known by their names stand others that are only known by their places.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from arbetsflode.intag.blad import Spann
from arbetsflode.intag.organ import Organ, organ_i

_NUMMER = re.compile(r"(?<!\S)(\d{1,3})[.)]?\s+(?=[A-ZÅÄÖ])")
_STRECK = re.compile(r"(?<!\S)[-–•·] ?(?=[A-ZÅÄÖ])")
_SKILJE = re.compile(
    r"(?<!-)[,;]\s(?:(?:och|samt) )?|(?<!-),? samt |(?<!-),? och (?=[A-ZÅÄÖ]|samtliga |alla "
    r"|[\wåäö-]+(?:nämnden|styrelsen|kontoret|verket)\b)"
)
_INLEDER = re.compile(r" *(?:(?:dels|även|bland annat|bl\.? ?a\.?|till|av|från|för|hos|och|samt) )*")
_ALLA = re.compile(
    r"(?:samtliga|alla|länets|stadens|kommunens) (?:[\wåäö-]+ )?(?:\w*nämnder|kommuner|förvaltningar|bolag"
    r"|partier)(?:na)?(?: i (?:länet|staden|kommunen|[A-ZÅÄÖ]\w+ län))?"
)
_EGENNAMN = re.compile(
    r"[A-ZÅÄÖ][\wåäöé&-]*(?: (?!(?:har|ska|skall|vill|är|den|det|att|som|senast)\b)[\wåäöÅÄÖé&-]+){0,4}"
    r"(?: \([A-ZÅÄÖ]{2,8}\))?"
)
_STORA_FORE = re.compile(r"(?:[A-ZÅÄÖ][\wåäö&-]* (?:(?:i|för|av|och) )?)+")
_STORA_EFTER = re.compile(r"(?: [A-ZÅÄÖ][\wåäö&-]*)+| län| \([A-ZÅÄÖ]{2,8}\)")


_NASTA_MENING = re.compile(
    r" (?:(?:Remissen|Remissvar|Yttrande|Svar|Synpunkter)\w* (?=[a-zåäö])|Med vänlig|Vänlig)"
)


def numrerade(plan: str, fran: int, till: int) -> tuple[Spann, ...]:
    """The parts of a line that is numbered inside: *1 Skolverket, 2 Sörviks kommun*; else none."""
    alla = list(_NUMMER.finditer(plan, fran, till))
    if any(int(b[1]) != int(a[1]) + 1 for a, b in pairwise(alla)):
        return ()
    return _efter_marken(plan, alla, till)


def streckade(plan: str, fran: int, till: int) -> tuple[Spann, ...]:
    """The parts of a line that has dashes inside: *- Skolverket - Sörviks kommun*; else none."""
    return _efter_marken(plan, list(_STRECK.finditer(plan, fran, till)), till)


def _efter_marken(plan: str, marken: list[re.Match[str]], till: int) -> tuple[Spann, ...]:
    if len(marken) < 2:
        return ()
    slut = [m.start() for m in marken[1:]] + [till]
    return tuple((m.end(), till_namnets_slut(plan, m.end(), b)) for m, b in zip(marken, slut, strict=True))


def _delar(plan: str, fran: int, till: int, kanda: tuple[Organ, ...]) -> Iterator[Spann]:
    """What stands between the commas and the words *och* and *samt*, unless these are part of a name."""
    for m in _SKILJE.finditer(plan, fran, till):
        if any(o.start < m.start() < o.slut for o in kanda):
            continue
        if m.start() > fran:
            yield fran, m.start()
        fran = m.end()
    if till_namnets_slut(plan, fran, till) > fran:
        yield fran, till_namnets_slut(plan, fran, till)


def uppraknade(plan: str, fran: int, till: int) -> Iterator[Organ]:
    """The bodies of an enumeration; nothing if it holds none that is known for one."""
    alla = organ_i(plan, fran, till)
    if not alla:
        return
    for a, b in _delar(plan, fran, till, alla):
        if m := _INLEDER.match(plan, a, b):
            a = m.end()
        if m := _ALLA.match(plan, a, b):
            yield Organ(namn=m[0], start=a, slut=m.end())
            continue
        kanda = organ_i(plan, a, b)
        if len(kanda) == 1 and kanda[0].namn == plan[kanda[0].start : kanda[0].slut]:
            yield _hela(plan, a, b, kanda[0])
        elif kanda:
            yield from kanda
        elif _EGENNAMN.fullmatch(plan, a, b):
            yield Organ(namn=plan[a:b], start=a, slut=b)


def _hela(plan: str, a: int, b: int, organ: Organ) -> Organ:
    """A body with the capitals around it in its part: *Förvaltnings AB Framåt*."""
    start, slut = organ.start, organ.slut
    if start > a and _STORA_FORE.fullmatch(plan, a, start):
        start = a
    if m := _STORA_EFTER.fullmatch(plan, slut, b):
        slut = m.end()
    return Organ(namn=plan[start:slut], start=start, slut=slut)


def till_namnets_slut(plan: str, fran: int, till: int) -> int:
    """Where a name ends in a part of the text: before signs, or before a sentence that goes on after it."""
    if m := _NASTA_MENING.search(plan, fran, till):
        till = m.start()
    return fran + len(plan[fran:till].rstrip(" .,;\n"))
