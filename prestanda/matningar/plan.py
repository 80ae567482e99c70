"""Plans against many calendars, beside what one would write by hand: two bisections and nine dates."""

import gc
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from attrs import define, field, frozen

from prestanda.ram import VARV, Block, Kvot, Matning, OlikaArbete, Tavlande, fart, minst
from prestanda.rigg import Rigg
from tillstand.arbetsdagar import Arbetsdagar
from tillstand.kalender import Namndkalender
from tillstand.ledtider import ORDNING, Ledtider
from tillstand.mote import Mote
from tillstand.svarstid import Svarstid
from tillstand.tidsplan import Tidsplan, Verdikt, tidsplan
from tillstand.upplagg import Planfall
from tillstand.villkor import Villkor

PLANER = 100_000
"""In all the rounds together."""
KALENDRAR = 50
BIT = 500
"""Plans that are made before the clock is stopped and the answers are taken down."""
AR = (2011, 2012, 2013)
STANGT = frozenset({date(2011, 6, 3), date(2012, 4, 5), date(2012, 5, 18), date(2013, 5, 10)})
"""The days of an invented municipality's own."""


class Svar(NamedTuple):
    """What both must say of a case: the verdict, the two meetings, the days and the working days left."""

    verdikt: str
    genast: date | None
    vanligt: date | None
    datum: tuple[date, ...]
    kvar: tuple[int, ...]


@frozen(kw_only=True)
class Namnd:
    """An invented nämnd, as the engine has it and as the hand-written plan has it."""

    kalender: Namndkalender
    villkor: Villkor
    for_hand: "ForHand"


@frozen(kw_only=True)
class Fraga:
    """A case on a day: its svarstid, and the same as the planner's fact."""

    namnd: Namnd
    svarstid: date
    fall: Planfall
    idag: date


class ForHand(NamedTuple):
    """All that the hand-written plan knows: sorted days, and lead times as spans."""

    arbetsdagar: Sequence[date]
    moten: Sequence[date]
    fore: Sequence[timedelta]
    """From underremiss to kallelse."""
    justering: timedelta
    omedelbart: bool


def for_hand(namnd: ForHand, svarstid: date, idag: date) -> Svar:
    """The plan with nothing around it: no objects, no reasons, no routes, no published stop dates."""
    dagar, moten, fore, justering, oj = namnd
    skicka = dagar[bisect_right(dagar, svarstid) - 1]
    genast, vanligt = (
        bisect_right(moten, skicka),
        bisect_right(moten, skicka - justering - timedelta(1)),
    )
    senast = genast if oj else vanligt
    datum: tuple[date, ...] = (skicka,)
    if senast:
        mote = moten[senast - 1]
        fore_motet = [dagar[bisect_right(dagar, mote - steg) - 1] for steg in fore]
        datum = (*fore_motet, mote, mote if senast != vanligt else mote + justering, skicka)
    nu = bisect_right(dagar, idag)
    return Svar(
        _verdikt(namnd, genast if oj else 0, vanligt, skicka, idag),
        moten[genast - 1] if genast else None,
        moten[vanligt - 1] if vanligt else None,
        datum,
        tuple([bisect_right(dagar, dag) - nu for dag in datum]),
    )


def _verdikt(namnd: ForHand, genast: int, vanligt: int, skicka: date, idag: date) -> str:
    if idag > skicka:
        return "haller_inte"
    sent = False
    for plats, ord_ in ((vanligt, "haller"), (genast, "haller_med_omedelbar_justering")):
        if plats and (mote := namnd.moten[plats - 1]) >= idag:
            dagar, (_, _, utlatande, _, presidium, _) = namnd.arbetsdagar, namnd.fore
            if dagar[bisect_right(dagar, mote - utlatande) - 1] >= idag:
                return ord_
            sent = sent or dagar[bisect_right(dagar, mote - presidium) - 1] >= idag
    return "snavt" if sent else "haller_inte"


def namnder(slump: Random) -> list[Namnd]:
    """Invented nämnder with about eleven meetings a year, lead times of their own, and now and then no
    omedelbar justering."""
    dagar = Arbetsdagar(STANGT)
    dag, arbetsdagar = date(AR[0] - 1, 7, 1), list[date]()
    while dag.year <= AR[-1] + 1:
        if dagar.ar_arbetsdag(dag):
            arbetsdagar.append(dag)
        dag += timedelta(1)
    ut = []
    for nummer in range(KALENDRAR):
        moten = list(_moten(slump, nummer % 5))
        fore = sorted((slump.randint(3, 40) for _ in ORDNING), reverse=True)
        ledtider = Ledtider(**dict(zip(ORDNING, fore, strict=True)), justering=slump.randint(5, 14))
        omedelbart = nummer % 5 != 0
        ut.append(
            Namnd(
                kalender=Namndkalender(
                    moten=tuple(Mote(namnd=f"n{nummer}", dag=dag) for dag in moten),
                    ledtider=ledtider,
                    dagar=dagar,
                ),
                villkor=Villkor(omedelbar_justering=omedelbart),
                for_hand=ForHand(
                    arbetsdagar,
                    moten,
                    [timedelta(n) for n in fore],
                    timedelta(ledtider.justering),
                    omedelbart,
                ),
            )
        )
    return ut


