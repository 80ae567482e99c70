"""How SQLite means to answer the questions that are asked often: by which index, and without sorting."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite

from arbetsflode.lager import brevlada, varningar
from arbetsflode.lager.forbindelse import Sats
from arbetsflode.lager.listor import Urval, fraga
from prestanda.driver import Anslutning, anslut
from tests.programbyggare import Installation
from tillstand.behorighet import Synlighet

_ALLT = Synlighet(
    namnder=frozenset({"soc"}),
    namnder_hemligt=frozenset({"soc"}),
    enheter=frozenset({"bistand"}),
    handlaggare=frozenset({"handlaggare"}),
)
_LISTOR = {
    "ix_arende_mina": Urval(handlaggare="handlaggare"),
    "ix_arende_namnds": Urval(namnd="soc"),
    "ix_arende_oppna": Urval(),
}
_TAS: dict[str, tuple[Sats, dict[str, Any]]] = {
    "ix_arende_bevakning": (varningar._FORFALLNA.hela, {"nu": "2011", "antal": 200}),
    "ix_arende_svepfel": (varningar._STALLDA.hela, {"forsok_fore": "2011", "antal": 200}),
    "ix_arende_generation": (varningar._GAMLA.hela, {"forsok_fore": "2011", "generation": 2, "antal": 200}),
    "ix_brev_att_skicka": (brevlada._ATT_SKICKA, {"nu": "2011", "antal": 10}),
}
"""Index -> the question that takes a batch by it."""


@pytest.fixture
def driver(i_sqlite: Installation) -> Iterator[Anslutning]:
    """The bare driver on a base with schema and people."""
    with closing(anslut(i_sqlite)) as ett:
        yield ett


def _plan(driver: Anslutning, sats: Sats, varden: dict[str, Any]) -> str:
    sql, fasta = sats.for_dialekt(sqlite.dialect(paramstyle="named"))
    return driver.plan(sql, {**fasta, **varden})


@pytest.mark.parametrize("index", _LISTOR)
def test_a_list_walks_its_index_and_sorts_nothing(index: str, driver: Anslutning) -> None:
    """However many cases are open, a list reads those that it shows."""
    plan = _plan(driver, *fraga(_ALLT, _LISTOR[index], ar_sqlite=True))
    assert f"USING INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("index", _TAS)
def test_a_batch_is_taken_in_the_order_of_its_index(index: str, driver: Anslutning) -> None:
    """However much is due, a batch reads what it takes; a tie may be put in order."""
    plan = _plan(driver, *_TAS[index])
    assert f"USING INDEX {index}" in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan
