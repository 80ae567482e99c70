"""The table: `python -m prestanda.andra`. The results go to `prestanda/resultat-andra.json`.

The exit code is 1 when a demand is not met.
"""

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

from prestanda.andra.kamrater import KAMRATER, UTAN_LAGER
from prestanda.andra.lopp import GRANS, VAR, Arena, Mote, mot
from prestanda.andra.skrivning import FARRE, SAMMA
from prestanda.matningar.overgang import falt_sqlite
from prestanda.ram import minst, tid
from prestanda.rigg import Rigg

RESULTAT = Path(__file__).parents[1] / "resultat-andra.json"
ARENDEN = 100
"""Cases in each round; two transitions each."""
KRAV = minst(4)
MOTEN = [(synkront, mangd) for synkront in ("FULL", "NORMAL") for mangd in (SAMMA, FARRE)]


def main() -> int:
    """Let everybody meet with each setting; 0 when every demand is met."""
    skarm = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 140)
    borjan = time.monotonic()
    with ExitStack() as stada:
        mapp = stada.enter_context(tempfile.TemporaryDirectory(prefix="matt", dir="/tmp"))
        falt = falt_sqlite(Rigg(mapp=Path(mapp), stada=stada), "FULL", ARENDEN)
        moten = []
        for synkront, mangd in MOTEN:
            arena = Arena(falt=falt, synkront=synkront, mangd=mangd, kamrater=KAMRATER, utan_lager=UTAN_LAGER)
            moten.append(mot(arena))
            skarm.print(tabell(moten[-1]))
    utfall = [som_json(mote) for mote in moten]
    innehall = json.dumps(utfall, ensure_ascii=False, indent=2)
    RESULTAT.write_text(innehall + "\n", encoding="utf-8")
    skarm.print(slutsats(moten))
    skarm.print(f"{time.monotonic() - borjan:.0f} s. The results are in {RESULTAT.name}.")
    return int(not all(u["haller"] for u in utfall))


def tabell(mote: Mote) -> Table:
    """What everybody needed for a transition, and how many times as fast ours is."""
    ut = Table(
        *("a durable transition", "wall", "cpu", "cpu above the limit", "ours is ... times as fast", "range"),
        title=mote.arena.namn,
    )
    for namn in (GRANS, VAR, *mote.arena.andra):
        mitten, ganger = mote.mitten(namn), mote.ganger(namn)
        omfang = f"{ganger.lagst:.2f}-{ganger.hogst:.2f}"
        over = mitten.cpu - mote.mitten(GRANS).cpu
        ut.add_row(namn, tid(mitten.vagg), tid(mitten.cpu), tid(over), f"{ganger.varde:.2f}", omfang)
    return ut


def slutsats(moten: Sequence[Mote]) -> Table:
    """Ours beside the fastest peer, and the demand."""
    ut = Table("ours beside the fastest peer", "ratio", "range", "demand", "met", "the fastest")
    for mote in moten:
        kvot = mote.ganger(mote.snabbast)
        omfang = f"{kvot.lagst:.2f}-{kvot.hogst:.2f}"
        haller = "yes" if KRAV.haller(kvot.varde) else "NO"
        ut.add_row(mote.arena.namn, f"{kvot.varde:.2f}", omfang, str(KRAV), haller, mote.snabbast)
    return ut


def som_json(mote: Mote) -> dict[str, object]:
    """The result for a machine."""
    kvot = mote.ganger(mote.snabbast).varde
    return {"namn": mote.arena.namn, "kvot": round(kvot, 3), "krav": str(KRAV), "haller": KRAV.haller(kvot)}


if __name__ == "__main__":
    sys.exit(main())
