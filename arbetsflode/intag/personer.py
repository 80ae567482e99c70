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
_EN = rf"{NAMN} ?(?:{PARTI})?"
FORFATTARE = (
    rf"(?:(?:{_EN})(?:(?:, | och | samt )(?:{_EN})){{0,6}}(?: m\.? ?fl\.?(?: {PARTI})?)?|{PARTI}"
    r"|(?:Vänsterpartiet|Miljöpartiet(?: de gröna)?|Socialdemokraterna|Moderaterna|Centerpartiet|Liberalerna"
    r"|Folkpartiet|Kristdemokraterna|Sverigedemokraterna))"
)
"""One or more authors, or the party that wrote."""

_INTE_NAMN = re.compile(
    r"Telefon|Datum|Dnr|Diarie|Handläggare|Förvaltning|Kontoret|Nämnd|Stad\b|Kommun\b|Region\b"
    r"|Sida|Box|Tel\b|Enhet|Avdelning|Till\b|Stockholms|Svar\b|Remiss|Förslag|Ärende"
    r"|kontor|nämnd|styrelse|förvaltning|departement|verket|Hej\b|Vår\b|Ert?\b|E-post"
    r"|Sammanfattning|Bakgrund|Yttrande|Adress|Tjänste|Motion|Skrivelse|kansli|staben\b",
)
_NAMN = re.compile(NAMN)


def namn_vid(text: str, plats: int) -> tuple[int, int] | None:
    """A person's name that begins at a place."""
    m = _NAMN.match(text, plats)
    if m is None:
        return None
    slut = m.end()
    if bort := _INTE_NAMN.search(text, plats, slut):
        slut = bort.start()
        while slut > plats and text[slut - 1] == " ":
            slut -= 1
    return (plats, slut) if " " in text[plats:slut] else None
