"""The nämnder's meetings in the store."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs
from sqlalchemy import and_, bindparam, insert, select, update

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from tillstand.fel import Datafel
from tillstand.mote import Mote, Motestyp

_m = t.mote.c
_ALLA = Sats(select(t.mote).order_by(_m.namnd, _m.dag))
_NYCKLAR = ("namnd", "dag")
_OVRIGA = tuple(namn for namn in _m.keys() if namn not in _NYCKLAR)  # noqa: SIM118 - a column collection
_ANDRA = Sats(
    update(t.mote)
    .where(and_(_m.namnd == bindparam("b_namnd"), _m.dag == bindparam("b_dag")))
    .values({namn: bindparam(namn) for namn in _OVRIGA})
)
_INFOGA = Sats(insert(t.mote))
_TEXTER = frozenset({"namnd", "typ", "tid", "plats"})


def las(f: Forbindelse) -> dict[str, tuple[Mote, ...]]:
    """Every meeting, by nämnd and in order. Raises Datafel for a row that is no meeting."""
    ut: dict[str, list[Mote]] = {}
    for rad in f.alla(_ALLA):
        mote = _mote(dict(zip(_m.keys(), rad, strict=True)))
        ut.setdefault(mote.namnd, []).append(mote)
    return {namnd: tuple(moten) for namnd, moten in ut.items()}


def _mote(rad: Mapping[str, Any]) -> Mote:
    try:
        dagar = {n: date.fromisoformat(v) if v else None for n, v in rad.items() if n not in _TEXTER}
        varden: dict[str, Any] = {**rad, **dagar, "typ": Motestyp(rad["typ"])}
        return Mote(**varden)
    except (TypeError, ValueError) as fel:
        raise Datafel(f"Ett sammanträde i {rad['namnd']} går inte att läsa: {fel}") from fel


def skriv(f: Forbindelse, moten: Iterable[Mote]) -> None:
    """Add meetings, or change those of the same nämnd and day."""
    for mote in moten:
        varden = {n: v.isoformat() if isinstance(v, date) else v for n, v in _falt(mote).items()}
        vem = {f"b_{namn}": varden[namn] for namn in _NYCKLAR}
        if f.kor(_ANDRA, {**vem, **{namn: varden[namn] for namn in _OVRIGA}}) == 0:
            f.kor(_INFOGA, varden)


def _falt(mote: Mote) -> dict[str, Any]:
    return {**attrs.asdict(mote), "typ": mote.typ.value}
