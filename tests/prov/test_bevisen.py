"""The small dose of every proof: nothing lost, nothing doubled, nothing silent."""

from pathlib import Path

import pytest

from tests.postgresserver import Postgres
from tests.prov.ram import Bevis, Prov, alla

FRO = 20_270_328
MED_EGEN_WEBBLASARE = frozenset({"webbaxe"})
"""Drives a browser, and two drivers in one process do not part in peace: its small dose is
`tests/webb/test_tillganglighet.py`."""
BEVISEN = [b for b in alla() if b.namn not in MED_EGEN_WEBBLASARE]


@pytest.mark.parametrize("bevis", BEVISEN, ids=[b.namn for b in BEVISEN])
def test_beviset_haller(bevis: Bevis, tmp_path: Path, postgres: Postgres) -> None:
    """What the proof's row in the table says, in a small dose."""
    prov = Prov(dos=bevis.liten, fro=FRO, mapp=tmp_path, postgres=postgres)
    bevis.kor(prov)
    assert prov.raknat, "the proof has counted nothing"
    assert not prov.brott, "\n".join(prov.brott)


def test_varje_bevis_har_eget_namn() -> None:
    """A proof is asked for by its name."""
    namn = [b.namn for b in alla()]
    assert len(namn) == len(set(namn))
