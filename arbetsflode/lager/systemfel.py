"""The system's refusals to write, as errors of the house."""

from collections.abc import Iterator
from contextlib import contextmanager

from konfiguration.systemfel import orsak
from tillstand.fel import Lagringsfel


@contextmanager
def lagring(vad: str) -> Iterator[None]:
    """Turn the system's refusals to write into Lagringsfel; `vad` is what could not be written."""
    try:
        yield
    except OSError as fel:
        raise Lagringsfel(f"{vad} går inte att skriva: {orsak(fel)}. Inget har sparats.") from fel
