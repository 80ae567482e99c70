"""The facts of the five real papers as values.

Titles, numbers and dates as printed, odd spellings included; persons stand by role. What the papers do not
say but the register demands (the day of arrival, some numbers) is invented.
"""

from datetime import date

from tillstand.forslag import Forslagsunderlag
from tillstand.innehall import (
    Avsandare,
    Avsnitt,
    Beslutspunkt,
    Bilaga,
    Delfraga,
    Fraga,
    Instans,
    Kontakt,
    Objektslag,
    OnskatUppdrag,
    Organslag,
    Punktslag,
    Remissobjekt,
    Stallningstagande,
    Stampel,
    Underskrift,
    Uppgift,
    Upphovsman,
)
from tillstand.mottagen import Arendetyp, Registrering
from tillstand.svarstid import Anstand, Anstandssvar, Svarstid

KS = Avsandare(organ="Kommunstyrelsen", organslag=Organslag.KOMMUNSTYRELSE, egen_kommun=True)
JUSTERAS = Beslutspunkt(text="Ärendet förklaras omedelbart justerat", slag=Punktslag.JUSTERING)
DIREKTORERNA = (
    Underskrift(namn="Direktören", titel="stadsdelsdirektör"),
    Underskrift(namn="Avdelningschefen", titel="avdelningschef"),
)

FRO_0 = Registrering(
    inkommen=date(2011, 6, 8),
    titel="Om en kommunal plan för att minska barnfattigdomen i Stockholms stad",
    titel_intern=(
        "”Om en kommunal plan för att minska barnfattigdomen i Stockholms stad” – skrivelse från (V) "
        "till kommunstyrelsen"
    ),
    avsandare=KS,
    objekt=Remissobjekt(
        slag=Objektslag.SKRIVELSE,
        datum=date(2011, 6, 8),
        stallt_till="kommunstyrelsen",
        upphovsman=(Upphovsman(namn="Ledamot Ett", parti="V"),),
        krav=("se över riktlinjerna för försörjningsstöd", "ta fram en kommunal plan"),
    ),
    instanser=(
        Instans(organ="Socialnämnden"),
        Instans(organ="Utbildningsnämnden"),
        Instans(organ="Södermalms stadsdelsnämnd"),
        Instans(organ="Hässelby-Vällingby stadsdelsnämnd"),
    ),
    svarstid=Svarstid(text="senast den 31 oktober 2011", datum=date(2011, 10, 31)),
    bilagor=(Bilaga(titel="Skrivelsen", beteckning="1"),),
)
FORSLAG_0 = Forslagsunderlag(
    adressat="Hässelby-Vällingby stadsdelsnämnd",
    kontakt=Kontakt(namn="Handläggaren", telefon="508 00 000"),
    beslutspunkter=(
        Beslutspunkt(text="Överlämna och åberopa tjänsteutlåtandet som svar", slag=Punktslag.SVAR),
        JUSTERAS,
    ),
    stallningstagande=Stallningstagande.DELVIS,
    stallningstagande_text="Riktlinjerna kan göras tydligare.",
    underskrifter=DIREKTORERNA,
    beredd_inom=("Socialtjänstavdelningen, enheten för Ekonomiskt bistånd",),
    namnda_enheter=("Ekonomiskt bistånd", "Barn- och Ungdom", "Familjestödsenheten", "Vuxenenheten"),
    avsnitt=(
        Avsnitt(rubrik="Sammanfattning"),
        Avsnitt(rubrik="Bilaga"),
        Avsnitt(rubrik="Ärendets beredning"),
        Avsnitt(rubrik="Bakgrund"),
        Avsnitt(rubrik="Förvaltningens redogörelse och synpunkter"),
        Avsnitt(rubrik="Förslag till beslut", text="Förslaget återges här med andra ord."),
    ),
    bilagor=(Bilaga(titel="Skrivelsen", beteckning="1"),),
    uppgifter=(Uppgift(slag="återkommande", text="ärendegenomgång varannan torsdag"),),
)

