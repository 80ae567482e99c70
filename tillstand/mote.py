"""A meeting in a nämnd's calendar: its day, its kind, and the stop dates that the nämnd has published.

The nämnd chooses time and place itself (KL 6:23); a published calendar of a year is a decision of autumn.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise

from attrs import field, frozen
from attrs.validators import optional

from tillstand.arbetsdagar import sista_justeringsdag
from tillstand.rimligt import rimlig_dag
from tillstand.text import FRITEXT, kodtext, rad


class Motestyp(StrEnum):
    """What kind of meeting it is, or what became of it."""

    ORDINARIE = "ordinarie"
    EXTRA = "extra"
    INSTALLT = "installt"
    FLYTTAT = "flyttat"
    """Not held that day: `flyttat_till` says when."""
    ANTAGET = "antaget"
    """In no calendar yet: assumed from the pattern of an earlier year. Never stored."""


HALLS = (Motestyp.ORDINARIE, Motestyp.EXTRA, Motestyp.ANTAGET)
"""Kinds of meetings that are held."""

FORE_MOTET = ("inlamning", "beredning", "presidium", "utskick")
"""The published stop dates before a meeting, as they follow on each other."""


@frozen(kw_only=True)
class Mote:
    """A meeting of a nämnd. Every stop date (local day) is one that the nämnd has published, or None."""

    namnd: str = field(validator=kodtext(40))
    dag: date = field(validator=rimlig_dag)
    typ: Motestyp = Motestyp.ORDINARIE
    tid: str | None = field(default=None, validator=optional(rad(40)))
    plats: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    inlamning: date | None = field(default=None, validator=optional(rimlig_dag))
    """The tjänsteutlåtande is handed in."""
    beredning: date | None = field(default=None, validator=optional(rimlig_dag))
    """The officials' or the ordförande's preparation."""
    presidium: date | None = field(default=None, validator=optional(rimlig_dag))
    utskick: date | None = field(default=None, validator=optional(rimlig_dag))
    """Kallelse and papers go out."""
    justering: date | None = field(default=None, validator=optional(rimlig_dag))
    """The minutes are verified."""
    flyttat_till: date | None = field(default=None, validator=optional(rimlig_dag))

    @property
    def halls(self) -> bool:
        """Whether the nämnd meets that day, as far as is known."""
        return self.typ in HALLS

    @property
    def antaget(self) -> bool:
        """Whether the day is assumed, not decided."""
        return self.typ is Motestyp.ANTAGET


def motsagelser(mote: Mote) -> Iterator[tuple[str, str]]:
    """(field, sentence) for each published date that contradicts another one or the law."""
    satta = [(namn, dag) for namn in FORE_MOTET if (dag := getattr(mote, namn)) is not None]
    for (fore, tidig), (efter, sen) in pairwise((*satta, ("datum", mote.dag))):
        if tidig > sen:
            yield fore, f"{tidig} kommer efter {efter} {sen}: stoppdagarna ska följa på varandra"
    if mote.justering is not None and mote.justering < mote.dag:
        yield "justering", f"{mote.justering} kommer före sammanträdet {mote.dag}"
    elif mote.justering is not None and mote.justering > (sista := sista_justeringsdag(mote.dag)):
        yield "justering", f"{mote.justering} är för sent: protokollet ska justeras senast {sista} (KL 5:69)"
    if (mote.typ is Motestyp.FLYTTAT) != (mote.flyttat_till is not None):
        yield "flyttat_till", "ska anges för ett flyttat sammanträde, och bara för ett sådant"
    elif mote.flyttat_till == mote.dag:
        yield "flyttat_till", "är samma dag: ett flyttat sammanträde hålls en annan dag"
