"""Bases of every released schema come up to date: nothing lost, whole or not at all, one at a time."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import migrering, schema
from arbetsflode.sammansattning import initiera
from tests.lager.frysta.tina import FRYST, SCHEMAN, kolumner_i, rader_i, schema_i, tina
from tests.postgresserver import Postgres
from tests.programbyggare import Installation
from tillstand.fel import Datafel

GAMLA = [version for version in SCHEMAN if version != schema.SCHEMA]
SORTER = ("sqlite", "postgresql")
FORK = multiprocessing.get_context("fork")


@pytest.fixture(params=[(v, s) for v in GAMLA for s in SORTER], ids=lambda par: f"{par[0]} {par[1]}")
def gammal(request: pytest.FixtureRequest, tmp_path: Path, postgres: Postgres) -> Installation:
    """An installation of each earlier schema, on each database."""
    version, sort = request.param
    return tina(version, sort, tmp_path / "gammal", postgres)


def uppgradera(installation: Installation) -> None:
    """Bring it up to date, as `remiss init` does."""
    initiera(installation.mapp, installation.miljo)


def haller(installation: Installation) -> bool:
    """Whether the checker finds nothing."""
    with installation.oppna(Stallklocka(FRYST)) as program:
        return motor.verifiera(program).haller


def test_varje_schema_ar_fryst() -> None:
    """The schema before this one was frozen before it was changed; only the newest need not be yet."""
    alla = [f"{n:04d}" for n in range(1, int(schema.SCHEMA) + 1)]
    assert set(alla) - set(SCHEMAN) <= {schema.SCHEMA}
    assert GAMLA


@pytest.mark.parametrize("sort", SORTER)
@pytest.mark.skipif(schema.SCHEMA not in SCHEMAN, reason="the newest schema may still change")
def test_det_frysta_schemat_andras_inte(sort: str, tmp_path: Path, postgres: Postgres) -> None:
    """Once the newest schema is frozen, a change of a table takes a new one."""
    bas = tina(schema.SCHEMA, sort, tmp_path / "bas", postgres)
    migrering.kontrollera(bas.databas)
    assert haller(bas)


def test_inget_gar_forlorat(gammal: Installation) -> None:
    """Every row of the old base stands in the new one, and the checker finds nothing."""
    kolumner = kolumner_i(gammal)
    fore = rader_i(gammal, kolumner)
    assert fore["arende"][0] > 8
    uppgradera(gammal)
    assert rader_i(gammal, kolumner) == fore
    assert schema_i(gammal) == schema.SCHEMA
    migrering.kontrollera(gammal.databas)
    assert haller(gammal)


def test_en_kopia_tas_forst(gammal: Installation) -> None:
    """An SQLite base is copied before it is changed: the copy is the old base, whole."""
    fran = schema_i(gammal)
    kolumner = kolumner_i(gammal)
    fore = rader_i(gammal, kolumner)
    uppgradera(gammal)
    kopia = gammal.mapp / "kopior" / f"remiss.db.schema-{fran}"
    assert kopia.exists() == (gammal.sort == "sqlite")
    if kopia.exists():
        kopia.replace(gammal.mapp / "remiss.db")
        assert schema_i(gammal) == fran
        assert rader_i(gammal, kolumner) == fore


def dod_vid(nummer: int, installation: Installation) -> None:
    """Upgrade, and die by SIGKILL just before statement number `nummer`."""
    gjorda = 0

    def rakna(*_allt: Any) -> None:
        nonlocal gjorda
        gjorda += 1
        if gjorda == nummer:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", rakna)
    event.listen(Engine, "commit", rakna)
    migrering.uppgradera(installation.databas)


def kor(gor: Callable[..., None], *argument: object) -> int | None:
    """Run in a process of its own; how it ended."""
    process = FORK.Process(target=gor, args=argument)
    process.start()
    process.join(60)
    return process.exitcode


@pytest.mark.parametrize("sort", SORTER)
@pytest.mark.parametrize("version", GAMLA)
def test_dodad_vid_varje_sats(version: str, sort: str, tmp_path: Path, postgres: Postgres) -> None:
    """Whenever the upgrade is killed, the base is the old one or the new one, and it can be run again."""
    nummer, dodade = 0, 0
    bas = tina(version, sort, tmp_path / "bas", postgres)
    kolumner = kolumner_i(bas)
    fore = rader_i(bas, kolumner)
    while True:
        nummer += 1
        slut = kor(dod_vid, nummer, bas)
        if slut == 0:
            break
        assert slut == -signal.SIGKILL
        dodade += 1
        assert schema_i(bas) == version
        assert kolumner_i(bas) == kolumner
        assert rader_i(bas, kolumner) == fore
    assert dodade > 5
    assert schema_i(bas) == schema.SCHEMA
    assert rader_i(bas, kolumner) == fore
    assert haller(bas)


def test_tva_pa_en_gang(gammal: Installation) -> None:
    """Two that upgrade at once: one waits, both are content."""
    kolumner = kolumner_i(gammal)
    fore = rader_i(gammal, kolumner)
    tva = [FORK.Process(target=uppgradera, args=(gammal,)) for _ in range(2)]
    for process in tva:
        process.start()
    for process in tva:
        process.join(60)
    assert [process.exitcode for process in tva] == [0, 0]
    assert rader_i(gammal, kolumner) == fore
    assert haller(gammal)


def test_en_aldre_bas_oppnas_inte(gammal: Installation) -> None:
    """The program names both schemas, says what to do, and leaves the base as it was."""
    fran = schema_i(gammal)
    with pytest.raises(Datafel, match=f"schema är {fran}.*remiss init"):
        gammal.oppna()
    assert schema_i(gammal) == fran
