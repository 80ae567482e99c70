"""Avskriven: the side exits. No answer is given, and the register says why; the number is kept.

Arrows in: `avskriv` (återkallad, för kännedom, lämnad till annan ...) and `makulera` (registered wrongly).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import optional

from tillstand.arende import Arende, Nar
from tillstand.fel import Brist
from tillstand.mottagen import Arendetyp, Mottagen
from tillstand.text import FRITEXT, rad, stycke


class Avskrivningsgrund(StrEnum):
    """Why no answer is given."""

    ATERKALLAD = "aterkallad"
    FOR_KANNEDOM = "for_kannedom"
    LAMNAD_TILL_ANNAN = "lamnad_till_annan"
    SKRIVELSE_OMHANDERTAGEN = "skrivelse_omhandertagen"
    REDOVISNING_LAMNAD = "redovisning_lamnad"
    MAKULERAD = "makulerad"


@frozen(kw_only=True)
class Avskriven:
    """How the case ended without an answer."""

    grund: Avskrivningsgrund
    text: str | None = field(default=None, metadata=FRITEXT)
    lank: str | None = None
    nar: Nar


@frozen(kw_only=True)
class Avskrivning:
    """The record of `avskriv`."""

    skriver: ClassVar[tuple[str, ...]] = ("avskriven",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    grund: Avskrivningsgrund
    kommentar: str | None = field(default=None, validator=optional(stycke(4_000)), metadata=FRITEXT)
    lank: str | None = field(default=None, validator=optional(rad(100)))

    def vik(self, arende: Arende, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the part *avskriven*."""
        return {"avskriven": Avskriven(grund=self.grund, text=self.kommentar, lank=self.lank, nar=nar)}


@frozen(kw_only=True)
class Makulering:
    """The record of `makulera`: the reason, and the right case if there is one. The number is kept."""

    skriver: ClassVar[tuple[str, ...]] = ("avskriven",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    skal: str = field(validator=stycke(4_000), metadata=FRITEXT)
    ratt_arende: str | None = field(default=None, validator=optional(rad(100)))

    def vik(self, arende: Arende, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the part *avskriven* on the ground makulerad."""
        grund = Avskrivningsgrund.MAKULERAD
        return {"avskriven": Avskriven(grund=grund, text=self.skal, lank=self.ratt_arende, nar=nar)}


_GRUND_FOR_TYP = {
    Avskrivningsgrund.SKRIVELSE_OMHANDERTAGEN: Arendetyp.SKRIVELSE,
    Avskrivningsgrund.REDOVISNING_LAMNAD: Arendetyp.REDOVISNING,
}


def grunden_passar_arendet(underlag: Avskrivning, mottagen: Mottagen) -> Brist | None:
    """A skrivelse and a report form are closed on their own grounds; makulering is another arrow."""
    if underlag.grund is Avskrivningsgrund.MAKULERAD:
        return Brist(kod="makulera_i_stallet", mening="Välj ”Makulera” för det som registrerats fel.")
    typ = _GRUND_FOR_TYP.get(underlag.grund)
    if typ is None or typ is mottagen.arendetyp:
        return None
    return Brist(
        kod="grunden_passar_inte",
        mening=f"Grunden gäller bara ärendetypen {typ.value.replace('_', ' ')}.",
    )


KRAV = (grunden_passar_arendet,)
UNDERLAG = (Avskrivning, Makulering)
