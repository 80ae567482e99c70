"""Who has read a secret case: a table of its own, outside the chains."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.tabellgrund import C
from tillstand.behorighet import Aktor

_INFOGA = Sats(insert(t.lasning).values({n: bindparam(n) for n in ("arende", "person", "kanal", "noterat")}))
_l = t.lasning.c
_INFOGA_OM_KVAR = Sats(
    insert(t.lasning).from_select(
        [_l.arende, _l.person, _l.kanal, _l.noterat],
        select(t.arende.c.id, *(bindparam(n, type_=C) for n in ("person", "kanal", "noterat"))).where(
            t.arende.c.id == bindparam("arende")
        ),
    )
)
_LAS = Sats(
    select(t.lasning.c.person, t.lasning.c.noterat)
    .where(t.lasning.c.arende == bindparam("arende"))
    .order_by(t.lasning.c.id)
)


def anteckna(f: Forbindelse, arende: str, aktor: Aktor, nu: datetime) -> None:
    """Note that a person has read a case."""
    varden = {"arende": arende, "person": aktor.person, "kanal": aktor.kanal, "noterat": tidstext(nu)}
    f.kor(_INFOGA, varden)


def anteckna_alla(f: Forbindelse, arenden: Iterable[str], aktor: Aktor, nu: datetime) -> None:
    """Note that a person has read some cases; of one that has been erased meanwhile nothing is noted."""
    tid = tidstext(nu)
    f.flera(
        _INFOGA_OM_KVAR,
        [{"arende": a, "person": aktor.person, "kanal": aktor.kanal, "noterat": tid} for a in arenden],
    )


def las(f: Forbindelse, arende: str) -> list[tuple[str, str]]:
    """Who has read a case, and when (UTC text)."""
    return [(r[0], r[1]) for r in f.alla(_LAS, {"arende": arende})]
