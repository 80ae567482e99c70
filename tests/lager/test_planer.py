"""How SQLite means to answer the questions that are asked often: by which index, and without sorting."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite

from arbetsflode.lager import brevlada, motespunkter, oppnatal, oversikt, varningar
from arbetsflode.lager.forbindelse import Sats
from arbetsflode.lager.listor import Urval, fraga
from arbetsflode.lager.synlighet import formen, varden
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


_VARDEN = {**varden(_ALLT), "namnd": "soc", "antal": 100, "efter_dag": "2011", "efter_id": "a"}
_MOTET: dict[str, tuple[Sats, dict[str, Any]]] = {
    "ix_arende_planmote": (
        motespunkter._siktande(formen(_ALLT), True),
        {**_VARDEN, "dag": "2011", "tillstand": "forslag"},
    ),
    "ix_arende_obeslutade": (motespunkter._obeslutade(formen(_ALLT)), {**_VARDEN, "till": "2012"}),
    "ix_arende_balans": (
        oversikt._balans(formen(_ALLT), egna=False, med_namnd=True),
        {**_VARDEN, "efter": "", "flest": 51},
    ),
}
"""Index -> the question of a page that walks it."""


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


@pytest.mark.parametrize("index", _MOTET)
def test_a_page_walks_its_index_and_sorts_nothing(index: str, driver: Anslutning) -> None:
    """However many cases are open, a meeting and the oldest cases cost what is shown."""
    plan = _plan(driver, *_MOTET[index])
    assert f"INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan


def test_a_meetings_cases_are_counted_by_the_index(driver: Anslutning) -> None:
    """The calendar looks at no case that aims at another meeting, and at no more than it counts."""
    fragade = {**varden(_ALLT), "namnd": "soc", "dag": "2011", "generation": 1, "flest": 1_001}
    plan = _plan(driver, motespunkter._antal(formen(_ALLT), 1), {**fragade, "tillstand_0": "forslag"})
    assert "ix_arende_planmote (namnd=? AND planmote=? AND tillstand=?)" in plan


@pytest.mark.parametrize("per_dag", [True, False])
def test_own_cases_are_counted_by_the_handlaggare(per_dag: bool, driver: Anslutning) -> None:
    """What somebody knows of only as handläggare is looked for among the own cases, not the nämnd's."""
    dagar = {"idag": "2011", "snart": "2011", "sist": "2012"}
    plan = _plan(driver, oppnatal._egna(formen(_ALLT), True, per_dag=per_dag), {**_VARDEN, **dagar})
    assert "INDEX ix_arende_mina (handlaggare=?" in plan


@pytest.mark.parametrize("index", _TAS)
def test_a_batch_is_taken_in_the_order_of_its_index(index: str, driver: Anslutning) -> None:
    """However much is due, a batch reads what it takes; a tie may be put in order."""
    plan = _plan(driver, *_TAS[index])
    assert f"USING INDEX {index}" in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan
