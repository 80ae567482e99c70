"""The year as it goes by: what happens to the people, when the worker has its turn, and who lives when."""

import heapq
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from attrs import define, field

from tests.motor.simulering.avbrott import HOPP, Avbrott
from tests.motor.simulering.dagar import STOCKHOLM
from tests.motor.simulering.livslopp import Arendeliv, Liv
from tests.motor.simulering.namndaret import Namndaret
from tests.motor.simulering.varlden import HANDLAGGARE, Slump, Varld

START = datetime(2011, 10, 5, 6, 0, tzinfo=UTC)
FORSTA, SISTA = date(2011, 10, 6), date(2012, 10, 31)
OMSTALLNING = (date(2011, 10, 30), date(2012, 3, 25), date(2012, 10, 28))
"""The days on which the clocks are changed."""
TURER = (
    *(time(0, 10), time(2, 0), time(2, 7), time(4, 59, 59), time(5, 0), time(5, 0, 1)),
    *(time(5, 59, 59), time(6, 0), time(6, 30), time(9, 0), time(13, 0), time(22, 30)),
)
"""When (UTC) the schedulers may have their turn: at and around two in the night and seven local time."""
SJUKA = (
    "handlaggare",
    "kollega",
    "utomstaende",
    "vik_handlaggare",
    "enhetschef",
    "familjechef",
    "registrator",
)

_PLANERAT = """
2011-10-05 09:00  roll   vik_registrator registrator - 2011-10-05 9999-12-31
2011-11-14 08:12  borta  handlaggare 2011-11-14 2011-11-25 kollega
2011-11-30 15:00  borta  kollega 2011-12-05 2011-12-16
2011-12-12 10:00  borta  registrator 2011-12-19 2012-01-05 vik_registrator
2011-12-20 10:00  borta  namndsekreterare 2011-12-27 2012-01-10
2012-01-20 10:00  roll   fordelare fordelare - 0001-01-01 2012-01-31
2012-01-25 07:30  borta  enhetschef 2012-01-25 2012-02-10 utomstaende
2012-02-06 09:30  borta  forvaltningschef 2012-02-06 2012-02-17
2012-02-29 09:30  roll   enhetschef chef bistand 0001-01-01 2012-03-31
2012-02-29 09:31  roll   tilltradande chef bistand 2012-04-01 9999-12-31
2012-04-02 09:31  borta  utomstaende 2012-04-02 2012-04-27 kollega
2012-04-27 16:00  roll   ungdomschef chef unga 0001-01-01 2012-04-30
2012-06-01 16:00  roll   avgangen chef unga 2012-06-04 9999-12-31
2012-06-15 16:00  borta  handlaggare 2012-07-02 2012-07-27
2012-06-15 16:01  borta  vik_handlaggare 2012-07-02 2012-08-03 kollega
2012-06-15 16:02  borta  tilltradande 2012-07-09 2012-08-03 vik_chef
2012-06-15 16:03  borta  familjechef 2012-07-02 2012-07-20
2012-06-15 16:04  borta  avgangen 2012-07-09 2012-07-27
2012-08-20 06:30  borta  utomstaende 2012-08-20 2012-09-14
2012-09-10 23:59  roll   fordelare fordelare - 2012-09-11 9999-12-31
"""
"""Written down (local time); who is given or leaves which role, who is away, and who then stands in. The
chef of bistand is replaced in April, that of unga in May with a gap; nobody distributes from February on."""


