"""A time of day is read however it is written, and nothing else is."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillstand.klockslag import som_klockslag


@pytest.mark.parametrize("skrivet", ["18.00", "18:00", "kl 18", "kl. 18.00", "Klockan 18", " 18 "])
def test_six_in_the_evening_is_the_same_however_it_is_written(skrivet: str) -> None:
    """Sammanträdet börjar 18.00, hur sekreteraren än skriver det."""
    assert som_klockslag(skrivet) == "18.00"


@pytest.mark.parametrize("annat", ["", "på kvällen", "25.00", "18.60", "18.00-20.00", "١٨.٠٠", "18.0"])
def test_what_is_no_time_of_day_is_none(annat: str) -> None:
    """Ord, omöjliga tider och intervall är inget klockslag."""
    assert som_klockslag(annat) is None


@given(st.times())
def test_every_minute_of_the_day_is_read_back(tid: time) -> None:
    """Det som skrevs ut läses tillbaka till samma minut."""
    assert som_klockslag(f"{tid:%H.%M}") == f"{tid:%H.%M}"
