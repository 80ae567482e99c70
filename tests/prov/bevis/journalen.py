"""Whatever is altered in a chain is found, and the first broken post is named."""

from typing import Any

import attrs
from attrs import evolve

from arbetsflode.journal import Post, _postfel, granska_kedja
from tests.byggare.journal import KEDJA, kedja
from tests.prov.journalbrott import BROTTEN, vanda
from tests.prov.ram import Bevis, Prov

_KOLUMNER = tuple(falt.name for falt in attrs.fields(Post))


def varje_andring(prov: Prov) -> None:
    """Turn every bit of every post; then take out, swap, repeat, splice, rewrite and add posts."""
    poster = kedja(prov.dos)
    prov.krav(granska_kedja(poster, KEDJA, langd=len(poster)) is None, "an untouched chain does not hold")
    _bitar(prov, poster)
    for vad, gor in BROTTEN.items():
        for namn, brutna, forst in gor(poster):
            fel = granska_kedja(brutna, KEDJA, langd=len(poster))
            funnet = fel.nummer if fel is not None else None
            prov.raknat[vad] += 1
            prov.krav(funnet == forst, f"{namn}: post {forst} is the first broken one, found {funnet}")
        prov.framsteg(vad)


def med(post: Post, kolumn: str, varde: Any) -> Post:
    """The same post with one column changed."""
    return evolve(post, **{kolumn: varde})


def _bitar(prov: Prov, poster: list[Post]) -> None:
    """The posts before the turned bit are as they were, so that the chain breaks there or not at all."""
    foregaende = ""
    for nummer, post in enumerate(poster, start=1):
        prov.framsteg(f"bits of post {nummer} of {len(poster)}")
        for kolumn in _KOLUMNER:
            for vant in vanda(getattr(post, kolumn)):
                prov.raknat["bit flips"] += 1
                andrad = med(post, kolumn, vant)
                if _postfel(andrad, KEDJA, nummer, foregaende) is None:
                    prov.krav(False, f"post {nummer}, {kolumn}: {vant!r} is not found")
        foregaende = post.hash


BEVIS = (
    Bevis(
        namn="journalen",
        rad="every bit flip, deletion, swap, duplicate, splice, rewriting and addition in 200 posts",
        mal="found, first broken post named",
        liten=3,
        full=200,
        kor=varje_andring,
        sekunder=400,
    ),
)
