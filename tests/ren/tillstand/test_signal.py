"""What is late, what is soon, and what says nothing."""

from datetime import date, timedelta

import pytest

from tillstand.arbetsdagar import Arbetsdagar
from tillstand.signal import SNART_ARBETSDAGAR, Signal, signalen

ONSDAG = date(2026, 3, 4)
DAGAR = Arbetsdagar()
SISTA_NARA = DAGAR.plus(ONSDAG, SNART_ARBETSDAGAR)


@pytest.mark.parametrize(
    ("svarstid", "marke"),
    [
        (None, None),
        (ONSDAG - timedelta(1), Signal.FORSENAD),
        (ONSDAG, Signal.SNART),
        (SISTA_NARA, Signal.SNART),
        (DAGAR.plus(SISTA_NARA, 1), None),
    ],
)
def test_a_case_is_late_after_its_day_and_soon_a_week_before_it(
    svarstid: date | None, marke: Signal | None
) -> None:
    """Dagen själv är inte för sent; fem arbetsdagar före är snart, sex är det inte."""
    assert signalen(svarstid, ONSDAG, DAGAR) is marke


def test_a_step_that_has_passed_makes_the_case_soon_and_never_late() -> None:
    """Bara svarstiden kan göra ett ärende försenat."""
    svarstid = date(2026, 6, 1)
    assert signalen(svarstid, ONSDAG, DAGAR, ONSDAG - timedelta(1)) is Signal.SNART
    assert signalen(svarstid, ONSDAG, DAGAR, date(2026, 5, 1)) is None
    assert signalen(None, ONSDAG, DAGAR, ONSDAG) is Signal.SNART
