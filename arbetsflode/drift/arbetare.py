"""The worker: APScheduler as a mere alarm clock, in memory, one tick a minute.

It holds no reminder. A missed tick, a restart or a second worker changes nothing, for the sweep is a
question to the database.
"""

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

from attrs import define

from arbetsflode.motor import Tickrapport, tick
from arbetsflode.program import Program

logging.getLogger("apscheduler").setLevel(logging.WARNING)

Rapportera = Callable[[Tickrapport], None]
Klaga = Callable[[Exception], None]
LasOm = Callable[[], Program | None]
"""Opens the program again with a configuration that has changed; None when the folder has not that one."""


def arbeta(
    program: Program,
    rapportera: Rapportera,
    klaga: Klaga,
    *,
    sekunder: int = 60,
    slut: threading.Event | None = None,
    las_om: LasOm = lambda: None,
) -> None:
    """Tick at once and then every `sekunder` until told to stop (SIGTERM, SIGINT, or `slut` set).

    A turn that fails is reported to `klaga` and the next one comes in its time. When another process has
    read a newer configuration `las_om` gives the program of the turns that follow.
    """
    from apscheduler.schedulers.background import BackgroundScheduler

    slut = slut or threading.Event()
    varv = _Varv(program=program, rapportera=rapportera, klaga=klaga, slut=slut, las_om=las_om)
    tidigare = _lyssna(slut)
    schema = BackgroundScheduler(timezone="UTC")
    schema.add_job(
        varv,
        "interval",
        seconds=sekunder,
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
    )
    try:
        varv()
        schema.start()
        slut.wait()
    finally:
        if schema.running:
            schema.shutdown(wait=True)
        for nummer, hanterare in tidigare.items():
            signal.signal(nummer, hanterare)


@define
class _Varv:
    """One turn after the other, of the program as it was last opened."""

    program: Program
    rapportera: Rapportera
    klaga: Klaga
    slut: threading.Event
    las_om: LasOm

    def __call__(self) -> None:
        try:
            self.rapportera(self._tick())
        except Exception as fel:  # noqa: BLE001 - the top of one loop turn: told, and the next turn comes
            self.klaga(fel)

    def _tick(self) -> Tickrapport:
        rapport = tick(self.program, stanna=self.slut.is_set)
        nytt = self.las_om() if rapport.svep.foraldrad else None
        if nytt is None:
            return rapport
        self.program = nytt
        return tick(nytt, stanna=self.slut.is_set)


def _lyssna(slut: threading.Event) -> dict[signal.Signals, Any]:
    """Let a signal end the wait; only the main thread may listen."""
    if threading.current_thread() is not threading.main_thread():
        return {}

    def stanna(_nummer: int, _ram: FrameType | None) -> None:
        slut.set()

    return {nummer: signal.signal(nummer, stanna) for nummer in (signal.SIGTERM, signal.SIGINT)}
