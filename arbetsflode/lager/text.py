"""Search keys, folded words and the Swedish sort key: made in Python so that both databases agree.

å, ä and ö are letters of their own: they are never folded to a and o, and they sort after z.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

_KLASS_FORE = re.compile(r"[0-9]+(?:\.[0-9]+)+\.?-([0-9].*)")
_KLASS_EFTER = re.compile(r"([0-9]+-[0-9]{4})-[0-9]+(?:\.[0-9]+)+")
_SKILJE = re.compile(r"[^0-9a-zà-öø-ÿ]+")
_STRECK = re.compile(r"[\u2010-\u2015\u2212]")
_ORD = re.compile(r"[0-9a-zà-öø-ÿ]+", re.IGNORECASE)
_ORDNING = {"å": "{a", "ä": "{b", "ö": "{c", "æ": "{b", "ø": "{c", "é": "e", "è": "e", "ü": "u", "á": "a"}


def nummernyckel(nummer: str) -> str:
    """What a number is found by: without spaces, dashes made alike, lower case, no trailing dot."""
    likt = _STRECK.sub("-", unicodedata.normalize("NFC", nummer))
    return "".join(likt.split()).casefold().rstrip(".")


def svansnyckel(nummer: str) -> str | None:
    """`#490/2026` of `1.6 - 0490 - 2026` and of `490-2026-1.6.`: a number without its klassificering.

    The mark keeps it apart from whole numbers. None for other numbers.
    """
    nyckel = nummernyckel(nummer)
    traff = _KLASS_FORE.fullmatch(nyckel) or _KLASS_EFTER.fullmatch(nyckel)
    return _svans(traff[1]) if traff else None


def sokt_svans(fraga: str) -> str | None:
    """What a search text that begins with digits means among such numbers; None for any other text."""
    nyckel = nummernyckel(fraga)
    svans = _svans(nyckel) if nyckel[:1].isascii() and nyckel[:1].isdigit() else "#"
    return svans if svans != "#" else None


def _svans(nyckel: str) -> str:
    return "#" + _SKILJE.sub("/", nyckel).lstrip("0")


@lru_cache(maxsize=4096)
def sortnyckel(text: str) -> str:
    """A key whose plain byte order is Swedish: a to z, å, ä, ö; digits first, other signs left out."""
    gemen = unicodedata.normalize("NFC", text).casefold()
    tecken = (_ORDNING.get(t, t) for t in gemen if t.isalnum() or t.isspace())
    return " ".join("".join(tecken).split())


@cache
def _stammare() -> Any:
    """The stemmer, loaded when a word is first looked for."""
    import snowballstemmer

    return snowballstemmer.stemmer("swedish")


@lru_cache(maxsize=65536)
def stam(ord_: str) -> str:
    """The Swedish stem of a folded word."""
    return str(_stammare().stemWord(ord_))


def ord_i(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _ORD.findall(unicodedata.normalize("NFC", text).casefold())


def sokord(texter: Iterable[str]) -> tuple[str, ...]:
    """The stems of all words of some texts, in order, each once."""
    return tuple(dict.fromkeys(stam(o) for text in texter for o in ord_i(text)))
