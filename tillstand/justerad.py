"""Justerad: the paragraph is verified and its text is frozen; a correction is a new, visible event.

Arrow in: `justera`. Justering is a property of the paragraph, not of the meeting (KL 5:69 by 6:35).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import deep_iterable, min_len, optional

from tillstand.arbetsdagar import sista_justeringsdag
from tillstand.arende import Arende, Nar
from tillstand.fel import Brist
from tillstand.namndbeslut import Namndbeslut
from tillstand.text import FRITEXT, rad


class Justeringssatt(StrEnum):
    """At the meeting, per paragraph; or afterwards with the whole minutes."""

    OMEDELBART = "omedelbart"
    ORDINARIE = "ordinarie"


class Signering(StrEnum):
    """How the minutes were signed."""

    PAPPER = "papper"
    ELEKTRONISK = "elektronisk"


@frozen(kw_only=True)
class Justering:
    """The record of `justera`: how, when and by whom the paragraph was verified."""

    skriver: ClassVar[tuple[str, ...]] = ("justerad",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    satt: Justeringssatt
    dag: date
    justerare: tuple[str, ...] = field(validator=[min_len(1), deep_iterable(rad())], metadata=FRITEXT)
    signering: Signering = Signering.PAPPER
    forvaras: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    @property
    def handelsedag(self) -> date:
        """The day of the justering."""
        return self.dag

    def vik(self, arende: Arende, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the part *justerad*."""
        del_ = Justerad(
            satt=self.satt,
            dag=self.dag,
            justerare=self.justerare,
            signering=self.signering,
            forvaras=self.forvaras,
            nar=nar,
        )
        return {"justerad": del_}


@frozen(kw_only=True)
class Justerad:
    """The verification as it stands."""

    satt: Justeringssatt
    dag: date
    justerare: tuple[str, ...] = field(metadata=FRITEXT)
    signering: Signering
    forvaras: str | None = field(default=None, metadata=FRITEXT)
    nar: Nar


def beslutet_justeras(namndbeslut: Namndbeslut) -> Brist | None:
    """Only what a body decided stands in minutes to verify."""
    if namndbeslut.kraver_justering:
        return None
    return Brist(
        kod="justeras_inte",
        mening="Beslutet är fattat på delegation eller som brådskande och justeras inte: överlämna det.",
        kalla="KL 5:69",
    )


def justerad_tidigast_beslutsdagen(underlag: Justering, namndbeslut: Namndbeslut) -> Brist | None:
    """Nothing is verified before it is decided."""
    if underlag.dag >= namndbeslut.beslutsdag:
        return None
    return Brist(
        kod="justerad_fore_beslutet",
        mening=f"Justeringsdagen {underlag.dag.isoformat()} är före beslutet "
        f"{namndbeslut.beslutsdag.isoformat()}.",
    )


def omedelbart_som_beslutat(underlag: Justering, namndbeslut: Namndbeslut) -> Brist | None:
    """A paragraph is verified at once when the nämnd declared it so, on the day of the meeting."""
    if underlag.satt is Justeringssatt.ORDINARIE:
        return None
    if namndbeslut.omedelbart and underlag.dag == namndbeslut.beslutsdag:
        return None
    return Brist(
        kod="inte_omedelbart",
        mening="Paragrafen är inte förklarad omedelbart justerad den dagen: välj ordinarie justering.",
        kalla="nämndens reglemente",
    )


def justerad_inom_14_dagar(underlag: Justering, namndbeslut: Namndbeslut) -> Brist | None:
    """Late justering is told, not refused: the record must be able to say what happened."""
    sista = sista_justeringsdag(namndbeslut.beslutsdag)
    if underlag.dag <= sista:
        return None
    return Brist(
        kod="sen_justering",
        mening=f"Protokollet skulle ha justerats senast {sista.isoformat()}.",
        kalla="KL 5:69",
    )


KRAV = (
    beslutet_justeras,
    justerad_tidigast_beslutsdagen,
    omedelbart_som_beslutat,
    justerad_inom_14_dagar,
)
UNDERLAG = (Justering,)
