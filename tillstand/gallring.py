"""Gallring: texts and documents that a decision has erased (AL 10 §). The fact stays; what it said is gone.

A text that has been erased is replaced by a word that says so, which every record accepts in its place.
"""

import re

from attrs import field, frozen
from attrs.validators import deep_iterable, ge, matches_re

from tillstand.text import rad

GALLRAT = "[gallrat]"
"""What stands where a text has been erased."""
GALLRAD_ADRESS = "gallrad@gallrad.invalid"
"""What stands where an e-mail address has been erased: it reaches nobody."""

_ADRESSFALT = re.compile(r"\.(epost|kopia_till)(\.\d+)?")
_HASH = matches_re(r"[0-9a-f]{64}")


@frozen(kw_only=True, order=True)
class Gallratfalt:
    """One free text of a chain: the number of its post, and its place there."""

    post: int = field(validator=ge(1))
    plats: str = field(validator=rad(300))


@frozen(kw_only=True)
class Gallring:
    """The record of an erasure within a case: by which decision, which texts, which contents (hashes)."""

    beslut: str = field(validator=rad(200))
    falt: tuple[Gallratfalt, ...] = ()
    filer: tuple[str, ...] = field(default=(), validator=deep_iterable(_HASH))


@frozen(kw_only=True)
class Arendegallring:
    """In the installation's chain: a whole case has been erased. Its number is never used again.

    `poster` and `huvud` are the length and the head of its chain, which stays without its texts.
    """

    gallring: str
    beslut: str = field(validator=rad(200))
    arende: str
    namnd: str
    diarienummer: str
    poster: int
    huvud: str
    filer: tuple[str, ...] = ()


@frozen(kw_only=True)
class Inkorgsgallring:
    """In the installation's chain: things in the inbox that were no case have been erased.

    `inkomna` are their ids and `filer` the contents (hashes) that nobody else holds.
    """

    gallring: str
    beslut: str = field(validator=rad(200))
    inkomna: tuple[str, ...]
    filer: tuple[str, ...] = ()


def ersattning(plats: str) -> str:
    """What is read at the place of an erased text."""
    return GALLRAD_ADRESS if _ADRESSFALT.search(plats) else GALLRAT
