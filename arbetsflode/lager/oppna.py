"""Which open cases a change may touch: those of a handläggare, and those of a nämnd in a state."""

from typing import Any

from sqlalchemy import bindparam, select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.arenden import KOLUMNER
from arbetsflode.lager.forbindelse import Forbindelse, Sats

_OPPNA_HOS = Sats(
    select(t.arende.c.id)
    .where(t.OPPNA, t.arende.c.handlaggare == bindparam("handlaggare"))
    .order_by(t.arende.c.slutdag, t.arende.c.id)
)
_OPPNA_I = Sats(
    select(*KOLUMNER)
    .where(
        t.arende.c.namnd == bindparam("namnd"),
        t.arende.c.tillstand == bindparam("tillstand"),
        t.arende.c.id > bindparam("efter"),
        t.OPPNA,
    )
    .order_by(t.arende.c.id)
    .limit(bindparam("antal"))
)


def oppna_hos(f: Forbindelse, handlaggare: str) -> tuple[str, ...]:
    """The ids of a handläggare's open cases."""
    return tuple(rad[0] for rad in f.alla(_OPPNA_HOS, {"handlaggare": handlaggare}))


def oppna_i(f: Forbindelse, namnd: str, tillstand: str, *, efter: str, antal: int) -> list[tuple[Any, ...]]:
    """The rows of a nämnd's open cases in a state, by id from after one, so many of them."""
    return f.alla(_OPPNA_I, {"namnd": namnd, "tillstand": tillstand, "efter": efter, "antal": antal})
