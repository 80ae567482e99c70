"""A preliminary answer: sent before the decision, with a reason, never instead of it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from tillstand.arende import Nar
from tillstand.innehall import Kanal
from tillstand.text import FRITEXT, rad


@frozen(kw_only=True)
class PreliminartSvar:
    """A preliminary answer is sent before the decision, with a reason; the case does not move."""

    skriver: ClassVar[tuple[str, ...]] = ("preliminart",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    skal: str = field(validator=rad(), metadata=FRITEXT)
    mottagare: str = field(validator=rad(), metadata=FRITEXT)
    kanal: Kanal

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Note what was sent before the decision."""
        skickat = Preliminart(skal=self.skal, mottagare=self.mottagare, kanal=self.kanal, nar=nar)
        return {"preliminart": skickat}


@frozen(kw_only=True)
class Preliminart:
    """The preliminary answer that was sent last."""

    skal: str = field(metadata=FRITEXT)
    mottagare: str = field(metadata=FRITEXT)
    kanal: Kanal
    nar: Nar
