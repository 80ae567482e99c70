"""When a case is marked in a list: its svarstid has passed, or is near. What is in time says nothing."""

from datetime import date
from enum import StrEnum

from tillstand.arbetsdagar import Arbetsdagar

SNART_ARBETSDAGAR = 5
"""A day is near from so many working days before it: a week's work, the house's practice."""


class Signal(StrEnum):
    """Whether a case needs to be looked at."""

    SNART = "snart"
    """The svarstid, or what is judged beside it, is near."""
    FORSENAD = "forsenad"
    """The svarstid has passed."""


def signalen(
    svarstid: date | None, idag: date, dagar: Arbetsdagar, tidigast: date | None = None
) -> Signal | None:
    """The mark of a case that waits for its answer, by its last day (local).

    `tidigast` is an earlier day that counts too, such as the next step of the plan: near it, or after it,
    the case is soon, never late.
    """
    if svarstid is not None and svarstid < idag:
        return Signal.FORSENAD
    nara = [dag for dag in (svarstid, tidigast) if dag is not None]
    return Signal.SNART if nara and dagar.mellan(idag, min(nara)) <= SNART_ARBETSDAGAR else None
