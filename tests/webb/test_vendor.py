"""What is brought along from others is as it came, with its licence, and nothing else is fetched."""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

VENDOR = Path(str(files("arbetsflode.webb"))) / "statiskt" / "vendor"
MALLAR = Path(str(files("arbetsflode.webb"))) / "mallar"


def test_every_file_from_others_is_as_it_came() -> None:
    """The list of checksums names every file, and each file has its own."""
    rader = (VENDOR / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listade = {namn: summa for summa, namn in (rad.split() for rad in rader)}
    filer = {
        str(f.relative_to(VENDOR)): f for f in VENDOR.rglob("*") if f.is_file() and f.name != "SHA256SUMS"
    }
    assert listade == {namn: hashlib.sha256(f.read_bytes()).hexdigest() for namn, f in filer.items()}


def test_everything_from_others_carries_its_licence() -> None:
    """A folder without a licence could not be handed on."""
    assert [m.name for m in VENDOR.iterdir() if m.is_dir() and not (m / "LICENSE").is_file()] == []


def test_no_page_holds_a_script_a_style_or_an_address_outside() -> None:
    """The policy of the pages would stop them; they are not to be written at all."""
    forbjudet = re.compile(
        r"<style|<script(?![^>]*src=)|\sstyle=|\son\w+=|https?://|javascript:", re.IGNORECASE
    )
    fynd = [
        f"{mall.name}: {traff[0]}"
        for mall in sorted(MALLAR.rglob("*.html"))
        for traff in forbjudet.finditer(mall.read_text(encoding="utf-8"))
        if "www.w3.org" not in mall.read_text(encoding="utf-8")[traff.start() : traff.start() + 30]
    ]
    assert fynd == []
