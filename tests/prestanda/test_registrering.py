"""What is written by hand to register a case is what the engine writes, but for chance and numbers."""

import re
from collections import Counter
from contextlib import closing

from prestanda.driver import anslut
from prestanda.skrivare import SATT
from tests.byggare import registrering
from tests.programbyggare import Installation
from tillstand.innehall import Avsandare

_EGET = re.compile(r"[0-9a-f]{64}|[0-9a-f]{32}|\b[a-z2-7]{24}\b|2011/\d+|[Kk][Ss] ?2011-\d|nyckel \d")
"""Ids, salts, digests, hashes, numbers and keys: what no two cases share."""
_FRAGOR = {
    **{t: f"SELECT * FROM {t}" for t in ("arende", "nummer", "brev", "brevarende")},
    "post": "SELECT * FROM post WHERE kedja LIKE 'arende:%'",
    "sokrad": "SELECT arende, ord FROM sokrad",
    "idempotens": "SELECT * FROM idempotens WHERE nyckel LIKE 'nyckel%'",
}


def test_the_hand_written_code_leaves_the_rows_of_the_engine(installation: Installation) -> None:
    """The engine registers a case and the hand-written code another: each row stands there twice."""
    for nummer, satt in enumerate(("motor", installation.sort)):
        avsandare = Avsandare(organ="Kommunstyrelsen", diarienummer=f"KS 2011-{nummer}")
        with SATT[satt](installation) as registrera:
            registrera(registrering(avsandare=avsandare), f"nyckel {nummer}")
    with closing(anslut(installation)) as driver:
        for tabell, fraga in _FRAGOR.items():
            monster = Counter(_EGET.sub("#", repr(rad)) for rad in driver.kor(fraga))
            assert monster, tabell
            assert all(antal % 2 == 0 for antal in monster.values()), (tabell, monster)
