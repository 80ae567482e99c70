"""The journal in plain Swedish: what each fact is called, and what each document."""

from typing import Any

from arbetsflode.motor import Handelsevy
from tillstand.flode import Flode
from tillstand.handelser import Handelseslag
from tillstand.handlingar import Handlingsriktning, Handlingsslag

HANDLINGSSLAG = {
    Handlingsslag.REMISSMISSIV: "remissmissiv",
    Handlingsslag.BILAGA: "bilaga",
    Handlingsslag.TJANSTEUTLATANDE: "tjänsteutlåtande",
    Handlingsslag.TJANSTESKRIVELSE: "tjänsteskrivelse",
    Handlingsslag.YTTRANDE: "yttrande",
    Handlingsslag.PROTOKOLLSUTDRAG: "protokollsutdrag",
    Handlingsslag.DELEGATIONSBESLUT: "delegationsbeslut",
    Handlingsslag.MISSIV: "missiv",
    Handlingsslag.ANSTANDSBESKED: "anståndsbesked",
    Handlingsslag.SKRIVELSE: "skrivelse",
    Handlingsslag.REDOVISNING: "redovisning",
    Handlingsslag.ANNAN: "annan handling",
}
_HANDELSER = {
    Handelseslag.REGISTRERAD: "Registrerat",
    Handelseslag.OVERGANG: "{rubrik}",
    Handelseslag.ATGARD: "{rubrik}",
    Handelseslag.BEGARAN: "Begärt godkännande: {rubrik}",
    Handelseslag.GODKAND: "Godkänt: {rubrik}",
    Handelseslag.ATERLAMNAD: "Återlämnat: {rubrik}",
    Handelseslag.ATERTAGEN: "Återtaget: {rubrik}",
    Handelseslag.BEGARAN_OMSTARTAD: "Godkännandet börjar om: {rubrik}",
    Handelseslag.BEGARAN_AVSLUTAD: "Begäran avslutad: {rubrik}",
    Handelseslag.UTSKICK_BEGART: "Svaret på väg ut",
    Handelseslag.UTSKICK_ATERTAGET: "Utskicket återtaget",
    Handelseslag.UTSKICK_OVISST: "Ovisst om svaret gick iväg",
    Handelseslag.UTSKICK_MISSLYCKAT: "Svaret gick inte iväg",
    Handelseslag.ANGRAD: "Ångrat: {rubrik}",
    Handelseslag.GALLRAD: "Gallrat enligt beslut",
}

RIKTNING = {
    Handlingsriktning.IN: "inkommen",
    Handlingsriktning.UT: "utgående",
    Handlingsriktning.UPPRATTAD: "upprättad",
}


def handelsetext(handelse: Handelsevy, flode: Flode) -> str:
    """What happened, in one line, with the words that say why."""
    vad, ord_ = handelsenamn(handelse, flode), _med_egna_ord(handelse.underlag)
    return f"{vad}: {ord_}" if ord_ else vad


def handelsenamn(handelse: Handelsevy, flode: Flode) -> str:
    """What a fact is called."""
    rad = flode.per_namn.get(handelse.namn)
    return _HANDELSER[Handelseslag(handelse.slag)].format(rubrik=rad.rubrik if rad else handelse.namn)


def _med_egna_ord(underlag: Any) -> str:
    """The words that say why, or what was added; one line, shortened."""
    falt = underlag if isinstance(underlag, dict) else {}
    namnen = ("text", "skal", "motivering", "titel", "beslut", "beslutstext")
    ord_ = next((falt[n] for n in namnen if isinstance(falt.get(n), str)), "")
    rad = " ".join(ord_.split())
    return rad if len(rad) <= 60 else f"{rad[:57]}..."
