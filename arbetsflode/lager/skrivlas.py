"""One lock before BEGIN IMMEDIATE: first a thread lock, then a file lock, both with a time limit.

SQLite's own waiting is unfair (the worst waits exceed a second); a queue in front of it is not. The file
lock also keeps to one writer at a time where an older SQLite could corrupt the WAL.
"""

import fcntl
import os
import threading
import time
from pathlib import Path
from types import TracebackType

from arbetsflode.lager.systemfel import lagring
from tillstand.fel import Upptaget

_PAUS_SEKUNDER = 0.0005
"""Between two tries while a writer is likely to be done any moment: whoever sleeps longer is passed by."""
_LANG_PAUS_SEKUNDER = 0.01
_TATT_SEKUNDER = 0.5
"""After this long it is no ordinary writer, and the tries become rarer."""


class Skrivlas:
    """Held by one writer of one process at a time. Without a file only the threads are kept apart."""

    def __init__(self, fil: Path | None, grans_sekunder: float) -> None:
        self._fil = fil
        self._grans = grans_sekunder
        self._trad = threading.Lock()
        self._fd: int | None = None
        self._pid = 0

    def __enter__(self) -> None:
        slut = time.monotonic() + self._grans
        if not self._trad.acquire(timeout=self._grans):
            raise Upptaget("Någon annan skriver just nu. Försök igen om en stund.")
        try:
            self._vanta_pa_filen(slut)
        except BaseException:
            self._trad.release()
            raise

    def __exit__(
        self, typ: type[BaseException] | None, fel: BaseException | None, spar: TracebackType | None
    ) -> None:
        if self._fd is not None:
            fcntl.flock(self._fd, fcntl.LOCK_UN)
        self._trad.release()

    def _vanta_pa_filen(self, slut: float) -> None:
        fd = self._oppna()
        if fd is None:
            return
        tatt_till = time.monotonic() + _TATT_SEKUNDER
        while True:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                nu = time.monotonic()
                if nu > slut:
                    raise Upptaget("Någon annan skriver just nu. Försök igen om en stund.") from None
                time.sleep(_PAUS_SEKUNDER if nu < tatt_till else _LANG_PAUS_SEKUNDER)
            else:
                return

    def _oppna(self) -> int | None:
        if self._fil is None:
            return None
        if self._fd is None or self._pid != os.getpid():
            with lagring(f"Låsfilen {self._fil.name}"):
                self._fd = os.open(self._fil, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._pid = os.getpid()
        return self._fd
