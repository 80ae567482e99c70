"""The cases of a nämnd that may come on its meetings, as far as a person may know of them."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any

from attrs import frozen

from arbetsflode.lager import motespunkter
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.motespunkter import UTAN_DAG, Bunt, Plats, platsen
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
FLEST_GAMLA = 1_000
"""So many cases are planned for a page while the sweep has not been at them since a calendar was changed."""
Strom = Callable[[Plats, int], Bunt]
"""Asks for so many cases after a place, by svarstid and id."""


@frozen(kw_only=True)
class Motesfraga:
    """What the cases of one nämnd are read by."""

    program: Program
    f: Forbindelse
    synlighet: Synlighet
    kalender: Kalender
    namnd: str
    idag: date

    generation: int

    @cached_property
    def _gamla(self) -> tuple[tuple[Remiss, ...], bool]:
        rader, alla = motespunkter.aldre(
            self.f, self.synlighet, self.namnd, self.generation, flest=FLEST_GAMLA
        )
        return tuple(self.lasta(rader)), alla

    @property
    def gamla(self) -> tuple[Remiss, ...]:
        """The open remisser whose meeting was worked out by an older calendar, as long as they are few: the
        sweep will work it out anew, and until then they are planned here."""
        return self._gamla[0]

    @property
    def raknas_om(self) -> bool:
        """Whether they are too many, so that the meetings are those of the older calendar for a while."""
        return not self._gamla[1]

    def i_ordning(self, efter: Plats, *strommar: Strom) -> Iterator[tuple[Plats, Remiss]]:
        """The remisser of some questions and the older ones, by svarstid and id after a place, each once."""
        gamla = sorted((_plats(r), r) for r in self.gamla if _plats(r) > efter)
        alla = heapq.merge(gamla, *(self._strom(ett, efter) for ett in strommar), key=itemgetter(0))
        sist = efter
        for plats, remiss in alla:
            if plats > sist:
                sist = plats
                yield plats, remiss

    def _strom(self, fraga: Strom, efter: Plats) -> Iterator[tuple[Plats, Remiss]]:
        """All that a question finds, a bunch at a time."""
        while rader := fraga(efter, BUNT):
            efter = platsen(rader[-1])
            yield from ((_plats(remiss), remiss) for remiss in self.lasta(rader))
            if len(rader) < BUNT:
                return

    def lasta(self, rader: Iterable[tuple[Any, ...]]) -> Iterator[Remiss]:
        """The remisser of some rows; one that cannot be read is the sweep's to tell."""
        for rad in rader:
            try:
                arende: Arende = self.program.register.bygg(rad[:-1]).arende
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
    grund = program.grunddata(f)
    return Motesfraga(
        program=program,
        f=f,
        synlighet=grund.organisation.synlighet(aktor.person, idag),
        kalender=grund.kalender,
        namnd=namnd,
        idag=idag,
        generation=grund.generation,
    )


def _plats(remiss: Remiss) -> Plats:
    dag = remiss.slutdag
    return (dag.isoformat() if dag else UTAN_DAG), remiss.id


def siktar(plan: Tidsplan, namnd: str) -> date | None:
    """The nämnd's meeting that a plan aims at; none when somebody decides alone, or another body does."""
    mote = plan.upplagg.malmote
    return mote.dag if mote is not None and mote.namnd == namnd else None
