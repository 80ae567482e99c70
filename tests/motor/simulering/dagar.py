"""The days: the almanac copied by hand, working days counted one by one, the clock on the wall."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
EN_DAG = timedelta(1)
_ALMANACKA = """
2011-01-06 2011-04-22 2011-04-25 2011-06-02 2011-06-06 2011-06-24
2011-11-05 2011-12-24 2011-12-25 2011-12-26 2011-12-31
2012-01-01 2012-01-06 2012-04-06 2012-04-08 2012-04-09 2012-05-01 2012-05-17 2012-05-27 2012-06-06
2012-06-22 2012-06-23 2012-11-03 2012-12-24 2012-12-25 2012-12-26 2012-12-31
2013-01-01 2013-01-06 2013-03-29 2013-03-31 2013-04-01 2013-05-01 2013-05-09 2013-05-19 2013-06-06
2013-06-21 2013-06-22
2026-04-03 2026-04-06 2027-03-26 2027-03-29 2028-04-14 2028-04-17 2029-03-30 2029-04-02 2030-04-19 2030-04-22
2031-04-11 2031-04-14 2032-03-26 2032-03-29 2033-04-15 2033-04-18 2034-04-07 2034-04-10 2035-03-23 2035-03-26
2036-04-11 2036-04-14 2037-04-03 2037-04-06 2038-04-23 2038-04-26 2039-04-08 2039-04-11 2040-03-30 2040-04-02
"""
LEDIGA = frozenset(date.fromisoformat(dag) for dag in _ALMANACKA.split())
"""The almanac, copied by hand: red days and the eves of midsummer, Christmas and New Year; for the years from
2026 only those of Easter, since only the weeks around the changed clocks are lived there."""


def arbetsdag(dag: date) -> bool:
    """Monday to Friday, unless the almanac says otherwise."""
    return dag.weekday() < 5 and dag not in LEDIGA


def pa_eller_fore(dag: date) -> date:
    """The day itself, or the working day before."""
    while not arbetsdag(dag):
        dag -= EN_DAG
    return dag


def pa_eller_efter(dag: date) -> date:
    """The day itself, or the working day after."""
    while not arbetsdag(dag):
        dag += EN_DAG
    return dag


def efter(dag: date, antal: int) -> date:
    """So many working days after a day."""
    for _ in range(antal):
        dag = pa_eller_efter(dag + EN_DAG)
    return dag


def fore(dag: date, antal: int) -> date:
    """So many working days before a day."""
    for _ in range(antal):
        dag = pa_eller_fore(dag - EN_DAG)
    return dag


def lokalt(nar: datetime) -> datetime:
    """As the clock on the wall in Stockholm shows it."""
    return nar.astimezone(STOCKHOLM)


def faller(dag: date) -> datetime:
    """When a reminder falls due: two in the night, universal time."""
    return datetime.combine(dag, time(2), tzinfo=UTC)
