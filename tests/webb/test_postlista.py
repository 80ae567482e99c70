"""Postlistan: a day at a time, for those who hold a role in the nämnd."""

from datetime import timedelta

from arbetsflode.program import Program
from tests.byggare import IDAG, NU
from tests.programbyggare import registrera, stall
from tests.webb.conftest import Vid
from tillstand.innehall import Sekretess


def test_a_day_is_shown_and_the_next_and_the_one_before(program: Program, vid: Vid) -> None:
    """Det som kom in i dag står där; dagen före är en arbetsdag; efter i dag finns ingen."""
    registrera(program, "Remiss om lekplatser")
    registrera(program, "Om Kvittblomster", sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG))
    i_dag = vid("insyn").hamta("/postlista")
    assert "Remiss om lekplatser" in i_dag.text
    assert "Nytt ärende" in i_dag.text
    assert "dag=2011-09-30" in i_dag.html
    assert "Nästa dag" not in i_dag.text
    stall(program, NU + timedelta(1))
    i_gar = vid("registrator").hamta(f"/postlista?namnd=soc&dag={IDAG}")
    assert "Remiss om lekplatser" in i_gar.text
    assert "Nästa dag" in i_gar.text
    assert "Kvittblomster" not in i_gar.text


def test_a_day_that_cannot_be_shown_is_told_of(program: Program, vid: Vid) -> None:
    """En felskriven dag, en dag som inte varit, en nämnd som inte är min: i dag och min nämnd visas."""
    registrera(program, "Remiss om lekplatser")
    for vag in ("?dag=2011-02-30", "?dag=2199-12-31", "?namnd=kult", "?namnd=finnsinte&dag=x"):
        svar = vid("registrator").hamta(f"/postlista{vag}")
        assert svar.status == 200
        assert 'aria-invalid="true"' in svar.html
        assert "Remiss om lekplatser" in svar.text


def test_whoever_holds_no_role_has_no_list(program: Program, vid: Vid) -> None:
    """Sidan säger varför den är tom."""
    registrera(program, "Remiss om lekplatser")
    svar = vid("utomstaende").hamta("/postlista?namnd=soc")
    assert "Du har ingen roll i någon nämnd" in svar.text
    assert "lekplatser" not in svar.text
