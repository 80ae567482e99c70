"""A value of any class of the house with every field filled in, also the optional ones."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from tests.byggare import NAMND, NU
from tillstand.arende import Arendeslag, Begaran, SenastePil, Utskick
from tillstand.remiss import REMISS, Remiss

EGNA: Mapping[str, Any] = {
    "innehall": "0123456789abcdef" * 4,
    "epost": "svensson.bromolla@example.se",
    "kopia_till": ("svensson.bromolla@example.se",),
}
"""Fields that not every text may stand in."""

_ENKLA: Mapping[Any, Any] = {
    str: "Räksmörgås_4",
    int: 3,
    bool: True,
    date: date(2011, 10, 31),
    datetime: datetime(2011, 10, 3, 8, 0, 0, 123456, tzinfo=UTC),
}


def fyll(typ: Any, *, fritext: str | None = None, **andrat: Any) -> Any:
    """A full value of a type. Fields of free text hold `fritext`, if it is given."""
    if typ in _ENKLA:
        return _ENKLA[typ]
    if isinstance(typ, type) and issubclass(typ, Enum):
        return list(typ)[-1]
    ursprung, inre = get_origin(typ), get_args(typ)
    if ursprung in (Union, UnionType):
        return fyll(next(a for a in inre if a is not NoneType), fritext=fritext)
    if ursprung is tuple:
        return (fyll(inre[0], fritext=fritext), fyll(inre[0], fritext=fritext))
    typer = get_type_hints(typ)
    falt = {a.name: _falt(a, typer[a.name], fritext) for a in attrs.fields(typ) if a.name not in andrat}
    return typ(**falt, **andrat)


def _falt(falt: Any, typ: Any, fritext: str | None) -> Any:
    if falt.name in EGNA:
        return EGNA[falt.name]
    if fritext is None or not falt.metadata.get("fritext"):
        return fyll(typ, fritext=fritext)
    return (fritext, fritext) if "tuple" in str(typ) else fritext


def tom_remiss(**delar: Any) -> Remiss:
    """A remiss that has only just come in, with some parts beside."""
    return Remiss(
        id="a1",
        slag="remiss",
        namnd=NAMND,
        diarienummer="soc 2011/1",
        flode="f" * 64,
        tillstand="mottagen",
        version=1,
        registrerad=NU,
        **{"mottagen": fyll(REMISS.delar["mottagen"]), **delar},
    )


def prover(slag: Arendeslag = REMISS) -> dict[str, Remiss]:
    """A case for each part, and one for each record in each of the wrappings that it may lie in."""
    ut = {f"del {namn}": tom_remiss(**{namn: fyll(klass)}) for namn, klass in slag.delar.items()}
    for namn, klass in slag.underlag.items():
        ut[f"begaran {namn}"] = tom_remiss(begaran=fyll(Begaran, underlag=fyll(klass)))
        if hasattr(klass, "kraver_utskick"):
            ut[f"utskick {namn}"] = tom_remiss(utskick=fyll(Utskick, underlag=fyll(klass)))
    tidigare = {**{namn: fyll(klass) for namn, klass in slag.delar.items()}, "avslutad": None}
    ut["senaste"] = tom_remiss(senaste=fyll(SenastePil, tidigare=tidigare))
    return ut
