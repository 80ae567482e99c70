"""What each note in the book changes in what is known of a case."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.motor.simulering.regler import Fall, Handling

Andring = Callable[[Fall, dict[str, Any], date], None]


def _satt(**falt: str) -> Andring:
    """Take over values of the note under the names of the case."""

    def andra(fall: Fall, varden: dict[str, Any], idag: date) -> None:
        for till, fran in falt.items():
            setattr(fall, till, varden[fran])

    return andra


def _ny_vantan(fall: Fall, varden: dict[str, Any], idag: date) -> None:
    fall.vantar, fall.vantar_sedan = varden["nyckel"], idag
    fall.vantar_pil = varden.get("pil", fall.vantar_pil)
    fall.begard_av = varden.get("av", fall.begard_av)


def _till(tillstand: str) -> Andring:
    def andra(fall: Fall, varden: dict[str, Any], idag: date) -> None:
        fall.tillstand, fall.vantar = tillstand, None
        for namn, varde in varden.items():
            if namn != "av":
                setattr(fall, namn, varde)

    return andra


def _tillbaka(fall: Fall, varden: dict[str, Any], idag: date) -> None:
    _till("beredning")(fall, varden, idag)
    fall.tillbaka = idag


def _handling(fall: Fall, varden: dict[str, Any], idag: date) -> None:
    fall.handlingar[varden["nummer"]] = Handling(idag, varden["utkast"])


def _inget(fall: Fall, varden: dict[str, Any], idag: date) -> None:
    pass


def _stang(fall: Fall, varden: dict[str, Any], idag: date) -> None:
    fall.oppet = False


FAKTA: dict[str, Andring] = {
    "fordelad": _till("beredning"),
    "angrad_fordelning": _till("mottagen"),
    "nytt_mal": _satt(mal="mal"),
    "omfordelad": _satt(handlaggare="handlaggare", enhet="enhet"),
    "anstand_begart": _satt(anstand="dag"),
    "anstand_beviljat": _satt(svarstid="datum", anstand="ingen"),
    "anstand_avslaget": _satt(anstand="ingen"),
    "begart": _ny_vantan,
    "nasta_steg": _ny_vantan,
    "begaran_borta": _satt(vantar="ingen"),
    "forslag": _till("forslag"),
    "tillbaka": _tillbaka,
    "bordlagd": _till("forslag"),
    "beslutad": _till("namndbeslut"),
    "justerad": _till("justerad"),
    "overlamnad": _till("overlamnad"),
    "anmald": _satt(anmald="sant"),
    "avslutad": _stang,
    "avskriven": _stang,
    "handling": _handling,
    "annat": _inget,
}
"""What a note changes in what is known of a case."""
ROR_PLANEN = (
    *("fordelad", "nytt_mal", "omfordelad", "anstand_begart", "anstand_beviljat", "anstand_avslaget"),
    *("tillbaka", "bordlagd"),
)
"""What touches when the answer is to be there, for which meeting, or who prepares it."""
