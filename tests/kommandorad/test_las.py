"""`remiss las`: a letter of any kind is read, and a file that cannot be read gets a calm sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from arbetsflode.handlingar.filtyper import Filtyp
from arbetsflode.intag import NYCKLAR
from arbetsflode.lasning import las_fil, process
from tests.kommandorad.brevfiler import FILER, ORD, brev, last_pdf, odt, pdf
from tests.kommandorad.korning import Kommandorad
from tests.ren.handlingar.filprover import SUNDA
from tillstand.fel import OgiltigIndata


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


PAPPER = (
    "🌲 Skogsverket\r\nA\u030akermarksgatan 1\r\n\r\nDnr 2018/2291\r\n\r\n"
    "Remiss av \ufb01na fo\u0308reskrifter om granar\r\n\r\n"
    "Yttrandet ska ha kommit in senast den 12 oktober 2018.\r\n\r\n"
    "Remissinstanser:\r\nEkby kommun\r\nLantbrukarnas förbund\r\n"
)
"""Letters of two signs, joined letters, signs beyond the first plane, line breaks of Windows."""


def _programmet(*argument: str, **miljo: str) -> bytes:
    program = (sys.executable, "-c", "from arbetsflode.kommandorad import main; main()")
    miljo = {**os.environ, **miljo}
    return subprocess.run(
        [*program, *argument], capture_output=True, env=miljo, timeout=60, check=True
    ).stdout


@pytest.mark.parametrize("kod", ["utf-8", "latin-1"])
def test_the_command_itself_prints_one_object_with_places_in_the_text(tmp_path: Path, kod: str) -> None:
    """What another program gets: the agreed keys, nothing else; places count signs as `--text` does."""
    fil = _skriv(tmp_path, "brev.txt", PAPPER.encode())
    text = _programmet("las", fil, "--text", PYTHONIOENCODING=kod).decode(kod)
    svar = json.loads(_programmet("las", fil, "--json", PYTHONIOENCODING=kod).decode(kod))
    assert tuple(svar) == NYCKLAR
    for ett in filter(None, svar.values()):
        assert set(ett) == {"varde", "spann", "sakerhet", "skal"}
        assert all(0 <= start < slut <= len(text) for start, slut in ett["spann"])
    ((start, slut),) = svar["avsandarens_dnr"]["spann"]
    assert text[start:slut] == "2018/2291"
    (plats, *_) = svar["titel"]["spann"]
    assert text[slice(*plats)].startswith("Remiss av fina föreskrifter")
    instanser = svar["remissinstanser"]
    assert [text[slice(*ett)] for ett in instanser["spann"]] == instanser["varde"]
    assert svar["svarstid"]["varde"] == "2018-10-12"
    assert svar["forlangd_svarstid"] is None
    assert "\r" not in text


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
        ("trasig.docx", SUNDA[Filtyp.DOCX], "filen är trasig"),
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
    monkeypatch.setattr(process, "LANGST_TID", 0.001)
    with pytest.raises(OgiltigIndata, match="för lång tid"):
        las_fil(FILER["brev.pdf"], "brev.pdf")
