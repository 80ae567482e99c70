"""Real timelines laid beside the plan: each is explained by it, or stands here with the reason why not."""

from datetime import date, timedelta
from typing import NamedTuple

import pytest

from tests.ren.planen.fallen import dag
from tests.ren.planen.kalendrar import KALENDRAR
from tillstand.kalender import Namndkalender
from tillstand.mote import Mote, motsagelser
from tillstand.stoppdagar import Stoppdag, fore_motet
from tillstand.svarstid import Svarstid
from tillstand.upplagg import Planfall, lagg_upp
from tillstand.villkor import Villkor

NAMND = "namnd"
TVA_VECKOR = timedelta(14)


class Utlatande(NamedTuple):
    """When a tjänsteutlåtande was dated, in days before its meeting."""

    namnd: str
    mote: str
    dagar: int
    undantag: str = ""


UTLATANDEN = (
    # Spånga-Tensta's agendas of November 2005 and 2006; the gaps are laid on the meeting of 2006
    Utlatande("Spånga-Tensta stadsdelsnämnd", "2006-11-16", 36),
    Utlatande("Spånga-Tensta stadsdelsnämnd", "2006-11-16", 28),
    Utlatande("Spånga-Tensta stadsdelsnämnd", "2006-11-16", 27),
    Utlatande(
        "Spånga-Tensta stadsdelsnämnd",
        "2006-11-16",
        15,
        undantag="dated after the common 26 days and after the presidium: the plan would call it late",
    ),
    # the day of the meeting is not printed: invented, in the January after the autumn of the number
    Utlatande(
        "a technical nämnd",
        "2013-01-31",
        50,
        undantag="written before Christmas: in time, but weeks before the plan would have asked for it",
    ),
)


def _steg(mote: Mote, kalender: Namndkalender) -> dict[str, Stoppdag]:
    return {ett.namn: ett for ett in fore_motet(mote, kalender)}


@pytest.mark.parametrize("rad", UTLATANDEN, ids=lambda rad: f"{rad.namnd} {rad.dagar}")
def test_the_tjansteutlatande_was_dated_when_the_plan_asks_for_it(rad: Utlatande) -> None:
    """On or before its stop date, and in the two weeks before it."""
    mote = Mote(namnd=NAMND, dag=dag(rad.mote))
    stopp = _steg(mote, Namndkalender(moten=(mote,)))["tjansteutlatande"].datum
    forklarat = stopp - TVA_VECKOR <= mote.dag - timedelta(rad.dagar) <= stopp
    assert forklarat is not bool(rad.undantag)


class Marginal(NamedTuple):
    """A nämnd that took a remiss, and the svarstid of it."""

    organ: str
    mote: str
    svarstid: str
    vanligt: bool
    """Whether there was time for ordinary minutes."""


MARGINALER = (
    Marginal("Stockholm's socialnämnd on child poverty", "2011-10-27", "2011-10-31", vanligt=False),
    Marginal("Stockholm's kommunstyrelse on SOU 2011:19", "2011-09-21", "2011-09-22", vanligt=False),
    Marginal("the same on a remiss from Huddinge, to a Sunday", "2011-09-21", "2011-10-16", vanligt=True),
    Marginal("Malmö's kommunstyrelse", "2025-04-02", "2025-04-07", vanligt=False),
    Marginal("Stockholm's socialnämnd, the first date of seed 001", "2012-05-22", "2012-06-01", vanligt=True),
    Marginal("a stadsdelsnämnd, the extended date of it", "2012-06-12", "2012-06-13", vanligt=False),
)


@pytest.mark.parametrize("rad", MARGINALER, ids=lambda rad: rad.organ)
def test_the_namnd_met_on_the_last_day_that_served(rad: Marginal) -> None:
    """Among its meetings (four weeks before and after: invented) the real one is the last in time; with less
    than eight days to the svarstid only where the paragraph is verified at once."""
    verkligt = dag(rad.mote)
    moten = tuple(Mote(namnd=NAMND, dag=verkligt + timedelta(n)) for n in (-28, 0, 28))
    fall, kalender = Planfall(svarstid=Svarstid(datum=dag(rad.svarstid))), Namndkalender(moten=moten)
    plan = lagg_upp(fall, kalender, Villkor())
    assert plan.malmote is plan.sammantrade
    assert plan.sammantrade is not None
    assert plan.sammantrade.dag == verkligt
    assert (plan.ordinarie is plan.sammantrade) is rad.vanligt
    assert plan.omedelbart is not rad.vanligt


