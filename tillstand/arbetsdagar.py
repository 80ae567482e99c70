"""Swedish working days and the municipality's closed days; month arithmetic by lag 1930:173.

A working day is no Saturday, Sunday, public holiday (lag 1989:253), midsommarafton, julafton or
nyårsafton, and none of the municipality's own closed days. Days are local (Europe/Stockholm) dates.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from zoneinfo import ZoneInfo

from attrs import field, frozen

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MANADER = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
VECKODAGAR = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
JUSTERINGSTID_DAGAR = 14
"""Minutes are verified at latest 14 days after the meeting (KL 5:69)."""


@lru_cache(maxsize=1024)
def lokal_dag(nu: datetime) -> date:
    """The Stockholm date of an instant. Raises ValueError for a naive datetime."""
    if nu.tzinfo is None:
        raise ValueError("an instant must carry its time zone")
    return nu.astimezone(STOCKHOLM).date()


@lru_cache(maxsize=256)
def helgdagsnamn(ar: int) -> Mapping[date, str]:
    """Public and de facto holidays of a year with their Swedish names, Sundays left out."""
    import holidays

    return dict(
        holidays.country_holidays(
            "SE", years=ar, include_sundays=False, categories=("public", "de_facto"), language="sv"
        )
    )


@lru_cache(maxsize=256)
def helgdagar(ar: int) -> frozenset[date]:
    """Public and de facto holidays of a year, Sundays left out."""
    return frozenset(helgdagsnamn(ar))


def _mangd(dagar: Iterable[date]) -> frozenset[date]:
    return frozenset(dagar)


@frozen
class Arbetsdagar:
    """The working days of one municipality: a sorted table per year, asked by bisection."""

    stangda: frozenset[date] = field(default=frozenset(), converter=_mangd)

    @cached_property
    def _tabeller(self) -> dict[int, tuple[date, ...]]:
        return {}

    @cached_property
    def _dagar(self) -> set[date]:
        """The working days of the years that have a table."""
        return set()

    @cached_property
    def _nummer(self) -> dict[date, int]:
        """The number of each day's last working day in its year, itself included; for the same years."""
        return {}

    @cached_property
    def _fore_ar(self) -> dict[int, int]:
        """How many working days there are before each of an unbroken row of years, from the first asked."""
        return {}

    def _fore(self, ar: int) -> int:
        fore = self._fore_ar
        if not fore:
            fore[ar] = 0
        while ar not in fore:
            forsta, sista = min(fore), max(fore)
            if ar > sista:
                fore[sista + 1] = fore[sista] + len(self._ar(sista))
            else:
                fore[forsta - 1] = fore[forsta] - len(self._ar(forsta - 1))
        return fore[ar]

    def _ar(self, ar: int) -> tuple[date, ...]:
        tabell = self._tabeller.get(ar)
        if tabell is None:
            lediga = helgdagar(ar) | self.stangda
            forsta = date(ar, 1, 1)
            antal = 366 if monthrange(ar, 2)[1] == 29 else 365
            alla = [forsta + timedelta(n) for n in range(antal)]
            arbetas = [dag.weekday() < 5 and dag not in lediga for dag in alla]
            tabell = tuple(compress(alla, arbetas))
            self._nummer.update(zip(alla, accumulate(map(int, arbetas)), strict=True))
            self._dagar.update(tabell)
            self._tabeller[ar] = tabell
        return tabell

    def ar_arbetsdag(self, dag: date) -> bool:
        """Whether people are at work that day."""
        self._ar(dag.year)
        return dag in self._dagar

    def pa_eller_fore(self, dag: date) -> date:
        """The last working day on or before `dag`."""
        return dag if dag in self._dagar or self.ar_arbetsdag(dag) else self.plus(dag, -1)

    def pa_eller_efter(self, dag: date) -> date:
        """The first working day on or after `dag`."""
        return dag if dag in self._dagar or self.ar_arbetsdag(dag) else self.plus(dag, 1)

    def plus(self, dag: date, antal: int) -> date:
        """The `antal`-th working day after `dag`, or before it when negative. `dag` itself never counts."""
        if antal == 0:
            return dag
        ar, tabell = dag.year, self._ar(dag.year)
        plats = bisect_right(tabell, dag) - 1 + antal if antal > 0 else bisect_left(tabell, dag) + antal
        while plats >= len(tabell):
            plats -= len(tabell)
            ar += 1
            tabell = self._ar(ar)
        while plats < 0:
            ar -= 1
            tabell = self._ar(ar)
            plats += len(tabell)
        return tabell[plats]

    def ledig_for(self, dag: date) -> str | None:
        """Why nobody is at work that day, in Swedish: the holiday, the weekday, or that the office is closed.

        None for a working day.
        """
        if self.ar_arbetsdag(dag):
            return None
        helg = helgdagsnamn(dag.year).get(dag)
        if helg is not None:
            return helg if helg.startswith("Kristi") else helg[0].lower() + helg[1:]
        return VECKODAGAR[dag.weekday()] if dag.weekday() > 4 else "stängd dag"

    def kvar_till(self, fran: date, dagar: Iterable[date]) -> list[int]:
        """`mellan` for many days at once."""
        if fran not in self._nummer:
            self._ar(fran.year)
        nummer, ar, nu = self._nummer, fran.year, self._nummer[fran]
        return [nummer[dag] - nu if dag.year == ar else self.mellan(fran, dag) for dag in dagar]

    def mellan(self, fran: date, till: date) -> int:
        """Working days after `fran` up to and including `till`; negative when `till` is earlier."""
        nummer, forsta, sista = self._nummer, fran.year, till.year
        if till not in nummer or fran not in nummer:
            self._ar(forsta), self._ar(sista)
        antal = nummer[till] - nummer[fran]
        return antal if forsta == sista else antal + self._fore(sista) - self._fore(forsta)


_UTAN_STANGDA_DAGAR = Arbetsdagar()
"""The statute knows no municipality's own closed days."""


def plus_manader(dag: date, antal: int) -> date:
    """The day with the same number `antal` months later, or that month's last day (lag 1930:173, 1 §)."""
    ar, manad = divmod(dag.year * 12 + dag.month - 1 + antal, 12)
    return date(ar, manad + 1, min(dag.day, monthrange(ar, manad + 1)[1]))


def isovecka(ar: int, vecka: int) -> tuple[date, date]:
    """Monday and Sunday of an ISO week. Raises ValueError when the year has no such week."""
    mandag = date.fromisocalendar(ar, vecka, 1)
    return mandag, mandag + timedelta(6)


def sista_justeringsdag(beslutsdag: date) -> date:
    """Day 14 after the meeting (KL 5:69), moved to the next vardag (lag 1930:173, 2 §)."""
    return _UTAN_STANGDA_DAGAR.pa_eller_efter(beslutsdag + timedelta(JUSTERINGSTID_DAGAR))


def sista_overklagandedag(anslaget: date, dagar: Arbetsdagar) -> date:
    """Three weeks from the day of notice (KL 13:5), moved to the next vardag (lag 1930:173, 2 §).

    The statute knows public holidays and the three eves, not the municipality's closed days:
    give it an `Arbetsdagar` without them.
    """
    return dagar.pa_eller_efter(anslaget + timedelta(21))


def med_veckodag(dag: date) -> str:
    """The day as it stands in explanations: `tisdag 12 juni 2012`."""
    return f"{VECKODAGAR[dag.weekday()]} {dag.day} {MANADER[dag.month - 1]} {dag.year}"
