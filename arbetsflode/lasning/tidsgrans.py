"""How long a reader may compute: first it is asked to stop, with what it has; then it is ended."""

import resource
import signal
from types import FrameType

LASTID = 1.2
"""Seconds of computing that a file may take; what has been read by then is kept."""
HARDTID = 1.5
"""Seconds of computing after which a reader that does not hear is ended."""
LANGST_RAKNETID = 2
"""Seconds of computing, the start counted, after which the machine ends the process whatever it has done."""
STORST_MINNE = 1 << 30
"""Bytes of address space."""
_IGEN = 0.1
"""Seconds until it is asked once more, should a library have taken the first asking for its own."""


class TidenUte(BaseException):
    """The time is up. No error of a file: what catches errors lets it pass."""


def begransa() -> None:
    """Set the limits of this process; from now on its time runs."""
    resource.setrlimit(resource.RLIMIT_AS, (STORST_MINNE, STORST_MINNE))
    resource.setrlimit(resource.RLIMIT_CPU, (LANGST_RAKNETID, LANGST_RAKNETID + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, _ute)
    signal.setitimer(signal.ITIMER_PROF, LASTID, _IGEN)
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_VIRTUAL, HARDTID)


def slapp() -> None:
    """The reader has stopped, and is asked no more: it puts together what it has."""
    signal.setitimer(signal.ITIMER_PROF, 0)


def _ute(_nummer: int, _ram: FrameType | None) -> None:
    raise TidenUte
