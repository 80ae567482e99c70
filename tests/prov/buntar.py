"""Lets the sweep take fewer cases at a time, so that a small store has many batches too."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def sma_buntar(antal: int) -> Iterator[None]:
    """So many cases in one transaction of the sweep."""
    modul = importlib.import_module("arbetsflode.motor.svep")
    fore = modul.BUNT
    modul.BUNT = antal  # type: ignore[attr-defined]
    try:
        yield
    finally:
        modul.BUNT = fore  # type: ignore[attr-defined]
