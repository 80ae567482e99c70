"""A move on a case: what somebody wants to do, and how an arrow is taken when nothing stands in the way."""

from typing import Any

from attrs import frozen

from tillstand.arende import Arende, Nar, SenastePil
from tillstand.behorighet import Aktor, Behorig
from tillstand.fel import Brist
from tillstand.flode import Atgard, Overgang
from tillstand.handelser import Handelse, Handelseslag, Utfall
from tillstand.ordning import Ordning


@frozen(kw_only=True)
class Drag:
    """The row of the flow, the record, who acts, by which role, and when."""

    rad: Overgang | Atgard
    underlag: Any
    aktor: Aktor
    behorig: Behorig
    nar: Nar
    till: str | None = None
    """Where the machine has already said that the arrow leads."""

    @property
    def egna(self) -> frozenset[str]:
        """Those whose own proposal it is: the one who acts and the one acted for."""
        return frozenset(p for p in (self.aktor.person, self.behorig.for_) if p is not None)

    def handelse(self, slag: Handelseslag, *, fran: str | None = None, till: str | None = None) -> Handelse:
        """The fact that this move makes."""
        return Handelse(
            slag=slag,
            namn=self.rad.namn,
            dag=self.nar.dag,
            av=self.aktor.person,
            for_=self.behorig.for_,
            roll=self.behorig.roll,
            fran=fran,
            till=till,
            underlag=self.underlag,
        )


def ta(ordning: Ordning, arende: Arende, drag: Drag) -> tuple[Arende, Handelse]:
    """Take an arrow: the case moves, the record folds into its parts, an open begäran ends."""
    till = drag.till or ordning.flode.maskin.leder_till(arende.tillstand, drag.rad.namn)
    andringar = drag.underlag.vik(arende, drag.nar, drag.aktor.person)
    senaste = SenastePil(
        overgang=drag.rad.namn,
        fran=arende.tillstand,
        version=arende.version + 1,
        tagen_av=drag.aktor.person,
        for_=drag.behorig.for_,
        tidigare={namn: getattr(arende, namn) for namn in andringar},
    )
    handelse = drag.handelse(Handelseslag.OVERGANG, fran=arende.tillstand, till=till)
    return arende.med(tillstand=till, begaran=None, senaste=senaste, **andringar), handelse


def avslutad_begaran(arende: Arende, nar: Nar, av: str) -> tuple[Handelse, ...]:
    """The fact that an open begäran ends because another arrow is taken."""
    if arende.begaran is None:
        return ()
    namn = arende.begaran.overgang
    return (Handelse(slag=Handelseslag.BEGARAN_AVSLUTAD, namn=namn, dag=nar.dag, av=av),)


def utfall(arende: Arende, handelser: tuple[Handelse, ...], varningar: tuple[Brist, ...] = ()) -> Utfall:
    """What deciding returns: one post further on."""
    return Utfall(arende=arende.med(version=arende.version + 1), handelser=handelser, varningar=varningar)
