"""Whose paper it is: one that came in and asks for an answer, or one of the answering body's own."""

import re
from enum import StrEnum

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.dagordning import i_dagordning


class Papper(StrEnum):
    """Whose paper a text is."""

    EGET = "eget"
    INKOMMET = "inkommet"
    OKANT = "okänt"


_HAR_FATT = r"har (?:av [\w -]{3,60} )?(?:fått|getts|givits|beretts|inbjudits)"
_EGET = re.compile(
    "|".join(
        (
            # what an own paper is called
            r"tjänste ?utlåtande|tjänste ?skrivelse|remissyttrande|(?:^|\n)(?:remissvar|yttrande)(?=\n|$)",
            r"(?<!\w)remissvar(?: angående| gällande| avseende| på| över|:)|(?<!\w)(?-i:YTTRANDE)(?!\w)",
            r"svar på (?:en |kommunstyrelsens )?(?:remiss|motion|skrivelse|medborgarförslag|\w*promemori)",
            r"svar på (?:betänkande|granskning|\w*rapport)|yttrande till (?=[A-ZÅÄÖ])",
            r"(?<!om )(?<!med )(?<!lämna )(?<!avge )(?<!ett )yttrande över",
            # its parts
            r"förslag ?till ?beslut(?!ade| om)|ärendets ?beredning|ärendet har beretts|beslutsunderlag",
            r"förvaltningens (?:synpunkter|förslag|bedömning|yttrande)",
            # what it proposes, decides and thinks
            r"föreslås besluta|(?:nämnden|styrelsen|fullmäktige) beslutar (?:att|följande|för)",
            r"(?:nämnden|styrelsen|fullmäktige) beslutade (?:enligt|i enlighet|:)|ska nu behandlas av",
            r"föreslår att (?:kommun|region|landstings|social|nämnd)|föreslås (?:att )?(?:nämnden|styrelsen)",
            r"(?:utlåtande|remissen) (?:besvaras|överlämnas)|avge (?:följande )?yttrande",
            r"(?:till|av)styrker\b|(?:kontoret|förvaltningen) (?:föreslår|anser|bedömer|ser positivt)",
            # how the matter came to it
            rf"{_HAR_FATT}[\w ]{{0,40}} (?:yttra|lämna synpunkter|på remiss)",
            r"har (?:remitterat|skickat (?:\w+ ){0,3}på remiss)|har (?:av|från) [\w -]{3,40} remitterats",
            # agendas and minutes
            r"protokolls?utdrag|protokoll\b|dagordning|föredragningslista|sammanträdesdatum|kallelse\b",
            r"(?:nämnd|nämnden|styrelsen|fullmäktige)[ ,>]{1,3}sammanträde\b|utdragsbestyrkande",
            r"(?:^|\n)(?-i:[A-ZÅÄÖ]{2,5} )?§ ?\d{1,3}(?!\d)",
            r"(?:möte|sammanträde) (?:19|20)\d\d-|beslut i (?=kommun|region|landsting)|beslutande organ",
            r"din position: hem|ärendedokument",
        )
    ),
    re.I,
)
_INKOMMET = re.compile(
    r"remissinstanser ?(?:\n|:)|remissvar(?:en|et)? ska(?:ll)? (?:ha )?(?:kommit|inkomma|lämnas|skickas|vara)"
    r"|(?:härmed|hämed) (?:remitteras|översänds|översändes|inbjuds|bereds|ges)"
    r"|bifogat (?:översänds|översändes)"
    r"|ange (?:vårt |ärendets |remissens |gärna )?(?:diarienr|diarienummer|dnr)|remissmissiv"
    r"|missiv(?:brev)?\b"
    r"|remitterar (?:härmed|till er)|(?:ni|du) (?:inbjuds|ges|bereds|får) |(?:era"
    r"|ert) (?:synpunkter|svar|yttrande|remissvar)"
    r"|översänds (?:härmed |för |på )|bjuder in|välkomna att (?:lämna|yttra)"
    r"|önskar (?:få )?(?:era|ert|nämndens)"
    r"|sändlista|skicka(?:s)? (?:svaret|svar|yttrandet|remissvaret|synpunkter)"
    r"|synpunkter (?:skickas|sänds|lämnas|ska)"
    r"|för yttrande senast|för er kännedom"
    r"|begäran om (?:yttrande|synpunkter)|emotser|yttrandet (?:ska|skall|bör) (?:ha |vara "
    r"|skickas|sändas|lämnas)",
    re.I,
)
_OVERSKRIFT_IN = re.compile(
    r"(?<!\w)(?:remissmissiv|missiv\w*|följebrev|samrådsremiss|internremiss|underremiss"
    r"|(?<!/)underrättelse)(?!\w)|(?:^|\n)(?:remiss|samråd|begäran om yttrande)(?:\n|$)",
    re.I,
)


