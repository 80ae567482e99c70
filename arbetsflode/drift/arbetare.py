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

from apscheduler.schedulers.background import BackgroundScheduler

from arbetsflode.motor import Tickrapport, tick
from arbetsflode.program import Program

logging.getLogger("apscheduler").setLevel(logging.WARNING)

Rapportera = Callable[[Tickrapport], None]
Klaga = Callable[[Exception], None]


def arbeta(
    program: Program,
    rapportera: Rapportera,
    klaga: Klaga,
    *,
    sekunder: int = 60,
    slut: threading.Event | None = None,
) -> None:
    """Tick at once and then every `sekunder` until told to stop (SIGTERM, SIGINT, or `slut` set).

    A turn that fails is reported to `klaga` and the next one comes in its time.
    """
    slut = slut or threading.Event()
    tidigare = _lyssna(slut)
    schema = BackgroundScheduler(timezone="UTC")
    schema.add_job(
        _varv,
        "interval",
        seconds=sekunder,
        args=(program, rapportera, klaga, slut),
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
    )
    try:
        _varv(program, rapportera, klaga, slut)
        schema.start()
        slut.wait()
    finally:
        if schema.running:
            schema.shutdown(wait=True)
        for nummer, hanterare in tidigare.items():
            signal.signal(nummer, hanterare)


def _varv(program: Program, rapportera: Rapportera, klaga: Klaga, slut: threading.Event) -> None:
    try:
        rapportera(tick(program, stanna=slut.is_set))
    except Exception as fel:  # noqa: BLE001 - the top of one loop turn: told, and the next turn comes
        klaga(fel)


def _lyssna(slut: threading.Event) -> dict[signal.Signals, Any]:
    """Let a signal end the wait; only the main thread may listen."""
    if threading.current_thread() is not threading.main_thread():
        return {}

    def stanna(_nummer: int, _ram: FrameType | None) -> None:
        slut.set()

    return {nummer: signal.signal(nummer, stanna) for nummer in (signal.SIGTERM, signal.SIGINT)}
