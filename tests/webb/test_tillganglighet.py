"""Every page by the accessibility rules, once in light or dark, wide or narrow."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from arbetsflode import motor
from arbetsflode.program import Program
from tests.programbyggare import aktor, registrera
from tests.webb.sidorna import SIDOR
from tests.webb.test_inkorg import ANSTAND, REG, TVA_DAGAR, lagg, oppet_arende
from tests.webb.webblasare import Fonster
from tillstand.mote import Mote

pytestmark = [pytest.mark.xdist_group("webblasaren"), pytest.mark.timeout(240)]

LAGEN: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    {"color_scheme": "dark", "viewport": {"width": 320, "height": 700}},
    {"color_scheme": "light", "viewport": {"width": 640, "height": 450}},
    {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    {"color_scheme": "light", "viewport": {"width": 320, "height": 700}},
)
"""Light and dark; a wide window, the narrowest, and a wide one at 200 % zoom."""
DELAR = 4


def arenden(program: Program) -> dict[str, str]:
    """Cases for the pages to show: one that nobody has got, one that waits, one that is decided; and what
    lies in the inbox: with days to choose among, belonging to a case, not to be read, settled."""
    mote = [Mote(namnd="soc", dag=date(2011, 10, 27), tid="18.00", plats="Stadshuset")]
    motor.andra_kalender(program, aktor("namndsekreterare"), moten_=mote, nyckel="mötet")
    vantar = registrera(program, "Remiss om lekplatser", nyckel="vantar").till("beredning")
    vantar.bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    oppet_arende(program)
    avgjort = lagg(program, "Reklam.", namn="reklam.txt")
    motor.lagg_undan_inkommet(program, REG, id_=avgjort.id, version=1, skal="Reklam", nyckel="reklam")
    return {
        "inkommet": lagg(program, TVA_DAGAR, namn="pm.txt").id,
        "anstand": lagg(program, ANSTAND, namn="anstånd.txt").id,
        "olast": lagg(program, "<html>", namn="olast.html").id,
        "avgjort": avgjort.id,
        "vantar": vantar.id,
        "ofordelat": registrera(program, "Remiss om badplatser", nyckel="ny").id,
        "beslutat": registrera(program, "Remiss om parker", nyckel="slut").till("namndbeslut").id,
    }


@pytest.mark.parametrize("del_", range(DELAR))
def test_no_page_breaks_the_rules_of_accessibility(
    program: Program, oppna: Callable[..., Fonster], del_: int
) -> None:
    """No finding on any page, nothing wider than the window, also with everything folded out."""
    namn = arenden(program)
    motor.tick(program)
    fynd: list[str] = []
    for n, (vag, person) in list(enumerate(SIDOR.items()))[del_::DELAR]:
        ett = oppna(person or None, **LAGEN[n % len(LAGEN)]).oppna(vag.format(**namn))
        fynd += [f"{vag} {f}" for f in granska(ett)]
    assert fynd == []


def granska(ett: Fonster) -> list[str]:
    """What is wrong with a page in its window."""
    ett.sida.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    fynd = ett.axe()
    bredd = ett.sida.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [*fynd, f"{bredd} px för bred"] if bredd > 0 else fynd
