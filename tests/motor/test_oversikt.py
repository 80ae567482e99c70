"""The overview: what is open, the weeks ahead, the oldest cases; and the figures of the months."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import cast

import pytest

from arbetsflode import motor
from arbetsflode.lager import oversikt as lagret
from arbetsflode.motor import manadstal
from arbetsflode.program import Program
from tests.byggare import IDAG, NAMND, NU, UNDERLAG
from tests.byggare import mote as sammantrade
from tests.motor.paminnelser import fall, kl, mottaget, samtidigt, skriv_i_basen
from tests.programbyggare import Installation, Lopp, aktor, registrera, stall
from tillstand.innehall import Sekretess
from tillstand.mote import Mote
from tillstand.svarstid import Svarstid

HEMLIGT = Sekretess(lagrum="OSL 26:1", dag=IDAG)
NATT = "2011-10-04 00:05"


def over(program: Program, vem: str = "forvaltningschef", namnd: str | None = NAMND) -> motor.Oversikt:
    """The overview as somebody sees it."""
    return motor.oversikt(program, aktor(vem), namnd=namnd)


def antal(program: Program, vem: str = "forvaltningschef") -> tuple[int, int, int]:
    """Open, soon, late."""
    vy = over(program, vem)
    return vy.oppna, vy.snart, vy.forsenade


def besvara(program: Program, dag: str, svarstid: str | None, *, hemligt: bool = False) -> Lopp:
    """A case registered on the tests' first day whose answer leaves on a day."""
    stall(program, NU)
    lopp = registrera(
        program,
        svarstid=Svarstid(datum=date.fromisoformat(svarstid) if svarstid else None),
        sekretess=HEMLIGT if hemligt else None,
    ).till("forslag")
    stall(program, kl(f"{dag} 12:00"))
    lopp.gor("besluta", "namndsekreterare", sammantrade=sammantrade(date.fromisoformat(dag)))
    lopp.gor("justera", "namndsekreterare", UNDERLAG["justera"](dag=date.fromisoformat(dag)))
    return lopp.till("overlamnad")


def rakna(program: Program, nar: datetime) -> int:
    """Let the night's job have its turn at a moment."""
    stall(program, nar)
    return motor.rakna_manader(program)


def manad(vy: motor.Oversikt, namn: str) -> motor.Period:
    """One month of an overview."""
    return next(m for m in vy.manader if m.namn == namn)


def test_open_soon_and_late_are_counted(program: Program) -> None:
    """Fem arbetsdagar framåt är snart; i går är försenat; det besvarade är öppet men varken eller."""
    for svarstid in ("2011-09-30", "2011-10-03", "2011-10-10", "2011-10-11", None):
        mottaget(program, svarstid)
    mottaget(program, "2011-10-10").till("overlamnad")
    mottaget(program).gor("makulera", "registrator")
    assert antal(program) == (6, 2, 1)


def test_cases_are_counted_by_state_and_by_enhet(program: Program) -> None:
    """Per tillstånd och per enhet; det som inte är fördelat står för sig."""
    (
        mottaget(program, "2011-09-30"),
        fall(program),
        fall(program, "2011-10-05"),
        fall(program, enhet="bistand"),
    )
    vy = over(program)
    assert [(g.nyckel, g.oppna, g.snart, g.forsenade) for g in vy.per_tillstand] == [
        ("beredning", 3, 1, 0),
        ("mottagen", 1, 0, 1),
    ]
    assert [(g.nyckel, g.oppna) for g in vy.per_enhet] == [("", 1), ("bistand", 1), ("familj", 2)]


