"""Svarstid, and the latest extension of it that has been granted.

A day is a svarstid when its sentence says that an answer is due then. It is none when the sentence speaks of
ikraftträdande, redovisning, another inquiry, sign-up or appeal. What was only asked for is not granted.
"""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.datum import Dag, dagar, med_ar
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.pappret import Papper

_ETIKETT = re.compile(
    r"(?:remiss ?tid(?:en)?|svars ?tid(?:en)?|svars(?:datum|dag)|sista (?:svars ?dag"
    r"|svarsdatum|dag för (?:svar|yttrande|synpunkter|remissvar)|datum för (?:svar|yttrande"
    r"|synpunkter))"
    r"|svar(?:et)? (?:lämnas )?senast|senaste? svar(?:sdatum|sdag)?|yttrande senast"
    r"|remiss ?svar senast|remissvar ska(?:ll)? (?:ha )?\w+ senast"
    r"|svar önskas(?: senast)?|besvaras senast|ska besvaras(?: senast)?|yttrande ?tid(?:en)?"
    r"|samråds ?tid(?:en)?|gransknings ?tid(?:en)?|utställnings ?tid(?:en)?"
    r"|remissen (?:ska|skall) (?:vara )?besvara[sd](?: senast)?|svarsfrist(?:en)?"
    r"|sista inlämningsdag|(?:svar )?tillhanda(?: senast)?|remisstidens slut"
    r"|deadline(?: för svar)?|åter senast)"
    r"(?: (?:är|går ut|gick ut|pågår|pågick|slutar|löper ut|utgår|utgick|löper|till|t\.o\.m\.?"
    r"|till och med|var|satt|satts|bestämts|sattes|fr\.o\.m\.|från|och med|den|under|tiden|ut"
    r"|ursprungligen|senast|mellan|sträcker|sig|har|ska|skall|vara)){0,6}"
    r"[ \n]?:?[ \n]*(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,? ?)?(?:den ?)?$",
    re.I,
)
_SENAST = re.compile(
    r"senast|tillhanda|före (?:utgången av )?(?:den )?|fram till|t\.?o\.?m|till och med"
    r"|sista dag|inom remisstiden|går ut|gick ut|löper ut|utgår|under tiden|mellan"
    r"|från och med|innan|vid utgången|till den|besvaras",
    re.I,
)
_SVARET = re.compile(
    r"yttra|remissvar|svar(?!ig|ar för)|synpunkt|remiss|besvara|tillhanda|utlåtande|samråd"
    r"|granskning|påpekande|erinr|inlaga|åsikter|kommentar",
    re.I,
)
_ANNAT = re.compile(
    r"kommunallagen|inom ett år|träd(?:er|a|de)? ?i ?kraft|ikraft|gälla från|börja(?:r)? (?:gälla|tillämpas)"
    r"|tillämpas från|slutredovis|redovisa|återrapport|återredovis"
    r"|återkom|anmäl(?!d)|o\.?s\.?a\b|överklaga|ansökan|ansökningar"
    r"|ansök(?:a)?(?! om (?:anstånd|förläng|längre))|delredovis|lämna(?:r|s|de|t)? (?:ett "
    r"|sitt |sin )?(?:del|slut)?betänkande"
    r"|utredningstiden|utredningens (?:tid|uppdrag)|kommittén|särskild utredare|uppdraget"
    r"|anslag(?:et|s|ets)\b|justera(?:s|des)|protokollet|seminarium|hearing|konferens"
    r"|informationsmöte|samrådsmöte|öppet hus"
    r"|betala|faktura|förfall|bygglov|genomfört? senast|genomföras|utvärder|antas|antagande"
    r"|laga kraft|kungör|avtal|hyres|anbud|kurs|ställning till|påbörja|återremi|sammanträd"
    r"|betänkandet överlämnades"
    r"|inlämn(?:ad|at)|inkom (?:den|till)|väckt|utskick|nyhetsbrev|budget|delårs|nominer"
    r"|rekryter|tjänsten|söker|under ?remiss|internremiss|internt|rådet för|revider|följs upp"
    r"|tipsa|enkät|första kommentar|preliminär|till förvaltningen senast"
    r"|underlag(?:et)? (?:till|ska|skall)|delsvar|sitt svar till (?:kommunlednings"
    r"|stadslednings)",
    re.I,
)
_OM_ANNAT_EFTER = re.compile(
    r"^[^.\n]{0,40}?(?:träda? i kraft|träder|överklaga|antas|återremit|redovisa|inlämn|väckt"
    r"|överlämn(?:ade|at)|inkom\b)",
    re.I,
)
_BESLUTSDAG = re.compile(
    r"(?:beslut(?:ade|at|ar|et)?|sammanträde(?:t|s)?|datera[dt]|daterat|\bav|inkom(?:mit)?"
    r"|inlämna[td]e?|mottogs?|skrivelse av|daterad|möte|väckte?s?"
    r"|överlämnade[s]?) (?:vid (?:sitt )?sammanträde )?(?:den )?$",
    re.I,
)

