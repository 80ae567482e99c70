"""Dates as people read them."""

from datetime import date

import pytest

from notiser.datumtext import avstand, kort, med_avstand
from tillstand.arbetsdagar import Arbetsdagar

FREDAG = date(2011, 10, 21)


@pytest.mark.parametrize(
    ("dag", "text"),
    [
        (FREDAG, "i dag"),
        (date(2011, 10, 22), "i morgon"),
        (date(2011, 10, 20), "i går"),
        (date(2011, 10, 23), "om 2 dagar"),
        (date(2011, 10, 24), "om 1 arbetsdag"),
        (date(2011, 10, 25), "om 2 arbetsdagar"),
        (date(2011, 10, 19), "för 2 arbetsdagar sedan"),
        (date(2011, 11, 7), "om 11 arbetsdagar"),
    ],
)
def test_distance_is_told_in_working_days(dag: date, text: str) -> None:
    """Avståndet räknas i arbetsdagar; ligger ingen däremellan i dagar."""
    assert avstand(dag, FREDAG, Arbetsdagar()) == text


def test_days_past_over_a_weekend() -> None:
    """Från fredag till söndag har två dagar gått men ingen arbetsdag."""
    assert avstand(FREDAG, date(2011, 10, 23), Arbetsdagar()) == "för 2 dagar sedan"
    assert avstand(date(2011, 10, 22), date(2011, 10, 24), Arbetsdagar()) == "för 1 arbetsdag sedan"


def test_the_words_are_swedish_and_without_dots() -> None:
    """Veckodag, dag, månad och år, som i en almanacka."""
    assert med_avstand(date(2011, 10, 31), date(2011, 10, 18), Arbetsdagar()) == (
        "mån 31 okt 2011 (om 9 arbetsdagar)"
    )
    manader = [kort(date(2012, m, 1)).split()[2] for m in range(1, 13)]
    assert " ".join(manader) == "jan feb mars apr maj juni juli aug sep okt nov dec"
    veckodagar = [kort(date(2012, 10, d)).split()[0] for d in range(1, 8)]
    assert " ".join(veckodagar) == "mån tis ons tors fre lör sön"
