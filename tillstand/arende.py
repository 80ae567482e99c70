"""What the engine knows of any case: the little that every kind of case has in common.

`flode`, `maskin`, `begaran`, `provning`, the journal and the sweep know `Arende` and `Arendeslag` and
nothing else. A new kind of case gets its own folder of states and its own flow; they stay as they are.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from typing import Any, ClassVar, Protocol, Self

import attrs
from attrs import field, frozen

from tillstand.arbetsdagar import lokal_dag
from tillstand.fel import Brist
from tillstand.kalender import Kalender
from tillstand.text import kodtext, rad
from tillstand.villkor import Villkor


@frozen(kw_only=True)
class Nar:
    """When something happened (`dag`, local) and when it was written down (`noterat`, UTC)."""

    noterat: datetime
    dag: date

    @classmethod
    def vid(cls, nu: datetime, dag: date | None = None) -> "Nar":
        """The moment `nu`, for something that happened on `dag` or, unsaid, today.

        Raises ValueError when `nu` is naive.
        """
        idag = lokal_dag(nu)
        return cls(noterat=nu.astimezone(UTC), dag=dag or idag)

    def pa_dag(self, dag: str) -> "Nar":
        """The same moment, for something that happened on an ISO day."""
        return Nar(noterat=self.noterat, dag=date.fromisoformat(dag))

    @property
    def idag(self) -> date:
        """The local day on which it was written down."""
        return lokal_dag(self.noterat)


@frozen(kw_only=True)
class Ansvar:
    """Who answers for the case: its handläggare and its responsible enhet (codes)."""

    handlaggare: str
    enhet: str


class Underlag(Protocol):
    """The record of an arrow or åtgärd: what the person fills in.

    `skriver` names the parts that it surely writes, `tar_bort` those that it surely removes; `vik` gives
    the changed parts by name (None removes). `handelsedag` is the day that the record itself speaks of.
    """

    skriver: ClassVar[tuple[str, ...]]
    tar_bort: ClassVar[tuple[str, ...]]

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Fold the record into the parts of the case."""
        ...


@frozen(kw_only=True)
class Steg:
    """One step of an approval chain: the role asked for, the key it waits for, and who approved."""

    roll: str
    nyckel: str
    godkant_av: str | None = None
    for_: str | None = None
    godkant: datetime | None = None


@frozen(kw_only=True)
class Begaran:
    """An arrow that waits for chefer: the record, who asked, the chain, and a digest of what is approved."""

    overgang: str
    underlag: Any
    begard_av: str
    for_: str | None = None
    roll: str
    begard: datetime
    dag: date
    kedja: tuple[Steg, ...]
    digest: str
    steg_sedan: date

    @property
    def nasta(self) -> Steg | None:
        """The first step that nobody has approved."""
        return next((steg for steg in self.kedja if steg.godkant_av is None), None)

    @property
    def egna(self) -> frozenset[str]:
        """Those whose own proposal it is: the one who asked and the one asked for."""
        return frozenset(p for p in (self.begard_av, self.for_) if p is not None)


@frozen(kw_only=True)
class Utskick:
    """An arrow that is taken when a letter has left the house."""

    overgang: str
    underlag: Any
    begard_av: str
    for_: str | None = None
    roll: str
    begard: datetime
    dag: date
    version: int
    """The post in which it was asked; with the case it names the letter."""


@frozen(kw_only=True)
class SenastePil:
    """The last arrow taken, with the parts that held before it: what `angra` gives back."""

    overgang: str
    fran: str
    version: int
    tagen_av: str
    for_: str | None = None
    tidigare: Mapping[str, Any] = field(factory=dict)


