"""Every way x every person x every kind of case: as the table says, and forbidden looks like missing."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from litestar import Litestar

from arbetsflode import motor, sakerhet
from arbetsflode.program import Program
from arbetsflode.webb.inloggningskrav import kaknamn
from tests.byggare import GRANNE, IDAG
from tests.programbyggare import aktor, registrera
from tests.webb.besokare import Besokare
from tests.webb.matris import ALLA, RADER, SER, Vem, far_ta
from tests.webb.test_sakerhet import alla_vagar
from tillstand.innehall import Sekretess
from tillstand.mote import Mote

_DELAR = {
    "namn": "anteckna",
    "nummer": "1",
    "version": "1",
    "namnd": "soc",
    "dag": "2011-10-27",
    "person": "kollega",
}


def test_every_way_has_its_row_and_every_row_its_way(app: Litestar) -> None:
    """A new page is not let in until somebody has said whom it is for."""
    assert set(alla_vagar(app)) == set(RADER)


@pytest.fixture
def arenden(program: Program) -> dict[str, str]:
    """One case of each kind."""
    return ett_av_varje_slag(program)


def ett_av_varje_slag(program: Program) -> dict[str, str]:
    """One case of each kind, by what the table calls it."""
    hemligt = Sekretess(lagrum="OSL 26:1", dag=IDAG)
    oppet = registrera(program, "Öppen remiss", nyckel="m1").till("beredning").bifoga("handlaggare")
    dolt = registrera(program, "Hemlig remiss", nyckel="m2", sekretess=hemligt).till("beredning")
    dolt.bifoga("handlaggare")
    slut = registrera(program, "Avslutad remiss", nyckel="m3").till("overlamnad")
    grannens = registrera(program, "Grannens remiss", nyckel="m4", av="granne", namnd=GRANNE)
    grannens.bifoga("granne")
    mote = [Mote(namnd="soc", dag=date(2011, 10, 27))]
    motor.andra_kalender(program, aktor("namndsekreterare"), moten_=mote, nyckel="m5")
    return {
        "oppet": oppet.id,
        "hemligt": dolt.id,
        "avslutat": slut.id,
        "grannens": grannens.id,
        "finnsinte": "a" * 24,
    }


def test_every_cell_is_as_the_table_says(app: Litestar, arenden: dict[str, str]) -> None:
    """Nobody comes further than the table lets, and whoever does not sees that there is nothing there."""
    assert [cell for cell, haller in celler(app, arenden, ALLA) if not haller] == []


def celler(
    app: Litestar, arenden: dict[str, str], personer: Sequence[str]
) -> Iterator[tuple[tuple[str, str, str, str, int, str], bool]]:
    """Each cell tried: who, which way, what kind of case, what came of it; and whether the table says so."""
    for person in personer:
        besokare = Besokare.vid(app, person)
        token = besokare.token()
        for (metod, vag), vem in RADER.items():
            for slag in SER if "{arende" in vag else ["finnsinte"]:
                ny_session(besokare, person, token)
                status, rubrik = _fraga(besokare, metod, ifylld_vag(vag, arenden[slag]), token)
                ute = status == 404 and rubrik == "Sidan finns inte"
                if vem is not Vem.OPPEN:
                    haller = status < 500 and ute is not far_ta(vem, person, slag)
                    yield (person, metod, vag, slag, status, rubrik), haller


def test_whoever_is_not_logged_in_comes_nowhere(app: Litestar, arenden: dict[str, str]) -> None:
    """The login is all that is shown, whether there is such a case or not."""
    besokare = Besokare.vid(app)
    token = besokare.token()
    for (metod, vag), vem in RADER.items():
        if vem is Vem.OPPEN:
            continue
        for slag in ("oppet", "finnsinte"):
            svar = _rak(besokare, metod, ifylld_vag(vag, arenden[slag]), token)
            if metod == "POST":
                assert (vag, svar.status_code, "Du är utloggad" in svar.text) == (vag, 401, True)
            else:
                assert (vag, svar.status_code) == (vag, 303)
                assert svar.headers["location"].startswith("/logga-in")


def ny_session(besokare: Besokare, person: str, token: str) -> None:
    """The browser as it was before the last way: some of them log out."""
    besokare.klient.cookies.clear()
    besokare.klient.cookies.set("remiss-csrf", token)
    besokare.klient.cookies.set(kaknamn(over_tls=False), sakerhet.borja(besokare.app.state.program, person))


def ifylld_vag(vag: str, arende: str) -> str:
    """A way to a case, its other parts filled with what is there."""
    delar = {"arende": arende, **_DELAR}
    return re.sub(r"\{(\w+):\w+\}", lambda m: delar.get(m[1], "finnsinte"), vag)


def _rak(besokare: Besokare, metod: str, vag: str, token: str) -> Any:
    if metod == "GET":
        return besokare.klient.get(vag, follow_redirects=False)
    data = {"_csrf_token": token, "_version": "1", "_nyckel": f"matris-{len(vag)}"}
    return besokare.klient.post(vag, data=data, follow_redirects=False)


def _fraga(besokare: Besokare, metod: str, vag: str, token: str) -> tuple[int, str]:
    svar = _rak(besokare, metod, vag, token)
    rubrik = re.search(r"<h1[^>]*>([^<]*)", svar.text)
    return svar.status_code, rubrik[1].strip() if rubrik else ""
