"""What text may be kept: NFC, no control characters, within its length, no tricks in headers."""

import unicodedata
from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.byggare import UNDERLAG, registrering
from tillstand.behorighet import Aktor
from tillstand.text import Textfel, granska_rad, granska_stycke

GRANSKARE = pytest.mark.parametrize("granska", [granska_rad, granska_stycke])
Granskare = Callable[[str, int], None]


@GRANSKARE
@pytest.mark.parametrize("text", ["Ärendet åter: överlåt", "4 ½", "”citat” – streck", "Ünïcode 漢字 🙂"])
def test_ordinary_text_is_kept(granska: Granskare, text: str) -> None:
    """Swedish letters, typographic signs and other scripts are text."""
    granska(text, 100)


@GRANSKARE
def test_decomposed_letters_are_refused(granska: Granskare) -> None:
    """Å written as A with a ring after it looks the same and is another text: it is not kept."""
    with pytest.raises(Textfel, match="NFC"):
        granska(unicodedata.normalize("NFD", "Återremiss"), 100)


@GRANSKARE
@pytest.mark.parametrize("text", ["", " ", "\u00a0", "   \u2003 "])
def test_nothing_but_space_is_refused(granska: Granskare, text: str) -> None:
    """A field that is filled in says something."""
    with pytest.raises(Textfel, match="tomt"):
        granska(text, 100)


@GRANSKARE
@pytest.mark.parametrize("text", ["\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\r", "\ud800"])
def test_control_characters_are_refused(granska: Granskare, text: str) -> None:
    """Bells, escapes, nulls and half characters do not belong in a register."""
    with pytest.raises(Textfel, match=r"styrtecken \(U\+"):
        granska(f"rad {text} rad", 100)


@GRANSKARE
@pytest.mark.parametrize("tecken", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"])
def test_characters_that_turn_or_break_the_line_are_refused(granska: Granskare, tecken: str) -> None:
    """A title that reads backwards, or breaks its line invisibly, is a trick."""
    with pytest.raises(Textfel, match="styrtecken"):
        granska(f"fil{tecken}fdp.exe", 100)


def test_a_line_has_no_newline_and_a_paragraph_may() -> None:
    """Newlines and tabs belong in paragraphs; in a line they would start a new header."""
    granska_stycke("en\n\ttvå", 100)
    for text in ("en\ntvå", "en\ttvå", "Ämne\r\nBcc: x@example.org"):
        with pytest.raises(Textfel, match="styrtecken"):
            granska_rad(text, 100)


@GRANSKARE
def test_the_length_is_counted_in_characters(granska: Granskare) -> None:
    """Exactly as long as allowed is kept, one more is refused with both numbers."""
    granska("å" * 10, 10)
    with pytest.raises(Textfel, match="11 tecken, högst 10"):
        granska("å" * 11, 10)


@pytest.mark.parametrize("text", ["=?utf-8?B?aGVq?=", "Re: =?ISO-8859-1?q?hej?= du"])
def test_an_encoded_word_is_refused_in_a_line(text: str) -> None:
    """A mail program would show something else than the register does."""
    with pytest.raises(Textfel, match="kodat ord"):
        granska_rad(text, 100)
    granska_stycke(text, 100)


@GRANSKARE
def test_what_is_no_text_is_refused(granska: Callable[..., None]) -> None:
    """A number is not a title."""
    with pytest.raises(Textfel, match="int"):
        granska(7, 100)


@given(st.text(max_size=30))
def test_what_is_kept_is_nfc_printable_and_not_empty(text: str) -> None:
    """Whatever passes as a line can stand in a header and is found again when it is searched for."""
    try:
        granska_rad(text, 20)
    except Textfel:
        return
    assert text.strip()
    assert len(text) <= 20
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(tecken) in ("Cc", "Cs", "Zl", "Zp") for tecken in text)


def test_a_record_refuses_the_text_and_names_the_field() -> None:
    """Whoever fills in a form is told which field it is about."""
    with pytest.raises(Textfel, match="titel innehåller ett styrtecken"):
        registrering(titel="Remiss\nBcc: x")
    with pytest.raises(Textfel, match="motivering får inte vara tomt"):
        UNDERLAG["aterremittera"](motivering=" ")
    with pytest.raises(Textfel, match="justerare"):
        UNDERLAG["justera"](justerare=("Anna\n",))
    with pytest.raises(ValueError, match="justerare"):
        UNDERLAG["justera"](justerare=())


@pytest.mark.parametrize("kod", ["anna.berg", "a-1", "åsa_ö", "anna@example.org", "7"])
def test_a_code_may_look_like_this(kod: str) -> None:
    """Codes of persons and enheter are written in directories and addresses."""
    assert Aktor(person=kod).person == kod


@pytest.mark.parametrize("kod", ["anna berg", "-a", ":soc", "a:b", "a/b", "ananas\u030a", ""])
def test_a_code_has_no_spaces_colons_or_slashes(kod: str) -> None:
    """A colon would make one role key look like another."""
    with pytest.raises(Textfel, match="person"):
        Aktor(person=kod)


def test_a_changed_record_is_validated_again() -> None:
    """A bad text cannot slip in by changing a good record."""
    with pytest.raises(Textfel, match="titel"):
        evolve(registrering(), titel="")
