"""The way into a transaction: what the drivers say becomes the house's own, and a lost line is let go."""

import psycopg
import pytest

from arbetsflode.lager import lagen
from arbetsflode.lager.databas import Databas
from tests.postgresserver import Postgres
from tillstand.fel import Upptaget


def test_en_bruten_forbindelse_forgiftar_inte_de_foljande(postgres: Postgres, mall_postgres: str) -> None:
    """The server drops the line: that use is told to try again, and the next one works."""
    namn = postgres.ny(mall_postgres)
    databas = Databas(postgres.url(namn))
    with databas.las() as f:
        assert lagen.las(f, "finns inte") is None
    with psycopg.connect(postgres.adress, autocommit=True) as anslutning:
        bryt = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        anslutning.execute(bryt, (namn,))
    with pytest.raises(Upptaget, match="Försök igen"), databas.las() as f:
        lagen.las(f, "finns inte")
    for _ in range(2):
        with databas.skriv() as f:
            lagen.skriv(f, "igen", "ja")
    databas.stang()
