"""The latest of a nämnd: the numbers of the cases that were registered last."""

from functools import lru_cache

from sqlalchemy import bindparam, select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.synlighet import Form, formen, synliga, varden
from tillstand.behorighet import Synlighet


@lru_cache(maxsize=64)
def _nummer(ser: Form) -> Sats:
    a = t.arende.c
    return Sats(
        select(a.diarienummer)
        .where(t.OPPNA, a.namnd == bindparam("namnd"), synliga(ser))
        .order_by(a.registrerad.desc(), a.id.desc())
        .limit(bindparam("antal"))
    )


def senaste_nummer(f: Forbindelse, synlighet: Synlighet, namnd: str, antal: int) -> list[str]:
    """The diarienummer of a nämnd's open cases, the latest registered first: those that may be known of."""
    fragade = {**varden(synlighet), "namnd": namnd, "antal": antal}
    return [nummer for (nummer,) in f.alla(_nummer(formen(synlighet)), fragade)]
