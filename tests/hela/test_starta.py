"""`remiss starta` and `remiss webb` for real: a process of its own, on each database, stopped and killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from arbetsflode import demo
from arbetsflode.demo.arenden import FALL
from arbetsflode.klocka import Systemklocka
from arbetsflode.kommandorad.grupp import KOMMANDON
from tests.hela.startad import PROGRAM, TALAMOD, brev_i, kvar_i, miljon, startad, upptagen, vanta
from tests.programbyggare import Installation, registrera

pytestmark = pytest.mark.hela
TUNGA = ("litestar", "uvicorn", "argon2", "structlog", "jinja2")
SNART = 10
"""Seconds within which it stops when it is asked to."""


def _kor(*argument: str, **miljo: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*PROGRAM, *argument], capture_output=True, text=True, env=miljon(**miljo), timeout=TALAMOD
    )


def test_pages_warnings_and_letters_in_one_process(installation: Installation) -> None:
    """The login answers, the letter of a new case leaves by itself, and SIGTERM stops it in good order."""
    with installation.oppna(Systemklocka()) as program:
        registrera(program, "Om Heliumvägen")
    mapp = ("--mapp", str(installation.mapp))
    with startad("starta", *mapp, "--port", "0", **installation.miljo) as ett:
        assert ett.adress.startswith("http://127.0.0.1:")
        status, sidan = ett.hamta()
        assert (status, "Logga in" in sidan) == (200, True)
        vanta(lambda: brev_i(installation.mapp) >= 1)
        utgang, sekunder, _, fel = ett.stoppa()
        assert (utgang, fel) == (0, "")
        assert sekunder < SNART
        assert not kvar_i(ett.process.pid)


def test_the_pages_alone_send_no_letters(i_sqlite: Installation) -> None:
    """`webb` shows pages and leaves the letters to `arbeta`; Ctrl-C stops it without a fault."""
    with i_sqlite.oppna(Systemklocka()) as program:
        registrera(program, "Om Heliumvägen")
    with startad("webb", "--mapp", str(i_sqlite.mapp), "--port", "0", **i_sqlite.miljo) as ett:
        assert ett.hamta()[0] == 200
        utgang, sekunder, _, fel = ett.stoppa(signal.SIGINT)
        assert (utgang, fel, brev_i(i_sqlite.mapp)) == (0, "", 0)
        assert sekunder < SNART


def test_what_was_killed_is_started_again(i_sqlite: Installation) -> None:
    """Killed without warning, it answers again on the same port at once."""
    argument = ("starta", "--mapp", str(i_sqlite.mapp), "--port")
    with startad(*argument, "0", **i_sqlite.miljo) as ett:
        port = ett.adress.rpartition(":")[2]
        assert ett.hamta()[0] == 200
        ett.process.kill()
        ett.process.wait(TALAMOD)
        assert not kvar_i(ett.process.pid)
        with startad(*argument, port, **i_sqlite.miljo) as igen:
            assert igen.adress == ett.adress
            assert igen.hamta()[0] == 200


def test_a_second_one_on_the_same_port_says_so(i_sqlite: Installation) -> None:
    """It tells which port is taken and what to do, and the first one goes on."""
    argument = ("webb", "--mapp", str(i_sqlite.mapp), "--port")
    with startad(*argument, "0", **i_sqlite.miljo) as ett:
        port = ett.adress.rpartition(":")[2]
        svar = _kor(*argument, port, **i_sqlite.miljo)
        assert (svar.returncode, svar.stdout) == (2, "")
        assert f"port {port} är upptagen" in svar.stderr
        assert "Traceback" not in svar.stderr
        assert ett.hamta()[0] == 200


@pytest.mark.parametrize(
    ("argument", "ord_"),
    [
        (("--port", "65536"), "från 0 till 65535"),
        (("--port", "-1"), "från 0 till 65535"),
        (("--vard", "192.0.2.1"), "finns inte på den här datorn"),
        (("--vard", "inget.invalid"), "går inte att lyssna på"),
    ],
)
def test_an_address_that_cannot_be_had_is_told_calmly(
    i_sqlite: Installation, argument: tuple[str, str], ord_: str
) -> None:
    """A port that does not exist or an address of another machine: a sentence, and exit code 2."""
    svar = _kor("webb", "--mapp", str(i_sqlite.mapp), *argument, **i_sqlite.miljo)
    assert (svar.returncode, ord_ in svar.stderr) == (2, True), svar.stderr


def test_a_demo_is_seen_by_this_machine_only(i_sqlite: Installation) -> None:
    """Whoever opens a demo becomes anybody: it listens to no other address, whichever command shows it."""
    (i_sqlite.mapp / ".remissdemo").touch()
    for argument in (("webb",), ("starta",), ("starta", "--demo")):
        svar = _kor(*argument, "--mapp", str(i_sqlite.mapp), "--vard", "0.0.0.0", "--port", "0")
        assert (svar.returncode, "bara på den egna datorn" in svar.stderr) == (2, True), svar.stderr


def test_the_first_start_shows_a_code_and_a_demo_none(i_sqlite: Installation) -> None:
    """Until somebody can log in each start tells a new code; where roles are chosen there is none."""
    argument = ("webb", "--mapp", str(i_sqlite.mapp), "--port", "0")
    with startad(*argument, **i_sqlite.miljo) as ett:
        assert len(ett.sagt["startkod"] or "") > 10
        assert ett.hamta("/forsta-gangen")[0] == 200
        with startad(*argument, **i_sqlite.miljo) as tva:
            assert tva.sagt["startkod"] not in (None, ett.sagt["startkod"])
    (i_sqlite.mapp / ".remissdemo").touch()
    with startad(*argument, **i_sqlite.miljo) as demot:
        assert demot.sagt["startkod"] is None
        assert demot.hamta("/forsta-gangen")[0] == 404


def test_a_demo_never_opens_another_base(i_sqlite: Installation, tmp_path: Path) -> None:
    """The environment may name the base of a real municipality: the demo's roles do not reach it."""
    mapp = tmp_path / "demo"
    demo.spela(mapp, lambda _rad: None, fallen=FALL[-1:])
    with startad("webb", "--mapp", str(mapp), "--port", "0", **i_sqlite.miljo) as ett:
        status, sidan = ett.hamta()
        assert (status, "Stadsdelsdirektör" in sidan) == (200, True)


