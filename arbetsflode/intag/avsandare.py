"""Who remitted the matter or sent the paper; for what nobody has remitted, its author."""

import re
from collections.abc import Iterator

from attrs import evolve

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.organ import Klass, Organ, allmant, organ_i
from arbetsflode.intag.pappret import Papper
from arbetsflode.intag.personer import FORFATTARE, NAMN, PARTI

_SKICKAT = (
    r"(?:berett|bereder|inbjudit|inbjuder|bjudit in|bjuder in|gett|givit|ger|erbjudit|bett|ber"
    r"|ombett|anmodat|anmodar"
    r"|översänt|översänder|skickat|skickar|sänt|sänder|överlämnat|överlämnar|begärt|begär"
    r"|önskar|önskat|hemställt|beslutat att remittera"
    r"|beslutat remittera|har på remiss|inkommit med|anhåller|inhämtar|erbjuder|inbjöd|bad"
    r"|vill ha|vill att|vill få|undrar)"
)
_NAR = r"(?:i (?:en )?remiss |genom (?:en )?remiss |på remiss |härmed |nu |den \d{1,2} \w+(?: \d{4})? )?"
_EFTER: tuple[tuple[re.Pattern[str], float], ...] = (
    (
        re.compile(
            r"(?: \([^)\n]{1,40}\))? (?:fått|getts|givits|beretts|inbjudits|ombetts|anmodats"
            r"|bjudits in|erbjudits|remitterats|skickats (?:ut )?på remiss|översänts"
            r"|överlämnats|remitterat|sänts (?:ut )?på remiss|översänt)"
        ),
        MARKT,
    ),
    (re.compile(rf" (?:har |hade )?{_NAR}(?:remitterat|remitterar|remitterade)\b"), MARKT),
    (
        re.compile(
            rf" (?:har |hade )?{_NAR}{_SKICKAT}(?=[^.\n]{{0,260}}(?:yttra|remiss|synpunkt|tillfälle|svar))"
        ),
        TYDLIGT,
    ),
    (
        re.compile(
            r" har (?:\w+ )?till [^.\n]{3,200}? (?:för yttrande|på remiss) ?(?:överlämnat"
            r"|remitterat|översänt|skickat|sänt|lämnat)"
        ),
        TYDLIGT,
    ),
    (re.compile(r"s? remiss(?: av| angående| om| gällande|en)?\b"), TYDLIGT),
)
"""What stands after the name of whoever remits; for the first, *av* or *från* before it."""
_FORE: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"[Rr]emiss(?:en|er)?(?: \([^)\n]{1,60}\))?(?: [\wåäö]+)? från $"), MARKT),
    (
        re.compile(
            r"(?:remitterats|remitterat|remitteras|på remiss|remitterad|för yttrande"
            r"|skickats ut|översänts|översänd|översänt|remiss|remissen)"
            r" (?:[\wåäö]+ ){0,2}?(?:av|från) $"
        ),
        MARKT,
    ),
    (
        re.compile(
            r"[Rr]emissvar(?:en|et)? (?:ska|skall|bör)(?: ha)? (?:kommit in|inkommit|inkomma"
            r"|komma in|lämnas|vara|skickas|sändas)"
            r" (?:in )?(?:skriftligen )?till $"
        ),
        TYDLIGT,
    ),
    (re.compile(r"[Yy]ttrande(?:t)? till $"), SLUTSATS),
    (
        re.compile(
            r"(?:yttrandet|svaret|remissvaret) (?:ska|skulle|skall|bör)(?: ha)? (?:vara|varit"
            r"|lämnas|skickas|kommit in|inkommit|ha inkommit)"
            r"(?: in)?(?: till)? $",
            re.IGNORECASE,
        ),
        SLUTSATS,
    ),
)
"""What stands before it."""
_ETIKETT = re.compile(
    r"(?:(?<=\n)|(?<=^))(?:[Aa]vsändare|[Rr]emitterande (?:instans|myndighet|organ)"
    r"|[Rr]emitterat av|[Rr]emiss från|[Rr]emittent|[Uu]tskickad av|[Ff]rån|From"
    r"|AVSÄNDARE) ?:[ \n]?(?P<rad>[^\n]{2,120})"
)
_MOTION_AV = re.compile(
    rf"(?:[Mm]otion(?:en)?|[Ss]krivelse(?:n)?|[Mm]edborgarförslag(?:et)?|[Ii]nterpellation"
    rf"|[Ff]örslag)(?: \(?(?:nr )?\d[\d:/]{{1,9}}\)?)?(?: om [^.\n]{{3,160}}?"
    rf"| angående [^.\n]{{3,160}}?)?,? (?:av|från|inlämnad av|väckt av) (?P<f>(?:ledamoten "
    rf"|ledamöterna |kommunalrådet |vice ordföranden )?{FORFATTARE})"
)
_HAR_INLAMNAT = re.compile(
    rf"(?P<f>{FORFATTARE})(?: m\.? ?fl\.?)? (?:har|föreslår"
    rf"|yrkar) (?:den \d{{1,2}} \w+ \d{{4}} )?(?:i (?:en |ett )?)?(?:inlämnat|väckt|lämnat in"
    rf"|lämnat|inkommit med|motion|skrivelse|medborgarförslag|att)"
)
_UNDERSKRIFT = re.compile(rf"^(?P<f>{NAMN} ?{PARTI}),?(?: [^\n]{{0,40}})?$", re.MULTILINE)
_INTE_SJALV = re.compile(r"(?:kontoret|förvaltningen)$", re.I)
_BREVRAD = re.compile(
    r"(?:Från|Till|Skickat|Ämne|Bifogade filer|Kopia|From|To|Sent|Subject|Cc|Date|Datum) ?:|-----"
)
"""What the head of an e-mail says before its words."""
_LANGST_HUVUD = 600
_FLEST = 600
"""Names that are looked at."""


