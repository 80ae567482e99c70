"""Names of people, and of people with a party: *Karin Ek (S)*, *Anna af Klint*."""

import re

_LED = r"[A-ZÅÄÖÉ][a-zåäöéüA-ZÅÄÖ’']{1,25}(?:-[A-ZÅÄÖÉ][a-zåäöéü]{1,25})?"
NAMN = rf"{_LED}(?: (?:von|af|de|van|[A-ZÅÄÖ]\.))?(?: {_LED}){{1,3}}"
"""A first name and one to three more."""
PARTI = (
    r"\((?:båda |samtliga |alla )?"
    r"(?:[SsMmCcLlVv]|[Kk][Dd]|[Mm][Pp]|[Ff][Pp]|[Ss][Dd]|[Ff][Ii]|[A-ZÅÄÖ]{1,4})\)"
)
"""A party in brackets."""
_EN = rf"{NAMN}(?: ?{PARTI})?"
FORFATTARE = (
    rf"(?:(?:{_EN})(?:(?:, | och | samt )(?:{_EN})){{0,6}}(?: m\.? ?fl\.?(?: {PARTI})?)?|{PARTI}"
    r"|(?:Vänsterpartiet|Miljöpartiet(?: de gröna)?|Socialdemokraterna|Moderaterna|Centerpartiet|Liberalerna"
    r"|Folkpartiet|Kristdemokraterna|Sverigedemokraterna))"
)
"""One or more authors, or the party that wrote."""

_INTE_NAMN_I_VERSALER = re.compile(
    r"TELEFON|TFN|TEL\b|DATUM|DNR|DIARIE|TILL\b|SID|ENHET|AVDELNING|NÄMND|STAD|KOMMUN|FÖRVALTNING"
    r"|KONTOR|HANDLÄGGARE|REMISS|KAPP"
)
_ADELS = re.compile(r" (?:von|af|de|van) ")
YRKE = (
    r"(?:chef|ledare|strateg|planerare|arkitekt|sekreterare|direktör|utredare|samordnare|handläggare|jurist"
    r"|ekonom|ekolog|ingenjör|inspektör|konsulent|controller|registrator)"
)
"""How the words for what people do end: *miljöstrateg*, *nämndsekreterare*."""
_TJANST = re.compile(rf"[A-ZÅÄÖ][\wåäö-]*{YRKE} ")
_SIST = re.compile(rf" [A-ZÅÄÖ]?[a-zåäö-]*{YRKE}$")
_ANNAT_FOLJER = re.compile(r"-| (?!och\b|är\b|har\b|på\b|den\b|vid\b|m\b)[a-zåäö]{5}")
"""What stands after a word that is no name: *Karin Ek Bromma stadsdelsförvaltning*."""
_INTE_NAMN = re.compile(
    r"Tele(?:fon)?\b|Tfn\b|Datum|Dnr|Diarie|Handläggare|Förvaltning|Kontoret|Nämnd|Stad\b|Kommun\b|Region\b"
    r"|Sida|Box|Tel\b|Enhet|Avdelning|Till\b|Stockholms|Svar\b|Remiss|Förslag|Ärende"
    r"|kontor|nämnd|styrelse|förvaltning|departement|verket|Hej\b|Vår\b|Ert?\b|E-post"
    r"|Sammanfattning|Bakgrund|Yttrande|Adress|Förnamn|Utfärdat|Tjänste|Motion|Skrivelse|kansli|staben\b"
    r"|(?<=\s)[A-ZÅÄÖ]{2,}\b|\b[A-ZÅÄÖ]{4,}\b|Sid\b",
)
_NAMN = re.compile(NAMN)
_FORFATTARE = re.compile(rf"(?:{NAMN}.*)?{PARTI}")


def namn_vid(text: str, plats: int) -> tuple[int, int] | None:
    """A person's name that begins at a place."""
    m = _NAMN.match(text, plats)
    if m is None:
        return None
    slut = m.end()
    if text[slut : slut + 1] in ("@", ".") and text[slut + 1 : slut + 2].isalnum():
        slut = text.rfind(" ", plats, slut)
    if text.count(" ", plats, slut) > 2 and not _ADELS.search(text, plats, slut):
        slut = text.find(" ", text.find(" ", plats) + 1)
    while text.count(" ", plats, slut) > 1 and (
        _ANNAT_FOLJER.match(text, slut) or _SIST.search(text, plats, slut)
    ):
        slut = text.rfind(" ", plats, slut)
    if titel := _TJANST.match(text, plats, slut):
        plats = titel.end()
    inte = _INTE_NAMN_I_VERSALER if text[plats : plats + 2].isupper() else _INTE_NAMN
    if bort := inte.search(text, plats, slut):
        slut = max(plats, text.rfind(" ", plats, bort.start() + 1))
        while slut > plats and text[slut - 1] == " ":
            slut -= 1
    return (plats, slut) if " " in text[plats:slut] else None


def ar_forfattare(namn: str) -> bool:
    """Whether a sender is a person with a party, or several."""
    return bool(_FORFATTARE.fullmatch(namn))
