"""What letters say of a plan: what a day is for, what follows when it is missed, what has changed and why."""

from collections.abc import Iterator, Mapping
from datetime import date

from notiser.datumtext import kort
from notiser.lage import Lage, Mening, Varningsord
from tillstand.mote import Motestyp
from tillstand.planord import STEGNAMN
from tillstand.remiss import Remiss
from tillstand.remissplan import Planbesked, Stegandring, andringar, besked_av
from tillstand.stoppdagar import SAMMANTRADE, SKICKA
from tillstand.tidsplan import Tidsplan, Verdikt
from tillstand.utvagar import Utvag, utvagar

PLANVARNINGAR: Mapping[str, Varningsord] = {
    "underremiss": Varningsord(
        fore="Svaren från tillfrågade enheter ska vara tillbaka {dag}{till_motet}.",
        efter="Svaren från tillfrågade enheter skulle ha varit tillbaka {dag}{till_motet}.",
        gor="Hör efter hos enheterna. {foljd}",
    ),
    "medlasare": Varningsord(
        fore="Utkastet ska vara hos dem som läser med {dag}, så att det hinner rättas{till_motet}.",
        efter="Utkastet skulle ha varit hos dem som läser med {dag}{till_motet}.",
        gor="Skicka utkastet. Annars blir tiden att rätta kortare: tjänsteutlåtandet ska vara klart {tu}.",
    ),
    "tjansteutlatande": Varningsord(
        fore="Tjänsteutlåtandet ska vara klart {dag}, så att det hinner godkännas{till_motet}.",
        efter="Tjänsteutlåtandet skulle ha varit klart {dag} för att hinna godkännas{till_motet}.",
        gor="{lagg_fram} {foljd}",
    ),
    "chefer": Varningsord(
        fore="Cheferna ska ha godkänt förslaget {dag}, så att det kommer med{till_motet}.",
        efter="Cheferna skulle ha godkänt förslaget {dag} för att det ska komma med{till_motet}.",
        gor="Se till att förslaget blir godkänt. {foljd}",
    ),
    "presidium": Varningsord(
        fore="Presidiet går igenom ärendena {dag}{till_motet}.",
        efter="Presidiet gick igenom ärendena {dag}{till_motet}.",
        gor="Se till att förslaget ligger framme. {foljd}",
    ),
    "kallelse": Varningsord(
        fore="Kallelsen ska ut {dag}{till_motet}. {framlagt}",
        efter="Kallelsen skulle ha gått ut {dag}{till_motet}. {framlagt}",
        gor="{kalla} {foljd}",
    ),
    "sammantrade": Varningsord(
        fore="Nämnden ska besluta om svaret {dag}.",
        efter="Nämnden sammanträdde {dag}, men inget beslut är antecknat.",
        gor="Anteckna beslutet, eller att ärendet bordlades eller återremitterades.",
    ),
    "beslut": Varningsord(
        fore="Svaret ska beslutas senast {dag}.",
        efter="Svaret skulle ha beslutats senast {dag}.",
        gor="Se till att beslutet fattas. {foljd}",
    ),
    "skicka": Varningsord(
        fore="Svaret ska skickas senast {dag}.",
        efter="Svaret skulle ha skickats senast {dag}.",
        gor="Se till att svaret överlämnas, eller begär anstånd.",
    ),
}
"""Per step of the plan: what the day is for, and what happens if it is missed."""

KORT_UTVAG: Mapping[str, str] = {
    "annat_sammantrade": "välj sammanträdet {dag} i stället",
    "omedelbar_justering": "låt nämnden justera paragrafen omedelbart {dag}",
    "delegation": "låt en delegat besluta senast {dag}",
    "ordforandebeslut": "låt ordföranden besluta senast {dag}, om det inte kan vänta",
    "extra_sammantrade": "be om ett extra sammanträde senast {dag}",
    "anstand": "begär anstånd till {dag}",
    "preliminart_svar": "skicka ett preliminärt svar senast {dag}",
    "sent_svar": "svara för sent, tidigast {dag}",
    "avsta": "avstå från att svara",
}
"""A way out in a few words."""


