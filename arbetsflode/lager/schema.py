"""Which schema this program works with, asked without loading alembic."""

from pathlib import Path

from sqlalchemy import column, select, table

from arbetsflode.lager.databas import Databas
from arbetsflode.lager.databasfel import Tabellsaknas
from arbetsflode.lager.forbindelse import Sats
from tillstand.fel import Datafel

SCHEMA = "0007"
"""The latest revision in `migreringar/versions`."""

_LAS = Sats(select(column("version_num")).select_from(table("alembic_version")))


def krav_pa_ratt_schema(databas: Databas) -> None:
    """Raise Datafel, and write nothing, when the base is empty, older or newer than this program."""
    nu = version(databas) if _finns(databas) else None
    if nu is None:
        raise Datafel("Databasen är tom. Kör ”remiss init” först.")
    if nu != SCHEMA:
        raise Datafel(
            f"Databasens schema är {nu}, men programmet behöver {SCHEMA}. "
            "Kör ”remiss init” med den senaste versionen."
        )


def _finns(databas: Databas) -> bool:
    """Whether there is anything to open; SQLite would make an empty file of a name that is not there."""
    fil = databas.url.database
    return not databas.ar_sqlite or not fil or Path(fil).exists()


def version(databas: Databas) -> str | None:
    """The schema of a base; None for one that has no tables."""
    try:
        with databas.las() as f:
            rad = f.en(_LAS)
    except Tabellsaknas:
        return None
    return str(rad[0]) if rad else None
