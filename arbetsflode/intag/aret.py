"""The year that a letter leaves out: had from its own sentence, the letter's day, or that of the meeting."""

from datetime import date

from attrs import frozen

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.datum import Dag, dagar, med_ar
from arbetsflode.intag.skriven import motesdag, skriven


@frozen(kw_only=True)
class Nar:
    """The ISO days that a year left out is counted from: when the paper was written, and its meeting."""

    skriven: str | None
    mote: str | None

    def helt(self, dag: Dag, mening: str) -> tuple[str, str]:
        """(the day with its year where it can be had, and whence)."""
        for annan in dagar(mening, intervall=False):
            if annan.har_ar and (ar := med_ar(dag, int(annan.varde[:4]))) and _foljer(ar, annan, dag):
                return ar, "året ur meningen"
        if self.skriven is not None:
            if hel := _forsta_efter(dag, self.skriven):
                return hel, f"året ur brevets dag {self.skriven}"
        elif self.mote is not None and (hel := _narmast(dag, self.mote)):
            return hel, f"året ur mötets dag {self.mote}"
        return dag.varde, "året framgår inte"


def nar(blad: Blad) -> Nar:
    """When a paper was written; the day of its meeting where it does not say."""
    dag = skriven(blad)
    return Nar(skriven=dag, mote=None if dag is not None else motesdag(blad))


def _forsta_efter(dag: Dag, skriven: str) -> str | None:
    """What a letter asks for comes after it."""
    hela = (med_ar(dag, int(skriven[:4]) + n) for n in (0, 1))
    return next((h for h in hela if h and h > skriven), None)


def _narmast(dag: Dag, mote: str) -> str | None:
    """The year that brings a day nearest to the meeting: an answer is due around it."""
    mitt = date.fromisoformat(mote)
    hela = [h for n in (-1, 0, 1) if (h := med_ar(dag, mitt.year + n))]
    return min(hela, key=lambda h: abs(date.fromisoformat(h) - mitt), default=None)


def _foljer(ar: str, annan: Dag, dag: Dag) -> bool:
    """Whether the two days stand in the order of time: what is written later is later."""
    return ar >= annan.varde if annan.start < dag.start else ar <= annan.varde
