"""Records that hold: one for every arrow and åtgärd, and the registration."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from tests.byggare.manniskor import IDAG, SVARSTID
from tillstand import atgarder
from tillstand.avskriven import Avskrivning, Avskrivningsgrund, Makulering
from tillstand.beredning import Aterremiss, Fordelning, Tillbakadragande
from tillstand.forslag import Bordlaggning, Forslagsunderlag
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import Avsandare, Beslutspunkt, Kanal, Organslag, Remissobjekt, Sammantrade
from tillstand.justerad import Justering, Justeringssatt
from tillstand.mottagen import Registrering
from tillstand.namndbeslut import Beslut, BradskandeBeslut, Delegationsbeslut, Delegationshinder
from tillstand.overlamnad import Overlamning
from tillstand.svarstid import Svarstid


def mote(dag: date = IDAG, organ: str = "Socialnämnden") -> Sammantrade:
    """A meeting."""
    return Sammantrade(organ=organ, dag=dag)


def registrering(**andrat: Any) -> Registrering:
    """A remiss from the own kommunstyrelse on a skrivelse, to be answered by 31 October 2011."""
    grund: dict[str, Any] = {
        "inkommen": IDAG,
        "titel": "Remiss om en plan mot barnfattigdom",
        "avsandare": Avsandare(
            organ="Kommunstyrelsen",
            organslag=Organslag.KOMMUNSTYRELSE,
            egen_kommun=True,
            diarienummer="327-408/2011",
        ),
        "objekt": Remissobjekt(titel="Skrivelse om barnfattigdom"),
        "svarstid": Svarstid(text="senast den 31 oktober 2011", datum=SVARSTID),
    }
    return Registrering(**{**grund, **andrat})


def bifogande(slag: Handlingsslag = Handlingsslag.TJANSTEUTLATANDE, **andrat: Any) -> atgarder.Bifogande:
    """A finished document; its content is told apart by title and version."""
    grund: dict[str, Any] = {
        "slag": slag,
        "riktning": Handlingsriktning.UPPRATTAD,
        "titel": slag.value.capitalize(),
        "filnamn": f"{slag.value}.pdf",
        "innehall": "ab" * 32,
        "storlek": 1234,
    }
    return atgarder.Bifogande(**{**grund, **andrat})


def _med(klass: Callable[..., Any], **grund: Any) -> Callable[..., Any]:
    return lambda **andrat: klass(**{**grund, **andrat})


UNDERLAG: Mapping[str, Callable[..., Any]] = {
    "fordela": _med(Fordelning, handlaggare="handlaggare", enhet="bistand"),
    "lagg_forslag": _med(
        Forslagsunderlag, beslutspunkter=(Beslutspunkt(text="Nämnden överlämnar utlåtandet som svar."),)
    ),
    "dra_tillbaka": _med(Tillbakadragande, skal="Nya uppgifter har kommit in."),
    "besluta": _med(
        Beslut, sammantrade=mote(), paragraf="4 ½", beslutstext="Enligt förslaget.", omedelbart=True
    ),
    "bordlagg": _med(Bordlaggning, sammantrade=mote(), till=mote(IDAG + timedelta(14))),
    "aterremittera": _med(Aterremiss, sammantrade=mote(), motivering="Kostnaderna ska beskrivas."),
    "besluta_pa_delegation": _med(
        Delegationsbeslut,
        delegationspunkt="4.2",
        hinder=Delegationshinder.INGET,
        provning="Svaret rör ingen fråga av principiell vikt.",
        beslutstext="Enligt förslaget.",
    ),
    "besluta_bradskande": _med(
        BradskandeBeslut,
        ordforande="Ordföranden",
        bemyndigande="Nämndens beslut 2011-01-20 § 7",
        skal="Svarstiden går ut före nästa sammanträde.",
        beslutsdag=IDAG,
        beslutstext="Enligt förslaget.",
    ),
    "justera": _med(Justering, satt=Justeringssatt.OMEDELBART, dag=IDAG, justerare=("Justeraren",)),
    "overlamna": _med(
        Overlamning,
        mottagare="Kommunstyrelsen",
        kanal=Kanal.POST,
        handlingar=(2,),
        avsandarens_diarienummer="327-408/2011",
    ),
    "overlamna_delegerat": _med(
        Overlamning,
        mottagare="Kommunstyrelsen",
        kanal=Kanal.POST,
        handlingar=(2,),
        avsandarens_diarienummer="327-408/2011",
    ),
    "avskriv": _med(Avskrivning, grund=Avskrivningsgrund.ATERKALLAD),
    "makulera": _med(Makulering, skal="Registrerad två gånger."),
    "begar_anstand": _med(atgarder.Anstandsbegaran, hos="Rotel V", datum=date(2011, 11, 15)),
    "bevilja_anstand": _med(atgarder.AnstandBeviljat, datum=date(2011, 11, 15), av="Rotel V"),
    "avsla_anstand": _med(atgarder.AnstandAvslaget, av="Rotel V"),
    "omfordela": _med(atgarder.Omfordelning, handlaggare="kollega"),
    "komplettera": _med(atgarder.Komplettering, titel="Remiss om barnfattigdom"),
    "bifoga": bifogande,
    "byt_sammantrade": _med(atgarder.Motesbyte, malsammantrade=mote(date(2011, 10, 25))),
    "preliminart_svar": _med(
        atgarder.PreliminartSvar, skal="Svarstiden går ut.", mottagare="Kommunstyrelsen", kanal=Kanal.EPOST
    ),
    "anslag_uppe": _med(atgarder.AnslagUppe, uppe=IDAG),
    "anslag_nere": _med(atgarder.AnslagNere, nere=IDAG),
    "anmal": _med(atgarder.Anmalan, sammantrade=mote()),
    "anteckna": _med(atgarder.Tjansteanteckning, text="Talat med rotelns handläggare."),
    "ratta": _med(atgarder.Rattelse, avser="Paragrafen", text="Skrivfel i punkt 2."),
    "avsluta": _med(atgarder.Avslutande),
}
"""A record that holds for every arrow and åtgärd; keyword arguments change some of its fields."""
