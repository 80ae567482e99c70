"""People and meetings as their chains tell them, held against the tables: a role that nobody gave, a meeting
that nobody entered, or a password that nobody set, is found."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import attrs
import msgspec

from arbetsflode.lager import konton, moten, personer, poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.konton import Konto
from arbetsflode.motor.visa import med_fritext
from tillstand.behorighet import Enhet, Franvaro, Person, Rollinnehav
from tillstand.fel import Remissfel
from tillstand.mote import Mote

_NYCKLAR: dict[type, tuple[str, ...]] = {
    Person: ("kod",),
    Enhet: ("kod",),
    Rollinnehav: ("person", "roll", "namnd", "enhet", "fran"),
    Franvaro: ("person", "fran"),
    Mote: ("namnd", "dag"),
    Konto: ("person",),
}
"""What tells one fact of a kind from another; a later one with the same key replaces it."""
_KLASSER = {klass.__name__: klass for klass in _NYCKLAR}


def grunddatafel(f: Forbindelse) -> Iterator[tuple[str, str]]:
    """Every disagreement between the chains of people and nämnder and their tables: where, and what."""
    try:
        enligt_journalen = dict(_fakta(f))
        i_tabellerna = {_nyckel(v): v for v in _varden(f)}
    except (Remissfel, LookupError, TypeError, ValueError) as fel:
        yield "personer och kalendrar", f"går inte att läsa: {fel}"
        return
    for nyckel in sorted(enligt_journalen.keys() | i_tabellerna.keys()):
        ska, har = enligt_journalen.get(nyckel), i_tabellerna.get(nyckel)
        if ska is None:
            yield _plats(nyckel), f"tabellen har {nyckel[0].lower()} som journalen inte känner till"
        elif ska != har:
            yield _plats(nyckel), f"{nyckel[0].lower()} är inte som journalen säger"


def _plats(nyckel: tuple[str, ...]) -> str:
    """Where: the person, or the nämnd's meeting of a day."""
    return f"sammanträde {nyckel[1]} {nyckel[2]}" if nyckel[0] == Mote.__name__ else f"person {nyckel[1]}"


def _fakta(f: Forbindelse) -> Iterator[tuple[tuple[str, ...], Any]]:
    for kedja in poster.kedjor(f):
        if not kedja.startswith(("person:", "namnd:")):
            continue
        for post in poster.las_kedja(f, kedja):
            fritext = msgspec.json.decode(post.fritext, type=dict[str, tuple[str, str]])
            for faktum in med_fritext(msgspec.json.decode(post.innehall)["handelser"], fritext):
                falt = {namn: v for namn, v in faktum.items() if namn != "slag"}
                varde: Any = msgspec.convert(falt, _KLASSER[faktum["slag"]])
                yield _nyckel(varde), varde


def _varden(f: Forbindelse) -> Iterator[Any]:
    organisation = personer.las(f)
    yield from organisation.personer.values()
    yield from organisation.enheter.values()
    yield from organisation.innehav
    yield from organisation.franvaro
    yield from chain.from_iterable(moten.las(f).values())
    yield from konton.alla(f)


def _nyckel(varde: Any) -> tuple[str, ...]:
    falt = attrs.asdict(varde, recurse=False)
    return (type(varde).__name__, *(str(falt[namn]) for namn in _NYCKLAR[type(varde)]))
