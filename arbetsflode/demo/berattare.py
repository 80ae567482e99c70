"""The one who tells the story: remembers what has been told, and when a new day or year begins."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from attrs import define, field

from arbetsflode.demo import berattelse
from arbetsflode.demo.berattelse import Brevrad, Handelserad
from arbetsflode.demo.manus import Demofall
from tillstand.arbetsdagar import lokal_dag

Skriv = Callable[[str], None]
"""Takes one finished line."""


@define(kw_only=True)
class Berattare:
    """Tells line by line."""

    skriv: Skriv
    rader: list[str] = field(factory=list, init=False)
    handelser: list[Handelserad] = field(factory=list, init=False)
    brevrader: list[Brevrad] = field(factory=list, init=False)
    tillstand: dict[str, str] = field(factory=dict, init=False)
    """The state that each case was last told to be in."""
    _dag: date | None = field(default=None, init=False)
    _ar: int | None = field(default=None, init=False)

    def inled(self) -> None:
        """What this is, and what the signs mean."""
        self._beratta(berattelse.inledning())

    def borja_fall(self, fall: Demofall, nar: datetime) -> None:
        """What is real in a case, and what is not."""
        self._nytt_ar(nar)
        self._beratta(berattelse.fallinledning(fall))
        self._dag = None

    def handelse(
        self, rad: Handelserad, tillagg: str = "", varningar: Sequence[str] = (), plan: str = ""
    ) -> None:
        """What somebody did, what they were warned of, and the plan if it is another now."""
        self._nytt_ar(rad.nar)
        self._beratta(berattelse.handelse(rad, ny_dag=self._ny_dag(rad.nar), tillagg=tillagg))
        for mening in varningar:
            self._beratta(berattelse.varning(mening))
        if plan:
            self._beratta(berattelse.plan(plan))
        self.handelser.append(rad)
        if rad.arende:
            self.tillstand[rad.arende] = rad.tillstand[-1]

    def brev(self, nar: datetime, brevrader: Sequence[Brevrad]) -> None:
        """The letters that left at one moment, one line a subject."""
        per_amne: dict[str, list[Brevrad]] = defaultdict(list)
        for rad in brevrader:
            per_amne[rad.amne].append(rad)
        for rader in per_amne.values():
            self._nytt_ar(nar)
            self._beratta(berattelse.brev(rader, ny_dag=self._ny_dag(nar)))
        self.brevrader += brevrader

    def sluta(self, rader: Iterable[str]) -> None:
        """How it went."""
        self._beratta(rader)

    def _nytt_ar(self, nar: datetime) -> None:
        ar = lokal_dag(nar).year
        if self._ar != ar:
            self._ar, self._dag = ar, None
            self._beratta(berattelse.arsrubrik(ar))

    def _ny_dag(self, nar: datetime) -> bool:
        idag = lokal_dag(nar)
        ny, self._dag = self._dag != idag, idag
        return ny

    def _beratta(self, rader: Iterable[str]) -> None:
        for rad in rader:
            self.rader.append(rad)
            self.skriv(rad)
