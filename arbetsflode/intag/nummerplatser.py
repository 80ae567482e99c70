"""Where numbers stand: after their labels, under them, in stamps, and by how they are written.

A number counts when somebody calls it a diarienummer, or when it is written as only the departments do.
SOU, Ds, motions, PM and documents have numbers of other kinds; a number without its digits is none.
"""

import re
from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from arbetsflode.intag.blad import LANGST, Blad
from arbetsflode.intag.datum import dagar
from arbetsflode.intag.funnet import MARKT, TYDLIGT
from arbetsflode.intag.nummerform import ANNAN_SERIE, kropp
from arbetsflode.intag.nummervem import Vem, enligt_etikett, enligt_koden, enligt_meningen, ska_anges
from arbetsflode.intag.stampel import ar_stamplat

_ETIKETT = re.compile(
    r"(?<![^\W\d])(?<!\.)(?P<vem>(?:(?:[Ee]get|[Vv]år[at]?|VÅR[AT]?|[Ee]rt?|ERT?|[Ss]ökandens"
    r"|[Rr]emissens|[Aa]vsändarens"
    r"|[Dd]eras|[A-ZÅÄÖa-zåäö]{3,40}(?:ens|ets|ts|ns)|[A-ZÅÄÖ]{2,6}:?s) )?)"
    r"(?P<ord>(?i:d ?nr|d\.nr|diarie ?- ?(?:nr|nummer)|diarienr|diarie ?nummer|dia ?rienr"
    r"|ärende ?(?:nr|nummer)|ärende-id|ärende ?beteckning|diarium"
    r"|reg\.? ?nr)(?!\w)|(?i:beteckning(?:s?nummer|snr)?|(?<=vår )ref(?:erens)?|(?<=er )ref(?:erens)?)(?!\w)"
    r"|(?i:dnr)(?=\d)|[Dd]nr(?=[A-ZÅÄÖ]{2}))"
    r"(?:/[Bb]eteckning|/[Rr]eferens| hos \w{3,20}| är(?= [\w/]{0,6} ?\d)| ?\([^)\n]{3,20}\))?"
    r"(?P<del>[ \n]?[.:;,]{0,2}[ \n]?)",
)
_STAMPEL = re.compile(r"(?<![\w.-])\d{2,4}\.dnr\.\d{2,6}/(?:19|20)?\d\d(?!\d)")
_ORGAN_OCH_AR = (
    r"[A-ZÅÄÖ]{2,6}(?:/(?:19|20)\d\d[:/]\d{1,6}|[ /-]?(?:19|20)\d\d[/-]\d{1,6}(?:/\d{2,3})?)"
    r"|[A-ZÅÄÖ]{2,4} \d{4}-\d{4}|[A-ZÅÄÖ]{2,5}-\d{4}-\d{2,6}(?:-\d{2,4})?"
)
"""A body's letters, year and number; with a blank and a colon it is a law or a report."""
_ENSAMT = re.compile(
    rf"(?:(?<=\n)|(?<=^)|(?<= ))(?:{_ORGAN_OCH_AR}|\d\.\d\.\d-\d{{1,5}}/\d{{4}})"
    r"(?=\n|$| {1,2}[A-ZÅÄÖ]{4,})"
)
_I_HUVUDET = re.compile(r"(?<= )[A-ZÅÄÖ]{2,4}[ -]?(?:19|20)\d\d/\d{1,6}(?:[/.]\d{1,3})?(?= [A-ZÅÄÖ\d])")
_PLANNUMMER = re.compile(r"(?<![\w-])S-Dp \d{4}-\d{4,5}-\d\d(?!\w)")
_I_PARENTES = re.compile(
    rf"(?<=\()(?:dnr |ärende )?(?P<tal>(?:{_ORGAN_OCH_AR}|[A-ZÅÄÖ]{{2,6}}/\d{{1,5}}/(?:19|20)\d\d"
    r"|[A-ZÅÄÖ]{2,6} ?\d{1,6}/\d\d|[A-ZÅÄÖ]{2,3}-\d{4,6}-\d\d|\d\d[A-ZÅÄÖ]{2,4}\d{2,6})(?:\.\d{3})?)(?=\))"
)
_ORGANET = re.compile(
    r" \((?:[A-ZÅÄÖ]\w*(?:verket|myndigheten|inspektionen|institutet"
    r"|(?<!ommun)(?<!egion)(?<!tings)styrelsen)"
    r"|Länsstyrelsen[\w ]{0,30})\)"
)
"""The body that has a number, in brackets after it."""
_FORE_ORGAN = re.compile(rf"(?<![\w/.-])[A-ZÅÄÖ]{{2,6}}[- ]\d{{1,6}}[-/]\d{{2,6}}(?={_ORGANET.pattern})")
_EFTER_DAGEN = re.compile(
    r"(?<=(?:19|20)\d\d-\d\d-\d\d[ \n])[1-9]\d{2,3}-\d{1,6}-(?:20)?[012]\d(?:-\d{1,3})?(?=\n)"
)
"""A länsstyrelse's number, last on a line of the head, after the day."""
_I_ARENDE = re.compile(r"\b[Ää]rende (?P<tal>[A-ZÅÄÖ]{2,6}[ /-]?(?:19|20)\d\d[/:-]\d{1,6})(?!\w)")
_ETT_DOKUMENT = re.compile(r"(?:[Mm]all|[Dd]okument|[Vv]ersion|[Rr]apport)[\w.:-]{0,8} $")
_PUNKTENS = re.compile(
    r"(?:§ ?\d{1,3}|\d{1,2}[.)]?) [^\n]{3,200}\((?:[A-ZÅÄÖ]{2,4}[ /-][\d:/-]+|\d\d[A-ZÅÄÖ]{2,4}\d+)\)$"
)
"""The item of an agenda or of minutes, its own number in brackets last."""
_PUNKT_FORE = re.compile(r"(?:§ ?)?\d{1,3} ?[A-Za-z]?[.)]? [A-ZÅÄÖ][^\n]{3,300}$")
_FRAN_NAGON = re.compile(
    r"(?:\b(?:från|av) [\w-]+(?: [\w-]+){0,2}"
    r"|(?:verket|departementet|myndigheten|inspektionen|styrelsen|nämnden|kontoret|rådet)s?(?: [\w-]+)?),? $"
)
"""Somebody named just before a number: `remiss från trafiknämnden, dnr`, `länsstyrelsens remiss, dnr`."""
_DEPARTEMENT = re.compile(
    r"(?<![\w/.-])(?:[A-ZÅÄÖ][a-zåäö]?|KN|LI|LN|UD|IJ)(?P<ar>(?:19|20)\d\d)/\d{3,6}"
    r"(?:/[A-ZÅÄÖ][A-Za-zÅÄÖåäö\d-]{0,9}(?:\.\d)?)?(?: \(delvis\))?"
)
_ANDRA_SLAG = re.compile(
    r"(?:(?:[Ll]ag|[Ff]örordning|balk)(?:en)?|SOU|Ds|[Pp]rop\.?|[Bb]et\.?|[Ss]kr\.?|PM|[Mm]otion|[Dd]ir\.?|SFS|[A-ZÅÄÖ]{2,6}FS"
    r"|[Dd]okument(?:nr|nummer|id)?|[Mm]all(?:nr)?"
    r"|[Uu]tlåtande|[Rr]apport|[Oo]rg\.? ?nr\.?|[Oo]rganisationsnummer|[Tt]el(?:efon)?\.?"
    r"|[Ff]ax|[Bb]ankgiro|[Pp]lusgiro|[Vv]ersion|[Ss]id(?:a|an)?)"
    r"[ :.(]{0,3}(?:nr\.? ?)?$"
)
_HUVUD = 1500
_FLEST = 200
_FLEST_TABELLER = 40
"""Numbers of each kind that are looked at."""
_ETIKETTER_FORST = re.compile(
    r"(?<!\w)(?:(?:[Dd]atum|DATUM|[Hh]andläggare|[Vv]år[at]? \w+|[Ee]rt? \w+|[Dd]iarienr"
    r"|[Dd]nr|DNR|[Dd]iarienummer|DIARIENR|DIARIENUMMER"
    r"|[Ss]ida?n?|[Tt]elefon|[Ee]nhet|\w+ens dnr|[Tt]ill|[Bb]eteckning|[Ee]r beteckning|[Vv]år beteckning"
    r"|[Ää]rendenummer)[ :\n]{1,3}){2,6}"
)


