"""What the lines of a letter say: per anchor of a warning and per fact, what it is and what to do next.

Short, calm, and right on whichever day it is read: what lies ahead and what has been have their own words.
"""

from collections.abc import Mapping
from datetime import date

from konfiguration.trappa import VANTAR_PA
from notiser.datumtext import kort
from notiser.lage import Lage, Mening, Varningsord
from notiser.mottagare import Adressat
from notiser.plantexter import PLANVARNINGAR, planens_ord
from tillstand.arbetsdagar import sista_justeringsdag
from tillstand.arende import Arende
from tillstand.begaran import ROLLTEXT
from tillstand.remiss import Remiss

VARNINGAR: Mapping[str, Varningsord] = {
    "ofordelad": Varningsord(
        fore="Ärendet registrerades {dag} och har ingen handläggare.",
        efter="Ärendet registrerades {dag} och har ännu ingen handläggare.",
        gor="Fördela ärendet till en handläggare.",
    ),
    "svarstid": Varningsord(
        fore="Svarstiden går ut {dag}.{ledig}",
        efter="Svarstiden gick ut {dag} och svaret är inte lämnat.",
        gor="{infor_svarstiden}",
    ),
    "svarstid_utan_sammantrade": Varningsord(
        fore="Inget sammanträde är valt, och svarstiden går ut {dag}.{ledig}",
        efter="Inget sammanträde är valt, och svarstiden gick ut {dag}.",
        gor="Välj ett sammanträde eller en annan svarsväg, eller begär anstånd.",
    ),
    "begaran": Varningsord(
        fore="Godkännandet av {begart} väntar sedan {kort}.",
        efter="Godkännandet av {begart} har väntat sedan {kort}.",
        gor="Godkänn, eller lämna tillbaka med en kommentar.",
    ),
    "anstand": Varningsord(
        fore="Anstånd begärdes {dag} och är inte besvarat.",
        efter="Anstånd begärdes {dag} och är ännu inte besvarat.",
        gor="Hör efter hos avsändaren och anteckna svaret.",
    ),
    "beslut_ojusterat": Varningsord(
        fore="Beslutet fattades {kort} och är inte justerat. {justeras}",
        efter="Beslutet fattades {kort} och är inte justerat. {justeras}",
        gor="Anteckna justeringen när den är gjord.",
    ),
    "klart_att_sandas": Varningsord(
        fore="Beslutet är klart sedan {kort}, men svaret är inte överlämnat.",
        efter="Beslutet är klart sedan {kort}, men svaret är inte överlämnat.",
        gor="{overlamna}",
    ),
    "anmalan": Varningsord(
        fore="Beslutet är fattat i nämndens ställe och ska anmälas till nämnden senast {dag}.",
        efter="Beslutet är fattat i nämndens ställe och skulle ha anmälts till nämnden senast {dag}.",
        gor="Anmäl beslutet vid sammanträdet och anteckna anmälan.",
    ),
    **PLANVARNINGAR,
}
"""Per anchor, so that a municipality's own rungs on it have their words too."""

_ANNAT_ANKARE = Varningsord(
    fore="En bevakad dag infaller {dag}.",
    efter="En bevakad dag inföll {dag}.",
    gor="Se i ärendet vad som återstår.",
)

_INFOR_SVARSTIDEN: Mapping[str, str] = {
    "mottagen": "Fördela ärendet så att svaret hinner beredas, eller begär anstånd.",
    "beredning": "Lägg fram förslaget i tid, eller begär anstånd.",
    "forslag": "Se till att beslutet hinner fattas, eller begär anstånd.",
    "namndbeslut": "Se till att beslutet justeras så att svaret hinner överlämnas.",
}
_EFTER_SVARSTIDEN = "Tala med avsändaren, begär anstånd och lämna svaret så snart det går."
_PA_VAG_UT = "Svaret är på väg ut: se i ärendet att det går iväg."
_OVERLAMNA = "Se till att svaret överlämnas till avsändaren."
_VANTAR_GODKANNANDE = "Ärendet väntar på godkännande: se till att det hinner gå vidare, eller begär anstånd."

_BEGART: Mapping[str, str] = {
    "lagg_forslag": "förslaget till svar",
    "avskriv": "att ärendet skrivs av",
}


