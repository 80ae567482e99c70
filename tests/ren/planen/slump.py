"""Invented calendars and cases for the properties of the planner: every one of them could be a nämnd's."""

from datetime import date, timedelta
from math import prod
from random import Random
from typing import Any

from attrs import evolve
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tillstand.arbetsdagar import Arbetsdagar
from tillstand.beredning import Svarsvag
from tillstand.kalender import Namndkalender
from tillstand.ledtider import ORDNING, Ledtider
from tillstand.mote import FORE_MOTET, Mote, Motestyp
from tillstand.svarstid import Anstand, Anstandssvar, Svarstid
from tillstand.upplagg import Planfall
from tillstand.villkor import Villkor

SNABBT = settings(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FORSTA, SISTA = date(2011, 1, 1), date(2013, 12, 31)
DAGAR = st.integers(0, (SISTA - FORSTA).days).map(lambda n: FORSTA + timedelta(n))
STANGDA = st.frozensets(DAGAR, max_size=6)
ARBETSDAGAR = st.sampled_from(
    tuple(
        Arbetsdagar(FORSTA + timedelta(n) for n in Random(fro).sample(range(1095), antal))
        for fro, antal in enumerate((0, 5, 20, 80, 200))
    )
)
"""Some municipalities, from one that never closes for a day of its own to one that often does: made once."""
VILLKOR = st.sampled_from(
    tuple(
        Villkor(omedelbar_justering=genast, delegationspunkter=punkter)
        for genast in (True, False)
        for punkter in ((), ("4.2",))
    )
)
NAMND = "soc"
SPRIDNING = 2**61 - 1
"""A prime to multiply by: nought stays nought, and every other number is thrown far away."""


def _siffror(tal: int, *baser: int) -> list[int]:
    """A number taken apart, one digit for each base: one drawn number is quicker than many."""
    ut = []
    for bas in baser:
        tal, siffra = divmod(tal, bas)
        ut.append(siffra)
    return ut


def _tal(*baser: int) -> st.SearchStrategy[list[int]]:
    """Digits as likely to be high as low, though small numbers are the most usual to be drawn."""
    alla = prod(baser)
    return st.integers(0, alla - 1).map(lambda tal: _siffror(tal * SPRIDNING % alla, *baser))


def _ledtider(dagar: list[int]) -> Ledtider:
    fore = sorted(dagar[1:], reverse=True)
    return Ledtider(**dict(zip(ORDNING, fore, strict=True)), justering=dagar[0])


LEDTIDER = _tal(15, *[50] * 6).map(_ledtider)
"""Lead times in an order that is valid."""

_TYPER = (*[Motestyp.ORDINARIE] * 4, Motestyp.EXTRA, Motestyp.INSTALLT, Motestyp.FLYTTAT)
_TRYCK = (16, 16, 41, 41, 41, 41)
"""The digits of how a nämnd prints its stop dates: which, when the minutes are verified, days before."""


def _vardag(dag: date) -> date:
    """The day itself, or the Monday after the weekend."""
    return dag if dag.weekday() < 5 else dag + timedelta(7 - dag.weekday())


def _med_stoppdagar(mote: Mote, tryck: list[int]) -> Mote:
    """The meeting with stop dates that follow on each other."""
    vilka, justeras, *fore = tryck
    dagar = zip(FORE_MOTET, sorted(fore, reverse=True), strict=True)
    stopp: dict[str, Any] = {
        namn: mote.dag - timedelta(n) for p, (namn, n) in enumerate(dagar) if vilka >> p & 1
    }
    justering = mote.dag + timedelta(justeras - 1) if justeras else None
    return evolve(mote, **stopp, justering=justering)


@st.composite
def moten(draw: st.DrawFn, *, samma_tryck: bool = False) -> tuple[Mote, ...]:
    """Some meetings on Mondays to Fridays, at least five days apart; a moved one stands on both its days.

    With `samma_tryck` the nämnd prints its stop dates in the same way for every meeting.
    """
    dag, ut = FORSTA + timedelta(draw(st.integers(2, 500))), list[Mote]()
    alla = draw(st.lists(_tal(7, 84, *_TRYCK), min_size=1, max_size=8))
    for typ, avstand, *tryck in alla:
        tryck = alla[0][2:] if samma_tryck else tryck
        mote = Mote(namnd=NAMND, dag=_vardag(dag), typ=_TYPER[typ])
        if mote.typ is Motestyp.FLYTTAT:
            mote = evolve(mote, flyttat_till=mote.dag + timedelta(1 if mote.dag.weekday() < 4 else 3))
            ut.append(_med_stoppdagar(Mote(namnd=NAMND, dag=mote.flyttat_till or mote.dag), tryck))
        ut.append(_med_stoppdagar(mote, tryck))
        dag += timedelta(7 + avstand)
    return tuple(ut)


@st.composite
def kalendrar(draw: st.DrawFn, *, samma_tryck: bool = False) -> Namndkalender:
    """A nämnd's calendar, with closed days, lead times and assumed years or a closed world."""
    return Namndkalender(
        moten=draw(moten(samma_tryck=samma_tryck)),
        ledtider=draw(LEDTIDER),
        dagar=draw(ARBETSDAGAR),
        antar=draw(st.booleans()),
    )


KLARA = st.sampled_from(
    (
        frozenset[str](),
        frozenset({"medlasare"}),
        frozenset({"underremiss", "medlasare", "tjansteutlatande"}),
        frozenset({"underremiss", "medlasare", "tjansteutlatande", "chefer", "presidium"}),
    )
)
"""The steps that the facts of a case can say are done."""


def svarstid(dag: date | None) -> Svarstid:
    """A svarstid that is a day, or none."""
    return Svarstid(datum=dag)


def med_anstand(fall: Planfall, dag: date) -> Planfall:
    """The same case when the sender has given it until a day."""
    beviljat = Anstand(svar=Anstandssvar.BEVILJAT, nytt_datum=dag)
    return evolve(fall, svarstid=fall.svarstid.med_svar(beviljat))


FALL = st.builds(
    Planfall,
    svarstid=(st.none() | DAGAR).map(svarstid),
    svarsvag=st.sampled_from((None, Svarsvag.NAMND, Svarsvag.UTSKOTT, Svarsvag.DELEGATION)),
    valt=st.none() | DAGAR,
    klara=KLARA,
)
"""A case that is not decided yet."""


@st.composite
def beslutade(draw: st.DrawFn) -> Planfall:
    """A case that is decided: by the nämnd, or by somebody alone."""
    justeras = draw(st.booleans())
    return evolve(
        draw(FALL),
        svarstid=svarstid(draw(DAGAR)),
        svarsvag=Svarsvag.NAMND if justeras else Svarsvag.DELEGATION,
        beslutat=draw(DAGAR),
        omedelbart=justeras and draw(st.booleans()),
        justeras=justeras,
    )
