"""Where numbers stand: after their labels, under them, in stamps, and by how they are written.

A number counts when somebody calls it a diarienummer, or when it is written as only the departments do.
SOU, Ds, motions, PM and documents have numbers of other kinds; a number without its digits is none.
"""

import re
from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.datum import dagar
from arbetsflode.intag.funnet import MARKT, TYDLIGT
from arbetsflode.intag.nummerform import ANNAN_SERIE, kropp

_ETIKETT = re.compile(
    r"(?<![^\W\d])(?<!\.)(?P<vem>(?:(?:[Ee]get|[Vv]år[at]?|VÅR[AT]?|[Ee]rt?|ERT?|[Ss]ökandens"
    r"|[Rr]emissens|[Aa]vsändarens"
    r"|[Dd]eras|[A-ZÅÄÖa-zåäö]{3,40}(?:ens|ets|ts|ns)) )?)"
    r"(?P<ord>(?i:d ?nr|d\.nr|diarie ?- ?(?:nr|nummer)|diarienr|diarie ?nummer|dia ?rienr"
    r"|ärende ?(?:nr|nummer)|ärende-id|ärende ?beteckning|diarium"
    r"|reg\.? ?nr)(?!\w)|(?i:beteckning|(?<=vår )ref(?:erens)?|(?<=er )ref(?:erens)?)(?!\w)"
    r"|(?i:dnr)(?=\d)|[Dd]nr(?=[A-ZÅÄÖ]{2}))"
    r"(?: hos \w{3,20}| är(?= \w*\d)| ?\([^)\n]{3,20}\))?(?P<del>[ \n]?[.:;]{0,2}[ \n]?)",
)
_STAMPEL = re.compile(r"(?<![\w.-])\d{2,4}\.dnr\.\d{2,6}/(?:19|20)?\d\d(?!\d)")
_ENSAMT = re.compile(
    r"(?:(?<=\n)|(?<=^)|(?<= ))(?:[A-ZÅÄÖ]{2,6}[ -/]?(?:19|20)\d\d[/:-]\d{1,6}(?:/\d{2,3})?"
    r"|[A-ZÅÄÖ]{2,4} \d{4}-\d{4}|[A-ZÅÄÖ]{2,5}-\d{4}-\d{2,5}(?:-\d{2,4})?"
    r"|\d\.\d\.\d-\d{1,5}/\d{4})(?=\n|$| {1,2}[A-ZÅÄÖ]{4,})"
)
_I_HUVUDET = re.compile(r"(?<= )[A-ZÅÄÖ]{2,4}[ -]?(?:19|20)\d\d/\d{1,6}(?:[/.]\d{1,3})?(?= [A-ZÅÄÖ\d])")
_PLANNUMMER = re.compile(r"(?<![\w-])S-Dp \d{4}-\d{4,5}-\d\d(?!\w)")
_I_PARENTES = re.compile(
    r"(?<=\()(?:dnr |ärende )?(?P<tal>[A-ZÅÄÖ]{2,6}[ -/](?:19|20)?\d\d[/:-]\d{1,6}"
    r"|[A-ZÅÄÖ]{2,6}/\d{1,5}/(?:19|20)\d\d|[A-ZÅÄÖ]{2,3}-\d{4,6}-\d\d|[A-ZÅÄÖ]{2,4} \d{4}-\d{4})(?=\))"
)
_PUNKTENS = re.compile(r"(?:§ ?\d{1,3}|\d{1,2}[.)]?) [^\n]{3,200}\([A-ZÅÄÖ]{2,4}[ /-][\d:/-]+\)$")
"""The item of an agenda or of minutes, its own number in brackets last."""
_DEPARTEMENT = re.compile(
    r"(?<![\w/.-])(?:[A-ZÅÄÖ][a-zåäö]?|KN|LI|LN|UD|IJ)(?P<ar>(?:19|20)\d\d)/\d{3,6}"
    r"(?:/[A-ZÅÄÖ][A-Za-zÅÄÖåäö\d-]{0,9}(?:\.\d)?)?(?: \(delvis\))?"
)
_ANDRA_SLAG = re.compile(
    r"(?:SOU|Ds|[Pp]rop\.?|[Bb]et\.?|[Ss]kr\.?|PM|[Mm]otion|[Dd]ir\.?|SFS|[A-ZÅÄÖ]{2,6}FS"
    r"|[Dd]okument(?:nr|nummer|id)?|[Mm]all(?:nr)?"
    r"|[Uu]tlåtande|[Rr]apport|[Oo]rg\.? ?nr\.?|[Oo]rganisationsnummer|[Tt]el(?:efon)?\.?"
    r"|[Ff]ax|[Bb]ankgiro|[Pp]lusgiro|[Vv]ersion|[Ss]id(?:a|an)?)"
    r"[ :.(]{0,3}(?:nr\.? ?)?$"
)
_AVSANDAREN_FORE = re.compile(
    r"(?:[Rr]emiss|[Bb]egäran|[Ss]krivelse|[Ff]örfrågan|[Mm]issiv|[Ss]amråd|[Bb]etänkande"
    r"|[Pp]romemoria)\w{0,10}[^.\n]{0,120}?[,(] ?$"
    r"|[Rr]emiss från [^.\n]{3,60}? $|[Yy]ttrande[^.\n]{0,60}\($|\([A-ZÅÄÖ]{2,6} $"
    r"|(?:Region|Landstinget i?) ?[A-ZÅÄÖ][\wåäö-]+ \($"
    r"|(?:departementet|verket|myndigheten|inspektionen|[Ll]änsstyrelsen[\w ]{0,30}|kontoret"
    r"|nämnden|styrelsen|Boverket|kommun|stad|råd)(?:s | ?[,(] ?(?:ärende )?)$"
)
_FORFATTNING = re.compile(r"[A-ZÅÄÖ]{1,6}FS \d")
_BEGARS = re.compile(r"(?:\b[Aa]nge[rs]?\b|\b[Mm]ärk\b|\b[Uu]ppge\b|\b[Hh]änvisa till\b)[^.\n]{0,80}$")
_BEGARS_EFTER = re.compile(r"[^.\n\w]{0,3}(?:ska(?:ll)? |bör )?(?:anges|uppges|anföras|åberopas)\b")
"""Whoever asks, asks that its own number be given."""
_HUVUD = 1500
_FLEST = 200
"""Numbers of each kind that are looked at."""
_EGNA = (
    "ärendets",
    "nämndens",
    "förvaltningens",
    "kontorets",
    "stadens",
    "kommunens",
    "handlingens",
    "regionens",
)
"""Whose number a label names that is the answering body's own."""
_STAMPLAT = re.compile(
    r"(?:[Ii]nk(?:om|\.)?\b|INKOM|INK\.?|[Aa]nkom|ANKOM"
    r"|[Aa]nkomststämpel)[^\n]{0,40}\n?[^\n]{0,40}\n?[^\n]{0,30}\n?$|(?:19|20)\d\d -\d\d- ?\d\d\n$"
)
_ETIKETTER_FORST = re.compile(
    r"(?<!\w)(?:(?:[Dd]atum|DATUM|[Hh]andläggare|[Vv]år[at]? \w+|[Ee]rt? \w+|[Dd]iarienr"
    r"|[Dd]nr|DNR|[Dd]iarienummer|DIARIENR|DIARIENUMMER"
    r"|[Ss]ida?n?|[Tt]elefon|[Ee]nhet|\w+ens dnr|[Tt]ill|[Bb]eteckning|[Ee]r beteckning|[Vv]år beteckning"
    r"|[Ää]rendenummer)[ :\n]{1,3}){2,6}"
)


