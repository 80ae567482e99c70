"""The pictures of the README and the handbook: `python -m tests.webb.bilder` takes them of the demo.

The demo is made for a day that stands still, so that the same pages give the same pictures.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrs import field, frozen
from litestar import Litestar
from playwright.sync_api import Browser, Page

from arbetsflode.demo import Nutid, gor
from arbetsflode.demomarke import demomiljo
from arbetsflode.klocka import Stallklocka
from arbetsflode.sammansattning import oppna
from arbetsflode.webb.app import bygg
from tests.arkitektur.kallor import ROT
from tests.webb.webblasare import chromium, fonster, server
from tillstand.arbetsdagar import STOCKHOLM

IDAG = date(2026, 11, 27)
"""A Friday."""
KLOCKAN = datetime(2026, 11, 27, 9, 15, tzinfo=STOCKHOLM)
MAPP = ROT / "docs" / "bilder"
KVALITET = 80
"""Of JPEG: a page with much text is smaller so than as PNG."""
VID, TELEFON = (1280, 800), (390, 800)


@frozen(kw_only=True)
class Bild:
    """A picture: its file, who looks, at what, and what is done on the page first."""

    namn: str
    person: str
    vag: str
    """`{...}` is a case by its short name in the demo."""
    yta: tuple[int, int] = VID
    forst: Callable[[Page], None] = field(default=lambda _sida: None)


def _skriv_remissen(sida: Page) -> None:
    """What a registrator types, until the plan is shown."""
    for namn, text in (
        ("titel", "Motion om fler cykelparkeringar vid stationerna"),
        ("avsandare.organ", "Kommunstyrelsen"),
        ("avsandare.diarienummer", "KS 2026/412"),
        ("svarstid", "1 mars 2027"),
    ):
        sida.locator(f'[name="{namn}"]').fill(text)
    sida.locator('[name="svarstid"]').press("Tab")
    sida.get_by_text("mån 1 mar").first.wait_for()


BREV = """Kommunstyrelsen
Dnr KS 2026/412

Remiss av motion om fler cykelparkeringar vid stationerna

Kommunstyrelsen har remitterat motionen till Hässelby-Vällingby stadsdelsnämnd.
Svaret ska ha kommit in senast den 1 mars 2027. Ange vårt diarienummer KS 2026/412.
"""
"""An invented letter."""


def _slapp_brevet(sida: Page) -> None:
    """A letter is laid in the inbox, and its page opens."""
    brev: Any = {"name": "remiss.txt", "mimeType": "text/plain", "buffer": BREV.encode()}
    sida.locator("input[type=file]").set_input_files([brev])
    sida.wait_for_url("**/inkorg/*")
    sida.get_by_text("mån 1 mar").first.wait_for()


BILDER = (
    Bild(namn="inkorgen.jpg", person="hv.registrator", vag="/inkorg", forst=_slapp_brevet),
    Bild(namn="mitt-bord.jpg", person="ks.samordnare", vag="/"),
    Bild(namn="registrera.jpg", person="hv.registrator", vag="/registrera", forst=_skriv_remissen),
    Bild(namn="remissen.jpg", person="hv.bou", vag="/arenden/{håller}"),
    Bild(namn="att-godkanna.jpg", person="hv.direktor", vag="/godkanna/{hos direktören}"),
    Bild(namn="namnden.jpg", person="hv.sekreterare", vag="/namnder/HV/2026-12-09"),
    Bild(namn="oversikt.jpg", person="hv.direktor", vag="/oversikt"),
    Bild(
        namn="att-godkanna-telefon.jpg", person="hv.direktor", vag="/godkanna/{hos direktören}", yta=TELEFON
    ),
)


@contextmanager
def demot() -> Iterator[tuple[Litestar, Nutid]]:
    """The pages over a demo whose clock stands on its day."""
    with tempfile.TemporaryDirectory(prefix="bilder") as mapp:
        plats = Path(mapp) / "demo"
        _, nutid = gor(plats, idag=IDAG, framsteg=lambda _steg, _klart, _av: None)
        slump = random.Random(0).randbytes
        with oppna(plats, klocka=Stallklocka(KLOCKAN), slump=slump, miljo=demomiljo({})) as program:
            yield bygg(program, klaga=_avbryt, demo=True), nutid


def _avbryt(fel: Exception, _referens: str) -> None:
    raise fel


def ta(webblasaren: Browser, app: Litestar, adress: str, bild: Bild, arenden: Mapping[str, str]) -> bytes:
    """A picture of what is seen without scrolling."""
    bredd, hojd = bild.yta
    egenskaper: dict[str, Any] = {"color_scheme": "light", "reduced_motion": "reduce"}
    vyn = {"width": bredd, "height": hojd}
    sammanhang, ett = fonster(webblasaren, app, adress, bild.person, viewport=vyn, **egenskaper)
    ett.oppna(bild.vag.format(**arenden))
    bild.forst(ett.sida)
    ett.sida.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    ett.sida.wait_for_load_state("networkidle")
    bytes_ = ett.sida.screenshot(type="jpeg", quality=KVALITET, animations="disabled", caret="hide")
    ett.krav_pa_ro()
    sammanhang.close()
    return bytes_


def main() -> int:
    """Take every picture."""
    MAPP.mkdir(exist_ok=True)
    with demot() as (app, nutid), server(app) as adress, chromium() as webblasaren:
        for bild in BILDER:
            (MAPP / bild.namn).write_bytes(ta(webblasaren, app, adress, bild, nutid.arenden))
    return 0


if __name__ == "__main__":
    sys.exit(main())
