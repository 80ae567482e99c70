"""The rules as the municipality would tell them to a new colleague, written by hand and counted day by day.

Nothing here comes from the product: no ladder, no anchors, no tables of working days.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from attrs import define

STOCKHOLM = ZoneInfo("Europe/Stockholm")
EN_DAG = timedelta(1)
_ALMANACKA = """
2011-06-24 2011-11-05 2011-12-24 2011-12-25 2011-12-26 2011-12-31
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

SLUTHORISONT = 80
"""Weeks that a late answer is followed."""


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


@define
class Fall:
    """What is known of one case, as the book tells it."""

    registrerad: date
    svarstid: date | None
    tillstand: str = "mottagen"
    handlaggare: str | None = None
    enhet: str = ""
    mal: date | None = None
    anstand: date | None = None
    vantar: str | None = None
    vantar_sedan: date = date.min
    begard_av: str = ""
    beslutsdag: date = date.min
    ensam: bool = False
    """Decided by a delegat or the ordförande: no minutes, but to be reported."""
    justerad: date = date.min
    anmald: bool = False
    oppet: bool = True
    osvept: datetime | None = None
    """From when nobody has yet looked for warnings: the first that comes on or after this moment."""


def paminnelser(fall: Fall) -> Iterator[tuple[str, date, tuple[str, ...]]]:
    """Every reminder of a case as it stands: rule, day, and for whom."""
    if not fall.oppet:
        return
    handl = ("handlaggare",)
    if fall.tillstand == "mottagen":
        yield "ofordelad", efter(fall.registrerad, 2), ("fordelare",)
    svaret_ute = fall.tillstand == "overlamnad"
    if fall.svarstid is not None and not svaret_ute:
        sista = pa_eller_fore(fall.svarstid)
        if fall.mal is None:
            yield "svarstid_30", pa_eller_fore(fall.svarstid - timedelta(30)), handl
        yield "svarstid_14", fore(sista, 14), handl
        yield "svarstid_7", fore(sista, 7), handl
        yield "svarstid_2", fore(sista, 2), handl
        yield "svarstid_idag", sista, handl
        forst_sen = efter(fall.svarstid, 1)
        for vecka in range(SLUTHORISONT):
            yield "forsenad", pa_eller_efter(forst_sen + timedelta(7 * vecka)), ("handlaggare", "chef")
    if fall.vantar is not None:
        yield "godkannande_drojer", efter(fall.vantar_sedan, 2), ("vantar_pa",)
    if fall.anstand is not None and not svaret_ute:
        yield "anstand_obesvarat", efter(fall.anstand, 5), handl
    if fall.tillstand == "namndbeslut" and not fall.ensam:
        yield "justering_10", pa_eller_fore(fall.beslutsdag + timedelta(10)), ("namndsekreterare",)
        yield "justering_14", pa_eller_fore(fall.beslutsdag + timedelta(14)), ("namndsekreterare",)
    klart = fall.beslutsdag if fall.ensam else fall.justerad
    if fall.tillstand == "justerad" or (fall.tillstand == "namndbeslut" and fall.ensam):
        yield "ej_sant", efter(klart, 1), ("registrator", "handlaggare")
    if fall.tillstand in ("namndbeslut", "overlamnad") and fall.ensam and not fall.anmald:
        yield "anmalan", pa_eller_fore(fall.beslutsdag + timedelta(30)), ("namndsekreterare",)


def faller(dag: date) -> datetime:
    """When a reminder falls due: two in the night, universal time."""
    return datetime.combine(dag, time(2), tzinfo=UTC)


def forsta_fran(fall: Fall, fran: datetime) -> datetime | None:
    """When the first reminder on or after a moment falls due."""
    return min((faller(d) for _, d, _ in paminnelser(fall) if faller(d) >= fran), default=None)
