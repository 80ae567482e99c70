"""Which fields each record shows in the pages, in order. The rest is reached by `remiss handla`."""

from collections.abc import Mapping

from arbetsflode.webb.formular.falt import Falt, Sort

_PUNKTER = "En punkt i taget, med en tom rad mellan."
_SAMMANTRADE = Falt("sammantrade.dag", "Sammanträde", Sort.MOTESDAG)
_ORGAN = Falt("sammantrade.organ", "Organ", hjalp="Om det inte var nämnden själv.", fler=True)
_PARAGRAF = Falt("paragraf", "Paragraf", hjalp="Som den står i protokollet, till exempel 112 eller 4 ½.")
_BESLUTSTEXT = Falt("beslutstext", "Beslutet", Sort.STYCKE, "Så som det fattades.")
_UTFALL = Falt("utfall", "Utfall", Sort.VAL)
_STALLNING = Falt("stallningstagande", "Ställningstagande", Sort.VAL, fler=True)
_SKAL = Falt("skal", "Skäl", Sort.STYCKE)
_VAD_SOM_SADES = Falt("ordalydelse", "Hur det uttrycktes", hjalp="Ordagrant, om det är skrivet.", fler=True)

FORMULAR: Mapping[str, tuple[Falt, ...]] = {
    "fordelning": (
        Falt("handlaggare", "Handläggare", Sort.PERSON),
        Falt("enhet", "Ansvarig enhet", Sort.ENHET),
        Falt("malsammantrade.dag", "Sammanträde", Sort.MOTESDAG, "Kan väljas senare."),
        Falt("svarsvag", "Svarsväg", Sort.VAL, fler=True),
        Falt(
            "medhandlaggare", "Medhandläggare", Sort.RADER, "En kod per rad, till exempel bun.nn.", fler=True
        ),
    ),
    "forslagsunderlag": (
        Falt("beslutspunkter", "Förslag till beslut", Sort.STYCKEN, _PUNKTER, behovs=True),
        Falt("stallningstagande", "Ställningstagande", Sort.VAL),
        Falt("stallningstagande_text", "Ställningstagandet i ord", Sort.STYCKE, fler=True),
        Falt("adressat", "Ställt till", fler=True),
        Falt("beredd_inom", "Beredd inom", Sort.RADER, "En enhet per rad.", fler=True),
        Falt(
            "underskrifter",
            "Underskrifter",
            Sort.PAR,
            "En per rad: namn, kolon och titel.",
            fler=True,
            delar=("namn", "titel"),
        ),
    ),
    "tillbakadragande": (_SKAL,),
    "aterremiss": (
        _SAMMANTRADE,
        Falt("motivering", "Motivering", Sort.STYCKE, "Vad som behöver kompletteras."),
        _PARAGRAF,
        _ORGAN,
    ),
    "bordlaggning": (
        _SAMMANTRADE,
        Falt("till.dag", "Tas upp igen", Sort.MOTESDAG),
        _PARAGRAF,
        _ORGAN,
    ),
    "beslut": (
        _SAMMANTRADE,
        _PARAGRAF,
        _UTFALL,
        _BESLUTSTEXT,
        Falt("omedelbart", "Paragrafen förklarades omedelbart justerad", Sort.KRYSS),
        Falt(
            "reservationer",
            "Reservationer",
            Sort.PAR,
            "En per rad: vem, kolon och texten.",
            fler=True,
            delar=("vem", "text"),
        ),
        Falt(
            "uttalanden",
            "Särskilda uttalanden",
            Sort.PAR,
            "En per rad: vem, kolon och texten.",
            fler=True,
            delar=("vem", "text"),
        ),
        Falt("jav", "Jäv", Sort.RADER, "En person per rad, som inte deltog.", fler=True),
        _STALLNING,
        _ORGAN,
    ),
    "delegationsbeslut": (
        Falt("delegationspunkt", "Punkt i delegationsordningen"),
        Falt("hinder", "Hinder enligt KL 6:38", Sort.VAL),
        Falt("provning", "Varför inget hindrar", Sort.STYCKE, "Med egna ord."),
        _BESLUTSTEXT,
        _UTFALL,
        _STALLNING,
    ),
    "bradskandebeslut": (
        Falt("ordforande", "Ordförande som beslutade"),
        Falt("bemyndigande", "Nämndens bemyndigande", hjalp="Beslutet som ger rätten, KL 6:39."),
        Falt("skal", "Varför det inte kunde vänta", Sort.STYCKE),
        Falt("beslutsdag", "Beslutsdag", Sort.DAG),
        _BESLUTSTEXT,
        _UTFALL,
        _STALLNING,
    ),
    "justering": (
        Falt("dag", "Justerat den", Sort.DAG),
        Falt("justerare", "Justerare", Sort.RADER, "En per rad."),
        Falt("satt", "Sätt", Sort.VAL, fler=True),
        Falt("signering", "Signering", Sort.VAL, fler=True),
        Falt("forvaras", "Protokollet förvaras", fler=True),
    ),
    "overlamning": (
        Falt("mottagare", "Mottagare"),
        Falt("kanal", "Hur svaret lämnas", Sort.VAL),
        Falt("epost", "E-postadress", Sort.EPOST, "Behövs när svaret går med e-post."),
        Falt("handlingar", "Handlingar som följer med", Sort.HANDLINGAR),
        Falt("avsandarens_diarienummer", "Avsändarens diarienummer", hjalp="Skriv saknas om det inte finns."),
        Falt("meddelande", "Några ord i brevet", Sort.STYCKE, fler=True),
        Falt("kopia_till", "Kopia till", Sort.RADER, "En e-postadress per rad.", fler=True),
        Falt("forsenat_skal", "Varför svaret är sent", fler=True),
    ),
    "avskrivning": (
        Falt("grund", "Grund", Sort.VAL),
        Falt("kommentar", "Kommentar", Sort.STYCKE),
        Falt("lank", "Ärendet som tar vid", fler=True),
    ),
    "makulering": (_SKAL, Falt("ratt_arende", "Det riktiga ärendets nummer", fler=True)),
    "anstandsbegaran": (
        Falt("hos", "Vem frågan ställdes till"),
        Falt("datum", "Till och med vilken dag", Sort.DAG, "Planen säger vilken dag som räcker."),
    ),
    "anstandbeviljat": (
        Falt("datum", "Ny svarstid", Sort.DAG),
        Falt("av", "Beviljat av"),
        _VAD_SOM_SADES,
        Falt("okand_dag", "Papperen säger inte när det beviljades", Sort.KRYSS, fler=True),
    ),
    "anstandavslaget": (Falt("av", "Avslaget av"), _VAD_SOM_SADES),
    "omfordelning": (
        Falt("handlaggare", "Ny handläggare", Sort.PERSON),
        Falt("enhet", "Ansvarig enhet", Sort.ENHET, "Lämna orörd om enheten är densamma."),
        Falt("skal", "Skäl"),
    ),
    "komplettering": (
        Falt("titel", "Titel", hjalp="Den offentliga titeln. Nämn ingen enskild person."),
        Falt("avsandare.organ", "Från"),
        Falt("avsandare.diarienummer", "Deras diarienummer"),
        Falt("avsandare.epost", "Avsändarens e-post", Sort.EPOST),
        Falt("svarstid.text", "Svar senast, som det står"),
        Falt("svarstid.datum", "Svar senast", Sort.DAG),
        Falt("klassificering", "Klassificering", fler=True),
        Falt("titel_intern", "Titel som papperet har den", fler=True),
        Falt("inkommen", "Inkommen", Sort.DAG, fler=True),
        Falt("svaret_till", "Svaret ska till", fler=True),
        Falt("sekretess.lagrum", "Sekretess enligt", hjalp="Till exempel OSL 26:1.", fler=True),
        Falt("sekretess.dag", "Sekretessmarkerad den", Sort.DAG, fler=True),
    ),
    "motesbyte": (
        Falt("malsammantrade.dag", "Sammanträde", Sort.MOTESDAG),
        Falt("skal", "Skäl"),
    ),
    "preliminartsvar": (
        _SKAL,
        Falt("mottagare", "Mottagare"),
        Falt("kanal", "Hur det lämnades", Sort.VAL),
    ),
    "anslaguppe": (
        Falt("uppe", "Uppsatt den", Sort.DAG),
        Falt("forvaras", "Protokollet förvaras"),
    ),
    "anslagnere": (Falt("nere", "Nedtaget den", Sort.DAG),),
    "anmalan": (_SAMMANTRADE, _PARAGRAF, _ORGAN),
    "tjansteanteckning": (Falt("text", "Anteckning", Sort.STYCKE, "Vad som hände, vem och när."),),
    "rattelse": (
        Falt("avser", "Vad som rättas"),
        Falt("text", "Rättelsen", Sort.STYCKE, "Vad det stod och vad det ska stå."),
    ),
    "avslutande": (Falt("anteckning", "Anteckning"),),
}
"""Record (`antecknar`) -> its fields."""
