"""Small grounds that the rest stands on: instants and days, digests, the last day of justering."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from tests.byggare import UNDERLAG, i_tillstand
from tillstand.arbetsdagar import sista_justeringsdag
from tillstand.arende import Nar
from tillstand.begaran import avtryck
from tillstand.innehall import Beslutspunkt


def test_an_instant_is_kept_in_utc_and_its_day_is_the_local_one() -> None:
    """Noted half past midnight in Stockholm: the day has begun here, the instant is still yesterday's."""
    nar = Nar.vid(datetime(2011, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/Stockholm")))
    assert nar.noterat.isoformat() == "2011-06-30T22:30:00+00:00"
    assert nar.dag == nar.idag == date(2011, 7, 1)


@pytest.mark.parametrize("dag", [None, date(2011, 6, 30)])
def test_an_instant_without_its_time_zone_is_refused(dag: date | None) -> None:
    """Also when the day is given: nobody would know when it was written down."""
    with pytest.raises(ValueError, match="time zone"):
        Nar.vid(datetime(2011, 7, 1, 8, 0), dag)  # noqa: DTZ001


def test_what_is_approved_is_the_record_and_the_documents() -> None:
    """Another wording, or another version of a document, is something else to approve."""
    arende = i_tillstand("forslag")
    underlag = UNDERLAG["lagg_forslag"]()
    andrat = evolve(underlag, beslutspunkter=(Beslutspunkt(text="Nämnden avstår."),))
    utan = arende.med(handlingar=evolve(arende.handlingar, alla=()))
    assert avtryck(underlag, arende) == avtryck(UNDERLAG["lagg_forslag"](), i_tillstand("forslag"))
    assert len({avtryck(underlag, arende), avtryck(andrat, arende), avtryck(underlag, utan)}) == 3


@pytest.mark.parametrize(
    ("beslut", "sista"),
    [("2011-10-03", "2011-10-17"), ("2011-12-10", "2011-12-27"), ("2012-06-08", "2012-06-25")],
)
def test_minutes_are_verified_within_fourteen_days(beslut: str, sista: str) -> None:
    """Day 14 after the meeting; on Christmas or Midsummer Eve the next vardag (KL 5:69, lag 1930:173)."""
    assert sista_justeringsdag(date.fromisoformat(beslut)) == date.fromisoformat(sista)


def test_a_changed_case_is_another_with_the_rest_as_it_was() -> None:
    """Only what is named changes, and what follows from the parts follows anew."""
    arende = i_tillstand("beredning")
    assert arende.ansvar is not None
    andrat = arende.med(beredning=None, version=9)
    assert (andrat.ansvar, andrat.version, arende.version) == (None, 9, 2)
    assert andrat.med(beredning=arende.beredning, version=2) == arende
    with pytest.raises(TypeError, match="hittepå"):
        arende.med(hittepå=1)


def test_the_moment_and_the_day_may_differ() -> None:
    """Thursday's decision, noted on Monday."""
    nar = Nar.vid(datetime(2011, 10, 3, 8, 0, tzinfo=UTC), date(2011, 9, 29))
    assert nar.idag - nar.dag == timedelta(4)
