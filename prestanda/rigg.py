"""What measurements are made on: a folder, both databases as in production, and bases filled to a size."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from attrs import define, field

from prestanda.fyllning import fyll
from tests.installationer import Installationer
from tests.postgresserver import Postgres, postgresserver
from tests.programbyggare import Installation

SORTER = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
"""The databases, and what they are called in the table."""
LITEN = 10_000
STOR = {"sqlite": 1_000_000, "postgresql": 100_000}
"""Open cases in the two sizes of base that are compared."""


@define(slots=False, eq=False)
class Rigg:
    """Shared by the measurements of one run; what is costly is made once and at need."""

    mapp: Path
    stada: ExitStack
    """Undoes at the end what a measurement has started."""
    framsteg: Callable[[str], None] = lambda _text: None
    """Told now and then, in a few words, how far it has come."""

    _baser: dict[tuple[str, int], Installation] = field(factory=dict, init=False)

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

    def bas(self, sort: str, antal: int) -> Installation:
        """A base with so many open cases, filled once. Whoever changes it puts it back."""
        nyckel = (sort, antal)
        if nyckel not in self._baser:
            ny = self.installation(sort)
            fyll(ny, antal, self.framsteg)
            self._baser[nyckel] = ny
        return self._baser[nyckel]
