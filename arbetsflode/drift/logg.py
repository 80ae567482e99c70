"""The log: one event, one line of JSON. Codes and counts; no free text, no names, no secrets.

Not being able to log is no reason to stop: a closed pipe or a full disk loses lines, never work.
"""

import os
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from typing import Any

from attrs import asdict, frozen

from arbetsflode.journal import tidstext
from arbetsflode.klocka import Klocka
from arbetsflode.motor import Tickrapport
from tillstand.fel import Remissfel

STDERR = "stderr"
"""In the settings: log to standard error, for journald and the like."""
_STANDARD_FEL = 2
_SPAR = 12
"""So many places of the way to a fault are kept."""


@frozen
class _Utlopp:
    """Writes whole lines. A file is opened for each, so that it can be rotated under us."""

    fil: Path | None

    def msg(self, rad: str) -> None:
        """Write a line, or let it go."""
        try:
            if self.fil is None:
                os.write(_STANDARD_FEL, f"{rad}\n".encode())
            else:
                with self.fil.open("a", encoding="utf-8") as ut:
                    ut.write(f"{rad}\n")
        except OSError:
            return


@frozen
class _Tystnad:
    """No log."""

    def msg(self, _handelse: str, **_varden: object) -> None:
        """Say nothing."""


@frozen
class Logg:
    """What is worth knowing afterwards, and when."""

    _logg: Any

    def start(self) -> None:
        """The worker begins."""
        self._logg.msg("start")

    def slut(self) -> None:
        """The worker has stopped as it was asked to."""
        self._logg.msg("slut")

    def varv(self, rapport: Tickrapport) -> None:
        """One turn of the worker: how much of each."""
        self._logg.msg(
            "varv",
            pausat=rapport.svep.pausat,
            provade=rapport.svep.provade,
            varningar=rapport.svep.varningar,
            at_sidan=rapport.svep.at_sidan,
            sigill=rapport.sigill,
            morgonbrev=rapport.morgonbrev,
            brev=asdict(rapport.sandning),
        )

    def fel(self, fel: BaseException) -> None:
        """Something was refused or failed: its code and class; what it says may name a person."""
        kod = fel.kod if isinstance(fel, Remissfel) else "ovantat"
        self._logg.msg("fel", kod=kod, klass=type(fel).__name__)

    def webbfel(self, fel: BaseException, referens: str) -> None:
        """A page could not be shown: the number that the person saw, and where in the program it was."""
        var = [f"{Path(r.filename).name}:{r.lineno} {r.name}" for r in extract_tb(fel.__traceback__)]
        self._logg.msg("webbfel", referens=referens, klass=type(fel).__name__, var=var[-_SPAR:])


def oppna_logg(till: str | None, mapp: Path, klocka: Klocka) -> Logg:
    """The log of the settings: a file counted from the folder, standard error, or nothing at all."""
    if till is None:
        return Logg(_Tystnad())
    import structlog  # nobody pays for a log that is not kept

    stege: list[Callable[..., Any]] = [_tid(klocka), structlog.processors.JSONRenderer(ensure_ascii=False)]
    utlopp = _Utlopp(None if till == STDERR else mapp / till)
    return Logg(structlog.wrap_logger(utlopp, processors=stege, wrapper_class=structlog.BoundLogger))


def _tid(klocka: Klocka) -> Callable[..., Any]:
    def satt(_logg: object, _metod: str, handelse: dict[str, Any]) -> dict[str, Any]:
        return {"tid": tidstext(klocka.nu()), "handelse": handelse.pop("event"), **handelse}

    return satt
