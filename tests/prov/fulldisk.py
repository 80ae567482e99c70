"""Disks that are full, closed or taken, for one use case at a time; and what must hold when they were."""

import os
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from attrs import define, evolve, frozen
from sqlalchemy import event
from sqlalchemy.engine import make_url

from arbetsflode import motor
from arbetsflode.kommandorad.felsvar import UTGANG, felsvar
from arbetsflode.program import Program
from tests.postgresserver import Postgres
from tests.programbyggare import Installation
from tests.prov.ram import Prov
from tests.prov.skrivfall import FALL, Plats, Skrivfall, rader_i
from tillstand.fel import Lagringsfel, Remissfel

FLEST_SIDOR = 10**9
SIDA = 512
"""Bytes of a page in the bases that are filled: small, so that a use case needs many."""


@frozen
class Hinder:
    """Something in the way: how it is put there, and how it is taken away."""

    satt: Callable[[], object]
    slapp: Callable[[], object]


@define
class Disk:
    """One base and the cases that were made ready in it; each trial has a copy of its own."""

    prov: Prov
    mall: Installation
    platser: dict[str, Plats]

    @contextmanager
    def kopia(self) -> Iterator[Installation]:
        """The base once more, for one trial."""
        mapp = self.prov.undermapp("diskar") / "d"
        shutil.copytree(self.mall.mapp, mapp)
        if self.mall.sort == "sqlite":
            yield evolve(self.mall, mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db")
        else:
            namn = self.prov.postgres.ny(make_url(self.mall.databas).database or "")
            yield evolve(self.mall, mapp=mapp, databas=self.prov.postgres.url(namn))
            self.prov.postgres.slapp(namn)
        shutil.rmtree(mapp)

    def prova(
        self,
        namn: str,
        installation: Installation,
        program: Program,
        hinder: Hinder,
        vantat: type[Remissfel] = Lagringsfel,
    ) -> bool:
        """Run a use case while something is in its way and once more when it is not; whether it was stopped.

        Stopped: a clear error, every row as it was, nothing left half-written; then, in the same process
        and under the same key, it is done.
        """
        fall, fore, var = FALL[namn], rader_i(installation), f"{installation.sort}: {namn}"
        gor = partial(fall.gor, program, fall.bered(program, self.platser[namn]))
        hinder.satt()
        try:
            fel = _forsok(gor)
        finally:
            hinder.slapp()
        if isinstance(fel, Exception):
            self._dom_felet(var, fel, vantat)
            self._dom_basen(var, fall, installation, fore)
        self._sund(var, installation, program)
        igen = _forsok(gor)
        self.prov.krav(igen is None, f"{var}: does not work again: {igen!r}")
        self._sund(f"{var}, again", installation, program)
        if not fall.flera:
            nu = rader_i(installation)
            self.prov.krav(nu != fore, f"{var}: nothing was written in the end")
        return fel is not None

    def _dom_felet(self, var: str, fel: Exception, vantat: type[Remissfel]) -> None:
        self.prov.krav(isinstance(fel, vantat), f"{var}: {fel!r}")
        svar = felsvar(fel)
        self.prov.krav(
            svar.utgang == UTGANG[vantat.kod], f"{var}: exit code {svar.utgang}, {svar.som_text()}"
        )

    def _dom_basen(
        self, var: str, fall: Skrivfall, installation: Installation, fore: dict[str, list[Any]]
    ) -> None:
        efter = rader_i(installation)
        andrade = [tabell for tabell in efter if efter[tabell] != fore[tabell]]
        self.prov.krav(fall.flera or not andrade, f"{var}: refused, but {andrade} have changed")

    def _sund(self, var: str, installation: Installation, program: Program) -> None:
        funna = [f"{a.plats}: {a.mening}" for a in motor.verifiera(program).avvikelser]
        self.prov.krav(not funna, f"{var}: {funna}")
        rester = [str(fil) for fil in installation.mapp.rglob(".*") if fil.is_file()]
        self.prov.krav(not rester, f"{var}: left behind: {rester}")


def _forsok(gor: Callable[[], object]) -> Exception | None:
    """What came of it: the error, or None. Letters that did not leave are no error: they wait."""
    try:
        gor()
    except Exception as fel:
        return fel
    return None


def sma_sidor(installation: Installation) -> None:
    """Give a base small pages without any room to spare."""
    with closing(sqlite3.connect(installation.mapp / "remiss.db", isolation_level=None)) as sqlite:
        for sats in ("journal_mode=DELETE", f"page_size={SIDA}"):
            sqlite.execute(f"PRAGMA {sats}").fetchall()
        sqlite.execute("VACUUM")
        sqlite.execute("PRAGMA journal_mode=WAL").fetchall()


def sidtak(program: Program, extra: int) -> Hinder:
    """The base may have no more pages than it has, and the extra ones, whoever opens it."""
    tak = [FLEST_SIDOR]

    def ny(anslutning: Any, _post: Any) -> None:
        anslutning.execute(f"PRAGMA max_page_count={tak[0]}").fetchall()

    def satt() -> None:
        with closing(program.databas.motor.raw_connection()) as anslutning:
            (antal,) = anslutning.cursor().execute("PRAGMA page_count").fetchone()
        tak[0] = antal + extra
        program.databas.motor.dispose()

    def slapp() -> None:
        tak[0] = FLEST_SIDOR
        program.databas.motor.dispose()

    event.listen(program.databas.motor, "connect", ny)
    return Hinder(satt, slapp)


def filtak(byte: int) -> Hinder:
    """No file that this process writes may grow beyond so many bytes."""
    mjuk, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    return Hinder(
        lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (byte, hard)),
        lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (mjuk, hard)),
    )


def stangt(program: Program, mapp: Path, bara_basen: bool) -> Hinder:
    """The folder and all that lies in it, or the base alone, may only be read."""

    def satt() -> None:
        filer = mapp.glob("remiss.db*") if bara_basen else (*mapp.rglob("*"), mapp)
        for fil in filer:
            os.chmod(fil, 0o555 if fil.is_dir() else 0o444)
        program.databas.motor.dispose()

    def slapp() -> None:
        for fil in (mapp, *mapp.rglob("*")):
            os.chmod(fil, 0o700 if fil.is_dir() else 0o600)

    return Hinder(satt, slapp)


def bara_lasning(program: Program, postgres: Postgres) -> Hinder:
    """The server takes no writing from those who connect now."""
    bas = program.databas.url.database

    def stall(vad: str) -> None:
        postgres.kor(f"ALTER DATABASE {bas} SET default_transaction_read_only = {vad}")

    def satt() -> None:
        stall("on")
        program.databas.motor.dispose()

    return Hinder(satt, lambda: stall("off"))


def hallet(hallare: Iterator[None]) -> Hinder:
    """Somebody else holds something until the next thing is asked for."""
    return Hinder(lambda: next(hallare), lambda: next(hallare, None))
