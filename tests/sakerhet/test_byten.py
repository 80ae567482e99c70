"""A password is set and changed by those who may; every other login dies, and the chain tells it."""

import threading

import pytest

from arbetsflode import motor, sakerhet
from arbetsflode.lager import konton, poster
from arbetsflode.sakerhet import sessioner
from arbetsflode.sakerhet.forsok import FLEST_PA_KONTO
from tests.programbyggare import Installation, aktor, bakom_ryggen
from tests.sakerhet.rigg import ANNAT, GOTT, Dorr
from tillstand.fel import Inloggningsfel, OgiltigIndata, SaknarBehorighet, Saknas


def kedjan(dorr: Dorr, person: str = "registrator") -> list[str]:
    """What a person's chain tells of passwords, and by whom."""
    with dorr.program.databas.las() as f:
        alla = poster.las_kedja(f, f"person:{person}")
    return [post.aktor for post in alla if '"Konto"' in post.innehall]


def test_bytet_dodar_alla_andra(dorr: Dorr) -> None:
    """Who changes the password is logged out everywhere else, and goes on here with another id."""
    dorr.ge("registrator")
    har, dar = dorr.in_("registrator").kaka, dorr.in_("registrator").kaka
    kollega = sakerhet.borja(dorr.program, "kollega")
    ny = dorr.byt(har)
    assert [dorr.vem(kaka) for kaka in (har, dar, ny.kaka, kollega)] == [None, None, "registrator", "kollega"]
    with pytest.raises(Inloggningsfel):
        dorr.in_("registrator", GOTT)
    assert dorr.in_("registrator", ANNAT).person == "registrator"


def test_det_gamla_losenordet_kravs(dorr: Dorr) -> None:
    """Whoever finds an open browser cannot take it over, and is not let to guess for long."""
    dorr.ge("registrator")
    kaka = dorr.in_("registrator").kaka
    for _ in range(FLEST_PA_KONTO):
        with pytest.raises(Inloggningsfel, match="stämmer inte"):
            dorr.byt(kaka, gammalt="något helt annat")
    with pytest.raises(Inloggningsfel, match="Vänta en stund"):
        dorr.byt(kaka)
    assert dorr.vem(kaka) == "registrator"
    assert len(kedjan(dorr)) == 1


def test_den_som_inte_ar_inloggad_byter_inget(dorr: Dorr) -> None:
    """Logged out meanwhile: nothing is changed."""
    dorr.ge("registrator")
    kaka = dorr.in_("registrator").kaka
    sakerhet.avsluta(dorr.program, kaka)
    with pytest.raises(Inloggningsfel, match="inte inloggad"):
        dorr.byt(kaka)
    kaka = dorr.in_("registrator").kaka
    dorr.argon.nar_ratt = lambda: sakerhet.avsluta(dorr.program, kaka)
    with pytest.raises(Inloggningsfel, match="inte inloggad"):
        dorr.byt(kaka)
    assert dorr.in_("registrator", GOTT).person == "registrator"
    assert len(kedjan(dorr)) == 1


def test_samma_losenord_igen_ar_inget_byte(dorr: Dorr) -> None:
    """A temporary password cannot be kept by changing it to itself."""
    dorr.ge("administrator")
    dorr.ge("registrator", av="administrator")
    kaka = dorr.in_("registrator").kaka
    with pytest.raises(OgiltigIndata, match="detsamma"):
        dorr.byt(kaka, nytt=GOTT)


def test_ett_tillfalligt_ska_bytas(dorr: Dorr) -> None:
    """What an administrator has given must be changed, and then it need not be any more."""
    dorr.ge("administrator")
    satt = sakerhet.satt_losenord(
        dorr.program, aktor("administrator"), person="registrator", hashare=dorr.hashare
    )
    assert satt.tillfalligt
    assert satt.losenord is not None
    assert satt.losenord not in repr(satt)
    inloggad = dorr.in_("registrator", satt.losenord)
    assert inloggad.maste_byta
    assert (sakerhet.hamta(dorr.program, inloggad.kaka) or pytest.fail("ended")).maste_byta
    ny = dorr.byt(inloggad.kaka, satt.losenord)
    assert not ny.maste_byta
    assert not (sakerhet.hamta(dorr.program, ny.kaka) or pytest.fail("ended")).maste_byta
    assert not dorr.in_("registrator", ANNAT).maste_byta


