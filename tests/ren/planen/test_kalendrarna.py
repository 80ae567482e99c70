"""Every day of eight published years as svarstid: the plan against a search by hand through all meetings."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pytest

from tests.ren.planen.almanacka import EN_DAG, ar_arbetsdag, pa_eller_fore
from tests.ren.planen.kalendrar import KALENDRAR, Publicerad
from tillstand.kalender import Namndkalender
from tillstand.mote import Mote, motsagelser
from tillstand.svarstid import Svarstid
from tillstand.upplagg import Planfall, lagg_upp
from tillstand.villkor import Villkor

LEDTIDER = {
    "underremiss": 35,
    "medlasare": 33,
    "tjansteutlatande": 26,
    "chefer": 23,
    "presidium": 21,
    "kallelse": 5,
}
"""What is common, in days before the meeting; the minutes are verified seven days after it."""

VILLKOR = (Villkor(), Villkor(omedelbar_justering=False))

ALLA = pytest.mark.parametrize("publicerad", KALENDRAR, ids=str)


def _arets_dagar(ar: int) -> Iterator[date]:
    dag = date(ar, 1, 1)
    while dag.year == ar:
        yield dag
        dag += EN_DAG


def _stoppdagar(mote: Mote) -> Mapping[str, date]:
    """By hand: what is printed stands; the rest keeps its distance to the meeting and to what is printed
    after it, on a working day, and never before what is printed before it."""
    tryckt = {
        "tjansteutlatande": mote.inlamning,
        "presidium": mote.presidium,
        "kallelse": mote.utskick,
    }
    ut: dict[str, date] = {}
    golv = date.min
    for namn, dagar in LEDTIDER.items():
        if (printat := tryckt.get(namn)) is not None:
            ut[namn] = golv = printat
            continue
        senast = mote.dag - timedelta(dagar)
        for senare, dess in LEDTIDER.items():
            efter = tryckt.get(senare)
            if efter is not None and dess <= dagar:
                senast = min(senast, efter - timedelta(dagar - dess))
        ut[namn] = max(pa_eller_fore(senast), golv)
    return ut


def _sista(moten: tuple[Mote, ...], senast: date) -> Mote | None:
    """By hand: through every meeting, the latest one that is no later than a day."""
    sista = None
    for mote in moten:
        if mote.dag <= senast and (sista is None or mote.dag > sista.dag):
            sista = mote
    return sista


@ALLA
def test_the_last_meeting_in_time_is_found_whatever_day_is_the_svarstid(publicerad: Publicerad) -> None:
    """The last meeting on or before the last day to send; in the ordinary way, eight days before it; and
    every stop date as the calendar prints it or as the lead times say. Each seventh day also where the
    nämnd does not verify at once."""
    moten, kalender = publicerad.moten, Namndkalender(moten=publicerad.moten, antar=False)
    stoppdagar = {mote.dag: _stoppdagar(mote) for mote in moten}
    for svarstid in _arets_dagar(publicerad.ar):
        skicka = pa_eller_fore(svarstid)
        genast, ordinarie = _sista(moten, skicka), _sista(moten, skicka - 8 * EN_DAG)
        for villkor in VILLKOR if svarstid.day % 7 == 0 else VILLKOR[:1]:
            vart = genast if villkor.omedelbar_justering else ordinarie
            vantat = {"skicka": skicka}
            if vart is not None:
                justeras = vart.dag if vart is not ordinarie else vart.dag + 7 * EN_DAG
                vantat |= {**stoppdagar[vart.dag], "sammantrade": vart.dag, "justering": justeras}
            ut = lagg_upp(Planfall(svarstid=Svarstid(datum=svarstid)), kalender, villkor)
            fick = {steg.namn: steg.datum for steg in ut.steg}
            assert (ut.sammantrade, ut.ordinarie, fick) == (genast, ordinarie, vantat), svarstid


@ALLA
def test_the_calendars_are_typed_in_without_slips(publicerad: Publicerad) -> None:
    """No meeting on a Saturday, Sunday or red day, none in July, no stop date that contradicts another."""
    assert [m.dag for m in publicerad.moten if not ar_arbetsdag(m.dag) or m.dag.month == 7] == []
    assert [fel for m in publicerad.moten for fel in motsagelser(m)] == []
    assert len({m.dag for m in publicerad.moten}) == len(publicerad.moten)


def test_eight_calendars_are_searched() -> None:
    """All of them are there: a search through nothing finds nothing wrong."""
    assert sorted({k.kod for k in KALENDRAR}) == [f"C{n}" for n in range(1, 9)]
    assert len(KALENDRAR) == 36
    assert sum(len(k.moten) for k in KALENDRAR) == 388