@frozen(kw_only=True)
class Tal:
    """A number as it stands, whose it is said to be, and how sure that it is one."""

    text: str
    start: int
    slut: int
    vem: Vem
    stamplat: bool
    sakerhet: float
    skal: str


def tal_i_bladet(blad: Blad) -> Iterator[Tal]:
    """Every number, the labelled first; what stands inside another is no number of its own."""
    plan = blad.plan
    tagna: list[tuple[int, int]] = []
    for tal in (*_i_tabell(plan), *_med_etikett(blad), *_utan_etikett(blad)):
        if all(tal.slut <= a or tal.start >= b for a, b in tagna):
            tagna.append((tal.start, tal.slut))
            yield tal


@frozen(kw_only=True)
class _Skrivsatt:
    """A way of writing that tells a number without its label; whose it is, and how far down it counts."""

    monster: re.Pattern[str]
    vem: Vem
    skal: str
    hogst: int = LANGST


_SKRIVSATT = (
    _Skrivsatt(monster=_STAMPEL, vem=Vem.EGET, skal="skrivet som en diariestämpel"),
    _Skrivsatt(
        monster=_ENSAMT,
        vem=Vem.OSAGT,
        skal="står sist på raden, skrivet som ett diarienummer",
        hogst=_HUVUD,
    ),
    _Skrivsatt(
        monster=_I_HUVUDET,
        vem=Vem.OSAGT,
        skal="står i huvudet, skrivet som ett diarienummer",
        hogst=_HUVUD // 5,
    ),
    _Skrivsatt(monster=_PLANNUMMER, vem=Vem.DERAS, skal="skrivet som planärendena"),
    _Skrivsatt(monster=_FORE_ORGAN, vem=Vem.DERAS, skal="står före den som har det"),
    _Skrivsatt(
        monster=_EFTER_DAGEN,
        vem=Vem.OSAGT,
        skal="står efter dagen i huvudet, skrivet som länsstyrelserna skriver",
        hogst=_HUVUD // 5,
    ),
    _Skrivsatt(monster=_I_PARENTES, vem=Vem.DERAS, skal="står inom parentes efter den som skickat"),
    _Skrivsatt(monster=_I_ARENDE, vem=Vem.OSAGT, skal="står efter ”ärende”"),
    _Skrivsatt(monster=_DEPARTEMENT, vem=Vem.DERAS, skal="skrivet som bara departementen skriver"),
)


