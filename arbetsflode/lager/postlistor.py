"""The posts of a day in a nämnd's cases, none of them secret."""

from datetime import date
from functools import lru_cache
from typing import Any

from attrs import frozen
from sqlalchemy import bindparam, literal_column, select

from arbetsflode.journal import Post
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.arenden import KOLUMNER
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.synlighet import Form, formen, synliga, varden
from tillstand.behorighet import Synlighet

FLEST_POSTER = 5_000
"""So many posts of a day are read at most."""

_a, _p = t.arende.c, t.post.c


@frozen(kw_only=True)
class Dagspost:
    """A post, with the row of its case."""

    post: Post
    rad: tuple[Any, ...]


@lru_cache(maxsize=256)
def _sats(ser: Form) -> Sats:
    return Sats(
        select(*_p, *KOLUMNER)
        .select_from(t.post)
        .join(t.arende, _p.kedja == literal_column("'arende:'") + _a.id)
        .where(
            _a.namnd == bindparam("namnd"),
            _a.hemligt == literal_column("0"),
            synliga(ser),
            _p.dag == bindparam("dag"),
        )
        .order_by(_p.noterat, _p.kedja, _p.nummer)
        .limit(literal_column(str(FLEST_POSTER)))
    )


def dagens(f: Forbindelse, synlighet: Synlighet, namnd: str, dag: date) -> tuple[Dagspost, ...]:
    """What was noted of a day in the nämnd's cases that are not secret and may be known, as it was noted.

    No index knows the days of posts: every post of the nämnd's cases is passed.
    """
    fragade = {**varden(synlighet), "namnd": namnd, "dag": dag.isoformat()}
    namn = _p.keys()
    return tuple(
        Dagspost(post=Post(**dict(zip(namn, rad[: len(namn)], strict=True))), rad=rad[len(namn) :])
        for rad in f.alla(_sats(formen(synlighet)), fragade)
    )
