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


_EGET = re.compile(
    r"tjänste ?utlåtande|tjänste ?skrivelse|förslag ?till ?beslut(?!ade| om)|föreslås besluta"
    r"|(?:nämnden|styrelsen|fullmäktige) beslutar (?:att|följande|för)"
    r"|(?:nämnden|styrelsen|fullmäktige) beslutade (?:enligt|i enlighet|:)|ska nu behandlas av"
    r"|svar på (?:en |kommunstyrelsens )?(?:remiss|motion|skrivelse|medborgarförslag)"
    r"|(?<!med )(?<!lämna )(?<!avge )(?<!ett )yttrande över|remissyttrande|(?:^"
    r"|\n)(?:remissvar|yttrande)(?=\n|$)"
    r"|(?<!\w)remissvar(?: angående| på| över|:)|ärendets ?beredning|ärendet har beretts|beslutsunderlag"
    r"|förvaltningens (?:synpunkter|förslag|bedömning|yttrande)|(?:utlåtande"
    r"|remissen) (?:besvaras|överlämnas)"
    r"|har (?:av [\w -]{3,60} )?(?:fått|getts|givits|beretts|inbjudits)[\w ]{0,40} (?:yttra"
    r"|lämna synpunkter|på remiss)"
    r"|har (?:remitterat|skickat (?:\w+ ){0,3}på remiss)|har (?:av"
    r"|från) [\w -]{3,40} remitterats|protokolls?utdrag|protokoll\b"
    r"|remiss från|föreslår att (?:kommun|region|landstings|social|nämnd)"
    r"|avge (?:följande )?yttrande|dagordning"
    r"|föredragningslista|sammanträdesdatum|kallelse\b|(?:nämnd|nämnden|styrelsen"
    r"|fullmäktige)[ ,>]{1,3}sammanträde\b"
    r"|yttrande till (?=[A-ZÅÄÖ])|föreslås (?:att )?(?:nämnden|styrelsen)|(?<!\w)(?-i:YTTRANDE)(?!\w)",
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
    r"|underrättelse)(?!\w)|(?:^|\n)(?:remiss|samråd|begäran om yttrande)(?:\n|$)",
    re.I,
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