_FORLANGNING = re.compile(
    r"förläng|anstånd|respit|ny svarstid|ny remisstid|nytt svarsdatum|senarelag"
    r"|flyttat[s]? (?:fram )?|framflytt|utsträck|medgett att|medgivit att|skjutits? (?:fram"
    r"|upp)|längre (?:svars|remiss)tid|uppskov",
    re.I,
)
_BEVILJAT = re.compile(
    r"bevilja[td]|beviljades|beviljats|beviljar|fått|fick\b|har förlängts|förlängts|förlängdes"
    r"|förlängs\b|förlängd (?:svars|remiss)?tid|är förlängd|har förlängt|medge(?:tt|s|r|tts"
    r"|vits)|medgavs|medgivits|medgivit|godkän[tn]|erhåll(?:it|er|en)|erhöll|gett|givits?"
    r"|getts|senarelagt|flyttats|framflyttad|utsträckt|skjutits|ges\b|ny (?:svars|remiss)tid"
    r"|nytt svarsdatum|lämnats|efter överenskommelse|överenskommit|anstånd till|uppskov till",
    re.I,
)
_BARA_BEGART = re.compile(
    r"begär|ansök|anhåll|söka om|ber om|bett om|bad om|hemställ|önska[rdt]?|vill ha|föreslå"
    r"|avslag|avslog|nekat|neka|inte (?:beviljat|fått|medge)|ej (?:beviljat|fått|medge)"
    r"|kan inte|undersök|vädjat|fråga",
    re.I,
)
_SAKERT_BEVILJAT = re.compile(
    r"bevilja|medge|medgavs|medgivi|godkän|fått|fick\b|erhåll|erhöll|har förlängts|gett|givits|getts", re.I
)
_NEKAT = re.compile(
    r"avslag|avslogs?|avsl(?:å|agits)|neka|(?:inte|ej|icke|varken) (?:beviljat|beviljats|fått"
    r"|medge|kunnat|bevilja)|inte kunna",
    re.I,
)
_ANNAT_FORLANGT = re.compile(
    r"(?:utredning(?:en|ens|stid|stiden)?|uppdrag(?:et|s|stid|stiden)?|kommitté\w*"
    r"|anmälning\w*|avtal\w*|projekt\w*|kontrakt\w*|bygglov\w*|kungörelse\w*|hyres\w*"
    r"|insats\w*|försök\w*|öppettid\w*|ansökningstid\w*|anmälan\w*|förordnande\w*|giltighet\w*"
    r"|öppethållande\w*|lov\w*|utställning\w*|samarbete\w*|tillstånd\w*)"
    r"[^.\n]{0,80}?(?:förläng|anstånd|senarelag|utsträck)|förläng\w* (?:utredningstid"
    r"|uppdragstid|uppdraget|avtal|projekt|anmälan|anmälningstid|ansökningstid|försök|insats"
    r"|tid för (?:utredningen|uppdraget))|förlängning av (?:avtal|projekt|uppdrag|utredning"
    r"|försök|hyres|skol)",
    re.I,
)
_ANNANS = re.compile(r"(?:Region|[A-ZÅÄÖ]\w+s?) (?:[A-ZÅÄÖ]\w+|kommun|stad) har (?:beviljats|fått|erhållit)")
"""Somebody else's extension: the paper says *förvaltningen* of its own."""
_FRAN_OCH_TILL = re.compile(r"från (?:den )?$", re.I)
_REDOVISNING_IN = re.compile(r"redovisningen ska(?:ll)?(?: ha)? (?:kommit in|inkommit|lämnas|vara)", re.I)
_NARA = 90
_FLEST_DAGAR = 40
_LANGST_FORE = 400
"""So many signs before a day may say what it is."""


