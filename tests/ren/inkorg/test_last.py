"""What is noted from a reading: sure values, and how they stand in the text."""

import pytest

from arbetsflode.inkorg import Last

TEXT = "Skolverket\nTiden har förlängts till den\n30 november 2011."
LAST = Last(
    text=TEXT,
    falt={
        "avsandare": {"varde": "Skolverket", "sakerhet": 0.95, "spann": [[0, 10]]},
        "titel": {"varde": "Tiden", "sakerhet": 0.6, "spann": [[11, 16]]},
        "forlangd_svarstid": {"varde": "2011-11-30", "sakerhet": 0.9, "spann": [[36, len(TEXT) - 1]]},
    },
)


@pytest.mark.parametrize(
    ("nyckel", "vantat"), [("avsandare", "Skolverket"), ("titel", None), ("bilagor", None)]
)
def test_only_what_is_sure_is_noted_unseen(nyckel: str, vantat: str | None) -> None:
    """Det osäkra och det som inte står där antecknas inte utan att någon har sett det."""
    assert LAST.sakert(nyckel) == vantat


def test_the_words_of_a_value_are_those_of_the_text() -> None:
    """Hela meningen på en rad; ett annat värde än det lästa har ingen."""
    mening = "Skolverket Tiden har förlängts till den 30 november 2011."
    assert LAST.ordalydelse("forlangd_svarstid", "2011-11-30") == mening
    assert LAST.ordalydelse("forlangd_svarstid", "2011-12-01") is None
    assert Last().ordalydelse("forlangd_svarstid", "2011-11-30") is None
