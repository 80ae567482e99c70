"""Logging in: one answer whatever is wrong, limits that neither tell nor lock the owner out, a new id."""

import threading
import unicodedata
from datetime import timedelta

import pytest
from sqlalchemy import select

from arbetsflode import sakerhet
from arbetsflode.lager import konton
from arbetsflode.lager import sessioner as lagrade
from arbetsflode.lager import tabeller as t
from arbetsflode.sakerhet.forsok import FLEST_FRAN_ADRESS, FLEST_PA_KONTO, FONSTER
from arbetsflode.sakerhet.losenord import LANGST
from tests.byggare import NU
from tests.programbyggare import stall
from tests.sakerhet.rigg import ANNAT, BORTA, GOTT, HEMMA, Dorr, billig
from tillstand.fel import Inloggningsfel

FEL_NAMN = ["finnsinte", "", " ", "\x00", "a" * 100_000, "registrator\x00", "' OR 1=1 --", "\ud800", "år/ö"]


def vagran(dorr: Dorr, kod: str, losenord: str = ANNAT, adress: str = HEMMA) -> tuple[str, bool]:
    """What somebody who is not let in is told, and whether to wait."""
    with pytest.raises(Inloggningsfel) as fel:
        dorr.in_(kod, losenord, adress)
    assert type(fel.value) is Inloggningsfel
    return str(fel.value), fel.value.vanta


def hashen(dorr: Dorr, person: str = "registrator") -> str:
    """The hash of somebody's password."""
    with dorr.program.databas.las() as f:
        lagrat = konton.las(f, person)
    assert lagrat is not None
    return lagrat.losenord


def misslyckas(dorr: Dorr, kod: str, antal: int, adress: str = HEMMA) -> None:
    """Fail so many times."""
    for _ in range(antal):
        assert not vagran(dorr, kod, adress=adress)[1]


def test_ratt_losenord_slapps_in(dorr: Dorr) -> None:
    """The right name and password give a cookie by which the person is known."""
    dorr.ge("registrator")
    inloggad = dorr.in_("registrator")
    assert (inloggad.person, inloggad.maste_byta) == ("registrator", False)
    assert dorr.vem(inloggad.kaka) == "registrator"
    assert dorr.in_(" Registrator ").person == "registrator"


def test_allt_fel_far_samma_svar_och_kostar_en_hashning(dorr: Dorr) -> None:
    """Unknown, without konto, wrong password: the same type and text, and argon2 is asked once each time."""
    dorr.ge("registrator")
    svar = set()
    for kod in ("registrator", "kollega", *FEL_NAMN):
        fore = dorr.argon.gjorda
        svar.add(vagran(dorr, kod, adress=kod[:20]))
        assert dorr.argon.gjorda == fore + 1, kod
    assert len(svar) == 1
    assert next(iter(svar))[1] is False


@pytest.mark.parametrize("losenord", ["", "x" * (LANGST + 1), "x" * 100_000])
def test_det_som_inget_losenord_ar_hashas_anda(dorr: Dorr, losenord: str) -> None:
    """Nothing at all, or far too much, is refused as any other and takes as long."""
    dorr.ge("registrator")
    ratt = vagran(dorr, "registrator")
    fore = dorr.argon.gjorda
    assert vagran(dorr, "registrator", losenord) == ratt
    assert dorr.argon.gjorda == fore + 1


