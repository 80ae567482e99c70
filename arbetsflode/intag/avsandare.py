"""Who remitted the matter or sent the paper; for what nobody has remitted, its author."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from attrs import evolve

from arbetsflode.intag.avsandarord import EFTER, FORE, SVARAR
from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.forfattare import avsandarnamn, forfattare
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet, i_bladet
from arbetsflode.intag.organ import Klass, Organ, allmant, klass, organ_i
from arbetsflode.intag.pappret import Papper
from arbetsflode.intag.personer import ar_forfattare

_ETIKETT = re.compile(
    r"(?:(?<=\n)|(?<=^))(?:[Aa]vsändare|[Rr]emitterande (?:instans|myndighet|organ)"
    r"|[Rr]emitterat av|[Rr]emiss från|[Rr]emittent|[Uu]tskickad av|[Ff]rån|From"
    r"|AVSÄNDARE)(?: ?:[ \n]?|\n{1,2}(?=[A-ZÅÄÖ])| (?=[A-ZÅÄÖ]\w+(?:departementet|verket|styrelsen|nämnden"
    r"|myndigheten"
    r"|inspektionen)\b))"
    r"(?P<rad>[^\n]{2,120})"
)
_BREVRAD = re.compile(
    r"(?:Från|Till|Skickat|Ämne|Bifogade filer|Kopia|From|To|Sent|Subject|Cc|Date|Datum) ?:|-----"
)
"""What the head of an e-mail says before its words."""
_HALSNING = re.compile(
    r"(?:[Mm]ed )?(?:vänlig|VÄNLIG|[Bb]ästa)a? ?hälsning(?:ar)?|(?<=\n)(?:Mvh|Hälsningar)\b"
)
_LANGST_HALSNING = 250
_NUMMER_I_HUVUDET = re.compile(r"[A-ZÅÄÖ][a-zåäö]{0,2} ?\d{4}/\d{3,6}(?:/\w+)* ")
_SVARSAMNE = re.compile(r"(?:(?<=\n)|(?<=^))(?:Ämne|Subject) ?: ?(?:SV|Sv|RE|Re) ?:")
_NYTT_BREV = re.compile(r"(?:(?<=\n)|(?<=^))(?:Från|From) ?:")
_PARENTES = re.compile(r" \([^)\n]{1,40}\)(?= )")
_ANKOMST = re.compile(r"(?:ink(?:om|ommen|\.)?|ankom|diarie\w*)\b", re.I)
_VERSALER = re.compile(
    r"(?:\d{1,2} )?(?:KOMMUNSTYRELSEN )?"
    r"(?P<namn>[A-ZÅÄÖ-]{2,}(?:DEPARTEMENTET|VERKET|STYRELSEN|MYNDIGHETEN|INSPEKTIONEN|KONTORET|ROTELN)\b)"
)
_VEMS = re.compile(
    r"(?:yttrande över|svar på|tillstyrker|avstyrker"
    r"|remissvar:) (?:remiss av )?(?P<organ>[\wåäö-]+(?:verket|styrelsen|myndigheten|inspektionen"
    r"|kontoret|nämnden|departementet|Boverket|Lantmäteriet))s (?:rapport|årsrapport|granskning"
    r"|förslag|vägledning|skrivelse)",
    re.I,
)
_HAR_SANT = re.compile(
    r" har (?:\w+ )?(?:skickat|översänt|överlämnat|inkommit med|lämnat in|hemställt|(?:utarbetat"
    r"|upprättat|tagit fram) ett förslag)"
)
_FRAN_ENHET = re.compile(
    r"[Rr]emiss från (?P<f>[a-zåäöA-ZÅÄÖ][^\n,.:(]{3,90}?)(?= ?(?:$|[\n,.:(]| dnr| Dnr| om | av "
    r"| angående | gällande ))"
)
_GENITIV = re.compile(
    r"(?<![\w-])(?P<organ>(?:[A-ZÅÄÖ][\wé]+-? (?:och )?){0,3}[A-ZÅÄÖa-zåäö][\wåäö-]*(?:verket"
    r"|departementet|styrelsen|nämnden|myndigheten|kontoret"
    r"|inspektionen|rådet|roteln|regionen|kommun|stad))s remiss(?:en)?\b(?!svar|instans|tid|version"
    r"|behandling|omgång)[^.\n]{0,12}"
)
_EGEN_REMISS = re.compile(r"remiss(?:en)? till")
_EGNA = re.compile(r"^(?:[Kk]ommun|[Rr]egion|[Ll]andstings)styrelsen|roteln$|ledningskontoret$", re.I)
_OVER = re.compile(r"departementet$|fullmäktige$|^[Rr]egering|verket$|^Länsstyrelsen")
_STATLIG = re.compile(
    r"departementet$|verket$|myndigheten$|inspektionen$|^Länsstyrelsen|^Region |Socialstyrelsen|Boverket"
)
_KORTA = frozenset({"länsstyrelsen", "revisorerna", "vattenmyndigheten", "revisionen"})
"""Names that a paper uses for a body that it has named in full."""
_LANGST_HUVUD = 600
_FLEST = 600
"""Names that are looked at."""


def avsandare(blad: Blad, papper: Papper, *, remitterad: bool, till: str | None) -> Funnet | None:
    """The body that the words name; a letter's head; the author of what nobody has remitted.

    What fullmäktige itself is to answer comes from its author: what the city asked its nämnder was its own.
    """
    egen_fraga = till is not None and klass(till) is Klass.FULLMAKTIGE
    av = forfattare(blad) if egen_fraga or not remitterad else None
    if av is not None and (not remitterad or ar_forfattare(str(av.varde))):
        return av
    funna = [*_i_ord(blad), *_i_genitiv(blad)] or list(_enhet_fran(blad))
    funna += [*_i_halsningen(blad), *_efter_numret(blad)]
    if papper is Papper.INKOMMET or not funna:
        funna += list(_i_huvudet(blad, papper))
    if all(f.sakerhet <= SLUTSATS and str(f.varde).endswith(("kommun", "stad")) for f in funna):
        dit = _till_vem_svaret_gar(blad) if papper is Papper.EGET and not funna else ()
        departement = [f for f in dit if str(f.varde).endswith("departementet")]
        funna = departement or list(_vems_forslag(blad)) or ([] if forfattare(blad) else funna)
    if not funna and (av := forfattare(blad)):
        return evolve(av, sakerhet=SLUTSATS)
    if not funna:
        funna += list(
            _till_vem_svaret_gar(blad)
            if papper is Papper.EGET
            else _mest_namnd(blad)
            if papper is Papper.INKOMMET
            else ()
        )
    valt = max(_narmast(_utan_regeringen(funna), till), key=lambda f: f.sakerhet, default=None)
    if valt is not None:
        return _hela_namnet(blad, valt).med_alternativ(funna)
    av = next(avsandarnamn(blad), None)
    return None if av is None else evolve(av, sakerhet=SLUTSATS)


def _utan_regeringen(funna: list[Funnet]) -> list[Funnet]:
    """Where a department is named too, it is the one that writes for the government."""
    departement = any(str(f.varde).endswith("departementet") for f in funna)
    return [f for f in funna if not (departement and str(f.varde).lower() == "regeringen")]


def _narmast(funna: list[Funnet], till: str | None) -> list[Funnet]:
    """Those of the municipality itself, where a nämnd of it is to answer: the state has asked only it."""
    if till is None or klass(till) is not Klass.NAMND:
        return funna
    egna = [f for f in funna if _EGNA.search(str(f.varde)) and str(f.varde).lower() != till.lower()]
    return egna if egna and any(_OVER.search(str(f.varde)) for f in funna) else funna


def _hela_namnet(blad: Blad, funnet: Funnet) -> Funnet:
    """*Länsstyrelsen* and *Revisorerna* are those that the paper names in full."""
    kort = str(funnet.varde).lower()
    if kort not in _KORTA:
        return funnet
    for ett in organ_i(blad.plan[:20_000]):
        helt = ett.namn.lower()
        if helt != kort and (helt.startswith(f"{kort} ") or helt.endswith(kort)):
            return evolve(funnet, varde=ett.namn, spann=(blad.spann(ett.start, ett.slut),))
    return funnet


def _svarets_slut(blad: Blad) -> int:
    """Where the letter that is answered begins, in an answer by e-mail: its sender is not the answer's."""
    if not _SVARSAMNE.search(blad.plan, 0, _LANGST_HUVUD):
        return 0
    brev = list(islice(_NYTT_BREV.finditer(blad.plan), 2))
    return brev[1].start() if len(brev) > 1 else 0


