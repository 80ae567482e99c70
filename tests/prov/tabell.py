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


def skriv(utfall: Sequence[Utfall], bevisen: Sequence[Bevis], nar: datetime, maskin: str) -> None:
    """Put the table where the document keeps it."""
    text = FIL.read_text(encoding="utf-8")
    fore, _, rest = text.partition(BORJAN)
    efter = rest.partition(SLUT)[2]
    FIL.write_text(
        f"{fore}{BORJAN}\n{_tabell(utfall, bevisen, nar, maskin)}\n{SLUT}{efter}", encoding="utf-8"
    )


def _tabell(utfall: Sequence[Utfall], bevisen: Sequence[Bevis], nar: datetime, maskin: str) -> str:
    per_namn = {ett.bevis: ett for ett in utfall}
    rader = [_rad(bevis, per_namn[bevis.namn]) for bevis in bevisen if bevis.namn in per_namn]
    return "\n".join(
        [
            f"Run {nar:%Y-%m-%d %H:%M} UTC on {maskin}.",
            "",
            "| proof | what was done to it | target | counted | violations | seed | seconds |",
            "|---|---|---|---|---:|---:|---:|",
            *rader,
        ]
    )


def _rad(bevis: Bevis, ett: Utfall) -> str:
    raknat = ", ".join(f"{antal:,} {vad}" for vad, antal in ett.raknat.items())
    falt = (
        f"`{bevis.namn}`",
        bevis.rad,
        bevis.mal,
        raknat,
        str(len(ett.brott)),
        str(ett.fro),
        f"{ett.sekunder:.0f}",
    )
    return f"| {' | '.join(falt)} |"
