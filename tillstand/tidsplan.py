"""The plan: from the svarstid back through the nämnd's own calendar, judged by the facts and by today.

Which meeting serves, what must be done by when, whether it holds. The ways out when it does not stand in
`utvagar`, the words in `planord`. Days are local dates; days left and margins are working days.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from attrs import evolve, field, frozen

from tillstand.beredning import Svarsvag
from tillstand.innehall import Objektslag, Organslag
from tillstand.kalender import Namndkalender
from tillstand.mote import Mote
from tillstand.stoppdagar import (
    BESLUT,
    JUSTERING,
    Stoppdag,
    fore_beslut,
    fore_motet,
    galler_i_tid,
    justeras,
    motet,
    skickas,
)
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor


class Verdikt(StrEnum):
    """Whether the answer comes in time."""

    HALLER = "haller"
    SNAVT = "snavt"
    """A stop date has passed, but the matter can still reach the agenda."""
    HALLER_MED_OMEDELBAR_JUSTERING = "haller_med_omedelbar_justering"
    HALLER_INTE = "haller_inte"


class Saknat(StrEnum):
    """What a plan lacks to be able to say more."""

    SVARSTID = "svarstid"
    KALENDER = "kalender"
    UTSKOTTETS_KALENDER = "utskottets_kalender"
    DAG_I_SVARSTIDEN = "dag_i_svarstiden"
    """The svarstid is a week, a month or the like: the last day is counted until the sender is asked."""


AVGORANDE = ("tjansteutlatande", "chefer", "presidium")
"""The steps that must be done for the matter to be on the agenda; the earlier ones are for quality.

