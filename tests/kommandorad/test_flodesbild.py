"""The picture of the flow: six states in a row, avskriven beside, every arrow; valid XML with its words."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from attrs import evolve

from arbetsflode.kommandorad.flodesbild import rita
from konfiguration.floden import standardflode
from tests.kommandorad.korning import Kommandorad

SVG = "{http://www.w3.org/2000/svg}"
FLODE = standardflode().flode


@pytest.fixture(scope="module")
def bild() -> ElementTree.Element:
    """The standard flow, parsed."""
    return ElementTree.fromstring(rita(FLODE))


def _ruta(bild: ElementTree.Element, namn: str) -> tuple[float, float, float]:
    grupp = next(g for g in bild.iter(f"{SVG}g") if g.get("id") == namn)
    (ruta,) = grupp.findall(f"{SVG}rect")
    return float(ruta.get("x", "")), float(ruta.get("y", "")), float(ruta.get("width", ""))


def test_six_states_stand_in_a_row_and_avskriven_beside(bild: ElementTree.Element) -> None:
    """The order in which a remiss lives, from left to right."""
    raden = [_ruta(bild, t.namn) for t in FLODE.tillstand if t.namn != "avskriven"]
    assert len(raden) == 6
    assert len({y for _, y, _ in raden}) == 1
    assert all(a[0] + a[2] < b[0] for a, b in pairwise(raden))
    assert _ruta(bild, "avskriven")[1] > raden[0][1] + 100


def test_the_names_have_their_letters(bild: ElementTree.Element) -> None:
    """Å, ä and ö as people write them."""
    texter = {t.text for t in bild.iter(f"{SVG}text")}
    assert {t.rubrik for t in FLODE.tillstand} <= texter


def test_every_arrow_is_drawn_and_listed_by_number(bild: ElementTree.Element) -> None:
    """Thirteen arrows: each number on a line and in the list."""
    texter = [t.text or "" for t in bild.iter(f"{SVG}text")]
    ritade = {int(n) for t in texter if re.fullmatch(r"[\d, ]+", t) for n in t.split(", ")}
    listade = {int(m[1]): m[2] for t in texter if (m := re.match(r"(\d+)\. (.+?):", t))}
    assert ritade == set(listade) == set(range(1, len(FLODE.overgang) + 1))
    assert [listade[n] for n in sorted(listade)] == [o.rubrik for o in FLODE.overgang]
    par = {(fran, o.till) for o in FLODE.overgang for fran in o.fran}
    assert len([p for p in bild.iter(f"{SVG}path") if p.get("marker-end")]) == len(par)


def test_everything_is_inside_the_picture(bild: ElementTree.Element) -> None:
    """No box and no text outside the edges."""
    bredd, hojd = (float(bild.get(n, "")) for n in ("width", "height"))
    for t in bild.iter(f"{SVG}text"):
        assert 0 < float(t.get("x", "")) < bredd
        assert 0 < float(t.get("y", "")) < hojd


def test_who_does_not_see_is_told(bild: ElementTree.Element) -> None:
    """Title and description, named by the picture."""
    assert bild.get("role") == "img"
    namnda = str(bild.get("aria-labelledby")).split()
    texter = {e.get("id"): e.text or "" for e in bild if e.tag in (f"{SVG}title", f"{SVG}desc")}
    assert list(texter) == namnda
    assert "Återremittera: från förslag till beredning." in texter["beskrivning"]


def test_words_of_a_flow_cannot_break_the_picture() -> None:
    """A heading with markup in it is text."""
    elak = evolve(
        FLODE, namn="<script>&", tillstand=(evolve(FLODE.tillstand[0], rubrik='A<b>"'), *FLODE.tillstand[1:])
    )
    bild = ElementTree.fromstring(rita(elak))
    assert not list(bild.iter(f"{SVG}b"))


def test_the_command_writes_the_picture(k: Kommandorad, tmp_path: Path) -> None:
    """`remiss flode visa --svg FIL`."""
    fil = tmp_path / "flode.svg"
    svar = k.ok("flode", "visa", "--svg", str(fil))
    assert str(fil) in svar.ut
    assert fil.read_text(encoding="utf-8") == rita(FLODE)
    assert k("flode", "visa", "--svg", str(tmp_path / "finns" / "inte.svg")).utgang == 2


def test_the_table_shows_every_step(k: Kommandorad) -> None:
    """Arrows and åtgärder by name and heading."""
    ut = k.ok("flode", "visa").ut
    assert [rad.namn for rad in FLODE.rader if rad.namn not in ut or rad.rubrik not in ut] == []


def test_a_flow_file_is_linted_with_every_fault(k: Kommandorad) -> None:
    """The installation's own file when it has one, the given file, or the standard one."""
    assert "är riktigt" in k.ok("flode", "granska").ut
    fil = k.fil("eget.toml", 'namn = "x"\nslag = "remiss"\nstart = "a"\ntillstand = []\novergang = []\n')
    svar = k("flode", "granska", fil, "--json")
    assert (svar.utgang, svar.kod) == (5, "konfigurationsfel")
    assert "eget.toml" in svar.meningar
    kommun = k.mapp / "kommun.toml"
    text = kommun.read_text(encoding="utf-8").replace('# remiss = "remiss.toml"', 'remiss = "eget.toml"')
    kommun.write_text(text, encoding="utf-8")
    (k.mapp / "eget.toml").write_text(Path(fil).read_text(encoding="utf-8"), encoding="utf-8")
    assert k("flode", "granska").utgang == 5
