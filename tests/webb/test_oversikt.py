"""Översikt: the figures of what one may know of, drawn and in a table with the same numbers."""

import re
from datetime import timedelta

from arbetsflode.lager import oversikt as lagret
from arbetsflode.lager.oversikt import Manadstal
from arbetsflode.motor import Period
from arbetsflode.program import Program
from arbetsflode.webb.diagram import linjen
from tests.byggare import IDAG
from tests.programbyggare import registrera
from tests.webb.conftest import Vid
from tillstand.innehall import Sekretess
from tillstand.svarstid import Svarstid


def test_oppna_forsenade_och_balanslistan(program: Program, vid: Vid) -> None:
    """The oldest first, with links; a neighbour's case is neither counted nor named."""
    sen = registrera(program, "Sen remiss", svarstid=Svarstid(datum=IDAG - timedelta(3)))
    registrera(program, "Grannens remiss", av="granne", namnd="kult")
    sidan = vid("forvaltningschef").hamta("/oversikt")
    assert f"/arenden/{sen.id}" in sidan.html
    assert re.search(r"Försenade 1\b", sidan.text)
    assert "Grannens" not in sidan.text
    assert sidan.html.count('role="img"') == len(re.findall("Siffrorna i en tabell", sidan.html))


def test_det_hemliga_raknas_inte_for_den_som_inte_far_veta(program: Program, vid: Vid) -> None:
    """Insyn sees the open case and not the secret one."""
    registrera(program, "Öppen remiss")
    registrera(program, "Hemlig remiss", sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG))
    assert re.search(r"Öppna 1\b", vid("insyn").hamta("/oversikt").text)
    assert re.search(r"Öppna 2\b", vid("registrator").hamta("/oversikt").text)
    assert "Hemlig" not in vid("insyn").hamta("/oversikt").text


def test_bilden_och_tabellen_har_samma_tal(program: Program, vid: Vid) -> None:
    """The share of a month stands in the drawing's points and in the table."""
    with program.databas.skriv() as f:
        tal = [("besvarade", "", 8), ("i_tid", "", 6), ("mediandagar", "beredning", 21)]
        rader = [Manadstal("soc", "2011-09", matt, nyckel, varde) for matt, nyckel, varde in tal]
        lagret.ersatt_manadstal(f, rader, fran="2011-09")
    sidan = vid("forvaltningschef").hamta("/oversikt?namnd=soc")
    assert "75 %" in sidan.text
    assert sidan.html.count('class="ov-punkt"') == 1
    assert "21 dagar" in sidan.text
    assert "21 dagar" not in vid("insyn").hamta("/oversikt").text


def test_linjen_bryts_dar_inget_besvarades() -> None:
    """Two runs with a month between are two paths; one month alone is a point."""
    manader = [Period(namn=f"2011-0{n}", besvarade=4 * (n != 3), i_tid=2) for n in range(1, 6)]
    bild = linjen(manader)
    assert len(bild.banor) == 2
    assert [p.varde for p in bild.punkter] == [50, 50, 50, 50]


def test_okand_namnd_ar_som_ingen(vid: Vid) -> None:
    """A malformed address shows what one has to do with."""
    for namnd in ("finnsinte", "kult", "'", "%00"):
        assert vid("registrator").hamta(f"/oversikt?namnd={namnd}").status == 200
