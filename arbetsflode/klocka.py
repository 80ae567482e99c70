"""The only file that asks what time it is. Everything else is told."""

from datetime import UTC, datetime
from typing import Protocol

from attrs import define


class Klocka(Protocol):
    """Says the present moment as an aware UTC instant."""

    def nu(self) -> datetime:
        """The present moment."""
        ...


class Systemklocka:
    """The clock of the machine."""

    def nu(self) -> datetime:
        """The present moment, UTC."""
        return datetime.now(UTC)


@define
class Stallklocka:
    """A clock that stands where it is put: for the demo and for proofs."""

    visar: datetime

    def nu(self) -> datetime:
        """The moment that it was put at."""
        return self.visar.astimezone(UTC)

    def stall(self, nu: datetime) -> None:
        """Put the clock at another moment (aware)."""
        if nu.tzinfo is None:
            raise ValueError("an instant must carry its time zone")
        self.visar = nu
