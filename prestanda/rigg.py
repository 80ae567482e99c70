"""What measurements are made on: a folder, both databases as in production, and bases filled to a size."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from attrs import define

from tests.installationer import Installationer
from tests.postgresserver import Postgres, postgresserver
from tests.programbyggare import Installation


@define(slots=False, eq=False)
class Rigg:
    """Shared by the measurements of one run; what is costly is made once and at need."""

    mapp: Path
    stada: ExitStack
    """Undoes at the end what a measurement has started."""
    framsteg: Callable[[str], None] = lambda _text: None
    """Told now and then, in a few words, how far it has come."""

    @cached_property
    def postgres(self) -> Postgres:
        """A server with the safety of production: fsync, full page writes, synchronous commit."""
        return self.stada.enter_context(postgresserver(sakert=True))

    @cached_property
    def installationer(self) -> Installationer:
        """Makes new installations in the folder of the run."""
        return Installationer(self.mapp, lambda: self.postgres)

    def installation(self, sort: str) -> Installation:
        """A new installation, `sqlite` or `postgresql`, with schema, municipality and people."""
        return self.installationer.ny(sort)
