"""What a use case writes of its cases, kept as a value until it ends: then all of it stands or nothing.

On SQLite it is a few statements inside the transaction. On PostgreSQL, when it is one case, nothing has been
written before and no letter leaves the municipality, it is a single statement: the guarded row first, and
everything else only if that held.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen
from sqlalchemy import (
    ARRAY,
    CTE,
    Column,
    Insert,
    Integer,
    String,
    Table,
    bindparam,
    func,
    insert,
    select,
    true,
    update,
)
from sqlalchemy.sql import ClauseElement

from arbetsflode.lager import arenden, brevlada
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.arenden import ANDRAS, Andring
from arbetsflode.lager.brevlada import NyttBrev
from arbetsflode.lager.forbindelse import Forbindelse, Infoga, Sats


@frozen(kw_only=True)
class Skrivning:
    """Changed cases with their posts, and the letters that follow."""

    andringar: tuple[Andring, ...] = ()
    brev: tuple[NyttBrev, ...] = ()

    def __add__(self, mer: "Skrivning") -> "Skrivning":
        return Skrivning(andringar=self.andringar + mer.andringar, brev=self.brev + mer.brev)

    def skriv(self, f: Forbindelse, nyckel: Mapping[str, str] | None = None) -> None:
        """Write it, with the row of the idempotency key that it is done under where there is one.

        Raises Versionskonflikt for a case that somebody else has changed, Dubblettfel for a used key.
        """
        inom_huset = all(brev.meddelande is None for brev in self.brev)
        if nyckel is not None and f.ar_oborjad and len(self.andringar) == 1 and inom_huset:
            self._i_ett(f, self.andringar[0], nyckel)
            return
        for andring in self.andringar:
            arenden.skriv_andring(f, andring)
        for brev in self.brev:
            brevlada.lagg(f, brev)
        if nyckel is not None:
            f.kor(_NYCKEL, nyckel)

    def _i_ett(self, f: Forbindelse, andring: Andring, nyckel: Mapping[str, str]) -> None:
        brev = [ett.varden() for ett in self.brev]
        par = [(ett.id, arende) for ett in self.brev for arende in sorted(ett.arenden)]
        varden: dict[str, Any] = {
            "last_id": andring.arende,
            "last_version": andring.version,
            **{f"a_{namn}": v for namn, v in andring.varden.items()},
            **{f"p_{namn}": v for namn, v in andring.post.items()},
            **{f"n_{namn}": v for namn, v in nyckel.items()},
            **{f"b_{namn}": [ett[namn] for ett in brev] for namn in _BREVFALT},
            "k_brev": [id_ for id_, _ in par],
            "k_arende": [arende for _, arende in par],
        }
        if f.ensamt(_ALLT_I_ETT, varden) != 1:
            raise arenden.konflikt(f, andring.arende, andring.version)


_NYCKEL = Sats(insert(t.idempotens))
_BREVFALT = (
    *("id", "nyckel", "slag", "person", "adress", "dag", "rader"),
    *("lage", "forsok", "nasta_forsok", "skapat"),
)


def _slag(kolumn: Column[Any]) -> String | Integer:
    return Integer() if isinstance(kolumn.type, Integer) else String()


def _rad(tabell: Table, prefix: str, om: CTE) -> Insert:
    """One row, if the guarded one was written."""
    varden = [bindparam(f"{prefix}{k.name}", type_=_slag(k)) for k in tabell.c]
    return insert(tabell).from_select([k.name for k in tabell.c], select(*varden).select_from(om))


def _rader(namn: str, prefix: str, kolumner: Sequence[Column[Any]]) -> Any:
    """Rows that come as one list for each column."""
    listor = [bindparam(f"{prefix}{k.name}", type_=ARRAY(_slag(k))) for k in kolumner]
    return func.unnest(*listor).table_valued(*(k.name for k in kolumner)).render_derived(name=namn)


def _allt_i_ett(infoga: Infoga) -> ClauseElement:
    andrat = (
        update(t.arende)
        .where(t.arende.c.id == bindparam("last_id"), t.arende.c.version == bindparam("last_version"))
        .values({namn: bindparam(f"a_{namn}") for namn in ANDRAS})
        .returning(t.arende.c.id)
        .cte("andrat")
    )
    noterat = _rad(t.post, "p_", andrat).returning(t.post.c.nummer).cte("noterat")
    nya = _rader("nya", "b_", [t.brev.c[namn] for namn in _BREVFALT])
    lagda = (
        infoga(t.brev)
        .from_select(_BREVFALT, select(*nya.c).select_from(andrat.join(nya, true())))
        .on_conflict_do_nothing()
        .returning(t.brev.c.id)
        .cte("lagda")
    )
    par = _rader("par", "k_", list(t.brevarende.c))
    kopplade = (
        insert(t.brevarende)
        .from_select(["brev", "arende"], select(*par.c).where(par.c.brev.in_(select(lagda.c.id))))
        .returning(t.brevarende.c.brev)
        .cte("kopplade")
    )
    return _rad(t.idempotens, "n_", andrat).add_cte(noterat, lagda, kopplade)


_ALLT_I_ETT = Sats(_allt_i_ett)
"""PostgreSQL: the case if it is still the one that was read, and then its post, letters and key."""
