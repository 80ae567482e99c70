"""The body that is to answer or decide: the addressee, or whom the proposal names; of several the highest."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.instanslista import i_lista
from arbetsflode.intag.organ import Klass, Organ, allmant, organ_i
from arbetsflode.intag.pappret import Papper

_ADRESS = re.compile(
    r"(?:^|\n)(?:[Tt]ill|TILL|O(?:RGAN|rgan):|Nämnd:|Instans:|Remissinstans:"
    r"|(?:Motion|Skrivelse|Medborgarförslag|Begäran|Hemställan) till)(?: ?:)?[ \n]+$"
)
_EFTER_ADRESSATEN = re.compile(r"[ ,]*(?:[\w.-]+@\S+|[A-ZÅÄÖ]\w+ (?:kommun|stad))?.{0,3}")
_FOR_KANNEDOM = re.compile(r"sändlista|expedi|kopia|skickas|delges", re.I)
_BESLUTAR = re.compile(
    r" (?:föreslås |föreslår |rekommenderas |har att )?(?:besluta[r]?|beslutade|beslöt|avger"
    r"|avge|godkänner|lämnar|överlämnar|hänvisar"
    r"|tillstyrker|avstyrker|antar|ställer sig|justerar|besvarar|yttrar sig)\b"
)
_FORESLAR_FORE = re.compile(r"(?:föreslår|föreslås|hemställer) (?:att )?$")
_FORESLAR = re.compile(r" (?:att )?(?:följande|besluta[r]?|för egen del|föreslår|godkän|anta|avge|yttra)")
_FORSLAG_I = re.compile(r"[Ff]örslag till beslut (?:i|för|till) $|\nI (?:[a-zåäö-]+ och )?$")
_FORSLAG_TILL = re.compile(r"[Ff]örslag till $")
_BEREDD = re.compile(
    r" (?:har |är )?(?:beretts|bereds|fått|getts|givits|ges|inbjuds|inbjudits|ombetts|ombeds"
    r"|anmodas|anmodats|erbjudits)"
    r"(?: [\wåäö]+){0,3} (?:tillfälle|möjlighet|remiss|yttra|att yttra|att lämna|att besvara"
    r"|betänkande|förslag|att svara|in)"
)
_BJUDIT = re.compile(
    r"(?:remitterat|berett|inbjudit|gett|givit|bett|ombett|anmodat|skickats till"
    r"|remitteras till|remitterats till|översänds till|bjudit in|översänt|till) $"
)
_BJUDIT_EFTER = re.compile(
    r" (?:att|för (?:beredning|handläggning)|för yttrande|för besvarande|tillfälle|möjlighet)"
)
_FRAGA = re.compile(r"(?:^|\n)(?:- ?)?Hur \w+ $")
_KOMMUN = re.compile(r"(?:[Kk]ommun|stad|landsting|län)$|^Region |^Landstinget")
_I_VERSALER = re.compile(r"(?<!\S)[A-ZÅÄÖ]{3,}(?:-[A-ZÅÄÖ]+){0,2}(?: [A-ZÅÄÖ]+)? STADSDELSNÄMND\b")
_GENITIV = re.compile(
    r"(?<!\w)(?P<namn>[A-ZÅÄÖ][\wåäö-]{0,60}(?: och \w{1,60})?"
    r"(?:nämnden|styrelsen|fullmäktige))s (?:beslut\b|förslag till beslut)"
)
_OVERST = 300
_HUVUD, _FLEST = 1500, 600
_MOTE = re.compile(r"sammanträde|dagordning|föredragningslista|kallelse|protokoll|m[öo]te[ -]\d{4}", re.I)
_BRODSMULA = re.compile(r"> (?P<namn>[A-ZÅÄÖa-zåäö][^>\n]{2,60}) > (?:Sammanträde|Möte|\d)")
_MOTESDAG = re.compile(r"[ ,]+(?:den )?(?:\d{4}-\d\d-\d\d|\d{1,2} [a-z]+ \d{4})$")
_PUNKTEN = re.compile(r"(?:\d{1,2}[.)]?|§ ?\d+) {1,4}[A-ZÅÄÖ]")
_VADERSTRECK = re.compile(r"(?<!\S)(?:Norra|Södra|Östra|Västra|Centrala|Mellersta) $")
_STAMPEL = re.compile(r"[A-ZÅÄÖ-]{0,40}(?:NÄMNDEN|STYRELSEN|STADSDELSNÄMND)\b")


_MOTETS = "det är dess sammanträde"
_FORESLAS = "föreslås besluta"
_BEHANDLAR = "ska behandla ärendet"
"""In a letter that has come in it is the sender's own way on."""


