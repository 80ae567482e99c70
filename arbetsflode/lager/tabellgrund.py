"""What every table is made with: names that the migrations know, text compared byte by byte."""

from typing import Any

from sqlalchemy import Index, MetaData, String

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

C = String().with_variant(String(collation="C"), "postgresql")
"""Codes, days, instants and sort keys: compared byte by byte on both databases."""


def delindex(namn: str, *kolumner: str, dar: Any, unik: bool = False) -> Index:
    """An index over the rows where a condition holds. It is told here, for whoever reads; the migrations
    make it: said to SQLAlchemy it would load the code of both databases at every start."""
    return Index(namn, *kolumner, unique=unik, info={"dar": dar})
