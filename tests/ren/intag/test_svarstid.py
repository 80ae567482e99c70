"""Svarstid and its extensions: said in many ways, and not to be taken for other dates."""

import pytest

from arbetsflode.intag import las


def _svar(text: str) -> tuple[str | None, str | None]:
    json = las(text).som_json()
    svar, forlangd = json["svarstid"], json["forlangd_svarstid"]
    return (
        None if svar is None else str(svar["varde"]),
        None if forlangd is None else str(forlangd["varde"]),
    )


@pytest.mark.parametrize(
    "mening",
    [
        "Yttrandet ska ha kommit in till nämnden senast den {}.",
        "Remisstid {}",
        "Svarstid: {}",
        "Svar senast: {}",
        "Remissvaren ska vara oss tillhanda senast den {}.",
        "Sista svarsdag är den {}.",
        "Remisstiden går ut {}.",
        "Svar önskas senast {}.",
        "Skrivelsen har remitterats för yttrande senast den {}.",
        "Svarstid\n{}",
        "Vi tar gärna emot era synpunkter senast den {}.",
        "Remissen ska besvaras senast {}.",
    ],
)
@pytest.mark.parametrize("dag", ["31 oktober 2016", "2016-10-31", "31/10-16", "31 okt. 2016"])
def test_the_ways_of_saying_it(mening: str, dag: str) -> None:
    """However the sentence goes and the day is written."""
    assert _svar(mening.format(dag)) == ("2016-10-31", None)


@pytest.mark.parametrize(
    "mening",
    [
        "Lagen föreslås träda i kraft senast den 1 januari 2020.",
        "Uppdraget ska redovisas senast den 1 mars 2020.",
        "Anmäl dig till seminariet senast den 5 maj 2017.",
        "Beslutet kan överklagas senast den 24 april 2018.",
        "Utredningens tid har förlängts till den 3 maj 2019.",
        "Nämnden beslutade den 3 maj 2019 att svara.",
        "Ansökan om bidrag ska ha kommit in senast den 3 maj 2019.",
        "Svar önskas v. 23.",
    ],
)
def test_other_days_are_no_svarstid(mening: str) -> None:
    """What must happen by then is something else than an answer."""
    assert _svar(f"Remiss av program.\n\n{mening}") == (None, None)


@pytest.mark.parametrize(
    ("text", "vantat"),
    [
        ("Remisstiden går ut 1 juni 2012 men har förlängts till 15 juni 2012.", ("2012-06-01", "2012-06-15")),
        ("Remisstiden är förlängd till den 3 maj 2019.", (None, "2019-05-03")),
        ("Svar senast 3 april 2019. Vi har begärt anstånd till den 3 maj 2019.", ("2019-04-03", None)),
        ("Begäran om förlängd svarstid till den 5 maj 2017 avslogs.", (None, None)),
        ("Kontoret har begärt och fått anstånd med yttrandet till den 5 juni 2017.", (None, "2017-06-05")),
        ("Svarstiden har förlängts från 1 februari till 1 mars 2027.", ("2027-02-01", "2027-03-01")),
    ],
)
def test_only_what_is_granted_extends(text: str, vantat: tuple[str | None, str | None]) -> None:
    """Asked for is not granted; with only an extension stated, the first svarstid is not stated."""
    assert _svar(text) == vantat


def test_a_year_left_out_is_had_from_the_letters_day() -> None:
    """The first such day after the letter was written; without its day, no year is told."""
    mening = "Remissvar ska ha inkommit senast den 29 januari"
    assert _svar(f"Datum 2015-12-22\n\n{mening}") == ("2016-01-29", None)
    assert _svar(mening) == ("--01-29", None)


def test_the_days_that_were_not_chosen_are_kept() -> None:
    """Several days that might be the svarstid are all there, and the reason names them."""
    text = "Svar senast den 3 april 2019.\n\nYttrandet ska ha kommit in senast den 8 april 2019."
    funnet = las(text).falt["svarstid"]
    assert funnet is not None
    assert [ett.varde for ett in funnet.alternativ] == ["2019-04-08"]
    assert "2019-04-08" in funnet.skal
    assert funnet.sakerhet < 0.9
