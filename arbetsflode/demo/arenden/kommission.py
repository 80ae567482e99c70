"""The skrivelse (12/3) of 2012, remitted to socialnämnden: sent back, extended, answered on the last day.

The facts are those of the tjänsteutlåtande. It carries no number and no day of its own: those are made up.
"""

from datetime import date

from arbetsflode.demo.arenden import delar
from arbetsflode.demo.manus import Aterlamna, Atgarda, Demofall, Godkann, Handla, Registrera, Scen
from tillstand.atgarder import AnstandBeviljat, Anstandsbegaran, Motesbyte
from tillstand.beredning import Fordelning, Svarsvag
from tillstand.forslag import Forslagsunderlag
from tillstand.innehall import (
    Avsnitt,
    Beslutspunkt,
    Bilaga,
    Instans,
    Kanal,
    Objektslag,
    Organslag,
    Punktslag,
    Remissobjekt,
    Stallningstagande,
    Underskrift,
    Uppgift,
    Upphovsman,
)
from tillstand.mottagen import Registrering
from tillstand.svarstid import Svarstid

_NAMNDEN = "Socialnämnden"
_TITEL = "En kommission för ett socialt hållbart Stockholm"
_AV = "Stefan Nilsson och Åsa Jernberg (båda MP)"
_BILAGA = "Skrivelse (12/3) om en kommission för ett socialt hållbart Stockholm"
_BILAGD = Bilaga(
    titel=f"Skrivelse (12/3) om att utse en kommission för ett socialt hållbart Stockholm från {_AV}"
)
_MAJMOTE = delar.mote(_NAMNDEN, date(2012, 5, 22), "16.00")
_JUNIMOTE = delar.mote(_NAMNDEN, date(2012, 6, 12), "16.00")

_REGISTRERING = Registrering(
    inkommen=date(2012, 4, 2),
    titel=_TITEL,
    titel_intern=f"{_TITEL} Svar på remiss av skrivelse(12/3) från {_AV}",
    avsandare=delar.avsandare(),
    objekt=Remissobjekt(
        slag=Objektslag.SKRIVELSE,
        titel=_BILAGA,
        beteckning="12/3",
        datum=date(2012, 3, 12),
        datum_text="12/3",
        stallt_till="kommunstyrelsen",
        upphovsman=(
            Upphovsman(namn="Stefan Nilsson", parti="MP"),
            Upphovsman(namn="Åsa Jernberg", parti="MP"),
        ),
        sammanfattning="Kommunstyrelsen bör utse en kommission efter Malmös förebild.",
        krav=("Utse en kommission.",),
    ),
    instanser=(
        Instans(organ="socialnämnden"),
        Instans(organ="stadsledningskontoret", organslag=Organslag.KONTOR),
    ),
    klassificering="1.6",
    bilagor=(_BILAGD,),
    svarstid=Svarstid(text="1 juni 2012", datum=date(2012, 6, 1)),
)

_FORSLAG = Forslagsunderlag(
    beslutspunkter=(
        Beslutspunkt(text="Nämnden svarar med tjänsteutlåtandet.", slag=Punktslag.SVAR),
        Beslutspunkt(text="Ärendet går till kommunstyrelsen.", slag=Punktslag.OVERLAMNANDE),
        Beslutspunkt(text="Paragrafen justeras omedelbart.", slag=Punktslag.JUSTERING),
    ),
    stallningstagande=Stallningstagande.AVSTYRKER,
    stallningstagande_text="Förvaltningen ser inget behov av en kommission just nu.",
    adressat=_NAMNDEN,
    underskrifter=(
        Underskrift(namn="Förvaltningschefen", titel="Förvaltningschef"),
        Underskrift(namn="Den administrativa chefen", titel="Administrativ chef"),
    ),
    beredd_inom=("socialtjänstavdelningen", "avdelningen för stadsövergripande sociala frågor"),
    avsnitt=(
        Avsnitt(rubrik="Sammanfattning"),
        Avsnitt(rubrik="Bakgrund"),
        Avsnitt(rubrik="Ärendets beredning"),
        Avsnitt(rubrik="Skrivelsen i sammanfattning"),
        Avsnitt(rubrik="Förvaltningens synpunkter"),
        Avsnitt(rubrik="Bilaga"),
    ),
    bilagor=(_BILAGD,),
    uppgifter=(
        Uppgift(
            slag="plan",
            text="riktlinjerna för ekonomiskt bistånd revideras",
            fran=date(2012, 1, 1),
            senast=date(2012, 12, 31),
        ),
        Uppgift(slag="plan", text="Framtidskommissionen, till 2013"),
        Uppgift(slag="styrdokument", text="Vision 2030"),
    ),
)

