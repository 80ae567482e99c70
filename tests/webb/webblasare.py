"""A real browser over a real server: what it asks for outside and what it complains of fail the test.

Debian's Chromium. Where it is missing the tests say so and skip; with `REMISS_KRAV_WEBBLASARE` they fail.
"""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from attrs import define, field
from axe_playwright_python.sync_playwright import Axe
from litestar import Litestar
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from arbetsflode import sakerhet
from arbetsflode.program import Program
from arbetsflode.webb.inloggningskrav import kaknamn
from arbetsflode.webb.server import servera

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
KRAV = "REMISS_KRAV_WEBBLASARE"
VANTA_MS = 10_000


@contextmanager
def server(app: Litestar) -> Iterator[str]:
    """The application on a port of its own; its address."""
    klar, slut = threading.Event(), threading.Event()
    adresser: list[str] = []

    def beratta(adress: str) -> None:
        adresser.append(adress)
        klar.set()

    trad = threading.Thread(
        target=servera, args=(app,), kwargs={"vard": "127.0.0.1", "port": 0, "klar": beratta, "slut": slut}
    )
    trad.start()
    try:
        assert klar.wait(10)
        yield adresser[0]
    finally:
        slut.set()
        trad.join(20)
        assert not trad.is_alive()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, started once for a session of tests.

    Its driver ends with the process: stopping it waits for ever when a forked child of another test still
    holds its line open.
    """
    if CHROMIUM is None:
        if os.environ.get(KRAV):
            pytest.fail("Chromium is missing: apt-get install chromium")
        pytest.skip("Chromium is missing: apt-get install chromium")
    spel = sync_playwright().start()
    webblasaren = _starta(spel, CHROMIUM)
    yield webblasaren
    webblasaren.close()


def _starta(spel: Playwright, fil: str) -> Browser:
    return spel.chromium.launch(executable_path=fil, args=["--no-sandbox"])


@define
class Fonster:
    """A person's own window: logged in, watched."""

    sida: Page
    adress: str
    klagomal: list[str] = field(factory=list)

    def oppna(self, vag: str) -> "Fonster":
        """Go to a page."""
        self.sida.goto(f"{self.adress}{vag}")
        return self

    def axe(self) -> list[str]:
        """What the accessibility rules find on the page: rule and place."""
        self.sida.evaluate(_AXE_SKRIPT)
        fynd = self.sida.evaluate("(val) => axe.run(val).then((svar) => svar.violations)", _AXE)
        return [f"{f['id']}: {n['target']} {n.get('failureSummary', '')}" for f in fynd for n in f["nodes"]]

    def krav_pa_ro(self) -> None:
        """Nothing was asked for outside, and nothing was complained of."""
        assert self.klagomal == []


_AXE_SKRIPT = Axe().axe_script
_AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def fonster(
    webblasaren: Browser, app: Litestar, adress: str, person: str | None, **egenskaper: Any
) -> tuple[BrowserContext, Fonster]:
    """A new window; with `person` logged in."""
    sammanhang = webblasaren.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", **egenskaper)
    sammanhang.set_default_timeout(VANTA_MS)
    if person is not None:
        program: Program = app.state.program
        kaka = sakerhet.borja(program, person)
        sammanhang.add_cookies([{"name": kaknamn(over_tls=False), "value": kaka, "url": adress}])
    ett = Fonster(sammanhang.new_page(), adress)
    ett.sida.on("console", lambda m: _klaga(ett, m.type, m.text))
    ett.sida.on("pageerror", lambda fel: ett.klagomal.append(f"fel: {fel}"))
    ett.sida.on("request", lambda r: _utanfor(ett, r.url))
    return sammanhang, ett


def _klaga(ett: Fonster, typ: str, text: str) -> None:
    vantat = "the server responded with a status of 4"
    if typ in ("error", "warning") and vantat not in text:
        ett.klagomal.append(f"{typ}: {text}")


def _utanfor(ett: Fonster, url: str) -> None:
    if not url.startswith((f"{ett.adress}/", "data:")):
        ett.klagomal.append(f"utanför: {url}")
