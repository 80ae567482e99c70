"""`python -m prestanda.intag [--dokument DIR] [--seeds DIR]`: how well letters are read, key by key.

Without `--dokument` the documents of our own are read, written and made. With `--seeds` the files of a folder
are read too, those with answers in `seeds.toml`. The exit code is 1 when a demand is not met.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from arbetsflode.intag import las
from prestanda.intag.facit import NYCKLAR, Dokument, av_tabell, las_mapp
from prestanda.intag.golv import golv
from prestanda.intag.mallar import gjorda
from prestanda.intag.rattning import Falt, Lasning, Utfall, ratta

F1 = 0.80
PRECISION = {"svarstid": 0.95, "diarienummer": 0.95, "avsandarens_dnr": 0.95}
KALIBRERING = 0.95
SEEDS = Path(__file__).with_name("seeds.toml")
VISADE = 40
"""How many misses are shown."""


def main(ord_: Sequence[str]) -> int:
    """Read, score, print; 0 when every demand is met."""
    val = _val(ord_)
    dokument = las_mapp(val.dokument) if val.dokument else [*las_mapp(), *gjorda()]
    utfall = ratta(dokument, _las)
    brister = list(_brister(utfall))
    _visa(utfall, ratta(dokument, golv), val.missar)
    if val.seeds:
        brister += _seeds(val.seeds)
    for brist in brister:
        print(f"NOT MET: {brist}")
    return int(bool(brister))


def _val(ord_: Sequence[str]) -> argparse.Namespace:
    tolk = argparse.ArgumentParser(prog="python -m prestanda.intag")
    tolk.add_argument("--dokument", type=Path, help="a folder of .txt with .toml beside")
    tolk.add_argument("--seeds", type=Path, help="a folder of the files named in seeds.toml")
    tolk.add_argument("--missar", type=int, default=VISADE, help="how many misses are shown")
    return tolk.parse_args(ord_)


def _las(text: str) -> Lasning:
    last: Lasning = las(text).som_json()
    return last


def _brister(utfall: Utfall) -> Iterator[str]:
    """Each demand that is not met, in words."""
    if utfall.f1 < F1:
        yield f"macro F1 {utfall.f1:.3f} < {F1}"
    for nyckel, grans in PRECISION.items():
        if (precision := utfall.falt[nyckel].precision) < grans:
            yield f"precision of {nyckel} {precision:.3f} < {grans}"
    if utfall.kalibrering < KALIBRERING:
        yield f"calibration {utfall.kalibrering:.3f} < {KALIBRERING}"


def _visa(utfall: Utfall, golvets: Utfall, antal: int) -> None:
    print(f"{utfall.dokument} documents")
    print(f"{'':20} precision recall     F1  floor  given stated  span  certain")
    for nyckel in NYCKLAR:
        print(_rad(nyckel, utfall.falt[nyckel], golvets.falt[nyckel]))
    print(f"macro F1 {utfall.f1:.3f} (the floor {golvets.f1:.3f})")
    print(
        f"calibration {utfall.kalibrering:.3f} of {sum(f.sakra for f in utfall.falt.values())} certain values"
    )
    varst = sorted(utfall.missar, key=lambda m: (-m.sakerhet, m.nyckel, m.dokument))
    for miss in varst[:antal]:
        print(miss)


def _rad(nyckel: str, f: Falt, golvets: Falt) -> str:
    spann = f.spann_ratt / f.spann if f.spann else 1.0
    return (
        f"{nyckel:20} {f.precision:9.3f} {f.tackning:6.3f} {f.f1:6.3f} {golvets.f1:6.3f}"
        f" {f.gavs:6} {f.finns:6} {spann:5.2f} {f'{f.sakra_ratt}/{f.sakra}':>8}"
    )


def _seeds(mapp: Path) -> list[str]:
    """Read the seeds; every key must be right, with its place, and nothing invented."""
    tabeller = tomllib.loads(SEEDS.read_text("utf-8"))
    dokument: list[Dokument] = []
    for namn, tabell in tabeller.items():
        fil = mapp / f"{namn}.txt"
        if fil.exists():
            dokument.append(av_tabell(namn, fil.read_text("utf-8"), tabell))
    utfall = ratta(dokument, _las)
    print(f"\nseeds: {utfall.dokument} of {len(tabeller)} read, {len(utfall.missar)} misses")
    for miss in utfall.missar:
        print(miss)
    snett = [n for n, f in utfall.falt.items() if f.spann_ratt < f.spann]
    saknas = [] if utfall.dokument == len(tabeller) else ["a seed is missing"]
    return (
        saknas
        + [f"seeds: {m.dokument} {m.nyckel}" for m in utfall.missar]
        + [f"seeds: span of {n}" for n in snett]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
