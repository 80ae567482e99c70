"""Who may log in by a password: the argon2 hash, since when it holds, and whether it must be changed."""

from collections.abc import Collection
from datetime import datetime

from attrs import field, frozen
from sqlalchemy import bindparam, insert, select, update

from arbetsflode.journal import tid_ur_text, tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats

_k = t.konto.c
_ETT = select(_k.person, _k.losenord, _k.satt, _k.tillfalligt).where(_k.person == bindparam("person"))
_LAS = Sats(_ETT)
_HALL = Sats(_ETT.with_for_update())
_NAGOT = Sats(select(_k.person).limit(1))
_ALLA = Sats(select(_k.person, _k.satt, _k.tillfalligt).order_by(_k.person))
_ANDRA = Sats(
    update(t.konto)
    .where(_k.person == bindparam("b_person"))
    .values({namn: bindparam(namn) for namn in ("losenord", "satt", "tillfalligt")})
)
_INFOGA = Sats(insert(t.konto))
_BYT_HASH = Sats(
    update(t.konto)
    .where(_k.person == bindparam("b_person"), _k.losenord == bindparam("b_fore"))
    .values(losenord=bindparam("losenord"))
)


@frozen(kw_only=True)
class Konto:
    """The fact that a person has a password since an instant (UTC), and whether it must be changed.

    This stands in the person's chain as it stands in the table; the hash stands in the table alone.
    """

    person: str
    satt: datetime
    tillfalligt: bool


@frozen(kw_only=True)
class LagratKonto:
    """A konto with its hash."""

    konto: Konto
    losenord: str = field(repr=False)


def las(f: Forbindelse, person: str) -> LagratKonto | None:
    """The konto of a person, or None."""
    return _ur_rad(f.en(_LAS, {"person": person}))


def hall(f: Forbindelse, person: str) -> LagratKonto | None:
    """The same, and nobody else changes it until the transaction ends."""
    return _ur_rad(f.en(_HALL, {"person": person}))


def alla(f: Forbindelse) -> tuple[Konto, ...]:
    """Every konto, without its hash."""
    return tuple(
        Konto(person=person, satt=tid_ur_text(satt), tillfalligt=bool(tillfalligt))
        for person, satt, tillfalligt in f.alla(_ALLA)
    )


def nagot(f: Forbindelse) -> bool:
    """Whether anybody at all has a konto."""
    return f.en(_NAGOT) is not None


def nagon_har(f: Forbindelse, personer: Collection[str]) -> bool:
    """Whether any of some persons has a konto."""
    return any(las(f, person) is not None for person in personer)


def skriv(f: Forbindelse, konto: Konto, losenord: str) -> None:
    """Give a person a konto, or the konto another hash."""
    varden = {
        "losenord": losenord,
        "satt": tidstext(konto.satt),
        "tillfalligt": int(konto.tillfalligt),
    }
    if f.kor(_ANDRA, {"b_person": konto.person, **varden}) == 0:
        f.kor(_INFOGA, {"person": konto.person, **varden})


def byt_hash(f: Forbindelse, person: str, fore: str, efter: str) -> None:
    """Put a stronger hash of the same password in the place of an older one."""
    f.kor(_BYT_HASH, {"b_person": person, "b_fore": fore, "losenord": efter})


def _ur_rad(rad: tuple[str, ...] | None) -> LagratKonto | None:
    if rad is None:
        return None
    person, losenord, satt, tillfalligt = rad
    konto = Konto(person=person, satt=tid_ur_text(satt), tillfalligt=bool(tillfalligt))
    return LagratKonto(konto=konto, losenord=losenord)
