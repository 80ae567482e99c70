"""What a letter says of something that has happened: the subject, what it is, and what to do next."""

from collections.abc import Callable, Mapping
from datetime import date

from attrs import frozen

from notiser.brev import Rad
from notiser.datumtext import kort
from notiser.lage import Lage, Mening
from notiser.plantexter import planrad
from notiser.texter import begart, svarstidsrad
from tillstand.innehall import Organslag
from tillstand.namndbeslut import Beslutsfattare, Beslutsutfall
from tillstand.remiss import Remiss
from tillstand.svarstid import Anstandssvar


@frozen(kw_only=True)
class _Handelse:
    """The words for one kind of fact. `ord_` gives what the sentences leave open."""

    amne: str
    vad: str
    gor: str
    ord_: Callable[[Lage], Mapping[str, str]] = lambda _lage: {}


def _tilldelad(lage: Lage) -> Mapping[str, str]:
    ansvar = lage.arende.ansvar
    sjalv = ansvar is None or ansvar.handlaggare == lage.person
    bereds = lage.arende.tillstand == "beredning"
    return {
        "vem": "Du" if sjalv or ansvar is None else lage.organisation.namn(ansvar.handlaggare),
        "gor": "Läs handlingarna och planera svaret." if bereds else "Se i ärendet hur långt det har kommit.",
    }


def _begaran(lage: Lage) -> Mapping[str, str]:
    begaran = lage.arende.begaran
    return {
        "vem": lage.organisation.namn(begaran.begard_av) if begaran else "En handläggare",
        "begart": begart(lage.arende),
    }


_UTFALL = {
    Beslutsutfall.ENLIGT_FORSLAGET: "enligt förslaget",
    Beslutsutfall.ANNAN_LYDELSE: "med annan lydelse än förslaget",
    Beslutsutfall.AVSTAR: "att avstå från att svara",
}
_BESLUTSFATTARE = {
    Beslutsfattare.NAMND: "Nämnden",
    Beslutsfattare.DELEGAT: "Delegaten",
    Beslutsfattare.ORDFORANDE: "Ordföranden",
}


def _beslutad(lage: Lage) -> Mapping[str, str]:
    beslut = lage.arende.namndbeslut if isinstance(lage.arende, Remiss) else None
    if beslut is None:
        return {"beslut": "Ärendet är beslutat.", "sedan": "Se i ärendet vad som återstår."}
    utskott = beslut.sammantrade is not None and beslut.sammantrade.organslag is Organslag.UTSKOTT
    vem = "Utskottet" if utskott else _BESLUTSFATTARE[beslut.beslutsfattare]
    sedan = (
        "Svaret får överlämnas när beslutet är justerat."
        if beslut.kraver_justering
        else "Beslutet ska inte justeras: svaret kan överlämnas nu, och beslutet ska anmälas till nämnden."
    )
    return {"beslut": f"{vem} beslutade {kort(beslut.beslutsdag)} {_UTFALL[beslut.utfall]}.", "sedan": sedan}


def _anstand(lage: Lage) -> Mapping[str, str]:
    arende = lage.arende
    nu = arende.slutdag
    if not isinstance(arende, Remiss) or nu is None:
        return {"nu": "Remissen har ingen svarstid.", "gor": "Se i ärendet vad som återstår."}
    tidigare = _tidigare_svarstid(arende)
    var = f", tidigare {kort(tidigare)}" if tidigare and tidigare != nu else ""
    return {
        "nu": f"Svarstiden är nu {lage.dag(nu)}{var}.",
        "star": f"Svarstiden {lage.dag(nu)} står fast.",
        "mote": _motet(arende, nu, lage),
        "gor": "Planera så att svaret lämnas i tid." if lage.idag <= nu else _FORSENAT,
    }


_FORSENAT = "Tala med avsändaren och lämna svaret så snart det går."


def _tidigare_svarstid(arende: Remiss) -> date | None:
    beviljade = [a.nytt_datum for a in arende.svarstid.anstand if a.svar is Anstandssvar.BEVILJAT]
    dagar = [arende.svarstid.datum, *(dag for dag in beviljade if dag is not None)]
    return dagar[-2] if len(dagar) > 1 else None


def _motet(arende: Remiss, svarstid: date, lage: Lage) -> str:
    """Whether the meeting that the answer is planned for comes in time."""
    mote = arende.beredning.malsammantrade if arende.beredning else None
    if mote is None or mote.dag < lage.idag:
        return ""
    if mote.dag <= lage.kalender.dagar.pa_eller_fore(svarstid):
        return f" Det valda sammanträdet {kort(mote.dag)} är i tid."
    return f" Det valda sammanträdet {kort(mote.dag)} kommer för sent."


