"""The cases of a nämnd that may come on its meetings, as far as a person may know of them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from arbetsflode.lager import motespunkter
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.motespunkter import ALDRIG, Narhet
from arbetsflode.program import PROGRAMFEL, Program
from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor, Synlighet
from tillstand.fel import Remissfel, Upptaget
from tillstand.kalender import Kalender, Namndkalender
from tillstand.mote import Mote
from tillstand.remiss import Remiss
from tillstand.remissplan import planera
from tillstand.stoppdagar import kring
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

    def remisser(self, tillstand: str, nara: Narhet | None = None) -> Iterator[Remiss]:
        """The open remisser in a state that may be known, a bunch at a time; with `nara` only those near a
        meeting."""
        efter = ""
        while rader := motespunkter.oppna_i(
            self.f, self.synlighet, self.namnd, tillstand, efter=efter, antal=BUNT, nara=nara
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

    def narhet(self, dag: date) -> Narhet:
        """What is near the meeting of a day: no plan of another case leads there, and no other names it."""
        kalender = self.kalender.for_namnd(self.namnd)
        nasta = next(kalender.framat(dag), None)
        slut = None if nasta is None else self._redo_senast(nasta, kalender)
        return Narhet(
            fran=dag.isoformat(),
            till=ALDRIG if slut is None else slut.isoformat(),
            dagar=frozenset(d.isoformat() for d in _leder_till(kalender, dag)),
        )

    def _redo_senast(self, mote: Mote, kalender: Namndkalender) -> date:
        """The first svarstid for which a meeting surely serves, so that no earlier one is aimed at."""
        genast = self.program.villkor(self.namnd).omedelbar_justering
        klart = mote.dag if genast else kring(mote, kalender).kan_skickas
        return kalender.dagar.pa_eller_efter(klart)

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


def _leder_till(kalender: Namndkalender, dag: date) -> frozenset[date]:
    """The day of a meeting, and those of the meetings that were moved there."""
    dagar = frozenset({dag})
    while fler := {m.dag for m in kalender.moten if m.flyttat_till in dagar} - dagar:
        dagar |= fler
    return dagar


def siktar(plan: Tidsplan, namnd: str) -> date | None:
    """The nämnd's meeting that a plan aims at; none when somebody decides alone, or another body does."""
    mote = plan.upplagg.malmote
    return mote.dag if mote is not None and mote.namnd == namnd else None
