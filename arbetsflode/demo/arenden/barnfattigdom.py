"""The skrivelse on child poverty of June 2011, remitted to Hässelby-Vällingby and answered in time.

The facts are those of the tjänsteutlåtande. It names no meeting and no day of its own: those are made up.
"""

from datetime import date

from arbetsflode.demo.arenden import delar
from arbetsflode.demo.manus import Demofall, Godkann, Handla, Registrera, Scen
from tillstand.beredning import Fordelning, Svarsvag
from tillstand.forslag import Forslagsunderlag
from tillstand.innehall import (
    Avsnitt,
    Beslutspunkt,
    Bilaga,
    Kanal,
    Objektslag,
    Punktslag,
    Remissobjekt,
    Stallningstagande,
    Underskrift,
    Uppgift,
    Upphovsman,
)
from tillstand.mottagen import Registrering
from tillstand.svarstid import Svarstid

_NAMNDEN = "Hässelby-Vällingby stadsdelsnämnd"
_TITEL = "Om en kommunal plan för att minska barnfattigdomen i Stockholms stad"
_BILAGA = "Skrivelse till kommunstyrelsen om en kommunal plan för att minska barnfattigdomen"
_BILAGD = Bilaga(
    titel="Skrivelse från (V) till kommunstyrelsen om en kommunal plan för att minska barnfattigdomen i "
    "Stockholms stad"
)
_MOTE = delar.mote(_NAMNDEN, date(2011, 10, 25), "18.00")

_REGISTRERING = Registrering(
    inkommen=date(2011, 6, 20),
    titel=_TITEL,
    titel_intern=f"”{_TITEL}” – skrivelse från (V) till kommunstyrelsen",
    avsandare=delar.avsandare(),
    objekt=Remissobjekt(
        slag=Objektslag.SKRIVELSE,
        titel=_BILAGA,
        datum=date(2011, 6, 8),
        datum_text="den 8 juni 2011",
        stallt_till="kommunstyrelsen",
        upphovsman=(Upphovsman(namn="Karin Rågsjö", parti="V"),),
        sammanfattning="Staden bör ha en plan mot barnfattigdom.",
        krav=("Se över riktlinjerna för försörjningsstöd.", "Ta fram en kommunal plan."),
    ),
    instanser=delar.namnder("socialnämnden", "utbildningsnämnden", "Södermalms stadsdelsnämnd", _NAMNDEN),
    klassificering="1.5.1",
    bilagor=(_BILAGD,),
    svarstid=Svarstid(text="senast den 31 oktober 2011", datum=date(2011, 10, 31)),
)

_FORSLAG = Forslagsunderlag(
    beslutspunkter=(
        Beslutspunkt(text="Nämnden svarar med tjänsteutlåtandet.", slag=Punktslag.SVAR),
        Beslutspunkt(text="Paragrafen justeras omedelbart.", slag=Punktslag.JUSTERING),
    ),
    stallningstagande=Stallningstagande.DELVIS,
    stallningstagande_text="Riktlinjerna kan prövas och bli tydligare om barnen.",
    adressat=_NAMNDEN,
    underskrifter=(
        Underskrift(namn="Stadsdelsdirektören", titel="stadsdelsdirektör"),
        Underskrift(namn="Avdelningschefen", titel="avdelningschef"),
    ),
    beredd_inom=("Socialtjänstavdelningen", "enheten för Ekonomiskt bistånd"),
    namnda_enheter=("Ekonomiskt bistånd", "Barn- och Ungdom", "Familjestödsenheten", "Vuxenenheten"),
    avsnitt=(
        Avsnitt(rubrik="Sammanfattning"),
        Avsnitt(rubrik="Ärendets beredning"),
        Avsnitt(rubrik="Bakgrund"),
        Avsnitt(rubrik="Förvaltningens redogörelse och synpunkter"),
        Avsnitt(rubrik="Förslag till beslut"),
    ),
    bilagor=(_BILAGD,),
    uppgifter=(Uppgift(slag="återkommande", text="gemensam genomgång varannan torsdag"),),
)

FALL = Demofall(
    namn="plan",
    titel=_TITEL,
    ur_handlingen=(
        "dnr 1.5.1 - 491 - 2011; skrivelse 8 juni 2011, till fyra nämnder ”senast den 31 oktober 2011”"
    ),
    pahittat="mötet, övriga dagar",
    scener=(
        Scen(
            nar="2011-06-20 10.00",
            vem="hv.registrator",
            vad="registrerar {dnr}",
            steg=(Registrera(namnd="HV", underlag=_REGISTRERING, handlingar=delar.remissen(_BILAGA)),),
        ),
        Scen(
            nar="2011-06-21 08.50",
            vem="hv.avdelningschef",
            vad="fördelar till Handläggare, ekonomiskt bistånd",
            steg=(
                Handla(
                    overgang="fordela",
                    underlag=Fordelning(
                        handlaggare="hv.bistand",
                        enhet="hv.eb",
                        svarsvag=Svarsvag.NAMND,
                        malsammantrade=_MOTE,
                    ),
                ),
            ),
        ),
        Scen(
            nar="2011-09-26 11.45",
            vem="hv.bistand",
            vad="lägger fram tjänsteutlåtandet för godkännande",
            steg=delar.lagg_fram(_FORSLAG, _TITEL),
        ),
        Scen(nar="2011-09-27 08.15", vem="hv.avdelningschef", vad="godkänner förslaget", steg=(Godkann(),)),
        Scen(nar="2011-09-28 15.50", vem="hv.direktor", vad="godkänner förslaget", steg=(Godkann(),)),
        Scen(
            nar="2011-10-25 19.45",
            vem="hv.sekreterare",
            vad="antecknar § 11, omedelbart justerad",
            steg=delar.besluta(_MOTE, "11", Stallningstagande.DELVIS),
        ),
        Scen(
            nar="2011-10-27 09.30",
            vem="hv.registrator",
            vad="bifogar protokollsutdraget, lämnar svaret internt",
            steg=delar.overlamna(Kanal.INTERNT),
        ),
        Scen(
            nar="2011-11-18 10.10",
            vem="hv.registrator",
            vad="avslutar ärendet",
            steg=(delar.avsluta(),),
        ),
    ),
)
"""Remiss of a skrivelse, Hässelby-Vällingby, 2011."""
