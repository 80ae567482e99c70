"""The book of a simulated year: what was written down, when, about which case or person. Nothing else."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from attrs import define, field, frozen


@frozen(kw_only=True)
class Notering:
    """One thing that was written down, or one turn of the machinery."""

    nar: datetime
    vad: str
    arende: str = ""
    varden: dict[str, Any] = field(factory=dict)


@define
class Bok:
    """What has been noted, in the order in which it was."""

    rader: list[Notering] = field(factory=list)

    def skriv(self, nar: datetime, vad: str, arende: str = "", **varden: Any) -> None:
        """Note something."""
        self.rader.append(Notering(nar=nar, vad=vad, arende=arende, varden=varden))

    def __iter__(self) -> Iterator[Notering]:
        return iter(self.rader)
