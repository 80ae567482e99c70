"""Runs one proof in a process of its own."""

import tempfile
import time
import traceback
from pathlib import Path

from tests.postgresserver import postgresserver
from tests.prov.ram import Prov, alla
from tests.prov.tabell import Utfall

SLAPP_IGENOM = 20.0
"""Seconds between two lines of progress from the same proof."""


def kor(namn: str, dos: int, fro: int) -> Utfall:
    """Run one proof in this process; an exception in it counts as a violation."""
    bevis = next(b for b in alla() if b.namn == namn)
    fore = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="prov") as mapp, postgresserver() as postgres:
        prov = Prov(dos=dos, fro=fro, mapp=Path(mapp), postgres=postgres, framsteg=Framsteg(namn))
        try:
            bevis.kor(prov)
        except Exception:
            prov.brott.append(traceback.format_exc())
        if not prov.raknat:
            prov.brott.append("the proof has counted nothing")
    return Utfall(
        bevis=namn,
        fro=fro,
        sekunder=time.monotonic() - fore,
        raknat=dict(prov.raknat),
        brott=tuple(prov.brott),
    )


class Framsteg:
    """Says how far a proof has come, now and then."""

    def __init__(self, namn: str) -> None:
        self.namn, self.senast = namn, time.monotonic()

    def __call__(self, text: str) -> None:
        if time.monotonic() - self.senast >= SLAPP_IGENOM:
            self.senast = time.monotonic()
            print(f"    {self.namn}: {text}", flush=True)
