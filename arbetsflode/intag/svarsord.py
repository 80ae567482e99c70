"""The words that say that an answer is due on a day, or that the day is about something else."""

import re
from collections.abc import Mapping

_TID = (
    r"(?:remiss|svars?|yttrande|samråds?|gransknings?|utställnings?|besvarande)[ -]?"
    r"(?:tid(?:en|s)?|period(?:en)?|frist(?:en)?)(?:s? ?(?:slut|utgång))?"
    r"|tid(?:sfrist)? för (?:svar|yttrande|besvarande|att yttra sig)"
)
_SISTA_DAG = (
    r"(?:svars|remiss|inlämnings)[ -]?(?:datum(?:et)?|dag(?:en)?)"
    r"|sista (?:svars ?|inlämnings ?|remiss)?(?:dag(?:en)?|datum(?:et)?)"
    r"(?: för (?:att )?(?:lämna |inkomma med |inlämning av )?"
    r"(?:svar|yttrande|synpunkter|remiss ?s?var|besvarande)\w{0,4})?"
    r"|deadline(?: för svar)?"
)
_SENAST = (
    r"(?:svar(?:et|a)?|besvaras|yttrande|remiss ?s?var|åter)"
    r"(?: (?:lämnas|önskas|skickas|insänds|ska(?:ll)? (?:ha )?\w+|till [\w-]{2,40}))? senast"
    r"|senaste? svar(?:sdatum|sdag)?|svar önskas|ska(?:ll)? besvaras|besvaras(?= ?:)"
    r"|(?:svar )?till ?handa(?: senast)?"
    r"|remissen (?:ska|skall|bör) (?:vara )?besvara[sd]"
)
_FYLLNAD = (
    r"(?: (?:är|går|gick|gått|pågår|pågick|slutar|löper ut|löpte ut|utgår|utgick|löper|till"
    r"|t\.? ?o\.? ?m\.?|var|satt|satts|bestämts|bestämd|sattes|fr\.o\.m\.|från|och med|den|under|tiden|ut"
    r"|ursprungligen|senast|mellan|sträcker|sig|har|ska|skall|vara|angiven|angetts|slut)){0,6}"
)
VECKODAG = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,? ?)?"
I_SPALT = re.compile(rf"(?<![^\W_])(?:{_TID}|{_SISTA_DAG}|{_SENAST})(?![^\W_])", re.I)
"""A label that may stand in a column, with its day under it."""
ETIKETT = re.compile(
    rf"(?<![^\W_])(?:{_TID}|{_SISTA_DAG}|(?P<svar>{_SENAST})){_FYLLNAD}[ \n]?:?[ \n]*{VECKODAG}(?:den ?)?$",
    re.I,
)
"""A label with its day next; `svar`: one that is part of a sentence as often."""

SENAST = re.compile(
    r"senast|till ?handa|före |fram till|t\.? ?o\.? ?m\b|till och med|sista dag|g(?:år|ick|ått) ut"
    r"|löp(?:er|te|t) ut|utgår|under tiden|mellan|innan|utgången|till den",
    re.I,
)
"""That a day is the last one."""
BORTFALLEN_DAG = re.compile(r"(?<=senast )(?=(?!(?:Mån|Tis|Ons|Tors|Fre|Lör|Sön)dag|Kl)[A-ZÅÄÖ][a-zåäö])")
"""Where a day has fallen out of a text: the next sentence begins instead."""
BORJAR_MED_DAG = re.compile(rf"\W*{VECKODAG}(?:den )?\d", re.I)
BARA_BORJAN = re.compile(r" (?:till och med|t\.o\.m\.)")
"""After the first day of an interval whose last one is not there."""
BORJAR_DA = re.compile(
    rf"(?:(?<!räknat )\bfrån(?: och med)?|fr\.? ?o\.? ?m\.?|med start)(?: den)? ?{VECKODAG}(?:den )?$", re.I
)
"""Before a day on which something begins; where it ends is another day."""
PA_REMISS = re.compile(
    r"\bpå (?:\w+ )?(?:\w*remiss|samråd)(?: (?:fram|ända))? till "
    rf"{VECKODAG}(?:den )?$",
    re.I,
)
"""Out on remiss until a day."""
STALLS_UT = re.compile(
    r"(?:ställ(?:a|s|as|er) ut\b|utställs)[^.\n]*(?:förslag|plan)"
    r"|(?:förslag|plan)[^.\n]*(?:ställ(?:s|as) ut\b|utställs)",
    re.I,
)
"""A proposal that is to lie open: until then anybody may say what they think of it."""
VAR_UTSTALLD = re.compile(r"utställ(?:d|t|da)\b|ställts ut\b|funnits tillgänglig", re.I)
"""It has lain open; the day for answers may have been another."""
SVARET = re.compile(
    r"yttra|svar(?!ig|ar för)|synpunkt|remiss|till ?handa|utlåtande|samråd|granskning|erinr|kommentar", re.I
)
"""An answer, by its many names."""
_SVAR = r"(?:svar|yttrande|remissvar|synpunkter|remiss|ärende)(?:e[nt]|n)?"
KRAV = re.compile(
    rf"(?:vill (?:ha|få)|önskar|behöver|emotser|förväntar sig)(?: [\wåäö-]+){{0,4}} {_SVAR}"
    rf"(?: [\w-]+){{0,4}} {VECKODAG}(?:den )?$"
    rf"|{_SVAR}(?: [\w-]+){{0,4}} (?:ska|skall|skulle|bör|måste|kan|får|behöver)(?: [\w-]+){{0,4}}"
    r" (?:lämnas|inlämnas|insändas|skickas|sändas|inkomma|inkommit|inkommet|kommit in|lämnats in|besvarad"
    rf"|besvaras|besvarats|avges|avlämnas|inges|till ?handa)(?: [\w-]+){{0,4}} {VECKODAG}(?:den )?$",
    re.I,
)
"""An answer asked for on a day, with no word that the day is the last one."""