def _i_ord(blad: Blad) -> Iterator[Funnet]:
    svaret_slutar = _svarets_slut(blad)
    for m in _ETIKETT.finditer(blad.plan[:6000]):
        text = m["rad"].strip()
        if m.start() > (svaret_slutar or len(blad.plan)):
            break
        organ = organ_i(blad.plan, m.start("rad"), m.end("rad"))
        if organ and not allmant(organ[0].namn):
            yield i_bladet(
                blad,
                (organ[0].start, organ[0].slut),
                TYDLIGT if m[0].startswith(("Från", "From")) else MARKT,
                "står som avsändare",
            )
        elif not m[0].startswith(("Från", "From")):
            yield i_bladet(blad, (m.start("rad"), m.start("rad") + len(text)), TYDLIGT, "står som avsändare")
    for ett in organ_i(blad.plan[:60_000])[:_FLEST]:
        sakerhet = _remitterar(blad.plan, ett)
        if sakerhet and not _under_remiss(blad.plan, ett):
            funnet = i_bladet(blad, (ett.start, ett.slut), sakerhet, "har remitterat ärendet")
            yield evolve(funnet, varde=ett.namn)


def _vems_forslag(blad: Blad) -> Iterator[Funnet]:
    """Whose report or rules are answered, or who has sent what it says that it has sent."""
    for m in islice(_VEMS.finditer(blad.plan[:20_000]), 1):
        if not allmant(m["organ"]):
            yield i_bladet(blad, m.span("organ"), SLUTSATS, "det är dess förslag")
    for ett in organ_i(blad.plan[:20_000])[:_FLEST]:
        if _HAR_SANT.match(blad.plan, ett.slut):
            yield i_bladet(blad, (ett.start, ett.slut), SLUTSATS, "har skickat det")


