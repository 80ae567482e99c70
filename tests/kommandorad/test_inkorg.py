"""`remiss inkorg` and `remiss registrera --fran`: from a file to a case."""

from pathlib import Path

import pytest

from tests.kommandorad.brevfiler import pdf
from tests.kommandorad.korning import HAN, REG, Kommandorad

BREV = (
    "Kommunstyrelsen",
    "Dnr KS 2026/310",
    "Remiss av motion om skolmat",
    "Barn- och utbildningsnämnden ges tillfälle att yttra sig.",
    "Yttrandet ska ha kommit in senast den 30 november 2026.",
)


@pytest.fixture
def brev(tmp_path: Path) -> Path:
    """A letter as a PDF."""
    fil = tmp_path / "missiv.pdf"
    fil.write_bytes(pdf(*BREV))
    return fil


def test_a_letter_is_registered_with_what_it_says(k: Kommandorad, brev: Path) -> None:
    """Det som lästes visas, brevet blir missiv, och inkorgen är tom efteråt."""
    ut = k.ok("registrera", "--fran", str(brev), "--namnd", "BUN", som=REG).ut
    assert "Från: Kommunstyrelsen" in ut
    assert "Deras diarienummer: KS 2026/310" in ut
    arende = k.ok("visa", "BUN 2026/124", "--json", som=REG).json
    assert "skolmat" in arende["titel"]
    assert arende["slutdag"] == "2026-11-30"
    assert "missiv" in k.ok("visa", "BUN 2026/124", som=REG).ut
    assert "Inget ligger i inkorgen." in k.ok("inkorg", "lista", som=REG).ut


def test_what_the_person_says_goes_before_what_the_letter_says(k: Kommandorad, brev: Path) -> None:
    """En egen titel och svarstid gäller före brevets."""
    k.ok(
        "registrera",
        *("--fran", str(brev), "--namnd", "BUN", "--titel", "Motion om mat", "--svarstid", "2026-12-01"),
        som=REG,
    )
    arende = k.ok("visa", "BUN 2026/124", "--json", som=REG).json
    assert (arende["titel"], arende["slutdag"]) == ("Motion om mat", "2026-12-01")


def test_a_letter_that_cannot_be_read_lies_in_the_inbox(k: Kommandorad, tmp_path: Path) -> None:
    """Felet säger varför och att det ligger kvar."""
    fil = tmp_path / "skannad.pdf"
    fil.write_bytes(pdf())
    svar = k("registrera", "--fran", str(fil), "--namnd", "BUN", som=REG)
    assert svar.utgang == 2
    assert "skannad" in svar.fel
    assert "ligger i inkorgen" in svar.fel
    assert k.ok("inkorg", "lista", "--json", som=REG).json["antal"] == 1


def test_several_files_are_laid_in_and_a_bad_one_stops_nobody(
    k: Kommandorad, brev: Path, tmp_path: Path
) -> None:
    """Varje fil för sig; den tomma nämns sist och de andra ligger där."""
    tom = tmp_path / "tom.pdf"
    tom.write_bytes(b"")
    svar = k("inkorg", "lagg-in", str(tom), str(brev), som=REG)
    assert svar.utgang == 2
    assert "1 av 2 ligger i inkorgen." in svar.ut
    assert "tom.pdf" in svar.fel
    lista = k.ok("inkorg", "lista", som=REG).ut
    assert "skolmat" in lista


def test_it_is_attached_or_put_away(k: Kommandorad, brev: Path, tmp_path: Path) -> None:
    """Koppla till ett ärende, eller säg varför det inte är ett."""
    k.till("beredning")
    reklam = tmp_path / "reklam.txt"
    reklam.write_text("Kom på mässan", encoding="utf-8")
    lagda = k.ok("inkorg", "lagg-in", str(brev), str(reklam), "--json", som=REG).json["inkorg"]
    ett, tva = (rad["id"] for rad in lagda)
    assert "BUN 2026/124" in k.ok("inkorg", "koppla", ett, "BUN 2026/124", som=REG).ut
    k.ok("inkorg", "ej-arende", tva, "--skal", "Reklam", som=REG)
    assert k.ok("inkorg", "visa", tva, "--json", som=REG).json["post"]["skal"] == "Reklam"
    assert k.ok("inkorg", "lista", "--lage", "kopplad", som=REG).ut.count("BUN 2026/124") == 1


def test_others_have_no_inbox(k: Kommandorad, brev: Path) -> None:
    """En handläggare får inget veta."""
    assert k("inkorg", "lista", som=HAN).utgang == 3
    assert k("inkorg", "lagg-in", str(brev), som=HAN).utgang == 3


def test_it_is_found_by_its_words(k: Kommandorad, brev: Path) -> None:
    """--sok hittar också det som är avgjort; finns inget sägs det."""
    k.ok("registrera", "--fran", str(brev), "--namnd", "BUN", som=REG)
    assert "BUN 2026/124" in k.ok("inkorg", "lista", "--sok", "missiv", som=REG).ut
    assert "Inget hittades." in k.ok("inkorg", "lista", "--sok", "vindkraft", som=REG).ut


def test_what_was_no_case_is_erased_by_decision(k: Kommandorad, tmp_path: Path) -> None:
    """Administratören gallrar det som lades åt sidan; en registrator får inte, och utan ja händer inget."""
    reklam = tmp_path / "reklam.txt"
    reklam.write_text("Kom på mässan", encoding="utf-8")
    (lagd,) = k.ok("inkorg", "lagg-in", str(reklam), "--json", som=REG).json["inkorg"]
    k.ok("inkorg", "ej-arende", lagd["id"], "--skal", "Reklam", som=REG)
    val = ("inkorg", "gallra", "--fore", "2026-10-06", "--beslut", "KS 2026-10-01 § 7")
    assert "inte administratör" in k(*val, "--ja", som=REG).fel
    assert k(*val, som="admin").utgang != 0
    assert "Gallrat: 1 sak, 1 fil." in k.ok(*val, "--ja", som="admin").ut
    assert "Inget ligger i inkorgen." in k.ok("inkorg", "lista", "--lage", "ej_arende", som=REG).ut
    nekad = k(*val, "--ja", som="admin")
    assert (nekad.utgang, "lades undan före" in nekad.fel) == (2, True)
