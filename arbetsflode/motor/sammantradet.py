"""A nämnd's meeting: its agenda, and what ought to be on it and is not."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import Any

from attrs import frozen

from arbetsflode.lager import motespunkter
from arbetsflode.lager.motespunkter import FORST, Bunt, Plats
from arbetsflode.motor.motesarenden import Motesfraga, motesfraga, siktar
from arbetsflode.program import Program
from tillstand.behorighet import Aktor
from tillstand.beredning import Svarsvag
from tillstand.fel import Saknas
from tillstand.innehall import Punktslag
from tillstand.mote import Mote
from tillstand.namndbeslut import Beslutsfattare
from tillstand.remiss import Remiss
from tillstand.remissplan import FORE_BESLUTET
from tillstand.stoppdagar import Stoppdag, fore_motet
from tillstand.tidsplan import Tidsplan

_EFTER_BESLUTET = ("namndbeslut", "justerad", "overlamnad")
FLEST_PUNKTER = 500
"""So many items an agenda has room for."""
BORDE_PER_SIDA, FLEST_LASTA = 100, 1_000
"""So many cases that ought to be on an agenda are shown at a time, and so many are read to find them."""
BESLUTAT, BORDLAGT, ATERREMITTERAT = "beslutat", "bordlagt", "aterremitterat"


@frozen(kw_only=True)
class Motesutfall:
    """What a meeting did with a case: decided (with paragraph and outcome), postponed or sent back."""

    vad: str
    paragraf: str | None = None
    utfall: str | None = None
    omedelbart: bool = False


@frozen(kw_only=True)
class Motespunkt:
    """A case on the agenda. One with secrecy shows its public title, and nothing of what is proposed."""

    arende: str
    diarienummer: str
    rubrik: str
    hemligt: bool
    tillstand: str
    handlaggare: str | None
    svarstid: date | None
    nummer: str = ""
    """The item number as it is printed: text, perhaps empty."""
    beslutspunkter: tuple[str, ...] = ()
    omedelbart: bool = False
    """Whether it is to be verified at once: the proposal asks for it, or the plan rests on it."""
    utfall: Motesutfall | None = None


@frozen(kw_only=True)
class Bordepunkt:
    """A case that ought to be on the agenda and is not: its plan aims here, or no later meeting serves."""

    arende: str
    diarienummer: str
    rubrik: str
    hemligt: bool
    tillstand: str
    handlaggare: str | None
    svarstid: date | None
    enligt_plan: bool
    """The plan says this meeting; otherwise the svarstid passes before the next one, or before the first that
    is left."""


@frozen(kw_only=True)
class Sammantradesvy:
    """A meeting as a person sees it; `nasta` is the nämnd's next one after it."""

    mote: Mote
    stoppdagar: tuple[Stoppdag, ...]
    nasta: date | None
    punkter: tuple[Motespunkt, ...]
    satta: tuple[tuple[str, str], ...]
    """(case, item number) of those on it that have been given a place, in that order."""
    borde: tuple[Bordepunkt, ...]
    borde_fler: Plats | None = None
    """Where the next page of what ought to be on it begins."""
    fler: bool = False
    """Whether the agenda has more items than are shown."""
    raknas_om: bool = False
    """Whether the sweep is working out meetings since a calendar was changed: a case may be missing yet."""


def sammantradet(
    program: Program, aktor: Aktor, *, namnd: str, dag: date, borde_efter: Plats = FORST
) -> Sammantradesvy:
    """A meeting and its agenda, as far as the person may know of the cases.

    On it are the proposals that aim at it, and what it decided, postponed or sent back. A case that has been
    closed since is found if it stands on the agenda that was set. Costs what is shown: cases are found by
    the meeting that stands with them. At most `FLEST_PUNKTER` items are shown, and a page of what ought to be
    on it, from `borde_efter`. Raises Saknas when no meeting stands in the calendar that day, OgiltigIndata.
    """
    with program.databas.las() as f:
        fraga = motesfraga(program, f, aktor, namnd)
        kalender = fraga.kalender.for_namnd(namnd)
        mote = kalender.pa(dag)
        if mote is None:
            raise Saknas(inget_mote(program, namnd, dag))
        punkter = punkterna(fraga, dag)
        nasta = next((m.dag for m in kalender.framat(dag)), None)
        pa_listan = {p.arende for p in punkter}
        borde, borde_fler = (
            _borde(fraga, mote, nasta, pa_listan, borde_efter)
            if mote.halls and dag >= fraga.idag
            else ((), None)
        )
        return Sammantradesvy(
            mote=mote,
            stoppdagar=fore_motet(mote, kalender),
            nasta=nasta,
            punkter=punkter[:FLEST_PUNKTER],
            fler=len(punkter) > FLEST_PUNKTER,
            raknas_om=fraga.raknas_om,
            satta=tuple(s for s in motespunkter.las(f, namnd, dag) if s[0] in pa_listan),
            borde=tuple(sorted(borde, key=lambda b: (b.svarstid or date.max, b.diarienummer))),
            borde_fler=borde_fler,
        )