FRO_1 = Registrering(
    inkommen=date(2012, 4, 1),
    titel="En kommission för ett socialt hållbart Stockholm",
    titel_intern=(
        "En kommission för ett socialt hållbart Stockholm / Svar på remiss av skrivelse(12/3) från "
        "Ledamot Tre och Ledamot Fyra (båda MP)"
    ),
    avsandare=KS,
    objekt=Remissobjekt(
        slag=Objektslag.SKRIVELSE,
        beteckning="12/3",
        datum=date(2012, 3, 12),
        datum_text="12/3",
        upphovsman=(
            Upphovsman(namn="Ledamot Tre", parti="MP"),
            Upphovsman(namn="Ledamot Fyra", parti="MP"),
        ),
    ),
    instanser=(
        Instans(organ="Socialnämnden"),
        Instans(organ="stadsledningskontoret", organslag=Organslag.KONTOR),
    ),
    svarstid=Svarstid(
        text="Remisstiden går ut 1 juni 2012 men har förlängts till 13 juni 2012",
        datum=date(2012, 6, 1),
        anstand=(Anstand(svar=Anstandssvar.BEVILJAT, nytt_datum=date(2012, 6, 13)),),
    ),
)
FORSLAG_1 = Forslagsunderlag(
    adressat="Socialnämnden",
    kontakt=Kontakt(namn="Utredaren", telefon="08-508 00 000", befattning="Handläggare"),
    beslutspunkter=(
        Beslutspunkt(text="Hänvisar till förvaltningens tjänsteutlåtande", slag=Punktslag.SVAR),
        Beslutspunkt(text="Överlämnar ärendet till kommunstyrelsen", slag=Punktslag.OVERLAMNANDE),
        Beslutspunkt(text="Justerar paragrafen omedelbart", slag=Punktslag.JUSTERING),
    ),
    stallningstagande=Stallningstagande.AVSTYRKER,
    stallningstagande_text="Ser inget behov av en kommission nu.",
    underskrifter=(
        Underskrift(namn="Förvaltningschefen", titel="Förvaltningschef"),
        Underskrift(namn="Administrative chefen", titel="Administrativ chef"),
    ),
    beredd_inom=("socialtjänstavdelningen", "avdelningen för stadsövergripande sociala frågor"),
    avsnitt=(
        Avsnitt(rubrik="Sammanfattning"),
        Avsnitt(rubrik="Bakgrund"),
        Avsnitt(rubrik="Ärendets beredning"),
        Avsnitt(rubrik="Skrivelsen i sammanfattning", text="föräld- rarna\nallvarigt"),
        Avsnitt(rubrik="Förvaltningens synpunkter"),
        Avsnitt(rubrik="Bilaga"),
    ),
    bilagor=(Bilaga(titel="Skrivelsen"),),
    uppgifter=(
        Uppgift(
            slag="kommande", text="Riktlinjer revideras", fran=date(2012, 1, 1), senast=date(2012, 12, 31)
        ),
        Uppgift(slag="kommande", text="Framtidskommissionen arbetar", senast=date(2013, 12, 31)),
        Uppgift(slag="kommande", text="Vision", beteckning="Vision 2030"),
    ),
)

FRO_2 = Registrering(
    inkommen=date(2011, 3, 14),
    titel="Om ökad jämlikhet, minskad segregation och goda uppväxtvillkor för barn och unga",
    titel_intern=(
        "”Om ökad jämlikhet, minskad segregation och goda uppväxtvillkor för barn och unga”– motion från (v)"
    ),
    avsandare=Avsandare(
        organ="Kommunstyrelsen",
        organslag=Organslag.KOMMUNSTYRELSE,
        egen_kommun=True,
        rotel="trafik- och arbetsmarknadsroteln",
    ),
    objekt=Remissobjekt(
        slag=Objektslag.MOTION,
        beteckning="2011:24",
        datum=date(2011, 3, 14),
        stallt_till="kommunfullmäktige",
        upphovsman=(
            Upphovsman(namn="Ledamot Ett", parti="v"),
            Upphovsman(namn="Ledamot Två", parti="v"),
        ),
        krav=("en tvärsektoriell utredning", "förslag mot segregation"),
    ),
    instanser=tuple(
        Instans(organ=organ)
        for organ in (
            "Socialnämnden",
            "Arbetsmarknadsnämnden",
            "Utbildningsnämnden",
            "Hässelby-Vällingby stadsdelsnämnd",
            "Norrmalms stadsdelsnämnd",
            "Farsta stadsdelsnämnd",
        )
    ),
    svarstid=Svarstid(
        text="kommunstyrelsen tillhanda senast 1 september 2011",
        datum=date(2011, 9, 1),
        tillhanda=True,
        anstand=(
            Anstand(
                begart_av="förvaltningen",
                begart_hos="trafik- och arbetsmarknadsroteln",
                svar=Anstandssvar.BEVILJAT,
                besvarat_av="trafik- och arbetsmarknadsroteln",
                nytt_datum=date(2011, 10, 1),
                ordalydelse="beviljats förlängd svarstid till den 1 oktober 2011",
            ),
        ),
    ),
)
FORSLAG_2 = Forslagsunderlag(
    adressat="Hässelby-Vällingby stadsdelsnämnd",
    beslutspunkter=(
        Beslutspunkt(text="Överlämna och åberopa tjänsteutlåtandet som svar", slag=Punktslag.SVAR),
        JUSTERAS,
    ),
    stallningstagande=Stallningstagande.TAR_EJ_STALLNING,
    stallningstagande_text="Tar ej ställning till de politiska frågorna (två ställen).",
    underskrifter=DIREKTORERNA,
    beredd_inom=("Socialtjänstavdelningen", "Barn- och ungdomsenheten", "enheten för ekonomiskt bistånd"),
    bilagor=(Bilaga(titel="Motionen"),),
    uppgifter=(Uppgift(slag="skrivfel", text="stadsdelsnämnderna i och"),),
)

