"""What has been done, in one sentence each: the receipt that a person reads."""

from collections.abc import Mapping

from arbetsflode.motor import Handelsevy
from tillstand.flode import Flode
from tillstand.handelser import Handelseslag

GJORT: Mapping[str, str] = {
    "fordela": "Ärendet är fördelat.",
    "lagg_forslag": "Förslaget är framlagt.",
    "dra_tillbaka": "Förslaget är tillbakadraget. Ärendet är i beredning igen.",
    "besluta": "Nämndens beslut är registrerat.",
    "bordlagg": "Ärendet är bordlagt.",
    "aterremittera": "Ärendet är återremitterat och i beredning igen.",
    "besluta_pa_delegation": "Delegationsbeslutet är registrerat.",
    "besluta_bradskande": "Det brådskande beslutet är registrerat.",
    "justera": "Justeringen är registrerad. Svaret kan skickas.",
    "overlamna": "Svaret är överlämnat.",
    "overlamna_delegerat": "Svaret är överlämnat.",
    "avskriv": "Ärendet är avskrivet.",
    "makulera": "Ärendet är makulerat. Numret används inte igen.",
    "begar_anstand": "Begäran om anstånd är antecknad.",
    "bevilja_anstand": "Den nya svarstiden gäller. Planen är omräknad.",
    "avsla_anstand": "Avslaget är antecknat. Den tidigare svarstiden gäller.",
    "omfordela": "Ärendet har en ny handläggare.",
    "komplettera": "Uppgifterna är ändrade.",
    "bifoga": "Handlingen är bifogad.",
    "byt_sammantrade": "Sammanträdet är valt. Planen är omräknad.",
    "preliminart_svar": "Det preliminära svaret är antecknat.",
    "anslag_uppe": "Anslaget är antecknat som uppsatt.",
    "anslag_nere": "Anslaget är antecknat som nedtaget.",
    "anmal": "Anmälan till nämnden är antecknad.",
    "anteckna": "Anteckningen är sparad.",
    "ratta": "Rättelsen är antecknad.",
    "avsluta": "Ärendet är avslutat.",
    "registrera": "Remissen är registrerad.",
}
"""Arrow or åtgärd -> what has happened; one of a flow of the municipality's own is named as its button."""

_AV_SLAGET: Mapping[Handelseslag, str] = {
    Handelseslag.BEGARAN: "Det ligger nu för godkännande: {rubrik}.",
    Handelseslag.GODKAND: "Du har godkänt.",
    Handelseslag.ATERLAMNAD: "Det är återlämnat med din kommentar.",
    Handelseslag.ATERTAGEN: "Begäran är återtagen.",
    Handelseslag.BEGARAN_OMSTARTAD: "Godkännandet börjar om, för det som godkänns har ändrats.",
    Handelseslag.BEGARAN_AVSLUTAD: "Det som väntade på godkännande gäller inte längre.",
    Handelseslag.UTSKICK_BEGART: "Svaret är lagt för utskick.",
    Handelseslag.UTSKICK_ATERTAGET: "Utskicket är återtaget.",
    Handelseslag.ANGRAD: "Steget är ångrat: {rubrik}.",
    Handelseslag.GALLRAD: "Uppgifterna är gallrade.",
}


def kvittoord(handelse: Handelsevy, flode: Flode) -> str:
    """What was done, in a sentence of its own."""
    rad = flode.per_namn.get(handelse.namn)
    rubrik = rad.rubrik if rad else handelse.namn
    if ord_ := _AV_SLAGET.get(Handelseslag(handelse.slag)):
        return ord_.format(rubrik=rubrik)
    return GJORT.get(handelse.namn, f"Klart: {rubrik}.")
