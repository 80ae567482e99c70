"""Bodies by their names: nämnder, styrelser, kontor, myndigheter, departement, kommuner, regioner, bolag."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import islice, takewhile

from attrs import frozen

from arbetsflode.intag.blad import Blad, Spann

_NAMN = r"[A-ZÅÄÖ][\wéü]{1,30}(?:-[A-ZÅÄÖ][\wéü]{1,30}){0,2}"
_ORT = rf"{_NAMN}(?: (?!Motion|Remiss|Yttrande|Svar|Datum|Tjänste|Protokoll)[A-ZÅÄÖ][\wéü]{{2,30}})?"
_STAM = r"[\wé]{0,40}"
_LED = r"(?:[\wé]{2,30}-(?:, | och | samt | & )){0,3}"
_STATLIGA = (
    r"[Jj]ustitiekanslern|[Kk]ammarrätten(?: i [A-ZÅÄÖ]\w+)?|[Ff]örvaltningsrätten(?: i [A-ZÅÄÖ]\w+)?"
    r"|[A-ZÅÄÖ]?\w{0,30}tingsrätt(?:en)?|[A-ZÅÄÖ]\w+ universitet|[Ll]agrådet|Statskontoret|Riksarkivet"
    r"|Riksantikvarieämbetet|Kammarkollegiet|Lantmäteriet|Regelrådet|Arbetsförmedlingen"
    r"|Boverket|Riksrevisionen"
    r"|Statistiska centralbyrån|Sveriges Kommuner och (?:Landsting|Regioner)|SKR|SKL|Regeringen|regeringen"
    r"|Statens [a-zåäö]{3,40}|Stadsrevisionen i [A-ZÅÄÖ][\wé]+|[\wé]{2,40}direktoratet"
    r"|[\wé]{2,40}förbundet(?: [A-ZÅÄÖ]\w+){0,3}|Direktionen"
    r"|Försvarsmakten|Sametinget|Riksdagens ombudsmän|[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+regionen"
    r"|Regeringskansliet|Svenskt Näringsliv|Svenska kyrkan|Polisen"
    r"|Rådet till skydd för Stockholms skönhet"
    r"|Myndigheten för (?:[a-zåäö]+- och )?[a-zåäö -]{3,60}?(?=[,.;)\n]"
    r"| har\b| och | för yttr|$)"
)
_AGARE = rf"(?:{_ORT}s? (?:kommuns?|stads?|läns landstings|regions?) )?"

ORGAN = (
    rf"(?:{_STATLIGA}"
    rf"|(?:{_NAMN}|{_NAMN}s?) stadsdelsnämnd(?:en)?\b"
    rf"|[Ss]tadsdelsnämnd(?:en|erna)?(?: (?:i|för))? {_NAMN}"
    r"|(?:[Tt]ekniska|[Ss]ociala|[Kk]yrkliga|[Gg]emensamma|[Ll]okala) [\wé]{0,30}(?:nämnden"
    r"|utskottet|kontoret|förvaltningen)\b"
    rf"|[Ll]änsstyrelsen(?: i)? {_NAMN}(?: läns?\b)?"
    rf"|[Vv]attenmyndigheten (?:i|för) (?:{_NAMN} ){{1,2}}vattendistrikt"
    rf"|[Ll]änsstyrelsen\b"
    rf"|{_AGARE}[Nn]ämnden för (?!yttrande|beslut|godkännande|kännedom)[a-zåäö]+(?:(?:,| och| samt"
    rf"|-,?) [a-zåäö]+){{0,4}}"
    rf"|{_AGARE}{_LED}{_STAM}(?:nämnden|nämnd|styrelsen|styrelse|utskottet|utskott|fullmäktige|beredningen)\b"
    rf"(?: i {_ORT}(?: kommun| stad)?\b)?"
    rf"|{_LED}{_STAM}(?:departementet|kontoret|förvaltningen|roteln|verket|myndigheten"
    rf"|inspektionen|ombudsmannen"
    rf"|kansliet|styret|revisionen|delegationen|bolaget|rådet)\b(?: i {_ORT})?"
    rf"|(?:[A-ZÅÄÖa-zåäö]\w{{2,20}}r|[Rr])evisorerna\b|(?:{_NAMN} kommuns|[Kk]ommunens|[Ss]tadens"
    rf"|[Rr]egionens) revisorer\b"
    rf"|Region {_ORT}(?: län\b)?|{_ORT}s? läns landsting|Landstinget(?: i)? {_ORT}(?: län)?"
    rf"|{_ORT}s? (?:kommun|stad|stadsmission|stadsbyggnadskontor|stadsledningskontor)\b"
    rf"|{_NAMN}s? stadsdelsförvaltning(?:en)?\b"
    rf"|(?:[A-ZÅÄÖ][\w]+ ){{1,3}}AB\b|AB [A-ZÅÄÖ]\w+s [a-zåäö]+\b|AB (?:[A-ZÅÄÖ][\w]+ ?){{1,3}}"
    rf")"
)
"""A body, as a part of other patterns. The case of letters counts."""

_ORGAN = re.compile(rf"(?<![\w@./-])(?:{ORGAN})(?!\w)")
_SDN_LISTA = re.compile(
    rf"[Ss]tadsdelsnämnderna(?: (?:i|för))?(?: och stadsdelsnämnderna i)? ({_NAMN}(?:(?:, ?"
    rf"| och | samt |, samt ){_NAMN}){{0,14}})"
)
_SDN_EFTER = re.compile(rf"({_NAMN}(?:(?:, ?| och | samt ){_NAMN}){{1,9}}) stadsdelsnämnder(?:na)?\b")
_LED_LISTA = re.compile(
    r"(?<![\w-])(?![Hh]älso-)([\wé]{2,30})-(?:, ([\wé]{2,30})-)?(?:, ([\wé]{2,30})-)? (?:och"
    r"|samt) ([\wé]{2,30}?)(nämnderna|kontoren|departementen)\b"
)
_ENTAL = {
    "nämnderna": "nämnden",
    "kontoren": "kontoret",
    "departementen": "departementet",
}
_ORDSTAM = re.compile(
    r"nämnd|styrels|utskott|fullmäktige|beredningen|departement|kontor|förvaltning|roteln"
    r"|verket|myndighet|inspektion"
    r"|ombudsman|kansli|styret|revision|delegation|bolaget|rådet|rådgiv|Region |andsting"
    r"|kommun|stad\b|stads|AB\b|kanslern|rätten"
    r"|tingsrätt|universitet|regionen|smakten|Sameting|ombudsmän|Statskontor|Riksarkiv|ämbetet"
    r"|kollegiet|Lantmäteri|Arbetsförm"
    r"|centralbyrån|SKR|SKL"
    r"|egering|direktorat|förbundet|Direktion|Statens |Näringsliv|kyrkan|Polisen"
)
_STADENS = re.compile(r"^[\wåäöÅÄÖ -]{2,40}\b(?:stad|kommun) (?=kommun(?:styrelsen|fullmäktige)$|[A-ZÅÄÖ])")
"""The town's name on the line above."""
_REGIONENS = re.compile(r"(?<=^Region )(\w+)s$")
_FORE, _EFTER = 110, 90
_INGET_ORGAN = frozenset(
    [
        "styrelsen",
        "styrelse",
        "nämnden",
        "nämnd",
        "utskottet",
        "utskott",
        "fullmäktige",
        "kontoret",
        "förvaltningen",
        "beredningen",
        "verket",
        "rådet",
        "myndigheten",
        "bolaget",
        "kansliet",
        "roteln",
        "departementet",
        "ärendeberedningen",
        "beredning",
        "verksamheten",
        "förberedelsen",
        "nätverket",
        "uppskattningsverket",
        "revisionen",
        "delegationen",
        "lagstiftningen",
        "handikapprådet",
        "inspektionen",
        "myndighet",
        "regelverket",
        "målverket",
        "konstverket",
        "ramverket",
        "kraftverket",
        "vattenverket",
        "avloppsreningsverket",
        "reningsverket",
        "hantverket",
        "föreningsstyrelsen",
        "omberedningen",
        "uppföljningsverket",
        "fotverket",
        "bygdeverket",
        "understyrelsen",
        "självstyrelsen",
        "självstyret",
        "kommunala",
        "självstyret",
        "folkstyret",
        "utredningsrådet",
        "remissberedningen",
        "uppdragsbeskrivningen",
        "styret",
    ]
)


