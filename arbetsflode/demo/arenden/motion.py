"""Motion 2011:24, remitted to Hässelby-Vällingby: a svarstid that became a Saturday, and an answer by e-mail.

The facts are those of the tjänsteutlåtande. It names no meeting and no day of its own: those are made up.
"""

from datetime import date

from arbetsflode.demo.arenden import delar
from arbetsflode.demo.manus import (
    Anmalfranvaro,
    Atgarda,
    Demofall,
    Godkann,
    Handla,
    Registrera,
    Scen,
)
from tillstand.atgarder import AnslagNere, AnslagUppe, AnstandBeviljat, Anstandsbegaran, Motesbyte
from tillstand.behorighet import Franvaro
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
    Upphovsman,
)
from tillstand.mottagen import Registrering
from tillstand.svarstid import Svarstid

_NAMNDEN = "Hässelby-Vällingby stadsdelsnämnd"
_ROTELN = "trafik- och arbetsmarknadsroteln"
_TITEL = "Om ökad jämlikhet, minskad segregation och goda uppväxtvillkor för barn och unga"
_BILAGA = "Motion till kommunfullmäktige (2011:24)"
_BILAGD = Bilaga(
    titel="Motion till kommunfullmäktige (2011:24) av Karin Rågsjö (v) och Måns Almqvist (v) om ökad "
    "jämlikhet, minskad segregation och goda uppväxtvillkor för barn och unga"
)
_MOTE = delar.mote(_NAMNDEN, date(2011, 9, 27), "18.00")

_REGISTRERING = Registrering(
    inkommen=date(2011, 5, 16),
    titel=_TITEL,
    titel_intern=f"”{_TITEL}”– motion från (v)",
    avsandare=delar.avsandare(_ROTELN),
    objekt=Remissobjekt(
        slag=Objektslag.MOTION,
        titel=_TITEL,
        beteckning="2011:24",
        datum=date(2011, 3, 14),
        datum_text="den 14 mars 2011",
        stallt_till="kommunfullmäktige",
        upphovsman=(
            Upphovsman(namn="Karin Rågsjö", parti="v"),
            Upphovsman(namn="Måns Almqvist", parti="v"),
        ),
        sammanfattning="Staden bör utreda vad ökad segregation leder till.",
        krav=("En tvärsektoriell utredning.", "Förslag mot segregation och för ökad jämlikhet."),
    ),
    instanser=delar.namnder(
        "socialnämnden",
        "arbetsmarknadsnämnden",
        "utbildningsnämnden",
        _NAMNDEN,
        "Norrmalms stadsdelsnämnd",
        "Farsta stadsdelsnämnd",
    ),
    klassificering="1.5.1",
    bilagor=(_BILAGD,),
    svarstid=Svarstid(
        text="kommunstyrelsen tillhanda senast 1 september 2011", datum=date(2011, 9, 1), tillhanda=True
    ),
)

_FORSLAG = Forslagsunderlag(
    beslutspunkter=(
        Beslutspunkt(text="Nämnden svarar med tjänsteutlåtandet.", slag=Punktslag.SVAR),
        Beslutspunkt(text="Paragrafen justeras omedelbart.", slag=Punktslag.JUSTERING),
    ),
    stallningstagande=Stallningstagande.TAR_EJ_STALLNING,
    stallningstagande_text="Förvaltningen beskriver sitt arbete och lämnar de politiska frågorna därhän.",
    adressat=_NAMNDEN,
    underskrifter=(
        Underskrift(namn="Stadsdelsdirektören", titel="stadsdelsdirektör"),
        Underskrift(namn="Avdelningschefen", titel="avdelningschef"),
    ),
    beredd_inom=(
        "Socialtjänstavdelningen",
        "Barn- och ungdomsenheten",
        "enheten för ekonomiskt bistånd",
    ),
    avsnitt=(
        Avsnitt(rubrik="Sammanfattning"),
        Avsnitt(rubrik="Ärendets beredning"),
        Avsnitt(rubrik="Bakgrund"),
        Avsnitt(rubrik="Förvaltningens yttrande och synpunkter"),
        Avsnitt(rubrik="Förslag till beslut"),
    ),
    bilagor=(_BILAGD,),
)

