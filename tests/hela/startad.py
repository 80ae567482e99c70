"""`remiss starta` and `remiss webb` as real processes: started, asked for pages, stopped and killed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from attrs import define

PROGRAM = (sys.executable, "-c", "from arbetsflode.kommandorad import main; main()")
TALAMOD = 60
"""Seconds: the machine may be busy."""


@define
class Startad:
    """A process that shows the pages, and where."""

    process: "subprocess.Popen[str]"
    sagt: Mapping[str, str | None]
    """What it told when it could be asked."""

    @property
    def adress(self) -> str:
        """Where the pages are."""
        return self.sagt["adress"] or ""

    def hamta(self, vag: str = "/logga-in") -> tuple[int, str]:
        """The status and the text of a page."""
        try:
            with urlopen(f"{self.adress}{vag}", timeout=TALAMOD) as svar:
                return svar.status, svar.read().decode()
        except HTTPError as fel:
            return fel.code, fel.read().decode()

    def stoppa(self, hur: signal.Signals = signal.SIGTERM) -> tuple[int, float, str, str]:
        """Ask it to stop: the exit code, the seconds it took, and what it has said."""
        borjan = time.monotonic()
        self.process.send_signal(hur)
        ut, fel = self.process.communicate(timeout=TALAMOD)
        return self.process.returncode, time.monotonic() - borjan, ut, fel


def miljon(**andrat: str) -> Mapping[str, str]:
    """The environment without anybody's own settings."""
    ren = {namn: varde for namn, varde in os.environ.items() if not namn.startswith("REMISS_")}
    return {**ren, **andrat}


@contextmanager
def startad(*argument: str, **miljo: str) -> Iterator[Startad]:
    """A process that answers; killed at the end if it still runs, with whatever it has started."""
    process = subprocess.Popen(
        [*PROGRAM, *argument, "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=miljon(**miljo),
        start_new_session=True,
    )
    try:
        yield Startad(process=process, sagt=_sagt(process))
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _sagt(process: "subprocess.Popen[str]") -> Mapping[str, str | None]:
    """What it tells when it can be asked."""
    assert process.stdout is not None
    sagt = ""
    for rad in process.stdout:
        sagt += rad
        if rad.startswith("}"):
            svar: Mapping[str, str | None] = json.loads(sagt)
            return svar
    _, fel = process.communicate()
    raise AssertionError(sagt + fel)


def kvar_i(grupp: int) -> bool:
    """Whether any process of a session is left."""
    try:
        os.killpg(grupp, 0)
    except ProcessLookupError:
        return False
    return True


def vanta(pa: Callable[[], object], sekunder: float = TALAMOD) -> None:
    """Wait until something is so."""
    slut = time.monotonic() + sekunder
    while not pa():
        assert time.monotonic() < slut
        time.sleep(0.05)


@contextmanager
def upptagen(port: int) -> Iterator[None]:
    """Somebody else listens on a port of this machine."""
    with socket.create_server(("127.0.0.1", port)):
        yield


def brev_i(mapp: Path) -> int:
    """How many letters have left for the folder."""
    return len(list((mapp / "brev").glob("*.eml")))
