"""The six states as a drawn line: when each was reached, and when the plan says that it will be."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from arbetsflode.motor import Arendevy
from tillstand.flode import Flode
from tillstand.tidsplan import Tidsplan

SIDOSPAR = "avskriven"
"""The state beside the main line."""
_PLANSTEG: Mapping[str, str] = {
    "forslag": "chefer",
    "namndbeslut": "sammantrade",
    "justerad": "justering",
    "overlamnad": "skicka",
}
"""State -> the step of the plan by which it ought to be reached."""


@frozen(kw_only=True)
class Linjesteg:
    """A state on the line. `lage` is gjort, nu or kommande."""

    namn: str
    rubrik: str
    lage: str
    dag: date | None = None
    planerad: bool = False


def linje(vy: Arendevy, flode: Flode, plan: Tidsplan | None) -> tuple[Linjesteg, ...]:
    """The line of a case; a case that was written off shows how far it came, and that."""
    nadda = {h.till: date.fromisoformat(h.dag) for h in vy.handelser if h.till}
    planerade = {s.stopp.namn: s.stopp.datum for s in plan.steg} if plan else {}
    nu = vy.arende.tillstand
    stegen = [t for t in flode.tillstand if t.namn != SIDOSPAR or nu == SIDOSPAR]
    har = next((n for n, t in enumerate(stegen) if t.namn == nu), 0)
    if nu == SIDOSPAR:
        stegen = [t for t in stegen if t.namn in nadda]
        har = len(stegen) - 1
    return tuple(
        Linjesteg(
            namn=t.namn,
            rubrik=t.rubrik,
            lage="gjort" if n < har else "nu" if n == har else "kommande",
            dag=nadda.get(t.namn) if n <= har else planerade.get(_PLANSTEG.get(t.namn, "")),
            planerad=n > har,
        )
        for n, t in enumerate(stegen)
    )