def _enhet_fran(blad: Blad) -> Iterator[Funnet]:
    """*Remiss från* a unit of a body: the words up to the number or the end of the line."""
    for m in islice(_FRAN_ENHET.finditer(blad.plan[:60_000]), _FLEST):
        yield i_bladet(blad, m.span("f"), TYDLIGT, "har remitterat ärendet")


def _i_genitiv(blad: Blad) -> Iterator[Funnet]:
    """*Trafikverkets remiss om* names the sender."""
    for m in islice(_GENITIV.finditer(blad.plan[:60_000]), _FLEST):
        if not allmant(m["organ"]) and not _EGEN_REMISS.search(m[0]):
            yield i_bladet(blad, m.span("organ"), TYDLIGT, "remissen är dess")


def _mest_namnd(blad: Blad) -> Iterator[Funnet]:
    """The body that a paper which asks speaks most of, where it speaks of one more than once."""
    alla = [o for o in organ_i(blad.plan[:20_000])[:_FLEST] if not allmant(o.namn) and o.klass < Klass.NAMND]
    antal = Counter(o.namn.lower() for o in alla)
    namn, flest = next(iter(antal.most_common(1)), ("", 0))
    if flest > 1 or len(antal) == 1:
        forst = next(o for o in alla if o.namn.lower() == namn)
        yield i_bladet(blad, (forst.start, forst.slut), SLUTSATS, "nämns mest")


def _till_vem_svaret_gar(blad: Blad) -> Iterator[Funnet]:
    """An answer is sent to whoever asked: the first department of its head, else the first authority."""
    i_huvudet = [
        ett
        for rad in blad.rader[:14]
        if rad.start < _LANGST_HUVUD * 2
        for ett in organ_i(blad.plan, rad.start, min(rad.slut, rad.start + _LANGST_HUVUD))
        if _STATLIG.search(ett.namn)
    ]
    departement = [ett for ett in i_huvudet if ett.namn.endswith("departementet")]
    for ett in (departement or i_huvudet)[:1]:
        yield i_bladet(blad, (ett.start, ett.slut), SLUTSATS, "svaret går dit")


