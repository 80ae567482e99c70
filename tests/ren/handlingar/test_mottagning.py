"""The gate of documents: what is taken, what is refused and why, and what a file may be called."""

import gc
import random
import time
import tracemalloc
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsflode.handlingar import mottagning
from arbetsflode.handlingar.filtyper import ANDELSER, INNEHALLSTYPER, Filtyp
from arbetsflode.handlingar.mottagning import (
    LANGSTA_NAMN,
    STORSTA_FIL,
    granska,
    innehallstyp,
    typ_vid_hamtning,
    visat_namn,
)
from tests.ren.handlingar.filprover import (
    BREV,
    SUNDA,
    arkivet,
    bomb,
    kontorsfil,
    ljugande_bomb,
    opendocument,
)
from tillstand.fel import OgiltigIndata
from tillstand.text import granska_rad

WORD = SUNDA[Filtyp.DOCX]


def _skal(innehall: bytes, filnamn: str) -> str:
    """Why a file is refused; the place is always `fil`."""
    with pytest.raises(OgiltigIndata) as fel:
        granska(innehall, filnamn)
    assert [f.plats for f in fel.value.felaktigheter] == ["fil"]
    return fel.value.felaktigheter[0].mening


@pytest.mark.parametrize("typ", Filtyp)
def test_every_kind_that_the_house_uses_is_taken(typ: Filtyp) -> None:
    """A sound file is known by its contents, whatever the case of its ending."""
    assert granska(SUNDA[typ], f"Missiv.{typ.value.upper()}") is typ
    assert innehallstyp(typ) == INNEHALLSTYPER[typ]
    assert typ_vid_hamtning(SUNDA[typ], f"Missiv.{typ.value}") is typ


@pytest.mark.parametrize("typ", sorted(set(Filtyp) - {Filtyp.CSV}))
def test_a_file_without_an_ending_is_known_by_its_contents(typ: Filtyp) -> None:
    """A diarienummer in the name is no ending; only CSV is text by another name."""
    assert granska(SUNDA[typ], "SDN 1.5.1-491-2011") is typ


@pytest.mark.parametrize(
    ("innehall", "filnamn", "vantat"),
    [
        (b"", "tom.pdf", "tom"),
        (b"%PDF-" + bytes(STORSTA_FIL - 4), "stor.pdf", "för stor: högst 25 MB"),
        (b"MZ\x90\x00\x03", "program.pdf", "program"),
        (b"\x7fELF\x02\x01\x01\x00", "program", "program"),
        (SUNDA[Filtyp.PDF], "faktura.pdf.exe", "program"),
        (SUNDA[Filtyp.PDF], "faktura\u202efdp.exe", "program"),
        (SUNDA[Filtyp.TXT], "start.ps1 .", "program"),
        (b"#!/bin/sh\nrm -rf /\n", "las.txt", "program"),
        (b"@ECHO off\r\n", "las.txt", "program"),
        (b"<!DOCTYPE html><p>Hej", "sida.txt", "webbsida"),
        (b"Hej\n<SCRIPT>alert(1)</SCRIPT>", "sida.txt", "webbsida"),
        (b'\xef\xbb\xbf <svg onload="x()"/>', "bild", "webbsida"),
        (b"<?xml version='1.0'?><a/>", "data.txt", "webbsida"),
        (SUNDA[Filtyp.TXT], "sida.html", "webbsida"),
        (WORD, "mall.docm", "makron"),
        (kontorsfil(Filtyp.DOCX, {"word/vbaProject.bin": b"x"}), "a.docx", "makron"),
        (kontorsfil(Filtyp.XLSX, marke="sheet.macroEnabled.main+xml"), "a.xlsx", "makron"),
        (kontorsfil(Filtyp.DOCX, {"word/embeddings/bok.xlsm": b"x"}), "a.docx", "makron"),
        (opendocument(Filtyp.ODT, {"Basic/Standard/Module1.xml": b"x"}), "a.odt", "makron"),
        (kontorsfil(Filtyp.DOCX, {"word/embeddings/Setup.EXE": b"MZ"}), "a.docx", "program"),
        (opendocument(Filtyp.ODS, {"META-INF/manifest.xml": "<encryption-data/>"}), "a.ods", "lösenord"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "gammal.doc", "äldre format"),
        (arkivet({"missiv.pdf": SUNDA[Filtyp.PDF]}), "remiss.zip", "packa upp den"),
        (kontorsfil(Filtyp.DOCX, {"../../etc/passwd": b"x"}), "a.docx", "utanför"),
        (kontorsfil(Filtyp.DOCX, {"word/..\\..\\x": b"x"}), "a.docx", "utanför"),
        (kontorsfil(Filtyp.DOCX, {"C:\\x": b"x"}), "a.docx", "utanför"),
        (kontorsfil(Filtyp.DOCX, {f"word/{n}.xml": b"" for n in range(1_999)}), "a.docx", "2000 delar"),
        (WORD[:-30], "avbruten.docx", "trasig"),
        (WORD + b"mer efter slutet", "a.docx", "trasig"),
        (bytes(100), "nollor", "formatet tas inte emot"),
        ("Hej å".encode("utf-16"), "brev.txt", "formatet tas inte emot"),
        (b"Hej\x07", "brev.txt", "formatet tas inte emot"),
        ("Hej\u0085".encode(), "brev.txt", "formatet tas inte emot"),
        (b"\x81\x8d", "brev.txt", "formatet tas inte emot"),
        (WORD, "rapport.pdf", "innehållet är DOCX"),
        (SUNDA[Filtyp.TXT], "brev.eml", "innehållet är TXT"),
    ],
)
def test_what_is_not_taken_is_refused_with_its_reason(innehall: bytes, filnamn: str, vantat: str) -> None:
    """Each refusal says what is wrong with the file, and where it can be, what to do."""
    assert vantat in _skal(innehall, filnamn)


