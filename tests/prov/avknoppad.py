"""Doing part of a proof in a forked process, whose limits and rights are its own."""

import multiprocessing
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection

from tests.prov.ram import Prov


def i_egen_process(prov: Prov, gor: Callable[[], None]) -> None:
    """Run something that notes counts and violations in `prov`, and bring them home."""
    sort = multiprocessing.get_context("fork")
    har, dar = sort.Pipe(duplex=False)
    barn = sort.Process(target=_kor, args=(prov, gor, dar))
    barn.start()
    dar.close()
    try:
        raknat, brott = har.recv()
        prov.raknat.update(raknat)
        prov.brott += brott
    except EOFError:
        prov.krav(False, "a process of the proof died")
    barn.join()


def _kor(prov: Prov, gor: Callable[[], None], dar: Connection) -> None:
    prov.raknat.clear()
    prov.brott.clear()
    try:
        gor()
    except Exception:
        prov.brott.append(traceback.format_exc())
    dar.send((dict(prov.raknat), list(prov.brott)))