@frozen(kw_only=True)
class _Tid:
    """A day that may be a svarstid, or an extension of one."""

    dag: Dag
    sakerhet: float
    skal: str


def svarstider(blad: Blad, skriven: str | None, papper: Papper) -> tuple[Funnet | None, Funnet | None]:
    """(svarstid, the latest granted extension). `skriven` is the ISO day of the letter: no letter asks for
    an answer before it was written."""
    forsta: list[Funnet] = []
    senare: list[Funnet] = []
    for mening, fore in _meningar(blad):
        har = dagar(mening.text, tva_siffror=True)[:_FLEST_DAGAR]
        if not har:
            continue
        if _ar_forlangning(mening.text):
            nya, gamla = _forlangningen(mening.text, dagar(mening.text, tva_siffror=True, intervall=False))
            senare += [_funnet(blad, mening, tid, skriven) for tid in nya]
            forsta += [_funnet(blad, mening, tid, skriven) for tid in gamla]
        else:
            forsta += [_funnet(blad, mening, tid, skriven) for tid in _svarstiderna(mening.text, har, fore)]
    if papper is Papper.INKOMMET and skriven is not None:
        forsta = [f for f in forsta if str(f.varde)[0] == "-" or str(f.varde) >= skriven]
    return _forsta(forsta), _sista(senare)


def _meningar(blad: Blad) -> Iterator[tuple[Rad, str]]:
    """Every sentence, joined to the next when it is a label alone; and the line before it."""
    vantar: Rad | None = None
    fore = ""
    for mening in blad.meningar:
        text = mening.text.rstrip()
        if vantar is not None:
            mening = Rad(text=blad.plan[vantar.start : mening.slut], start=vantar.start)
            vantar = None
        elif len(text) < 80 and not text.endswith((".", "!", "?")) and _slutar_pa_etikett(text):
            vantar = mening
            continue
        yield mening, fore
        fore = text
    if vantar is not None:
        yield vantar, fore


def _slutar_pa_etikett(text: str) -> bool:
    return bool(_ETIKETT.search(text + " ") or text.endswith(("senast", "senast den", "tillhanda")))


def _svarstiderna(text: str, har: tuple[Dag, ...], fore: str) -> Iterator[_Tid]:
    slut = 0
    for dag in har:
        till = text[max(slut, dag.borjan - _LANGST_FORE) : dag.borjan]
        tid = _som_svarstid(text, till, dag, fore)
        if tid is not None:
            yield tid
        slut = dag.slut


def _som_svarstid(text: str, till: str, dag: Dag, fore: str) -> _Tid | None:
    fran_borjan = text[max(0, dag.borjan - _LANGST_FORE) : dag.borjan]
    if m := _ETIKETT.search(fran_borjan[-140:]):
        plan_tid = (
            re.match(r"samråd|granskn|utställn", m[0], re.I) and dag.fran is None and "till" not in m[0]
        )
        return _Tid(dag=dag, sakerhet=TYDLIGT if plan_tid else MARKT, skal=f"står efter ”{_kort(m[0])}”")
    efter = text[dag.slut : dag.slut + 60]
    if (
        (_ANNAT.search(till) and not _REDOVISNING_IN.search(till))
        or _OM_ANNAT_EFTER.search(efter)
        or _BESLUTSDAG.search(till)
    ):
        return None
    senast = _SENAST.search(till[-_NARA:]) or (dag.fran is not None and _SVARET.search(till[-_NARA:]))
    if senast and (_SVARET.search(till) or _SVARET.search(efter)):
        return _Tid(dag=dag, sakerhet=MARKT, skal=f"svaret ska lämnas: ”{_kort(till[-50:])}”")
    if senast and _SVARET.search(fran_borjan) and not _ANNAT.search(fran_borjan):
        return _Tid(dag=dag, sakerhet=TYDLIGT, skal=f"svaret ska lämnas: ”{_kort(till[-50:])}”")
    return None