_FRAGOR = tuple(
    Delfraga(rubrik=rubrik) for rubrik in ("Åtgärder", "Effekter", "Ytterligare planerade åtgärder")
)
FRO_3 = Registrering(
    arendetyp=Arendetyp.REDOVISNING,
    inkommen=date(2018, 12, 1),
    titel="Redovisning till stadsrevisionen",
    avsandare=Avsandare(organ="Stadsrevisionen", organslag=Organslag.REVISION, egen_kommun=True),
    svaret_till="Stadsrevisionen",
    objekt=Remissobjekt(
        slag=Objektslag.MALL,
        stallt_till="Kommunstyrelsen (stadskontoret)",
        fragor=(
            Fraga(
                rubrik="Hur stödjer styrelsen att barnperspektivet förankras i handläggningen av bistånd?",
                delfragor=_FRAGOR,
            ),
            Fraga(rubrik="Hur följer kommunstyrelsen upp barnperspektivet?", delfragor=_FRAGOR),
        ),
        uppdrag=(
            OnskatUppdrag(
                text="Följa upp 2018",
                given_av="Kommunstyrelsen",
                till="stadskontoret",
                aterrapporteras_till="Kommunstyrelsen",
                tid_text="första kvartalet 2019",
                fran=date(2019, 1, 1),
                senast=date(2019, 3, 31),
                lage="påbörjat, insamling av uppgifter har börjat",
            ),
            OnskatUppdrag(
                text="Genomlysning",
                till="arbetsmarknads- och socialförvaltningen",
                aterrapporteras_till="nätverket",
                tid_text="under våren 2019",
            ),
        ),
        uppgifter=(
            Uppgift(
                slag="plan",
                text="Nätverkets arbetsgrupper",
                beteckning="även under 2019",
                fran=date(2019, 1, 1),
                senast=date(2019, 12, 31),
            ),
            Uppgift(slag="villkorat", text="Ytterligare åtgärder beslutas efter uppföljningen"),
            Uppgift(slag="citat", text="Ordagrant citat", beteckning="tjänsteskrivelse"),
            Uppgift(slag="risk", beteckning="1", text="Barnperspektivet, 1:2 SoL"),
            Uppgift(slag="risk", beteckning="2", text="Utredningstider, 11:1 och 11:2 SoL, fyra månader"),
            Uppgift(slag="risk", beteckning="3", text="Samordnad individuell plan, 5:1 SoL"),
            Uppgift(slag="tal", text="200 barnrättsombud"),
            Uppgift(slag="part", text="Lunds universitet"),
            Uppgift(slag="part", text="helägda bolag"),
            Uppgift(slag="part", text="samordnare per avdelning"),
        ),
    ),
)

_TILL = "socialtjänstförvaltningen"
FRO_4 = Registrering(
    arendetyp=Arendetyp.SKRIVELSE,
    inkommen=date(2006, 11, 21),
    titel="Skrivelse om barnstöd Stockholm",
    stampel=Stampel(organ="SOCIALTJÄNSTNÄMNDEN STOCKHOLM", text="2006 -11- 21", datum=date(2006, 11, 21)),
    avsandare=Avsandare(organ="Vänsterpartiet"),
    objekt=Remissobjekt(
        slag=Objektslag.SKRIVELSE,
        titel="Skrivelse om barnstöd Stockholm",
        datum=date(2006, 11, 20),
        datum_text="Stockholm den 20 november 2006",
        brevhuvud="Vänsterpartiet",
        bilagebeteckning="Bil. 2",
        upphovsman=(
            Upphovsman(namn="Ledamot Fem", parti="s", uppdrag=("Gruppledare Socialtjänstnämnden",)),
            Upphovsman(
                namn="Ledamot Ett",
                parti="v",
                uppdrag=("Vice ordförande Socialtjänstnämnden", "Gruppledare"),
            ),
        ),
        uppdrag=(
            OnskatUppdrag(text="Snabb översyn av bedömningssystem och paraplysystem", till=_TILL),
            OnskatUppdrag(text="Återkomma med förslag till utbildningskedja", till=_TILL),
            OnskatUppdrag(
                text="Redovisa rutiner för skydds- och riskbedömning, uppföljning och dokumentation",
                till=_TILL,
                aterrapporteras_till="Socialtjänstnämnden",
            ),
        ),
        uppgifter=(
            Uppgift(slag="tal", text="7 av 18 till 13 av 18 stadsdelar", senast=date(2006, 4, 30)),
            Uppgift(slag="tal", text="utbildade: 170 / 210 / 75 / 40 / 230 personer"),
            Uppgift(slag="stavning", text="Hässelby-Vällingsby"),
            Uppgift(slag="stavning", text="riksbedömning"),
        ),
        anteckningar=("F.h.", "Jraben"),
    ),
)
FRON = {
    "000 barnfattigdom": (FRO_0, "1.5.1 - 491 - 2011"),
    "001 kommission": (FRO_1, "S 2012-1"),
    "002 motion 2011:24": (FRO_2, "1.5.1-1-2011"),
    "003 redovisning": (FRO_3, "STK-2018-1"),
    "004 barnstöd": (FRO_4, "409.dnr.0585/2006"),
}