class Klass(IntEnum):
    """The rank of a body that decides; the higher, the higher."""

    ANNAT = 0
    KONTOR = 1
    UTSKOTT = 2
    NAMND = 3
    STYRELSE = 4
    FULLMAKTIGE = 5


@frozen(kw_only=True)
class Organ:
    """A body that the text names: its name, where it stands in the mended text, its rank."""

    namn: str
    start: int
    slut: int

    @property
    def klass(self) -> Klass:
        """The rank."""
        return klass(self.namn)


def klass(namn: str) -> Klass:
    """The rank of a body by its name."""
    litet = namn.lower().split(" i ")[0]
    if "fullmäktige" in litet:
        return Klass.FULLMAKTIGE
    if re.search(r"(?:kommun|region|landstings?|stads|direktions|förbunds?)styrelse|(?<!\w)styrelsen", litet):
        return Klass.STYRELSE
    if "utskott" in litet or "delegation" in litet:
        return Klass.UTSKOTT
    if "nämnd" in litet or "direktionen" in litet:
        return Klass.NAMND
    if re.search(r"kontor|förvaltning", litet):
        return Klass.KONTOR
    return Klass.ANNAT


def allmant(namn: str) -> bool:
    """Whether a name names nobody: *nämnden*, *förvaltningen*."""
    return namn.lower() in _INGET_ORGAN


