"""What a proof is, what it is given to work with, and what it answers."""

import importlib
import pkgutil
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from attrs import define, field, frozen

from tests.postgresserver import Postgres
from tests.programbyggare import Installation, lagg_grunden
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

    def undermapp(self, namn: str = "m") -> Path:
        """A new folder."""
        mapp = self.mapp / f"{namn}{sum(1 for _ in self.mapp.iterdir())}"
        mapp.mkdir()
        return mapp

    def installation(self, sort: str) -> Installation:
        """A new installation with schema, municipality and people on that database."""
        mapp = self.undermapp(sort)
        if sort == "sqlite":
            shutil.copy(self._mall_sqlite, mapp / "remiss.db")
            url = f"sqlite:///{mapp}/remiss.db"
        else:
            url = self.postgres.url(self.postgres.ny(self._mall_postgres))
        ny = Installation(mapp=mapp, databas=url, sort=sort)
        ny.skriv_kommun()
        return ny

    @cached_property
    def _mall_sqlite(self) -> Path:
        mapp = self.undermapp("mall")
        lagg_grunden(Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite"))
        return mapp / "remiss.db"

    @cached_property
    def _mall_postgres(self) -> str:
        namn = self.postgres.ny()
        url = self.postgres.url(namn)
        lagg_grunden(Installation(mapp=self.undermapp("mall"), databas=url, sort="postgresql"))
        return namn


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
