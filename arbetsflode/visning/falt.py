"""`--falt namn=värde`: the fields of a record as a person types them, shaped by the record's own class.

`sammantrade.dag=2011-10-27` reaches into a part. Repeating a field of a list begins its next item. A part
or item with one mandatory field may be given by that field alone: `beslutspunkter="Nämnden ..."`.
`namn=@fil.txt` takes the text of a file. Numbers and ja/nej are read as such where the class wants them.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from konfiguration.filer import avkoda, las_byte
from tillstand.fel import Felaktighet, Konfigurationsfel, OgiltigIndata

Trad = dict[str, Any]

_JA_NEJ = {"ja": True, "nej": False, "true": True, "false": False}


def las_falt(par: Iterable[str], klass: type) -> Trad:
    """The tree that some `namn=värde` make for a record class. Raises OgiltigIndata with every fault."""
    trad: Trad = {}
    fel: list[Felaktighet] = []
    for ett in par:
        namn, skilje, text = ett.partition("=")
        if not skilje or not namn.strip():
            fel.append(Felaktighet(plats="--falt", mening=f"”{ett}” ska skrivas namn=värde"))
            continue
        try:
            satt(trad, klass, namn.strip().split("."), _text(text))
        except OgiltigIndata as ogiltigt:
            fel += ogiltigt.felaktigheter
        except Konfigurationsfel as filfel:
            fel += filfel.felaktigheter
    if fel:
        raise OgiltigIndata(fel)
    return trad


def _text(text: str) -> str:
    """The text itself, or that of the file after @; @@ begins a text that shall begin with @."""
    if text.startswith("@@"):
        return text[1:]
    if not text.startswith("@"):
        return text
    fil = Path(text[1:])
    return avkoda(fil.name, las_byte(fil))


def satt(trad: Trad, klass: type, vag: list[str], text: str) -> None:
    """Put a text in its place. What the class does not know is kept as it stands, for `tolka` to refuse."""
    namn, rest = vag[0], vag[1:]
    typ = typer(klass).get(namn)
    inre, ar_lista = inre_typ(typ) if typ is not None else (None, False)
    if inre is not None and attrs.has(inre):
        _satt_del(trad, namn, inre, rest or _enda_obligatoriska(inre), text, ar_lista)
    elif rest:
        under = trad.setdefault(namn, {})
        if isinstance(under, dict):
            under[".".join(rest)] = text
    elif ar_lista:
        trad.setdefault(namn, []).append(_varde(text, inre))
    elif namn in trad:
        raise OgiltigIndata((Felaktighet(plats=namn, mening="är angivet två gånger"),))
    else:
        trad[namn] = _varde(text, inre)


def _satt_del(trad: Trad, namn: str, klass: type, rest: list[str], text: str, ar_lista: bool) -> None:
    if not rest:
        trad[namn] = text
        return
    if not ar_lista:
        under = trad.setdefault(namn, {})
    else:
        lista = trad.setdefault(namn, [])
        if not lista or _upptaget(lista[-1], klass, rest):
            lista.append({})
        under = lista[-1]
    satt(under, klass, rest, text)


def _upptaget(trad: Trad, klass: type, vag: list[str]) -> bool:
    """Whether a path already has its value, so that giving it again begins the next item."""
    namn, rest = vag[0], vag[1:]
    inre, ar_lista = inre_typ(typer(klass).get(namn, str))
    if namn not in trad or ar_lista:
        return False
    return _upptaget(trad[namn], inre, rest) if rest and isinstance(trad[namn], dict) else True


def _enda_obligatoriska(klass: type) -> list[str]:
    namnen = [a.name for a in attrs.fields(klass) if a.default is attrs.NOTHING]
    return namnen if len(namnen) == 1 else []


def _varde(text: str, typ: Any) -> Any:
    """Typed text as the class wants it; what does not fit is left for `tolka` to refuse."""
    rent = text.strip()
    if typ is bool:
        return _JA_NEJ.get(rent.lower(), text)
    if typ is int and rent.isascii() and rent.isdigit() and len(rent) < 10:
        return int(rent)
    return text


@cache
def typer(klass: type) -> Mapping[str, Any]:
    """The fields of a record class with their types, in order."""
    alla = get_type_hints(klass)
    return {a.name: alla[a.name] for a in attrs.fields(klass) if a.init}


def inre_typ(typ: Any) -> tuple[Any, bool]:
    """The type without `| None` and without its list, and whether it was a list."""
    if get_origin(typ) in (Union, UnionType):
        (typ,) = (a for a in get_args(typ) if a is not NoneType)
    if get_origin(typ) is tuple:
        return get_args(typ)[0], True
    return typ, False


def slaihop(under: Mapping[str, Any], over: Mapping[str, Any]) -> Trad:
    """Two trees as one; where both speak, `over` has the last word."""
    ihop: Trad = dict(under)
    for namn, varde in over.items():
        gammalt = ihop.get(namn)
        ihop[namn] = (
            slaihop(gammalt, varde) if isinstance(gammalt, dict) and isinstance(varde, dict) else varde
        )
    return ihop
