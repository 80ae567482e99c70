"""Hjälp: the handbook as pages, the way in for the first administrator, and nothing else by the same ways."""

import re

import pytest
from litestar import Litestar

from arbetsflode import sakerhet
from arbetsflode.program import Program
from arbetsflode.webb.hjalptexter import las_sida, sidor, som_html
from tests.webb.besokare import Besokare
from tests.webb.conftest import Vid

LOSEN = "fyra glada gäss i rad"


def test_varje_sida_visas_och_varje_lank_leder_nagonstans(vid: Vid) -> None:
    """The whole handbook, with links that stay inside it."""
    besokare = vid("registrator")
    assert {"index", "flodet", "tillganglighet"} <= set(sidor())
    for namn in sidor():
        svar = besokare.hamta(f"/hjalp/{namn}")
        assert (namn, svar.status, svar.html.count("<h1")) == (namn, 200, 1)
        for vart, ankare in re.findall(r'href="/hjalp/([\w-]+)(?:#([\w-]+))?"', svar.html):
            malet = las_sida(vart)
            assert malet is not None, (namn, vart)
            assert not ankare or f'id="{ankare}"' in malet.html, (namn, vart, ankare)


def test_redogorelsen_lases_av_alla(vid: Vid) -> None:
    """Whoever cannot log in can read how to complain."""
    assert vid().hamta("/hjalp/tillganglighet").rubrik == "Tillgänglighet"
    assert vid().hamta("/hjalp/flodet").status == 303


@pytest.mark.parametrize("namn", ["finnsinte", "..%2f..%2fetc%2fpasswd", "flodet.md", "FLODET", "%00"])
def test_inget_annat_an_handboken_lases(vid: Vid, namn: str) -> None:
    """A path is never made of what a browser says."""
    assert vid("registrator").hamta(f"/hjalp/{namn}").status == 404


def test_text_som_ser_ut_som_html_ar_text() -> None:
    """No markup, script or odd address comes through."""
    html = som_html(
        "# A\n\n<script>x</script>\n\n[a](javascript:alert(1)) [b](../kod.py) [c](https://digg.se)\n"
    )
    assert "<script>" not in html
    assert "javascript:" not in re.sub(r">[^<]*<", "", html)
    assert re.findall(r'href="([^"]+)"', html) == ["https://digg.se"]


def test_bilder_av_sidorna_utelamnas() -> None:
    """Whoever reads has the pages themselves; the handbook's pictures leave no empty places behind."""
    html = som_html("# A\n\nFöre.\n\n![Sidan](../bilder/a.jpg)\n\nEfter.\n")
    assert "bilder" not in html
    assert re.findall(r"<p>(.*?)</p>", html) == ["Före.", "Efter."]
    assert all("<img" not in vid_namn.html for namn in sidor() if (vid_namn := las_sida(namn)))


def _forsta(kod: str, **andrat: str) -> dict[str, str]:
    skrivet = {"kod": "asa", "namn": "Åsa Berg", "epost": "", "losenord": LOSEN, "igen": LOSEN}
    return {"startkod": kod, **skrivet, **andrat}


def test_den_forsta_administratoren_gor_sig_sjalv(program: Program, vid: Vid) -> None:
    """By the code of the terminal, once; then the page is gone and the login no longer leads there."""
    ny = vid()
    assert ny.hamta("/forsta-gangen").status == 404
    kod = sakerhet.ny_startkod(program) or ""
    assert "/forsta-gangen" in ny.hamta("/logga-in").html
    for fel in (_forsta("fel"), _forsta(kod, igen="något annat"), _forsta(kod, losenord="kort", igen="kort")):
        svar = ny.skicka("/forsta-gangen", fel)
        assert svar.status == 422
        assert 'value="Åsa Berg"' in svar.html
        assert LOSEN not in svar.html
    svar = ny.skicka("/forsta-gangen", _forsta(kod))
    assert svar.vart == "/installningar"
    assert ny.folj(svar).rubrik == "Inställningar"
    assert vid().hamta("/forsta-gangen").status == 404
    assert "/forsta-gangen" not in vid().hamta("/logga-in").html


def test_demot_har_ingen_forsta_gang(app: Litestar, program: Program) -> None:
    """There one chooses a role; nobody makes an administrator."""
    sakerhet.ny_startkod(program)
    app.state.demo = True
    demo = Besokare.vid(app)
    assert demo.hamta("/forsta-gangen").status == 404
    assert "/forsta-gangen" not in demo.hamta("/logga-in").html
