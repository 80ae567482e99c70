"""The login: passwords wait in a queue of their own, a receipt is not made by a link, the demo's roles."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import pytest
from anyio import CapacityLimiter
from litestar import Litestar
from litestar.datastructures import State

from arbetsflode import sakerhet
from arbetsflode.program import Program
from arbetsflode.webb.app import LOSENORDSPLATSER
from arbetsflode.webb.beroenden import BEROENDEN, MedFraga
from arbetsflode.webb.vag import LOSENORD, hamta, skicka
from tests.programbyggare import aktor
from tests.webb.besokare import Besokare
from tests.webb.conftest import Vid

HASHAR = {
    "/logga-in",
    "/losenord",
    "/forsta-gangen",
    "/installningar/personer/{person:str}/losenord",
}
FLER_AN_TRADARNA = 45
"""The threads of all other pages are forty."""
GAMMALT, NYTT = "sol-vind-och-regn", "hav-himmel-och-jord"


def test_the_ways_with_passwords_wait_in_a_queue_of_their_own(app: Litestar) -> None:
    """Every way that hashes has its few places; no other page takes one of them."""
    vagar = {
        rutt.path
        for rutt in app.routes
        for hanterare in getattr(rutt, "route_handlers", ())
        if hanterare.opt.get(LOSENORD)
    }
    assert vagar == HASHAR
    assert app.state.losenordsko.total_tokens == LOSENORDSPLATSER


@pytest.fixture
def grind() -> Iterator[threading.Event]:
    """What slow logins wait for; opened at the end whatever happens."""
    grinden = threading.Event()
    yield grinden
    grinden.set()


def test_pages_are_answered_while_many_logins_wait(program: Program, grind: threading.Event) -> None:
    """More slow logins than there are threads: whoever only wants to read a page waits for none of them."""

    @skicka("/in", oppen=True, losenord=True)
    def langsam(fraga: MedFraga) -> str:
        grind.wait(20)
        return "inne"

    @hamta("/sida", oppen=True)
    def sidan(fraga: MedFraga) -> str:
        return "sidan"

    ko = CapacityLimiter(LOSENORDSPLATSER)
    tillstand = State(
        {"program": program, "demo": False, "over_tls": False, "losenordsko": ko}, deep_copy=False
    )
    app = Litestar([langsam, sidan], dependencies=BEROENDEN, state=tillstand, openapi_config=None)
    with ThreadPoolExecutor(1) as egen_trad:  # a browser may already be driven from this one
        svar = egen_trad.submit(anyio.run, _mitt_i_tranghet, app, grind).result()
    assert svar == ("sidan", ["inne"] * FLER_AN_TRADARNA)


async def _mitt_i_tranghet(app: Litestar, grind: threading.Event) -> tuple[str, list[str]]:
    inne: list[str] = []

    async def logga_in() -> None:
        inne.append(await _fraga(app, "POST", "/in"))

    async with anyio.create_task_group() as grupp:
        for _ in range(FLER_AN_TRADARNA):
            grupp.start_soon(logga_in)
        await anyio.wait_all_tasks_blocked()
        try:
            with anyio.fail_after(5):
                svar = await _fraga(app, "GET", "/sida")
        finally:
            grind.set()
    return svar, inne


async def _fraga(app: Any, metod: str, vag: str) -> str:
    """What is answered, in the same loop: the test clients have a loop and threads of their own."""
    delar: list[bytes] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(meddelande: dict[str, Any]) -> None:
        delar.append(meddelande.get("body", b""))

    scope = {
        "type": "http",
        "method": metod,
        "path": vag,
        "query_string": b"",
        "headers": [],
        "root_path": "",
    }
    await app(scope, receive, send)
    return b"".join(delar).decode()


def test_the_receipt_of_a_new_password_stands_on_its_own_answer_alone(
    program: Program, app: Litestar
) -> None:
    """A link that somebody sent says nothing of a password; changing it does, and the login goes on."""
    sakerhet.satt_losenord(program, aktor("administrator"), person="registrator", losenord=GAMMALT)
    app.state.demo = True
    besokare = Besokare.vid(app)
    besokare.skicka("/logga-in/demo", {"kod": "registrator"}, fran="/logga-in")
    fore = besokare.klient.cookies["remiss"]
    assert "bytt" not in besokare.hamta("/losenord?klart=ja").text
    svar = besokare.skicka("/losenord", {"nuvarande": GAMMALT, "nytt": NYTT})
    assert (svar.status, "Lösenordet är bytt" in svar.text) == (200, True)
    assert besokare.klient.cookies["remiss"] != fore
    assert besokare.hamta("/jag").status == 200
    assert besokare.skicka("/logga-ut", {"_csrf_token": svar.token}, fran="/finns/inte").vart == "/logga-in"


def test_the_demo_shows_those_who_have_a_role_today_before_the_password(app: Litestar) -> None:
    """Whoever cannot do anything is not offered; the focus is not in a field that the demo does not need."""
    app.state.demo = True
    inloggningen = Besokare.vid(app).hamta("/logga-in").html
    assert 'value="registrator"' in inloggningen
    assert 'value="utomstaende"' not in inloggningen
    assert inloggningen.index('value="registrator"') < inloggningen.index('name="losenord"')
    assert "autofocus" not in inloggningen


def test_the_login_outside_the_demo_begins_in_the_name(vid: Vid) -> None:
    """One types at once; the handbook, which is for those who are logged in, is not linked."""
    inloggningen = vid().hamta("/logga-in").html
    assert "autofocus" in inloggningen
    assert 'href="/hjalp"' not in inloggningen
    assert 'href="/hjalp"' in vid("registrator").hamta("/jag").html