def _kort(text: str) -> str:
    return " ".join(text.split())[-60:].rstrip(": ")


def _ar_forlangning(text: str) -> bool:
    return bool(_FORLANGNING.search(text)) and not _ANNAT_FORLANGT.search(text) and not _ANNANS.search(text)


def _forlangningen(text: str, har: tuple[Dag, ...]) -> tuple[list[_Tid], list[_Tid]]:
    """(granted days, first days) of a sentence about an extension: the days before the word are the first."""
    m = _FORLANGNING.search(text)
    plats = m.start() if m else 0
    fore = [d for d in har if d.slut <= plats or _FRAN_OCH_TILL.search(text[: d.start][-12:])]
    nya = [d for d in har if d not in fore]
    gamla = list(_svarstiderna(text, tuple(fore), ""))
    gamla += [
        _Tid(dag=d, sakerhet=TYDLIGT, skal="svarstiden före förlängningen")
        for d in fore
        if _FRAN_OCH_TILL.search(text[: d.start][-12:]) and all(t.dag != d for t in gamla)
    ]
    if not nya and len(har) > 1 and len(fore) == len(har) and _BEVILJAT.search(text):
        nya, gamla = [fore[-1]], gamla[:-1]
    nya = [d for d in nya if not _BESLUTSDAG.search(text[: d.start][-40:])]
    if not nya or not _ar_beviljad(text):
        return [], gamla
    return [_Tid(dag=nya[-1], sakerhet=MARKT, skal="förlängningen är beviljad")], gamla


def _ar_beviljad(text: str) -> bool:
    if _NEKAT.search(text):
        return False
    return bool(_BEVILJAT.search(text)) and not (
        _BARA_BEGART.search(text) and not _SAKERT_BEVILJAT.search(text)
    )


def _funnet(blad: Blad, mening: Rad, tid: _Tid, skriven: str | None) -> Funnet:
    dag = tid.dag
    varde, sakerhet, skal = dag.varde, tid.sakerhet, tid.skal
    if not dag.har_ar:
        varde, skal = _med_arets_hjalp(dag, mening.text, skriven, skal)
        sakerhet = min(sakerhet, TYDLIGT if varde[0] == "-" else SLUTSATS)
    start = mening.start + dag.borjan
    return Funnet(
        varde=varde, spann=(blad.spann(start, mening.start + dag.slut),), sakerhet=sakerhet, skal=skal
    )


def _med_arets_hjalp(dag: Dag, mening: str, skriven: str | None, skal: str) -> tuple[str, str]:
    """The year of another day in the sentence, or the first such day after the letter's own."""
    for annan in dagar(mening, intervall=False):
        if annan.har_ar and (ar := med_ar(dag, int(annan.varde[:4]))) and _foljer(ar, annan, dag):
            return ar, f"{skal}; året ur meningen"
    if skriven is not None:
        for ar_ in (int(skriven[:4]), int(skriven[:4]) + 1):
            helt = med_ar(dag, ar_)
            if helt and helt > skriven:
                return helt, f"{skal}; året ur brevets dag {skriven}"
    return dag.varde, f"{skal}; året framgår inte"


def _foljer(ar: str, annan: Dag, dag: Dag) -> bool:
    """Whether the two days stand in the order of time: what is written later is later."""
    return ar >= annan.varde if annan.start < dag.start else ar <= annan.varde


def _forsta(funna: list[Funnet]) -> Funnet | None:
    """The surest; of equals one with its year, and of those the first in the text."""
    if not funna:
        return None
    valt = max(funna, key=lambda f: (f.sakerhet >= TYDLIGT, not str(f.varde).startswith("-"), f.sakerhet))
    if any(f.varde != valt.varde and f.sakerhet >= valt.sakerhet for f in funna) and valt.sakerhet > TYDLIGT:
        valt = evolve(valt, sakerhet=TYDLIGT)
    return valt.med_alternativ(funna)


def _sista(funna: list[Funnet]) -> Funnet | None:
    """The latest of the granted."""
    if not funna:
        return None
    return max(funna, key=lambda f: str(f.varde)).med_alternativ(funna)
