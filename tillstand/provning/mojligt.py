"""The buttons: what a person may do with a case now, and what stands in the way of the rest."""

from collections.abc import Iterable

from attrs import field, frozen

from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor, Behorig
from tillstand.fel import Brist
from tillstand.flode import Atgard, Overgang
from tillstand.ordning import Ordning, Provtagning
from tillstand.provning.godkannande import vantar_redan
from tillstand.provning.hinder import las


@frozen(kw_only=True)
class Mojlighet:
    """A button: an arrow or åtgärd of the state, open or closed with its reasons."""

    namn: str
    rubrik: str
    till: str | None
    antecknar: str
    behorig: Behorig | None
    brister: tuple[Brist, ...] = field(default=())

    @property
    def ar_oppen(self) -> bool:
        """Whether the form may be shown."""
        return self.behorig is not None and not self.brister


def mojliga(ordning: Ordning, arende: Arende, aktor: Aktor, nar: Nar) -> tuple[Mojlighet, ...]:
    """Every arrow and åtgärd of the state that the case is in, with the reasons that can be known now."""
    provtagning = Provtagning(ordning, arende, aktor, nar)
    return tuple(
        Mojlighet(
            namn=rad.namn,
            rubrik=rad.rubrik,
            till=rad.till if isinstance(rad, Overgang) else None,
            antecknar=rad.antecknar,
            behorig=ordning.organisation.behorig(aktor.person, rad.roller, arende, nar.idag),
            brister=(*las(arende, rad), *vantar_redan(arende, rad), *provtagning.brister(rad.kraver, None)),
        )
        for rad in rader_i(ordning, arende.tillstand)
    )


def rader_i(ordning: Ordning, tillstand: str) -> Iterable[Overgang | Atgard]:
    """The arrows and åtgärder of a state, in the order of the flow."""
    flode = ordning.flode.flode
    yield from (o for o in flode.overgang if tillstand in o.fran)
    yield from (a for a in flode.atgard if tillstand in a.tillstand)