FALL = Demofall(
    namn="motion",
    titel=_TITEL,
    ur_handlingen=(
        "motion 2011:24 av 14 mars, till sex nämnder; svarstid 1 september 2011 ”tillhanda”, förlängd av "
        "roteln till 1 oktober, en lördag"
    ),
    pahittat="numret, mötet, övriga dagar",
    scener=(
        Scen(
            nar="2011-05-16 09.05",
            vem="hv.registrator",
            vad="registrerar {dnr}",
            steg=(Registrera(namnd="HV", underlag=_REGISTRERING, handlingar=delar.remissen(_BILAGA)),),
        ),
        Scen(
            nar="2011-05-17 13.15",
            vem="hv.avdelningschef",
            vad="fördelar till Handläggare, barn och ungdom",
            steg=(
                Handla(
                    overgang="fordela",
                    underlag=Fordelning(
                        handlaggare="hv.bou",
                        enhet="hv.bou",
                        medhandlaggare=("hv.bistand",),
                        svarsvag=Svarsvag.NAMND,
                    ),
                ),
            ),
        ),
        Scen(
            nar="2011-08-15 10.30",
            vem="hv.bou",
            vad="begär anstånd till 1 oktober hos roteln",
            steg=(
                Atgarda(
                    atgard="begar_anstand",
                    underlag=Anstandsbegaran(hos=_ROTELN, datum=date(2011, 10, 1)),
                ),
            ),
        ),
        Scen(
            nar="2011-08-22 11.00",
            vem="hv.bou",
            vad="får anstånd av roteln, väljer nämnden 27 september",
            steg=(
                Atgarda(
                    atgard="bevilja_anstand",
                    underlag=AnstandBeviljat(
                        datum=date(2011, 10, 1),
                        av=_ROTELN,
                        ordalydelse="förlängd svarstid till den 1 oktober 2011",
                        okand_dag=True,
                    ),
                ),
                Atgarda(atgard="byt_sammantrade", underlag=Motesbyte(malsammantrade=_MOTE)),
            ),
        ),
        Scen(
            nar="2011-08-31 15.00",
            vem="admin",
            vad="lägger in frånvaro 5–9 september för Avdelningschef (HV)",
            steg=(
                Anmalfranvaro(
                    franvaro=Franvaro(
                        person="hv.avdelningschef",
                        fran=date(2011, 9, 5),
                        till=date(2011, 9, 9),
                        ersattare="hv.bitr",
                    )
                ),
            ),
        ),
        Scen(
            nar="2011-09-05 14.10",
            vem="hv.bou",
            vad="lägger fram tjänsteutlåtandet för godkännande",
            steg=delar.lagg_fram(_FORSLAG, _TITEL),
        ),
        Scen(
            nar="2011-09-07 09.40",
            vem="hv.bitr",
            vad="godkänner i stället för Avdelningschef (HV)",
            steg=(Godkann(),),
        ),
        Scen(nar="2011-09-08 16.25", vem="hv.direktor", vad="godkänner förslaget", steg=(Godkann(),)),
        Scen(
            nar="2011-09-27 19.30",
            vem="hv.sekreterare",
            vad="antecknar § 8, omedelbart justerad",
            steg=delar.besluta(_MOTE, "8", Stallningstagande.TAR_EJ_STALLNING),
        ),
        Scen(
            nar="2011-09-28 10.20",
            vem="hv.registrator",
            vad="bifogar protokollsutdraget, sänder svaret med e-post",
            steg=delar.overlamna(Kanal.EPOST),
        ),
        Scen(
            nar="2011-09-29 09.00",
            vem="hv.sekreterare",
            vad="sätter upp anslaget om justeringen",
            steg=(Atgarda(atgard="anslag_uppe", underlag=AnslagUppe(uppe=date(2011, 9, 29))),),
        ),
        Scen(
            nar="2011-10-21 09.00",
            vem="hv.sekreterare",
            vad="tar ned anslaget, överklagandetiden har gått ut",
            steg=(Atgarda(atgard="anslag_nere", underlag=AnslagNere(nere=date(2011, 10, 21))),),
        ),
        Scen(
            nar="2011-10-21 11.30",
            vem="hv.registrator",
            vad="avslutar ärendet",
            steg=(delar.avsluta(),),
        ),
    ),
)
"""Remiss of a motion, Hässelby-Vällingby, 2011."""