When the presidium has met the agenda is set: what is not written then is too late. What is written and only
waits to be approved can still be taken up until the kallelse goes out.
"""
UTANFOR = "utanfor"
"""The nämnd of a meeting that stands in no calendar: chosen, or held, all the same."""
ENSAM = (Svarsvag.DELEGATION, Svarsvag.ORDFORANDEBESLUT)
"""Routes on which somebody decides alone."""


@frozen(kw_only=True)
class Planfall:
    """What is known of a matter, as far as the plan asks."""

    svarstid: Svarstid = field(factory=Svarstid)
    svarsvag: Svarsvag | None = None
    mal: date | None = None
    """The meeting that somebody has chosen."""
    klara: frozenset[str] = frozenset()
    """The steps that are done, by the facts of the case."""
    beslutat: date | None = None
    """When the answer was decided; `omedelbart` and `justeras` then say how it is verified."""
    omedelbart: bool = False
    justeras: bool = True
    justerat: date | None = None
    objekt: Objektslag | None = None
    fran: Organslag | None = None
    egen_kommun: bool = False


@frozen(kw_only=True)
class Upplagg:
    """What the dates of a plan rest on, whatever day it is."""

    svarstid: date | None
    skicka_senast: date | None
    sammantrade: Mote | None
    """The last meeting that serves with omedelbar justering."""
    ordinarie: Mote | None
    """The last meeting that serves with ordinary justering."""
    mal: Mote | None
    """The meeting that the steps are counted from."""
    omedelbart: bool
    """Whether the meeting of the plan serves only with omedelbar justering."""
    steg: tuple[Stoppdag, ...]


@frozen(kw_only=True)
class Plansteg:
    """A step as it is today: `kvar` working days left (negative when passed), `marginal` working days until
    the next step is touched."""

    stopp: Stoppdag
    kvar: int
    marginal: int
    klart: bool

    @property
    def missat(self) -> bool:
        """Whether its day has passed without it being done."""
        return self.kvar < 0 and not self.klart


@frozen(kw_only=True)
class Tidsplan:
    """The plan of one matter on one day."""

    idag: date
    fall: Planfall
    villkor: Villkor
    kalender: Namndkalender = field(repr=False)
    upplagg: Upplagg
    verdikt: Verdikt | None
    """None when too little is known to tell."""
    steg: tuple[Plansteg, ...]
    saknas: tuple[Saknat, ...]

    @property
    def skicka_senast(self) -> date | None:
        """The last working day on or before the svarstid that counts."""
        return self.upplagg.skicka_senast

    @property
    def nasta_steg(self) -> Plansteg | None:
        """The first step that is not done, with its day still ahead."""
        return next((s for s in self.steg if not s.klart and s.kvar >= 0), None)


def lagg_upp(fall: Planfall, kalender: Namndkalender, villkor: Villkor) -> Upplagg:
    """The meetings that serve and the stop dates, whatever day it is."""
    svarstid = fall.svarstid.galler
    skicka = fall.svarstid.planeringsdag(kalender.dagar)
    med_oj = _sista(kalender, skicka, omedelbart=True)
    ordinarie = _sista(kalender, skicka, omedelbart=False)
    bast = med_oj if villkor.omedelbar_justering else ordinarie
    mal = None if fall.svarsvag in ENSAM else _valt(fall, kalender) or _utan_val(fall, bast)
    snabbt = mal is not None and _snabbt(fall, mal, kalender, villkor, skicka)
    return Upplagg(
        svarstid=svarstid,
        skicka_senast=skicka,
        sammantrade=med_oj,
        ordinarie=ordinarie,
        mal=mal,
        omedelbart=snabbt,
        steg=tuple(_steg(fall, kalender, mal, svarstid, skicka, omedelbart=snabbt)),
    )


def _sista(kalender: Namndkalender, skicka: date | None, *, omedelbart: bool) -> Mote | None:
    if skicka is None:
        return None
    i_tid = (m for m in kalender.bakat(skicka) if galler_i_tid(m, kalender, skicka, omedelbart=omedelbart))
    return next(i_tid, None)


def _valt(fall: Planfall, kalender: Namndkalender) -> Mote | None:
    """The meeting that decided, or the chosen one: followed where it was moved, none if it was cancelled."""
    dag, sedda = fall.beslutat or fall.mal, set[date]()
    while dag is not None and dag not in sedda:
        sedda.add(dag)
        mote = kalender.pa(dag)
        if mote is None or mote.halls or fall.beslutat is not None:
            return mote if mote is not None and mote.halls else Mote(namnd=UTANFOR, dag=dag)
        dag = mote.flyttat_till
    return None


def _utan_val(fall: Planfall, bast: Mote | None) -> Mote | None:
    """The utskott has a calendar of its own, which is not known here."""
    return None if fall.svarsvag is Svarsvag.UTSKOTT else bast


def _snabbt(
    fall: Planfall, mal: Mote, kalender: Namndkalender, villkor: Villkor, skicka: date | None
) -> bool:
    if fall.beslutat is not None:
        return fall.omedelbart
    return (
        skicka is not None
        and villkor.omedelbar_justering
        and not galler_i_tid(mal, kalender, skicka, omedelbart=False)
    )


def _steg(
    fall: Planfall,
    kalender: Namndkalender,
    mal: Mote | None,
    svarstid: date | None,
    skicka: date | None,
    *,
    omedelbart: bool,
) -> Iterator[Stoppdag]:
    klart: Stoppdag | None = None
    if mal is not None:
        yield from fore_motet(mal, kalender)
        yield motet(mal)
        if fall.justeras:
            klart = justeras(mal, kalender, omedelbart=omedelbart)
            yield klart
    elif fall.svarsvag in ENSAM and skicka is not None:
        yield from fore_beslut(fall.beslutat or skicka, kalender)
    sist = skickas(skicka, svarstid, klart, kalender)
    if sist is not None:
        yield sist


def tidsplan(fall: Planfall, kalender: Namndkalender, villkor: Villkor, idag: date) -> Tidsplan:
    """The plan as it is on `idag` (local)."""
    upplagg = lagg_upp(fall, kalender, villkor)
    if upplagg.svarstid is None and upplagg.mal is None:
        upplagg = _utan_svarstid(fall, kalender, villkor, upplagg, idag)
    return Tidsplan(
        idag=idag,
        fall=fall,
        villkor=villkor,
        kalender=kalender,
        upplagg=upplagg,
        verdikt=_verdikt(fall, kalender, villkor, upplagg, idag),
        steg=tuple(_idag(upplagg.steg, fall, kalender, idag)),
        saknas=tuple(_saknas(fall, kalender, upplagg)),
    )


def _utan_svarstid(
    fall: Planfall, kalender: Namndkalender, villkor: Villkor, upplagg: Upplagg, idag: date
) -> Upplagg:
    """What can be said all the same: the first meeting that can still be reached, and its stop dates."""
    nasta = next((m for m in kalender.framat(idag) if hinns(m, fall, kalender, idag) is Hinns.I_TID), None)
    if nasta is None or fall.svarsvag in ENSAM or fall.svarsvag is Svarsvag.UTSKOTT:
        return upplagg
    steg = _steg(fall, kalender, nasta, None, None, omedelbart=False)
    return evolve(upplagg, mal=nasta, steg=tuple(steg))


class Hinns(StrEnum):
    """Whether a matter can still reach a meeting's agenda."""

    I_TID = "i_tid"
    FORSENAT = "forsenat"
    """A stop date has passed, but the agenda is not set yet."""
    FOR_SENT = "for_sent"


def hinns(mote: Mote, fall: Planfall, kalender: Namndkalender, idag: date) -> Hinns:
    """Whether the matter reaches the meeting, by its stop dates and what is done already."""
    if mote.dag < idag:
        return Hinns.FOR_SENT
    return _hinns(fore_motet(mote, kalender), fall, idag)


