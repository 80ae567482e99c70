"""The full doses: `python -m tests.prov [--fro N] [--dos liten|full] [--utan-tabell] [NAMN ...]`.

Two proofs run at a time, each in a process with a PostgreSQL of its own. What came of a full dose is put
in the document's table as soon as it has run; the exit code is 1 when anything was violated.
"""

import argparse
import multiprocessing
import platform
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import UTC, datetime

from rich.console import Console

from tests.prov import tabell
from tests.prov.korning import kor
from tests.prov.ram import Bevis, alla
from tests.prov.tabell import Utfall

SAMTIDIGT = 2


def main(argv: list[str]) -> int:
    """Run the proofs that are named, or all; 0 when every one holds."""
    val = _las_argument(argv)
    valda = [b for b in alla() if not val.namn or b.namn in val.namn]
    fro = val.fro if val.fro is not None else int(time.time()) % 1_000_000
    utfall: list[Utfall] = []
    skarm = Console(highlight=False, width=None if sys.stdout.isatty() else 10_000)
    skarm.print(f"{len(valda)} proofs, seed {fro}")
    sort = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(SAMTIDIGT, mp_context=sort, max_tasks_per_child=1) as flock:
        uppdrag = [flock.submit(kor, b.namn, _dos(b, val.dos), fro) for b in valda]
        for klart in as_completed(uppdrag):
            ett = klart.result()
            utfall.append(ett)
            skarm.print(f"{len(utfall)}/{len(valda)} {_rad(ett)}")
            for brott in ett.brott[:20]:
                skarm.print(f"    {brott}", markup=False)
            if val.dos == "full" and not val.utan_tabell:
                tabell.skriv(ett, alla(), datetime.now(UTC), _maskinen())
    return int(any(ett.brott for ett in utfall))


def _maskinen() -> str:
    return f"{platform.system()}, {multiprocessing.cpu_count()} cores, Python {platform.python_version()}"


def _rad(ett: Utfall) -> str:
    raknat = ", ".join(f"{antal:,} {vad}" for vad, antal in ett.raknat.items())
    return f"{ett.bevis}: {raknat}; {len(ett.brott)} violations, {ett.sekunder:.0f} s"


def _dos(bevis: Bevis, vilken: str) -> int:
    return bevis.full if vilken == "full" else bevis.liten


def _las_argument(argv: list[str]) -> argparse.Namespace:
    tolk = argparse.ArgumentParser(prog="python -m tests.prov")
    tolk.add_argument("namn", nargs="*", choices=[*(b.namn for b in alla()), []], help="only these proofs")
    tolk.add_argument("--fro", type=int, help="the seed; another each time unless given")
    tolk.add_argument("--dos", choices=("liten", "full"), default="full")
    tolk.add_argument("--utan-tabell", action="store_true", help="leave the document as it is")
    return tolk.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
