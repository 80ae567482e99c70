"""The table: `python -m prestanda [WORD ...]` runs every measurement, or those whose names hold a word.

The results are written to `prestanda/resultat.json`; the exit code is 1 when a demand is not met.
"""

import json
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

from prestanda.ram import Kvot, Matning, Utfall, alla
from prestanda.rigg import Rigg

RESULTAT = Path(__file__).with_name("resultat.json")


def main(ord_: Sequence[str], resultat: Path = RESULTAT) -> int:
    """Run the measurements; 0 when every demand is met."""
    skarm = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 200)
    valda = [m for m in alla() if not ord_ or any(o in m.namn for o in ord_)]
    borjan = time.monotonic()
    with ExitStack() as stada:
        mapp = stada.enter_context(tempfile.TemporaryDirectory(prefix="matt", dir="/tmp"))
        rigg = Rigg(mapp=Path(mapp), stada=stada)
        utfall = [
            _visat(skarm, rigg, matning, f"{n}/{len(valda)}") for n, matning in enumerate(valda, start=1)
        ]
    innehall = json.dumps([u.som_json() for u in utfall], ensure_ascii=False, indent=2)
    resultat.write_text(innehall + "\n", encoding="utf-8")
    skarm.print(tabell(utfall))
    skarm.print(f"{time.monotonic() - borjan:.0f} s. The results are in {resultat.name}.")
    return int(not all(u.haller for u in utfall))


def _visat(skarm: Console, rigg: Rigg, matning: Matning, plats: str) -> Utfall:
    """Run one measurement with its progress on the screen, and a line when it is done."""
    if skarm.is_terminal:
        with skarm.status(f"{plats} {matning.namn}") as status:
            rigg.framsteg = lambda text: status.update(f"{plats} {matning.namn}: {text}")
            utfall = kor(rigg, matning)
    else:
        utfall = kor(rigg, matning)
    skarm.print(f"{plats} {matning.namn}: {' '.join(_falt(utfall)[1:])}", soft_wrap=True)
    if utfall.fel:
        skarm.print(utfall.fel, soft_wrap=True)
    return utfall


def kor(rigg: Rigg, matning: Matning) -> Utfall:
    """Run one measurement; an exception in it is told, and the demand is then not met."""
    borjan = time.monotonic()
    kvot: Kvot | None = None
    fel = ""
    try:
        kvot = matning.kor(rigg)
    except Exception:  # noqa: BLE001 - the others are measured all the same
        fel = traceback.format_exc()
    return Utfall(matning=matning, kvot=kvot, sekunder=time.monotonic() - borjan, fel=fel)


def tabell(utfall: Sequence[Utfall]) -> Table:
    """Name, figure, range, demand, verdict, seconds, and the plain numbers."""
    ut = Table("what", "ratio", "range", "demand", "met", "seconds", "in plain numbers")
    for ett in utfall:
        ut.add_row(*_falt(ett))
    return ut


def _falt(utfall: Utfall) -> tuple[str, ...]:
    kvot = utfall.kvot
    return (
        utfall.matning.namn,
        f"{kvot.varde:.2f}" if kvot else "-",
        f"{kvot.lagst:.2f}-{kvot.hogst:.2f}" if kvot else "-",
        str(utfall.matning.krav),
        "yes" if utfall.haller else "NO",
        f"{utfall.sekunder:.0f}",
        kvot.ord if kvot else utfall.fel.strip().rpartition("\n")[2],
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