def _remitterar(plan: str, organ: Organ) -> float:
    """How sure the words around a body's name are that it has remitted; 0 where they do not say so."""
    fore = plan[max(0, organ.start - 130) : organ.start]
    parentes = _PARENTES.match(plan, organ.slut)
    slut = parentes.end() if parentes else organ.slut
    svarar = SVARAR.match(plan, slut)
    for n, (monster, sakerhet) in enumerate(EFTER):
        if not svarar and monster.match(plan, slut) and (n or fore.endswith(("av ", "från "))):
            return sakerhet
    av_fore = max((sakerhet for monster, sakerhet in FORE if monster.search(fore)), default=0.0)
    return 0.0 if av_fore == SLUTSATS and organ.namn.lower() == "regeringen" else av_fore


def _under_remiss(plan: str, organ: Organ) -> bool:
    """A body that has asked others in its turn, or a body's own office, has not sent the matter."""
    borjan = max(plan.rfind("\n", 0, organ.start), plan.rfind(". ", 0, organ.start), organ.start - 80)
    fore = plan[borjan + 1 : organ.slut + 60].lower()
    return any(ord_ in fore for ord_ in ("underremiss", "internremiss", "remissvar från", "återremi"))


def _i_huvudet(blad: Blad, papper: Papper) -> Iterator[Funnet]:
    if papper is Papper.EGET:
        return
    rader = [
        r
        for r in blad.rader[:12]
        if not _BREVRAD.match(r.text) and (not r.text.isupper() or organ_i(r.text) or _VERSALER.match(r.text))
    ]
    for n, rad in enumerate(rader[:6]):
        if any(_ANKOMST.match(r.text) for r in rader[n + 1 : n + 3]) and not _STATLIG.search(rad.text):
            continue
        if m := _VERSALER.match(rad.text):
            yield i_bladet(
                blad,
                (rad.start + m.start("namn"), rad.start + m.end("namn")),
                SLUTSATS,
                "står överst i brevet",
            )
            return
        if rad.start > _LANGST_HUVUD or re.match(r"till\b", rad.text, re.I):
            return
        organ = organ_i(blad.plan, rad.start, rad.slut)
        if organ and organ[0].start - rad.start < 4 and not allmant(organ[0].namn):
            ett = _inom(blad, organ[0], rader[n + 1 : n + 2])
            sakerhet = TYDLIGT if papper is Papper.INKOMMET and n < 2 else SLUTSATS
            yield i_bladet(blad, (ett.start, ett.slut), sakerhet, "står överst i brevet")
            return


def _efter_numret(blad: Blad) -> Iterator[Funnet]:
    """In a head that is one line: the department or authority right after its number."""
    for m in islice(_NUMMER_I_HUVUDET.finditer(blad.plan, 0, _LANGST_HALSNING), 3):
        for ett in organ_i(blad.plan, m.end(), m.end() + _LANGST_HALSNING)[:1]:
            if ett.start == m.end() and _STATLIG.search(ett.namn):
                yield i_bladet(blad, (ett.start, ett.slut), SLUTSATS, "står vid numret i brevets huvud")


def _i_halsningen(blad: Blad) -> Iterator[Funnet]:
    """Whose person has written an e-mail: the body named under the greeting of the first letter."""
    if not _BREVRAD.match(blad.rader[0].text if blad.rader else ""):
        return
    halsning = _HALSNING.search(blad.plan)
    slut = halsning.end() if halsning else 0
    for ett in organ_i(blad.plan, slut, slut + _LANGST_HALSNING)[:1] if halsning else ():
        if "-----" not in blad.plan[slut : ett.start] and not allmant(ett.namn):
            yield i_bladet(blad, (ett.start, ett.slut), TYDLIGT, "står under hälsningen")


def _inom(blad: Blad, organ: Organ, nasta: list[Rad]) -> Organ:
    """The body of the municipality that the next line names, where the first names only the municipality."""
    if not nasta or not re.search(r"(?:kommun|stad)$|^Region |landsting", organ.namn):
        return organ
    inre = organ_i(blad.plan, nasta[0].start, nasta[0].slut)
    hela = inre and len(inre[0].namn) > len(nasta[0].text) - 3
    return inre[0] if hela and inre[0].klass in (Klass.STYRELSE, Klass.NAMND) else organ
