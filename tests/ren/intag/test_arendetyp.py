"""What kind of matter it is, by its title and by whether anybody has asked for an answer."""

import pytest

from arbetsflode.intag import las


def _typ(rubrik: str, text: str = "") -> str:
    huvud = f"Ekby kommun\nTJÄNSTESKRIVELSE\n2016-05-02\n\nTill socialnämnden\n\n{rubrik}\n\n"
    funnet = las(f"{huvud}Förslag till beslut\nNämnden antar förslaget.\n\nBakgrund\n{text}").falt[
        "arendetyp"
    ]
    assert funnet is not None
    return str(funnet.varde)


@pytest.mark.parametrize(
    ("rubrik", "vantat"),
    [
        ("Svar på departementspromemorian Bättre tider (Ds 2016:12)", "remiss av promemoria"),
        ("Yttrande över utkast till lagrådsremiss om elstöd", "remiss av promemoria"),
        ("Yttrande angående motion om solceller", "remiss av motion"),
        ("Yttrande över delbetänkandet Hållbar omsorg, SOU 2016:47", "remiss av betänkande"),
        ("Yttrande över förslag till detaljplan för kv Björken", "remiss av plan"),
        ("Granskning av detaljplan för kv Björken", "remiss av plan"),
        ("Remiss: Strategi för social hållbarhet", "remiss av program"),
        ("Yttrande över Boverkets rapport 2016:20 Gränsvärden", "remiss av rapport"),
        ("Besvarande av medborgarförslag om solceller", "medborgarförslag"),
        ("Riktlinjer för hantering av medborgarförslag", "övrigt"),
        ("Yttrande över ansökan om serveringstillstånd", "övrigt"),
        ("Återrapportering av uppdrag om fixartjänst", "redovisning"),
        ("Delårsrapport 2016", "övrigt"),
        ("Svar på remiss om boenden vid Bodholmsplan 2", "övrigt"),
        ("Svar på remiss gällande En mer likvärdig skola (SOU\n\n2020:28)", "remiss av betänkande"),
    ],
)
def test_the_title_tells(rubrik: str, vantat: str) -> None:
    """Its words are those of the matter."""
    assert _typ(rubrik) == vantat


@pytest.mark.parametrize(
    ("rubrik", "vantat"),
    [
        ("Uppdrag till Vägverket att ta fram en nationell plan", "övrigt"),
        ("Tilläggsdirektiv till utredningen om översyn av skolan", "övrigt"),
        ("Plan för vägar", "remiss av plan"),
    ],
)
def test_a_task_that_is_given_is_no_remiss_of_what_it_is_about(rubrik: str, vantat: str) -> None:
    """Though what comes of it will be remitted."""
    assert _typ(rubrik, "Resultatet ska redovisas och remitteras, med utredningen om planen.") == vantat


def test_an_account_on_an_agenda_is_one_after_its_number_too() -> None:
    """The number of the item is no part of the title."""
    text = (
        "Hem > Ekby kommun > Utskottet > Sammanträde 2023-11-22\n\nSammanträde 2023-11-22\n\n"
        "2 Återrapport - Uppdrag om utredning av bolaget\n\nEn granskning av bolagets inköp är gjord."
    )
    funnet = las(text).falt["arendetyp"]
    assert funnet is not None
    assert funnet.varde == "redovisning"


def test_a_skrivelse_to_the_nämnd_itself_is_no_remiss() -> None:
    """Nobody has remitted it; the same words with a remitter are a remiss."""
    rubrik = "Svar på skrivelse från Eva Ek (S) om solceller"
    assert _typ(rubrik, "Eva Ek lämnade skrivelsen vid nämndens möte.") == "skrivelse"
    assert _typ(rubrik, "Kommunstyrelsen har remitterat skrivelsen.") == "remiss av skrivelse"


def test_what_the_auditors_have_seen_is_a_report_when_they_ask() -> None:
    """Without a wish for an answer it is an account."""
    rubrik = "Granskning av intern kontroll"
    assert _typ(rubrik, "Revisorerna begär svar senast 2016-06-01.") == "remiss av rapport"
    assert _typ(rubrik, "Revisorerna har skickat rapporten för yttrande.") == "remiss av rapport"
    assert _typ(rubrik, "Revisorerna har granskat kontrollen.") == "redovisning"
