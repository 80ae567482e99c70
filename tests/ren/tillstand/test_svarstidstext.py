"""A svarstid as it stands in the paper: what is read, and what is refused rather than guessed."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from tillstand.svarstid import Precision
from tillstand.svarstidstext import las_skriven_svarstid

LASES = {
    "2011-10-31": date(2011, 10, 31),
    "senast den 31 oktober 2011": date(2011, 10, 31),
    "Svar senast måndagen den 31 oktober 2011.": date(2011, 10, 31),
    "måndag 31 okt 2011 kl. 16.00": date(2011, 10, 31),
    "Yttrande inlämnas senast 31/10 2011": date(2011, 10, 31),
    "31/10-11": date(2011, 10, 31),
    "31.10.2011": date(2011, 10, 31),
    "20111031": date(2011, 10, 31),
    "den 1:a juni 2012": date(2012, 6, 1),
    "30:e september 2012": date(2012, 9, 30),
    "t.o.m. 13 juni 2012": date(2012, 6, 13),
    "1 mars 2027": date(2027, 3, 1),
    "1 mars 27": date(2027, 3, 1),
    "mars 2027": date(2027, 3, 31),
    "svarstid: 2012-06-13": date(2012, 6, 13),
}
NEKAS = (
    *("", "snarast", "31 oktober", "31/10", "senast tisdagen den 31 oktober 2011", "31 februari 2011"),
    *("före den 31 oktober 2011", "ikraftträdande 1 juli 2012", "16 april-14 juni 2021", "SOU 2011:19"),
    *("32 oktober 2011", "31 okotber 2011", "31 oktober 2011 eller senare", "٣١ oktober ٢٠١١"),
)


@pytest.mark.parametrize(("text", "dag"), LASES.items(), ids=LASES)
def test_a_day_as_it_is_written_is_read(text: str, dag: date) -> None:
    """The day is read, and the words are kept beside it."""
    lasen = las_skriven_svarstid(text)
    assert lasen.datum == dag
    assert lasen.text in (text, None)


def test_a_week_is_read() -> None:
    """A week ends on its Sunday and is known to be a week."""
    lasen = las_skriven_svarstid("v. 23 2012")
    assert (lasen.datum, lasen.precision) == (date(2012, 6, 10), Precision.VECKA)


@pytest.mark.parametrize("text", NEKAS)
def test_what_does_not_say_one_day_is_refused(text: str) -> None:
    """A wrong day is worse than none."""
    with pytest.raises(ValueError, match=r"\S"):
        las_skriven_svarstid(text)


@pytest.mark.parametrize("text", ["31 oktober", "den 31 okt", "31/10", "v. 7", "vecka 23"])
def test_a_day_without_its_year_says_what_it_lacks(text: str) -> None:
    """The year is asked for, not guessed."""
    with pytest.raises(ValueError, match="saknar årtal"):
        las_skriven_svarstid(text)


@given(
    dag=st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    form=st.sampled_from(("d MMMM y", "EEEE d MMMM y")),
)
def test_every_day_that_is_written_in_full_is_read_back(dag: date, form: str) -> None:
    """Written by the almanac's own words, read back as the same day; any other weekday is refused."""
    text = format_date(dag, form, locale="sv")
    assert las_skriven_svarstid(f"senast {text}").datum == dag
    if form.startswith("E"):
        fel = format_date(dag + timedelta(1), "EEEE", locale="sv") + text[text.index(" ") :]
        with pytest.raises(ValueError, match="är ingen"):
            las_skriven_svarstid(fel)
