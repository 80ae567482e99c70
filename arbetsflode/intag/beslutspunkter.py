"""The proposed decision, point by point: numbered, with dashes, as att-clauses, or as one sentence.

The first heading counts; a proposal said again in running text adds no points.
"""

import re
from collections.abc import Iterator

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.rubriker import NASTA, forslagen

_PUNKT = re.compile(r"\(?\d{1,2} ?[.)] ?(?=\D)|\d (?=[A-ZÅÄÖ][a-zåäö]|att )|[-–•*·▪●]+ ?|[a-h]\) ?|(?=att )")
_INRE = re.compile(r"(?:(?<=[.;:] )|(?<=^))(?:\d{1,2}[.)] ?(?=[A-ZÅÄÖ])|(?=att )|[-–•] (?=[A-ZÅÄÖa]))")
_ATT_JUSTERA = (
    r" (?=att (?:omedelbart justera|(?:förklara )?(?:paragrafen|ärendet|beslutet) |justera paragrafen))"
)
_ATT_I_RAD = re.compile(
    rf"(?:,| och|;|\.|:|(?<=besluta)|(?<=beslutar)|(?<=följande)) ?(?=att )|{_ATT_JUSTERA}"
)
_ATT_EFTER_TECKEN = re.compile(rf"(?:,| och| samt|;|\.|:) ?(?=att )|{_ATT_JUSTERA}")
_INLEDNING = re.compile(
    r"[^.\n]{0,160}?(?:beslut(?:ar|a|at)|föreslås|föreslår|besluta(?:r)? följande"
    r"|besluta för egen del|för egen del|beslutar följande"
    r"|föreslår [\wåäö]+ följande)(?: (?:för egen del|(?:enligt )?följande|att"
    r"|därmed))?[ .]?:?$",
    re.I,
)
_INLEDNING_KORT = re.compile(
    r"[^.\n]{0,140}?\b(?:beslutar|besluta|föreslås besluta)(?: för egen del)? ?:? ?(?=att )", re.I
)
_UNDERSKRIFT = re.compile(r"(?:[A-ZÅÄÖ][\wéü-]{1,30}(?: (?:von|af|de))? ?){2,4}(?:, [a-zåäö]+)?$")
_INLEDER = re.compile(
    r"[^.\n]{0,160}?(?:\b(?:beslut(?:ar|a|at)?|följande)[:.]? ?(?:1[.)] ?|[•·▪] ?)|(?<=följande\.) ?1[.)] ?)"
    r"|[A-ZÅÄÖ][\wåäö-]+s (?:beslut|förslag)(?: till \w+)? (?=[A-ZÅÄÖ])"
)
"""What leads in the points on the line of the first."""
_SLUTAR_I_RADEN = re.compile(
    r"(?:[-–] ?| )(?=(?:Beslutsunderlag|Sammanfattning|Bakgrund|Ärendet i korthet)(?:$|\s[A-ZÅÄÖ])"
    r"|(?:Expedieras|Skickas|Kopia|Beslutet (?:skickas|expedieras|sänds|delges)) till\b)"
)
_JUSTERAS_I_RADEN = re.compile(
    r"(?<=\.) (?=(?:Beslutet|Paragrafen|Ärendet|Punkten|Protokollet)\b[^.]{0,40}\b(?:omedelbart|justeras)\b)"
)
_UNDERSKRIVET = re.compile(
    r"(?<=[.\wåäö)]) (?=(?:[A-ZÅÄÖ]{6,} )?(?:[A-ZÅÄÖ][a-zåäöé-]+ ){2,4}"
    r"[\wåäöÅÄÖ-]*(?:chef|direktör|sekreterare|ordförande|handläggare|samordnare|strateg)\b)"
)
_HUVUDRAD = re.compile(r"(?:Datum|Dnr|Diarienummer|Handläggare|Finns i|Exp\b|Expedieras|Skickas)[ :]")
_RUBRIK_EFTER = re.compile(r"[A-ZÅÄÖ][\wåäö-]+s (?:förslag|beslut)(?: till [\wåäö]+(?: beslut)?)?:?")
_TITEL = re.compile(
    r"(?:[a-zåäö-]*(?:direktör|chef|handläggare|ordförande|sekreterare|strateg|utredare|nämndsekreterare))\b",
    re.I,
)
_ENSAM_MENING = re.compile(
    r"föreslås besluta|föreslår (?:nämnden|styrelsen|kommunstyrelsen|socialnämnden"
    r"|att [\wåäö-]{3,40}(?:nämnden|styrelsen) beslutar)"
)
_OMARKT = re.compile(
    r"(?:[A-ZÅÄÖ][\wåäö-]{0,60}?(?:nämnden|styrelsen|fullmäktige|utskottet|nämnd)|Ärendet"
    r"|Paragrafen|Beslutet|Protokollet|Yttrandet|Motionen|Skrivelsen|Medborgarförslaget"
    r"|Förvaltningen|Remissen|Tjänsteutlåtandet|Nämnden)\b"
)
_BERATTELSE = re.compile(
    r"\bhar (?!inget|inga)|senast|remitterats|vill ha|kom på remiss|behövs inte|skickat|i sin"
    r"|innebär",
    re.I,
)
_I_ORGAN = re.compile(r"I [\wåäö -]{4,60}:?$")
_FLEST = 40
_SYNLIGT = 80
_LANGST_DEL = 6000


