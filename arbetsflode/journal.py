"""The journal: canonical bytes, hash chain and seal. Pure: it stores nothing and reads no clock.

A post's canonical bytes hold ids, codes and dates; of free text and names they hold a salted digest. Text
and salt lie beside, so that they can be erased without breaking the chain.
"""

import hashlib
import hmac
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any

import attrs
import msgspec
from attrs import frozen

from tillstand.behorighet import Aktor
from tillstand.fel import Kedjebrott

SALTLANGD = 16
"""Bytes of salt for each free text."""

Slump = Callable[[int], bytes]
_Falt = tuple[tuple[str, str, bool], ...]

_KANONISK = msgspec.json.Encoder(order="deterministic")
_SORTERAD = msgspec.json.Encoder(order="sorted")


@frozen(kw_only=True)
class Post:
    """One link of a chain as it is stored. `noterat` is UTC with microseconds, `dag` a local date."""

    kedja: str
    nummer: int
    noterat: str
    dag: str
    aktor: str
    kanal: str
    innehall: str
    """The canonical text: exactly these bytes are hashed."""
    fritext: str
    """JSON: path -> [salt in hex, text]."""
    foregaende: str
    hash: str


def ny_post(
    kedja: str,
    nummer: int,
    foregaende: str,
    handelser: Sequence[Any],
    *,
    aktor: Aktor,
    noterat: datetime,
    dag: date,
    slump: Slump,
    tidigast: str = "",
) -> Post:
    """Make the post that follows `foregaende` (empty for the first) in a chain.

    A clock behind `tidigast`, the latest seal's limit (UTC text), does not reach back under that seal: the
    post is noted at the limit, and says beside that what the clock showed.
    """
    fritext: dict[str, tuple[str, str]] = {}
    avskilj = _Avskiljare(fritext, slump)
    klockan = tidstext(noterat)
    utanpa: dict[str, Any] = {
        "kedja": kedja,
        "nummer": nummer,
        "noterat": max(klockan, tidigast),
        "dag": dag.isoformat(),
        "aktor": aktor.person,
        "kanal": aktor.kanal,
    }
    kropp = _kropp(utanpa, handelser, aktor, avskilj)
    if klockan < tidigast:
        kropp["klockan"] = klockan
    innehall = _KANONISK.encode(kropp).decode()
    return Post(
        **utanpa,
        innehall=innehall,
        fritext=_SORTERAD.encode(fritext).decode(),
        foregaende=foregaende,
        hash=lank(foregaende, innehall),
    )


def _kropp(
    utanpa: Mapping[str, Any], handelser: Sequence[Any], aktor: Aktor, avskilj: "_Avskiljare"
) -> dict[str, Any]:
    return {
        **utanpa,
        "v": 1,
        "konto": avskilj.text("konto", aktor.konto) if aktor.konto else None,
        "handelser": [avskilj.varde(f"h{n}", h) for n, h in enumerate(handelser)],
    }


def lank(foregaende: str, innehall: str) -> str:
    """The hash of a post: SHA-256 over the hash before it and its own canonical bytes."""
    return hashlib.sha256(f"{foregaende}\n{innehall}".encode()).hexdigest()


def tidstext(tid: datetime) -> str:
    """An instant as it is stored everywhere: UTC, microseconds, fixed width; text order is time order."""
    return f"{tid.isoformat(timespec='microseconds')[:26]}Z"


def tid_ur_text(text: str) -> datetime:
    """The instant that `tidstext` wrote. Raises ValueError."""
    return datetime.fromisoformat(text).astimezone(UTC)


def granska_kedja(
    poster: Iterable[Post],
    kedja: str,
    *,
    langd: int | None = None,
    gallrat: Container[tuple[int, str]] = (),
) -> Kedjebrott | None:
    """The first broken post of a chain, or None.

    `langd` is how many posts there ought to be; `gallrat` holds (post, place) of the texts that have been
    erased: they are gone, and no others.
    """
    foregaende, antal = "", 0
    for post in poster:
        antal += 1
        if fel := _postfel(post, kedja, antal, foregaende, gallrat):
            return Kedjebrott(f"Post {antal} i {kedja} håller inte: {fel}.", kedja=kedja, nummer=antal)
        foregaende = post.hash
    if langd is not None and antal != langd:
        brott = min(antal, langd) + 1
        mening = (
            f"Kedjan {kedja} har {antal} poster men ska ha {langd}: post {brott} är den första felaktiga."
        )
        return Kedjebrott(mening, kedja=kedja, nummer=brott)
    return None