def _moten(slump: Random, veckodag: int) -> Iterator[date]:
    """A meeting each month but July, on the weekday of the nämnd."""
    for ar in AR:
        for manad in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12):
            dag = date(ar, manad, slump.randint(9, 20))
            yield dag + timedelta(veckodag - dag.weekday())


def fragor(slump: Random, alla: Sequence[Namnd], antal: int) -> list[Fraga]:
    """Cases from nearly three months before their svarstid to some days after it."""
    ut, forsta = [], date(AR[0], 1, 1)
    for _ in range(antal):
        svarstid = forsta + timedelta(slump.randrange(365 * len(AR)))
        ut.append(
            Fraga(
                namnd=slump.choice(alla),
                svarstid=svarstid,
                fall=Planfall(svarstid=Svarstid(datum=svarstid)),
                idag=svarstid - timedelta(slump.randint(-4, 85)),
            )
        )
    return ut


def som_svar(plan: Tidsplan) -> Svar:
    """The planner's answer in the words of both."""
    upplagg = plan.upplagg
    return Svar(
        (plan.verdikt or Verdikt.HALLER_INTE).value,
        upplagg.sammantrade.dag if upplagg.sammantrade else None,
        upplagg.ordinarie.dag if upplagg.ordinarie else None,
        tuple(steg.stopp.datum for steg in plan.steg),
        tuple(steg.kvar for steg in plan.steg),
    )


def _vart(fraga: Fraga) -> Tidsplan:
    return tidsplan(fraga.fall, fraga.namnd.kalender, fraga.namnd.villkor, fraga.idag)


def _for_hand(fraga: Fraga) -> Svar:
    return for_hand(fraga.namnd.for_hand, fraga.svarstid, fraga.idag)


@define
class Tavling:
    """The cases of each round, and what the first contestant has answered."""

    varv: Sequence[Sequence[Fraga]]
    svar: dict[int, list[Svar]] = field(factory=dict)

    def tavlande(self, plan: Callable[[Fraga], Any], som: Callable[[Any], Svar]) -> Tavlande:
        """Makes the plans of a round; every answer is compared when the clock has been stopped.

        Raises OlikaArbete.
        """

        def gor(nummer: int) -> Block:
            sekunder, svaren = 0.0, list[Svar]()
            fall = self.varv[nummer]
            for plats in range(0, len(fall), BIT):
                bit = fall[plats : plats + BIT]
                borjan = time.perf_counter()
                planer = [plan(fraga) for fraga in bit]
                sekunder += time.perf_counter() - borjan
                svaren.extend(map(som, planer))
            self._jamfor(nummer, svaren)
            return Block(sekunder=sekunder, rader={"plans": len(svaren)})

        return gor

    def _jamfor(self, nummer: int, svaren: list[Svar]) -> None:
        for fraga, ett, annat in zip(
            self.varv[nummer], self.svar.setdefault(nummer, svaren), svaren, strict=True
        ):
            if ett != annat:
                raise OlikaArbete(f"{fraga.svarstid} asked on {fraga.idag}: {ett} against {annat}")


def mat(_rigg: Rigg, antal: int = PLANER) -> Kvot:
    """Our speed as a share of the hand-written plan's. Raises OlikaArbete unless all answers are equal.

    The prepared questions are kept out of the garbage collector's rounds: they are nobody's work.
    """
    slump = Random(2011)
    alla = namnder(slump)
    tavling = Tavling(varv=[fragor(slump, alla, antal // VARV) for _ in range(VARV)])
    for fraga in tavling.varv[0][:BIT]:
        _vart(fraga)
    gc.collect()
    gc.freeze()
    try:
        return _fart(tavling)
    finally:
        gc.unfreeze()


def _fart(tavling: Tavling) -> Kvot:
    return fart(tavling.tavlande(_for_hand, lambda svar: svar), tavling.tavlande(_vart, som_svar))


MATNINGAR = (Matning(namn=f"{PLANER:,} plans against {KALENDRAR} calendars", krav=minst(0.2), kor=mat),)
