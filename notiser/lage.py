"""What a sentence in a letter may know, and what it becomes."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from notiser.datumtext import med_avstand
from tillstand.arende import Arende
from tillstand.behorighet import Organisation
from tillstand.kalender import Kalender
from tillstand.remiss import Remiss
from tillstand.remissplan import planera
from tillstand.tidsplan import Tidsplan
from tillstand.villkor import Villkor


@frozen(kw_only=True)
class Mening:
    """What a line says, and what to do about it."""

    vad: str
    gor: str


@frozen(kw_only=True)
class Lage:
    """What a sentence may know: the case, the reader, the local day, and the dates that hold."""

    arende: Arende
    person: str
    idag: date
    kalender: Kalender
    organisation: Organisation
    ankare: Mapping[str, date]
    villkor: Villkor = field(factory=Villkor)

    @cached_property
    def plan(self) -> Tidsplan | None:
        """The plan of the case as it is that day; None when no answer is waited for."""
        if not isinstance(self.arende, Remiss):
            return None
        return planera(self.arende, self.kalender, self.villkor, self.idag)

    def dag(self, dag: date) -> str:
        """A day with its distance from today."""
        return med_avstand(dag, self.idag, self.kalender.dagar)


@frozen(kw_only=True)
class Varningsord:
    """The sentences of an anchor: before its day (and on it), after it, and what to do."""

    fore: str
    efter: str
    gor: str