_SVARSORD = re.compile(
    r"svar(?:et|en|a|as)?\b|yttra(?:nde|r? sig)|synpunkter|besvara|till ?handa|utlåtande|erinr", re.I
)
_ALLTID_ANNAT: Mapping[str, str] = {
    "lagen": r"i ?kraft\b|(?:gälla|tillämpas) från|börjar? (?:gälla|tillämpas)|kommunallagen",
    "förslaget": r"föreslås|förslaget innebär|enligt förslaget|väntas|proposition",
    "en anmälan": r"(?<!över )anmäl(?!d)|o\.?s\.?a\b|anbud|nominer|enkät"
    r"|^\W*(?:vid |eventuella )?frågor",
    "protokollet": r"anslag(?:et|s|ets)\b|justera(?:s|des)|överklaga|återremi",
    "ett svar inom huset": r"under ?remiss|intern ?remiss|råd(?:et|en) för|preliminär"
    r"|underlag(?:et)? (?:till|ska)|delsvar|första kommentar",
    "en begäran om mer tid": r"(?:ber|hoppas|vill|önskar) (?:\w+ ){0,3}få (?:lämna|inkomma"
    r"|återkomma|svara|skicka)"
    r"|(?<!som )(?<!du )(?<!ni )(?:önskar|vill|avser att|räknar med att|planerar att) (?:lämna|avge"
    rf"|inkomma med|skicka) (?:\w+ )?(?:svar|yttrande|remissvar) (?:senast )?{VECKODAG}(?:den )?$"
    r"|(?:behöver|önskar|begär\w*) (?:\w+ ){0,2}(?:anstånd|förläng\w*|mer tid)",
}
"""What a clause is about, whatever else it says: its day is no day for an answer."""
_OFTA_ANNAT: Mapping[str, str] = {
    "arbetet": r"redovis|rapporter|genomför|utvärder|antas|påbörja|återkom|vara klar",
    "en utredning": r"utredningstid|uppdrag|(?:lämna|överlämna)\w* (?:\w+ )?betänkande",
    "ett möte": r"möte|konferens|seminari|hearing|kurs\b|sammanträd|behandla|beslut om",
    "en ansökan": r"ansök(?!a om (?:anstånd|förläng))",
    "pengar": r"avtal|betal|faktura",
    "det som har skett": r"\b(?:be)?svarade\b|inlämn(?:ad|at)|väckt",
}
"""What a clause is about where no word for the answer stands between it and the day."""


def _monster(slag: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(slag.values()), re.I)


_ALLTID = _monster(_ALLTID_ANNAT)
_OFTA = _monster(_OFTA_ANNAT)
REDOVISNING_IN = re.compile(r"redovisningen ska(?:ll)?(?: ha)? (?:kommit in|inkommit|lämnas|vara)", re.I)
ANNAT_EFTER = re.compile(
    r"^[^.\n]{0,40}?(?:träda? i kraft|träder|överklaga|antas|redovisa|överlämn(?:ade|at)|inkom\b|varje år"
    r"|ska(?:ll)? ha (?:antagit|infört))",
    re.I,
)
HANT = re.compile(
    r"(?:beslut\w*|sammanträde\w*|möte\w*|daterat|datera[dt]|\bav|inkom(?:mit)?|mottogs?|väcktes?"
    r"|(?:skicka|remittera|bevilja|begär|meddela|överlämna)(?:d|t|de|des|ts)|helst(?: \w+)?) (?:den )?$",
    re.I,
)
"""A day on which something was done, or by which an answer is only hoped for."""


def alltid_annat(sats: str) -> bool:
    """Whether a clause speaks of something else, whatever it says of an answer."""
    return bool(_ALLTID.search(sats))


def om_annat(sats: str) -> bool:
    """Whether a clause speaks of something else than an answer.

    What it begins with is what it is about, and what stands nearest to the day is what is done then:
    `remissvar på promemorian om avtal ska lämnas`, `har reviderat planen och önskar synpunkter`.
    """
    if alltid_annat(sats):
        return True
    bisats = sats.rpartition(" att ")[2]
    annat = [m.start() for m in _OFTA.finditer(bisats)]
    svar = [m.start() for m in _SVARSORD.finditer(bisats)]
    return bool(annat) and not (svar and (svar[0] < annat[0] or svar[-1] > annat[-1]))
