"""Inställningar: persons, roles and passwords, for administrators alone; and everybody's own page."""

import re
from datetime import timedelta

import pytest

from arbetsflode import motor, sakerhet
from arbetsflode.program import Program
from tests.byggare import IDAG
from tests.webb.besokare import Svar
from tests.webb.conftest import Vid
from tillstand.behorighet import SYSTEM, Franvaro, Organisation

SIDOR = ("", "/personer", "/personer/kollega", "/namnder", "/flode", "/halsa")


def folket(program: Program) -> Organisation:
    """The people as they are now."""
    return motor.lista_personer(program, SYSTEM)


@pytest.mark.parametrize("vag", SIDOR)
def test_installningarna_ar_administratorens(vid: Vid, vag: str) -> None:
    """For anybody else the pages are not there."""
    assert vid("administrator").hamta(f"/installningar{vag}").status == 200
    assert vid("registrator").hamta(f"/installningar{vag}").status == 404


def test_en_person_laggs_till_och_far_en_roll(program: Program, vid: Vid) -> None:
    """From nothing to a registrator, with an end that can be set."""
    admin = vid("administrator")
    ny = {"kod": "asa", "namn": "Åsa Berg", "epost": "asa@example.org"}
    svar = admin.skicka("/installningar/personer/ny", ny, fran="/installningar/personer")
    assert svar.vart == "/installningar/personer/asa"
    assert "Det är sparat." in admin.folj(svar).text
    sidan = "/installningar/personer/asa"
    roll = {"roll": "registrator", "namnd": "soc", "fran": "", "till": "", "enhet": ""}
    assert admin.skicka(f"{sidan}/roll", roll, fran=sidan).status == 303
    assert "registrator:soc:" in folket(program).nycklar("asa", IDAG)
    slut = {**roll, "till": (IDAG - timedelta(1)).isoformat()}
    assert admin.skicka(f"{sidan}/roll", {**slut, "_nyckel": "annan"}, fran=sidan).status == 303
    assert folket(program).nycklar("asa", IDAG) == ()


def test_alla_fel_kommer_tillbaka_med_det_skrivna(vid: Vid) -> None:
    """Each fault at its field, in words that begin with what the field is called."""
    admin = vid("administrator")
    sidan = "/installningar/personer/kollega"
    svar = admin.skicka(f"{sidan}/roll", {"roll": "chef", "fran": "2011-13-01"}, fran=sidan)
    assert svar.status == 422
    assert 'href="#f-roll-enhet"' in svar.html
    assert 'href="#f-roll-fran"' in svar.html
    assert 'value="2011-13-01"' in svar.html
    svar = admin.skicka(
        "/installningar/personer/ny", {"kod": "kollega", "namn": "X"}, fran="/installningar/personer"
    )
    assert "Användarnamnet finns redan" in svar.text


def test_den_sista_administratoren_kan_inte_avslutas(vid: Vid) -> None:
    """Somebody can always give roles."""
    sidan = "/installningar/personer/administrator"
    slut = {"roll": "administrator", "till": IDAG.isoformat()}
    svar = vid("administrator").skicka(f"{sidan}/roll", slut, fran=sidan)
    assert svar.status == 422
    assert "Den sista administratören kan inte tas bort" in svar.text


def test_ett_tillfalligt_losenord_visas_en_gang(program: Program, vid: Vid) -> None:
    """On the answer alone, never in an address; and only when one has said that one means it."""
    admin, sidan = vid("administrator"), "/installningar/personer/kollega"
    assert admin.skicka(f"{sidan}/losenord", fran=sidan).status == 422
    svar = admin.skicka(f"{sidan}/losenord", {"sakert": "ja"}, fran=sidan)
    assert (svar.status, svar.vart) == (200, "")
    funnet = re.search(r'<code class="ps-losenord">([^<]+)</code>', svar.html)
    assert funnet is not None
    inloggad = sakerhet.logga_in(program, kod="kollega", losenord=funnet[1], adress="192.0.2.1")
    assert inloggad.maste_byta
    assert funnet[1] not in admin.hamta(sidan).html


def test_en_fil_lases_in_eller_sager_allt_som_ar_fel(program: Program, vid: Vid) -> None:
    """A spreadsheet of people; what is wrong is told with its line and nothing is read in."""
    admin, sidan = vid("administrator"), "/installningar/personer"
    fel = b"sort,kod,namn,person,roll,namnd\nperson,ny,Ny Person,,,\nroll,,,ny,registrator,finnsinte\n"

    def las_in(*filer: tuple[str, bytes]) -> Svar:
        return admin.skicka(f"{sidan}/las-in", fran=sidan, filer=[("fil", fil) for fil in filer])

    svar = las_in(("folk.csv", fel))
    assert svar.status == 422
    assert "rad 3" in svar.text
    assert "ny" not in folket(program).personer
    svar = las_in(("folk.csv", fel.replace(b"finnsinte", b"soc")))
    assert svar.vart == "/installningar/personer"
    assert "Inläst. Nytt eller ändrat för 1 person." in admin.folj(svar).text
    assert "ny" in folket(program).personer
    assert las_in(("folk.exe", fel)).status == 422
    assert las_in().status == 422


def test_var_och_en_anmaler_sin_franvaro(program: Program, vid: Vid) -> None:
    """On one's own page, with a substitute; a fault comes back with what was typed."""
    kollega, till = vid("kollega"), IDAG + timedelta(4)
    svar = kollega.skicka("/jag", {"fran": "i morgon", "till": "", "ersattare": "handlaggare"})
    assert svar.status == 422
    assert 'href="#f-borta-fran"' in svar.html
    assert 'href="#f-borta-till"' in svar.html
    borta = {"fran": IDAG.isoformat(), "till": till.isoformat(), "ersattare": "handlaggare"}
    svar = kollega.skicka("/jag", borta)
    assert "Frånvaron är antecknad." in kollega.folj(svar).text
    assert (
        Franvaro(person="kollega", fran=IDAG, till=till, ersattare="handlaggare") in folket(program).franvaro
    )