def _utan_etikett(blad: Blad) -> Iterator[Tal]:
    """Numbers that are known by how they are written and where they stand."""
    plan = blad.plan
    for satt in _SKRIVSATT:
        for m in islice(satt.monster.finditer(plan, 0, satt.hogst), _FLEST):
            start, slut = m.span("tal") if "tal" in satt.monster.groupindex else m.span()
            if ANNAN_SERIE.match(plan, start) or _ETT_DOKUMENT.search(plan, max(0, start - 20), start):
                continue
            yield Tal(
                text=plan[start:slut],
                start=start,
                slut=slut,
                vem=_vem_utan_etikett(blad, satt, m.start(), slut),
                stamplat=ar_stamplat(blad, m.start()),
                sakerhet=TYDLIGT,
                skal=satt.skal,
            )


def _vem_utan_etikett(blad: Blad, satt: _Skrivsatt, start: int, slut: int) -> Vem:
    """By how it is written; the sentence may say that it is another matter's, or be an item of an agenda."""
    if satt.monster in (_DEPARTEMENT, _FORE_ORGAN):
        return satt.vem
    if satt.monster is _I_PARENTES and (vem := enligt_koden(blad.plan, start)) is not None:
        return vem
    sagt = enligt_meningen(blad.plan, start, slut)
    if sagt is Vem.ANNAT or satt.monster is _I_ARENDE:
        return sagt
    return Vem.OSAGT if _PUNKTENS.match(blad.rad_vid(start).text) and satt.vem is Vem.DERAS else satt.vem


def _under(blad: Blad, m: re.Match[str]) -> tuple[int, int] | None:
    """The number in the label's column."""
    var = blad.under(m.start("ord"), m.start("del"))
    return None if var is None else kropp(blad.plan, var[0])


