"""The first login: the code of the terminal makes one administrator, once; before and after it is nothing."""

import threading

import pytest

from arbetsflode import motor, sakerhet
from arbetsflode.lager import lagen
from arbetsflode.sakerhet import Forsta, Hashare
from tests.sakerhet.rigg import GOTT, Dorr
from tillstand.behorighet import SYSTEM
from tillstand.fel import OgiltigIndata, Saknas


def forsta(startkod: str, **andrat: str) -> Forsta:
    """What is written on the page."""
    skrivet = {"kod": "asa.berg", "namn": "Åsa Berg", "epost": "asa@example.org", "losenord": GOTT}
    return Forsta(startkod=startkod, **{**skrivet, **andrat})


def gor(dorr: Dorr, uppgifter: Forsta) -> str:
    """Make the first administrator, hashed cheaply."""
    return sakerhet.gor_forsta(dorr.program, uppgifter, hashare=dorr.hashare)


def test_koden_ger_den_forsta_administratoren(dorr: Dorr) -> None:
    """Person, role and password in one; the checker finds nothing odd, and the code is spent."""
    assert not sakerhet.ar_forsta_gangen(dorr.program)
    kod = sakerhet.ny_startkod(dorr.program)
    assert kod is not None
    assert sakerhet.ar_forsta_gangen(dorr.program)
    assert gor(dorr, forsta(f" {kod.upper()} ")) == "asa.berg"
    organisation = motor.lista_personer(dorr.program, SYSTEM)
    assert "administrator::" in organisation.nycklar("asa.berg", dorr.program.klocka.nu().date())
    assert dorr.in_("asa.berg").maste_byta is False
    assert motor.verifiera(dorr.program).avvikelser == ()
    with dorr.program.databas.las() as f:
        assert lagen.las(f, "startkod") is None
    assert sakerhet.ny_startkod(dorr.program) is None
    with pytest.raises(Saknas):
        gor(dorr, forsta(kod, kod="nagon"))


def test_utan_koden_far_ingen_veta_nagot(dorr: Dorr) -> None:
    """A wrong code is all that is told, whatever else is wrong; an older code has ended."""
    gammal = sakerhet.ny_startkod(dorr.program) or ""
    sakerhet.ny_startkod(dorr.program)
    for fel_kod in ("", "fel", gammal, "\udc80"):
        with pytest.raises(OgiltigIndata) as fel:
            gor(dorr, forsta(fel_kod, losenord="kort", namn=""))
        assert [f.plats for f in fel.value.felaktigheter] == ["startkod"]
    assert dorr.argon.gjorda == 0


def test_allt_som_ar_fel_sags_pa_en_gang(dorr: Dorr) -> None:
    """Nothing is made, and the code still holds."""
    kod = sakerhet.ny_startkod(dorr.program) or ""
    with pytest.raises(OgiltigIndata) as fel:
        gor(dorr, forsta(kod, kod="", namn=" ", epost="ingen adress", losenord="kort"))
    assert {f.plats for f in fel.value.felaktigheter} == {"kod", "namn", "epost", "losenord"}
    assert gor(dorr, forsta(kod, epost="")) == "asa.berg"


def test_den_som_har_ett_konto_stanger_dorren(dorr: Dorr) -> None:
    """When somebody has been given a password in another way there is no first time."""
    kod = sakerhet.ny_startkod(dorr.program) or ""
    dorr.ge("registrator")
    assert not sakerhet.ar_forsta_gangen(dorr.program)
    with pytest.raises(Saknas):
        gor(dorr, forsta(kod))


def test_den_som_hann_fore_medan_losenordet_raknades_stanger_dorren(dorr: Dorr) -> None:
    """Somebody is given a password between the first look and the writing: nothing more is made."""
    kod = sakerhet.ny_startkod(dorr.program) or ""

    class Langsam(Hashare):
        def hasha(self, losenord: str) -> str:
            dorr.ge("registrator")
            return super().hasha(losenord)

    with pytest.raises(Saknas):
        sakerhet.gor_forsta(dorr.program, forsta(kod), hashare=Langsam(dorr.argon))
    assert "asa.berg" not in motor.lista_personer(dorr.program, SYSTEM).personer


def test_tva_samtidigt_blir_en(dorr: Dorr) -> None:
    """Two who send the form at the same moment make one administrator."""
    kod, utfall = sakerhet.ny_startkod(dorr.program) or "", list[str]()

    def forsok(namn: str) -> None:
        try:
            utfall.append(gor(dorr, forsta(kod, kod=namn)))
        except (Saknas, OgiltigIndata):
            utfall.append("nej")

    tradar = [threading.Thread(target=forsok, args=(namn,)) for namn in ("en", "tva")]
    for trad in tradar:
        trad.start()
    for trad in tradar:
        trad.join()
    assert sorted(utfall, key=lambda u: u == "nej")[1:] == ["nej"]
