"""The plan: from the svarstid back through the nämnd's own calendar, judged by the facts and by today.

Which meeting serves, what must be done by when, whether it holds. The ways out when it does not stand in
`utvagar`, the words in `planord`. Days are local dates; days left and margins are working days.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum

from attrs import evolve, field, frozen

from tillstand.beredning import Svarsvag
from tillstand.kalender import Namndkalender
from tillstand.mote import Mote
from tillstand.stoppdagar import JUSTERING, Stoppdag, galler_i_tid, kring
from tillstand.upplagg import Planfall, Upplagg, i_namnden, lagg_upp, valt_mote
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


@frozen(kw_only=True)
class Plansteg:
    """A step as it is today: `kvar` working days left (negative when passed), `marginal` working days until
    the next step is touched."""

    stopp: Stoppdag
    kvar: int
    marginal: int
    passerat: bool
    klart: bool
    """Nothing more is to be done about it."""
    gjort: bool
    """The case shows that it was done; a step that is `klart` and not this one was passed over."""

    @property
    def missat(self) -> bool:
        """Whether its day has passed without it being done."""
        return self.passerat and not self.klart


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
        return next((s for s in self.steg if not s.klart and not s.passerat), None)


def tidsplan(fall: Planfall, kalender: Namndkalender, villkor: Villkor, idag: date) -> Tidsplan:
    """The plan as it is on `idag` (local)."""
    upplagg = lagg_upp(fall, kalender, villkor)
    if upplagg.svarstid is None and upplagg.malmote is None:
        upplagg = _utan_svarstid(fall, kalender, villkor, upplagg, idag)
    return Tidsplan(
        idag=idag,
        fall=fall,
        villkor=villkor,
        kalender=kalender,
        upplagg=upplagg,
        verdikt=_verdikt(fall, kalender, villkor, upplagg, idag),
        steg=_idag(upplagg.steg, fall, kalender, idag),
        saknas=tuple(_saknas(fall, kalender, upplagg)),
    )


def _utan_svarstid(
    fall: Planfall, kalender: Namndkalender, villkor: Villkor, upplagg: Upplagg, idag: date
) -> Upplagg:
    """What can be said all the same: the first meeting that can still be reached, and its stop dates."""
    nasta = next((m for m in kalender.framat(idag) if hinns(m, fall, kalender, idag) is Hinns.I_TID), None)
    if nasta is None or fall.ensam or fall.svarsvag is Svarsvag.UTSKOTT:
        return upplagg
    steg = i_namnden(fall, kalender, nasta, None, None, omedelbart=False)
    return evolve(upplagg, malmote=nasta, steg=steg)


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
    return _hinns(kring(mote, kalender).dagar, fall.klara, idag)


def _hinns(dagar: Mapping[str, date], klara: frozenset[str], idag: date) -> Hinns:
    for namn in AVGORANDE:
        if namn not in klara and dagar.get(namn, idag) < idag:
            break
    else:
        return Hinns.I_TID
    sista = "kallelse" if "tjansteutlatande" in klara else "presidium"
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
    if fall.ensam:
        return _HINNS[_ensam(upplagg.steg, fall, idag)]
    if upplagg.malmote is None and fall.svarsvag is Svarsvag.UTSKOTT:
        return None
    if fall.valt is None and not kalender.racker_till(skicka):
        return None
    return _i_namnden(fall, kalender, villkor, upplagg, idag)


def _i_namnden(
    fall: Planfall, kalender: Namndkalender, villkor: Villkor, upplagg: Upplagg, idag: date
) -> Verdikt:
    """The best that any meeting gives: with ordinary justering in time, then at once, then late."""
    skicka = upplagg.skicka_senast
    ordinarie, genast = upplagg.ordinarie, upplagg.sammantrade
    valt = valt_mote(fall, kalender) if fall.valt is not None else None
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
    lage = _hinns({s.namn: s.datum for s in steg}, fall.klara, idag)
    return Hinns.FORSENAT if lage is Hinns.FOR_SENT else lage


def _efter_beslutet(fall: Planfall, steg: Iterable[Stoppdag], skicka: date) -> Verdikt:
    """What is decided only has to be verified and sent."""
    justering = next((s.datum for s in steg if s.namn == JUSTERING), None)
    if justering is None:
        return Verdikt.HALLER
    genast = fall.omedelbart or fall.justerat is not None
    klart = justering if genast else justering + timedelta(1)
    return Verdikt.HALLER if klart <= skicka else Verdikt.HALLER_INTE


def _idag(
    steg: tuple[Stoppdag, ...], fall: Planfall, kalender: Namndkalender, idag: date
) -> tuple[Plansteg, ...]:
    klara = fall.klara
    kvar = kalender.dagar.kvar_till(idag, [ett.datum for ett in steg])
    return tuple(
        [
            Plansteg(
                stopp=ett,
                kvar=dagar,
                marginal=nasta - dagar,
                passerat=ett.datum < idag,
                klart=ett.namn in klara,
                gjort=ett.namn in fall.gjorda,
            )
            for ett, dagar, nasta in zip(steg, kvar, (*kvar[1:], *kvar[-1:]), strict=True)
        ]
    )


def _saknas(fall: Planfall, kalender: Namndkalender, upplagg: Upplagg) -> Iterator[Saknat]:
    if upplagg.svarstid is None:
        yield Saknat.SVARSTID
    elif fall.svarstid.ar_fonster:
        yield Saknat.DAG_I_SVARSTIDEN
    if fall.ensam or fall.valt is not None or fall.beslutat is not None:
        return
    if fall.svarsvag is Svarsvag.UTSKOTT:
        yield Saknat.UTSKOTTETS_KALENDER
    elif not kalender.racker_till(upplagg.skicka_senast or date.min):
        yield Saknat.KALENDER