@define
class Ar:
    """Lives, people and worker, in the order of their moments."""

    varld: Varld
    slump: Slump
    sista: date
    avbrott: Avbrott
    hopp: Counter[str] = field(factory=Counter)
    """How often the clock leapt, by which way."""
    _ko: list[tuple[datetime, int, Callable[[], None]]] = field(factory=list)
    _ordning: "itertools.count[int]" = field(factory=itertools.count)

    @classmethod
    def med(cls, varld: Varld, *, antal: int, sista: date, fro: int) -> "Ar":
        """A year (or less) with so many cases, as this seed makes it."""
        r = random.Random(fro)
        avbrott = Avbrott.slumpa(r, FORSTA, sista)
        ar = cls(varld=varld, slump=Slump(r), sista=sista, avbrott=avbrott)
        namndaret = Namndaret(varld, ar.slump)
        for _ in range(antal):
            borjar = FORSTA + ar.slump.dagar(0, (sista - FORSTA).days - 20)
            ar._sedan(ar.slump.klockan(borjar), partial(ar._lev, Arendeliv(varld, ar.slump, namndaret).lev()))
        for nar, gor in namndaret.planerat(FORSTA, sista):
            ar._sedan(nar, gor)
        for planera in (ar._planerat, ar._sjukdagar, ar._ledigheter, ar._turer, ar._klockhopp):
            for nar, gor in planera():
                ar._sedan(nar, gor)
        return ar

    def ga(self) -> None:
        """Let it go by."""
        slut = datetime.combine(self.sista, time(23), tzinfo=UTC)
        while self._ko and self._ko[0][0] <= slut:
            nar, _, gor = heapq.heappop(self._ko)
            self.varld.klocka.stall(self.avbrott.vaken(nar))
            gor()

    def _sedan(self, nar: datetime, gor: Callable[[], None]) -> None:
        heapq.heappush(self._ko, (nar, next(self._ordning), gor))

    def _lev(self, liv: Liv) -> None:
        vila = next(liv, None)
        if vila is not None:
            nu = self.varld.nu
            nasta = nu + vila if vila < timedelta(1) else self.slump.klockan((nu + vila).date())
            self._sedan(max(nasta, nu + timedelta(minutes=1)), partial(self._lev, liv))

    def _planerat(self) -> Iterator[tuple[datetime, Callable[[], None]]]:
        for rad in _PLANERAT.strip().splitlines():
            dag, klockslag, vad, vem, *resten = rad.split()
            nar = datetime.fromisoformat(f"{dag} {klockslag}").replace(tzinfo=STOCKHOLM)
            if vad == "borta":
                fran, till, ersattare = (*resten, None)[:3]
                assert fran is not None
                assert till is not None
                dagar = (date.fromisoformat(fran), date.fromisoformat(till))
                yield nar, partial(self.varld.borta, vem, *dagar, ersattare)
            else:
                roll, enhet, fran, till = resten
                dagar = (date.fromisoformat(fran), date.fromisoformat(till))
                yield nar, partial(self.varld.ge_roll, vem, roll, enhet.strip("-"), *dagar)

    def _sjukdagar(self) -> Iterator[tuple[datetime, Callable[[], None]]]:
        """Now and then somebody calls in sick in the morning; sometimes somebody else stands in."""
        for dag in self._dagar():
            if self.slump.ibland(0.4):
                vem, ersattare = self.slump.r.sample(SJUKA, 2)
                nar = datetime.combine(dag, time(7, self.slump.r.randint(5, 55)), tzinfo=STOCKHOLM)
                till = dag + self.slump.dagar(0, 2)
                yield (
                    nar,
                    partial(self.varld.borta, vem, dag, till, ersattare if self.slump.ibland(0.5) else None),
                )

    def _ledigheter(self) -> Iterator[tuple[datetime, Callable[[], None]]]:
        """Now and then a handläggare says that there will be some days of absence in the weeks to come."""
        for dag in self._dagar():
            if self.slump.ibland(0.1):
                vem, ersattare = self.slump.r.sample(HANDLAGGARE, 2)
                fran = dag + self.slump.dagar(3, 35)
                till = fran + self.slump.dagar(1, 9)
                i_stallet = ersattare if self.slump.ibland(0.5) else None
                yield self.slump.klockan(dag), partial(self.varld.borta, vem, fran, till, i_stallet)

    def _turer(self) -> Iterator[tuple[datetime, Callable[[], None]]]:
        """The schedulers' turns; on some days the post leaves late, or not at all."""
        for slut in self.avbrott.slut:
            yield slut, partial(self._tur, sand=True)
        for dag in self._dagar():
            antal = len(TURER) if dag in OMSTALLNING else self.slump.r.choice([1, 2, 3])
            valda = sorted(self.slump.r.sample(TURER, antal))
            posten = self.slump.r.choice(["genast", "genast", "sist", "inte"])
            for klockslag in valda:
                nar = datetime.combine(dag, klockslag, tzinfo=UTC)
                sand = posten == "genast" or (posten == "sist" and klockslag == valda[-1])
                if not self.avbrott.star(nar):
                    yield nar, partial(self._tur, sand=sand)

    def _tur(self, *, sand: bool) -> None:
        if self.slump.ibland(0.03):
            self.varld.starta_om()
        self.varld.tur(sand=sand)

    def _klockhopp(self) -> Iterator[tuple[datetime, Callable[[], None]]]:
        """Some days the clock leaps, and is put right after a while."""
        for dag in self.slump.r.sample(list(self._dagar()), (self.sista - FORSTA).days // 30):
            nar = self.slump.klockan(dag)
            vart = self.slump.r.choice(list(HOPP))
            if not self.avbrott.star(nar):
                yield nar, partial(self._hoppa, vart)

    def _hoppa(self, vart: str) -> None:
        if self.varld.vantar_pa_posten():
            return
        self.hopp[vart] += 1
        HOPP[vart](self.varld, self.slump.r)

    def _dagar(self) -> Iterator[date]:
        return (FORSTA + timedelta(n) for n in range((self.sista - FORSTA).days + 1))
