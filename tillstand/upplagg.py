"""What the dates of a plan rest on, whatever day it is: the meetings that serve, and the stop dates.

From the facts of a matter, the nämnd's calendar and its terms. Days are local dates.
"""

from datetime import date

from attrs import evolve, field, frozen

from tillstand.beredning import Svarsvag
from tillstand.innehall import Objektslag, Organslag
from tillstand.kalender import Namndkalender
from tillstand.mote import Mote
from tillstand.stoppdagar import (
    Grund,
    Stoppdag,
    fore_beslut,
    galler_i_tid,
    kring,
    skickas,
)
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor

UTANFOR = "utanfor"
"""The nämnd of a meeting that stands in no calendar: chosen, or held, all the same."""
ENSAM = (Svarsvag.DELEGATION, Svarsvag.ORDFORANDEBESLUT)
"""Routes on which somebody decides alone."""


@frozen(kw_only=True)
class Planfall:
    """What is known of a matter, as far as the plan asks."""

    svarstid: Svarstid = field(factory=Svarstid)
    svarsvag: Svarsvag | None = None
    valt: date | None = None
    """The meeting that somebody has chosen."""
    klara: frozenset[str] = frozenset()
    """The steps that ask for nothing more: done, or passed over, by the facts of the case."""
    gjorda: frozenset[str] = frozenset()
    """Those of them that the case itself shows to be done."""
    beslutat: date | None = None
    """When the answer was decided; `omedelbart` and `justeras` then say how it is verified."""
    omedelbart: bool = False
    justeras: bool = True
    justerat: date | None = None
    """When it was verified."""
    objekt: Objektslag | None = None
    fran: Organslag | None = None
    egen_kommun: bool = False

    @property
    def ensam(self) -> bool:
        """Whether somebody decides, or has decided, alone: no meeting, no minutes."""
        return not self.justeras if self.beslutat is not None else self.svarsvag in ENSAM


@frozen(kw_only=True)
class Upplagg:
    """What the dates of a plan rest on, whatever day it is."""

    svarstid: date | None
    skicka_senast: date | None
    sammantrade: Mote | None
    """The last meeting that serves with omedelbar justering."""
    ordinarie: Mote | None
    """The last meeting that serves with ordinary justering."""
    malmote: Mote | None
    """The meeting that the steps are counted from."""
    omedelbart: bool
    """Whether the meeting of the plan serves only with omedelbar justering."""
    steg: tuple[Stoppdag, ...]


def lagg_upp(fall: Planfall, kalender: Namndkalender, villkor: Villkor) -> Upplagg:
    """The meetings that serve and the stop dates, whatever day it is."""
    svarstid = fall.svarstid.galler
    skicka = None if svarstid is None else kalender.dagar.pa_eller_fore(svarstid)
    genast, ordinarie = (None, None) if skicka is None else _i_tid(kalender, skicka)
    malmote = _malmote(fall, kalender, genast if villkor.omedelbar_justering else ordinarie)
    snabbt = malmote is not None and _snabbt(fall, malmote, kalender, villkor, skicka)
    if malmote is not None:
        steg = i_namnden(fall, kalender, malmote, svarstid, skicka, omedelbart=snabbt)
    else:
        steg = _utan_mote(fall, kalender, svarstid, skicka)
    return Upplagg(
        svarstid=svarstid,
        skicka_senast=skicka,
        sammantrade=genast,
        ordinarie=ordinarie,
        malmote=malmote,
        omedelbart=snabbt,
        steg=steg,
    )


def malmotet(fall: Planfall, kalender: Namndkalender, villkor: Villkor) -> Mote | None:
    """The meeting that the steps are counted from, without the steps: `lagg_upp(...).malmote`."""
    valt = _malmote(fall, kalender, None)
    svarstid = fall.svarstid.galler
    if valt is not None or svarstid is None:
        return valt
    genast, ordinarie = _i_tid(kalender, kalender.dagar.pa_eller_fore(svarstid))
    return _malmote(fall, kalender, genast if villkor.omedelbar_justering else ordinarie)


def _malmote(fall: Planfall, kalender: Namndkalender, bast: Mote | None) -> Mote | None:
    return None if fall.ensam else valt_mote(fall, kalender) or _utan_val(fall, bast)


def _i_tid(kalender: Namndkalender, skicka: date) -> tuple[Mote | None, Mote | None]:
    """The last meetings that serve: with omedelbar justering, and with ordinary."""
    genast: Mote | None = None
    for mote in kalender.bakat(skicka):
        genast = genast or mote
        if galler_i_tid(mote, kalender, skicka, omedelbart=False):
            return genast, mote
    return genast, None


def valt_mote(fall: Planfall, kalender: Namndkalender) -> Mote | None:
    """The meeting that decided, or the chosen one: followed where it was moved, none if it was cancelled."""
    if fall.beslutat is not None:
        return kalender.hallet(fall.beslutat) or Mote(namnd=UTANFOR, dag=fall.beslutat)
    if fall.valt is None:
        return None
    dag: date | None = fall.valt
    sedda = set[date]()
    while dag is not None and dag not in sedda:
        sedda.add(dag)
        mote = None if fall.svarsvag is Svarsvag.UTSKOTT else kalender.pa(dag)
        if mote is None or mote.halls:
            return mote or Mote(namnd=UTANFOR, dag=dag)
        dag = mote.flyttat_till
    return None


def _utan_val(fall: Planfall, bast: Mote | None) -> Mote | None:
    """The utskott has a calendar of its own, which is not known here."""
    return None if fall.svarsvag is Svarsvag.UTSKOTT else bast


def _snabbt(
    fall: Planfall, mote: Mote, kalender: Namndkalender, villkor: Villkor, skicka: date | None
) -> bool:
    if fall.beslutat is not None:
        return fall.omedelbart
    return (
        skicka is not None
        and villkor.omedelbar_justering
        and not galler_i_tid(mote, kalender, skicka, omedelbart=False)
    )


def i_namnden(
    fall: Planfall,
    kalender: Namndkalender,
    mote: Mote,
    svarstid: date | None,
    skicka: date | None,
    *,
    omedelbart: bool,
) -> tuple[Stoppdag, ...]:
    """The steps on the way through a meeting."""
    runt = kring(mote, kalender)
    steg = runt.genast if omedelbart else runt.ordinarie
    if fall.justerat is not None:
        justerat = evolve(steg[-1], datum=fall.justerat, raknat=fall.justerat, grund=Grund.JUSTERAT)
        steg = (*steg[:-1], justerat)
    return (*steg, *skickas(skicka, svarstid, steg[-1], kalender))


def _utan_mote(
    fall: Planfall, kalender: Namndkalender, svarstid: date | None, skicka: date | None
) -> tuple[Stoppdag, ...]:
    if skicka is None or svarstid is None:
        return ()
    if not fall.ensam:
        return skickas(skicka, svarstid, None, kalender)
    steg = fore_beslut(skicka, svarstid, fall.beslutat, kalender)
    return (*steg, *skickas(skicka, svarstid, steg[-1], kalender))
