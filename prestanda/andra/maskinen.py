"""python-statemachine: a machine for each case, which is how it is made to be used.

It stores nothing. What is usual beside it is SQLAlchemy Core; with the bare driver nothing is left of
somebody else's but the machine itself.
"""

from typing import Any

from sqlalchemy import bindparam, create_engine, event, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from statemachine import State, StateMachine

from arbetsflode.lager.tabeller import arende as arenden
from arbetsflode.lager.tabeller import brev, brevarende, idempotens, post
from prestanda.andra.bar_sqlite import BarSqlite
from prestanda.andra.skrivning import Bas, Skrivning, kontrollera
from prestanda.handskrivet import Fel, Rader
from prestanda.handskrivna_baser import ANDRAS, BREVET, LAST, POSTEN, SVARET, roller


class _Arende:
    """What a machine works on: the state, and whether the guard lets the arrow through."""

    __slots__ = ("far", "tillstand")

    def __init__(self, tillstand: str, far: bool) -> None:
        self.tillstand, self.far = tillstand, far


class _Maskin(StateMachine):
    forslag = State(initial=True)
    namndbeslut = State()
    justerad = State(final=True)
    besluta = forslag.to(namndbeslut, cond="far")
    justera = namndbeslut.to(justerad, cond="far")


def _ta(skrivning: Skrivning, namnd: str, tillstand: str, overgang: str) -> str:
    fall = _Arende(tillstand, skrivning.far(namnd))
    _Maskin(fall, state_field="tillstand").send(overgang)
    return fall.tillstand


class PaBarSqlite(BarSqlite):
    """The machine on the bare driver."""

    def ta(self, arende: str, namnd: str, tillstand: str, overgang: str) -> str:
        """Send the event to a machine made for the case. Raises TransitionNotAllowed."""
        return _ta(self.skrivning, namnd, tillstand, overgang)


_LAS = select(*(arenden.c[namn] for namn in LAST)).where(arenden.c.id == bindparam("vilket"))
_SVARAT = select(idempotens.c.avtryck, idempotens.c.svar).where(idempotens.c.nyckel == bindparam("nyckeln"))
_ANDRA = (
    update(arenden)
    .where(arenden.c.id == bindparam("vilket"), arenden.c.version == bindparam("last"))
    .values({namn: bindparam(f"ny_{namn}") for namn in ANDRAS})
)
_ANDRAS_VARDEN = (*(f"ny_{namn}" for namn in ANDRAS), "vilket", "last")
_POSTEN, _BREVET, _SVARET = (tuple(kolumner.split(", ")) for kolumner in (POSTEN, BREVET, SVARET))
_POST, _KOPPLING, _SVAR = insert(post), insert(brevarende), insert(idempotens)
_BREV = sqlite_insert(brev).on_conflict_do_nothing()


class PaCore:
    """The machine with SQLAlchemy Core: statements made once, compiled once, executed on a connection."""

    def __init__(self, bas: Bas) -> None:
        self._motor = create_engine(f"sqlite:///{bas.fil}")
        self._synkront = bas.synkront
        event.listen(self._motor, "connect", self._stall)
        event.listen(self._motor, "begin", _borja)
        with self._motor.connect() as f:
            self._skrivning = Skrivning.till(bas, roller(f.exec_driver_sql))

    def _stall(self, driver: Any, _post: object) -> None:
        driver.isolation_level = None
        for pragma in ("journal_mode=WAL", f"synchronous={self._synkront}", "foreign_keys=ON"):
            driver.execute(f"PRAGMA {pragma}")

    def handla(self, arende: str, version: int, overgang: str, underlag: Any, nyckel: str) -> None:
        """Take the arrow. Raises TransitionNotAllowed, Fel."""
        with self._motor.begin() as f:
            if f.execute(_SVARAT, {"nyckeln": nyckel}).first() is not None:
                raise Fel(nyckel)
            rad = f.execute(_LAS, {"vilket": arende}).one()
            till = _ta(self._skrivning, rad.namnd, rad.tillstand, overgang)
            rader = self._skrivning.rader(tuple(rad), version, overgang, underlag, nyckel)
            _skriv(f, rader, till)

    def stang(self) -> None:
        """Let go of the database."""
        self._motor.dispose()


def _borja(f: Any) -> None:
    f.connection.dbapi_connection.execute("BEGIN IMMEDIATE")


def _skriv(f: Any, rader: Rader, till: str) -> None:
    varden = dict(zip(_ANDRAS_VARDEN, (till, *rader.arende[1:]), strict=True))
    kontrollera(f.execute(_ANDRA, varden).rowcount)
    f.execute(_POST, dict(zip(_POSTEN, rader.post, strict=True)))
    f.execute(_BREV, [dict(zip(_BREVET, ett, strict=True)) for ett in rader.brev])
    if rader.brevarende:
        f.execute(_KOPPLING, [{"brev": b, "arende": a} for b, a in rader.brevarende])
    f.execute(_SVAR, dict(zip(_SVARET, rader.idempotens, strict=True)))
