"""What an erasure takes out of the inbox."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update

from arbetsflode.inkorg.post import Postlage
from arbetsflode.journal import tidstext
from arbetsflode.lager import inkorgstabeller as i
from arbetsflode.lager.forbindelse import Forbindelse, Sats

GALLRAT = "gallrat"
"""What a file is called whose name is erased."""

_p, _o = i.inkorgspost.c, i.inkorgsord.c
_I_ARENDET = _p.arende == bindparam("b_arende")
_HASHAR = Sats(select(_p.hash).where(_p.arende == bindparam("arende")).order_by(_p.hash))
_GLOM_NAMNEN = Sats(update(i.inkorgspost).where(_I_ARENDET).values(filnamn=bindparam("filnamn")))
_GLOM_ORDEN = Sats(delete(i.inkorgsord).where(_o.post.in_(select(_p.id).where(_I_ARENDET))))
_SLAPP_ORD = Sats(
    delete(i.inkorgsord).where(_o.post.in_(select(_p.id).where(_I_ARENDET, _p.hash == bindparam("b_hash"))))
)
_SLAPP = Sats(delete(i.inkorgspost).where(_I_ARENDET, _p.hash == bindparam("b_hash")))
_SLAPP_ALLA = Sats(delete(i.inkorgspost).where(_I_ARENDET))
_UNDANLAGDA = Sats(
    select(_p.id, _p.hash)
    .where(_p.lage == Postlage.EJ_ARENDE.value, _p.avgjord < bindparam("fore"))
    .order_by(_p.avgjord, _p.id)
    .limit(bindparam("antal"))
    .with_for_update()
)
_ANTAL = Sats(select(func.count()).where(_p.lage == Postlage.EJ_ARENDE.value, _p.avgjord < bindparam("fore")))
_EN_UTAN_ARENDE = Sats(
    select(_p.id, _p.hash).where(_p.id == bindparam("id"), _p.arende.is_(None)).with_for_update()
)
_TA_BORT_ORD = Sats(delete(i.inkorgsord).where(_o.post == bindparam("b_id")))
_TA_BORT = Sats(delete(i.inkorgspost).where(_p.id == bindparam("b_id")))
_KVAR = Sats(select(_p.id).where(_p.id == bindparam("id")))


def hashar_i(f: Forbindelse, arende: str) -> list[str]:
    """The contents of what came in and became a case, or was attached to it."""
    return [rad[0] for rad in f.alla(_HASHAR, {"arende": arende})]


def glom_namnen(f: Forbindelse, arende: str) -> None:
    """Forget what the files were called that became a case, and their words: its texts are erased."""
    f.kor(_GLOM_ORDEN, {"b_arende": arende})
    f.kor(_GLOM_NAMNEN, {"b_arende": arende, "filnamn": GALLRAT})


def slapp_i_arendet(f: Forbindelse, arende: str, hash_: str) -> None:
    """Take away what came in with a content and became a case's."""
    f.kor(_SLAPP_ORD, {"b_arende": arende, "b_hash": hash_})
    f.kor(_SLAPP, {"b_arende": arende, "b_hash": hash_})


def slapp_allt_i_arendet(f: Forbindelse, arende: str) -> None:
    """Take away everything that came in and became a case's."""
    f.kor(_GLOM_ORDEN, {"b_arende": arende})
    f.kor(_SLAPP_ALLA, {"b_arende": arende})


def antal_undanlagda(f: Forbindelse, fore: datetime) -> int:
    """How many posts somebody said were no case before an instant."""
    rad = f.en(_ANTAL, {"fore": tidstext(fore)})
    return int(rad[0]) if rad else 0


def undanlagda(f: Forbindelse, fore: datetime, antal: int) -> list[tuple[str, str]]:
    """Posts (id, content) that somebody said were no case before an instant, the first said first: held until
    the transaction ends, so that nobody takes one out again meanwhile."""
    return [(id_, hash_) for id_, hash_ in f.alla(_UNDANLAGDA, {"fore": tidstext(fore), "antal": antal})]


def utan_arende(f: Forbindelse, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Those of some posts (id, content) that are there and have become no case."""
    return [(i_, h) for id_ in ids for i_, h in f.alla(_EN_UTAN_ARENDE, {"id": id_})]


def ta_bort(f: Forbindelse, ids: Sequence[str]) -> None:
    """Take posts away, with their words."""
    bort = [{"b_id": id_} for id_ in ids]
    f.flera(_TA_BORT_ORD, bort)
    f.flera(_TA_BORT, bort)


def kvar(f: Forbindelse, ids: Sequence[str]) -> list[str]:
    """Those of some posts that are still there."""
    return [id_ for id_ in ids if f.en(_KVAR, {"id": id_}) is not None]
