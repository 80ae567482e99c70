"""The words of the records as people say them."""

from collections.abc import Mapping
from enum import Enum

from arbetsflode.visning.handelser import HANDLINGSSLAG, RIKTNING
from tillstand.avskriven import Avskrivningsgrund
from tillstand.beredning import Svarsvag
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import Kanal, Objektslag, Organslag, Stallningstagande
from tillstand.justerad import Justeringssatt, Signering
from tillstand.mottagen import Arendetyp
from tillstand.namndbeslut import Beslutsutfall, Delegationshinder

ORD: Mapping[type[Enum], Mapping[Enum, str]] = {
    Stallningstagande: {
        Stallningstagande.TILLSTYRKER: "Tillstyrker",
        Stallningstagande.AVSTYRKER: "Avstyrker",
        Stallningstagande.DELVIS: "Tillstyrker delvis",
        Stallningstagande.UTAN_ERINRAN: "Ingen erinran",
        Stallningstagande.TAR_EJ_STALLNING: "Tar inte ställning",
        Stallningstagande.AVSTAR: "Avstår från att yttra sig",
    },
    Beslutsutfall: {
        Beslutsutfall.ENLIGT_FORSLAGET: "Enligt förslaget",
        Beslutsutfall.ANNAN_LYDELSE: "Egen lydelse",
        Beslutsutfall.AVSTAR: "Nämnden avstår från att svara",
    },
    Kanal: {
        Kanal.EPOST: "E-post",
        Kanal.ETJANST: "E-tjänst",
        Kanal.POST: "Post",
        Kanal.INTERNT: "Internt",
    },
    Justeringssatt: {
        Justeringssatt.OMEDELBART: "Omedelbart",
        Justeringssatt.ORDINARIE: "I vanlig ordning",
    },
    Signering: {Signering.PAPPER: "På papper", Signering.ELEKTRONISK: "Elektroniskt"},
    Delegationshinder: {
        Delegationshinder.INGET: "Inget hinder",
        Delegationshinder.PUNKT_1: "KL 6:38 p 1: mål, inriktning, omfattning eller kvalitet",
        Delegationshinder.PUNKT_2: "KL 6:38 p 2: framställning eller yttrande till fullmäktige",
        Delegationshinder.PUNKT_3: "KL 6:38 p 3: myndighetsutövning av principiell beskaffenhet",
        Delegationshinder.PUNKT_4: "KL 6:38 p 4: medborgarförslag",
        Delegationshinder.PUNKT_5: "KL 6:38 p 5: får inte delegeras enligt annan lag",
    },
    Svarsvag: {
        Svarsvag.NAMND: "Nämnden beslutar",
        Svarsvag.UTSKOTT: "Utskottet beslutar",
        Svarsvag.DELEGATION: "På delegation",
        Svarsvag.ORDFORANDEBESLUT: "Ordföranden beslutar",
        Svarsvag.AVSTAR: "Nämnden avstår",
        Svarsvag.SAMORDNAT: "Samordnat svar",
        Svarsvag.KOMMUNENS_SVAR: "Kommunens gemensamma svar",
    },
    Handlingsslag: {slag: text.capitalize() for slag, text in HANDLINGSSLAG.items()},
    Handlingsriktning: {riktning: text.capitalize() for riktning, text in RIKTNING.items()},
    Arendetyp: {
        Arendetyp.REMISS: "Remiss",
        Arendetyp.SKRIVELSE: "Skrivelse",
        Arendetyp.REDOVISNING: "Redovisning till revisionen",
        Arendetyp.GRANSKNING: "Granskning",
        Arendetyp.PLANSAMRAD: "Plansamråd",
    },
    Organslag: {
        Organslag.KOMMUNFULLMAKTIGE: "Kommunfullmäktige",
        Organslag.KOMMUNSTYRELSE: "Kommunstyrelse",
        Organslag.NAMND: "Nämnd",
        Organslag.UTSKOTT: "Utskott",
        Organslag.KONTOR: "Kontor eller förvaltning",
        Organslag.REVISION: "Revision",
        Organslag.BOLAG: "Bolag",
        Organslag.STATLIG: "Statlig myndighet",
        Organslag.ORGANISATION: "Annan kommun, region eller organisation",
        Organslag.EXTERN: "Enskild, eller inte känt",
    },
    Objektslag: {
        Objektslag.MOTION: "Motion",
        Objektslag.SKRIVELSE: "Skrivelse",
        Objektslag.MEDBORGARFORSLAG: "Medborgarförslag",
        Objektslag.SOU: "SOU",
        Objektslag.DS: "Ds",
        Objektslag.PROMEMORIA: "Promemoria",
        Objektslag.POLICY: "Policy eller program",
        Objektslag.PLAN: "Plan",
        Objektslag.ANNAT: "Annat",
    },
    Avskrivningsgrund: {
        Avskrivningsgrund.ATERKALLAD: "Remissen är återkallad",
        Avskrivningsgrund.FOR_KANNEDOM: "Bara för kännedom",
        Avskrivningsgrund.LAMNAD_TILL_ANNAN: "Lämnad till någon annan",
        Avskrivningsgrund.SKRIVELSE_OMHANDERTAGEN: "Skrivelsen är omhändertagen",
        Avskrivningsgrund.REDOVISNING_LAMNAD: "Redovisningen är lämnad",
        Avskrivningsgrund.MAKULERAD: "Makulerad",
    },
}
"""Enum -> its words; a word without one of its own is shown as it is written."""


def ord_for(ett: Enum) -> str:
    """What a word is called."""
    return ORD.get(type(ett), {}).get(ett) or str(ett.value).replace("_", " ").capitalize()
