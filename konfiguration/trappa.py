"""The ladder: on which days before or after a named date of a case somebody is warned.

A rung hangs on an anchor (`Remiss.ankare`), so that a later kind of date fits in without new machinery.
Before a date the warning moves to the working day before; what *is* late moves to the working day after.
"""

from enum import StrEnum

from attrs import Factory, field, frozen
from attrs.validators import deep_iterable, min_len, optional

from konfiguration.granskning import ett_av
from tillstand.behorighet import ROLLER
from tillstand.remissplan import PLANANKARE
from tillstand.rimligt import mellan
from tillstand.text import kodtext

VANTAR_PA = "vantar_pa"
"""A role in the ladder alone: the one whom the open begäran waits for."""

ANKARE = (
    "ofordelad",
    "svarstid",
    "svarstid_utan_sammantrade",
    "begaran",
    "anstand",
    "beslut_ojusterat",
    "klart_att_sandas",
    "anmalan",
    *PLANANKARE,
)
"""The anchors of a remiss, as a file may name them: dates of its facts, and the steps of its plan."""


class Tidsenhet(StrEnum):
    """What an offset counts."""

    DAGAR = "dagar"
    ARBETSDAGAR = "arbetsdagar"


class Riktning(StrEnum):
    """Where a rung that falls on a day without work is moved."""

    FORE = "fore"
    EFTER = "efter"


def _efter_tecknet(steg: "Trappsteg") -> Riktning:
    return Riktning.EFTER if steg.forskjutning > 0 else Riktning.FORE


@frozen(kw_only=True)
class Trappsteg:
    """One rung: `forskjutning` (in `enhet`; negative before, positive after) from the anchor's day.

    `upprepas_dagar` repeats it every so many days for as long as the anchor holds.
    """

    namn: str = field(validator=kodtext(40))
    ankare: str = field(validator=kodtext(40))
    forskjutning: int = field(validator=mellan(-3660, 3660))
    enhet: Tidsenhet
    riktning: Riktning = field(default=Factory(_efter_tecknet, takes_self=True))
    roller: tuple[str, ...] = field(
        default=("handlaggare",), validator=[min_len(1), deep_iterable(ett_av((*ROLLER, VANTAR_PA)))]
    )
    upprepas_dagar: int | None = field(default=None, validator=optional(mellan(1, 3660)))


def _steg(namn: str, ankare: str, antal: int, enhet: Tidsenhet, *roller: str) -> Trappsteg:
    return Trappsteg(
        namn=namn, ankare=ankare, forskjutning=antal, enhet=enhet, roller=roller or ("handlaggare",)
    )


def _hinner(namn: str, antal: int) -> Trappsteg:
    """Justering: days after the meeting, told before the day is over."""
    return Trappsteg(
        namn=namn,
        ankare="beslut_ojusterat",
        forskjutning=antal,
        enhet=Tidsenhet.DAGAR,
        riktning=Riktning.FORE,
        roller=("namndsekreterare",),
    )


_DAGAR, _ARBETSDAGAR = Tidsenhet.DAGAR, Tidsenhet.ARBETSDAGAR

STANDARDTRAPPA: tuple[Trappsteg, ...] = (
    _steg("ofordelad", "ofordelad", 2, _ARBETSDAGAR, "fordelare"),
    _steg("svarstid_30", "svarstid_utan_sammantrade", -30, _DAGAR),
    _steg("svarstid_14", "svarstid", -14, _ARBETSDAGAR),
    _steg("svarstid_7", "svarstid", -7, _ARBETSDAGAR),
    _steg("svarstid_2", "svarstid", -2, _ARBETSDAGAR),
    _steg("svarstid_idag", "svarstid", 0, _ARBETSDAGAR),
    Trappsteg(
        namn="forsenad",
        ankare="svarstid",
        forskjutning=1,
        enhet=_ARBETSDAGAR,
        roller=("handlaggare", "chef"),
        upprepas_dagar=7,
    ),
    _steg("medlasare", "medlasare", 0, _ARBETSDAGAR),
    _steg("tjansteutlatande_2", "tjansteutlatande", -2, _ARBETSDAGAR),
    _steg("tjansteutlatande_missat", "tjansteutlatande", 1, _ARBETSDAGAR, "handlaggare", "chef"),
    _steg("godkannande_missat", "chefer", 1, _ARBETSDAGAR, "handlaggare", "chef"),
    _steg("kallelse", "kallelse", -1, _ARBETSDAGAR, "namndsekreterare"),
    _steg("godkannande_drojer", "begaran", 2, _ARBETSDAGAR, VANTAR_PA),
    _steg("anstand_obesvarat", "anstand", 5, _ARBETSDAGAR),
    _hinner("justering_10", 10),
    _hinner("justering_14", 14),
    _steg("ej_sant", "klart_att_sandas", 1, _ARBETSDAGAR, "registrator", "handlaggare"),
    _steg("anmalan", "anmalan", 0, _DAGAR, "namndsekreterare"),
)
"""The ladder of a municipality that writes none of its own."""
