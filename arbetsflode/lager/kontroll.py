"""The checker's questions to the base: what stands in the tables, to be held against the journal."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import LargeBinary, cast, select

from arbetsflode.journal import Post
from arbetsflode.lager import poster
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse
from tillstand.fel import Datafel, Kedjebrott


def arenden(f: Forbindelse) -> list[str]:
    """The ids of all cases."""
    return [rad[0] for rad in f.fraga(select(t.arende.c.id).order_by(t.arende.c.id))]


def kedjor(f: Forbindelse) -> list[str]:
    """The names of all chains, also of one whose name is no longer text (as far as it can be shown)."""
    try:
        return list(poster.kedjor(f))
    except Datafel:
        rader = f.fraga(select(cast(t.post.c.kedja, LargeBinary)).distinct())
        return sorted(rad[0].decode("utf-8", "replace") for rad in rader)


def las_kedja(f: Forbindelse, kedja: str) -> tuple[list[Post], Kedjebrott | None]:
    """The posts of a chain up to the first that cannot even be read, and that one."""
    try:
        return poster.las_kedja(f, kedja), None
    except Datafel:
        lasta: list[Post] = []
        for (nummer,) in f.fraga(
            select(t.post.c.nummer).where(t.post.c.kedja == kedja).order_by(t.post.c.nummer)
        ):
            try:
                lasta.append(poster.las_post(f, kedja, nummer))
            except Datafel:
                plats = len(lasta) + 1
                mening = f"Post {plats} i {kedja} håller inte: den går inte att läsa."
                return lasta, Kedjebrott(mening, kedja=kedja, nummer=plats)
        return lasta, None


def kolumner(f: Forbindelse, id_: str, namn: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in some columns of a case."""
    rad = f.fraga(select(*(t.arende.c[n] for n in namn)).where(t.arende.c.id == id_))[0]
    return dict(zip(namn, rad, strict=True))


def nummernycklar(f: Forbindelse, id_: str) -> frozenset[str]:
    """The keys of the numbers that a case may be found by."""
    return frozenset(r[0] for r in f.fraga(select(t.nummer.c.nyckel).where(t.nummer.c.arende == id_)))


def sokord(f: Forbindelse, id_: str) -> list[str]:
    """The search words stored for a case: one row, if all is well."""
    return [r[0] for r in f.fraga(select(t.sokrad.c.ord).where(t.sokrad.c.arende == id_))]


def filer_i(f: Forbindelse, id_: str) -> frozenset[str]:
    """The hashes of the contents noted for a case."""
    fraga = select(t.fil.c.hash).join(t.filarende).where(t.filarende.c.arende == id_)
    return frozenset(rad[0] for rad in f.fraga(fraga))


def filer(f: Forbindelse) -> list[tuple[str, int]]:
    """Every content: its hash and its size in bytes."""
    return [(h, s) for h, s in f.fraga(select(t.fil.c.hash, t.fil.c.storlek).order_by(t.fil.c.hash))]


def brevlagen(f: Forbindelse) -> list[tuple[str, str]]:
    """Every letter: its id and where it is in its life."""
    return [(i, lage) for i, lage in f.fraga(select(t.brev.c.id, t.brev.c.lage))]


def serier(f: Forbindelse) -> list[tuple[str, int, int]]:
    """Every series: nämnd, year and next number."""
    return [
        (n, ar, nasta) for n, ar, nasta in f.fraga(select(t.serie.c.namnd, t.serie.c.ar, t.serie.c.nasta))
    ]


def nummer_i(f: Forbindelse, namnd: str) -> list[str]:
    """The keys of a nämnd's own numbers."""
    fraga = select(t.arende.c.nummernyckel).where(t.arende.c.namnd == namnd)
    return [r[0] for r in f.fraga(fraga)]


def svarsbrev_och_utskick(f: Forbindelse, oppna_lagen: Collection[str]) -> tuple[list[str], list[str]]:
    """Numbers of the cases on their way out without a letter that can carry the answer, and of those with
    such a letter that are not on their way out."""
    har_brev = (
        select(t.brevarende.c.brev)
        .join(t.brev, t.brev.c.id == t.brevarende.c.brev)
        .where(
            t.brevarende.c.arende == t.arende.c.id,
            t.brev.c.slag == "svar",
            t.brev.c.lage.in_(list(oppna_lagen)),
        )
        .exists()
    )
    fraga = select(t.arende.c.diarienummer)
    utan = f.fraga(fraga.where(t.arende.c.utskick == 1, ~har_brev))
    for_mycket = f.fraga(fraga.where(t.arende.c.utskick == 0, har_brev))
    return [r[0] for r in utan], [r[0] for r in for_mycket]
