"""`remiss las`: a letter of any kind is read, and a file that cannot be read gets a calm sentence."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from arbetsflode.handlingar.filtyper import Filtyp
from arbetsflode.intag import NYCKLAR
from arbetsflode.lasning import foralder, las_fil
from tests.kommandorad.brevfiler import FILER, ORD, brev, last_pdf, odt, pdf
from tests.kommandorad.korning import Kommandorad
from tests.ren.handlingar.filprover import SUNDA
from tillstand.fel import OgiltigIndata

MUTATIONER = 300
LANGST = 2.0
"""Seconds of one file; waited for two at a time on a machine that does other things too."""


def _skriv(mapp: Path, namn: str, innehall: bytes) -> str:
    (mapp / namn).write_bytes(innehall)
    return str(mapp / namn)


@pytest.mark.parametrize("namn", FILER)
def test_every_kind_of_file_says_the_same(vagrad: Kommandorad, tmp_path: Path, namn: str) -> None:
    """A letter as PDF, Word, OpenDocument, text or e-mail gives number, svarstid and sender."""
    svar = vagrad("las", _skriv(tmp_path, namn, FILER[namn]), "--json").json
    assert tuple(svar) == NYCKLAR
    assert svar["avsandarens_dnr"]["varde"] == "2018/2291"
    assert svar["svarstid"]["varde"] == "2018-10-12"
    assert svar["avsandare"]["varde"] == "Skogsverket"
    assert svar["arendetyp"]["varde"] == "remiss av föreskrifter"
    assert svar["forslag_till_beslut"] is None


@pytest.mark.parametrize("namn", FILER)
def test_the_spans_are_of_the_text_that_is_shown(vagrad: Kommandorad, tmp_path: Path, namn: str) -> None:
    """What `--text` shows is what the places of `--json` count in, to the sign."""
    fil = _skriv(tmp_path, namn, FILER[namn])
    text = vagrad("las", fil, "--text").ut
    ((start, slut),) = vagrad("las", fil, "--json").json["avsandarens_dnr"]["spann"]
    assert text[start:slut] == "2018/2291"
    assert ORD[3] in text


def test_a_page_for_people(vagrad: Kommandorad, tmp_path: Path) -> None:
    """Each field with how sure it is and why, and what does not stand there."""
    ut = vagrad("las", _skriv(tmp_path, "brev.txt", FILER["brev.txt"])).ut
    assert "Svarstid" in ut
    assert "95 %" in ut
    assert "Står inte: diarienummer" in ut
    assert "Ingenting" in vagrad("las", _skriv(tmp_path, "tomt.txt", b"hej")).ut


def test_a_letter_is_read_with_its_attachments(tmp_path: Path) -> None:
    """The letter's words first, then each attachment under its name; one that is not taken is named."""
    bilagor = {"r__d_pdf": pdf("Dnr 1/2018"), "spel_exe": b"MZ" + bytes(9), "inre_eml": FILER["brev.eml"]}
    text = las_fil(brev("Remiss", "Hej.", **bilagor), "b.eml")
    assert text.startswith("Från: Registrator <reg@skogsverket.example>\n")
    assert "Skickat: 2018-09-03\nÄmne: Remiss\nBifogade filer: råd.pdf, spel.exe, inre.eml\n" in text
    assert "----- råd.pdf -----\nDnr 1/2018" in text
    assert "----- spel.exe (har inte lästs) -----" in text
    assert text.index("Hej.") < text.index("----- inre.eml -----") < text.index(ORD[3])


DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("namn", "innehall", "ord_"),
    [
        ("skannad.pdf", pdf(), "skannad"),
        ("last.pdf", last_pdf("hemligt"), "låst med lösenord"),
        ("trasig.pdf", pdf(*ORD)[:60], "går inte att läsa"),
        ("trasig.docx", SUNDA[Filtyp.DOCX], "går inte att läsa"),
        ("brev.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Outlook"),
        ("bild.png", SUNDA[Filtyp.PNG], "en bild"),
        ("tabell.csv", SUNDA[Filtyp.CSV], "går inte att läsa som brev"),
        ("brev.rtf", SUNDA[Filtyp.RTF], "DOCX eller PDF"),
        ("elak.odt", odt("&b;", dtd=DTD), "dokumenttyp"),
        ("tom.txt", b"", "tom"),
        ("blank.txt", b" \n \n", "ingen text"),
        ("program.exe", b"MZ" + bytes(40), "program"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    vagrad: Kommandorad, tmp_path: Path, namn: str, innehall: bytes, ord_: str
) -> None:
    """Scanned, locked, broken, hostile: a Swedish sentence, exit code 2, and nothing of the machine's own."""
    svar = vagrad("las", _skriv(tmp_path, namn, innehall))
    assert (svar.utgang, svar.ut) == (2, "")
    assert ord_ in svar.fel
    assert "Traceback" not in svar.fel


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one who asks waits no longer than the limit."""
    monkeypatch.setattr(foralder, "LANGST_TID", 0.001)
    with pytest.raises(OgiltigIndata, match="för lång tid"):
        las_fil(FILER["brev.pdf"], "brev.pdf")


def _muterad(r: random.Random, innehall: bytes) -> bytes:
    """A file that has been damaged: bytes changed, taken away, said twice, or cut."""
    ut = bytearray(innehall)
    for _ in range(r.randint(1, 12)):
        plats = r.randrange(len(ut) or 1)
        val = r.randrange(4)
        if val == 0:
            ut[plats : plats + 1] = bytes((r.randrange(256),))
        elif val == 1:
            del ut[plats : plats + r.randint(1, 40)]
        elif val == 2:
            ut[plats:plats] = ut[plats : plats + r.randint(1, 200)]
        else:
            ut[plats : plats + 4] = str(r.randrange(10**9)).encode()
    return bytes(ut)


def _lases(del_: tuple[str, bytes]) -> float:
    borjan = time.perf_counter()
    with suppress(OgiltigIndata):
        las_fil(del_[1], del_[0])
    return time.perf_counter() - borjan


@pytest.mark.hela
@pytest.mark.timeout(600)
def test_damaged_files_block_nobody() -> None:
    """Each gives its text or a Swedish sentence, in no more than two seconds."""
    r = random.Random(11)
    namnen = list(FILER)
    valda = [namnen[n % len(namnen)] for n in range(MUTATIONER)]
    filer = [(namn, _muterad(r, FILER[namn])) for namn in valda]
    with ThreadPoolExecutor(2) as tradar:
        tider = list(tradar.map(_lases, filer))
    assert len(tider) == MUTATIONER
    assert sorted(tider)[-3] < LANGST
