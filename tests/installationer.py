"""New installations in a folder, on both databases: schema and people are made once, each gets a copy."""

import shutil
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from attrs import define

from tests.postgresserver import Postgres
from tests.programbyggare import Installation, lagg_grunden


@define(slots=False)
class Installationer:
    """Makes installations. PostgreSQL is asked for when the first of its bases is wanted."""

    mapp: Path
    postgres: Callable[[], Postgres]

    def undermapp(self, namn: str = "m") -> Path:
        """A new folder."""
        mapp = self.mapp / f"{namn}{sum(1 for _ in self.mapp.iterdir())}"
        mapp.mkdir()
        return mapp

    def ny(self, sort: str) -> Installation:
        """A new installation with schema, municipality and people on that database."""
        mapp = self.undermapp(sort)
        if sort == "sqlite":
            shutil.copy(self._mall_sqlite, mapp / "remiss.db")
            url = f"sqlite:///{mapp}/remiss.db"
        else:
            server = self.postgres()
            url = server.url(server.ny(self._mall_postgres))
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
        server = self.postgres()
        namn = server.ny()
        lagg_grunden(Installation(mapp=self.undermapp("mall"), databas=server.url(namn), sort="postgresql"))
        return namn
