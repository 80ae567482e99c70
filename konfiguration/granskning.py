"""Rules for single settings: addresses and known words. They refuse in Swedish."""

import re
from collections.abc import Collection
from typing import Any

from konfiguration.enkla import forslag
from tillstand.text import Textfel, Validator, granska_rad

_ADRESS = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
_MED_NAMN = re.compile(rf"[^<>@]*<{_ADRESS}>|{_ADRESS}")
_WEBB = re.compile(r"https?://[^\s/?#@<>\"]+(/[^\s?#<>\"]*)?")


def ett_av(tillatna: Collection[str]) -> Validator:
    """Validator: one of the known words."""

    def validera(_instans: object, _attribut: Any, varde: Any) -> None:
        if varde not in tillatna:
            raise Textfel(f"är okänt{forslag(str(varde), tillatna)}")

    return validera


def namngiven_adress(_instans: object, _attribut: Any, varde: Any) -> None:
    """Validator: an address with or without the name before it: `Namn <namn@exempel.se>`."""
    _matcha(_MED_NAMN, varde, "ska vara en e-postadress: namn@exempel.se eller Namn <namn@exempel.se>")


def webbadress(_instans: object, _attribut: Any, varde: Any) -> None:
    """Validator: where the installation is reached, without user, query or fragment."""
    _matcha(_WEBB, varde, "ska vara en webbadress: https://remiss.exempel.se")


def _matcha(monster: re.Pattern[str], varde: str, mening: str) -> None:
    granska_rad(varde, 254)
    if not monster.fullmatch(varde):
        raise Textfel(mening)
