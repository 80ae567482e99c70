"""The plan in words: why each date is what it is, whether it holds, what is lacking. Swedish sentences.

The same words stand in `remiss plan`, `remiss forklara`, and the letters.
"""

from collections.abc import Iterator, Mapping

from tillstand.arbetsdagar import VECKODAGAR, Arbetsdagar, med_veckodag
from tillstand.mote import Mote
from tillstand.stoppdagar import Grund, Stoppdag
from tillstand.tidsplan import Plansteg, Saknat, Tidsplan, Verdikt

STEGNAMN: Mapping[str, str] = {
    "underremiss": "Svar från tillfrågade enheter",
    "medlasare": "Utkast till medläsare",
    "tjansteutlatande": "Tjänsteutlåtande klart",
    "chefer": "Chefernas godkännande",
    "presidium": "Presidium",
    "kallelse": "Kallelse",
    "sammantrade": "Sammanträde",
    "beslut": "Beslut",
    "justering": "Justering",
    "skicka": "Svaret skickas",
}
"""What a step is called where people read it."""

VERDIKTTEXT: Mapping[Verdikt, str] = {
    Verdikt.HALLER: "Planen håller.",
    Verdikt.SNAVT: "Planen är snäv: en stoppdag har passerat, men ärendet kan ännu komma med.",
    Verdikt.HALLER_MED_OMEDELBAR_JUSTERING: "Planen håller bara med omedelbar justering.",
    Verdikt.HALLER_INTE: "Planen håller inte.",
}

SAKNASTEXT: Mapping[Saknat, str] = {
    Saknat.SVARSTID: "Remissen har ingen svarstid. Fråga avsändaren när svaret behövs, och anteckna dagen.",
    Saknat.KALENDER: "Nämndens sammanträden är inte inlagda. Lägg in dem med: remiss kalender importera",
    Saknat.UTSKOTTETS_KALENDER: "Svaret ska beslutas av ett utskott: välj dess sammanträde med remiss mote.",
    Saknat.DAG_I_SVARSTIDEN: (
        "Svarstiden är ingen bestämd dag: planen räknar på den sista. Fråga avsändaren vilken dag som gäller."
    ),
}


def stegets_lage(steg: Plansteg) -> str:
    """`gjort`, or that it needs no doing any more; empty for a step that is still ahead or was missed."""
    if not steg.klart:
        return ""
    return "gjort" if steg.gjort else "behövs inte längre"


def forklara_steg(stopp: Stoppdag, dagar: Arbetsdagar) -> str:
    """Why a step has its date: what it was counted from, by which rule, which days were passed over."""
    text = _GRUNDTEXT[stopp.grund].format(
        bas=med_veckodag(stopp.bas),
        dag=med_veckodag(stopp.raknat),
        antal=f"{stopp.antal} {'dag' if stopp.antal == 1 else 'dagar'}",
        granne=STEGNAMN.get(stopp.granne, "").lower(),
    )
    return f"{text}{_flyttad(stopp, dagar)}"


_GRUNDTEXT: Mapping[Grund, str] = {
    Grund.PUBLICERAD: "Nämndens publicerade stoppdag är {dag}.",
    Grund.LEDTID: "{antal} före {bas} är {dag}.",
    Grund.FORE_PUBLICERAD: "{antal} före den publicerade stoppdagen för {granne}, {bas}, är {dag}.",
    Grund.EFTER_PUBLICERAD: "Tidigast den publicerade stoppdagen för {granne}, {bas}.",
    Grund.MOTET: "Nämnden sammanträder {dag}.",
    Grund.OMEDELBART: "Paragrafen justeras omedelbart vid sammanträdet {bas}.",
    Grund.JUSTERINGSTID: "Protokollet justeras {antal} efter sammanträdet {bas}.",
    Grund.SVARSTID: "Svarstiden är {bas}.",
    Grund.DAGEN_EFTER: "Först arbetsdagen efter {bas}, då beslutet är justerat.",
    Grund.SAMMA_DAG: "Beslutet fattas {bas}, efter svarstiden: skicka svaret genast.",
    Grund.BESLUTAT: "Beslutet är fattat {bas}.",
    Grund.JUSTERAT: "Protokollet är justerat {dag}.",
}


def _flyttad(stopp: Stoppdag, dagar: Arbetsdagar) -> str:
    if stopp.datum == stopp.raknat:
        return ""
    ledig = dagar.ledig_for(stopp.raknat)
    varfor = "ingen arbetsdag" if ledig is None or ledig in VECKODAGAR else ledig
    return f" Det är {varfor}: arbetsdagen före är {med_veckodag(stopp.datum)}."


def motestext(mote: Mote) -> str:
    """A meeting with what is special about it: `tisdag 2012-06-12 (antaget)`."""
    tillagg = {"extra": " (extra)", "antaget": " (antaget)"}.get(mote.typ.value, "")
    return f"{med_veckodag(mote.dag)}{tillagg}"


def omdome(plan: Tidsplan) -> Iterator[str]:
    """Whether the plan holds and what it rests on, one sentence each."""
    if plan.verdikt is not None:
        yield VERDIKTTEXT[plan.verdikt]
    yield from (SAKNASTEXT[ett] for ett in plan.saknas)
    yield from _om_motet(plan)


def _om_motet(plan: Tidsplan) -> Iterator[str]:
    malmote, valt = plan.upplagg.malmote, plan.fall.valt
    if valt is not None and plan.fall.beslutat is None and (malmote is None or malmote.dag != valt):
        yield f"Det valda sammanträdet {med_veckodag(valt)} {_blev(plan, malmote)}"
    if malmote is not None and malmote.antaget:
        yield (
            f"Sammanträdet {med_veckodag(malmote.dag)} är antaget efter ett tidigare års kalender: "
            "årets är inte inlagd än."
        )
    if plan.verdikt is Verdikt.HALLER and plan.upplagg.omedelbart and plan.upplagg.ordinarie is not None:
        yield (
            "Beslutet då behöver justeras omedelbart. "
            f"Utan det ska ärendet upp senast {motestext(plan.upplagg.ordinarie)}."
        )
    skicka = plan.skicka_senast
    if malmote is not None and skicka is not None and malmote.dag > skicka and plan.fall.beslutat is None:
        yield f"Sammanträdet {motestext(malmote)} kommer efter sista dagen att svara, {med_veckodag(skicka)}."


def _blev(plan: Tidsplan, malmote: Mote | None) -> str:
    gammalt = plan.kalender.pa(plan.fall.valt) if plan.fall.valt else None
    if gammalt is not None and gammalt.flyttat_till is not None and malmote is not None:
        return f"är flyttat till {motestext(malmote)}."
    vad = (
        f"planen räknar på {motestext(malmote)}"
        if malmote is not None
        else "inget annat sammanträde är i tid"
    )
    return f"är inställt: {vad}. Välj ett annat med remiss mote."


def forklara_svarstiden(plan: Tidsplan) -> tuple[str, ...]:
    """From the text as written to the day that counts, one sentence a step."""
    return plan.fall.svarstid.forklara(plan.kalender.dagar)
