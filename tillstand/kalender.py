"""The days that a decision can know: working days, closed days, and meetings as far as known."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from tillstand.arbetsdagar import Arbetsdagar


@frozen(kw_only=True)
class Kalender:
    """Working days and, for each nämnd, its known meeting days in order."""

    dagar: Arbetsdagar = field(factory=Arbetsdagar)
    moten: Mapping[str, tuple[date, ...]] = field(factory=dict)

    def nasta_mote(self, namnd: str, efter: date) -> date | None:
        """The nämnd's first known meeting after a day, or None when none is known."""
        return next((dag for dag in self.moten.get(namnd, ()) if dag > efter), None)
