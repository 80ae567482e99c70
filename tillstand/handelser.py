"""Facts: what happened. The facts of one use case on one case make one post in its journal."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from attrs import field, frozen

from tillstand.fel import Brist


class Handelseslag(StrEnum):
    """The kinds of facts that a case can hold."""

    REGISTRERAD = "registrerad"
    OVERGANG = "overgang"
    ATGARD = "atgard"
    BEGARAN = "begaran"
    GODKAND = "godkand"
    ATERLAMNAD = "aterlamnad"
    ATERTAGEN = "atertagen"
    BEGARAN_OMSTARTAD = "begaran_omstartad"
    BEGARAN_AVSLUTAD = "begaran_avslutad"
    UTSKICK_BEGART = "utskick_begart"
    UTSKICK_ATERTAGET = "utskick_atertaget"
    UTSKICK_OVISST = "utskick_ovisst"
    UTSKICK_MISSLYCKAT = "utskick_misslyckat"
    ANGRAD = "angrad"
    GALLRAD = "gallrad"


@frozen(kw_only=True)
class Handelse:
    """One fact: its kind, the arrow or åtgärd it concerns, the day, who, and the record."""

    slag: Handelseslag
    namn: str
    dag: date
    av: str
    for_: str | None = None
    roll: str | None = None
    fran: str | None = None
    till: str | None = None
    underlag: Any = None


@frozen(kw_only=True)
class Utfall:
    """What deciding returns: the new case, the facts, and the warnings that did not block."""

    arende: Any
    handelser: tuple[Handelse, ...]
    varningar: tuple[Brist, ...] = field(default=())

    @cached_property
    def slag(self) -> frozenset[Handelseslag]:
        """What kinds of facts there are."""
        return frozenset(h.slag for h in self.handelser)

    @cached_property
    def antecknat(self) -> tuple[Any, ...]:
        """The records of the arrows taken and the åtgärder done."""
        gjort = (Handelseslag.OVERGANG, Handelseslag.ATGARD)
        return tuple(h.underlag for h in self.handelser if h.slag in gjort)


@frozen(kw_only=True)
class Diarieforing:
    """What registration fixes for good, noted beside it: the kind of case, nämnd, number and flow version."""

    arendeslag: str
    namnd: str
    diarienummer: str
    flode: str
