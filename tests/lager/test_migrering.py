"""The schema goes up, down and up again, and a base that does not fit is refused untouched."""

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from arbetsflode import motor
from arbetsflode.lager import migrering, schema
from arbetsflode.sammansattning import initiera
from tests.byggare import NAMND
from tests.postgresserver import Postgres
from tests.programbyggare import Installation, aktor, registrera
from tillstand.fel import Datafel, Lagringsfel, Upptaget


def tabeller(installation: Installation) -> set[str]:
    """The tables that the base has."""
    motorn = create_engine(installation.databas)
    try:
        return set(inspect(motorn).get_table_names())
    finally:
        motorn.dispose()


def satt_version(installation: Installation, version: str) -> None:
    """Let the base say that it is of another version."""
    motorn = create_engine(installation.databas)
    with motorn.begin() as c:
        c.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    motorn.dispose()


def test_schemat_upp_ned_och_upp_igen(tom: Installation) -> None:
    """The tables in the code and in the base are the same; nothing is left after going down."""
    migrering.uppgradera(tom.databas)
    migrering.kontrollera(tom.databas)
    fulla = tabeller(tom)
    assert "arende" in fulla
    migrering.nedgradera(tom.databas)
    assert tabeller(tom) == {"alembic_version"}
    migrering.uppgradera(tom.databas)
    migrering.kontrollera(tom.databas)
    assert tabeller(tom) == fulla


def test_an_older_base_finds_its_numbers_without_their_klassificering(installation: Installation) -> None:
    """Det som registrerades före uppgraderingen hittas också på löpnumret ensamt."""
    with installation.oppna() as program:
        lopp = registrera(program, diarienummer="1.6 - 0490 - 2011")
    motorn = create_engine(installation.databas)
    with motorn.begin() as c:
        c.execute(text("DELETE FROM nummer WHERE nyckel LIKE '#%'"))
        c.execute(text("DROP TABLE inkorgsord"))
        c.execute(text("DROP TABLE brevmeddelande"))
    motorn.dispose()
    satt_version(installation, "0006")
    migrering.uppgradera(installation.databas)
    with installation.oppna() as program:
        assert [r.id for r in motor.sok(program, aktor("registrator"), "490")] == [lopp.id]
        assert motor.verifiera(program).avvikelser == ()


def test_uppgradera_tva_ganger_ror_inte_innehallet(installation: Installation) -> None:
    """`remiss init` on a base in use changes nothing."""
    with installation.oppna() as program:
        lopp = registrera(program)
    migrering.uppgradera(installation.databas)
    with installation.oppna() as program:
        assert lopp.behall(lopp.kvitto).kvitto.namnd == NAMND
        lopp.program = program
        assert lopp.arende.version == 1


def test_programmets_schema_ar_det_senaste() -> None:
    """The revision that the program asks for at start is the newest one there is."""
    konfiguration = Config()
    konfiguration.set_main_option("script_location", str(Path(migrering.__file__).parent / "migreringar"))
    konfiguration.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(konfiguration).get_heads() == [schema.SCHEMA]


def test_en_tom_bas_vagras_och_forblir_tom(tom: Installation) -> None:
    """Without `remiss init` the program says so, and writes nothing."""
    with pytest.raises(Datafel, match=r"Databasen är tom\. Kör ”remiss init” först\."):
        tom.oppna()
    if tom.sort == "sqlite":
        assert [f.name for f in tom.mapp.iterdir()] == ["kommun.toml"]
    else:
        assert tabeller(tom) == set()


@pytest.mark.parametrize("version", ["9999", "0000"])
def test_en_annan_version_vagras(installation: Installation, version: str) -> None:
    """A newer or older base is named as such and left as it is."""
    satt_version(installation, version)
    with pytest.raises(Datafel, match=f"schema är {version}, men programmet behöver {schema.SCHEMA}"):
        installation.oppna()


def test_init_pa_en_nyare_bas_vagras(installation: Installation) -> None:
    """An older program does not touch what a newer one has made."""
    satt_version(installation, "9999")
    fore = tabeller(installation)
    with pytest.raises(Datafel, match="nyare"):
        initiera(installation.mapp, installation.miljo)
    assert tabeller(installation) == fore


def test_en_fil_som_inte_ar_nagon_databas(tom_sqlite: Installation) -> None:
    """A damaged base is not called empty: `remiss init` would be the wrong advice."""
    (tom_sqlite.mapp / "remiss.db").write_bytes(b"det var en gang " * 1000)
    with pytest.raises(Datafel, match="går inte att läsa"):
        tom_sqlite.oppna()
    assert (tom_sqlite.mapp / "remiss.db").read_bytes().startswith(b"det var en gang")


def test_en_server_som_ar_nere_sags_pa_svenska() -> None:
    """Nobody answers at the address: it is named, without its password, with what to look for."""
    url = "postgresql+psycopg://remiss:hemligt@127.0.0.1:1/borta"
    for gor in (lambda: migrering.uppgradera(url), lambda: migrering.tom_postgres(url).__enter__()):
        with pytest.raises(Upptaget, match=r"127\.0\.0\.1:1/borta går inte att nå") as fel:
            gor()
        assert "hemligt" not in str(fel.value)


def test_en_databas_som_inte_finns_sags_pa_svenska(postgres: Postgres) -> None:
    """The server answers but has no such base."""
    with pytest.raises(Upptaget, match="finns databasen"):
        migrering.uppgradera(postgres.url("finns_inte"))


def test_den_som_inte_ager_databasen_far_veta_det(postgres: Postgres) -> None:
    """A user who may not create tables is told so, not that the disk is full."""
    namn = postgres.ny()
    postgres.kor("CREATE ROLE gast LOGIN")
    try:
        with pytest.raises(Lagringsfel, match="ägare av databasen"):
            migrering.uppgradera(postgres.url(namn).replace("postgres@", "gast@"))
    finally:
        postgres.kor("DROP ROLE gast")
        postgres.kor(f"DROP DATABASE {namn} WITH (FORCE)")
