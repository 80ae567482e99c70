"""What stands in the way: the wrong person, a day to come, an unmet demand, an answer on its way out."""

from collections.abc import Iterable
from typing import Any

from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor, Behorig
from tillstand.fel import Brist, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.flode import Atgard, Overgang
from tillstand.ordning import Ordning, Provtagning
from tillstand.provning.drag import Drag

SVARET_PA_VAG = Brist(
    kod="svaret_pa_vag_ut",
    mening="Svaret är på väg ut. Vänta tills det har gått, eller återta det.",
    kalla="arbetsordningen för överlämnande",
)


def las(arende: Arende, rad: Overgang | Atgard | None = None) -> tuple[Brist, ...]:
    """While an answer is on its way out only what the flow calls `alltid` passes."""
    if arende.utskick is None or (isinstance(rad, Atgard) and rad.alltid):
        return ()
    return (SVARET_PA_VAG,)


def behorig_till(ordning: Ordning, arende: Arende, rad: Overgang | Atgard, aktor: Aktor, nar: Nar) -> Behorig:
    """The role by which a person may do this today. Raises SaknarBehorighet."""
    behorig = ordning.organisation.behorig(aktor.person, rad.roller, arende, nar.idag)
    if behorig is None:
        raise SaknarBehorighet(f"{ordning.organisation.namn(aktor.person)} får inte göra ”{rad.rubrik}” här.")
    return behorig


def krav(ordning: Ordning, arende: Arende, drag: Drag, ovriga: Iterable[Brist] = ()) -> tuple[Brist, ...]:
    """Raise VillkorEjUppfyllt with every unmet demand and the `ovriga`; return the warnings."""
    rad, underlag, nar = drag.rad, drag.underlag, drag.nar
    provtagning = Provtagning(ordning, arende, drag.aktor, nar)
    ratt = ordning.flode.slag.underlag[rad.antecknar]
    fel = [*las(arende, rad), *framtid(nar)]
    if isinstance(underlag, ratt):
        fel += provtagning.brister(rad.kraver, underlag)
    else:
        mening = f"”{rad.rubrik}” ska ha underlaget {ratt.__name__}, inte {type(underlag).__name__}."
        fel += [Brist(kod="fel_underlag", mening=mening), *provtagning.brister(rad.kraver, None)]
    if fel := [*fel, *ovriga]:
        raise VillkorEjUppfyllt(fel)
    return provtagning.brister(rad.varnar, underlag)


def framtid(nar: Nar) -> tuple[Brist, ...]:
    """What is noted has happened."""
    if nar.dag <= nar.idag:
        return ()
    mening = f"Det som antecknas ska ha hänt: {nar.dag.isoformat()} har inte varit än."
    return (Brist(kod="dag_i_framtiden", mening=mening),)


def olika_dagar(underlag: Any, nar: Nar) -> tuple[Brist, ...]:
    """The day that the record speaks of is the day of the fact."""
    dag = getattr(underlag, "handelsedag", None)
    if dag is None or dag == nar.dag:
        return ()
    mening = f"Underlaget säger {dag.isoformat()}, men händelsen är daterad {nar.dag.isoformat()}."
    return (Brist(kod="olika_dagar", mening=mening),)


def inget_i_vagen(arende: Arende, nar: Nar, ovriga: Iterable[Brist] = ()) -> None:
    """Raise VillkorEjUppfyllt when an answer is on its way out, the day has not been, or for the `ovriga`."""
    if fel := (*las(arende), *framtid(nar), *ovriga):
        raise VillkorEjUppfyllt(fel)