def test_den_som_far_ett_nytt_loggas_ut(dorr: Dorr) -> None:
    """Every login of somebody whose password is set by an administrator dies."""
    dorr.ge("administrator")
    dorr.ge("registrator", av="administrator")
    kakor = [dorr.in_("registrator").kaka, sakerhet.borja(dorr.program, "registrator")]
    min_ = dorr.in_("administrator").kaka
    dorr.ge("registrator", ANNAT, av="administrator")
    assert [dorr.vem(kaka) for kaka in (*kakor, min_)] == [None, None, "administrator"]


def test_vem_far_satta(dorr: Dorr) -> None:
    """Anybody until an administrator has a password; from then on administrators, and no one for herself."""
    dorr.ge("kollega", av="registrator")
    dorr.ge("administrator", av="kollega")
    fore = kedjan(dorr, "administrator")
    for av, person in (("registrator", "kollega"), ("kollega", "kollega"), ("kollega", "administrator")):
        with pytest.raises(SaknarBehorighet, match="inte administratör"):
            dorr.ge(person, ANNAT, av=av)
    assert kedjan(dorr, "administrator") == fore
    dorr.ge("kollega", av="administrator")


def test_en_administrator_hinner_fore(dorr: Dorr) -> None:
    """Whoever began while anybody might is stopped when an administrator got a password meanwhile."""
    dorr.argon.nar_ratt = lambda: dorr.ge("administrator")
    with pytest.raises(SaknarBehorighet):
        dorr.ge("kollega", av="registrator")
    assert kedjan(dorr, "kollega") == []


def test_ett_byte_vantar_in_den_som_just_loggar_in(dorr: Dorr) -> None:
    """A login that has been let in by the old password, and is just being written, dies with the change."""
    dorr.ge("registrator")
    bytet = threading.Thread(target=dorr.ge, args=("registrator", ANNAT))
    with dorr.program.databas.skriv() as f:
        assert konton.hall(f, "registrator") is not None
        bytet.start()
        bytet.join(0.5)
        assert bytet.is_alive()
        kaka = sessioner.borja_i(dorr.program, f, "registrator")
    bytet.join(30)
    assert dorr.vem(kaka) is None
    assert dorr.in_("registrator", ANNAT).person == "registrator"


def test_en_okand_person(dorr: Dorr) -> None:
    """Somebody who is not there gets no password."""
    with pytest.raises(Saknas, match="finnsinte"):
        dorr.ge("finnsinte", av="administrator")


def test_kedjan_sager_vem_men_inte_vad(dorr: Dorr) -> None:
    """Each password set or changed is a post by the one who did it, and no hash stands in any."""
    dorr.ge("administrator")
    dorr.ge("registrator", av="administrator")
    dorr.byt(dorr.in_("registrator").kaka)
    assert kedjan(dorr) == ["administrator", "registrator"]
    with dorr.program.databas.las() as f:
        allt = str([poster.las_kedja(f, f"person:{kod}") for kod in ("registrator", "administrator")])
    assert "argon2" not in allt
    assert GOTT not in allt
    assert motor.verifiera(dorr.program).haller


def test_ett_losenord_som_ingen_har_satt_upptacks(installation: Installation) -> None:
    """A konto put in the base behind the program's back is found by the checker; so is one that is gone."""
    with installation.oppna() as program:
        Dorr(program).ge("registrator")
    bakom_ryggen(
        installation,
        "INSERT INTO konto VALUES ('granne', '$argon2id$x', '2011-10-03T08:00:00.000000Z', 0)",
    )
    with installation.oppna(fro=2) as program:
        (fynd,) = motor.verifiera(program).avvikelser
        assert (fynd.plats, "journalen inte känner till" in fynd.mening) == ("person granne", True)
    bakom_ryggen(installation, "DELETE FROM konto")
    with installation.oppna(fro=3) as program:
        (fynd,) = motor.verifiera(program).avvikelser
        assert fynd.plats == "person registrator"