def test_a_file_of_exactly_the_greatest_size_is_taken() -> None:
    """25 MiB is still a document."""
    assert granska(b"%PDF-" + bytes(STORSTA_FIL - 5), "stor.pdf") is Filtyp.PDF


def test_a_member_that_is_locked_is_refused() -> None:
    """The flag of encryption stands in the directory."""
    last = bytearray(WORD)
    last[last.index(b"PK\x01\x02") + 8] |= 1
    assert "lösenord" in _skal(bytes(last), "a.docx")


def test_a_member_whose_contents_were_changed_is_refused() -> None:
    """The checksum is believed, not the file."""
    andrad = bytearray(kontorsfil(Filtyp.DOCX, {"word/media/a.bin": b"x"}))
    plats = andrad.index(b"PK\x01\x02") + 16
    andrad[plats] ^= 1
    assert "trasig" in _skal(bytes(andrad), "a.docx")


def test_text_that_looks_like_a_letter_is_text_when_it_says_so() -> None:
    """A letter that was copied into a text file stays a text."""
    avskrift = BREV.replace(b"<html>", b"").replace(b"</html>", b"")
    assert granska(avskrift, "avskrift.txt") is Filtyp.TXT
    assert granska(avskrift, "avskrift") is Filtyp.EML


@pytest.mark.parametrize("fil", [bomb, ljugande_bomb])
def test_an_archive_that_swells_is_refused_in_little_room(fil: Callable[[], bytes]) -> None:
    """300 MiB of zeros in 300 KiB, honest or lying: refused quickly, within 20 MiB."""
    innehall = fil()
    gc.collect()
    tracemalloc.start()
    borjan = time.perf_counter()
    try:
        skal = _skal(innehall, "a.docx")
        topp = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "storlek" in skal or "orimligt stor" in skal
    assert topp < 20 * 1024 * 1024
    assert time.perf_counter() - borjan < 0.5


def test_an_archive_that_swells_by_more_than_two_hundred_times_is_refused() -> None:
    """100 MiB out of 100 KiB is no document, though the size alone could be one."""
    assert "orimligt stor" in _skal(bomb(100 * 1024 * 1024), "a.docx")


def test_a_directory_of_many_entries_is_not_read_to_its_end() -> None:
    """Half a million entries cost no more than two thousand."""
    post = b"PK\x01\x02" + bytes(42)
    katalog = post * 500_000
    antal = (1_000).to_bytes(2, "little")
    langd, plats = len(katalog).to_bytes(4, "little"), (4).to_bytes(4, "little")
    slut = b"PK\x05\x06" + bytes(4) + antal * 2 + langd + plats
    borjan = time.perf_counter()
    assert "2000 delar" in _skal(b"PK\x03\x04" + katalog + slut + bytes(2), "a.docx")
    assert time.perf_counter() - borjan < 0.5