def avsandare(blad: Blad, papper: Papper, *, remitterad: bool) -> Funnet | None:
    """The body that the words name; a letter's head; the author of what has not been remitted."""
    if not remitterad and (av := _forfattare(blad)) is not None:
        return av
    funna = list(_i_ord(blad))
    if papper is Papper.INKOMMET or not funna:
        funna += list(_i_huvudet(blad, papper))
    valt = max(funna, key=lambda f: f.sakerhet, default=None)
    if valt is not None:
        return valt.med_alternativ(funna)
    av = _forfattare(blad)
    return None if av is None else evolve(av, sakerhet=SLUTSATS)


def _i_ord(blad: Blad) -> Iterator[Funnet]:
    for m in _ETIKETT.finditer(blad.plan[:6000]):
        text = m["rad"].strip()
        organ = organ_i(blad.plan, m.start("rad"), m.end("rad"))
        if organ and not allmant(organ[0].namn):
            yield _funnet(
                blad,
                (organ[0].start, organ[0].slut),
                TYDLIGT if m[0].startswith(("Från", "From")) else MARKT,
                "står som avsändare",
            )
        elif not m[0].startswith(("Från", "From")):
            yield _funnet(blad, (m.start("rad"), m.start("rad") + len(text)), TYDLIGT, "står som avsändare")
    for ett in organ_i(blad.plan[:60_000])[:_FLEST]:
        sakerhet = _remitterar(blad.plan, ett)
        if sakerhet and not _under_remiss(blad.plan, ett):
            yield _funnet(blad, (ett.start, ett.slut), sakerhet, "har remitterat ärendet")


def _remitterar(plan: str, organ: Organ) -> float:
    """How sure the words around a body's name are that it has remitted; 0 where they do not say so."""
    fore = plan[max(0, organ.start - 130) : organ.start]
    for n, (monster, sakerhet) in enumerate(_EFTER):
        if monster.match(plan, organ.slut) and (n or fore.endswith(("av ", "från "))):
            return sakerhet
    return max((sakerhet for monster, sakerhet in _FORE if monster.search(fore)), default=0.0)


def _under_remiss(plan: str, organ: Organ) -> bool:
    """A body that has asked others in its turn, or a body's own office, has not sent the matter."""
    fore = plan[max(0, organ.start - 80) : organ.slut + 60].lower()
    return any(
        ord_ in fore for ord_ in ("underremiss", "internremiss", "i sin tur", "remissvar från", "återremi")
    )


def _i_huvudet(blad: Blad, papper: Papper) -> Iterator[Funnet]:
    if papper is Papper.EGET:
        return
    rader = [
        r for r in blad.rader[:12] if not _BREVRAD.match(r.text) and (not r.text.isupper() or organ_i(r.text))
    ]
    for n, rad in enumerate(rader[:6]):
        if rad.start > _LANGST_HUVUD or re.match(r"till\b", rad.text, re.I):
            return
        organ = organ_i(blad.plan, rad.start, rad.slut)
        if organ and organ[0].start - rad.start < 4 and not allmant(organ[0].namn):
            ett = _inom(blad, organ[0], rader[n + 1 : n + 2])
            sakerhet = TYDLIGT if papper is Papper.INKOMMET and n < 2 else SLUTSATS
            yield _funnet(blad, (ett.start, ett.slut), sakerhet, "står överst i brevet")
            return


def _inom(blad: Blad, organ: Organ, nasta: list[Rad]) -> Organ:
    """The body of the municipality that the next line names, where the first names only the municipality."""
    if not nasta or not re.search(r"(?:kommun|stad)$|^Region |landsting", organ.namn):
        return organ
    inre = organ_i(blad.plan, nasta[0].start, nasta[0].slut)
    hela = inre and len(inre[0].namn) > len(nasta[0].text) - 3
    return inre[0] if hela and inre[0].klass in (Klass.STYRELSE, Klass.NAMND) else organ


def _forfattare(blad: Blad) -> Funnet | None:
    for monster, sakerhet in ((_MOTION_AV, TYDLIGT), (_HAR_INLAMNAT, TYDLIGT)):
        if m := monster.search(blad.plan[:20_000]):
            return _funnet(blad, m.span("f"), sakerhet, "har skrivit den")
    namnen = list(_UNDERSKRIFT.finditer(blad.plan))
    if not namnen:
        return None
    return Funnet(
        varde=" och ".join(
            [", ".join(m["f"] for m in namnen[:-1]), namnen[-1]["f"]] if len(namnen) > 1 else [namnen[0]["f"]]
        ),
        spann=tuple(blad.spann(*m.span("f")) for m in namnen),
        sakerhet=TYDLIGT,
        skal="har skrivit under",
    )


def _funnet(blad: Blad, plats: tuple[int, int], sakerhet: float, skal: str) -> Funnet:
    return Funnet(varde=blad.plan[slice(*plats)], spann=(blad.spann(*plats),), sakerhet=sakerhet, skal=skal)