def planens_ord(lage: Lage) -> Mapping[str, str]:
    """What the sentences of a plan's step leave open."""
    plan = lage.plan
    dagar = {s.stopp.namn: s.stopp.datum for s in plan.steg} if plan else {}
    framlagt = lage.arende.tillstand == "forslag"
    klart = plan is not None and "tjansteutlatande" in plan.fall.klara
    return {
        "till_motet": _till_motet(plan),
        "tu": kort(dagar["tjansteutlatande"]) if "tjansteutlatande" in dagar else "i tid",
        "foljd": foljd(lage),
        "lagg_fram": "Be om godkännande." if klart else "Gör det färdigt och be om godkännande.",
        "framlagt": "Förslaget ligger framme." if framlagt else "Förslaget är inte framlagt än.",
        "kalla": "Ta med ärendet på föredragningslistan."
        if framlagt
        else "Hör efter hos handläggaren om ärendet kommer med.",
    }


def _till_motet(plan: Tidsplan | None) -> str:
    malmote = plan.upplagg.malmote if plan else None
    if malmote is None:
        return ""
    return f" till nämnden {kort(malmote.dag)}{' (antaget)' if malmote.antaget else ''}"


def foljd(lage: Lage) -> str:
    """What happens if the matter does not reach its meeting, or what can be done when it does not."""
    plan = lage.plan
    if plan is None:
        return ""
    if plan.verdikt in (Verdikt.SNAVT, Verdikt.HALLER_INTE):
        return utvagstext(plan)
    malmote, skicka = plan.upplagg.malmote, plan.skicka_senast
    if malmote is None or skicka is None:
        return "Annars hinner svaret inte beslutas i tid."
    nasta = next(plan.kalender.framat(malmote.dag), None)
    if nasta is None:
        return f"Annars hinner nämnden inte besluta före svarstiden {kort(skicka)}."
    if nasta.dag > skicka:
        return f"Annars är nästa sammanträde {kort(nasta.dag)}, efter svarstiden: svaret blir sent."
    return f"Annars är nästa sammanträde {kort(nasta.dag)}."


def utvagstext(plan: Tidsplan) -> str:
    """The first ways out of a plan that is tight or does not hold, in one sentence; empty when it holds."""
    alla = utvagar(plan)
    anstand = tuple(u for u in alla if u.namn == "anstand")[:1]
    valda = tuple(dict.fromkeys((*alla[:1], *anstand)))
    if not valda:
        return ""
    text = ", eller ".join(_kort_utvag(utvag) for utvag in valda)
    return f"{text[0].upper()}{text[1:]}."


def _kort_utvag(utvag: Utvag) -> str:
    return KORT_UTVAG[utvag.namn].format(dag=kort(utvag.datum))


def planrad(lage: Lage) -> str:
    """The plan in a few words, for letters that tell of something else; empty when there is none."""
    plan = lage.plan
    if plan is None or plan.fall.beslutat is not None or plan.upplagg.malmote is None:
        return ""
    steg = [
        f"{STEGNAMN[s.stopp.namn].lower()} {lage.dag(s.stopp.datum)}"
        for s in plan.steg
        if s.stopp.namn in ("tjansteutlatande", SAMMANTRADE) and not s.klart
    ]
    antaget = " (antaget)" if plan.upplagg.malmote.antaget else ""
    return f"Plan: {', '.join(steg)}{antaget}.{_verdikt(plan)}" if steg else ""


_VERDIKT = {
    Verdikt.SNAVT: " Planen är snäv.",
    Verdikt.HALLER_MED_OMEDELBAR_JUSTERING: " Planen håller bara med omedelbar justering.",
    Verdikt.HALLER_INTE: " Planen håller inte.",
}


def _verdikt(plan: Tidsplan) -> str:
    if plan.verdikt not in _VERDIKT:
        return ""
    utvag = "" if plan.verdikt is Verdikt.HALLER_MED_OMEDELBAR_JUSTERING else f" {utvagstext(plan)}"
    return f"{_VERDIKT[plan.verdikt]}{utvag}"


def andrad_plan(fore: Planbesked, lage: Lage) -> Mening:
    """What of the plan is another than was told last, why, and what to do."""
    plan = lage.plan
    efter = besked_av(plan) if plan else Planbesked()
    dagar = "; ".join(_andring(ett, lage) for ett in _att_saga(fore, efter, plan))
    vad = f"Planen är ändrad, {orsak(fore, lage)}{f': {dagar}' if dagar else ''}."
    gor = "Följ den nya planen." if plan else "Se i ärendet vad som återstår."
    if plan is not None and plan.verdikt is not None and plan.verdikt is not Verdikt.HALLER:
        gor = _verdikt(plan).strip()
    return Mening(vad=vad, gor=gor)


