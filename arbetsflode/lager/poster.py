"""The journal in the store: posts of other chains than the cases', reading, heads and seals."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import attrs
from attrs import frozen
from sqlalchemy import bindparam, func, insert, select

from arbetsflode.journal import Post, Slump, ny_post, sigillhash, tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.arenden import postvarden
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.sigillgrans import sigillgrans
from tillstand.behorighet import Aktor
from tillstand.fel import Saknas

_INFOGA = Sats(insert(t.post))
_HUVUD = Sats(
    select(t.post.c.nummer, t.post.c.hash)
    .where(t.post.c.kedja == bindparam("kedja"))
    .order_by(t.post.c.nummer.desc())
    .limit(1)
)
_KEDJA = Sats(select(t.post).where(t.post.c.kedja == bindparam("kedja")).order_by(t.post.c.nummer))
_EN_POST = Sats(
    select(t.post).where(t.post.c.kedja == bindparam("kedja"), t.post.c.nummer == bindparam("nummer"))
)
_KEDJOR = Sats(select(t.post.c.kedja).distinct().order_by(t.post.c.kedja))
_da = (
    select(t.post.c.kedja, func.max(t.post.c.nummer).label("nummer"))
    .where(t.post.c.noterat < bindparam("fore"))
    .group_by(t.post.c.kedja)
    .subquery()
)
_HUVUDEN = Sats(
    select(t.post.c.kedja, t.post.c.nummer, t.post.c.hash)
    .join(_da, (t.post.c.kedja == _da.c.kedja) & (t.post.c.nummer == _da.c.nummer))
    .order_by(t.post.c.kedja)
)
_SIGILL = Sats(select(t.sigill).order_by(t.sigill.c.nummer))
_NYTT_SIGILL = Sats(insert(t.sigill))


@frozen(kw_only=True)
class Sigill:
    """A seal over the heads of all chains, hung on the seal before it."""

    nummer: int
    fore: str
    """Everything noted before this instant (UTC text) is under the seal."""
    antal: int
    foregaende: str
    hash: str

    def rad(self) -> str:
        """The seal as it is written where it leaves the house."""
        return f"Sigill {self.nummer}: {self.antal} kedjor, {self.hash}"


def skriv_post(
    f: Forbindelse,
    kedja: str,
    handelser: Sequence[Any],
    *,
    aktor: Aktor,
    nu: datetime,
    dag: date,
    slump: Slump,
) -> Post:
    """Add the next post to a chain that is no case's: nämnd, person, configuration, installation."""
    huvud = f.en(_HUVUD, {"kedja": kedja})
    nummer, foregaende = (huvud[0] + 1, huvud[1]) if huvud else (1, "")
    post = ny_post(
        kedja,
        nummer,
        foregaende,
        handelser,
        aktor=aktor,
        noterat=nu,
        dag=dag,
        slump=slump,
        tidigast=sigillgrans(f),
    )
    f.kor(_INFOGA, postvarden(post))
    return post


def las_kedja(f: Forbindelse, kedja: str) -> list[Post]:
    """Every post of a chain in order."""
    return [_post(rad) for rad in f.alla(_KEDJA, {"kedja": kedja})]


def las_post(f: Forbindelse, kedja: str, nummer: int) -> Post:
    """One post. Raises Datafel when it cannot be read, Saknas when there is none."""
    rad = f.en(_EN_POST, {"kedja": kedja, "nummer": nummer})
    if rad is None:
        raise Saknas(f"Post {nummer} i {kedja} finns inte.")
    return _post(rad)


def _post(rad: tuple[Any, ...]) -> Post:
    return Post(**dict(zip(t.post.c.keys(), rad, strict=True)))


def kedjor(f: Forbindelse) -> Iterator[str]:
    """The names of all chains."""
    return (rad[0] for rad in f.alla(_KEDJOR))


def las_sigill(f: Forbindelse) -> list[Sigill]:
    """Every seal in order."""
    return [Sigill(**dict(zip(t.sigill.c.keys(), rad, strict=True))) for rad in f.alla(_SIGILL)]


def huvuden(f: Forbindelse, fore: str) -> list[tuple[str, int, str]]:
    """The heads (chain, number, hash) as they were before an instant (UTC text), by the chains' names."""
    return [(k, n, h) for k, n, h in f.alla(_HUVUDEN, {"fore": fore})]


def forsegla(f: Forbindelse, fore: datetime) -> Sigill | None:
    """Put a seal over everything noted before an instant (UTC); None when that has been done."""
    tidigare = las_sigill(f)
    grans = tidstext(fore)
    if tidigare and tidigare[-1].fore >= grans:
        return None
    foregaende = tidigare[-1].hash if tidigare else ""
    antal, hash_ = sigillhash(foregaende, grans, huvuden(f, grans))
    sigill = Sigill(nummer=len(tidigare) + 1, fore=grans, antal=antal, foregaende=foregaende, hash=hash_)
    f.kor(_NYTT_SIGILL, attrs.asdict(sigill))
    return sigill
