"""A worker whose ladder counts no longer: it stands still, says so, reads the new one."""

import threading
from pathlib import Path

from arbetsflode import motor
from arbetsflode.drift import arbeta
from arbetsflode.klocka import Stallklocka
from arbetsflode.motor import Tickrapport
from arbetsflode.program import Program
from arbetsflode.sammansattning import KOMMUNFIL, har_basens_konfiguration
from tests.motor.paminnelser import Post, fall, kl, sagda
from tests.motor.test_ny_trappa import NY_TRAPPA
from tests.programbyggare import KOMMUN, Installation, med_kanal, stall

DAGEN = kl("2011-10-27 09:00")


def test_a_worker_with_an_older_ladder_does_nothing_by_it(installation: Installation) -> None:
    """Någon har läst in en ny trappa: den som går med den gamla varken bevakar eller
    skickar, och säger det."""
    with installation.oppna() as gammal:
        lopp = fall(gammal)
        installation.skriv_kommun(NY_TRAPPA)
        with installation.oppna(Stallklocka(DAGEN), fro=2) as ny:
            stall(gammal, DAGEN)
            rapport = motor.tick(gammal)
            assert rapport.svep.foraldrad
            assert (rapport.svep.provade, rapport.morgonbrev, rapport.sandning.skickade) == (0, 0, 0)
            assert sagda(gammal, lopp) == {}
            assert not motor.tick(ny).svep.foraldrad
            assert {regel for regel, _, _ in sagda(ny, lopp)} == {"svarstid_3"}


def varven(installation: Installation, gammal: Program, antal: int) -> list[Tickrapport]:
    """What so many turns of a worker say that may read the configuration again."""
    slut, varv = threading.Event(), list[Tickrapport]()
    oppnade: list[Program] = []

    def las_om() -> Program | None:
        if not har_basens_konfiguration(gammal):
            return None
        oppnade.append(installation.oppna(Stallklocka(DAGEN), fro=9))
        med_kanal(oppnade[-1], Post())
        return oppnade[-1]

    def rapportera(rapport: Tickrapport) -> None:
        varv.append(rapport)
        if len(varv) == antal:
            slut.set()

    arbeta(gammal, rapportera, _fall, sekunder=1, slut=slut, las_om=las_om)
    for program in oppnade:
        program.stang()
    return varv


def _fall(fel: Exception) -> None:
    raise fel


def test_it_goes_on_by_itself_when_its_folder_has_the_new_one(installation: Installation) -> None:
    """Har arbetarens mapp den nya trappan läser den in den och går vidare i samma varv."""
    with installation.oppna() as gammal:
        fall(gammal)
        installation.skriv_kommun(NY_TRAPPA)
        installation.oppna(fro=2).stang()
        stall(gammal, DAGEN)
        assert [v.svep.foraldrad for v in varven(installation, gammal, 1)] == [False]


def test_it_waits_while_its_folder_has_the_old_one(installation: Installation, tmp_path: Path) -> None:
    """Har dess mapp den gamla trappan står den stilla, och höjer inte numret så att den andra stannar."""
    with installation.oppna() as gammal:
        fall(gammal)
        installation.skriv_kommun(NY_TRAPPA)
        with installation.oppna(fro=2) as ny:
            (installation.mapp / KOMMUNFIL).write_text(KOMMUN, encoding="utf-8")
            stall(gammal, DAGEN)
            assert [v.svep.foraldrad for v in varven(installation, gammal, 2)] == [True, True]
            assert not motor.tick(ny).svep.foraldrad
