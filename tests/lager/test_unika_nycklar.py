"""What the base itself refuses to hold twice, whoever asks it and whatever the program thinks."""

from contextlib import closing

import pytest
from sqlalchemy import inspect

from arbetsflode.lager.databas import Databas
from tests.programbyggare import Installation

UNIKA = {
    "post": ({"kedja", "nummer"}, {"kedja", "foregaende"}),
    "arende": ({"id"}, {"namnd", "nummernyckel"}),
    "gallrat": ({"namnd", "nummernyckel"},),
    "brev": ({"id"}, {"nyckel"}),
    "varning": ({"subjekt", "regel", "datum", "roll"},),
    "idempotens": ({"nyckel"},),
    "sigill": ({"nummer"}, {"foregaende"}),
    "serie": ({"namnd", "ar"},),
    "sokrad": ({"arende"},),
    "fil": ({"hash"},),
    "konto": ({"person"},),
    "session": ({"nyckel"},),
    "lasmarke": ({"person", "arende"},),
    "manadstal": ({"namnd", "manad", "matt", "nyckel"},),
    "motespunkt": ({"namnd", "dag", "arende"},),
    "motesbehandling": ({"namnd", "dag", "arende"},),
    "oppnatal": ({"namnd", "hemligt", "enhet", "matt", "nyckel"},),
}
"""Table -> the keys of which there is one of each."""


@pytest.mark.parametrize("tabell", UNIKA)
def test_basen_vagrar_det_som_redan_finns(installation: Installation, tabell: str) -> None:
    """No fork, no second letter or warning, no number twice, no second answer to one key."""
    databas = Databas(installation.databas)
    with closing(databas.motor.connect()) as anslutning:
        granskare = inspect(anslutning)
        funna = [set(u["column_names"]) for u in granskare.get_unique_constraints(tabell)]
        funna.append(set(granskare.get_pk_constraint(tabell)["constrained_columns"]))
    databas.stang()
    for nyckel in UNIKA[tabell]:
        assert nyckel in funna