def _postfel(
    post: Post, kedja: str, nummer: int, foregaende: str, gallrat: Container[tuple[int, str]] = ()
) -> str | None:
    if any(type(text) is not str for text in (post.innehall, post.fritext, post.hash)):
        return "det som står där är inte text"
    if (post.kedja, post.nummer) != (kedja, nummer):
        return f"här ska post {nummer} stå"
    if post.foregaende != foregaende:
        return "den hänger inte ihop med posten före"
    if not hmac.compare_digest(post.hash.encode(), lank(foregaende, post.innehall).encode()):
        return "innehållet stämmer inte med hashen"
    try:
        kropp = msgspec.json.decode(post.innehall, type=dict[str, Any])
        fritext = msgspec.json.decode(post.fritext, type=dict[str, tuple[str, str]])
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return "den går inte att läsa"
    utanpa = (post.kedja, post.nummer, post.noterat, post.dag, post.aktor, post.kanal)
    if utanpa != tuple(kropp.get(f) for f in ("kedja", "nummer", "noterat", "dag", "aktor", "kanal")):
        return "kolumnerna säger något annat än innehållet"
    return _fritextfel(kropp, fritext, lambda plats: (nummer, plats) in gallrat)


def _fritextfel(
    kropp: Any, fritext: Mapping[str, tuple[str, str]], gallrat: Callable[[str], bool]
) -> str | None:
    avtryck = dict(_avtryck_i(kropp))
    if kvar := sorted(filter(gallrat, fritext)):
        return f"texten i {kvar[0]} är gallrad men står kvar"
    if {plats for plats in avtryck if not gallrat(plats)} != fritext.keys():
        return "fritexten är inte densamma som noterades"
    for plats, (salt, text) in fritext.items():
        if digest(salt, text) != avtryck[plats]:
            return f"texten i {plats} är ändrad"
    return None


def avtryck_i_post(post: Post) -> dict[str, str]:
    """The digest that a post holds of each of its free texts, by place."""
    return dict(_avtryck_i(msgspec.json.decode(post.innehall)))


def _avtryck_i(varde: Any) -> Iterable[tuple[str, str]]:
    if isinstance(varde, dict):
        if varde.keys() == {"plats", "sha256"}:
            yield str(varde["plats"]), str(varde["sha256"])
        else:
            for ett in varde.values():
                yield from _avtryck_i(ett)
    elif isinstance(varde, list):
        for ett in varde:
            yield from _avtryck_i(ett)


def digest(salt: str, text: str) -> str:
    """What the canonical bytes hold instead of a free text; `salt` in hex."""
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


class _Avskiljare:
    """Turns values into plain JSON with every free text replaced by its salted digest."""

    def __init__(self, fritext: dict[str, tuple[str, str]], slump: Slump) -> None:
        self._fritext = fritext
        self._slump = slump

    def varde(self, plats: str, varde: Any, *, fritt: bool = False) -> Any:
        if type(varde) is str:
            return self.text(plats, varde) if fritt else varde
        if varde is None or isinstance(varde, int):
            return varde
        if (falt := _falt(type(varde))) is not None:  # type: ignore[arg-type]
            return self._objekt(plats, varde, falt)
        if isinstance(varde, Enum):
            return varde.value
        if isinstance(varde, datetime):
            return tidstext(varde)
        if isinstance(varde, date):
            return varde.isoformat()
        if isinstance(varde, Mapping):
            return {str(k): self.varde(f"{plats}.{k}", v, fritt=fritt) for k, v in sorted(varde.items())}
        if isinstance(varde, (tuple, list)):
            return [self.varde(f"{plats}.{n}", v, fritt=fritt) for n, v in enumerate(varde)]
        raise TypeError(f"a post cannot hold {type(varde).__name__}")

    def text(self, plats: str, text: str) -> dict[str, str]:
        salt = self._slump(SALTLANGD).hex()
        self._fritext[plats] = (salt, text)
        return {"plats": plats, "sha256": digest(salt, text)}

    def _objekt(self, plats: str, varde: Any, falt: _Falt) -> dict[str, Any]:
        ut: dict[str, Any] = {"slag": type(varde).__name__}
        for namn, nyckel, fritt in falt:
            ett = getattr(varde, namn)
            if ett is None or ett == ():
                continue
            if type(ett) is str and not fritt:
                ut[nyckel] = ett
            else:
                ut[nyckel] = self.varde(f"{plats}.{namn}", ett, fritt=fritt)
        return ut


@lru_cache(maxsize=512)
def _falt(klass: type[Any]) -> _Falt | None:
    """Name, key and whether the text is free, for each field; None for what is no record."""
    if not attrs.has(klass):
        return None
    return tuple(
        (a.name, "slag_" if a.name == "slag" else a.name, bool(a.metadata.get("fritext")))
        for a in attrs.fields(klass)
    )


def sigillhash(foregaende: str, noterat: str, huvuden: Iterable[tuple[str, int, str]]) -> tuple[int, str]:
    """The number of chains and the hash of a seal over the head (chain, number, hash) of every chain."""
    summa, antal = hashlib.sha256(f"{foregaende}\n{noterat}\n".encode()), 0
    for kedja, nummer, hash_ in huvuden:
        summa.update(f"{kedja} {nummer} {hash_}\n".encode())
        antal += 1
    return antal, summa.hexdigest()
