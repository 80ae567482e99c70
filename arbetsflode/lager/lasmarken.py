"""Which version of a case each person has read last: a mark of one's own, outside the chains."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Infoga, Sats

_m = t.lasmarke.c
_LAS = Sats(select(_m.version).where(_m.person == bindparam("person"), _m.arende == bindparam("arende")))


def _skriv(infoga: Infoga) -> Any:
    ny = infoga(t.lasmarke)
    return ny.on_conflict_do_update(
        index_elements=[_m.person, _m.arende],
        set_={"version": ny.excluded.version, "noterat": ny.excluded.noterat},
        where=_m.version < ny.excluded.version,
    )


_SKRIV = Sats(_skriv)


def las(f: Forbindelse, person: str, arende: str) -> int | None:
    """The version that a person has read last; None for one who never has."""
    rad = f.en(_LAS, {"person": person, "arende": arende})
    return None if rad is None else int(rad[0])


def skriv(f: Forbindelse, person: str, arende: str, version: int, nu: datetime) -> None:
    """Remember that a person has read a version. An older one than is remembered changes nothing."""
    varden = {"person": person, "arende": arende, "version": version, "noterat": tidstext(nu)}
    f.kor(_SKRIV, varden)
