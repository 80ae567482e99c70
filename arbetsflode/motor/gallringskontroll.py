"""What has been erased, as the chains tell it: held against what is gone and what is left."""

from collections.abc import Container, Iterator, Sequence
from typing import Any

import msgspec
from attrs import frozen

from arbetsflode.journal import Post, granska_kedja
from arbetsflode.lager import gallring, inkorgsgallring, poster
from arbetsflode.lager.arenden import kedja_for
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.gallring import GallratArende
from tillstand.gallring import Arendegallring, Gallring, Inkorgsgallring


@frozen(kw_only=True)
class Gallrat:
    """What has been erased within a case: texts by (post, place), and contents by hash."""

    falt: frozenset[tuple[int, str]]
    filer: frozenset[str]


class _Allt(Container[tuple[int, str]]):
    """Of a case that was erased whole no text is left."""

    def __contains__(self, _ett: object) -> bool:
        return True


def gallrat_i(kedja: Sequence[Post]) -> Gallrat:
    """What the facts of a case's chain say has been erased in it."""
    falt, filer = set(), set()
    for post in kedja:
        for faktum in _fakta(post, Gallring):
            falt |= {(ett["post"], ett["plats"]) for ett in faktum.get("falt", ())}
            filer |= set(faktum.get("filer", ()))
    return Gallrat(falt=frozenset(falt), filer=frozenset(filer))


def gallrade_kedjor(f: Forbindelse) -> set[str]:
    """The chains of the cases that have been erased whole."""
    return {kedja_for(rad.arende) for rad in gallring.gallrade(f)}


def gallringsfel(f: Forbindelse, raknat: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Where the erased cases, their chains and the installation's chain part ways."""
    yield from _kvar_i_inkorgen(f)
    noterade = {
        faktum["arende"]: faktum
        for post in poster.las_kedja(f, "installation")
        for faktum in _fakta(post, Arendegallring)
    }
    minnen = {rad.arende: rad for rad in gallring.gallrade(f)}
    for id_ in sorted(noterade.keys() - minnen.keys()):
        yield f"gallrat ärende {noterade[id_]['diarienummer']}", "finns inte bland de gallrade"
    for id_, minne in minnen.items():
        for mening in _ett_gallrat(f, minne, noterade.get(id_), raknat):
            yield f"gallrat ärende {minne.diarienummer}", mening


def _kvar_i_inkorgen(f: Forbindelse) -> Iterator[tuple[str, str]]:
    for post in poster.las_kedja(f, "installation"):
        for faktum in _fakta(post, Inkorgsgallring):
            for id_ in inkorgsgallring.kvar(f, faktum["inkomna"]):
                yield f"inkorgen {id_}", "ligger kvar fast det har gallrats"


def _ett_gallrat(
    f: Forbindelse, minne: GallratArende, faktum: dict[str, Any] | None, raknat: dict[str, int]
) -> Iterator[str]:
    if faktum is None:
        yield "inget i installationens journal säger att det har gallrats"
        return
    for namn in ("namnd", "diarienummer", "poster", "huvud", "gallring"):
        if faktum.get(namn) != getattr(minne, namn):
            yield f"”{namn}” är inte vad journalen säger"
    kedja = poster.las_kedja(f, kedja_for(minne.arende))
    raknat["poster"] += len(kedja)
    brott = granska_kedja(kedja, kedja_for(minne.arende), langd=minne.poster, gallrat=_Allt())
    if brott is not None:
        yield str(brott)
    elif not kedja or kedja[-1].hash != minne.huvud:
        yield "den sista posten är inte den som fanns när det gallrades"


def _fakta(post: Post, klass: type) -> Iterator[dict[str, Any]]:
    """The facts of one kind in a post, or in the records of its facts."""
    if f'"{klass.__name__}"' not in post.innehall:
        return
    for handelse in msgspec.json.decode(post.innehall)["handelser"]:
        for faktum in (handelse, handelse.get("underlag")):
            if isinstance(faktum, dict) and faktum.get("slag") == klass.__name__:
                yield faktum
