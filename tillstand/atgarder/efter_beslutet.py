"""What remains when the answer is decided: it is reported to the nämnd (KL 6:40), and the case is closed."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from attrs import field, frozen
from attrs.validators import optional

from tillstand.arende import Nar
from tillstand.fel import Brist
from tillstand.innehall import Sammantrade
from tillstand.namndbeslut import Namndbeslut
from tillstand.text import FRITEXT, rad


@frozen(kw_only=True)
class Anmalan:
    """A decision taken in the nämnd's place has been reported to it (KL 6:40)."""

    skriver: ClassVar[tuple[str, ...]] = ("anmald",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    sammantrade: Sammantrade
    paragraf: str | None = field(default=None, validator=optional(rad(40)))

    @property
    def handelsedag(self) -> date:
        """The day of the meeting."""
        return self.sammantrade.dag

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Note the meeting."""
        return {"anmald": Anmald(sammantrade=self.sammantrade, paragraf=self.paragraf, nar=nar)}


@frozen(kw_only=True)
class Anmald:
    """The report as it was made."""

    sammantrade: Sammantrade
    paragraf: str | None = None
    nar: Nar


@frozen(kw_only=True)
class Avslutande:
    """The file is complete and the case is closed."""

    skriver: ClassVar[tuple[str, ...]] = ("avslutad",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    anteckning: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Nothing more is waited for."""
        return {"avslutad": Avslutad(nar=nar)}


@frozen(kw_only=True)
class Avslutad:
    """When the case was closed."""

    nar: Nar


def beslutet_ska_anmalas(namndbeslut: Namndbeslut) -> Brist | None:
    """Only a decision taken in the nämnd's place is reported to it."""
    if namndbeslut.ska_anmalas:
        return None
    return Brist(kod="anmals_inte", mening="Nämnden har själv beslutat: det finns inget att anmäla.")


def anmalt_tidigast_efter_beslutet(underlag: Anmalan, namndbeslut: Namndbeslut) -> Brist | None:
    """What is not yet decided cannot be reported."""
    if underlag.sammantrade.dag >= namndbeslut.beslutsdag:
        return None
    return Brist(
        kod="anmalt_fore_beslutet",
        mening=f"Sammanträdet {underlag.sammantrade.dag.isoformat()} är före beslutet "
        f"{namndbeslut.beslutsdag.isoformat()}.",
    )


def inte_redan_anmalt(anmald: Anmald | None) -> Brist | None:
    """A decision is reported once."""
    if anmald is None:
        return None
    dag = anmald.sammantrade.dag.isoformat()
    return Brist(kod="redan_anmalt", mening=f"Beslutet är redan anmält {dag}.")


def anmalt_om_det_ska(namndbeslut: Namndbeslut, anmald: Anmald | None) -> Brist | None:
    """A case is not closed before its decision has been reported."""
    if anmald is not None or not namndbeslut.ska_anmalas:
        return None
    return Brist(kod="inte_anmalt", mening="Beslutet ska anmälas till nämnden först.", kalla="KL 6:40")


def inte_avslutat(avslutad: Avslutad | None) -> Brist | None:
    """A closed case is closed."""
    return None if avslutad is None else Brist(kod="redan_avslutat", mening="Ärendet är redan avslutat.")