class Justering(NamedTuple):
    """When the minutes of a meeting were verified."""

    organ: str
    mote: str
    justerat: str
    undantag: str = ""


JUSTERINGAR = (
    Justering("Spånga-Tensta", "2011-09-29", "2011-10-05"),
    Justering("Spånga-Tensta", "2011-10-27", "2011-11-02"),
    Justering("Spånga-Tensta", "2006-10-19", "2006-10-26"),
    Justering("Spånga-Tensta", "2006-11-16", "2006-11-23"),
    Justering("Spånga-Tensta", "2005-11-17", "2005-11-24"),
    Justering("Hägersten-Liljeholmen", "2010-05-20", "2010-05-27"),
    Justering("Hägersten-Liljeholmen", "2010-06-17", "2010-06-23"),
    Justering("Älvsjö", "2011-11-24", "2011-11-29"),
    Justering("Malmö stadsbyggnadsnämnd", "2024-02-27", "2024-03-04"),
    Justering(
        "Malmö kommunstyrelse",
        "2014-01-15",
        "2014-01-29",
        undantag="fourteen days, the last that KL 5:69 allows: such a nämnd sets its own lead time",
    ),
    Justering("Vara kommunstyrelse", "2013-02-06", "2013-02-12"),
    Justering("a socialutskott", "2011-10-12", "2011-10-19"),
)


@pytest.mark.parametrize("rad", JUSTERINGAR, ids=lambda rad: f"{rad.organ} {rad.mote}")
def test_the_minutes_were_verified_when_the_plan_expects_them(rad: Justering) -> None:
    """Within the seven days that are common, a named exception within the fourteen of the law; and never on a
    day that would be refused in a calendar."""
    mote, justerat = Mote(namnd=NAMND, dag=dag(rad.mote)), dag(rad.justerat)
    plan = lagg_upp(Planfall(beslutat=mote.dag), Namndkalender(moten=(mote,)), Villkor())
    vantad = next(ett.datum for ett in plan.steg if ett.namn == "justering")
    assert (mote.dag <= justerat <= vantad) is not bool(rad.undantag)
    assert justerat <= mote.dag + TVA_VECKOR
    assert list(motsagelser(Mote(namnd=NAMND, dag=mote.dag, justering=justerat))) == []


TIBRO = KALENDRAR[0]
UNDANTAG_I_TIBRO = {
    ("presidium", "2023-04-18"): "on the Monday: 22 days, where every other Tuesday meeting has 21",
    (
        "tjansteutlatande",
        "2023-09-25",
    ): "the one Monday meeting: the beredning keeps its Thursday, 25 days before",
    ("tjansteutlatande", "2023-11-21"): "on a Tuesday for once, 28 days before",
}
"""The printed stop dates that are other than the common lead times: step and meeting, with the reason."""
KOLUMNER = {"tjansteutlatande": "inlamning", "presidium": "presidium", "kallelse": "utskick"}


@pytest.mark.parametrize(("namn", "kolumn"), KOLUMNER.items())
def test_the_common_lead_times_give_the_stop_dates_that_are_printed(namn: str, kolumn: str) -> None:
    """Tibro's nämnd prints 27 stop dates in 2023: all but three are what the plan would have counted, also
    the kallelse that goes out on the day before Kristi himmelsfärd."""
    utan = Namndkalender(moten=tuple(Mote(namnd=NAMND, dag=m.dag) for m in TIBRO.moten))
    andra: set[tuple[str, str]] = set()
    tryckta: list[date] = []
    for tryckt, raknat in zip(TIBRO.moten, utan.moten, strict=True):
        if (printad := getattr(tryckt, kolumn)) is not None:
            tryckta.append(printad)
            if _steg(raknat, utan)[namn].datum != printad:
                andra.add((namn, tryckt.dag.isoformat()))
    assert andra == {ett for ett in UNDANTAG_I_TIBRO if ett[0] == namn}
    assert len(tryckta) == 9
