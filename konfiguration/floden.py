"""Flows from files: the parsed tree, the flow as values, and the hash by which a case remembers its version.

The hash covers the canonical JSON of the parsed tree, so comments, blank lines and the order of keys in a
table change nothing; the order of the rows does.
"""

import hashlib
import json
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from konfiguration.enkla import visa_nyckel
from konfiguration.filer import Inlast, las_tomlfil, pakettext
from tillstand.arende import Arendeslag
from tillstand.fel import Felaktighet
from tillstand.flode import Flode, granska
from tillstand.text import Textfel, granska_rad


@frozen(kw_only=True)
class Lastflode:
    """A flow with its hash (SHA-256, hex) and the tree that is stored at first use."""

    flode: Flode
    hash: str
    trad: dict[str, Any]


def las_flode(fil: Path, slag: Arendeslag | None = None) -> Lastflode:
    """The flow of a file, linted against a kind of case when one is given.

    Raises Konfigurationsfel with every fault, each with file, line and key. Without `slag` the form alone
    is judged; the lint is then left to `Flodesversion`.
    """
    return _flode(las_tomlfil(fil), slag)


def flode_ur_trad(trad: Mapping[str, Any], *, plats: str) -> Flode:
    """The flow of a stored tree; `plats` names it in faults. Raises Konfigurationsfel."""
    return _flode(Inlast(namn=plats, trad=trad), None).flode


@cache
def standardflode() -> Lastflode:
    """The flow of a remiss that the program brings along."""
    trad = tomllib.loads(pakettext("flode", "remiss.toml"))
    return _flode(Inlast(namn="remiss.toml", trad=trad), None)


def tradavtryck(trad: Mapping[str, Any]) -> str:
    """SHA-256 (hex) over the canonical JSON of a tree."""
    text = json.dumps(trad, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _flode(last: Inlast, slag: Arendeslag | None) -> Lastflode:
    flode = last.tolka(Flode, _textfel("", last.trad))
    if slag is not None and (fel := granska(flode, slag)):
        raise last.fel(fel)
    return Lastflode(flode=flode, hash=tradavtryck(last.trad), trad=dict(last.trad))


def _textfel(plats: str, gren: object) -> Iterator[Felaktighet]:
    """Every text of a flow is one short line: it reaches faults, buttons and letters."""
    if isinstance(gren, Mapping):
        for nyckel, under in gren.items():
            yield from _textfel(f"{plats}.{visa_nyckel(nyckel)}".lstrip("."), under)
    elif isinstance(gren, list):
        for nummer, under in enumerate(gren):
            yield from _textfel(f"{plats}[{nummer}]", under)
    elif isinstance(gren, str):
        try:
            granska_rad(unicodedata.normalize("NFC", gren).strip(), 80)
        except Textfel as fel:
            yield Felaktighet(plats=plats, mening=str(fel))
