"""Processes that may be killed: forked, one for each piece of work, from a warm one with a single thread.

A fork takes some milliseconds where a new interpreter takes a second. No connection crosses it: the warm
process keeps none open, and what it may have inherited it never uses.
"""

import atexit
import multiprocessing
import os
import pickle
import signal
import tempfile
import traceback
import warnings
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from attrs import define, frozen

from arbetsflode import motor
from tests.programbyggare import Installation, lagg_grunden, registrera

Sag = Callable[[Any], None]
"""Tells something to whoever started the child; what was told stays told when the child is killed."""

Arbete = Callable[[Sag], None]
"""A piece of work for a child: a function of a module, or a `partial` of one."""


@frozen(kw_only=True)
class Slut:
    """How a child ended: its exit code (or minus the signal that killed it), and all that it told."""

    utgang: int
    sagt: tuple[Any, ...]

    def som_text(self) -> str:
        """How it ended and the last thing that it told, for a sentence."""
        return f"ended by {self.utgang}: {str(self.sagt[-1:])[-600:]}"

    @property
    def dodad(self) -> bool:
        """Whether SIGKILL ended it."""
        return self.utgang == -signal.SIGKILL


VID_GRINDEN = 8
"""As many children wait for each other at `grind`."""
_delad: dict[str, Any] = {}
"""What the warm process has that its children inherit."""


def grind() -> Any:
    """In a child: the barrier that VID_GRINDEN children share."""
    return _delad["grind"]


@cache
def barnkammare() -> "Barnkammare":
    """The warm process of this process, forked at first need and ended with it."""
    sort = multiprocessing.get_context("fork")
    mitt, dess = sort.Pipe()
    mapp = tempfile.TemporaryDirectory(prefix="barn")
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # a runner may have threads; they own nothing here
        process = sort.Process(target=_kammare, args=(dess, Path(mapp.name), mitt), daemon=True)
        process.start()
    dess.close()
    kammare = Barnkammare(mitt, process, mapp)
    atexit.register(kammare.stang)
    return kammare


@define
class Barnkammare:
    """The warm process: a child is begun with `starta`, and its end read with `vanta`."""

    _ror: Connection
    _process: Any
    _mapp: Any

    def stang(self) -> None:
        """Let the warm process end."""
        self._ror.close()
        self._process.join(10)
        self._process.kill()
        self._mapp.cleanup()

    def starta(self, arbete: Arbete) -> int:
        """Begin a piece of work in a child; its pid."""
        return int(self._fraga("starta", arbete))

    def vanta(self, pid: int) -> Slut:
        """Wait for a child to end."""
        slut: Slut = self._fraga("vanta", pid)
        return slut

    def lever(self, pid: int) -> bool:
        """Whether a child is still at it."""
        return bool(self._fraga("lever", pid))

    def gor(self, arbete: Arbete) -> Slut:
        """Have a piece of work done, to its end."""
        return self.vanta(self.starta(arbete))

    def _fraga(self, vad: str, om: Any) -> Any:
        self._ror.send((vad, om))
        return self._ror.recv()


def _kammare(ror: Connection, mapp: Path, andra_anden: Connection) -> None:
    andra_anden.close()
    _delad["grind"] = multiprocessing.get_context("fork").Barrier(VID_GRINDEN)
    _varm_upp()
    utgangar: dict[int, int] = {}
    verb: dict[str, Callable[[Any, Path, dict[int, int]], Any]] = {
        "starta": _starta,
        "vanta": _vanta,
        "lever": _lever,
    }
    while True:
        try:
            vad, om = ror.recv()
        except EOFError:
            return
        ror.send(verb[vad](om, mapp, utgangar))


def _varm_upp() -> None:
    """Walk a case to its end on SQLite, so that every child has all modules and statements ready."""
    with tempfile.TemporaryDirectory(prefix="varm") as mapp:
        installation = Installation(mapp=Path(mapp), databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite")
        lagg_grunden(installation)
        with installation.oppna() as program:
            registrera(program).till("overlamnad")
            motor.tick(program)
            motor.verifiera(program)


def _starta(arbete: Arbete, mapp: Path, _utgangar: dict[int, int]) -> int:
    pid = os.fork()
    if pid == 0:
        os._exit(_i_barnet(arbete, mapp / str(os.getpid())))
    return pid


def _i_barnet(arbete: Arbete, fil: Path) -> int:
    fd = os.open(fil, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def sag(nagot: Any) -> None:
        os.write(fd, pickle.dumps(nagot))

    try:
        arbete(sag)
    except BaseException:
        sag(traceback.format_exc())
        return 70
    return 0


def _vanta(pid: int, mapp: Path, utgangar: dict[int, int]) -> Slut:
    utgang = utgangar.pop(pid, None)
    if utgang is None:
        utgang = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return Slut(utgang=utgang, sagt=tuple(_las(mapp / str(pid))))


def _lever(pid: int, _mapp: Path, utgangar: dict[int, int]) -> bool:
    if pid not in utgangar:
        slutat, status = os.waitpid(pid, os.WNOHANG)
        if slutat:
            utgangar[pid] = os.waitstatus_to_exitcode(status)
    return pid not in utgangar


def _las(fil: Path) -> list[Any]:
    sagt = []
    if fil.exists():
        with fil.open("rb") as las:
            while True:
                try:
                    sagt.append(pickle.load(las))
                except EOFError:
                    break
        fil.unlink()
    return sagt