def beslutspunkter(blad: Blad) -> Funnet | None:
    """The points under the first heading that has any; else the one sentence that proposes."""
    for m in forslagen(blad):
        delar = list(_delar(blad, m.end()))
        if delar:
            return _funnet(
                blad, delar, MARKT if _ren(delar, blad) else TYDLIGT, f"står under ”{' '.join(m[0].split())}”"
            )
    for mening in blad.meningar[:400]:
        if _ENSAM_MENING.search(mening.text[:300]) and len(mening.text) < 500:
            return _funnet(blad, [(mening.start, mening.slut)], SLUTSATS, "meningen föreslår ett beslut")
    return None


def _ren(delar: list[tuple[int, int]], blad: Blad) -> bool:
    return len(delar) > 1 or "\n" in blad.plan[max(0, delar[0][0] - 3) : delar[0][0]]


def _funnet(blad: Blad, delar: list[tuple[int, int]], sakerhet: float, skal: str) -> Funnet:
    return Funnet(
        varde=tuple(blad.plan[a:b].replace("\n", " ") for a, b in delar),
        spann=tuple(blad.spann(a, b) for a, b in delar),
        sakerhet=sakerhet,
        skal=skal,
    )


def _delar(blad: Blad, start: int) -> Iterator[tuple[int, int]]:
    """The parts of the text that are points, after a heading."""
    antal, oppen = 0, None
    for fran, till in _rader_efter(blad, start):
        rad = blad.plan[fran:till]
        if _slutar(rad, antal > 0 or oppen is not None):
            break
        m = _PUNKT.match(rad)
        if m and oppen and not m[0] and _fortsatter_punkten(blad.plan, *oppen):
            oppen = (oppen[0], till)
            continue
        if m is None and oppen and (_indragen(blad, oppen[0], fran) or _avbruten(blad, oppen[1], fran)):
            oppen = (oppen[0], till)
            continue
        if oppen is not None:
            yield from _uppdelad(blad.plan, *oppen)
            antal += 1
            oppen = None
        if m is None and (_INLEDNING.fullmatch(rad) or _RUBRIK_EFTER.fullmatch(rad)):
            continue
        if m is None and _I_ORGAN.fullmatch(rad):
            continue
        if m is None and antal and not _fler_omarkta(blad.plan, start, fran, rad):
            break
        oppen = (fran + (m.end() if m else 0), till)
        if antal >= _FLEST:
            return
    if oppen is not None:
        yield from _uppdelad(blad.plan, *oppen)


def _indragen(blad: Blad, punkten: int, fran: int) -> bool:
    """Whether a line stands right under the text of a marked point, to the right of its mark."""
    (oppen, _), (har, _) = blad.spann(punkten, punkten + 1), blad.spann(fran, fran + 1)
    kant = oppen - blad.text.rfind("\n", 0, oppen)
    return kant > 2 and har - blad.text.rfind("\n", 0, har) == kant and blad.plan[punkten - 1] in " .)"


def _avbruten(blad: Blad, slut: int, fran: int) -> bool:
    """Whether a line goes on with the one above: in small letters, or where no sign has ended that."""
    rad = blad.plan[fran : fran + _SYNLIGT]
    if rad[:1].islower():
        return True
    glapp = blad.text[blad.spann(slut - 1, slut)[1] : blad.spann(fran, fran + 1)[0]]
    return blad.plan[slut - 1] not in ".:;!?," and glapp.count("\n") < 2 and not _OMARKT.match(rad)