def organ_i(plan: str, start: int = 0, slut: int | None = None) -> tuple[Organ, ...]:
    """The bodies named in a part of the mended text, in order; coordinated names are split."""
    slut = len(plan) if slut is None else slut
    alla = _alla(plan)
    fran = bisect_left(alla, start, key=lambda o: o.start)
    return tuple(takewhile(lambda o: o.slut <= slut, islice(alla, fran, None)))


@lru_cache(maxsize=64)
def _alla(plan: str) -> tuple[Organ, ...]:
    """Every body of a text, looked for only near the words that such names are made of."""
    funna: list[Organ] = []
    for a, b in _fonster(plan):
        uppraknade, hela = _uppraknade(plan, a, b)
        hela.sort()
        funna += uppraknade
        for m in _ORGAN.finditer(plan, a, b):
            inom = _ligger_i(hela, m.start()) or _ligger_i(hela, m.end() - 1)
            start = m.start() + len(m[0]) - len(_STADENS.sub("", m[0]))
            namn = _REGIONENS.sub(r"\1", plan[start : m.end()])
            if not inom and not allmant(namn):
                funna.append(Organ(namn=namn, start=start, slut=start + len(namn)))
    return tuple(sorted(funna, key=lambda o: o.start))


def _ligger_i(delar: list[Spann], plats: int) -> bool:
    """Whether a place lies in one of some parts in order; the last three that begin before it are asked."""
    fran = bisect_right(delar, plats, key=lambda d: d[0])
    return any(plats < slut for _, slut in delar[max(0, fran - 3) : fran])


def _fonster(plan: str) -> Iterator[Spann]:
    """Parts of the text that hold such words, with what may stand before and after; none overlaps another."""
    fran = till = 0
    for m in _ORDSTAM.finditer(plan):
        if m.start() - _FORE > till:
            if till > fran:
                yield fran, till
            fran = plan.rfind(" ", 0, max(0, m.start() - _FORE)) + 1
        till = min(len(plan), m.end() + _EFTER)
    if till > fran:
        yield fran, till


def _uppraknade(plan: str, start: int, slut: int) -> tuple[list[Organ], list[Spann]]:
    """Names that share their last word, *stadsdelsnämnderna i A och B*, and the parts that they stand in."""
    ut: list[Organ] = []
    hela: list[Spann] = []
    for monster in (_SDN_LISTA, _SDN_EFTER):
        for m in monster.finditer(plan, start, slut):
            hela.append(m.span())
            for namn in re.finditer(_NAMN, m[1]):
                fran = m.start(1) + namn.start()
                ut.append(Organ(namn=stadsdelsnamnd(namn[0]), start=fran, slut=fran + len(namn[0])))
    for m in _LED_LISTA.finditer(plan, start, slut):
        hela.append(m.span())
        andelse = _ENTAL[m[5]]
        ut += [Organ(namn=m[n] + andelse, start=m.start(n), slut=m.end(n)) for n in (1, 2, 3, 4) if m[n]]
    return ut, hela


def stadsdelsnamnd(ort: str) -> str:
    """The name of a district's nämnd: *Farsta stadsdelsnämnd*, *Norrmalms stadsdelsnämnd*."""
    return f"{ort}{'' if ort[-1] in 'aeiouyåäösxzAEIOU' else 's'} stadsdelsnämnd"


def hogst(organ: Iterable[Organ]) -> Organ | None:
    """The highest of some bodies, the first of equals; one named in full before one that is not."""
    return max(organ, key=lambda o: (o.klass, " " in o.namn, -o.start), default=None)


def spannen(blad: Blad, organ: Iterable[Organ]) -> tuple[Spann, ...]:
    """Where some bodies stand in the text."""
    return tuple(blad.spann(o.start, o.slut) for o in organ)
