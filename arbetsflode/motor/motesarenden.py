"""The cases of a nämnd that may come on its meetings, as far as a person may know of them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from arbetsflode.lager import motespunkter
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.program import PROGRAMFEL, Program
from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor, Synlighet
from tillstand.fel import Remissfel, Upptaget
from tillstand.kalender import Kalender
from tillstand.remiss import Remiss
from tillstand.remissplan import planera
from tillstand.tidsplan import Tidsplan

BUNT = 200
"""Cases read at a time."""


@frozen(kw_only=True)
class Motesfraga:
    """What the cases of one nämnd are read by."""

    program: Program
    f: Forbindelse
    synlighet: Synlighet
    kalender: Kalender
    namnd: str
    idag: date

    def remisser(self, tillstand: str) -> Iterator[Remiss]:
        """The open remisser in a state that may be known, a bunch at a time."""
        efter = ""
        while rader := motespunkter.oppna_i(
            self.f, self.synlighet, self.namnd, tillstand, efter=efter, antal=BUNT
        ):
            efter = rader[-1][0]
            yield from self.lasta(rader)

    def lasta(self, rader: Sequence[tuple[Any, ...]]) -> Iterator[Remiss]:
        """The remisser of some rows; one that cannot be read is the sweep's to tell."""
        for rad in rader:
            try:
                arende: Arende = self.program.register.bygg(rad).arende
            except Upptaget:
                raise
            except (Remissfel, *PROGRAMFEL):
                continue
            if isinstance(arende, Remiss):
                yield arende

    def plan(self, remiss: Remiss) -> Tidsplan | None:
        """The plan as it is today."""
        return planera(remiss, self.kalender, self.program.villkor(self.namnd), self.idag)


def motesfraga(program: Program, f: Forbindelse, aktor: Aktor, namnd: str) -> Motesfraga:
    """By what a person reads them, today. Raises OgiltigIndata for a nämnd that is not there."""
    program.namnd(namnd)
    idag = Nar.vid(program.klocka.nu()).idag
    return Motesfraga(
        program=program,
        f=f,
        synlighet=program.organisation(f).synlighet(aktor.person, idag),
        kalender=program.kalender(f),
        namnd=namnd,
        idag=idag,
    )


def siktar(plan: Tidsplan, namnd: str) -> date | None:
    """The nämnd's meeting that a plan aims at; none when somebody decides alone, or another body does."""
    mote = plan.upplagg.malmote
    return mote.dag if mote is not None and mote.namnd == namnd else None
