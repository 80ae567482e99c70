"""The skrivelse on barnstöd of November 2006: no remiss, closed when its assignments have found a home.

The facts are those of the stamped paper; days after 21 November 2006, and who did what, are made up.
"""

from datetime import date

from arbetsflode.demo.manus import Bifoga, Demofall, Godkann, Handla, Registrera, Scen, handling
from tillstand.avskriven import Avskrivning, Avskrivningsgrund
from tillstand.beredning import Fordelning
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import (
    Avsandare,
    Objektslag,
    OnskatUppdrag,
    Organslag,
    Remissobjekt,
    Stampel,
    Uppgift,
    Upphovsman,
)
from tillstand.mottagen import Arendetyp, Registrering

_TITEL = "Skrivelse om barnstöd Stockholm"
_FORVALTNINGEN = "socialtjänstförvaltningen"

_OBJEKT = Remissobjekt(
    slag=Objektslag.SKRIVELSE,
    titel=_TITEL,
    datum=date(2006, 11, 20),
    datum_text="Stockholm den 20 november 2006",
    stallt_till="socialtjänstnämnden",
    upphovsman=(
        Upphovsman(namn="Monika Lindh", parti="s", uppdrag=("Gruppledare Socialtjänstnämnden",)),
        Upphovsman(
            namn="Karin Rågsjö",
            parti="v",
            uppdrag=("Vice ordförande Socialtjänstnämnden", "Gruppledare"),
        ),
    ),
    sammanfattning="Erfarenheterna av projektet Barnstöd ska tas till vara i stadens arbete.",
    uppdrag=(
        OnskatUppdrag(text="Se snabbt över utredningssystem och paraplysystem.", till=_FORVALTNINGEN),
        OnskatUppdrag(text="Föreslå hur en utbildningskedja kan ordnas.", till=_FORVALTNINGEN),
        OnskatUppdrag(
            text="Rapportera om rutiner för bedömning, uppföljning och dokumentation.",
            till=_FORVALTNINGEN,
            aterrapporteras_till="socialtjänstnämnden",
        ),
    ),
    uppgifter=(
        Uppgift(slag="stadsdelar med stödgrupp", text="7 av 18", beteckning="när projektet började"),
        Uppgift(slag="stadsdelar med stödgrupp", text="13 av 18", beteckning="april 2006"),
        Uppgift(slag="utbildade", text="170", beteckning="basutbildning"),
        Uppgift(slag="utbildade", text="210", beteckning="fördjupning"),
        Uppgift(slag="utbildade", text="75", beteckning="specialistutbildning"),
        Uppgift(slag="utbildade", text="40", beteckning="seminarier"),
        Uppgift(slag="utbildade", text="230", beteckning="övriga utbildningar och heldagar"),
    ),
    brevhuvud="Vänsterpartiet",
    bilagebeteckning="Bil. 2",
    anteckningar=("F.h.", "Jraben"),
)

_REGISTRERING = Registrering(
    arendetyp=Arendetyp.SKRIVELSE,
    inkommen=date(2006, 11, 21),
    titel=_TITEL,
    avsandare=Avsandare(organ="Ledamöter i socialtjänstnämnden", organslag=Organslag.NAMND, egen_kommun=True),
    objekt=_OBJEKT,
    stampel=Stampel(organ="SOCIALTJÄNSTNÄMNDEN STOCKHOLM", text="2006 -11- 21", datum=date(2006, 11, 21)),
)

FALL = Demofall(
    namn="barnstöd",
    titel=_TITEL,
    ur_handlingen=(
        "dnr 409.dnr.0585/2006, ankomststämpel 21 november 2006, daterad dagen före; tre önskade uppdrag "
        "till socialtjänstförvaltningen, ingen svarstid"
    ),
    pahittat="allt efter ankomstdagen",
    scener=(
        Scen(
            nar="2006-11-21 09.10",
            vem="sot.registrator",
            vad="registrerar {dnr}",
            steg=(
                Registrera(
                    namnd="SOT",
                    underlag=_REGISTRERING,
                    diarienummer="409.dnr.0585/2006",
                    handlingar=(
                        handling(
                            Handlingsslag.SKRIVELSE,
                            Handlingsriktning.IN,
                            _TITEL,
                            fran="Ledamöter i socialtjänstnämnden",
                        ),
                    ),
                ),
            ),
            pahittat=False,
        ),
        Scen(
            nar="2006-11-23 08.40",
            vem="sot.avdelningschef",
            vad="fördelar till Handläggare (SOT)",
            steg=(
                Handla(
                    overgang="fordela",
                    underlag=Fordelning(handlaggare="sot.handlaggare", enhet="sot.avd"),
                ),
            ),
        ),
        Scen(
            nar="2007-01-29 14.20",
            vem="sot.handlaggare",
            vad="bifogar tjänsteskrivelse, begär avskrivning (omhändertagen)",
            steg=(
                Bifoga(
                    handling=handling(
                        Handlingsslag.TJANSTESKRIVELSE,
                        Handlingsriktning.UPPRATTAD,
                        "Hur skrivelsens tre uppdrag tas om hand",
                        avsnitt=("Översyn", "Utbildningskedja", "Rutiner"),
                    )
                ),
                Handla(
                    overgang="avskriv",
                    underlag=Avskrivning(
                        grund=Avskrivningsgrund.SKRIVELSE_OMHANDERTAGEN,
                        kommentar="De tre uppdragen står i nämndens uppdragslista (påhittat).",
                    ),
                ),
            ),
        ),
        Scen(
            nar="2007-01-31 10.05",
            vem="sot.avdelningschef",
            vad="godkänner avskrivningen",
            steg=(Godkann(),),
        ),
    ),
)
"""Skrivelse, socialtjänstnämnden, 2006."""