_VISAS = (SAMMANTRADE, "tjansteutlatande", "chefer", "beslut", SKICKA)
"""The steps whose new days a letter tells, in that order."""


def _att_saga(fore: Planbesked, efter: Planbesked, plan: Tidsplan | None) -> Iterator[Stegandring]:
    klara = plan.fall.klara if plan else frozenset[str]()
    andrade = {ett.namn: ett for ett in andringar(fore, efter)}
    yield from (andrade[namn] for namn in _VISAS if namn in andrade and namn not in klara)


def _andring(andring: Stegandring, lage: Lage) -> str:
    namn = STEGNAMN[andring.namn].lower()
    if andring.efter is None:
        return f"{namn} saknas (tidigare {kort(andring.fore)})" if andring.fore else namn
    tidigare = f", tidigare {kort(andring.fore)}" if andring.fore else ""
    return f"{namn} {lage.dag(andring.efter)}{tidigare}"


def orsak(fore: Planbesked, lage: Lage) -> str:
    """Why the plan is another one: what of the facts or of the calendar has moved."""
    arende = lage.arende
    if not isinstance(arende, Remiss):
        return "se i ärendet"
    if fore.svarstid != arende.svarstid.galler:
        return f"eftersom svarstiden nu är {_dag(arende.svarstid.galler)} (tidigare {_dag(fore.svarstid)})"
    if fore.sammantrade is None:
        return "eftersom det nu finns ett sammanträde att planera mot"
    gammalt = lage.kalender.for_namnd(arende.namnd).pa(fore.sammantrade)
    if gammalt is not None and gammalt.typ is Motestyp.FLYTTAT:
        return f"eftersom sammanträdet {kort(gammalt.dag)} är flyttat till {_dag(gammalt.flyttat_till)}"
    if gammalt is not None and gammalt.typ is Motestyp.INSTALLT:
        return f"eftersom sammanträdet {kort(gammalt.dag)} är inställt"
    return _av_arendet(arende, lage)


def _av_arendet(arende: Remiss, lage: Lage) -> str:
    malmote = arende.beredning.malsammantrade if arende.beredning else None
    bordlagt = arende.forslag.bordlaggningar if arende.forslag else ()
    if bordlagt and malmote is not None and bordlagt[-1].till.dag == malmote.dag:
        return f"eftersom ärendet bordlades {kort(bordlagt[-1].sammantrade.dag)}"
    returer = arende.beredning.returer if arende.beredning else ()
    if returer and returer[-1].slag == "aterremiss" and malmote is None:
        return "eftersom ärendet är återremitterat"
    nytt = lage.plan.upplagg.malmote if lage.plan else None
    if malmote is not None and nytt is not None and nytt.dag == malmote.dag:
        return "eftersom ett annat sammanträde är valt"
    return "eftersom nämndens kalender är ändrad"


def _dag(dag: date | None) -> str:
    return kort(dag) if dag else "okänd"


def borta_pa_stoppdag(lage: Lage, stopp: Mapping[str, date]) -> Mening:
    """The handläggare is away on a day when something must be done: for the chef to see to."""
    ansvar = lage.arende.ansvar
    vem = lage.organisation.namn(ansvar.handlaggare) if ansvar else "Handläggaren"
    dagar = " och ".join(f"{lage.dag(dag)}, {_STOPP[namn]}" for namn, dag in stopp.items())
    ersattare = _ersattare(lage, stopp)
    gor = (
        f"{ersattare} är ersättare: se till att det blir gjort."
        if ersattare
        else "Se till att någon gör det, eller ge ärendet en annan handläggare."
    )
    return Mening(vad=f"Handläggaren {vem} är borta {dagar}. Planen är inte ändrad.", gor=gor)


_STOPP: Mapping[str, str] = {
    "medlasare": "då utkastet ska till dem som läser med",
    "tjansteutlatande": "då tjänsteutlåtandet ska vara klart",
}


def _ersattare(lage: Lage, stopp: Mapping[str, date]) -> str:
    ansvar = lage.arende.ansvar
    if ansvar is None:
        return ""
    alla = {p for dag in stopp.values() for p in lage.organisation.ersattare(ansvar.handlaggare, dag)}
    return " och ".join(sorted(lage.organisation.namn(p) for p in alla))
