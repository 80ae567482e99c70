"""The notice on the anslagstavla: up with the justering, down after the appeal time (KL 8:12, 13:5)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from attrs import evolve, field, frozen
from attrs.validators import optional

from tillstand.arbetsdagar import Arbetsdagar, sista_overklagandedag
from tillstand.arende import Nar
from tillstand.fel import Brist
from tillstand.text import FRITEXT, rad


@frozen(kw_only=True)
class AnslagUppe:
    """The notice of the justering is up on the anslagstavla (KL 8:12)."""

    skriver: ClassVar[tuple[str, ...]] = ("anslag",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    uppe: date
    forvaras: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    @property
    def handelsedag(self) -> date:
        """The day of the notice."""
        return self.uppe

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The appeal time runs from this day (KL 13:5)."""
        return {"anslag": Anslag(uppe=self.uppe, forvaras=self.forvaras)}


@frozen(kw_only=True)
class AnslagNere:
    """The notice is taken down, no earlier than the day after the last day of appeal."""

    skriver: ClassVar[tuple[str, ...]] = ()
    tar_bort: ClassVar[tuple[str, ...]] = ()

    nere: date

    @property
    def handelsedag(self) -> date:
        """The day it was taken down."""
        return self.nere

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Note the day."""
        return {"anslag": evolve(arende.anslag, nere=self.nere)} if arende.anslag else {}


@frozen(kw_only=True)
class Anslag:
    """The notice: the day it went up and the day it came down."""

    uppe: date
    nere: date | None = None
    forvaras: str | None = field(default=None, metadata=FRITEXT)


def anslag_uppe(anslag: Anslag | None) -> Brist | None:
    """Only a notice that is up can be taken down."""
    if anslag is not None and anslag.nere is None:
        return None
    return Brist(kod="inget_anslag", mening="Inget anslag är uppe.")


def anslag_inte_uppe(anslag: Anslag | None) -> Brist | None:
    """One notice is up at a time."""
    if anslag is None or anslag.nere is not None:
        return None
    return Brist(kod="anslag_redan_uppe", mening="Anslaget är redan uppe: anteckna när det tas ned.")


def anslag_uppe_hela_tiden(underlag: AnslagNere, anslag: Anslag | None) -> Brist | None:
    """The notice stays up until the appeal time has ended (KL 8:12, 13:5); too early is told."""
    if anslag is None:
        return None
    sista = sista_overklagandedag(anslag.uppe, Arbetsdagar())
    if underlag.nere > sista:
        return None
    return Brist(
        kod="anslag_for_tidigt_nere",
        mening=f"Överklagandetiden går ut {sista.isoformat()}: anslaget ska sitta uppe till dess.",
        kalla="KL 8:12",
    )
