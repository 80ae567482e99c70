"""Letters about the machinery: the seal comes back from the saved letter as it was written."""

from datetime import UTC, datetime

import pytest

from konfiguration.installningar import Epost
from notiser.kanaler.sakerhet import slutgranska
from notiser.maskinbrev import rendera_maskinbrev, sparad_text

RAD = f"Sigill 12: 345 kedjor, {'0123456789abcdef' * 4}"
NU = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def _brev(mall: str, **innehall: object) -> bytes:
    meddelande = rendera_maskinbrev(
        mall,
        {"namn": "Administratören", **innehall},
        kommunnamn="Provstad",
        epost=Epost(),
        adress="admin@example.se",
        meddelande_id="<1@example.se>",
        nu=NU,
    )
    return slutgranska(meddelande, "admin@example.se")


def test_the_seal_is_read_from_the_letter_as_it_was_saved() -> None:
    """The line is longer than a mail line: it is wrapped in the bytes and whole when it is read."""
    data = _brev("sigill", sigillrad=RAD)
    assert RAD.encode() not in data
    assert RAD in sparad_text(data)


@pytest.mark.parametrize("text", [RAD, f"Utskrivet sigill, för hand:\n{RAD}\n", "Å\ufeff"])
def test_a_seal_kept_as_plain_text_is_read_as_it_stands(text: str) -> None:
    """Whoever copies the line into a file of their own can hold it against the base too."""
    assert sparad_text(text.encode()) == text


def test_any_bytes_can_be_held_up() -> None:
    """A file that is no letter and no text is told to hold no seal, never a crash."""
    assert "Sigill" not in sparad_text(bytes(range(256)))


def test_the_alarm_names_the_cases_by_number_alone() -> None:
    """An administrator sees which cases stand unwatched, not what they are about."""
    text = sparad_text(_brev("larm", arenden=[{"diarienummer": "BUN 2026/1", "namnd": "BUN"}]))
    assert "BUN 2026/1 (BUN)" in text
    assert "remiss verifiera" in text


def test_brev_i_brev_utan_slut_lases_som_text() -> None:
    """What only looks like a letter is read as the text that it is, however deep it goes."""
    djupt = "".join(
        f"Message-ID: <a>\nContent-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000)
    )
    assert RAD in sparad_text(f"{djupt}{RAD}".encode())
