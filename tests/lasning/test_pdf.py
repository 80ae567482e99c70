"""A PDF as its reader sees it: joined letters apart, columns one by one, turned pages, no needless locks."""

import pytest

from arbetsflode.lasning import las_fil
from arbetsflode.lasning.normalt import Olasligt, normalt
from arbetsflode.lasning.pdf import text
from prestanda.intag.pdfskrivare import pdf as skriven
from tests.lasning.pdfer import fil, last, packad, pdf, rader
from tillstand.fel import OgiltigIndata

MENING = "Remissvaren ska ha kommit in senast den 12 oktober 2018."
_LIGATUR = "<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fi 2/fl 3/ffi]>>"


@pytest.mark.parametrize(
    ("innehall", "vantat"),
    [
        (pdf(rader("\x01nns \x02era o\x03cer"), kodning=_LIGATUR), "finns flera officer"),
        (pdf(rader("remiss-", "svaren")), "remiss-\nsvaren"),
        (
            pdf(rader("Vänster", "spalt") + b"\n" + rader("Höger", "sida", x=320)),
            "Vänster\nspalt\nHöger\nsida",
        ),
        (pdf(rader(MENING), sida="/Rotate 90"), MENING),
        (pdf(rader(MENING, matris="0 1 -1 0 300 100")), MENING),
        (pdf(rader("ett"), rader("två")), "ett\n\ntvå"),
        (last(pdf(rader(MENING)), "", "hemligt"), MENING),
    ],
    ids=["ligaturer", "avstavat", "två spalter", "vänd sida", "vänd text", "två sidor", "låst för ändring"],
)
def test_what_stands_on_the_page_is_read(innehall: bytes, vantat: str) -> None:
    """The words in the order in which a person reads them, whichever way the page was made."""
    assert normalt(text(innehall)).strip() == vantat


@pytest.mark.parametrize(
    ("innehall", "ord_"),
    [
        (pdf(b""), "skannad"),
        (pdf(rader("\x01\x02\x03")), "skannad"),
        (pdf(b"q 500 0 0 800 0 0 cm /Im1 Do Q"), "skannad"),
        (last(pdf(rader(MENING)), "hemligt", "mer"), "låst med lösenord"),
        (fil([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]), "PDF-filen"),
        (b"%PDF-1.4\nintet", "PDF-filen går inte att läsa"),
    ],
    ids=["tom", "bara styrtecken", "bild", "lås", "ring", "skräp"],
)
def test_what_has_no_text_for_us_says_so(innehall: bytes, ord_: str) -> None:
    """Scanned, locked, a page that is its own parent, rubbish: a Swedish sentence that says what to do."""
    with pytest.raises(OgiltigIndata, match=ord_):
        las_fil(innehall, "brev.pdf")


@pytest.mark.parametrize("satt", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_a_lock_against_changes_stops_no_reader(satt: str) -> None:
    """Whichever way it is locked: without a password for reading it is read, with one it says so."""
    assert las_fil(last(pdf(rader(MENING)), "", "hemligt", satt), "brev.pdf").strip() == MENING
    with pytest.raises(OgiltigIndata, match="låst med lösenord"):
        las_fil(last(pdf(rader(MENING)), "hemligt", "mer", satt), "brev.pdf")


def test_a_way_of_locking_that_we_cannot_open_is_told() -> None:
    """Locked with certificates instead of passwords: the sentence says how to go round it."""
    las_ = "/Encrypt<</Filter/Adobe.PubSec/V 4/SubFilter/adbe.pkcs7.s5>>/ID[<00><00>]"
    with pytest.raises(Olasligt, match="krypterad så att"):
        text(pdf(bytes(64), slutet=las_))


def test_one_broken_page_stops_no_other() -> None:
    """The page is named, the others are read."""
    innehall = pdf(b"BT /F1 12 Tf [(ett] TJ ET", rader("två"))
    assert text(innehall).rstrip() == "(Sidan 1 gick inte att läsa.)\n\ntvå"


@pytest.mark.parametrize("sidor", [20, 200])
def test_a_long_report_is_read_to_its_end(sidor: int) -> None:
    """Two hundred full pages come out whole, and in the time that any file has."""
    innehall = packad(skriven([[f"Sida {n} {MENING}"] * 40 for n in range(1, sidor + 1)]))
    ut = las_fil(innehall, "rapport.pdf")
    assert ut.count(MENING) == 40 * sidor
    assert f"Sida {sidor} " in ut


def test_only_so_many_pages_are_read_and_the_text_says_so() -> None:
    """Of a book the first three hundred pages, and a line that tells it."""
    ut = text(skriven([["ord"]] * 310))
    assert ut.count("ord") == 300
    assert ut.endswith("(Bara de 300 första av 310 sidor har lästs.)")
