"""The lawful ways out when a plan is tight or does not hold, in the order in which they are to be preferred.

KL lets somebody else decide (6:37-39, 7:5), an extra meeting be held (6:23), and nothing stops an answer
from being late; the sender may give more time. A way that this matter may not take is left out.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from attrs import frozen

from tillstand.arbetsdagar import med_veckodag
from tillstand.beredning import Svarsvag
from tillstand.innehall import Objektslag, Organslag
from tillstand.mote import Mote
from tillstand.stoppdagar import fore_motet, justeringsdag
from tillstand.tidsplan import Hinns, Tidsplan, Verdikt, hinns


@frozen(kw_only=True)
class Utvag:
    """A way out: its name, the day that it hangs on (local), its paragraph if law has one, what follows."""

    namn: str
    datum: date
    lagrum: str | None
    forklaring: str


def utvagar(plan: Tidsplan) -> tuple[Utvag, ...]:
    """The ways out of a plan, the best first; none when it holds, or when nothing can be told."""
    if plan.verdikt in (None, Verdikt.HALLER) or plan.skicka_senast is None:
        return ()
    if plan.fall.beslutat is not None:
        return tuple(ut for vag in _EFTER_BESLUTET for ut in vag(plan, plan.skicka_senast))
    return tuple(ut for vag in _VAGAR for ut in vag(plan, plan.skicka_senast))


def far_delegeras(plan: Tidsplan) -> bool:
    """Whether KL 6:38 leaves the matter to somebody alone: no yttrande to fullmäktige (p 2), no
    medborgarförslag (p 4)."""
    fall = plan.fall
    return fall.fran is not Organslag.KOMMUNFULLMAKTIGE and fall.objekt is not Objektslag.MEDBORGARFORSLAG


def _annat_mote(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    """Another meeting than the chosen one serves, and can be reached."""
    if plan.fall.valt is None or plan.fall.ensam or plan.fall.svarsvag is Svarsvag.UTSKOTT:
        return
    upplagg = plan.upplagg
    i_tid = (upplagg.ordinarie, upplagg.sammantrade if plan.villkor.omedelbar_justering else None)
    for mote in i_tid:
        if mote is not None and mote.dag != plan.fall.valt and _hinner(mote, plan) is Hinns.I_TID:
            yield Utvag(
                namn="annat_sammantrade",
                datum=mote.dag,
                lagrum=None,
                forklaring=f"Välj sammanträdet {_dag(mote)} i stället.",
            )
            return


def _omedelbart(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    mote = plan.upplagg.malmote if plan.upplagg.omedelbart else plan.upplagg.sammantrade
    if plan.fall.ensam or (plan.fall.svarsvag is Svarsvag.UTSKOTT and not plan.upplagg.omedelbart):
        return
    if mote is None or not plan.villkor.omedelbar_justering or mote.dag > skicka:
        return
    if hinns(mote, plan.fall, plan.kalender, plan.idag) is Hinns.FOR_SENT:
        return
    yield Utvag(
        namn="omedelbar_justering",
        datum=mote.dag,
        lagrum="nämndens reglemente",
        forklaring=f"Låt nämnden justera paragrafen direkt vid sammanträdet {_dag(mote)}: "
        f"då kan svaret skickas senast {med_veckodag(skicka)}. Paragrafen ska finnas skriven vid mötet.",
    )


def _delegation(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    redan = plan.fall.svarsvag is Svarsvag.DELEGATION
    if redan or plan.idag > skicka or not far_delegeras(plan) or not _har_delegat(plan):
        return
    motion = (
        " Varning: en motion avgörs av fullmäktige, så se efter att delegationsordningen täcker svaret."
        if plan.fall.objekt is Objektslag.MOTION
        else ""
    )
    punkter = plan.villkor.delegationspunkter
    enligt = f" (punkt {', '.join(punkter)})" if punkter else ", om delegationsordningen tillåter det"
    yield Utvag(
        namn="delegation",
        datum=skicka,
        lagrum="KL 6:38",
        forklaring=f"Delegaten beslutar senast {med_veckodag(skicka)}{enligt}. "
        f"Beslutet justeras inte, men ska anmälas till nämnden.{motion}",
    )


def _har_delegat(plan: Tidsplan) -> bool:
    """In a closed world nothing is said of the delegationsordning; a nämnd of ours has its points listed."""
    return not plan.kalender.antar or bool(plan.villkor.delegationspunkter)


def _ordforanden(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    if plan.verdikt is not Verdikt.HALLER_INTE or plan.idag > skicka or not far_delegeras(plan):
        return
    yield Utvag(
        namn="ordforandebeslut",
        datum=skicka,
        lagrum="KL 6:39, 6:40",
        forklaring=f"Ordföranden beslutar senast {med_veckodag(skicka)}, om nämnden har gett uppdrag om "
        "brådskande ärenden och ärendet inte kan vänta. Beslutet anmäls vid nästa sammanträde.",
    )


def _extra(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    """The last day for an extra meeting, when there is still time for its kallelse."""
    if plan.verdikt is Verdikt.HALLER_MED_OMEDELBAR_JUSTERING:
        return
    ledtider = plan.kalender.ledtider
    efter = 0 if plan.villkor.omedelbar_justering else ledtider.justering + 1
    dag = plan.kalender.dagar.pa_eller_fore(skicka - timedelta(efter))
    if dag - timedelta(ledtider.kallelse) < plan.idag:
        return
    justeras = "justeras omedelbart" if efter == 0 else "justeras på vanligt sätt"
    yield Utvag(
        namn="extra_sammantrade",
        datum=dag,
        lagrum="KL 6:23",
        forklaring=f"Ordföranden, eller en tredjedel av ledamöterna, kan kalla till ett extra sammanträde "
        f"senast {med_veckodag(dag)}; paragrafen {justeras}.",
    )


def _anstand(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    """The next meeting and a working day: that date to ask for. Where that meeting can be reached only
    outside its stop dates, the first one that the plan holds for is told too."""
    if plan.fall.ensam:
        dag = _nar_nagon_kan_besluta(plan, skicka)
        text = f"Begär anstånd till {med_veckodag(dag)}: då kan beslutet vara fattat."
        yield Utvag(namn="anstand", datum=dag, lagrum=None, forklaring=text)
        return
    kommande = [m for m in _kommande(plan, skicka) if _kan_tas_upp(m, plan)]
    i_tid = next((m for m in kommande if _hinner(m, plan) is Hinns.I_TID), None)
    for mote in dict.fromkeys((*kommande[:1], *((i_tid,) if i_tid else ()))):
        dag = _nar_svaret_kan_ga(mote, plan)
        yield Utvag(namn="anstand", datum=dag, lagrum=None, forklaring=_anstandstext(plan, mote, dag))


def _anstandstext(plan: Tidsplan, mote: Mote, dag: date) -> str:
    text = f"Begär anstånd till {med_veckodag(dag)}: nästa sammanträde som kan besluta är {_dag(mote)}."
    if _hinner(mote, plan) is Hinns.I_TID:
        return text
    return (
        f"Begär anstånd till {med_veckodag(dag)}, om nämndsekreteraren kan ta upp ärendet {_dag(mote)} "
        "fast stoppdagen har passerat."
    )


def _kommande(plan: Tidsplan, skicka: date) -> tuple[Mote, ...]:
    """The meetings after the last day to send; of an utskott only the chosen one is known."""
    efter = max(skicka, plan.idag - timedelta(1))
    if plan.fall.svarsvag is Svarsvag.UTSKOTT:
        valt = plan.upplagg.malmote
        return (valt,) if valt is not None and valt.dag > efter else ()
    return tuple(plan.kalender.framat(efter))


def _kan_tas_upp(mote: Mote, plan: Tidsplan) -> bool:
    kallelsen_ute = fore_motet(mote, plan.kalender)[-1].datum
    return kallelsen_ute >= plan.idag or _hinner(mote, plan) is Hinns.I_TID


def _nar_nagon_kan_besluta(plan: Tidsplan, skicka: date) -> date:
    """The first day after the last one to send when somebody can decide alone: at once when the
    tjänsteutlåtande is written, otherwise when there has been time for it."""
    ledtider = plan.kalender.ledtider
    skrivs = 0 if "tjansteutlatande" in plan.fall.klara else ledtider.tjansteutlatande - ledtider.presidium
    tidigast = max(skicka + timedelta(1), plan.idag + timedelta(skrivs))
    return plan.kalender.dagar.pa_eller_efter(tidigast)


def _hinner(mote: Mote, plan: Tidsplan) -> Hinns:
    return hinns(mote, plan.fall, plan.kalender, plan.idag)


def _nar_svaret_kan_ga(mote: Mote, plan: Tidsplan) -> date:
    """The working day after the paragraph is verified, at the meeting where the nämnd may."""
    dag = mote.dag if plan.villkor.omedelbar_justering else justeringsdag(mote, plan.kalender)
    return plan.kalender.dagar.plus(dag, 1)


def _preliminart(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    if plan.idag > skicka:
        return
    yield Utvag(
        namn="preliminart_svar",
        datum=skicka,
        lagrum=None,
        forklaring=f"Kom överens med avsändaren och skicka ett preliminärt svar senast "
        f"{med_veckodag(skicka)}, under förutsättning av nämndens beslut. Ange skälet; det slutliga svaret "
        "skickas sedan.",
    )


def _sent(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    kommande = () if plan.fall.ensam else _kommande(plan, skicka)
    mote = next((m for m in kommande if _hinner(m, plan) is not Hinns.FOR_SENT), None)
    dag = _nar_svaret_kan_ga(mote, plan) if mote else _nar_nagon_kan_besluta(plan, skicka)
    nar = f"efter sammanträdet {_dag(mote)}" if mote else "så snart beslutet är fattat"
    yield Utvag(
        namn="sent_svar",
        datum=dag,
        lagrum=None,
        forklaring=f"Svara för sent, {nar}: tidigast {med_veckodag(dag)}. Fråga först om avsändaren "
        "fortfarande tar emot svaret.",
    )


def _avsta(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    varning = (
        " Varning: avsändaren är den egna kommunen, och kommunstyrelsen får begära det yttrande den behöver."
        if plan.fall.egen_kommun
        else ""
    )
    yield Utvag(
        namn="avsta",
        datum=max(skicka, plan.idag),
        lagrum="KL 6:12" if varning else None,
        forklaring=f"Avstå från att svara, och säg det till avsändaren.{varning}",
    )


def _dag(mote: Mote) -> str:
    return f"{med_veckodag(mote.dag)}{' (antaget)' if mote.antaget else ''}"


_Vag = Callable[[Tidsplan, date], Iterator[Utvag]]
_VAGAR: tuple[_Vag, ...] = (
    _annat_mote,
    _omedelbart,
    _delegation,
    _ordforanden,
    _extra,
    _anstand,
    _preliminart,
    _sent,
    _avsta,
)
"""In order of preference."""


def _anstand_for_justering(plan: Tidsplan, skicka: date) -> Iterator[Utvag]:
    """What is decided only waits to be verified: the sender is asked for those days."""
    sista = plan.steg[-1].stopp.datum
    dag = plan.kalender.dagar.pa_eller_efter(max(sista, plan.idag))
    darfor = "" if plan.fall.ensam else ", då protokollet är justerat"
    yield Utvag(
        namn="anstand",
        datum=dag,
        lagrum=None,
        forklaring=f"Begär anstånd till {med_veckodag(dag)}{darfor}.",
    )


_EFTER_BESLUTET: tuple[_Vag, ...] = (_anstand_for_justering, _preliminart)
