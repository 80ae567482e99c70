"""What an erasure is to hit: texts by place or by word, documents by number. Nothing is changed here."""

import unicodedata
from collections.abc import Sequence

import msgspec
from attrs import field, frozen

from arbetsflode.journal import Post
from arbetsflode.lager import arenden, poster
from arbetsflode.lager.arenden import kedja_for
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.transaktion import las_synligt
from arbetsflode.motor.visa import handelser_i
from arbetsflode.program import Program
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Arende
from tillstand.behorighet import Aktor
from tillstand.fel import Felaktighet, OgiltigIndata
from tillstand.gallring import Gallratfalt
from tillstand.remiss import Remiss


@frozen(kw_only=True)
class Fritext:
    """A free text that stands in a case's journal, and where. `dag` is a local day."""

    post: int
    plats: str
    dag: str
    text: str


@frozen(kw_only=True)
class Gallringsurval:
    """What somebody wants erased. A document is (number, version), or (number, None) for all its versions."""

    falt: tuple[Gallratfalt, ...] = ()
    ord: str | None = None
    """Every text that holds these words, whatever their case."""
    handlingar: tuple[tuple[int, int | None], ...] = ()


@frozen(kw_only=True)
class Gallringsplan:
    """What an erasure will hit, in the version of the case that it was made from. It holds no text."""

    arende: str
    diarienummer: str
    version: int
    falt: tuple[Gallratfalt, ...]
    filer: tuple[str, ...]
    kvar: tuple[int, ...] = field(default=())
    """Posts where the words also stand in what is no free text, such as a sender's number."""


def fritexter(program: Program, aktor: Aktor, *, arende: str) -> tuple[Fritext, ...]:
    """Every free text of a case that a person may know of. Raises Saknas."""
    with program.databas.las() as f:
        las_synligt(program, f, aktor, arende, lokal_dag(program.klocka.nu()))
        kedja = poster.las_kedja(f, kedja_for(arende))
    return tuple(
        Fritext(post=post.nummer, plats=plats, dag=post.dag, text=text)
        for post in kedja
        for plats, (_salt, text) in texter_i(post).items()
    )


def gallringsplan(program: Program, *, arende: str, urval: Gallringsurval) -> Gallringsplan:
    """What a choice comes to. Raises OgiltigIndata for a place or document that is not there, Saknas."""
    with program.databas.las() as f:
        return _plan(program, f, arende, urval)


def texter_i(post: Post) -> dict[str, tuple[str, str]]:
    """The free texts of a post: place -> (salt, text)."""
    return msgspec.json.decode(post.fritext, type=dict[str, tuple[str, str]])


def _plan(program: Program, f: Forbindelse, id_: str, urval: Gallringsurval) -> Gallringsplan:
    arende = arenden.las(f, program.register, id_).arende
    kedja = poster.las_kedja(f, kedja_for(id_))
    finns = {Gallratfalt(post=p.nummer, plats=plats) for p in kedja for plats in texter_i(p)}
    filer = _filer(arende, urval)
    valda = {*_namngivna(urval, finns), *_med_ord(kedja, urval.ord), *_om_filer(kedja, filer)}
    return Gallringsplan(
        arende=id_,
        diarienummer=arende.diarienummer,
        version=arende.version,
        falt=tuple(sorted(valda & finns)),
        filer=filer,
        kvar=tuple(p.nummer for p in kedja if urval.ord and _vikt(urval.ord) in _vikt(p.innehall)),
    )


def _namngivna(urval: Gallringsurval, finns: set[Gallratfalt]) -> tuple[Gallratfalt, ...]:
    fel = [
        Felaktighet(plats=f"{ett.post}:{ett.plats}", mening="det finns ingen text där att gallra")
        for ett in urval.falt
        if ett not in finns
    ]
    if fel:
        raise OgiltigIndata(fel)
    return urval.falt


def _med_ord(kedja: Sequence[Post], ord_: str | None) -> set[Gallratfalt]:
    if ord_ is None:
        return set()
    sokt = _vikt(ord_)
    return {
        Gallratfalt(post=post.nummer, plats=plats)
        for post in kedja
        for plats, (_salt, text) in texter_i(post).items()
        if sokt in _vikt(text)
    }


def _vikt(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _filer(arende: Arende, urval: Gallringsurval) -> tuple[str, ...]:
    """The contents of the chosen documents that no other document of the case has."""
    alla = arende.handlingar.alla if isinstance(arende, Remiss) else ()
    valda = [
        h
        for h in alla
        if any(h.nummer == nummer and version in (None, h.version) for nummer, version in urval.handlingar)
    ]
    for nummer, version in urval.handlingar:
        if not any(h.nummer == nummer and version in (None, h.version) for h in valda):
            plats = f"handling {nummer}" + (f" version {version}" if version else "")
            raise OgiltigIndata((Felaktighet(plats=plats, mening="finns inte i ärendet"),))
    andras = {h.innehall for h in alla if h not in valda}
    return tuple(sorted({h.innehall for h in valda} - andras))


def _om_filer(kedja: Sequence[Post], filer: tuple[str, ...]) -> set[Gallratfalt]:
    """The texts of the records that attached some contents: title, file name, from or to."""
    return {
        Gallratfalt(post=post.nummer, plats=plats)
        for post in kedja
        for nummer, handelse in enumerate(handelser_i(post))
        if (handelse.underlag or {}).get("innehall") in filer
        for plats in texter_i(post)
        if plats.startswith(f"h{nummer}.")
    }