def inget_mote(program: Program, namnd: str, dag: date) -> str:
    """The sentence that says that there is no such meeting."""
    return f"{program.namnd(namnd).namn} har inget sammanträde {dag}: se nämndens kalender."


def punkterna(fraga: Motesfraga, dag: date) -> tuple[Motespunkt, ...]:
    """The agenda: first the items that have a place, in that order, then the rest by svarstid."""
    satta = motespunkter.las(fraga.f, fraga.namnd, dag)
    plats = {arende: n for n, (arende, _) in enumerate(satta)}
    nummer = dict(satta)
    sist = len(plats)
    punkter = [_punkt(r, utfall, plan, nummer.get(r.id, "")) for r, utfall, plan in _pa_motet(fraga, dag)]
    return tuple(
        sorted(
            punkter,
            key=lambda p: (plats.get(p.arende, sist), p.svarstid or date.max, p.diarienummer),
        )
    )


def _pa_motet(fraga: Motesfraga, dag: date) -> Iterator[tuple[Remiss, Motesutfall | None, Tidsplan | None]]:
    sedda = set[str]()
    for remiss in chain(fraga.lasta(_rader(fraga, dag.isoformat())), fraga.gamla):
        if remiss.id in sedda:
            continue
        sedda.add(remiss.id)
        utfall = _utfall(remiss, dag)
        plan = fraga.plan(remiss) if remiss.tillstand == "forslag" else None
        if utfall is not None or (plan is not None and siktar(plan, fraga.namnd) == dag):
            yield remiss, utfall, plan


def _rader(fraga: Motesfraga, dag: str) -> Iterator[tuple[Any, ...]]:
    """The rows of what may be on the agenda of a meeting, what was put there first."""
    f, synlighet, namnd = fraga.f, fraga.synlighet, fraga.namnd
    yield from motespunkter.pa_listan(f, synlighet, namnd, dag)
    for tillstand in ("forslag", *_EFTER_BESLUTET):
        yield from motespunkter.siktande(
            f, synlighet, namnd, dag, tillstand, efter=FORST, antal=FLEST_PUNKTER + 1
        )
    yield from motespunkter.behandlade(f, synlighet, namnd, dag, antal=FLEST_PUNKTER + 1)


def _utfall(remiss: Remiss, dag: date) -> Motesutfall | None:
    """What the meeting of a day did with a case."""
    beslut = remiss.namndbeslut
    if beslut and beslut.beslutsfattare is Beslutsfattare.NAMND and beslut.beslutsdag == dag:
        return Motesutfall(
            vad=BESLUTAT, paragraf=beslut.paragraf, utfall=beslut.utfall.value, omedelbart=beslut.omedelbart
        )
    for b in remiss.forslag.bordlaggningar if remiss.forslag else ():
        if b.sammantrade.dag == dag:
            return Motesutfall(vad=BORDLAGT, paragraf=b.paragraf)
    for r in remiss.beredning.returer if remiss.beredning else ():
        if r.sammantrade is not None and r.sammantrade.dag == dag:
            return Motesutfall(vad=ATERREMITTERAT, paragraf=r.paragraf)
    return None


