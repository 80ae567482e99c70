"""An item of an agenda or of minutes: its title, its own number, whose meeting it is, what is decided."""

import pytest

from arbetsflode.intag import las


def _varde(text: str, nyckel: str) -> object:
    funnet = las(text).som_json()[nyckel]
    return None if funnet is None else funnet["varde"]


DAGORDNING = """Din position: Hem > Almlunda kommun > Tallmo > Sammanträde 2011-11-24

Sammanträde 2011-11-24

Remissärenden

8 Fler bokbussar på landet (Utsänt tidigare)

Svar på motion (2011:44) från Bo Lind (S)
Dnr 1.6-0462/2011
"""


@pytest.mark.parametrize(
    ("nyckel", "varde"),
    [
        ("titel", "Fler bokbussar på landet"),
        ("diarienummer", "1.6-0462/2011"),
        ("avsandarens_dnr", None),
        ("till_namnd", "Tallmo"),
        ("arendetyp", "remiss av motion"),
    ],
)
def test_an_item_on_the_page_of_a_meeting(nyckel: str, varde: object) -> None:
    """The item is the title, the number under it is our own, and the body is the one that meets."""
    assert _varde(DAGORDNING, nyckel) == varde


@pytest.mark.parametrize(
    ("punkt", "varde"),
    [
        ("§ 14 Yttrande över remiss – Plan för vatten (KS/2019:418)", "KS/2019:418"),
        ("7. Svar på remiss från Tillsynsverket, Cyklar i tunnlar (RS/294/2015)", "RS/294/2015"),
    ],
)
def test_a_number_in_brackets_after_an_item_is_our_own(punkt: str, varde: str) -> None:
    """Even when the item names who asks; in a sentence the number would be that body's."""
    text = f"{punkt}\n\nBeslut\n1. Kommunstyrelsen antar yttrandet.\n"
    assert _varde(text, "diarienummer") == varde
    assert _varde(text, "avsandarens_dnr") is None


def test_of_several_items_the_one_that_is_a_remiss() -> None:
    """An agenda is registered for what has been asked, not for the minutes of the last meeting."""
    text = "Dagordning\n1. Val av justerare\n2. Remiss av promemorian Mer luft\n3. Rapporter\n"
    assert _varde(text, "titel") == "Mer luft"


@pytest.mark.parametrize("rubrik", ["Beslut", "Kommunstyrelsens beslut", "Förslag till beslut"])
def test_what_was_decided_is_the_points(rubrik: str) -> None:
    """Minutes say it under *Beslut*; the paper before them under *Förslag till beslut*."""
    text = f"Protokoll\n\nRemiss av plan för vatten\n\n{rubrik}\n1. Svaret godkänns.\n2. Svaret skickas.\n"
    assert _varde(text, "forslag_till_beslut") == ["Svaret godkänns.", "Svaret skickas."]


def test_a_paragraph_of_a_meeting_names_the_remiss_itself() -> None:
    """Where the item has no title of its own, what the department asks about is the title."""
    text = (
        "Almlunda stad\nkommunstyrelsen, möte 2024-04-10\n\n  6. Kulturlivsdepartementet har erbjudit "
        "Almlunda stad att yttra sig kring betänkandet Fler böcker (SOU 2023:66). Stadskontoret "
        "välkomnar förslaget.\n"
    )
    assert _varde(text, "titel") == "Fler böcker (SOU 2023:66)"
    assert _varde(text, "avsandare") == "Kulturlivsdepartementet"
    assert _varde(text, "till_namnd") == "kommunstyrelsen"
    assert _varde(text, "svarstid") is None