def _fortsatter_punkten(plan: str, fran: int, till: int) -> bool:
    """Whether a line that begins with *att* goes on with a numbered point that has not ended."""
    numrerad = re.search(r"(?:^|\n)\(?\d{1,2} ?[.)] ?$", plan[max(0, fran - 8) : fran])
    return bool(numrerad) and plan[till - 1] not in ".:;,"


def _fler_omarkta(plan: str, start: int, fran: int, rad: str) -> bool:
    """Whether a line without number or dash is a point too: none has had one, and it decides something."""
    markta = re.search(r"(?:^|\n)\(?\d{1,2} ?[.)]|\natt |\n[-–•] ", plan[start:fran])
    return markta is None and bool(_OMARKT.match(rad)) and not _BERATTELSE.search(rad)


def _slutar(rad: str, borjat: bool) -> bool:
    """Whether a line is no part of the proposal: a heading, a signature, a title."""
    if _HUVUDRAD.match(rad):
        return True
    if NASTA.match(rad) and not _INLEDNING.fullmatch(rad) and (len(rad) < 60 or ":" in rad[:30]):
        return True
    if not borjat:
        return bool(
            _UNDERSKRIFT.fullmatch(rad) and not rad.endswith((".", ":")) and not _INLEDNING.fullmatch(rad)
        )
    return bool(
        _UNDERSKRIFT.fullmatch(rad)
        or (len(rad) < 50 and _TITEL.search(rad) and not rad.endswith("."))
        or rad.isupper()
    )


def _rader_efter(blad: Blad, start: int) -> Iterator[tuple[int, int]]:
    """The lines after a heading, the rest of its own first, with their places."""
    plan, plats = blad.plan, start
    slut = min(len(plan), start + _LANGST_DEL)
    while plats < slut:
        till = plan.find("\n", plats)
        till = slut if till < 0 else till
        fran = plats
        while fran < till and plan[fran] in " :#*":
            fran += 1
        if fran < till:
            yield fran, till
        plats = till + 1


def _uppdelad(plan: str, fran: int, till: int) -> Iterator[tuple[int, int]]:
    """A line that holds several points: numbers inside it, or att-clauses after what introduces them."""
    if m := _INLEDER.match(plan, fran, till):
        fran = m.end()
    if m := _SLUTAR_I_RADEN.search(plan, fran, till):
        till = m.start()
    rad = plan[fran:till]
    if m := _INLEDNING_KORT.match(rad):
        klausuler = [m.end(), *(k.end() for k in _ATT_I_RAD.finditer(rad, m.end()))]
        if len(set(klausuler)) > 1 or re.search(r"föresl(?:år|ås)", m[0]):
            fran += m.end()
            rad = plan[fran:till]
    platser = {0, *(k.end() for k in _INRE.finditer(rad) if k.end() > 3)}
    platser |= {k.end() for k in _JUSTERAS_I_RADEN.finditer(rad)}
    if rad.startswith("att "):
        platser |= {k.end() for k in _ATT_EFTER_TECKEN.finditer(rad)}
    yield from ((fran + a, fran + b) for a, b in _punkterna(rad, sorted(platser)))


def _punkterna(rad: str, platser: list[int]) -> Iterator[tuple[int, int]]:
    """The points that begin at some places of a line, without the number or word that leads to the next."""
    for a, b in zip(platser, [*platser[1:], len(rad)], strict=True):
        text = _INRE.sub("", rad[a:b]) if b < len(rad) else rad[a:b]
        slut = a + len(rad[a:b].rstrip())
        if b < len(rad) or rad.endswith((",", "och", "samt", ";")):
            slut = _utan_nasta_nummer(rad, a, slut)
        if m := _UNDERSKRIVET.search(rad, a, slut):
            slut = m.start()
        if len(text.strip()) > 5:
            yield a, slut


def _utan_nasta_nummer(rad: str, a: int, slut: int) -> int:
    m = re.search(r"(?: \d{1,2}[.)]| [-–•]|,? och|,? samt|[,;])+$", rad[a:slut])
    return a + m.start() if m else slut
