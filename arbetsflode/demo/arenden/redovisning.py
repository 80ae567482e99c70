"""The report form to stadsrevisionen of 2019: no answer to decide, closed when the form has been sent.

Figures, windows and risks are those of the form, in the demo's own words; days and persons are made up.
"""

from datetime import date

from arbetsflode.demo.manus import Bifoga, Demofall, Godkann, Handla, Registrera, Scen, handling
from tillstand.avskriven import Avskrivning, Avskrivningsgrund
from tillstand.beredning import Fordelning
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import (
    Avsandare,
    Delfraga,
    Fraga,
    Objektslag,
    OnskatUppdrag,
    Organslag,
    Remissobjekt,
    Uppgift,
)
from tillstand.mottagen import Arendetyp, Registrering

_TITEL = "Mall för redovisning till stadsrevisionen"


def _fraga(rubrik: str, atgarder: str, effekter: str, planerat: str) -> Fraga:
    """The form asks the same three things of each område."""
    return Fraga(
        rubrik=rubrik,
        delfragor=(
            Delfraga(rubrik="Genomförda åtgärder", svar=atgarder),
            Delfraga(rubrik="Åtgärdernas effekter", svar=effekter),
            Delfraga(rubrik="Ytterligare planerade åtgärder", svar=planerat),
        ),
    )


_OBJEKT = Remissobjekt(
    slag=Objektslag.MALL,
    titel=_TITEL,
    stallt_till="kommunstyrelsen",
    fragor=(
        _fraga(
            "Stödet för att förankra barnperspektivet i handläggningen av bistånd",
            "Nätverk med samordnare, utbildning med Lunds universitet.",
            "Samordnare per avdelning, 200 barnrättsombud, en informationsfilm.",
            "Genomlysning av myndighetsutövningen, nya arbetsgrupper.",
        ),
        _fraga(
            "Uppföljningen av att barnperspektivet beaktas i handläggningen av bistånd",
            "Uppdrag till stadskontoret att följa upp 2018.",
            "Underlag samlas in.",
            "Beslutas efter uppföljningen.",
        ),
    ),
    uppdrag=(
        OnskatUppdrag(
            text="Följa upp arbetet med barnperspektivet 2018.",
            given_av="kommunstyrelsen",
            till="stadskontoret",
            aterrapporteras_till="kommunstyrelsen",
            tid_text="första kvartalet 2019",
            fran=date(2019, 1, 1),
            senast=date(2019, 3, 31),
            lage="påbörjat",
        ),
        OnskatUppdrag(
            text="Genomlysa myndighetsutövningen.",
            till="arbetsmarknads- och socialförvaltningen",
            aterrapporteras_till="nätverket",
            tid_text="under våren 2019",
            fran=date(2019, 3, 1),
            senast=date(2019, 5, 31),
        ),
        OnskatUppdrag(
            text="Tillsätta förvaltningsövergripande arbetsgrupper.",
            till="nätverket",
            tid_text="under 2019",
            fran=date(2019, 1, 1),
            senast=date(2019, 12, 31),
        ),
    ),
    uppgifter=(
        Uppgift(slag="siffra", text="200 barnrättsombud"),
        Uppgift(slag="risk 1", text="barnperspektiv i utredning och beslut", beteckning="1:2 SoL"),
        Uppgift(slag="risk 2", text="utredningstid över fyra månader", beteckning="11:1, 11:2 SoL"),
        Uppgift(slag="risk 3", text="samordnad individuell plan saknas", beteckning="5:1 SoL"),
    ),
)

_REGISTRERING = Registrering(
    arendetyp=Arendetyp.REDOVISNING,
    inkommen=date(2019, 1, 21),
    titel=_TITEL,
    avsandare=Avsandare(organ="stadsrevisionen", organslag=Organslag.REVISION, egen_kommun=True),
    objekt=_OBJEKT,
)

FALL = Demofall(
    namn="mall",
    titel=_TITEL,
    ur_handlingen=(
        "två områden med tre frågor var; återrapportering ”första kvartalet 2019” och ”under våren 2019”; "
        "tre risker, 200 barnrättsombud"
    ),
    pahittat="numret, alla dagar; våren läst som mars–maj",
    scener=(
        Scen(
            nar="2019-01-21 09.30",
            vem="ks.registrator",
            vad="registrerar {dnr}",
            steg=(
                Registrera(
                    namnd="KS",
                    underlag=_REGISTRERING,
                    handlingar=(
                        handling(
                            Handlingsslag.REMISSMISSIV, Handlingsriktning.IN, _TITEL, fran="stadsrevisionen"
                        ),
                    ),
                ),
            ),
        ),
        Scen(
            nar="2019-01-22 10.15",
            vem="ks.chef",
            vad="fördelar till Samordnare (KS)",
            steg=(
                Handla(overgang="fordela", underlag=Fordelning(handlaggare="ks.samordnare", enhet="ks.avd")),
            ),
        ),
        Scen(
            nar="2019-02-12 13.30",
            vem="ks.samordnare",
            vad="bifogar redovisningen, begär avskrivning (lämnad)",
            steg=(
                Bifoga(
                    handling=handling(
                        Handlingsslag.REDOVISNING,
                        Handlingsriktning.UT,
                        "Ifylld mall till stadsrevisionen",
                        avsnitt=("Genomförda åtgärder", "Åtgärdernas effekter", "Planerade åtgärder"),
                        fran="stadsrevisionen",
                    )
                ),
                Handla(
                    overgang="avskriv",
                    underlag=Avskrivning(
                        grund=Avskrivningsgrund.REDOVISNING_LAMNAD,
                        kommentar="Mallen är lämnad till stadsrevisionen (påhittat).",
                    ),
                ),
            ),
        ),
        Scen(
            nar="2019-02-13 09.20",
            vem="ks.chef",
            vad="godkänner avskrivningen",
            steg=(Godkann(),),
        ),
    ),
)
"""Report form, kommunstyrelsen, 2019."""
