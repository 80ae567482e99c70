"""The figures of the night say what a count says: to each person the cases that one may know of."""

import sys
from datetime import date, timedelta

import pytest
from attrs import evolve

from arbetsflode import motor
from arbetsflode.motor import oppnatal
from arbetsflode.program import Program
from tests.byggare import IDAG, NAMND, NU
from tests.motor.paminnelser import fall, kl, mottaget
from tests.programbyggare import aktor, registrera, stall
from tillstand.innehall import Sekretess
from tillstand.svarstid import Svarstid

HEMLIGT = Sekretess(lagrum="OSL 26:1", dag=IDAG)
ALLA = (
    *("registrator", "handlaggare", "kollega", "avdelningschef", "familjechef", "forvaltningschef"),
    *("insyn", "granne", "administrator", "delegat", "fordelare", "ingen"),
)


@pytest.fixture
def fyllt(program: Program) -> Program:
    """Cases in two nämnder, several enheter and states; late, soon, later; open and secret."""
    for svarstid in ("2011-09-30", "2011-10-03", "2011-10-10", "2011-12-25", None):
        mottaget(program, svarstid)
        fall(program, svarstid)
        fall(program, svarstid, enhet="bistand")
    for hemligt in (None, HEMLIGT):
        for handlaggare in ("handlaggare", "kollega"):
            lopp = registrera(program, sekretess=hemligt, svarstid=Svarstid(datum=date(2011, 10, 7)))
            lopp.gor("fordela", "fordelare", enhet="bistand", handlaggare=handlaggare)
    registrera(program, av="granne", namnd="kult", sekretess=HEMLIGT)
    registrera(program, av="granne", namnd="kult", svarstid=Svarstid(datum=date(2011, 10, 12)))
    mottaget(program, "2011-10-10").till("overlamnad")
    mottaget(program).gor("makulera", "registrator")
    return program


def bilden(program: Program, vem: str, namnd: str | None) -> motor.Oversikt:
    """The overview of a person, without saying when it was counted."""
    return evolve(motor.oversikt(program, aktor(vem), namnd=namnd), raknat=None)


@pytest.mark.parametrize("namnd", [NAMND, "kult", None])
def test_what_was_counted_is_what_a_count_says(
    fyllt: Program, namnd: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """För var och en, också den som bara är handläggare: samma tal ur natten som ur ärendena."""
    assert motor.rakna_oppna(fyllt) > 0
    raknade = {vem: bilden(fyllt, vem, namnd) for vem in ALLA}
    monkeypatch.setattr(oppnatal, "FLEST_LEVANDE", 0)
    assert {vem: bilden(fyllt, vem, namnd) for vem in ALLA} == raknade
    assert len({vy.oppna for vy in raknade.values()}) > 1


def test_the_page_says_when_it_was_counted(fyllt: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Är ärendena få räknas de nu; är de många gäller nattens tal tills nästa natt, och sidan säger när."""
    monkeypatch.setattr(oppnatal, "FLEST_LEVANDE", 0)
    fore = motor.oversikt(fyllt, aktor("forvaltningschef"), namnd=NAMND)
    assert fore.raknat is None
    motor.tick(fyllt)
    mottaget(fyllt)
    efter = motor.oversikt(fyllt, aktor("forvaltningschef"), namnd=NAMND)
    assert (efter.raknat, efter.oppna) == (NU, fore.oppna)
    assert motor.rakna_oppna(fyllt) == 0
    natten = kl("2011-10-04 00:05")
    stall(fyllt, natten)
    motor.tick(fyllt)
    nasta = motor.oversikt(fyllt, aktor("forvaltningschef"), namnd=NAMND)
    assert (nasta.raknat, nasta.oppna) == (natten, fore.oppna + 1)
    monkeypatch.setattr(oppnatal, "FLEST_LEVANDE", 1_000)
    mottaget(fyllt)
    nu = motor.oversikt(fyllt, aktor("forvaltningschef"), namnd=NAMND)
    assert (nu.raknat, nu.oppna) == (None, fore.oppna + 2)


@pytest.mark.parametrize("vem", ["forvaltningschef", "handlaggare", "avdelningschef"])
@pytest.mark.parametrize("namnd", [NAMND, None])
def test_the_oldest_cases_are_shown_a_page_at_a_time(
    program: Program, vem: str, namnd: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Äldst först, två i taget, tills alla är visade: var och en en gång."""
    monkeypatch.setattr(sys.modules["arbetsflode.motor.oversikt"], "FLEST_I_BALANSEN", 2)
    alla = []
    for n in range(5):
        stall(program, NU + timedelta(n // 2))
        alla.append((program.klocka.nu(), fall(program).id))
    sidor, efter = [], ("", "")
    while True:
        vy = motor.oversikt(program, aktor(vem), namnd=namnd, balans_efter=efter)
        sidor.append([rad.id for rad in vy.balans])
        if vy.balans_fler is None:
            break
        efter = vy.balans_fler
    assert [len(sida) for sida in sidor] == [2, 2, 1]
    assert [id_ for sida in sidor for id_ in sida] == [id_ for _, id_ in sorted(alla)]
