"""Mottagen: the remiss has reached the nämnd and stands in its diarium.

What OSL 5:2 demands is mandatory: the day it came in, its number, and briefly what it concerns; the
sender where there is one. Everything else may be missing, as it is in real papers.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import deep_iterable, optional

from tillstand.arende import Nar
from tillstand.fel import Brist
from tillstand.innehall import Avsandare, Bilaga, Instans, Remissobjekt, Sekretess, Stampel
from tillstand.kalender import Kalender
from tillstand.rimligt import rimlig_dag
from tillstand.svarstid import Svarstid
from tillstand.text import FRITEXT, rad


class Arendetyp(StrEnum):
    """What the nämnd is asked for. All types live in the same flow."""

    REMISS = "remiss"
    SKRIVELSE = "skrivelse"
    REDOVISNING = "redovisning_till_revision"
    GRANSKNING = "granskning"
    PLANSAMRAD = "plansamrad"


class Riktning(StrEnum):
    """Whom the remiss is addressed to."""

    NAMND = "namnd"
    FORVALTNING = "forvaltning"


@frozen(kw_only=True)
class Mottagen:
    """What is known of the remiss as it came in, with later corrections."""

    arendetyp: Arendetyp = Arendetyp.REMISS
    inkommen: date = field(validator=rimlig_dag)
    titel: str = field(validator=rad(), metadata=FRITEXT)
    """The public title: names no individual and no party (OSL 5:2, GDPR art. 9)."""
    titel_intern: str | None = field(default=None, validator=optional(rad(500)), metadata=FRITEXT)
    """The title as the paper has it."""
    avsandare: Avsandare | None = None
    objekt: Remissobjekt | None = None
    instanser: tuple[Instans, ...] = ()
    riktad_till: Riktning = Riktning.NAMND
    svaret_till: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    klassificering: str | None = field(default=None, validator=optional(rad(40)))
    sekretess: Sekretess | None = None
    stampel: Stampel | None = None
    bilagor: tuple[Bilaga, ...] = ()
    overordnat_arende: str | None = field(default=None, validator=optional(rad(100)))
    """The remiss that this one was made for, in a chain of remisser."""


@frozen(kw_only=True)
class Registrering(Mottagen):
    """The record that registers a case: the part *mottagen* and the svarstid, if one is given."""

    skriver: ClassVar[tuple[str, ...]] = ("mottagen", "svarstid")
    tar_bort: ClassVar[tuple[str, ...]] = ()

    svarstid: Svarstid = field(factory=Svarstid)
    dubblett_skal: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    """Why it is registered although a possible duplicate was shown."""
    anteckning: tuple[str, ...] = field(default=(), validator=deep_iterable(rad()), metadata=FRITEXT)

    def vik(self, arende: object, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The parts that a new case begins with."""
        gemensamma = {f: getattr(self, f) for f in _MOTTAGENFALT}
        return {"mottagen": Mottagen(**gemensamma), "svarstid": self.svarstid}


_MOTTAGENFALT = tuple(a.name for a in Mottagen.__attrs_attrs__)


def svarstid_pa_ledig_dag(svarstid: Svarstid, kalender: Kalender) -> Brist | None:
    """A svarstid on a day without work is kept, and planned against the working day before."""
    return None if svarstid.galler is None else pa_ledig_dag(svarstid.galler, kalender)


def pa_ledig_dag(dag: date, kalender: Kalender) -> Brist | None:
    """What is told of a last day that is no working day."""
    if kalender.dagar.ar_arbetsdag(dag):
        return None
    planerad = kalender.dagar.pa_eller_fore(dag)
    return Brist(
        kod="svarstid_pa_ledig_dag",
        mening=f"Svarstiden {dag.isoformat()} är ingen arbetsdag: planera för {planerad.isoformat()}.",
        kalla="svarstiden är avsändarens dag, lag 1930:173 flyttar den inte",
    )


KRAV = (svarstid_pa_ledig_dag,)
UNDERLAG = ()