FALL = Demofall(
    namn="kommission",
    titel=_TITEL,
    ur_handlingen=("skrivelse (12/3), läst som 12 mars; svarstid 1 juni 2012, förlängd till 13 juni 2012"),
    pahittat="numret, mötena, återlämnandet, övriga dagar",
    scener=(
        Scen(
            nar="2012-04-02 09.15",
            vem="soc.registrator",
            vad="registrerar {dnr}",
            steg=(Registrera(namnd="SOC", underlag=_REGISTRERING, handlingar=delar.remissen(_BILAGA)),),
        ),
        Scen(
            nar="2012-04-03 10.40",
            vem="soc.admchef",
            vad="fördelar till Utredare (SOC), för nämnden 22 maj",
            steg=(
                Handla(
                    overgang="fordela",
                    underlag=Fordelning(
                        handlaggare="soc.utredare",
                        enhet="soc.adm",
                        medhandlaggare=("soc.social", "soc.stad"),
                        svarsvag=Svarsvag.NAMND,
                        malsammantrade=_MAJMOTE,
                    ),
                ),
            ),
        ),
        Scen(
            nar="2012-05-02 13.50",
            vem="soc.utredare",
            vad="lägger fram tjänsteutlåtandet för godkännande",
            steg=delar.lagg_fram(_FORSLAG, _TITEL),
        ),
        Scen(
            nar="2012-05-03 16.40",
            vem="soc.admchef",
            vad="lämnar tillbaka: ”Beskriv också vad som redan pågår.”",
            steg=(Aterlamna(kommentar="Beskriv också vad som redan pågår."),),
        ),
        Scen(
            nar="2012-05-04 09.30",
            vem="soc.utredare",
            vad="begär anstånd till 13 juni hos kommunstyrelsen",
            steg=(
                Atgarda(
                    atgard="begar_anstand",
                    underlag=Anstandsbegaran(hos="kommunstyrelsen", datum=date(2012, 6, 13)),
                ),
            ),
        ),
        Scen(
            nar="2012-05-09 11.20",
            vem="soc.utredare",
            vad="får anstånd till 13 juni, väljer nämnden 12 juni",
            steg=(
                Atgarda(
                    atgard="bevilja_anstand",
                    underlag=AnstandBeviljat(
                        datum=date(2012, 6, 13), ordalydelse="förlängts till 13 juni 2012", okand_dag=True
                    ),
                ),
                Atgarda(atgard="byt_sammantrade", underlag=Motesbyte(malsammantrade=_JUNIMOTE)),
            ),
        ),
        Scen(
            nar="2012-05-21 10.05",
            vem="soc.utredare",
            vad="lägger fram ett omarbetat tjänsteutlåtande för godkännande",
            steg=delar.lagg_fram(_FORSLAG, _TITEL, ersatter=delar.TJANSTEUTLATANDE),
        ),
        Scen(nar="2012-05-22 08.30", vem="soc.admchef", vad="godkänner förslaget", steg=(Godkann(),)),
        Scen(nar="2012-05-23 14.15", vem="soc.direktor", vad="godkänner förslaget", steg=(Godkann(),)),
        Scen(
            nar="2012-06-12 17.40",
            vem="soc.sekreterare",
            vad="antecknar § 14, omedelbart justerad",
            steg=delar.besluta(_JUNIMOTE, "14", Stallningstagande.AVSTYRKER),
        ),
        Scen(
            nar="2012-06-13 08.50",
            vem="soc.registrator",
            vad="bifogar protokollsutdraget, sänder svaret med e-post",
            steg=delar.overlamna(Kanal.EPOST),
        ),
        Scen(
            nar="2012-06-28 10.00",
            vem="soc.registrator",
            vad="avslutar ärendet",
            steg=(delar.avsluta(),),
        ),
    ),
)
"""Remiss of a skrivelse, socialnämnden, 2012."""
