"""The pages over a new installation, watched: a fault that nobody expected is a violation."""

from collections.abc import Iterator
from contextlib import contextmanager

from litestar import Litestar

from arbetsflode import motor
from arbetsflode.program import Program
from arbetsflode.webb.app import bygg
from tests.prov.ram import Prov


@contextmanager
def webben(prov: Prov, sort: str) -> Iterator[tuple[Program, Litestar]]:
    """A program on that database and its pages. At the end the store agrees with itself."""
    with prov.installation(sort).oppna() as program:
        yield program, bygg(program, klaga=lambda fel, _ref: prov.krav(False, f"{sort}: unexpected: {fel!r}"))
        for avvikelse in motor.verifiera(program).avvikelser:
            prov.krav(False, f"{sort}: the checker: {avvikelse.plats}: {avvikelse.mening}")
