"""Which schema this program works with, asked without loading alembic."""

from sqlalchemy import column, select, table

from arbetsflode.lager.databas import Databas, Sats
from tillstand.fel import Datafel

SCHEMA = "0001"
"""The latest revision in `migreringar/versions`."""

_LAS = Sats(select(column("version_num")).select_from(table("alembic_version")))


def krav_pa_ratt_schema(databas: Databas) -> None:
    """Raise Datafel, and write nothing, when the base is empty, older or newer than this program."""
    try:
        with databas.las() as f:
            rad = f.en(_LAS)
    except Datafel:
        rad = None
    if rad is None:
        raise Datafel("Databasen är tom. Kör ”remiss init” först.")
    if rad[0] != SCHEMA:
        raise Datafel(
            f"Databasens schema är {rad[0]}, men programmet behöver {SCHEMA}. "
            "Kör ”remiss init” med den senaste versionen."
        )
