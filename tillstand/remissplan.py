"""The plan of a remiss: what its facts tell the planner, the dates that rungs hang on, what is told of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from tillstand.handlingar import HUVUDHANDLINGAR
from tillstand.kalender import Kalender
from tillstand.ledtider import ORDNING
from tillstand.namndbeslut import Beslutsfattare
from tillstand.stoppdagar import BESLUT, JUSTERING, SAMMANTRADE, SKICKA
from tillstand.tidsplan import Tidsplan, tidsplan
from tillstand.upplagg import ENSAM, Planfall, Upplagg, lagg_upp, malmotet
from tillstand.villkor import Villkor

if TYPE_CHECKING:
    from tillstand.remiss import Remiss

FORE_BESLUTET = ("mottagen", "beredning", "forslag")
PLANANKARE = (*ORDNING, SAMMANTRADE, BESLUT, SKICKA)
"""The steps that rungs may hang on."""


@frozen(kw_only=True)
class Planbesked:
    """What people have been told of a plan: the svarstid that it rests on, and the day of each step.

    Empty while no meeting serves or is known.
    """

    svarstid: date | None = None
    steg: Mapping[str, date] = field(factory=dict)

    @property
    def sammantrade(self) -> date | None:
        """The meeting of the plan."""
        return self.steg.get(SAMMANTRADE)


@frozen(kw_only=True)
class Stegandring:
    """A step that got another day; None where there was, or is, no such step."""

    namn: str
    fore: date | None
    efter: date | None


def planera(remiss: "Remiss", kalender: Kalender, villkor: Villkor, idag: date) -> Tidsplan | None:
    """The plan as it is on `idag` (local); None when no answer is waited for any more."""
    if not remiss.vantar_pa_svar:
        return None
    return tidsplan(planfall(remiss), kalender.for_namnd(remiss.namnd), villkor, idag)


def planmote(remiss: "Remiss", kalender: Kalender, villkor: Villkor) -> date | None:
    """The nämnd's meeting that an open case belongs to: the one that decided it or, before that, the one that
    its plan aims at. None when another body decides, and for what only the day itself could tell: without a
    svarstid no meeting is aimed at."""
    beslut = remiss.namndbeslut
    if not remiss.ar_oppet:
        return None
    if beslut is not None:
        return beslut.beslutsdag if beslut.beslutsfattare is Beslutsfattare.NAMND else None
    if not remiss.vantar_pa_svar:
        return None
    mote = malmotet(planfall(remiss), kalender.for_namnd(remiss.namnd), villkor)
    return mote.dag if mote is not None and mote.namnd == remiss.namnd else None


def motesdagar(remiss: "Remiss") -> Iterator[date]:
    """The days of the meetings that have postponed a remiss or sent it back, as far as it stands in it."""
    yield from (b.sammantrade.dag for b in (remiss.forslag.bordlaggningar if remiss.forslag else ()))
    for retur in remiss.beredning.returer if remiss.beredning else ():
        if retur.sammantrade is not None:
            yield retur.sammantrade.dag


def planankare(remiss: "Remiss", kalender: Kalender, villkor: Villkor) -> Mapping[str, date]:
    """The days of the steps that are not done yet."""
    if not remiss.vantar_pa_svar:
        return {}
    fall = planfall(remiss)
    steg = lagg_upp(fall, kalender.for_namnd(remiss.namnd), villkor).steg
    return {s.namn: s.datum for s in steg if s.namn in PLANANKARE and s.namn not in fall.klara}


def besked(remiss: "Remiss", kalender: Kalender, villkor: Villkor) -> Planbesked | None:
    """What there is to tell of the plan; None when the answer is decided or nobody waits for it."""
    if remiss.tillstand not in FORE_BESLUTET or not remiss.vantar_pa_svar:
        return None
    return _besked(lagg_upp(planfall(remiss), kalender.for_namnd(remiss.namnd), villkor))


def besked_av(plan: Tidsplan) -> Planbesked:
    """The same of a plan that has been made."""
    return _besked(plan.upplagg)


def _besked(upplagg: Upplagg) -> Planbesked:
    steg = {s.namn: s.datum for s in upplagg.steg if s.namn in PLANANKARE}
    return Planbesked(svarstid=upplagg.svarstid, steg=steg if len(steg) > 1 else {})


def andringar(fore: Planbesked, efter: Planbesked) -> tuple[Stegandring, ...]:
    """The steps whose day is another, in the order in which they are taken."""
    return tuple(
        Stegandring(namn=namn, fore=fore.steg.get(namn), efter=efter.steg.get(namn))
        for namn in PLANANKARE
        if fore.steg.get(namn) != efter.steg.get(namn)
    )


def planfall(remiss: "Remiss") -> Planfall:
    """The facts of a remiss as the planner asks for them."""
    beredning, beslut, mottagen = remiss.beredning, remiss.namndbeslut, remiss.mottagen
    valt = beredning.malsammantrade if beredning else None
    avsandare = mottagen.avsandare
    return Planfall(
        svarstid=remiss.svarstid,
        svarsvag=beredning.svarsvag if beredning else None,
        valt=valt.dag if valt else None,
        klara=frozenset(_klara(remiss)),
        gjorda=frozenset(_gjorda(remiss)),
        beslutat=beslut.beslutsdag if beslut else None,
        omedelbart=beslut.omedelbart if beslut else False,
        justeras=beslut.kraver_justering if beslut else _justeras(beredning),
        justerat=remiss.justerad.dag if remiss.justerad else None,
        objekt=mottagen.objekt.slag if mottagen.objekt else None,
        fran=avsandare.organslag if avsandare else None,
        egen_kommun=avsandare.egen_kommun if avsandare else False,
    )


def _justeras(beredning: Any) -> bool:
    return beredning is None or beredning.svarsvag not in ENSAM


def _klara(remiss: "Remiss") -> Iterator[str]:
    """The steps that the facts of the case leave nothing to do about."""
    if remiss.tillstand not in ("mottagen", "beredning"):
        yield from ("underremiss", "medlasare", "tjansteutlatande", "chefer", "presidium")
    elif tjansteutlatandet_klart(remiss):
        yield from ("underremiss", "medlasare", "tjansteutlatande")
    elif any(h.slag in HUVUDHANDLINGAR and _efter_returen(h.dag, remiss) for h in remiss.handlingar.alla):
        yield "medlasare"
    if remiss.namndbeslut is not None:
        yield from ("kallelse", SAMMANTRADE, BESLUT)
    if remiss.justerad is not None:
        yield JUSTERING


def _gjorda(remiss: "Remiss") -> Iterator[str]:
    """The steps that the case holds the proof of: a draft, the document, a proposal, a decision, minutes."""
    if any(h.slag in HUVUDHANDLINGAR and h.arbetsmaterial for h in remiss.handlingar.alla):
        yield "medlasare"
    if remiss.tillstand != "mottagen" and tjansteutlatandet_klart(remiss):
        yield "tjansteutlatande"
    if remiss.forslag is not None and remiss.tillstand not in ("mottagen", "beredning"):
        yield "chefer"
    if remiss.namndbeslut is not None:
        yield from (SAMMANTRADE, BESLUT)
    if remiss.justerad is not None:
        yield JUSTERING


def tjansteutlatandet_klart(remiss: "Remiss") -> bool:
    """Whether the main document is finished: asked to be approved, or attached since it last came back."""
    if remiss.begaran is not None and remiss.begaran.overgang == "lagg_forslag":
        return True
    return any(
        h.slag in HUVUDHANDLINGAR and not h.arbetsmaterial and _efter_returen(h.dag, remiss)
        for h in remiss.handlingar.senaste()
    )


def _efter_returen(dag: date, remiss: "Remiss") -> bool:
    returer = remiss.beredning.returer if remiss.beredning else ()
    return not returer or dag > returer[-1].nar.dag
