"""Which warnings lie ahead of a case, and which are due: the ladder's rungs laid on the case's anchors.

Pure and direct: a rung's dates are a first day and, when it repeats, a step in days, so that any range is
answered by division and never by walking the days. Days are local (Europe/Stockholm) working days; a rung
falls due at 02:00 UTC on its day, so that summer time changes nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from attrs import frozen

from konfiguration.trappa import Riktning, Tidsenhet, Trappsteg
from tillstand.arbetsdagar import Arbetsdagar
from tillstand.arende import Arende
from tillstand.kalender import Kalender
from tillstand.villkor import Villkor

FORFALLOTIMME = 2
"""The hour (UTC) at which a rung falls due."""

_DYGN = timedelta(1)


@frozen(kw_only=True)
class Bevakning:
    """One warning on its day: the rung's name, the day, the anchor that it hangs on, and whom it is for."""

    regel: str
    datum: date
    ankardag: date
    roller: tuple[str, ...]


def forfaller(datum: date) -> datetime:
    """The instant (UTC) when a rung of that day falls due."""
    return datetime(datum.year, datum.month, datum.day, FORFALLOTIMME, tzinfo=UTC)


def bevakningar(
    arende: Arende,
    trappa: Iterable[Trappsteg],
    kalender: Kalender,
    villkor: Villkor,
    *,
    fran: datetime,
    till: datetime,
) -> tuple[Bevakning, ...]:
    """The warnings that fall due from `fran` to `till` (aware, both included), in the order of their days."""
    forsta, sista = _forsta_dag(fran), _sista_dag(till)
    funna = {
        (b.datum, b.regel): b
        for rad in _rader(arende, trappa, kalender, villkor)
        for b in rad.mellan(forsta, sista)
    }
    return tuple(sorted(funna.values(), key=lambda b: b.datum))


@frozen(kw_only=True)
class Framat:
    """A warning ahead: its first day, and how often it comes again while the anchor holds (days)."""

    bevakning: Bevakning
    ankare: str
    upprepas_dagar: int | None


def framat(
    arende: Arende, trappa: Iterable[Trappsteg], kalender: Kalender, villkor: Villkor, *, fran: datetime
) -> tuple[Framat, ...]:
    """Every rung that lies ahead at or after `fran`, each once, in the order of their days."""
    forsta = _forsta_dag(fran)
    kommande = [
        Framat(
            bevakning=Bevakning(
                regel=rad.steg.namn, datum=dag, ankardag=rad.ankardag, roller=rad.steg.roller
            ),
            ankare=rad.steg.ankare,
            upprepas_dagar=rad.steg.upprepas_dagar,
        )
        for rad in _rader(arende, trappa, kalender, villkor)
        if (dag := rad.nasta(forsta)) is not None and dag >= forsta
    ]
    return tuple(sorted(kommande, key=lambda f: f.bevakning.datum))


def nasta(
    arende: Arende, trappa: Iterable[Trappsteg], kalender: Kalender, villkor: Villkor, *, fran: datetime
) -> datetime | None:
    """When the first warning at or after `fran` falls due (UTC), or None when nothing lies ahead."""
    forsta = _forsta_dag(fran)
    tidigast = {riktning: _tidigast(forsta, riktning, kalender.dagar) for riktning in Riktning}
    rader = _rader(arende, trappa, kalender, villkor)
    alla = [rad.fran_borjan(tidigast[rad.steg.riktning]) for rad in rader]
    narmast = min([dag for dag in alla if dag is not None], default=None)
    return None if narmast is None else forfaller(narmast)


def galler(
    arende: Arende,
    trappa: Iterable[Trappsteg],
    kalender: Kalender,
    villkor: Villkor,
    *,
    regel: str,
    datum: date,
) -> bool:
    """Whether the rung `regel` still stands on that day."""
    steg = [s for s in trappa if s.namn == regel]
    return any(rad.nasta(datum) == datum for rad in _rader(arende, steg, kalender, villkor))


@frozen(kw_only=True)
class _Rad:
    """A rung on its anchor: the days `borjan + k * upprepas_dagar`, each moved off non-working days."""

    steg: Trappsteg
    ankardag: date
    borjan: date
    dagar: Arbetsdagar

    def mellan(self, forsta: date, sista: date) -> Iterator[Bevakning]:
        """The warnings from `forsta` to `sista`, both included."""
        dag = self.nasta(forsta)
        while dag is not None and dag <= sista:
            yield Bevakning(regel=self.steg.namn, datum=dag, ankardag=self.ankardag, roller=self.steg.roller)
            dag = self.nasta(dag + _DYGN)

    def nasta(self, forsta: date) -> date | None:
        """The first day on or after `forsta`."""
        return self.fran_borjan(_tidigast(forsta, self.steg.riktning, self.dagar))

    def fran_borjan(self, tidigast: date) -> date | None:
        """The first day that was on or after `tidigast` before it was moved."""
        fattas, upprepas = (tidigast - self.borjan).days, self.steg.upprepas_dagar
        if fattas <= 0:
            return self._flytta(self.borjan)
        if upprepas is None:
            return None
        return self._flytta(self.borjan + timedelta(-(-fattas // upprepas) * upprepas))

    def _flytta(self, dag: date) -> date:
        if self.steg.riktning is Riktning.EFTER:
            return self.dagar.pa_eller_efter(dag)
        return self.dagar.pa_eller_fore(dag)


def _tidigast(forsta: date, riktning: Riktning, dagar: Arbetsdagar) -> date:
    """The earliest day that a rung may have before it is moved, to be on or after `forsta` then."""
    if riktning is Riktning.EFTER:
        return dagar.plus(forsta, -1) + _DYGN
    return dagar.pa_eller_efter(forsta)


def _rader(
    arende: Arende, trappa: Iterable[Trappsteg], kalender: Kalender, villkor: Villkor
) -> Iterator[_Rad]:
    if not arende.ar_oppet:
        return
    ankare = arende.ankare(kalender, villkor)
    for steg in trappa:
        dag = ankare.get(steg.ankare)
        if dag is not None:
            borjan = _borjan(steg, dag, kalender.dagar)
            yield _Rad(steg=steg, ankardag=dag, borjan=borjan, dagar=kalender.dagar)


def _borjan(steg: Trappsteg, ankardag: date, dagar: Arbetsdagar) -> date:
    """The first day of a rung, not yet moved. Working days are counted from a working day: backwards and
    on the day itself from the one that the anchor is moved to, forwards from the anchor as it is."""
    if steg.enhet is Tidsenhet.DAGAR:
        return ankardag + timedelta(steg.forskjutning)
    if steg.forskjutning > 0:
        return dagar.plus(ankardag, steg.forskjutning)
    efter = steg.riktning is Riktning.EFTER
    bas = dagar.pa_eller_efter(ankardag) if efter else dagar.pa_eller_fore(ankardag)
    return dagar.plus(bas, steg.forskjutning)


def _forsta_dag(fran: datetime) -> date:
    utc = fran.astimezone(UTC)
    return utc.date() if utc <= forfaller(utc.date()) else utc.date() + _DYGN


def _sista_dag(till: datetime) -> date:
    utc = till.astimezone(UTC)
    return utc.date() if forfaller(utc.date()) <= utc else utc.date() - _DYGN