def varningstext(ankare: str, ankardag: date, lage: Lage) -> Mening:
    """The sentences of a warning that hangs on an anchor, as they are right on the day of `lage`."""
    text = VARNINGAR.get(ankare, _ANNAT_ANKARE)
    vad = text.fore if lage.idag <= ankardag else text.efter
    ord_ = {
        "dag": lage.dag(ankardag),
        "kort": kort(ankardag),
        "ledig": _ledig(ankardag, lage),
        "infor_svarstiden": _infor_svarstiden(ankardag, lage),
        "overlamna": _overlamna(lage),
        "begart": begart(lage.arende),
        "justeras": _justeras(ankardag, lage) if ankare == "beslut_ojusterat" else "",
        **(planens_ord(lage) if ankare in PLANVARNINGAR else {}),
    }
    return Mening(vad=vad.format_map(ord_), gor=text.gor.format_map(ord_).strip())


def _infor_svarstiden(svarstid: date, lage: Lage) -> str:
    """What to do about a svarstid that comes or has gone, in the state that the case is in."""
    if "klart_att_sandas" in lage.ankare:
        return _overlamna(lage)
    if lage.idag > svarstid:
        return _EFTER_SVARSTIDEN
    if lage.arende.begaran is not None:
        return _VANTAR_GODKANNANDE
    return _INFOR_SVARSTIDEN.get(lage.arende.tillstand, "Se i ärendet vad som återstår.")


def begart(arende: Arende) -> str:
    """What the open begäran asks chefer to approve."""
    namn = arende.begaran.overgang if arende.begaran else ""
    return _BEGART.get(namn, "nästa steg i ärendet")


def _overlamna(lage: Lage) -> str:
    return _PA_VAG_UT if lage.arende.utskick else _OVERLAMNA


def _justeras(beslutsdag: date, lage: Lage) -> str:
    sista = sista_justeringsdag(beslutsdag)
    ska = "ska vara justerat" if lage.idag <= sista else "skulle ha varit justerat"
    return f"Protokollet {ska} senast {lage.dag(sista)}."


def _ledig(svarstid: date, lage: Lage) -> str:
    """That the svarstid is no working day, and which day to plan for."""
    planerad = lage.kalender.dagar.pa_eller_fore(svarstid)
    if planerad == svarstid or planerad < lage.idag:
        return ""
    nar = "i dag är sista arbetsdagen" if planerad == lage.idag else f"planera för {kort(planerad)}"
    return f" Det är ingen arbetsdag: {nar}."


def handlaggarrad(lage: Lage) -> str:
    """Who prepares the answer, for a reader who is somebody else; empty otherwise."""
    ansvar = lage.arende.ansvar
    if ansvar is None or ansvar.handlaggare == lage.person:
        return ""
    return f"Handläggare är {lage.organisation.namn(ansvar.handlaggare)}."


def varfor_du(adressat: Adressat, lage: Lage) -> tuple[str, ...]:
    """Why the letter comes to this reader: standing in for somebody, or next above a role with nobody."""
    meningar = []
    if adressat.fallen_fran is not None:
        meningar.append(_fallet(adressat.fallen_fran, lage))
    if adressat.for_ is not None:
        namn = lage.organisation.namn(adressat.for_)
        meningar.append(f"Du får det här i stället för {namn}, som är borta.")
    return tuple(meningar)


def att_gora(mening: Mening, adressat: Adressat) -> str:
    """What this reader is to do: one who may not approve sees to it that somebody can."""
    if adressat.fallen_fran == VANTAR_PA:
        return "Utse en ersättare, så att någon kan godkänna."
    return mening.gor


def _fallet(roll: str, lage: Lage) -> str:
    if roll == VANTAR_PA:
        return "Den som ska godkänna är borta utan ersättare, så det går till dig."
    if roll != "handlaggare":
        namn = ROLLTEXT.get(roll, roll)
        return f"Ingen {namn} är på plats, så det går till dig: utse en innehavare eller ersättare."
    if lage.arende.ansvar is None:
        return "Ärendet har ingen handläggare, så det går till dig."
    namn = lage.organisation.namn(lage.arende.ansvar.handlaggare)
    return f"Handläggaren {namn} är borta utan ersättare, så det går till dig: utse en ersättare."


def svarstidsrad(lage: Lage) -> str:
    """The svarstid in one sentence, for letters that tell of something else; empty when it does not count."""
    if not isinstance(lage.arende, Remiss) or not lage.arende.vantar_pa_svar or lage.arende.slutdag is None:
        return ""
    ordet = "går" if lage.idag <= lage.arende.slutdag else "gick"
    return f"Svarstiden {ordet} ut {lage.dag(lage.arende.slutdag)}."
