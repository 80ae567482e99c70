"""What people know of each plan, and when there is something new to tell them.

The handläggare is to know the plan as it is. What somebody does to a case is told at once, by letters of its
own; what the nämnd does to its calendar is told the next morning. A thing that moves nothing tells nothing.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import define, field, frozen

from tests.motor.simulering.folk import Folk
from tests.motor.simulering.regler import Fall, Plan, kvar_att_gora, planen
from tests.motor.simulering.sammantraden import Sammantraden

PLAN_ANDRAD, BORTA = "plan_andrad", "borta_pa_stoppdag"
ROLL = {PLAN_ANDRAD: "handlaggare", BORTA: "chef"}
EGNA_STEG = ("medlasare", "tjansteutlatande")
"""What nobody but the handläggare does."""


@frozen
class Direktbrev:
    """A letter in the box to whoever reads as the handläggare: what was known of the plan before."""

    person: str
    fall: Fall
    fore: Plan


@frozen
class Forut:
    """A case as it was before something was done to it."""

    handlaggare: str | None
    plan: Plan


@define
class Planvakt:
    """Follows the plans of all cases."""

    folk: Folk
    moten: Sammantraden = field(factory=Sammantraden)
    _i_ladan: list[Direktbrev] = field(factory=list)

    def forut(self, fall: Fall) -> Forut:
        """What to compare with afterwards."""
        return Forut(fall.handlaggare, planen(fall, self.moten))

    def gjort(self, fall: Fall, forut: Forut, av: str, dag: date) -> None:
        """Something has been done to a case. Whoever gets it in hand is told the whole plan; otherwise what
        has moved is told to the handläggare, unless that is who did it."""
        plan, i_nya_hander = planen(fall, self.moten), fall.handlaggare != forut.handlaggare
        if not fall.obeslutat or fall.handlaggare is None or not (i_nya_hander or plan != forut.plan):
            return
        fall.sagt = plan
        if not i_nya_hander:
            laser = self.folk.vem("handlaggare", fall, dag)
            self._i_ladan += [Direktbrev(person, fall, forut.plan) for person in laser if person != av]

    def posten_gick(self, dag: date) -> None:
        """The letters of what was done leave: they tell the plan as it is by then."""
        for brev in self._i_ladan:
            laser = self.folk.vem("handlaggare", brev.fall, dag)
            if self.ar_andrad(brev.fall, brev.fore) and brev.person in laser:
                brev.fall.sagt = planen(brev.fall, self.moten)
        self._i_ladan.clear()

    def ar_andrad(self, fall: Fall, mot: Plan) -> bool:
        """Whether the plan of a case that somebody prepares is another than what was told."""
        return fall.obeslutat and fall.handlaggare is not None and planen(fall, self.moten) != mot

    def ar_borta(self, fall: Fall, dag: date) -> bool:
        """Whether the handläggare is away on a day, from this one on, when there is something to be done that
        nobody else does."""
        vem, kvar = fall.handlaggare, kvar_att_gora(fall, self.moten)
        dagar = [kvar[namn] for namn in EGNA_STEG if namn in kvar]
        return vem is not None and any(d >= dag and self.folk.ar_borta(vem, d) for d in dagar)

    def galler(self, regel: str, fall: Fall, dag: date, mot: Plan) -> bool:
        """Whether there still is something to tell."""
        return self.ar_borta(fall, dag) if regel == BORTA else self.ar_andrad(fall, mot)

    def hos(self, person: str, alla: Mapping[str, Fall]) -> Iterator[str]:
        """The open cases of a handläggare."""
        return (id_ for id_, fall in alla.items() if fall.oppet and fall.handlaggare == person)
