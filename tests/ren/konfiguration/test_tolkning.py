"""From what somebody wrote to the values of the house: strict, and every fault with its place."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen
from attrs.validators import deep_iterable, ge, le, min_len, optional
from hypothesis import given
from hypothesis import strategies as st

from konfiguration.hemlighet import Hemlighet
from konfiguration.tolkning import tolka
from tillstand.fel import OgiltigIndata
from tillstand.innehall import Instans, Organslag
from tillstand.mottagen import Registrering
from tillstand.text import rad


class Farg(StrEnum):
    """Two words."""

    ROD = "rod"
    BLA = "bla"


@frozen(kw_only=True)
class Prov:
    """One field of every kind."""

    text: str | None = field(default=None, validator=optional(rad(10)))
    fri: str | None = None
    flagga: bool = False
    antal: int = field(default=1, validator=[ge(1), le(9)])
    matt: float = 1.0
    dag: date | None = None
    tid: datetime | None = None
    farg: Farg = Farg.ROD
    mapp: Path | None = None
    hemligt: Hemlighet | None = None
    ord_: tuple[str, ...] = field(default=(), validator=deep_iterable(rad(5)))
    minst_en: tuple[str, ...] = field(default=("a",), validator=min_len(1))
    tal: Mapping[str, int] = field(factory=dict)


def fel(data: object, typ: type = Prov, plats: str = "") -> dict[str, str]:
    """The faults by place; empty when it is valid."""
    try:
        tolka(typ, data, plats=plats)
    except OgiltigIndata as ogiltigt:
        return {f.plats: f.mening for f in ogiltigt.felaktigheter}
    return {}


GRUND: dict[str, Any] = {"titel": "Remiss om badhus", "inkommen": "2011-09-30"}


def test_a_record_is_read_with_its_nested_values() -> None:
    """What is written becomes the record: dates, words of a list and tables in tables."""
    skrivet = {**GRUND, "instanser": [{"organ": "Nämnden"}, {"organ": "AU", "organslag": "utskott"}]}
    last = tolka(Registrering, skrivet)
    assert last.inkommen == date(2011, 9, 30)
    assert last.instanser == (Instans(organ="Nämnden"), Instans(organ="AU", organslag=Organslag.UTSKOTT))


def test_every_fault_comes_at_once_with_its_place() -> None:
    """Nobody mends one fault at a time: all of them are told, however deep they lie."""
    skrivet = {
        "titel": "",
        "avsandare": {"organ": 7, "organslag": "kommitte", "epostt": "x"},
        "instanser": [{"organ": "Nämnden"}, {}, {"organ": "a\x07b"}],
        "bilagor": "en",
        "sekretess": {"lagrum": "OSL 21:1", "dag": "2011-02-30"},
    }
    assert fel(skrivet, Registrering) == {
        "inkommen": "saknas",
        "titel": "får inte vara tomt",
        "avsandare.organ": "ska vara text, inte ett heltal",
        "avsandare.organslag": "ska vara ett av orden kommunfullmaktige, kommunstyrelse, namnd, utskott, "
        "kontor, revision, bolag, statlig, organisation, extern",
        "avsandare.epostt": "är en okänd nyckel, menade du ”epost”?",
        "instanser[1].organ": "saknas",
        "instanser[2].organ": "innehåller ett styrtecken (U+0007)",
        "bilagor": "ska vara en lista, inte text",
        "sekretess.dag": "är ett datum som inte finns i almanackan",
    }


def test_the_place_begins_where_the_caller_says() -> None:
    """A record inside a larger form is named by the form."""
    assert fel({"titel": 1}, Registrering, plats="underlag").keys() == {"underlag.titel", "underlag.inkommen"}
    assert fel(7, plats="underlag") == {"underlag": "ska vara en tabell, inte ett heltal"}


@pytest.mark.parametrize(
    ("falt", "varde", "mening"),
    [
        ("flagga", "nej", "ska vara ja eller nej (true, false), inte text"),
        ("flagga", 0, "ska vara ja eller nej (true, false), inte ett heltal"),
        ("antal", "3", "ska vara ett heltal, inte text"),
        ("antal", True, "ska vara ett heltal, inte ja eller nej (true, false)"),
        ("antal", 3.0, "ska vara ett heltal, inte ett decimaltal"),
        ("antal", 10**30, "är ett för stort tal"),
        ("antal", 0, "ska vara minst 1"),
        ("antal", 10, "ska vara högst 9"),
        ("matt", "1,5", "ska vara ett tal, inte text"),
        ("matt", True, "ska vara ett tal, inte ja eller nej (true, false)"),
        ("matt", float("nan"), "ska vara ett vanligt tal"),
        ("matt", float("inf"), "ska vara ett vanligt tal"),
        ("text", 3, "ska vara text, inte ett heltal"),
        ("text", ["a"], "ska vara text, inte en lista"),
        ("text", "elva tecken", "är för långt: 11 tecken, högst 10"),
        ("text", "två\nrader", "innehåller ett styrtecken (U+000A)"),
        ("text", "=?utf-8?q?x?=", "är för långt: 13 tecken, högst 10"),
        ("fri", "a\x00b", "innehåller ett styrtecken (U+0000)"),
        ("fri", "a\u202eb", "innehåller ett styrtecken (U+202E)"),
        ("fri", "a\ud800b", "innehåller ett styrtecken (U+D800)"),
        ("fri", "x" * 100_001, "är för långt: 100001 tecken, högst 100000"),
        ("dag", "30/9 2011", "ska vara ett datum: ÅÅÅÅ-MM-DD"),
        ("dag", "20110930", "ska vara ett datum: ÅÅÅÅ-MM-DD"),
        ("dag", datetime(2011, 9, 30, tzinfo=UTC), "ska vara ett datum (ÅÅÅÅ-MM-DD), inte en tidpunkt"),
        ("tid", "2011-09-30T10:00:00", "ska vara en tidpunkt med tidszon: ÅÅÅÅ-MM-DDThh:mm:ss+01:00"),
        ("farg", "gul", "ska vara ett av orden rod, bla"),
        ("farg", 1, "ska vara text, inte ett heltal"),
        ("mapp", "", "ska vara en sökväg"),
        ("hemligt", "hem\nlig", "ska vara text på en rad, utan styrtecken"),
        ("ord_", "abc", "ska vara en lista, inte text"),
        ("minst_en", [], "ska ha minst 1"),
        ("tal", [1], "ska vara en tabell, inte en lista"),
        ("flagga", None, "ska vara ja eller nej (true, false), inte tomt"),
    ],
)
def test_nothing_is_guessed(falt: str, varde: object, mening: str) -> None:
    """A word is no yes, a digit in quotes no number, text no list: it is refused with the field named."""
    assert fel({falt: varde}) == {falt: mening}


def test_every_wrong_member_of_a_list_is_named() -> None:
    """In a list of words the wrong ones are pointed out, not the list."""
    assert fel({"ord_": ["bra", "för långt", "", "ok"], "tal": {"a": 1, "b": "2"}}) == {
        "ord_[1]": "är för långt: 9 tecken, högst 5",
        "ord_[2]": "får inte vara tomt",
        "tal.b": "ska vara ett heltal, inte text",
    }


def test_what_fits_is_read() -> None:
    """Dates may be dates or ISO text, a whole number will do as a measure, words become their kind."""
    last = tolka(
        Prov,
        {
            "dag": date(2011, 9, 30),
            "tid": "2011-09-30T10:00:00+02:00",
            "matt": 3,
            "farg": "bla",
            "mapp": "brev",
            "hemligt": " s ",
            "text": None,
            "tal": {"a": 1},
        },
    )
    assert last.dag == date(2011, 9, 30)
    assert last.tid == datetime(2011, 9, 30, 8, tzinfo=UTC)
    assert (last.matt, type(last.matt)) == (3.0, float)
    assert last.farg is Farg.BLA
    assert (last.mapp, last.text, last.tal) == (Path("brev"), None, {"a": 1})
    assert last.hemligt == Hemlighet(" s ")


def test_letters_in_two_pieces_are_put_together() -> None:
    """What a Mac or a PDF writes as A and a ring is kept as Å."""
    last = tolka(Instans, {"organ": unicodedata.normalize("NFD", " Återremiss åt Örebro\r\n")})
    assert last.organ == "Återremiss åt Örebro"


@given(st.text(max_size=40))
def test_text_is_kept_in_normal_form_or_refused_with_its_field(skrivet: str) -> None:
    """Å in two pieces is mended, blanks at the ends fall, and what cannot be kept names the field."""
    data = {"organ": unicodedata.normalize("NFD", f" {skrivet}\r\n")}
    if vagrat := fel(data, Instans):
        assert list(vagrat) == ["organ"]
    else:
        last = tolka(Instans, data).organ
        assert last == unicodedata.normalize("NFC", last).strip() != ""
        assert last == unicodedata.normalize("NFC", skrivet).replace("\r\n", "\n").strip()


def test_an_unknown_key_is_shown_without_its_tricks() -> None:
    """A key with control characters cannot take over somebody's terminal."""
    (plats,) = fel({"a\x1b[2Jb": 1})
    assert plats == "a\\x1b[2Jb"
    (lang,) = fel({"x" * 500: 1})
    assert len(lang) == 60


def test_a_fault_never_repeats_the_secret() -> None:
    """Neither a wrong secret nor a right one is shown."""
    assert "lösen\x00" not in str(fel({"hemligt": "lösen\x00"}))
    hemlighet = Hemlighet("lösen")
    assert {str(hemlighet), repr(hemlighet), f"{hemlighet}"} == {"***"}
    assert hemlighet.avsloja() == "lösen"
