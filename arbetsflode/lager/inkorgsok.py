"""The inbox found again: the stems of what each thing is about, and the question for them."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import bindparam, delete, insert, or_, select, tuple_

from arbetsflode.inkorg.post import Inkorgspost, Postlage
from arbetsflode.lager import inkorgstabeller as i
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.inkorgen import KOLUMNER, som_post
from arbetsflode.lager.synlighet import Form, formen, synliga, varden
from arbetsflode.lager.text import ord_i, sokord
from tillstand.behorighet import Synlighet

FLEST_ORD = 100
"""Of a search text: no more fit in the field of the page."""
_KORTAST = 3
"""Letters of a stem that stands for its word; a shorter one would find too much."""
_EFTER_ALLT = "\U0010ffff"
_p, _o = i.inkorgspost.c, i.inkorgsord.c
_SKRIV = Sats(insert(i.inkorgsord))
_GLOM = Sats(delete(i.inkorgsord).where(_o.post == bindparam("b_post")))


def skriv(f: Forbindelse, id_: str, texter: Sequence[str]) -> None:
    """Let a post be found by the words of some texts and by their stems, and by no others."""
    f.kor(_GLOM, {"b_post": id_})
    hela = (ett for text in texter for ett in ord_i(text))
    f.flera(_SKRIV, [{"ord": ett, "post": id_} for ett in dict.fromkeys((*sokord(texter), *hela))])


@lru_cache(maxsize=64)
def _fragan(ser: Form, antal_ord: int, *, med_lage: bool) -> Sats:
    har_ordet = (
        _p.id.in_(select(_o.post).where(_o.ord >= bindparam(f"fran_{n}"), _o.ord < bindparam(f"fore_{n}")))
        for n in range(antal_ord)
    )
    return Sats(
        select(*KOLUMNER)
        .select_from(i.inkorgspost.outerjoin(t.arende, t.arende.c.id == _p.arende))
        .where(
            *har_ordet,
            *([_p.lage == bindparam("lage")] if med_lage else []),
            tuple_(_p.inkommen, _p.id) < tuple_(bindparam("fore_tid"), bindparam("fore_id")),
            or_(_p.arende.is_(None), synliga(ser)),
        )
        .order_by(_p.inkommen.desc(), _p.id.desc())
        .limit(bindparam("antal"))
    )


def sok(
    f: Forbindelse,
    synlighet: Synlighet,
    fraga: str,
    *,
    lage: Postlage | None,
    fore: tuple[str, str],
    antal: int,
) -> list[Inkorgspost]:
    """Posts in which every word of a text begins some word, the latest first, before a place: those that are
    settled too, when the person may know of their case. A text without any word finds nothing."""
    orden = tuple(dict.fromkeys(ord_i(fraga)))[:FLEST_ORD]
    if not orden:
        return []
    fragade = {"fore_tid": fore[0], "fore_id": fore[1], "antal": antal} | varden(synlighet)
    for n, ett in enumerate(orden):
        (stam,) = sokord((ett,))
        borjan = stam if stam != ett and ett.startswith(stam) and len(stam) > _KORTAST else ett
        fragade |= {f"fran_{n}": borjan, f"fore_{n}": borjan + _EFTER_ALLT}
    if lage is not None:
        fragade["lage"] = lage.value
    sats = _fragan(formen(synlighet), len(orden), med_lage=lage is not None)
    return [som_post(rad) for rad in f.alla(sats, fragade)]
