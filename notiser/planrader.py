"""Lines that tell of a plan: that it has changed, or that somebody is away when it needs them.

They are no rungs of the ladder: they fall due when something has moved. What is true of them is asked when
the letter is composed and each time it is claimed.
"""

from collections.abc import Callable, Mapping
from datetime import date

from attrs import frozen

from tillstand.arende import Arende
from tillstand.behorighet import Organisation
from tillstand.kalender import Kalender
from tillstand.remiss import Remiss
from tillstand.remissplan import FORE_BESLUTET, Planbesked, andringar, besked, planankare
from tillstand.villkor import Villkor

PLAN_ANDRAD, BORTA = "plan_andrad", "borta_pa_stoppdag"

HANDLAGGARENS_STEG = ("medlasare", "tjansteutlatande")
"""The steps that nobody but the handläggare takes."""


@frozen(kw_only=True)
class Planfraga:
    """What a line of a plan is tried against: the case, by what it is planned, the people, the local day."""

    arende: Arende
    kalender: Kalender
    villkor: Villkor
    organisation: Organisation
    dag: date
    meddelat: Planbesked
    """What the reader was told last."""


def ar_andrad(fraga: Planfraga) -> bool:
    """Whether the plan is another than what was told."""
    arende = fraga.arende
    if not isinstance(arende, Remiss) or arende.ansvar is None:
        return False
    nu = besked(arende, fraga.kalender, fraga.villkor)
    return nu is not None and bool(andringar(fraga.meddelat, nu))


def ar_borta(fraga: Planfraga) -> bool:
    """Whether the handläggare is away on a stop date that lies ahead."""
    return bool(borta_pa(fraga.arende, fraga.kalender, fraga.villkor, fraga.organisation, fraga.dag))


def borta_pa(
    arende: Arende, kalender: Kalender, villkor: Villkor, organisation: Organisation, dag: date
) -> Mapping[str, date]:
    """The stop dates from `dag` on which the handläggare is away, by step."""
    if not isinstance(arende, Remiss) or arende.ansvar is None or arende.tillstand not in FORE_BESLUTET:
        return {}
    ankare, vem = planankare(arende, kalender, villkor), arende.ansvar.handlaggare
    return {
        namn: ankare[namn]
        for namn in HANDLAGGARENS_STEG
        if namn in ankare and ankare[namn] >= dag and organisation.ar_borta(vem, ankare[namn])
    }


PLANREGLER: Mapping[str, tuple[str, Callable[[Planfraga], bool]]] = {
    PLAN_ANDRAD: ("handlaggare", ar_andrad),
    BORTA: ("chef", ar_borta),
}
"""Rule -> for whom a morning letter tells it, and when it holds. Names are never removed."""


def planrad_galler(regel: str, fraga: Planfraga) -> bool:
    """Whether a line of a plan still holds. Raises KeyError for a rule that nobody knows."""
    return PLANREGLER[regel][1](fraga)
