"""What a proof is, what it is given to work with, and what it answers."""

import importlib
import pkgutil
import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from attrs import define, field, frozen

from tests.installationer import Installationer
from tests.postgresserver import Postgres
from tests.programbyggare import Installation
from tests.prov import bevis

SORTER = ("sqlite", "postgresql")
BADA = 2
"""A dose counted on each database is given to both."""


@define
class Prov:
    """One run of one proof: its dose and seed, a folder, both databases, and what has been counted so far."""

    dos: int
    fro: int
    mapp: Path
    postgres: Postgres
    framsteg: Callable[[str], None] = lambda _text: None
    """Told now and then, in a few words, how far it has come."""
    raknat: Counter[str] = field(factory=Counter)
    """What was done, by what the table calls it: `raknat["kills"] += 1`."""
    brott: list[str] = field(factory=list)
    """Every violation, with what is needed to see it again."""

    @cached_property
    def slump(self) -> random.Random:
        """Chance that repeats."""
        return random.Random(self.fro)

    def krav(self, haller: bool, brott: str) -> None:
        """Note a violation unless something holds."""
        if not haller:
            self.brott.append(f"{brott} (seed {self.fro})")

    @cached_property
    def _installationer(self) -> Installationer:
        return Installationer(self.mapp, lambda: self.postgres)

    def undermapp(self, namn: str = "m") -> Path:
        """A new folder."""
        return self._installationer.undermapp(namn)

    def installation(self, sort: str) -> Installation:
        """A new installation with schema, municipality and people on that database."""
        return self._installationer.ny(sort)


@frozen(kw_only=True)
class Bevis:
    """A claim, and the run that tries to break it."""

    namn: str
    """Short, for the command line and the test's id."""
    rad: str
    """What is done, as the table says it (English)."""
    mal: str
    """What must come of it (English)."""
    liten: int
    """The dose of every commit."""
    full: int
    """The dose of `make prov`."""
    kor: Callable[[Prov], None]
    sekunder: float = 0.0
    """About how long the full dose takes; long ones are started first."""


def alla() -> tuple[Bevis, ...]:
    """Every proof of every file in `bevis`, the longest first."""
    return tuple(sorted(_samla(), key=lambda b: (-b.sekunder, b.namn)))


def _samla() -> Iterator[Bevis]:
    for modul in pkgutil.iter_modules(bevis.__path__):
        yield from importlib.import_module(f"{bevis.__name__}.{modul.name}").BEVIS