@frozen(kw_only=True)
class _Kandidat:
    organ: Organ
    sakerhet: float
    skal: str


def till_namnd(blad: Blad, papper: Papper, avsandare: str | None) -> Funnet | None:
    """The addressee and those that decide; the highest. The sender is never asked to answer itself."""
    alla = [
        k
        for k in _kandidater(blad, papper)
        if _annan(k.organ.namn, None if k.skal == _FORESLAS else avsandare)
    ]
    alla = [k for k in alla if k.organ.klass >= Klass.UTSKOTT] or [k for k in alla if k.skal != "beslutar"]
    if not alla and papper is Papper.EGET:
        alla = [k for k in _overst(blad) if _annan(k.organ.namn, avsandare)]
    alla = [k for k in alla if not _KOMMUN.search(k.organ.namn)]
    if not alla:
        return None
    alla = [_fullt_namn(blad, k) for k in alla]
    valt = max(alla, key=lambda k: (k.organ.klass, not _genitivlos(k.organ.namn), k.sakerhet, -k.organ.start))
    funna = [
        Funnet(
            varde=k.organ.namn,
            spann=(blad.spann(k.organ.start, k.organ.slut),),
            sakerhet=k.sakerhet,
            skal=k.skal,
        )
        for k in (valt, *alla)
    ]
    samma = [f.sakerhet for f in funna if f.varde == funna[0].varde]
    return max((f for f in funna if f.varde == funna[0].varde), key=lambda f: f.sakerhet) if samma else None


def _genitivlos(namn: str) -> bool:
    """A name that says no place: *Stadsdelsnämnden* alone."""
    return namn.lower() in ("stadsdelsnämnden", "stadsdelsnämnd")


def _annan(namn: str, avsandare: str | None) -> bool:
    if allmant(namn) or namn.lower().startswith("regering"):
        return False
    return avsandare is None or namn.lower() not in avsandare.lower()


def _fullt_namn(blad: Blad, kandidat: _Kandidat) -> _Kandidat:
    """*Stadsdelsnämnden* is the district's nämnd that the head names; *Södra* belongs to a name."""
    if m := _VADERSTRECK.search(blad.plan, max(0, kandidat.organ.start - 12), kandidat.organ.start):
        namn = m[0] + kandidat.organ.namn
        return evolve(kandidat, organ=Organ(namn=namn, start=m.start(), slut=kandidat.organ.slut))
    if not _genitivlos(kandidat.organ.namn):
        return kandidat
    if m := _I_VERSALER.search(blad.plan, 0, 1500):
        versal = Organ(namn=m[0], start=m.start(), slut=m.end())
        return evolve(kandidat, organ=versal)
    for ett in organ_i(blad.plan[:1500]):
        if "stadsdelsnämnd" in ett.namn.lower() and not _genitivlos(ett.namn):
            return evolve(kandidat, organ=ett)
    return kandidat


def _kandidater(blad: Blad, papper: Papper) -> Iterator[_Kandidat]:
    for ett in organ_i(blad.plan[:60_000])[:_FLEST]:
        vad = _sagt(blad.plan, ett)
        if vad and not (papper is Papper.INKOMMET and vad[1] == _BEHANDLAR):
            yield _Kandidat(organ=ett, sakerhet=vad[0], skal=vad[1])
    for m in _GENITIV.finditer(blad.plan[:20_000]):
        organ = Organ(namn=m["namn"], start=m.start("namn"), slut=m.end("namn"))
        yield _Kandidat(organ=organ, sakerhet=TYDLIGT, skal="beslutar")
    yield from _adressater(blad, papper)


def _overst(blad: Blad) -> Iterator[_Kandidat]:
    """The first nämnd or styrelse of the head, where nobody is said to decide."""
    for ett in organ_i(blad.plan, 0, min(len(blad.plan), _OVERST)):
        if ett.klass >= Klass.NAMND and not ett.namn.startswith("Länsstyrelsen"):
            yield _Kandidat(organ=ett, sakerhet=SLUTSATS, skal="står överst")
            return


