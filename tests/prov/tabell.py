"""The table of what the proofs found, in `docs/tillforlitlighet.md` between two marks."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from attrs import frozen

from tests.prov.ram import Bevis

FIL = Path(__file__).parents[2] / "docs" / "tillforlitlighet.md"
BORJAN, SLUT = "<!-- begin: make prov -->", "<!-- end: make prov -->"


@frozen(kw_only=True)
class Utfall:
    """What came of one proof."""

    bevis: str
    fro: int
    sekunder: float
    raknat: dict[str, int]
    brott: tuple[str, ...]


def skriv(ett: Utfall, bevisen: Sequence[Bevis], nar: datetime, maskin: str) -> None:
    """Put what came of a proof in the table; the other rows stay as their latest full runs left them."""
    text = FIL.read_text(encoding="utf-8")
    fore, _, rest = text.partition(BORJAN)
    gammal, _, efter = rest.partition(SLUT)
    rader = {_namn(rad): rad for rad in gammal.splitlines() if rad.startswith("| `")}
    rader |= {ett.bevis: _rad(next(b for b in bevisen if b.namn == ett.bevis), ett, nar)}
    tabell = "\n".join(
        [
            f"On {maskin}.",
            "",
            "| proof | what was done to it | target | counted | violations | seed | seconds | run (UTC) |",
            "|---|---|---|---|---:|---:|---:|---|",
            *(rader[b.namn] for b in sorted(bevisen, key=lambda b: b.namn) if b.namn in rader),
        ]
    )
    FIL.write_text(f"{fore}{BORJAN}\n{tabell}\n{SLUT}{efter}", encoding="utf-8")


def _namn(rad: str) -> str:
    return rad.split("`")[1]


def _rad(bevis: Bevis, ett: Utfall, nar: datetime) -> str:
    raknat = ", ".join(f"{antal:,} {vad}" for vad, antal in ett.raknat.items())
    falt = (
        f"`{bevis.namn}`",
        bevis.rad,
        bevis.mal,
        raknat,
        str(len(ett.brott)),
        str(ett.fro),
        f"{ett.sekunder:.0f}",
        f"{nar:%Y-%m-%d %H:%M}",
    )
    return f"| {' | '.join(falt)} |"
