"""The inbox in the store: in, read, settled, found again."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec
from attrs import frozen
from sqlalchemy import bindparam, func, insert, literal_column, null, or_, select, tuple_, update

from arbetsflode.inkorg.post import Inkorgspost, Last, Postlage, Vag
from arbetsflode.journal import tid_ur_text, tidstext
from arbetsflode.lager import inkorgstabeller as i
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.inkorgstabeller import OAVGJORDA
from arbetsflode.lager.synlighet import Form, en_av, formen, numrerade, synliga, varden
from tillstand.behorighet import Synlighet
from tillstand.fel import Saknas, Versionskonflikt

_p = i.inkorgspost.c
KOLUMNER = (
    *(_p.id, _p.inkommen, _p.vag, _p.filnamn, _p.hash, _p.storlek, _p.lage, _p.rubrik, _p.lasfel),
    *(_p.arende, _p.skal, _p.avgjord, _p.av, _p.version),
)
_LAGG = Sats(insert(i.inkorgspost))
_LAS = Sats(select(*KOLUMNER, _p.text, _p.lasning, _p.meddelande, _p.svar_pa).where(_p.id == bindparam("id")))
_OPPEN_MED_HASH = Sats(
    select(*KOLUMNER).where(_p.hash == bindparam("hash"), OAVGJORDA).order_by(_p.inkommen, _p.id).limit(1)
)
_OAVGJORDA = Sats(
    select(*KOLUMNER)
    .where(OAVGJORDA, tuple_(_p.inkommen, _p.id) > tuple_(bindparam("fran_tid"), bindparam("fran_id")))
    .order_by(_p.inkommen, _p.id)
    .limit(bindparam("antal"))
)
_ANTAL = Sats(
    select(func.count(), func.count().filter(_p.inkommen < bindparam("fore")))
    .select_from(i.inkorgspost)
    .where(OAVGJORDA)
)
_ATT_LASA = Sats(select(_p.id).where(_p.lage == bindparam("lage")).order_by(_p.inkommen).limit(50))
_SKRIV_LAST = Sats(
    update(i.inkorgspost)
    .where(_p.id == bindparam("b_id"), OAVGJORDA)
    .values(
        lage=bindparam("lage"),
        rubrik=bindparam("rubrik"),
        lasfel=bindparam("lasfel"),
        text=bindparam("text"),
        lasning=bindparam("lasning"),
        meddelande=bindparam("meddelande"),
        svar_pa=bindparam("svar_pa"),
    )
)


def _avgor(**mer: Any) -> Sats:
    villkor = (_p.id == bindparam("b_id"), _p.version == bindparam("b_version"), OAVGJORDA)
    satts = ("lage", "arende", "skal", "avgjord", "av")
    return Sats(
        update(i.inkorgspost)
        .where(*villkor)
        .values(
            **{namn: bindparam(namn) for namn in satts},
            version=bindparam("ny_version"),
            text=null(),
            lasning=null(),
            **mer,
        )
    )


_AVGOR = _avgor(rubrik=literal_column("''"))
_LAGG_UNDAN = _avgor()
_TA_FRAM = Sats(
    update(i.inkorgspost)
    .where(_p.id == bindparam("b_id"), _p.version == bindparam("b_version"), _p.lage == bindparam("b_lage"))
    .values(lage=bindparam("lage"), skal=null(), avgjord=null(), av=null(), version=bindparam("ny_version"))
)


@frozen(kw_only=True)
class Hela:
    """A post with what its reading gave."""

    post: Inkorgspost
    last: Last


def lagg(f: Forbindelse, post: Inkorgspost) -> None:
    """Lay something new in the inbox; its content is held already."""
    rad = {k.name: None for k in i.inkorgspost.columns}
    rad |= {n: getattr(post, n) for n in ("id", "filnamn", "hash", "storlek", "rubrik", "version")}
    f.kor(
        _LAGG,
        {**rad, "inkommen": tidstext(post.inkommen), "vag": post.vag.value, "lage": post.lage.value},
    )


def las(f: Forbindelse, id_: str) -> Hela | None:
    """A post and its reading, whoever asks."""
    rad = f.en(_LAS, {"id": id_})
    if rad is None:
        return None
    text, lasning, meddelande, svar_pa = rad[-4:]
    post = som_post(rad)
    last = Last(
        text=text,
        falt=msgspec.json.decode(lasning) if lasning else {},
        lasfel=post.lasfel,
        rubrik=post.rubrik,
        meddelande=meddelande,
        svar_pa=tuple(svar_pa.split()) if svar_pa else (),
    )
    return Hela(post=post, last=last)


def oppen_med_hash(f: Forbindelse, hash_: str) -> Inkorgspost | None:
    """The unsettled post with a content, the first one if there are several."""
    rad = f.en(_OPPEN_MED_HASH, {"hash": hash_})
    return None if rad is None else som_post(rad)


def oavgjorda(f: Forbindelse, *, efter: tuple[str, str], antal: int) -> list[Inkorgspost]:
    """Unsettled posts after a place (UTC text and id), the oldest first."""
    fragade = {"fran_tid": efter[0], "fran_id": efter[1], "antal": antal}
    return [som_post(rad) for rad in f.alla(_OAVGJORDA, fragade)]


def antal(f: Forbindelse, fore: datetime) -> tuple[int, int]:
    """How many posts are unsettled, and how many of them came before an instant."""
    rad = f.en(_ANTAL, {"fore": tidstext(fore)})
    return (int(rad[0]), int(rad[1])) if rad else (0, 0)


def att_lasa(f: Forbindelse) -> list[str]:
    """The ids of posts that nobody has tried to read, the oldest first, some of them."""
    return [rad[0] for rad in f.alla(_ATT_LASA, {"lage": Postlage.NY.value})]


@lru_cache(maxsize=64)
def _avgjorda(ser: Form) -> Sats:
    a = t.arende.c
    return Sats(
        select(*KOLUMNER)
        .select_from(i.inkorgspost.outerjoin(t.arende, a.id == _p.arende))
        .where(
            _p.lage == bindparam("lage"),
            tuple_(_p.inkommen, _p.id) < tuple_(bindparam("fore_tid"), bindparam("fore_id")),
            or_(_p.arende.is_(None), synliga(ser)),
        )
        .order_by(_p.inkommen.desc(), _p.id.desc())
        .limit(bindparam("antal"))
    )


def avgjorda(
    f: Forbindelse, synlighet: Synlighet, lage: Postlage, *, fore: tuple[str, str], antal: int
) -> list[Inkorgspost]:
    """Settled posts before a place, the latest first: those whose case the person may know of."""
    fragade = {"lage": lage.value, "fore_tid": fore[0], "fore_id": fore[1], "antal": antal}
    return [som_post(rad) for rad in f.alla(_avgjorda(formen(synlighet)), {**varden(synlighet), **fragade})]


def skriv_last(f: Forbindelse, id_: str, last: Last) -> bool:
    """Keep what a reading gave; nothing when the post has been settled meanwhile."""
    return bool(
        f.kor(
            _SKRIV_LAST,
            {
                "b_id": id_,
                "lage": Postlage.LAST.value,
                "rubrik": last.rubrik,
                "lasfel": last.lasfel,
                "text": last.text,
                "lasning": msgspec.json.encode(last.falt).decode() if last.falt else None,
                "meddelande": last.meddelande,
                "svar_pa": " ".join(last.svar_pa) or None,
            },
        )
    )


def avgor(
    f: Forbindelse,
    id_: str,
    version: int,
    lage: Postlage,
    *,
    av: str,
    nu: datetime,
    arende: str | None = None,
    skal: str | None = None,
) -> None:
    """Settle a post; only what is no case keeps its heading.

    Raises Saknas, and Versionskonflikt when somebody else has settled it.
    """
    fragade = {
        "b_id": id_,
        "b_version": version,
        "lage": lage.value,
        "arende": arende,
        "skal": skal,
        "avgjord": tidstext(nu),
        "av": av,
        "ny_version": version + 1,
    }
    if not f.kor(_AVGOR if arende else _LAGG_UNDAN, fragade):
        raise _krock(f, id_)


def ta_fram(f: Forbindelse, id_: str, version: int) -> None:
    """Put a post that was no case back among the new ones. Raises as `avgor`."""
    fragade = {"b_id": id_, "b_version": version, "b_lage": Postlage.EJ_ARENDE.value}
    hela = las(f, id_)
    if hela is not None and oppen_med_hash(f, hela.post.hash) is not None:
        raise Versionskonflikt("Samma fil ligger redan i inkorgen.")
    if not f.kor(_TA_FRAM, {**fragade, "lage": Postlage.NY.value, "ny_version": version + 1}):
        raise _krock(f, id_)


def _krock(f: Forbindelse, id_: str) -> Saknas | Versionskonflikt:
    funnen = las(f, id_)
    if funnen is None:
        return Saknas("Det finns inte i inkorgen.")
    return Versionskonflikt(
        "Någon annan har redan avgjort det här.", vem=funnen.post.av, nar=funnen.post.avgjord
    )


def diarienummer(f: Forbindelse, arenden: Sequence[str]) -> dict[str, str]:
    """The numbers of some cases. The caller has asked who may know of them."""
    alla = frozenset(arenden)
    fraga = select(t.arende.c.id, t.arende.c.diarienummer).where(en_av(t.arende.c.id, "arende", len(alla)))
    return dict(f.alla(Sats(fraga), numrerade("arende", alla))) if alla else {}


def som_post(rad: Sequence[Any]) -> Inkorgspost:
    """A post of a row that begins with `KOLUMNER`."""
    return Inkorgspost(
        id=rad[0],
        inkommen=tid_ur_text(rad[1]),
        vag=Vag(rad[2]),
        filnamn=rad[3],
        hash=rad[4],
        storlek=rad[5],
        lage=Postlage(rad[6]),
        rubrik=rad[7],
        lasfel=rad[8],
        arende=rad[9],
        skal=rad[10],
        avgjord=tid_ur_text(rad[11]) if rad[11] else None,
        av=rad[12],
        version=rad[13],
    )
