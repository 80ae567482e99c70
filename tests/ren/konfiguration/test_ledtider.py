"""Lead times: the steps before a meeting in their order."""

from pathlib import Path

import pytest

from konfiguration.filer import exempeltext
from konfiguration.kommun import las_kommun
from tillstand.fel import Konfigurationsfel
from tillstand.ledtider import Ledtider


def _las(mapp: Path, byt: tuple[str, str] = ("", "")) -> Ledtider:
    fil = mapp / "kommun.toml"
    fil.write_text(exempeltext("kommun.toml").replace(*byt), encoding="utf-8")
    return las_kommun(fil).namnder["BUN"].ledtider


def test_the_example_shows_the_default_lead_times(tmp_path: Path) -> None:
    """A nämnd that says nothing has the lead times that the example prints."""
    assert _las(tmp_path) == Ledtider()


def test_a_step_cannot_come_before_the_one_it_builds_on(tmp_path: Path) -> None:
    """The chefer approve what is finished: their day is not before the tjänsteutlåtande's."""
    with pytest.raises(Konfigurationsfel, match=r"ledtider.*tjansteutlatande närmare sammanträdet än chefer"):
        _las(tmp_path, ("tjansteutlatande = 26", "tjansteutlatande = 20"))


def test_a_misspelt_step_is_named(tmp_path: Path) -> None:
    """An unknown step is refused by its name, with the one that was meant."""
    with pytest.raises(Konfigurationsfel, match=r"kalelse.*kallelse"):
        _las(tmp_path, ("\nkallelse = 5 ", "\nkalelse = 5 "))
