"""From what somebody wrote (TOML, JSON, forms, CSV) to the values of the house: strict, every fault at once.

Text is normalised (NFC, trimmed, Windows line ends) *before* the classes judge it: the edge mends, the
house refuses. Nothing is guessed: "nej" is no bool, "3" no number, true no number. No message repeats what
was written, so a secret cannot leak through a fault.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum
from functools import cache
from itertools import islice
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter

from konfiguration.enkla import ENKLA, Krok, fel_i, forslag, inte, las_text, visa_nyckel
from tillstand.fel import FLEST_FEL, Felaktighet, OgiltigIndata
from tillstand.text import Textfel

T = TypeVar("T")


def tolka(typ: type[T], data: object, *, plats: str = "") -> T:
    """`data` (dicts, lists, strings, numbers, dates) as a value of `typ`; `plats` begins every place.

    Places are paths with indexes from 0: `avsandare.organ`, `instanser[2].organ`. Days are ISO text or
    dates; instants are aware. Raises OgiltigIndata with every fault.
    """
    fel: list[Felaktighet] = []
    with _under(plats, fel):
        return _OMVANDLARE.structure(data, typ)
    raise OgiltigIndata(fel)


@contextmanager
def _under(plats: str, till: list[Felaktighet]) -> Iterator[None]:
    """Gather the faults raised inside, each with its place under `plats`."""
    try:
        yield
    except OgiltigIndata as fel:
        till += (Felaktighet(plats=_sammanfoga(plats, f.plats), mening=f.mening) for f in fel.felaktigheter)


def _sammanfoga(over: str, under: str) -> str:
    return over + under if not over or not under or under.startswith("[") else f"{over}.{under}"


def _ett_av(varde: Any, typ: type[Enum]) -> Enum:
    text = varde if isinstance(varde, typ) else las_text(varde, str)
    with suppress(ValueError):
        return typ(text)
    raise fel_i(f"ska vara ett av orden {', '.join(str(v.value) for v in typ)}")


def _kan_saknas(varde: Any, typ: Any) -> Any:
    if varde is None:
        return None
    (inre,) = (a for a in get_args(typ) if a is not NoneType)
    return _OMVANDLARE.structure(varde, inre)


def _lista(varde: Any, typ: Any) -> Any:
    if not isinstance(varde, list | tuple):
        raise inte("en lista", varde)
    inre, ut = get_args(typ)[0], []
    fel: list[Felaktighet] = []
    for plats, en in enumerate(varde):
        with _under(f"[{plats}]", fel):
            ut.append(_OMVANDLARE.structure(en, inre))
        if len(fel) > FLEST_FEL:
            break
    if fel:
        raise OgiltigIndata(fel)
    return (get_origin(typ) or tuple)(ut)


def _tabell(varde: Any, typ: Any) -> Mapping[str, Any]:
    if not isinstance(varde, Mapping):
        raise inte("en tabell", varde)
    ut: dict[str, Any] = {}
    fel: list[Felaktighet] = []
    for nyckel, ett in varde.items():
        with _under(visa_nyckel(nyckel), fel):
            ut[las_text(nyckel, str)] = _OMVANDLARE.structure(ett, get_args(typ)[1])
        if len(fel) > FLEST_FEL:
            break
    if fel:
        raise OgiltigIndata(fel)
    return ut


@cache
def _falt(klass: type) -> Mapping[str, tuple[Any, Any]]:
    typer = get_type_hints(klass)
    return {a.alias or a.name: (a, typer[a.name]) for a in attrs.fields(klass) if a.init}


def _post(varde: Any, klass: type) -> Any:
    """A record: every key, every field and every rule of a field is tried before anything is refused."""
    if isinstance(varde, klass):
        return varde
    if not isinstance(varde, Mapping):
        raise inte("en tabell", varde)
    falt, fel = _falt(klass), list(islice(_okanda_och_saknade(klass, varde), FLEST_FEL + 1))
    ut: dict[str, Any] = {}
    for namn, (attribut, typ) in falt.items():
        if namn in varde:
            with _under(namn, fel):
                ut[namn] = _OMVANDLARE.structure(varde[namn], typ)
                _validera(attribut, ut[namn])
    if fel:
        raise OgiltigIndata(fel)
    try:
        return klass(**ut)
    except ValueError as fel_i_helheten:
        raise fel_i(_pa_svenska(fel_i_helheten, "")) from None


def _okanda_och_saknade(klass: type, varde: Mapping[Any, Any]) -> Iterator[Felaktighet]:
    falt = _falt(klass)
    for nyckel in varde:
        if nyckel not in falt:
            tips = forslag(str(nyckel), falt)
            yield Felaktighet(plats=visa_nyckel(nyckel), mening=f"är en okänd nyckel{tips}")
    for namn, (attribut, _typ) in falt.items():
        if namn not in varde and attribut.default is attrs.NOTHING:
            yield Felaktighet(plats=namn, mening="saknas")


def _validera(attribut: Any, varde: Any) -> None:
    if attribut.validator is None:
        return
    try:
        attribut.validator(None, attribut, varde)
    except ValueError as fel:
        platser = _skyldiga(attribut, varde) if isinstance(varde, tuple) else ()
        mening = _pa_svenska(fel, attribut.name)
        raise OgiltigIndata(platser or (Felaktighet(plats="", mening=mening),)) from None


def _skyldiga(attribut: Any, varden: tuple[Any, ...]) -> tuple[Felaktighet, ...]:
    """Which members of a list a rule refuses, each on its own."""
    fel: list[Felaktighet] = []
    for plats, ett in enumerate(varden):
        try:
            attribut.validator(None, attribut, (ett,))
        except ValueError as skal:
            fel.append(Felaktighet(plats=f"[{plats}]", mening=_pa_svenska(skal, attribut.name)))
    return tuple(fel)


_ATTRS_PA_SVENSKA: Collection[tuple[re.Pattern[str], str]] = (
    (re.compile(r"Length of .* must be >= (\S+):"), "ska ha minst {}"),
    (re.compile(r"Length of .* must be <= (\S+):"), "får ha högst {}"),
    (re.compile(r"must be >= (\S+):"), "ska vara minst {}"),
    (re.compile(r"must be <= (\S+):"), "ska vara högst {}"),
    (re.compile(r"must be > (\S+):"), "ska vara större än {}"),
    (re.compile(r"must be < (\S+):"), "ska vara mindre än {}"),
)


def _pa_svenska(fel: ValueError, falt: str) -> str:
    """The sentence of a validator without the name of its field; attrs' own rules speak English."""
    if isinstance(fel, Textfel):
        return str(fel).removeprefix(f"{falt} ")
    text = str(fel.args[0]) if fel.args else ""
    traffar = ((monster.search(text), mening) for monster, mening in _ATTRS_PA_SVENSKA)
    return next((mening.format(t[1]) for t, mening in traffar if t), "har inte rätt form")


_SAMMANSATTA: Mapping[Any, Krok] = {
    tuple: _lista,
    frozenset: _lista,
    list: _lista,
    dict: _tabell,
    Mapping: _tabell,
    Union: _kan_saknas,
    UnionType: _kan_saknas,
}


@cache
def _krok(typ: Any) -> Krok:
    if isinstance(typ, type) and attrs.has(typ):
        return _post
    if isinstance(typ, type) and issubclass(typ, Enum):
        return _ett_av
    return ENKLA[typ] if typ in ENKLA else _SAMMANSATTA[get_origin(typ)]


_OMVANDLARE = Converter()
_OMVANDLARE.register_structure_hook_factory(lambda _typ: True, _krok)
for _egen in (str, int, float, Path):  # cattrs has lenient rules of its own for these and their subclasses
    _OMVANDLARE.register_structure_hook(_egen, lambda varde, typ: _krok(typ)(varde, typ))
