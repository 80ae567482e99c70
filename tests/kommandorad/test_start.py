"""How the program begins and ends: at once, in a pipe, with Ctrl-C, and with the folder said anywhere."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from arbetsflode.kommandorad.grupp import KOMMANDON
from tests.kommandorad.korning import DNR, REG, Kommandorad

PROGRAM = (sys.executable, "-c", "from arbetsflode.kommandorad import main; main()")
TUNGA = ("sqlalchemy", "alembic", "holidays", "jinja2", "rich", "babel", "transitions", "apscheduler")


def _kor(*argument: str, **miljo: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *argument], capture_output=True, text=True, env={**os.environ, **miljo}, timeout=60
    )


def test_help_needs_nothing_heavy() -> None:
    """Neither the program nor any command's help loads database, calendar or templates."""
    kod = (
        "import sys; from arbetsflode.kommandorad import kor\n"
        f"for namn in {list(KOMMANDON)!r}: assert kor([namn, '--help']) == 0\n"
        f"print([m for m in {TUNGA!r} if m in sys.modules], file=sys.stderr)"
    )
    svar = subprocess.run([sys.executable, "-c", kod], capture_output=True, text=True, timeout=60)
    assert svar.stderr.strip() == "[]"


def test_help_comes_while_one_waits() -> None:
    """Measured as the best of three; the limit here is wide, the machine may be busy."""
    tider = []
    for _ in range(3):
        borjan = time.perf_counter()
        assert _kor("--help").returncode == 0
        tider.append(time.perf_counter() - borjan)
    assert min(tider) < 1.5


def test_the_folder_may_be_said_before_after_or_in_the_environment(
    k: Kommandorad, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What stands last counts, and the environment never beats what is written."""
    k.registrera()
    mapp = str(k.mapp)
    for argument in (
        ("--mapp", mapp, "--som", REG, "lista"),
        ("lista", "--mapp", mapp, "--som", REG),
        ("--mapp", "/finns/inte", "lista", "--mapp", mapp, "--som", REG),
    ):
        assert DNR in k.utan_mapp(*argument).ut
    monkeypatch.setenv("REMISS_MAPP", mapp)
    monkeypatch.setenv("REMISS_SOM", REG)
    assert DNR in k.utan_mapp("lista").ut
    assert k.utan_mapp("--mapp", str(tmp_path / "annan"), "lista").utgang == 5
    assert k.utan_mapp("--som", "okand", "lista").utgang == 2
    monkeypatch.delenv("REMISS_MAPP")
    utan = k.utan_mapp("lista")
    assert (utan.utgang, "REMISS_MAPP" in utan.fel) == (2, True)


def test_without_anybody_acting_it_says_how(k: Kommandorad) -> None:
    """--som or REMISS_SOM."""
    svar = k("lista")
    assert "--som PERSON" in svar.fel
    assert "REMISS_SOM" in svar.fel


def test_a_closed_pipe_is_quiet() -> None:
    """`remiss flode visa | true` leaves no traceback."""
    las, skriv = os.pipe()
    os.close(las)
    with os.fdopen(skriv, "w") as ror:
        svar = subprocess.run(
            [*PROGRAM, "flode", "visa"], stdout=ror, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert (svar.returncode, svar.stderr) == (141, "")


@pytest.mark.hela
def test_the_worker_stops_quietly_when_it_is_told(k: Kommandorad) -> None:
    """Ctrl-C ends `remiss arbeta` with 0 and a word; what is due has been done."""
    k.registrera()
    process = subprocess.Popen(
        [*PROGRAM, "arbeta", "--mapp", str(k.mapp)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Bevakar ")
    process.send_signal(signal.SIGINT)
    ut, fel = process.communicate(timeout=60)
    assert (process.returncode, fel) == (0, "")
    assert ut.endswith("Stoppad.\n")


def test_a_terminal_without_the_letters_shows_something_else(k: Kommandorad) -> None:
    """An ASCII terminal gets question marks, not an error."""
    svar = _kor("lista", "--mapp", str(k.mapp), "--som", REG, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (svar.returncode, svar.stderr) == (0, "")