def _sagt(plan: str, organ: Organ) -> tuple[float, str] | None:
    """What the words around a body's name say of its part in the decision."""
    fore = plan[max(0, organ.start - 90) : organ.start]
    if organ.start < _HUVUD and _ADRESS.search(fore):
        return MARKT, "står efter ”Till”"
    if _FORSLAG_I.search(fore) or (
        _FORSLAG_TILL.search(fore) and re.match(r"\s*(?:\n|:|att)", plan[organ.slut : organ.slut + 6])
    ):
        return MARKT, "förslaget är ställt dit"
    if re.search(r"(?:behandlas|avgörs|beslutas) av $", fore):
        return TYDLIGT, _BEHANDLAR
    if organ.namn == "Lagrådet" and re.search(r"remiss till $|inhämta $", fore):
        return TYDLIGT, "ska yttra sig"
    if _FORESLAR_FORE.search(fore) and _FORESLAR.match(plan, organ.slut):
        return MARKT, _FORESLAS
    beslutar = _BESLUTAR.match(plan, organ.slut)
    if beslutar and not _berattat(plan, beslutar):
        return TYDLIGT, "beslutar"
    if _BEREDD.match(plan, organ.slut):
        return TYDLIGT, "har fått remissen"
    if _FRAGA.search(fore):
        return SLUTSATS, "frågorna ställs till den"
    if organ.klass >= Klass.UTSKOTT and _BJUDIT.search(fore) and _BJUDIT_EFTER.match(plan, organ.slut):
        return SLUTSATS, "har fått remissen"
    return None


def _berattat(plan: str, m: re.Match[str]) -> bool:
    """What a body decided once, on a day, is told of and not proposed."""
    efter = plan[m.end() : m.end() + 40]
    ordet = m[0].rsplit(" ", 1)[-1]
    return bool(
        re.match(
            r" (?:vid|den \d|i (?:januari|februari|mars|april|maj|juni|juli|augusti|september"
            r"|oktober|november|december)|(?:19|20)\d\d)",
            efter,
        )
    ) or ordet in ("beslutade", "beslöt", "lämnar", "avger", "ställer")


def _adressater(blad: Blad, papper: Papper) -> Iterator[_Kandidat]:
    """A body alone on a line of the head, after the sender's; the stamp's; whose meeting an agenda is of."""
    sakerhet = TYDLIGT if papper is Papper.EGET else SLUTSATS
    if m := _BRODSMULA.search(blad.plan, 0, _OVERST):
        organ = Organ(namn=m["namn"], start=m.start("namn"), slut=m.end("namn"))
        yield _Kandidat(organ=organ, sakerhet=SLUTSATS, skal=_MOTETS)
    fragade = {start for start, _, _ in i_lista(blad)}
    for n, rad in enumerate(blad.rader[:14]):
        if rad.text.isupper() and "LÄNSSTYRELSEN" not in rad.text and (m := _STAMPEL.match(rad.text)):
            organ = Organ(namn=m[0], start=rad.start, slut=rad.start + m.end())
            yield _Kandidat(organ=organ, sakerhet=SLUTSATS, skal="stämpeln är dess")
        for ett in organ_i(blad.plan, rad.start, rad.slut):
            if ett.klass < Klass.NAMND or ett.namn.lower().startswith("länsstyrelsen"):
                continue
            if len(fragade) > 1 and ett.start in fragade:
                continue
            ensam = ett.start == rad.start and _EFTER_ADRESSATEN.fullmatch(blad.plan, ett.slut, rad.slut)
            if ensam and (n or papper is Papper.EGET):
                if not (n and _FOR_KANNEDOM.match(blad.rader[n - 1].text)):
                    yield _Kandidat(organ=ett, sakerhet=sakerhet, skal="står i brevets adress")
            elif n < 4 and _ar_motets(blad, ett, n):
                yield _Kandidat(organ=ett, sakerhet=SLUTSATS, skal=_MOTETS)


def _ar_motets(blad: Blad, organ: Organ, n: int) -> bool:
    """Whether a line at the top heads a meeting of the body: by its word, or by its day over an item."""
    if _MOTE.search(f"{blad.rader[n].text[:200]} {blad.rader[max(0, n - 1)].text[:200]}"):
        return True
    punkt = any(_PUNKTEN.match(rad.text) for rad in blad.rader[:6])
    return punkt and bool(_MOTESDAG.match(blad.plan, organ.slut, blad.rader[n].slut))
