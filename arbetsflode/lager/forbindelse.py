"""Statements and the connection that they are run on: compiled once, run on the driver's cursor."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.sql import ClauseElement

from arbetsflode.lager.databasfel import drivrutinsfel, oversatt, oversatta_fel

Infoga = Callable[..., Any]
"""A database's own `insert`, which knows ON CONFLICT."""


class Sats:
    """A Core statement, compiled once for each dialect and run with named parameters. One that says what to
    do with a row that is there already is made by the database's own `insert`, when it is first run."""

    def __init__(self, uttryck: ClauseElement | Callable[[Infoga], ClauseElement]) -> None:
        self._uttryck = uttryck
        self._kompilerade: dict[str, tuple[str, dict[str, Any]]] = {}

    def for_dialekt(self, dialekt: Any) -> tuple[str, dict[str, Any]]:
        """The SQL text and the parameters that the statement itself fixes."""
        fardig = self._kompilerade.get(dialekt.name)
        if fardig is None:
            uttryck = self._uttryck
            if not isinstance(uttryck, ClauseElement):
                uttryck = uttryck(_infoga(dialekt.name))
            kompilerad: Any = uttryck.compile(dialect=dialekt, compile_kwargs={"render_postcompile": True})
            valfria = isinstance(uttryck, Insert)
            binds = kompilerad.binds
            fasta = {
                k: v
                for k, v in kompilerad.params.items()
                if valfria or k not in binds or not binds[k].required
            }
            sql = str(kompilerad)
            fardig = self._kompilerade[dialekt.name] = (sql, fasta)
        return fardig


def _infoga(dialekt: str) -> Infoga:
    """Only the code of the database that is used is loaded."""
    if dialekt == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlites

        return sqlites
    from sqlalchemy.dialects.postgresql import insert as postgres

    return postgres


class Forbindelse:
    """One connection inside one transaction. Rows are plain tuples, values are text and whole numbers.

    Where `borja` is given the transaction begins with the first statement that does more than read: until
    then each question is a moment of its own, and a statement that is run `ensamt` stands alone.
    """

    def __init__(self, markor: Any, dialekt: Any, borja: str | None = None) -> None:
        self._markor = markor
        self._borja = borja
        self.dialekt = dialekt
        self.minns: dict[str, Any] = {}
        """What has been read once in this transaction and need not be read again."""

    @property
    def markor(self) -> Any:
        """The driver's cursor. Whoever takes it may write by it: the transaction begins."""
        with oversatta_fel():
            self._borja_nu()
        return self._markor

    def _borja_nu(self) -> None:
        if self._borja is not None:
            self._markor.execute(self._borja)
            self._borja = None

    @property
    def ar_oborjad(self) -> bool:
        """Whether nothing has been written or held yet, so that one statement can do it all alone."""
        return self._borja is not None

    def kor(self, sats: Sats, parametrar: Mapping[str, Any] = MappingProxyType({})) -> int:
        """Run a statement; the number of rows it touched. Raises Dubblettfel, Upptaget."""
        sql, fasta = sats.for_dialekt(self.dialekt)
        try:
            if self._borja is not None and not _bara_laser(sql):
                self._borja_nu()
            self._markor.execute(sql, {**fasta, **parametrar})
        except drivrutinsfel() as fel:
            raise oversatt(fel) from fel
        return int(self._markor.rowcount)

    def ensamt(self, sats: Sats, parametrar: Mapping[str, Any]) -> int:
        """Run a statement that writes all that is to be written: it needs no other transaction than its
        own. Only when `ar_oborjad`. The number of rows; raises as `kor`."""
        sql, fasta = sats.for_dialekt(self.dialekt)
        try:
            self._markor.execute(sql, {**fasta, **parametrar})
        except drivrutinsfel() as fel:
            raise oversatt(fel) from fel
        return int(self._markor.rowcount)

    def alla(self, sats: Sats, parametrar: Mapping[str, Any] = MappingProxyType({})) -> list[tuple[Any, ...]]:
        """Every row of a question."""
        self.kor(sats, parametrar)
        try:
            return list(self._markor.fetchall())
        except drivrutinsfel() as fel:
            raise oversatt(fel) from fel

    def en(self, sats: Sats, parametrar: Mapping[str, Any] = MappingProxyType({})) -> tuple[Any, ...] | None:
        """The first row of a question, or None."""
        self.kor(sats, parametrar)
        try:
            rad: tuple[Any, ...] | None = self._markor.fetchone()
        except drivrutinsfel() as fel:
            raise oversatt(fel) from fel
        return rad

    def fraga(self, uttryck: ClauseElement) -> list[tuple[Any, ...]]:
        """Every row of a question that is put together for this time only."""
        return self.alla(Sats(uttryck))

    def flera(self, sats: Sats, parametrar: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement once for each set of parameters."""
        for ett in parametrar:
            self.kor(sats, ett)

    @property
    def ar_sqlite(self) -> bool:
        """Whether the database is the embedded one."""
        return bool(self.dialekt.name == "sqlite")


def _bara_laser(sql: str) -> bool:
    """Whether a statement neither writes nor holds anything. Only one of the databases says FOR UPDATE."""
    return sql.lstrip()[:6].upper() == "SELECT" and "FOR UPDATE" not in sql