def test_secret_cases_of_others_are_in_no_live_figure(program: Program) -> None:
    """Den som inte får veta av ärendet ser det varken i antal, veckor eller balans."""
    registrera(program, sekretess=HEMLIGT, svarstid=Svarstid(datum=date(2011, 10, 5)))
    assert antal(program) == (1, 1, 0)
    for vem in ("insyn", "administrator", "familjechef", "granne", "ingen"):
        vy = over(program, vem)
        assert (vy.oppna, vy.snart, vy.per_tillstand, vy.per_enhet, vy.balans) == (0, 0, (), (), ())
        assert sum(v.svarstider for v in vy.veckor) == 0


def test_twelve_weeks_ahead_with_svarstider_and_meetings(program: Program) -> None:
    """Tolv veckor från denna måndag: svarstider från i dag, och nämndens möten som hålls."""
    moten = tuple(Mote(namnd=NAMND, dag=dag) for dag in (date(2011, 10, 27), date(2011, 12, 25)))
    motor.andra_kalender(program, aktor("namndsekreterare"), moten_=moten, nyckel="m")
    for svarstid in ("2011-10-03", "2011-10-09", "2011-10-10", "2011-12-25", "2011-12-26"):
        mottaget(program, svarstid)
    stall(program, NU + timedelta(1))
    for vy in (over(program), over(program, namnd=None)):
        assert [v.mandag for v in vy.veckor] == [date(2011, 10, 3) + timedelta(7 * n) for n in range(12)]
        assert [v.svarstider for v in vy.veckor] == [1, 1, *([0] * 9), 1]
        assert [m.dag for v in vy.veckor for m in v.moten] == [date(2011, 10, 27), date(2011, 12, 25)]
    assert all(v.moten == () for v in over(program, "granne", namnd=None).veckor)


def test_the_oldest_open_cases_come_first(program: Program) -> None:
    """Balanslistan: äldst överst, högst femtio, bara öppna."""
    alla = []
    for n in range(52):
        stall(program, NU + timedelta(n))
        alla.append(mottaget(program, "2011-12-01" if n % 3 else None).id)
    skriv_i_basen(program, "UPDATE arende SET oppet = 0 WHERE id = :id", id=alla[0])
    assert [r.id for r in over(program).balans] == alla[1:51]


def test_a_month_counts_what_left_the_house_in_it(program: Program) -> None:
    """I tid, för sent och utan svarstid; andelen i hela procent; året och förra året."""
    besvara(program, "2011-10-31", "2011-10-31")
    besvara(program, "2011-10-31", "2011-10-30")
    besvara(program, "2011-10-31", "2011-11-01")
    besvara(program, "2011-11-01", None)
    assert rakna(program, kl("2012-01-02 00:05")) == 2
    vy = over(program)
    oktober, november = manad(vy, "2011-10"), manad(vy, "2011-11")
    assert (oktober.besvarade, oktober.i_tid, oktober.utan_svarstid, oktober.andel) == (3, 2, 0, 66)
    assert (november.besvarade, november.utan_svarstid, november.andel) == (0, 1, None)
    assert [m.namn for m in vy.manader][::23] == ["2010-02", "2012-01"]
    assert vy.i_ar == motor.Period(namn="2012")
    assert vy.i_fjol is not None
    assert (vy.i_fjol.besvarade, vy.i_fjol.i_tid, vy.i_fjol.andel) == (3, 2, 66)


def test_the_median_of_days_in_each_state(program: Program) -> None:
    """Den lägre medianen av dagarna i varje tillstånd, bland det som besvarats i månaden."""
    for dag in ("2011-10-05", "2011-10-13", "2011-10-23", "2011-10-31"):
        besvara(program, dag, "2011-10-31")
    rakna(program, kl("2011-11-01 00:05"))
    assert manad(over(program), "2011-10").mediandagar == {
        "mottagen": 0,
        "beredning": 0,
        "forslag": 10,
        "namndbeslut": 0,
        "justerad": 0,
    }
    assert manad(over(program, namnd=None), "2011-10").mediandagar["forslag"] == 10


