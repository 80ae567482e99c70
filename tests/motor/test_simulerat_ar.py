"""A simulated year: every warning and every morning letter that must be, and none besides.

The year is lived through `motor`; what must come of it is said by a naive day loop that reads only the book
of what was written down (`tests/motor/simulering/orakel.py`).
"""

from datetime import date

from tests.motor.simulering.aret import SISTA
from tests.motor.simulering.avbrott import STILLA
from tests.motor.simulering.jamforelse import lev
from tests.programbyggare import Installation

REGLER = {
    *("ofordelad", "svarstid_30", "svarstid_14", "svarstid_7", "svarstid_2", "svarstid_idag", "forsenad"),
    *("godkannande_drojer", "anstand_obesvarat", "justering_10", "justering_14", "ej_sant", "anmalan"),
}


def test_a_year_gives_exactly_the_warnings_and_letters_that_a_day_loop_gives(i_sqlite: Installation) -> None:
    """Tjugo ärenden lever ett år med sjukdagar, nya chefer, en stillastående påsk och omstarter: varje
    påminnelse kommer en gång, till den som ska ha den, den morgon den ska."""
    levt = lev(i_sqlite, antal=20, sista=SISTA, fro=4)
    assert levt.brott == ()
    orakel = levt.orakel
    assert {regel for _, regel, _, _ in orakel.varningar} == REGLER
    assert orakel.indragna["omadresseras"] > 2
    assert orakel.indragna["aterkallad"] > 2
    efter_pasken = {dag for _, dag in orakel.brev if STILLA[0].date() < dag <= STILLA[1].date()}
    assert efter_pasken == {STILLA[1].date()}


def test_two_months_on_postgresql_give_the_same(i_postgres: Installation) -> None:
    """Samma sak på den andra databasen."""
    levt = lev(i_postgres, antal=8, sista=date(2011, 12, 12), fro=3, schemalaggare=2)
    assert levt.brott == ()
    assert len(levt.orakel.varningar) > 25