@frozen(kw_only=True)
class Tal:
    """A number as it stands, whose it is said to be (`vår`, `er` or nothing), and how sure that it is one."""

    text: str
    start: int
    slut: int
    vem: str
    avsandarens: bool
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


def _utan_etikett(blad: Blad) -> Iterator[Tal]:
    """Numbers that are known by how they are written and where they stand."""
    plan = blad.plan
    for monster, hogst, avsandarens, skal in (
        (_STAMPEL, len(plan), False, "skrivet som en diariestämpel"),
        (_ENSAMT, _HUVUD, False, "står sist på raden, skrivet som ett diarienummer"),
        (_I_HUVUDET, _HUVUD // 5, False, "står i huvudet, skrivet som ett diarienummer"),
        (_PLANNUMMER, len(plan), True, "skrivet som planärendena"),
        (_I_PARENTES, len(plan), True, "står inom parentes efter den som skickat"),
        (_DEPARTEMENT, len(plan), True, "skrivet som bara departementen skriver"),
    ):
        for m in islice(monster.finditer(plan, 0, hogst), _FLEST):
            start, slut = m.span("tal") if "tal" in monster.groupindex else m.span()
            if not ANNAN_SERIE.match(plan, start) and not _FORFATTNING.match(plan, start):
                yield Tal(
                    text=plan[start:slut],
                    start=start,
                    slut=slut,
                    vem="",
                    avsandarens=avsandarens and not _PUNKTENS.match(blad.rad_vid(start).text),
                    stamplat=monster is _STAMPEL or _ar_stamplat(plan, m.start()),
                    sakerhet=TYDLIGT,
                    skal=skal,
                )


def _under(blad: Blad, m: re.Match[str]) -> tuple[int, int] | None:
    """The number in the label's column."""
    var = blad.under(m.start("ord"), m.end("ord"))
    return None if var is None else kropp(blad.plan, var[0])


def _med_etikett(blad: Blad) -> Iterator[Tal]:
    plan = blad.plan
    for m in islice(_ETIKETT.finditer(plan), _FLEST):
        plats = kropp(plan, m.end()) or _under(blad, m)
        if plats is None:
            continue
        start, slut = plats
        if "\n" in m["del"] and ":" not in m["del"] and start - m.start() > 40:
            continue
        vem, sagt = _vem(m["vem"])
        avsandarens = (
            sagt
            or bool(_DEPARTEMENT.fullmatch(plan, start, slut))
            or _namnd_avsandare(plan, m.start(), vem)
            or bool(_BEGARS.search(plan, max(0, m.start() - 100), m.start()))
            or bool(_BEGARS_EFTER.match(plan, slut))
        )
        yield Tal(
            text=plan[start:slut],
            start=start,
            slut=slut,
            vem=vem,
            avsandarens=avsandarens,
            stamplat=_ar_stamplat(plan, m.start()),
            sakerhet=MARKT if m["ord"][0] not in "bBrR" else TYDLIGT,
            skal=f"står efter ”{' '.join(m[0].split()).rstrip(':. ')}”",
        )


def _vem(ord_: str) -> tuple[str, bool]:
    """Whose a label says that a number is, and whether it names the sender outright."""
    litet = ord_.strip().lower()
    if litet.startswith("vår"):
        return "vår", False
    if litet in ("er", "ert", "eget"):
        return ("eget" if litet == "eget" else "er"), False
    return "", bool(litet) and litet not in _EGNA


def _namnd_avsandare(plan: str, start: int, vem: str) -> bool:
    """Whether the words before a label, in its own sentence, speak of the sender's paper."""
    if vem:
        return False
    fran = max(plan.rfind("\n", 0, start) + 1, start - 200)
    return bool(_AVSANDAREN_FORE.search(plan[fran:start]))


def _ar_stamplat(plan: str, start: int) -> bool:
    """Whether a label stands in the stamp of arrival: what is written there is the receiver's own."""
    return bool(_STAMPLAT.search(plan[max(0, start - 90) : start]))


def _i_tabell(plan: str) -> Iterator[Tal]:
    """Heads whose labels all come first, and their values after: the numbers come in their order."""
    for m in _ETIKETTER_FORST.finditer(plan):
        etiketter = list(_ETIKETT.finditer(m[0] + " "))
        if not etiketter:
            continue
        rest = plan[m.end() : m.end() + 160]
        dagarna = [(d.start, d.slut) for d in dagar(rest) if rest[d.start : d.slut].count("-") < 3]
        talen = [k for k in _tal_i(rest) if all(k[1] <= a or k[0] >= b for a, b in dagarna)]
        if not talen or len(talen) < len(etiketter):
            continue
        for etikett, (a, b) in zip(etiketter, talen, strict=False):
            vem, sagt = _vem(etikett["vem"])
            start, slut = m.end() + a, m.end() + b
            avsandarens = sagt or bool(_DEPARTEMENT.fullmatch(plan, start, slut))
            yield Tal(
                text=plan[start:slut],
                start=start,
                slut=slut,
                vem=vem,
                avsandarens=avsandarens,
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
