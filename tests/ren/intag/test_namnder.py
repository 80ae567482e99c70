"""The body that is to answer or decide: of several the highest, and never one that is only told."""

import pytest

from arbetsflode.intag import las

NAMNDER = [
    (
        (
            "Tjänsteutlåtande\n\nFörslag till beslut\n\nI kommunstyrelsen och kommunfullmäktige:\n"
            "Förändringen godkänns.\n\nSammanfattning\nUppdraget är slutfört."
        ),
        "kommunfullmäktige",
    ),
    (
        (
            "Ekby stad > Möten > kommunstyrelsen > 20 maj 2025\n\n6. Departementet har gett staden tillfälle "
            "att lämna synpunkter på en rapport."
        ),
        "kommunstyrelsen",
    ),
    (
        (
            "Ekbys stad\nkommunstyrelsen 2025-08-20\n\n5. Staden har mottagit en remiss. Socialnämnden "
            "har lämnat yttrande."
        ),
        "kommunstyrelsen",
    ),
    (
        "Tjänsteutlåtande\n\nTill Södra hälso- och sjukvårdsnämnden\n\nYttrande över remiss om barns hälsa",
        "Södra hälso- och sjukvårdsnämnden",
    ),
    (
        (
            "Länsstyrelsen i Ekby län\n\nAlmby kommun\nMiljö- och byggnämnden\nkommun@almby.exempel.se\n\n"
            "Begäran om yttrande över en ansökan"
        ),
        "Miljö- och byggnämnden",
    ),
    ("Motion till kommunfullmäktige i Almby\n\nGratis simskola för alla", "kommunfullmäktige i Almby"),
]
"""What the paper says, and who is to answer or decide."""

INGEN = [
    (
        "Almby kommun\nKommunledningskontoret\n\nInternremiss: Klimatplan\n\nRemissen går till:\n"
        "Utbildningsnämnden\nTekniska nämnden\nHemby Energi AB\n\nSvar senast den 3 maj 2012."
    ),
    (
        "Region Almby\n\nRemiss av kulturprogram\n\nSynpunkter lämnas senast den 3 maj 2015.\n\n"
        "Programmet beslutas av regionfullmäktige den 24 november 2015."
    ),
]
"""Several that are asked alike, and the sender's own way on."""


@pytest.mark.parametrize(("text", "namnd"), NAMNDER)
def test_who_decides(text: str, namnd: str) -> None:
    """Den högsta som ska svara eller besluta anges, under sitt hela namn."""
    funnet = las(text).falt["till_namnd"]
    assert funnet is not None
    assert funnet.varde == namnd


@pytest.mark.parametrize("text", INGEN)
def test_nobody_decides(text: str) -> None:
    """Är flera tillfrågade på samma sätt, eller är det avsändaren som ska besluta, anges ingen."""
    assert las(text).falt["till_namnd"] is None
