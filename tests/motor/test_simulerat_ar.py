"""A simulated year: every warning and every morning letter that must be, and none besides.

The year is lived through `motor`; what must come of it is said by a naive day loop that reads only the book
of what was written down (`tests/motor/simulering/orakel.py`).
"""

from datetime import date

from arbetsflode import motor
from arbetsflode.lager import brevlada, varningar
from arbetsflode.motor.transaktion import rader_ur_text
from tests.motor.simulering.aret import SISTA, START, STILLA, Ar
from tests.motor.simulering.orakel import Brev, Nyckel, Orakel
from tests.motor.simulering.varlden import Varld
from tests.programbyggare import Installation

REGLER = {
    *("ofordelad", "svarstid_30", "svarstid_14", "svarstid_7", "svarstid_2", "svarstid_idag", "forsenad"),
    *("godkannande_drojer", "anstand_obesvarat", "justering_10", "justering_14", "ej_sant", "anmalan"),
}


def sparade_varningar(varld: Varld) -> dict[Nyckel, str]:
    """Every warning in the store, and what became of it."""
    arenden = {rad.arende for rad in varld.bok if rad.arende}
    with varld.program.databas.las() as f:
        alla = [v for arende in arenden for v in varningar.for_arende(f, arende)]
    return {(v.subjekt, v.regel, date.fromisoformat(v.datum), v.roll): v.lage for v in alla}


def sparade_brev(varld: Varld) -> dict[tuple[str, date], Brev]:
    """Every morning letter in the store, by person and local day."""
    with varld.program.databas.las() as f:
        alla = brevlada.lista(f, antal=10**6)
    ut = {}
    for brev in (b for b in alla if b.slag == "morgon"):
        rader = {(r.arende, r.regel, r.datum, r.roll): r.person_for for r in rader_ur_text(brev.rader)}
        ut[str(brev.person), date.fromisoformat(brev.dag)] = Brev(rader=rader, lage=brev.lage)
    return ut


def lev(installation: Installation, *, antal: int, sista: date, fro: int) -> Orakel:
    """Let the time go by from October 2011: what is stored equals what the naive day loop says, and the
    journal agrees with the tables."""
    orakel = Orakel()
    with Varld.i(installation, START) as varld:
        Ar.med(varld, antal=antal, sista=sista, fro=fro).ga()
        orakel.las(varld.bok)
        assert sparade_varningar(varld) == orakel.varningar
        assert sparade_brev(varld) == orakel.brev
        assert motor.verifiera(varld.program).avvikelser == ()
    return orakel


def test_a_year_gives_exactly_the_warnings_and_letters_that_a_day_loop_gives(i_sqlite: Installation) -> None:
    """Trettio ärenden lever ett år med sjukdagar, nya chefer, en stillastående påsk och omstarter: varje
    påminnelse kommer en gång, till den som ska ha den, den morgon den ska."""
    orakel = lev(i_sqlite, antal=30, sista=SISTA, fro=11)
    assert {regel for _, regel, _, _ in orakel.varningar} == REGLER
    assert orakel.indragna["omadresseras"] > 2
    assert orakel.indragna["aterkallad"] > 2
    efter_pasken = {dag for _, dag in orakel.brev if STILLA[0].date() < dag <= STILLA[1].date()}
    assert efter_pasken == {STILLA[1].date()}


def test_two_months_on_postgresql_give_the_same(i_postgres: Installation) -> None:
    """Samma sak på den andra databasen."""
    orakel = lev(i_postgres, antal=8, sista=date(2011, 12, 12), fro=3)
    assert len(orakel.varningar) > 25