def test_the_demo_is_made_shown_and_kept(tmp_path: Path) -> None:
    """One command makes it and shows it; later on a taken port it takes the next, and keeps what was done."""
    mapp = tmp_path / "demo"
    argument = ("starta", "--demo", "--mapp", str(mapp), "--port")
    with startad(*argument, "0") as ett:
        port = int(ett.adress.rpartition(":")[2])
        status, sidan = ett.hamta()
        assert (status, 'value="hv.bitr"' in sidan) == (200, True)
        vanta(lambda: ett.adress in "".join(b.read_text() for b in _senaste_breven(mapp)))
        samtidigt = _kor(*argument, "0")
        assert (samtidigt.returncode, "är igång med den här databasen" in samtidigt.stderr) == (6, True)
        assert ett.stoppa()[0] == 0
    with upptagen(port), startad(*argument, str(port), "--behall") as igen:
        assert port < int(igen.adress.rpartition(":")[2]) <= port + 20
        assert igen.hamta()[0] == 200


def _senaste_breven(mapp: Path) -> list[Path]:
    return sorted((mapp / "brev").glob("*.eml"), key=lambda fil: fil.stat().st_mtime)[-20:]


def test_another_folder_is_never_made_a_demo(i_sqlite: Installation) -> None:
    """A folder with a real installation is left as it was."""
    fore = (i_sqlite.mapp / "remiss.db").read_bytes()
    svar = _kor("starta", "--demo", "--mapp", str(i_sqlite.mapp), "--port", "0")
    assert (svar.returncode, "något annat än ett demo" in svar.stderr) == (2, True), svar.stderr
    assert (i_sqlite.mapp / "remiss.db").read_bytes() == fore


def test_to_keep_belongs_to_a_demo(i_sqlite: Installation) -> None:
    """--behall alone means nothing, and says so."""
    svar = _kor("starta", "--behall", "--mapp", str(i_sqlite.mapp))
    assert (svar.returncode, "--demo" in svar.stderr) == (2, True)


def test_help_loads_no_server() -> None:
    """The help of every command comes without the web's libraries."""
    kod = (
        "import sys; from arbetsflode.kommandorad import kor\n"
        f"for namn in {list(KOMMANDON)!r}: assert kor([namn, '--help']) == 0\n"
        f"print([m for m in {TUNGA!r} if m in sys.modules], file=sys.stderr)"
    )
    svar = subprocess.run(
        [sys.executable, "-c", kod], capture_output=True, text=True, env=os.environ, timeout=TALAMOD
    )
    assert svar.stderr.strip() == "[]"