def _med_etikett(blad: Blad) -> Iterator[Tal]:
    plan = blad.plan
    for m in islice(_ETIKETT.finditer(plan), _FLEST):
        plats = kropp(plan, m.end()) or _under(blad, m)
        if plats is None:
            continue
        start, slut = plats
        vem = _vem(plan, m, start, slut)
        yield Tal(
            text=plan[start:slut],
            start=start,
            slut=slut,
            vem=vem,
            stamplat=ar_stamplat(blad, m.start()),
            sakerhet=TYDLIGT if _ar_osaker(plan, m, start, slut) else MARKT,
            skal=f"står efter ”{' '.join(m[0].split()).rstrip(':. ')}”",
        )


def _vem(plan: str, m: re.Match[str], start: int, slut: int) -> Vem:
    """By how the number is written, by what is asked of it, and by its label; where that is silent by the
    sentence. A label with a capital that no sign ties to the words before it begins something of its own."""
    if _DEPARTEMENT.fullmatch(plan, start, slut):
        return Vem.DERAS
    vem = enligt_etikett(m["vem"], plan, m.start())
    if vem in (Vem.VAR, Vem.OSAGT) and ska_anges(plan, m.start(), slut):
        return Vem.DERAS
    if m["vem"]:
        return vem
    if _ORGANET.match(plan, slut):
        return Vem.DERAS
    if _ar_punktens(plan, m.start(), slut):
        return Vem.OSAGT
    i_mening = m["ord"][0].islower() or plan[max(0, m.start() - 2) : m.start()].strip() in (",", "(")
    return enligt_meningen(plan, m.start(), slut) if i_mening else vem


def _ar_osaker(plan: str, m: re.Match[str], start: int, slut: int) -> bool:
    """Whether a label may be another word, the number one of several bodies', or an agenda's item go on into
    its number as into that of whoever has remitted."""
    if _DEPARTEMENT.fullmatch(plan, start, slut):
        return False
    i_punkten = m["ord"][0].islower() and _PUNKT_FORE.match(_raden_fore(plan, m.start())) is not None
    return (
        m["ord"][0] in "bBrR"
        or _ORGANET.match(plan, slut) is not None
        or (i_punkten and enligt_meningen(plan, m.start(), slut) is Vem.DERAS)
    )


def _raden_fore(plan: str, start: int) -> str:
    return plan[plan.rfind("\n", 0, start) + 1 : start]


def _ar_punktens(plan: str, start: int, slut: int) -> bool:
    """Whether a number ends the item of an agenda, and nobody is named just before as the one who has it."""
    fore = _raden_fore(plan, start)
    return bool(
        plan[slut : slut + 1] in ("", "\n") and _PUNKT_FORE.match(fore) and not _FRAN_NAGON.search(fore[-80:])
    )


def _i_tabell(plan: str) -> Iterator[Tal]:
    """Heads whose labels all come first, and their values after: the numbers come in their order."""
    for m in islice(_ETIKETTER_FORST.finditer(plan), _FLEST_TABELLER):
        etiketter = list(_ETIKETT.finditer(m[0] + " "))
        if not etiketter:
            continue
        rest = plan[m.end() : m.end() + 160]
        dagarna = [(d.start, d.slut) for d in dagar(rest) if rest[d.start : d.slut].count("-") < 3]
        talen = [k for k in _tal_i(rest) if all(k[1] <= a or k[0] >= b for a, b in dagarna)]
        if not talen or len(talen) < len(etiketter):
            continue
        for etikett, (a, b) in zip(etiketter, talen, strict=False):
            start, slut = m.end() + a, m.end() + b
            departement = _DEPARTEMENT.fullmatch(plan, start, slut)
            yield Tal(
                text=plan[start:slut],
                start=start,
                slut=slut,
                vem=Vem.DERAS if departement else enligt_etikett(etikett["vem"], plan, m.start()),
                stamplat=False,
                sakerhet=TYDLIGT,
                skal=f"står i ordning efter ”{etikett[0].strip(': ')}”",
            )


def _tal_i(text: str) -> Iterator[tuple[int, int]]:
    slut = 0
    for m in re.finditer(r"(?<![\w/.-])(?=[\w./ -]{0,12}\d)", text):
        plats = kropp(text, m.start()) if text[m.start() : m.start() + 1].isalnum() else None
        if m.start() < slut:
            continue
        if plats is not None and not _ANDRA_SLAG.search(text[max(0, plats[0] - 20) : plats[0]]):
            slut = plats[1]
            yield plats