@pytest.mark.parametrize(
    "losenord", ["åä" * (LANGST // 2), "nolla \x00 mitt i allt", "nyckel 🔑 under mattan"]
)
def test_langa_och_ovanliga_losenord_duger(dorr: Dorr, losenord: str) -> None:
    """1024 characters, a NUL in the middle, a picture: what was chosen opens, to the last character."""
    dorr.ge("registrator", losenord)
    assert dorr.in_("registrator", losenord).person == "registrator"
    vagran(dorr, "registrator", losenord[:-1])
    vagran(dorr, "registrator", losenord.partition("\x00")[0][:-1])


def test_ett_tecken_kan_provas(dorr: Dorr) -> None:
    """A single character is tried as any password, and is wrong."""
    dorr.ge("registrator")
    assert vagran(dorr, "registrator", "x") == vagran(dorr, "registrator")


def test_olika_tangentbord_skriver_samma_losenord(dorr: Dorr) -> None:
    """å as one character or as a with a ring: one password."""
    ett = unicodedata.normalize("NFC", "fåglar över ån")
    flera = unicodedata.normalize("NFD", ett)
    assert ett != flera
    for satt, skrivet in ((ett, flera), (flera, ett)):
        dorr.ge("registrator", satt)
        assert dorr.in_("registrator", skrivet).person == "registrator"


@pytest.mark.parametrize("kod", ["registrator", "finnsinte", "kollega"])
def test_for_manga_forsok_med_ett_namn(dorr: Dorr, kod: str) -> None:
    """After ten failures one waits, whether anybody has the name or not, and nothing is hashed."""
    dorr.ge("registrator")
    misslyckas(dorr, kod, FLEST_PA_KONTO)
    fore = dorr.argon.gjorda
    mening, vanta = vagran(dorr, kod, GOTT, BORTA)
    assert vanta
    assert mening.startswith("Vänta en stund")
    assert dorr.argon.gjorda == fore


def test_samma_text_for_kant_och_okant_namn(dorr: Dorr) -> None:
    """The limit does not tell who exists, and capitals do not get around it."""
    dorr.ge("registrator")
    misslyckas(dorr, "registrator", FLEST_PA_KONTO)
    misslyckas(dorr, "finnsinte", FLEST_PA_KONTO, BORTA)
    svar = {vagran(dorr, kod) for kod in ("registrator", "finnsinte", "REGISTRATOR", " registrator")}
    assert len(svar) == 1


def test_efter_en_stund_gar_det_igen(dorr: Dorr) -> None:
    """Five minutes after the failures the right password opens; to be refused does not prolong the wait."""
    dorr.ge("registrator")
    misslyckas(dorr, "registrator", FLEST_PA_KONTO)
    stall(dorr.program, NU + FONSTER - timedelta(seconds=1))
    assert vagran(dorr, "registrator", GOTT)[1]
    stall(dorr.program, NU + FONSTER)
    assert dorr.in_("registrator").person == "registrator"


def test_agaren_kommer_in_fran_en_kand_adress(dorr: Dorr) -> None:
    """A stranger who locks a name does not lock its owner out where the owner has been let in before."""
    dorr.ge("registrator")
    dorr.in_("registrator", adress=HEMMA)
    misslyckas(dorr, "registrator", FLEST_PA_KONTO, BORTA)
    assert vagran(dorr, "registrator", GOTT, BORTA)[1]
    assert vagran(dorr, "registrator", GOTT, "203.0.113.5")[1]
    assert dorr.in_("registrator", adress=HEMMA).person == "registrator"


def test_en_kand_adress_far_inte_gissa_fritt(dorr: Dorr) -> None:
    """Where the owner has been, there are ten guesses too."""
    dorr.ge("registrator")
    dorr.in_("registrator")
    misslyckas(dorr, "registrator", FLEST_PA_KONTO)
    assert vagran(dorr, "registrator", GOTT)[1]


def test_en_adress_ar_kand_i_trettio_dagar(dorr: Dorr) -> None:
    """After that it is an address as any other."""
    dorr.ge("registrator")
    dorr.in_("registrator")
    stall(dorr.program, NU + timedelta(days=30))
    misslyckas(dorr, "registrator", FLEST_PA_KONTO, BORTA)
    assert vagran(dorr, "registrator", GOTT)[1]


def test_for_manga_forsok_fran_en_adress(dorr: Dorr) -> None:
    """Sixty failures from one address, each with another name: one waits there, and only there."""
    dorr.ge("registrator")
    dorr.in_("registrator")
    for n in range(FLEST_FRAN_ADRESS):
        misslyckas(dorr, f"namn{n}", 1)
    fore = dorr.argon.gjorda
    assert vagran(dorr, "registrator", GOTT)[1]
    assert dorr.argon.gjorda == fore
    assert dorr.in_("registrator", adress=BORTA).person == "registrator"


def test_ett_nat_av_ipv6_ar_en_adress(dorr: Dorr) -> None:
    """Whoever has a whole network of addresses has no more guesses for it."""
    for n in range(FLEST_FRAN_ADRESS):
        misslyckas(dorr, f"namn{n}", 1, f"2001:db8::{n:x}")
    assert vagran(dorr, "registrator", GOTT, "2001:db8::ffff")[1]
    assert not vagran(dorr, "registrator", GOTT, "2001:db8:0:1::1")[1]


def test_en_hel_hop_pa_en_gang_far_inte_fler_gissningar(dorr: Dorr) -> None:
    """Thirty who try at the same moment are tried ten times."""
    dorr.ge("registrator")
    fore, svar = dorr.argon.gjorda, []

    def prova() -> None:
        try:
            dorr.in_("registrator", ANNAT)
        except Inloggningsfel as fel:
            svar.append(fel.vanta)

    tradar = [threading.Thread(target=prova) for _ in range(30)]
    for trad in tradar:
        trad.start()
    for trad in tradar:
        trad.join(60)
    assert sorted(svar) == [False] * FLEST_PA_KONTO + [True] * (30 - FLEST_PA_KONTO)
    assert dorr.argon.gjorda - fore == FLEST_PA_KONTO


def test_okanda_namn_star_ingenstans(dorr: Dorr) -> None:
    """Somebody who types the password in the place of the name has not left it in the base."""
    vagran(dorr, "hemligt skrivet i fel ruta")
    with dorr.program.databas.las() as f:
        rader = f.fraga(select(t.inloggning))
    assert len(rader) == 1
    assert "hemligt" not in str(rader)


def test_varje_inloggning_har_ett_nytt_id(dorr: Dorr) -> None:
    """A cookie that somebody has planted in the browser is dead afterwards, and never becomes the login."""
    dorr.ge("registrator")
    forsta = dorr.in_("registrator").kaka
    andra = dorr.in_("registrator", forra=forsta).kaka
    assert andra != forsta
    assert (dorr.vem(forsta), dorr.vem(andra)) == (None, "registrator")
    planterad = "A" * 43
    tredje = dorr.in_("registrator", forra=planterad).kaka
    assert (dorr.vem(planterad), dorr.vem(tredje), dorr.vem(andra)) == (None, "registrator", "registrator")


def test_bara_ett_avtryck_av_kakan_sparas(dorr: Dorr) -> None:
    """What stands in the base opens nothing."""
    dorr.ge("registrator")
    kaka = dorr.in_("registrator").kaka
    with dorr.program.databas.las() as f:
        (rad,) = f.fraga(select(t.session_))
    assert kaka not in str(rad)
    assert dorr.vem(rad[0]) is None


def test_bytt_medan_det_gamla_provades(dorr: Dorr) -> None:
    """A password that is changed while the old one is being tried lets nobody in by the old one."""
    dorr.ge("registrator")

    dorr.argon.nar_ratt = lambda: dorr.ge("registrator", ANNAT)
    with pytest.raises(Inloggningsfel):
        dorr.in_("registrator")
    with dorr.program.databas.skriv() as f:
        assert lagrade.avsluta_alla(f, "registrator") == 0


def test_en_gammal_profil_hashas_om(dorr: Dorr) -> None:
    """Whoever logs in with a hash of a weaker profile gets one of today's, and the password is the same."""
    dorr.ge("registrator")

    fore = hashen(dorr)
    ny = Dorr(dorr.program, billig(time_cost=2))
    for _ in range(2):
        assert ny.in_("registrator").person == "registrator"
    efter = hashen(dorr)
    assert efter != fore
    assert ("t=1" in fore, "t=2" in efter) == (True, True)
    assert ny.in_("registrator").person == "registrator"
    assert hashen(dorr) == efter


def test_en_skadad_hash_ar_ett_fel_losenord(dorr: Dorr) -> None:
    """What is no hash at all opens nothing and crashes nothing."""
    dorr.ge("registrator")
    svar = vagran(dorr, "registrator")
    with dorr.program.databas.skriv() as f:
        konton.byt_hash(f, "registrator", hashen(dorr), "inte en hash")
    assert vagran(dorr, "registrator", GOTT) == svar


def test_en_person_utan_losenord_loggas_in_av_nagon_annan(dorr: Dorr) -> None:
    """Who has been made sure of in another way begins a login without any konto."""
    kaka = sakerhet.borja(dorr.program, "kollega")
    funnen = sakerhet.hamta(dorr.program, kaka)
    assert funnen is not None
    assert (funnen.person, funnen.maste_byta) == ("kollega", False)
    with pytest.raises(Inloggningsfel):
        dorr.byt(kaka)