@frozen(kw_only=True)
class Arende:
    """A case of any kind. Each kind adds its parts as fields and names them in `DELAR`."""

    DELAR: ClassVar[tuple[str, ...]] = ()

    id: str = field(validator=kodtext())
    slag: str = field(validator=kodtext())
    namnd: str = field(validator=kodtext())
    diarienummer: str = field(validator=rad(100))
    flode: str
    """The hash of the flow version that the case began with."""
    tillstand: str
    version: int
    """The number of the latest post in the journal of the case."""
    registrerad: datetime
    begaran: Begaran | None = None
    utskick: Utskick | None = None
    senaste: SenastePil | None = None

    @property
    def ansvar(self) -> Ansvar | None:
        """Who answers for the case, once it is distributed."""
        return None

    @property
    def hemligt(self) -> bool:
        """Whether the case carries a secrecy marking."""
        return False

    @property
    def ar_oppet(self) -> bool:
        """Whether somebody still has something to do; only open cases are swept."""
        return True

    @property
    def rubrik(self) -> str:
        """The title that anybody may read."""
        return self.diarienummer

    @property
    def slutdag(self) -> date | None:
        """The date that counts for lists: when the case should be done."""
        return None

    def ankare(self, kalender: Kalender, villkor: Villkor) -> Mapping[str, date]:
        """The named dates that rungs hang on; one that does not hold now is left out."""
        return {}

    def planmote(self, kalender: Kalender, villkor: Villkor) -> date | None:
        """The day of the nämnd's meeting that the case is on its way to, or that decided it while it is open.

        It rests on the facts, the calendars and the terms, never on the day when it is asked."""
        return None

    def motesdagar(self) -> Iterable[date]:
        """The days of the nämnd's meetings that have dealt with the case and not decided it."""
        return ()

    def handlingsversioner(self) -> tuple[tuple[int, int], ...]:
        """The (handling, version) pairs that an approval is an approval of."""
        return ()

    def innehall(self) -> Iterable[str]:
        """The hashes of the contents that the case refers to."""
        return ()

    def sokbara_texter(self) -> Iterable[str]:
        """What a search may find the case by."""
        return (self.diarienummer, self.rubrik)

    def sokbara_nummer(self) -> Iterable[str]:
        """The numbers, own and foreign, that the case may be found by."""
        return (self.diarienummer,)

    @cached_property
    def delar(self) -> Mapping[str, Any]:
        """The parts that are there now, by name."""
        alla = ((namn, getattr(self, namn)) for namn in self.DELAR)
        return {namn: varde for namn, varde in alla if varde is not None}

    def med(self, **andringar: Any) -> Self:
        """The same case with some fields changed. What a case is registered with is tried at its birth
        and when it is read, not at every change. Raises TypeError for a field that no case has."""
        ny = object.__new__(type(self))
        for namn in _falt(type(self)):  # type: ignore[arg-type]
            object.__setattr__(ny, namn, andringar.pop(namn) if namn in andringar else getattr(self, namn))
        if andringar:
            raise TypeError(f"no such field: {', '.join(andringar)}")
        return ny


@lru_cache(maxsize=64)
def _falt(klass: type[Any]) -> tuple[str, ...]:
    return tuple(a.name for a in attrs.fields(klass))


KravFunktion = Callable[..., Brist | None]


@frozen(kw_only=True)
class Arendeslag:
    """A kind of case: its class, records, demands, and the parts that are always there."""

    namn: str
    klass: type[Arende]
    delar: Mapping[str, type]
    """The type of each stored part."""
    underlag: Mapping[str, type[Underlag]]
    """The records of the arrows and åtgärder, by the name that a flow uses."""
    krav: Mapping[str, KravFunktion]
    """The demands, by name. Names are never removed: stored flow versions speak of them."""
    fodelse: type
    """The record that registers a case of this kind."""
    fod: Callable[..., Arende]
    """Makes a new case of it: (record, *, id_, namnd, diarienummer, flode, start, registrerad)."""
    alltid: frozenset[str]
    """Parts that exist from registration and are never removed."""
    ankare: tuple[str, ...] = ()
    """The anchors that its cases have beside those of a remiss, as rungs may name them."""