def _punkt(remiss: Remiss, utfall: Motesutfall | None, plan: Tidsplan | None, nummer: str) -> Motespunkt:
    forslag = remiss.forslag.beslutspunkter if remiss.forslag else ()
    begart = any(p.slag is Punktslag.JUSTERING for p in forslag)
    return Motespunkt(
        arende=remiss.id,
        diarienummer=remiss.diarienummer,
        rubrik=remiss.rubrik,
        hemligt=remiss.hemligt,
        tillstand=remiss.tillstand,
        handlaggare=remiss.ansvar.handlaggare if remiss.ansvar else None,
        svarstid=remiss.slutdag,
        nummer=nummer,
        beslutspunkter=() if remiss.hemligt else tuple(p.text for p in forslag),
        omedelbart=begart or (plan is not None and plan.upplagg.omedelbart),
        utfall=utfall,
    )


def _borde(
    fraga: Motesfraga, mote: Mote, nasta: date | None, pa_listan: set[str], efter: Plats
) -> tuple[tuple[Bordepunkt, ...], Plats | None]:
    """A page of what ought to be taken up, and where the next begins. What has no meeting left before its
    svarstid ought to be taken up at the first that comes, no later."""
    forsta = next(fraga.kalender.for_namnd(fraga.namnd).framat(fraga.idag - timedelta(1)), None)
    ar_forst = forsta is not None and forsta.dag == mote.dag
    funna: list[Bordepunkt] = []
    sist = efter
    for lasta, (plats, remiss) in enumerate(_kandidater(fraga, mote, nasta, efter, ar_forst=ar_forst)):
        punkt = None if remiss.id in pa_listan else _bordepunkt(fraga, mote, nasta, remiss, ar_forst=ar_forst)
        if lasta == FLEST_LASTA or (punkt is not None and len(funna) == BORDE_PER_SIDA):
            return tuple(funna), sist
        if punkt is not None:
            funna.append(punkt)
        sist = plats
    return tuple(funna), None


def _kandidater(
    fraga: Motesfraga, mote: Mote, nasta: date | None, efter: Plats, *, ar_forst: bool
) -> Iterator[tuple[Plats, Remiss]]:
    """The undecided remisser whose plan aims at a meeting, and those whose svarstid comes before the next."""
    f, synlighet, namnd, dag = fraga.f, fraga.synlighet, fraga.namnd, mote.dag.isoformat()
    fran = FORST if ar_forst else (dag, "")
    till = (nasta or mote.dag).isoformat()

    def siktande(tillstand: str, efter: Plats, antal: int) -> Bunt:
        return motespunkter.siktande(f, synlighet, namnd, dag, tillstand, efter=efter, antal=antal)

    def bradskande(efter: Plats, antal: int) -> Bunt:
        return motespunkter.obeslutade(f, synlighet, namnd, efter=max(efter, fran), till=till, antal=antal)

    return fraga.i_ordning(efter, partial(siktande, "mottagen"), partial(siktande, "beredning"), bradskande)


def _bordepunkt(
    fraga: Motesfraga, mote: Mote, nasta: date | None, remiss: Remiss, *, ar_forst: bool
) -> Bordepunkt | None:
    plan = fraga.plan(remiss) if remiss.tillstand in FORE_BESLUTET else None
    if plan is None or plan.fall.ensam or plan.fall.svarsvag is Svarsvag.UTSKOTT:
        return None
    vart = siktar(plan, fraga.namnd)
    forslag = remiss.tillstand == "forslag"
    framme = forslag and vart is not None and fraga.idag <= vart < mote.dag
    hit = vart == mote.dag and not forslag
    if not hit and (framme or not _sista_motet(remiss.slutdag, mote.dag, nasta, ar_forst=ar_forst)):
        return None
    return Bordepunkt(
        arende=remiss.id,
        diarienummer=remiss.diarienummer,
        rubrik=remiss.rubrik,
        hemligt=remiss.hemligt,
        tillstand=remiss.tillstand,
        handlaggare=remiss.ansvar.handlaggare if remiss.ansvar else None,
        svarstid=remiss.slutdag,
        enligt_plan=hit,
    )


def _sista_motet(slutdag: date | None, dag: date, nasta: date | None, *, ar_forst: bool) -> bool:
    """Whether no later meeting is before the svarstid; when no coming one is, whether this is the first."""
    if slutdag is None:
        return False
    if slutdag < dag:
        return ar_forst
    return nasta is not None and slutdag < nasta