def test_members_that_share_their_bytes_are_refused() -> None:
    """Two entries of the directory may not point at the same place."""
    tva = bytearray(kontorsfil(Filtyp.DOCX, {"word/a.xml": b"x", "word/b.xml": b"x"}))
    forsta = tva.index(b"word/a.xml", tva.index(b"PK\x01\x02")) - 4
    andra = tva.index(b"word/b.xml", forsta) - 4
    tva[andra : andra + 4] = tva[forsta : forsta + 4]
    assert "trasig" in _skal(bytes(tva), "a.docx")


def test_garbage_and_damaged_files_give_named_errors_only() -> None:
    """500 files of random bytes or with random changes: taken or refused, nothing else, and quickly."""
    slump = random.Random(491)
    filer = list(SUNDA.items())
    for n in range(500):
        typ, innehall = filer[n % len(filer)]
        trasig = bytearray(slump.randbytes(slump.randrange(2_000)) if n % 3 == 0 else innehall)
        for _ in range(slump.randrange(1, 12)):
            if trasig:
                trasig[slump.randrange(len(trasig))] = slump.randrange(256)
        if n % 5 == 0:
            del trasig[slump.randrange(len(trasig) + 1) :]
        borjan = time.perf_counter()
        _taget_eller_nekat(bytes(trasig), f"fil.{typ.value}")
        assert time.perf_counter() - borjan < 0.5


@given(st.binary(max_size=600), st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_bytes_by_any_name_are_taken_or_refused(innehall: bytes, filnamn: str) -> None:
    """Nothing that comes makes the gate fall."""
    _taget_eller_nekat(innehall, filnamn)
    _taget_eller_nekat(b"PK\x03\x04" + innehall + b"PK\x05\x06" + innehall[:18], filnamn)


def _taget_eller_nekat(innehall: bytes, filnamn: str) -> None:
    try:
        assert granska(innehall, filnamn) in Filtyp
    except OgiltigIndata as nekad:
        platser = [f.plats for f in nekad.felaktigheter]
    else:
        return
    assert platser == ["fil"]


@pytest.mark.parametrize(
    ("filnamn", "vantat"),
    [
        ("Remiss.pdf", "Remiss.pdf"),
        ("C:\\Users\\nn\\Remiss.pdf", "Remiss.pdf"),
        ("../../etc/passwd", "passwd"),
        ("A\u030angstro\u0308m.pdf", "Ångström.pdf"),
        ("bild\u202egpj.pdf", "bildgpj.pdf"),
        ("rad\r\nbrott\x00.pdf", "rad brott.pdf"),
        ("-rf .pdf", "rf .pdf"),
        ("...dold", "dold"),
        ("slut. . ", "slut"),
        ("NUL", "_NUL"),
        ("com1.txt", "_com1.txt"),
        ("Lpt¹.pdf", "_Lpt¹.pdf"),
        ("console.txt", "console.txt"),
        ('vad?: "svar" <1>.pdf', "vad__ _svar_ _1_.pdf"),
        ("a\u2028b\u00a0c.pdf", "a b c.pdf"),
        ("", "namnlös"),
        ("..", "namnlös"),
        (f"{'å' * 300}.pdf", f"{'å' * 196}.pdf"),
    ],
)
def test_a_name_is_shown_without_its_tricks(filnamn: str, vantat: str) -> None:
    """No folders, controls, turned lines or names that a system keeps for itself; the ending is kept."""
    assert visat_namn(filnamn) == vantat


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_name_can_be_kept_as_it_is_shown(filnamn: str) -> None:
    """A shown name is a line of the house, in normal form, and shown the same again."""
    namn = visat_namn(filnamn)
    granska_rad(namn, LANGSTA_NAMN)
    assert unicodedata.is_normalized("NFC", namn)
    assert not set(namn) & set('/\\:*?"<>|')
    assert visat_namn(namn) == namn


def test_what_is_fetched_is_only_called_what_it_looks_like() -> None:
    """A stored document whose name and contents disagree is given as mere bytes."""
    assert typ_vid_hamtning(b"MZ", "a.pdf") is None
    assert typ_vid_hamtning(b"%PDF-1.4", "a.docx") is None
    assert typ_vid_hamtning(b"<html>", "a.html") is None
    assert {typ_vid_hamtning(SUNDA[typ], f"a.{slut}") for slut, typ in ANDELSER.items()} == set(Filtyp)
    assert mottagning.typ_vid_hamtning(b"x", "utan") is None