def _hinns(steg: Iterable[Stoppdag], fall: Planfall, idag: date) -> Hinns:
    dagar = {s.namn: s.datum for s in steg}
    kvar = [dagar[namn] for namn in AVGORANDE if namn in dagar and namn not in fall.klara]
    if not kvar or min(kvar) >= idag:
        return Hinns.I_TID
    sista = "kallelse" if "tjansteutlatande" in fall.klara else "presidium"
    return Hinns.FORSENAT if dagar.get(sista, date.min) >= idag else Hinns.FOR_SENT


def _verdikt(
    fall: Planfall, kalender: Namndkalender, villkor: Villkor, upplagg: Upplagg, idag: date
) -> Verdikt | None:
    skicka = upplagg.skicka_senast
    if skicka is None:
        return None
    if idag > skicka:
        return Verdikt.HALLER_INTE
    if fall.beslutat is not None:
        return _efter_beslutet(fall, upplagg.steg, skicka)
    if fall.svarsvag in ENSAM:
        return _HINNS[_ensam(upplagg.steg, fall, idag)]
    if upplagg.mal is None and (fall.svarsvag is Svarsvag.UTSKOTT or (kalender.antar and not kalender.finns)):
        return None
    return _i_namnden(fall, kalender, villkor, upplagg, idag)


def _i_namnden(
    fall: Planfall, kalender: Namndkalender, villkor: Villkor, upplagg: Upplagg, idag: date
) -> Verdikt:
    """The best that any meeting gives: with ordinary justering in time, then at once, then late."""
    skicka = upplagg.skicka_senast
    ordinarie, genast = upplagg.ordinarie, upplagg.sammantrade
    valt = _valt(fall, kalender)
    if valt is not None and skicka is not None:
        ordinarie = valt if galler_i_tid(valt, kalender, skicka, omedelbart=False) else None
        genast = valt if galler_i_tid(valt, kalender, skicka, omedelbart=True) else None
    if not villkor.omedelbar_justering:
        genast = None
    lagen = [hinns(m, fall, kalender, idag) if m else Hinns.FOR_SENT for m in (ordinarie, genast)]
    if lagen[0] is Hinns.I_TID:
        return Verdikt.HALLER
    if lagen[1] is Hinns.I_TID:
        return Verdikt.HALLER_MED_OMEDELBAR_JUSTERING
    return Verdikt.SNAVT if Hinns.FORSENAT in lagen else Verdikt.HALLER_INTE


_HINNS = {
    Hinns.I_TID: Verdikt.HALLER,
    Hinns.FORSENAT: Verdikt.SNAVT,
    Hinns.FOR_SENT: Verdikt.HALLER_INTE,
}


def _ensam(steg: Iterable[Stoppdag], fall: Planfall, idag: date) -> Hinns:
    """Whoever decides alone needs no agenda: until the last day it is late, not too late."""
    lage = _hinns((s for s in steg if s.namn != BESLUT), fall, idag)
    return Hinns.FORSENAT if lage is Hinns.FOR_SENT else lage


def _efter_beslutet(fall: Planfall, steg: Iterable[Stoppdag], skicka: date) -> Verdikt:
    """What is decided only has to be verified and sent."""
    justering = next((s.datum for s in steg if s.namn == JUSTERING), None)
    if justering is None or fall.justerat is not None:
        return Verdikt.HALLER
    klart = justering if fall.omedelbart else justering + timedelta(1)
    return Verdikt.HALLER if klart <= skicka else Verdikt.HALLER_INTE


def _idag(
    steg: tuple[Stoppdag, ...], fall: Planfall, kalender: Namndkalender, idag: date
) -> Iterator[Plansteg]:
    mellan = kalender.dagar.mellan
    marginaler = [mellan(ett.datum, nasta.datum) for ett, nasta in pairwise(steg)]
    for ett, marginal in zip(steg, (*marginaler, 0), strict=False):
        yield Plansteg(
            stopp=ett, kvar=mellan(idag, ett.datum), marginal=marginal, klart=ett.namn in fall.klara
        )


def _saknas(fall: Planfall, kalender: Namndkalender, upplagg: Upplagg) -> Iterator[Saknat]:
    if upplagg.svarstid is None:
        yield Saknat.SVARSTID
    elif fall.svarstid.ar_fonster:
        yield Saknat.DAG_I_SVARSTIDEN
    if upplagg.mal is None and fall.svarsvag not in ENSAM:
        if fall.svarsvag is Svarsvag.UTSKOTT:
            yield Saknat.UTSKOTTETS_KALENDER
        elif kalender.antar and not kalender.finns:
            yield Saknat.KALENDER
