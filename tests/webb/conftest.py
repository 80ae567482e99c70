"""The web over an installed program, on each database; faults that nobody expected fail the test."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from litestar import Litestar
from playwright.sync_api import Browser, BrowserContext

from arbetsflode.program import Program
from arbetsflode.webb.app import bygg
from tests.programbyggare import Installation
from tests.webb.besokare import Besokare
from tests.webb.webblasare import Fonster, chromium, fonster, server

_INSTALLATIONER = {"sqlite": "i_sqlite", "postgresql": "i_postgres"}
Vid = Callable[..., Besokare]


@pytest.fixture
def installerad(request: pytest.FixtureRequest) -> Installation:
    """An installation on SQLite; on PostgreSQL when `REMISS_WEBB_DATABAS` says so, as `make prov` does."""
    databas = os.environ.get("REMISS_WEBB_DATABAS", "sqlite")
    vald: Installation = request.getfixturevalue(_INSTALLATIONER[databas])
    return vald


@pytest.fixture
def program(installerad: Installation) -> Iterator[Program]:
    """An open program."""
    with installerad.oppna() as oppnat:
        yield oppnat


@pytest.fixture
def app(program: Program) -> Iterator[Litestar]:
    """The web of the program."""
    ovantade: list[Exception] = []
    yield bygg(program, klaga=lambda fel, _referens: ovantade.append(fel))
    assert ovantade == []


@pytest.fixture
def vid(app: Litestar) -> Vid:
    """Somebody at a browser: `vid("registrator")`."""
    return lambda person=None: Besokare.vid(app, person)


@pytest.fixture(scope="session")
def webblasaren() -> Iterator[Browser]:
    """Debian's Chromium."""
    with chromium() as startad:
        yield startad


@pytest.fixture
def oppna(webblasaren: Browser, app: Litestar) -> Iterator[Callable[..., Fonster]]:
    """Windows over a real server: `oppna("registrator")`. At the end nothing has been complained of."""
    oppnade: list[tuple[BrowserContext, Fonster]] = []
    with server(app) as adress:

        def ny(person: str | None = None, **egenskaper: Any) -> Fonster:
            oppnade.append(fonster(webblasaren, app, adress, person, **egenskaper))
            return oppnade[-1][1]

        yield ny
        for sammanhang, _ in oppnade:
            sammanhang.close()
    for _, ett in oppnade:
        ett.krav_pa_ro()