def test_an_extension_is_the_svarstid_that_counts(program: Program) -> None:
    """Beviljat anstånd: svaret var i tid fast den första dagen hade gått."""
    mottaget(program, "2011-10-02").gor("bevilja_anstand", "registrator").till("overlamnad")
    mottaget(program, "2011-10-02").till("overlamnad")
    rakna(program, kl(NATT))
    assert (manad(over(program), "2011-10").besvarade, manad(over(program), "2011-10").i_tid) == (2, 1)


def test_the_night_counts_two_months_and_leaves_the_older_ones(program: Program) -> None:
    """Första gången alla månader, sedan bara den här och den förra; äldre tal står som de var."""
    gammalt, nytt = besvara(program, "2011-10-20", "2011-10-31"), besvara(program, "2011-12-05", "2011-12-06")
    assert rakna(program, kl("2012-01-02 00:05")) == 2
    for lopp in (gammalt, nytt):
        motor.skicka(program)
        lopp.gor("avsluta", "registrator")
        motor.skicka(program)
        motor.gallra_arende(
            program, aktor("administrator"), arende=lopp.id, beslut="AN § 7", nyckel=lopp.nyckel()
        )
    assert rakna(program, kl("2012-01-03 00:05")) == 0
    vy = over(program)
    assert (manad(vy, "2011-10").besvarade, manad(vy, "2011-12").besvarade) == (1, 0)


def test_it_is_counted_once_a_day_by_the_workers_turn(program: Program) -> None:
    """Arbetarens varv räknar en gång per dygn; samma dag igen gör ingenting."""
    mottaget(program).till("overlamnad")
    stall(program, kl(NATT))
    motor.tick(program)
    assert manad(over(program), "2011-10").besvarade == 1
    mottaget(program).till("overlamnad")
    motor.tick(program)
    assert motor.rakna_manader(program) == 0
    assert manad(over(program), "2011-10").besvarade == 1
    stall(program, kl("2011-10-05 00:05"))
    motor.tick(program)
    assert manad(over(program), "2011-10").besvarade == 2
    assert motor.verifiera(program).avvikelser == ()


def test_a_worker_told_to_stop_counts_nothing(program: Program) -> None:
    """Den som ska stanna börjar inte räkna."""
    mottaget(program).till("overlamnad")
    stall(program, kl(NATT))
    motor.tick(program, stanna=lambda: True)
    assert rakna(program, kl(NATT)) == 1


