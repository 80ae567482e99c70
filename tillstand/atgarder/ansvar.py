"""Who prepares the answer and for which meeting: reassign (omfördela) and choose another target."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import evolve, field, frozen
from attrs.validators import optional

from tillstand.arende import Arende, Nar
from tillstand.behorighet import Organisation
from tillstand.fel import Brist
from tillstand.innehall import Sammantrade
from tillstand.text import FRITEXT, kodtext, rad


@frozen(kw_only=True)
class Omfordelning:
    """Another handläggare, or another enhet, takes over."""

    skriver: ClassVar[tuple[str, ...]] = ("beredning",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    handlaggare: str = field(validator=kodtext())
    enhet: str | None = field(default=None, validator=optional(kodtext()))
    skal: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The responsibility moves; everything else stays."""
        enhet = self.enhet or arende.beredning.enhet
        return {"beredning": evolve(arende.beredning, handlaggare=self.handlaggare, enhet=enhet)}


@frozen(kw_only=True)
class Motesbyte:
    """The target meeting is set, changed or removed."""

    skriver: ClassVar[tuple[str, ...]] = ("beredning",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    malsammantrade: Sammantrade | None = None
    skal: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Another target."""
        return {"beredning": evolve(arende.beredning, malsammantrade=self.malsammantrade)}


def ny_handlaggare_finns(underlag: Omfordelning, organisation: Organisation) -> Brist | None:
    """The one who takes over is a known person."""
    if underlag.handlaggare in organisation.personer:
        return None
    mening = f"Det finns ingen person med koden ”{underlag.handlaggare}”."
    return Brist(kod="okand_person", mening=mening)


def ny_enhet_i_namnden(underlag: Omfordelning, organisation: Organisation, arende: Arende) -> Brist | None:
    """The enhet that takes over, if another one does, belongs to the nämnd of the case."""
    enhet = organisation.enheter.get(underlag.enhet) if underlag.enhet else None
    if underlag.enhet is None or (enhet is not None and enhet.namnd == arende.namnd):
        return None
    mening = f"Det finns ingen enhet med koden ”{underlag.enhet}” i nämnden {arende.namnd}."
    return Brist(kod="okand_enhet", mening=mening)