_BERATTAR = re.compile(
    r"(?:^|\n)(?:# ?)*(?:Fråga \d{4}/\d\d:|Interpellation \d{4}/\d\d:|Skriftlig fråga|Svar på fråga \d"
    r"|Debattartikel"
    r"|(?:Inbjudan|INBJUDAN|Välkommen|Välkomna)(?: \w+)? till (?:\w+ ){0,2}?(?!samråd)[\wåäö-]*"
    r"(?:konferens|seminari|hearing|möte|webbinari|utbildning|kurs|dialog|frukost|samling))"
    r"|\b(?:Cirkulär|CIRKULÄR)(?: nr)? \d\d:\d"
)
"""Headings of papers that tell of a remiss and are none: they ask for no answer to it."""
_NYHETER = re.compile(
    r"(?:^|\n)(?:# ?)*(?:Nyheter från|Nyhetsbrev|NYHETSBREV|Pressmeddelande|PRESSMEDDELANDE)"
)

_FORSLAG = re.compile(r"(?:Förslag till beslut|FÖRSLAG TILL BESLUT)(?! om)\b")
_FRAGAR = re.compile(
    r"remiss|yttra(?:nde|r? sig)|synpunkter|samråd|tillfälle att|svar(?:et)? (?:ska|önskas|lämnas"
    r"|senast)",
    re.I,
)
_REMITTERAS = re.compile(r"remitteras (?:härmed )?till", re.I)


def pappret(blad: Blad) -> Papper:
    """Whose paper it is, by the words that only one kind uses; a paper that only asks has come in."""
    plan = blad.plan[:20_000]
    eget = 3 * len({m[0].lower() for m in _EGET.finditer(plan)}) + 4 * bool(_FORSLAG.search(plan))
    kom = 2 * len({m[0].lower() for m in _INKOMMET.finditer(plan)}) + 4 * bool(
        _OVERSKRIFT_IN.search(plan[:250])
    )
    if eget > kom:
        return Papper.INKOMMET if eget == 3 and _REMITTERAS.search(plan) else Papper.EGET
    if not kom and i_dagordning(blad) is not None:
        return Papper.EGET
    if kom or _FRAGAR.search(plan):
        return Papper.INKOMMET
    return Papper.OKANT


_LISTA = re.compile(r"föredragningslista|dagordning|kallelse|ärendelista|sammanträde (?:19|20)\d\d-", re.I)
_PUNKT_OM_REMISS = re.compile(
    r"(?<=\n)(?P<nummer>§ ?\d{1,3}|\d{1,3} ?[A-Za-z½]?[.)]?) {1,3}[^\n]{0,200}?(?:remiss|yttrande|svar på"
    r"|motion|medborgarförslag|skrivelse|samråd|\(SOU|\(Ds)[^\n]{0,300}?(?<!\.)(?=\n|$)",
    re.I,
)


_FORSLAG_I_LISTA = re.compile(r"förslag till beslut|besluta[rs]?\b|beslutade|föreslår|(?:^|\n)att ", re.I)
"""What is proposed or decided: the paper goes into one of its matters."""


def flera_arenden(blad: Blad) -> bool:
    """Whether a paper lists a whole meeting with several remisser in it: no one of them is the matter."""
    if not _LISTA.search(blad.plan, 0, 500) or _FORSLAG_I_LISTA.search(blad.plan):
        return False
    return len({m["nummer"] for m in _PUNKT_OM_REMISS.finditer(blad.plan, 0, 10_000)}) > 1


def berattar(blad: Blad, *, nyheter: bool = True) -> bool:
    """Whether a paper only tells of a remiss: a circular, an invitation, a question in the riksdag.

    News count where `nyheter` says so: whoever remits tells in them too until what day it may be answered.
    """
    monster = (_BERATTAR, _NYHETER) if nyheter else (_BERATTAR,)
    return any(m.search(blad.plan, 0, 1500) for m in monster)