HANDELSER: Mapping[str, _Handelse] = {
    "registrerad": _Handelse(
        amne="Att fördela",
        vad="Ett nytt ärende är registrerat.",
        gor="Fördela det till en handläggare.",
    ),
    "tilldelad": _Handelse(
        amne="Ny handläggare",
        vad="{vem} är nu handläggare för ärendet.",
        gor="{gor}",
        ord_=_tilldelad,
    ),
    "begaran": _Handelse(
        amne="Att godkänna",
        vad="{vem} ber om godkännande av {begart}.",
        gor="Läs handlingarna. Godkänn, eller lämna tillbaka med en kommentar.",
        ord_=_begaran,
    ),
    "begaran_omstartad": _Handelse(
        amne="Att godkänna på nytt",
        vad="Ärendet har ändrats, så godkännandet av {begart} börjar om.",
        gor="Läs på nytt. Godkänn, eller lämna tillbaka med en kommentar.",
        ord_=_begaran,
    ),
    "aterlamnad": _Handelse(
        amne="Återlämnat",
        vad="Begäran om godkännande är återlämnad med en kommentar.",
        gor="Läs kommentaren i ärendet, rätta och be om godkännande på nytt.",
    ),
    "aterremitterad": _Handelse(
        amne="Återremiss",
        vad="Ärendet är återremitterat.",
        gor="Läs motiveringen i ärendet, komplettera och lägg fram ett nytt förslag.",
    ),
    "beslutad": _Handelse(amne="Beslut", vad="{beslut}", gor="{sedan}", ord_=_beslutad),
    "justerad": _Handelse(
        amne="Justerat",
        vad="Beslutet är justerat.",
        gor="Svaret kan överlämnas till avsändaren.",
    ),
    "anstand_beviljat": _Handelse(
        amne="Anstånd beviljat",
        vad="Anstånd är beviljat. {nu}{mote}",
        gor="Påminnelserna följer den nya dagen.",
        ord_=_anstand,
    ),
    "anstand_avslaget": _Handelse(
        amne="Anstånd avslaget",
        vad="Anståndet är avslaget. {star}{mote}",
        gor="{gor}",
        ord_=_anstand,
    ),
    "angrad": _Handelse(
        amne="Ångrat",
        vad="Det senaste steget i ärendet är ångrat. Ett tidigare brev om det gäller inte längre.",
        gor="Se i ärendet hur det står nu.",
    ),
    "angrat_beslut": _Handelse(
        amne="Beslut ångrat",
        vad="Registreringen av beslutet är ångrad. Ett tidigare brev om beslutet gäller inte längre.",
        gor="Se i ärendet hur det står nu.",
    ),
    "svar_misslyckat": _Handelse(
        amne="Svaret gick inte iväg",
        vad="Svaret på remissen kunde inte skickas.",
        gor="Kontrollera adressen och skicka på nytt, eller välj ett annat sätt att lämna svaret.",
    ),
    "svar_ovisst": _Handelse(
        amne="Ovisst om svaret gick iväg",
        vad="Förbindelsen bröts när svaret skickades: det kan ha gått iväg, men det är inte säkert.",
        gor="Fråga mottagaren, och anteckna sedan i ärendet om svaret gick iväg eller inte.",
    ),
}
"""The words for each fact that is told. Names are never removed: stored letters speak of them."""

_MED_SVARSTID = frozenset(
    {"registrerad", "tilldelad", "begaran", "begaran_omstartad", "justerad", "aterremitterad"}
)
"""Facts whose reader also wants to know the svarstid."""

_MED_PLAN = frozenset({"registrerad", "tilldelad", "aterremitterad", "anstand_avslaget"})
"""Facts whose reader also wants to know the plan, where nothing else tells it."""


def handelsetext(rad: Rad, lage: Lage) -> Mening:
    """The sentences of a fact, with the svarstid where it helps."""
    text = HANDELSER[rad.regel]
    ord_ = {"nu": "", "star": "", "mote": "", "gor": "", **text.ord_(lage)}
    vad = text.vad.format_map(ord_)
    svarstid = svarstidsrad(lage) if rad.regel in _MED_SVARSTID else ""
    plan = planrad(lage) if rad.regel in _MED_PLAN else ""
    return Mening(vad=" ".join(filter(None, (vad, svarstid, plan))), gor=text.gor.format_map(ord_))