def test_cases_are_counted_some_at_a_time(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Två i taget i provet: ingen hoppas över, ingen räknas dubbelt, och ett trasigt stoppar inte resten."""
    monkeypatch.setattr(manadstal, "BUNT", 2)
    alla = [mottaget(program).till("overlamnad") for _ in range(5)]
    skriv_i_basen(program, "UPDATE arende SET delar = :delar WHERE id = :id", delar="{}", id=alla[2].id)
    rakna(program, kl(NATT))
    assert manad(over(program), "2011-10").besvarade == 4
    mottaget(program).till("overlamnad")
    rakna(program, kl("2011-10-05 00:05"))
    assert manad(over(program), "2011-10").besvarade == 5


def test_several_processes_count_one_night(installation: Installation) -> None:
    """Tre processer på samma natt: en räknar in talen, och de är rätt."""
    with installation.oppna() as program:
        mottaget(program).till("overlamnad")
        assert sorted(samtidigt(installation, kl(NATT), _rakna_i_processen))[-1] == 1
        stall(program, kl(NATT))
        assert manad(over(program), "2011-10").besvarade == 1


def _rakna_i_processen(program: Program, _mapp: object) -> int:
    return motor.rakna_manader(program)


@pytest.mark.parametrize(
    ("vem", "ser"),
    [
        ("forvaltningschef", True),
        ("registrator", True),
        ("namndsekreterare", True),
        ("familjechef", False),
        ("administrator", False),
    ],
)
def test_a_month_of_few_answers_is_shown_to_those_who_may_know_of_all(
    program: Program, vem: str, ser: bool
) -> None:
    """Talen räknar också hemliga ärenden: chefer och administratörer ser dem först när de är fem."""
    for n in range(4):
        besvara(program, "2011-10-31", "2011-10-31", hemligt=n == 0)
    rakna(program, kl("2011-11-01 00:05"))
    oktober = manad(over(program, vem), "2011-10")
    assert (oktober.besvarade, oktober.dold) == ((4, False) if ser else (0, True))
    assert oktober.mediandagar.keys() == (
        {"mottagen", "beredning", "forslag", "namndbeslut", "justerad"} if ser else set()
    )
    assert manad(over(program, vem), "2011-09").dold is not ser
    i_ar = over(program, vem).i_ar
    assert i_ar is not None
    assert i_ar.besvarade == (4 if ser else 0)
    besvara(program, "2011-10-31", "2011-10-30")
    rakna(program, kl("2011-11-02 00:05"))
    assert (manad(over(program, vem), "2011-10").besvarade, manad(over(program, vem), "2011-10").i_tid) == (
        5,
        4,
    )


@pytest.mark.parametrize("vem", ["insyn", "delegat", "fordelare", "handlaggare", "granne", "ingen"])
def test_others_see_no_months(program: Program, vem: str) -> None:
    """Den som varken är chef, registrator, sekreterare eller administratör ser inga månadstal."""
    besvara(program, "2011-10-31", "2011-10-31")
    rakna(program, kl("2011-11-01 00:05"))
    vy = over(program, vem)
    assert (vy.manader, vy.i_ar, vy.i_fjol) == ((), None, None)


@pytest.fixture
def drivrutin(i_sqlite: Installation) -> Iterator[tuple[Program, sqlite3.Connection]]:
    """A program on SQLite and its driver's own connection."""
    with i_sqlite.oppna() as program:
        forbindelse = program.databas.motor.raw_connection()
        drivrutinen = cast("sqlite3.Connection", forbindelse.driver_connection)
        forbindelse.close()
        yield program, drivrutinen


_BARA_OPPNA = ("namnds ", "oppna", "generation", "bevakning", "mina", "balans", "obeslutade")
"""Indexes that hold no closed case."""


def test_the_overview_reads_open_cases_alone(drivrutin: tuple[Program, sqlite3.Connection]) -> None:
    """Det som är stängt kostar ingenting: varje fråga går på de öppna ärendenas index."""
    program, drivrutinen = drivrutin
    fragor: list[str] = []
    drivrutinen.set_trace_callback(fragor.append)
    over(program)
    over(program, namnd=None)
    drivrutinen.set_trace_callback(None)
    om_arenden = [fraga for fraga in fragor if "FROM arende" in fraga]
    assert len(om_arenden) == 8
    for fraga in om_arenden:
        plan = " / ".join(rad[3] for rad in drivrutinen.execute(f"EXPLAIN QUERY PLAN {fraga}"))
        assert any(f"ix_arende_{namn}" in plan for namn in _BARA_OPPNA), plan


def test_the_night_passes_answered_cases_by_their_index(
    drivrutin: tuple[Program, sqlite3.Connection],
) -> None:
    """Nattens fråga går på nämndens index och slår upp den sista posten, ingenting annat."""
    program, drivrutinen = drivrutin
    fragor: list[str] = []
    drivrutinen.set_trace_callback(fragor.append)
    with program.databas.las() as f:
        lagret.besvarade(f, NAMND, efter="", antal=10, sedan=NU)
    drivrutinen.set_trace_callback(None)
    (fraga,) = [fraga for fraga in fragor if fraga.startswith("SELECT")]
    plan = " / ".join(rad[3] for rad in drivrutinen.execute(f"EXPLAIN QUERY PLAN {fraga}"))
    assert "ix_arende_namnd (namnd=? AND tillstand=? AND id>?)" in plan
    assert "SEARCH post" in plan
    assert "TEMP B-TREE" not in plan
