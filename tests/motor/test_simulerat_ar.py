"""A simulated year: every warning and every morning letter that must be, and none besides.

The year is lived through `motor`; what must come of it is said by a naive day loop that reads only the book
of what was written down (`tests/motor/simulering/orakel.py`).
"""

from datetime import date

from tests.motor.simulering.aret import SISTA
from tests.motor.simulering.avbrott import STILLA
from tests.motor.simulering.jamforelse import lev
from tests.programbyggare import Installation

OM_PLANEN = ("plan_andrad", "borta_pa_stoppdag")
REGLER = {
    *("ofordelad", "svarstid_30", "svarstid_14", "svarstid_7", "svarstid_2", "svarstid_idag", "forsenad"),
    *("medlasare", "tjansteutlatande_2", "tjansteutlatande_missat", "godkannande_missat", "kallelse"),
    *("godkannande_drojer", "anstand_obesvarat", "justering_10", "justering_14", "ej_sant", "anmalan"),
    *OM_PLANEN,
}


def test_a_year_gives_exactly_the_warnings_and_letters_that_a_day_loop_gives(i_sqlite: Installation) -> None:
    """Tjugo ärenden lever ett år med sjukdagar, nya chefer, flyttade och inställda sammanträden, en
    stillastående påsk och omstarter: varje påminnelse kommer en gång, till den som ska ha den, den morgon
    den ska, och den som ska veta att planen är en annan får veta det."""
    levt = lev(i_sqlite, antal=20, sista=SISTA, fro=31)
    assert levt.brott == ()
    orakel = levt.orakel
    assert {regel for _, regel, _, _ in orakel.varningar} == REGLER
    assert orakel.indragna["omadresseras"] > 2
    assert orakel.indragna["aterkallad"] > 2
    lagen = {(regel, lage) for (_, regel, _, _), lage in orakel.varningar.items() if regel in OM_PLANEN}
    assert lagen == {(regel, lage) for regel in OM_PLANEN for lage in ("i_brev", "aterkallad")}
    efter_pasken = {dag for _, dag in orakel.brev if STILLA[0].date() < dag <= STILLA[1].date()}
    assert efter_pasken == {STILLA[1].date()}


def test_two_months_on_postgresql_give_the_same(i_postgres: Installation) -> None:
    """Samma sak på den andra databasen."""
    levt = lev(i_postgres, antal=8, sista=date(2011, 12, 12), fro=13, schemalaggare=2)
    assert levt.brott == ()
    assert len(levt.orakel.varningar) > 25
