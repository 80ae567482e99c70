"""A letter as it left the house, read byte by byte: its headers, whom it went to, and its parts."""

import email
import re
from collections import Counter
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses

from attrs import frozen

from tests.prov.post.angrepp import OFFER
from tests.prov.post.server import Tagning

GRUND = frozenset(
    {"from", "to", "subject", "date", "message-id", "auto-submitted", "mime-version", "content-type"}
)
DELARNAS = frozenset({"mime-version", "content-type", "content-transfer-encoding", "content-disposition"})
_NAMN = re.compile(rb"([A-Za-z-]+): ?")
_STYR = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


@frozen(kw_only=True)
class Avsett:
    """What a letter was meant to be."""

    till: str
    fran: str
    svar_till: str | None
    utgaende: bool
    """Whether it leaves the municipality."""


def brister(tagning: Tagning, avsett: Avsett) -> Iterator[str]:
    """What is wrong with the letter; nothing, if it is exactly what was meant."""
    data = tagning.data
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data) or b"\0" in data or not data.isascii():
        yield "a lone line break, a NUL or an octet above 127"
    huvudet, _, _ = data.partition(b"\r\n\r\n")
    yield from _namnen(huvudet, avsett)
    if tagning.till != (avsett.till,):
        yield f"envelope {tagning.till}"
    brev = email.message_from_bytes(data)
    yield from _adresserna(brev, avsett)
    amnet = str(make_header(decode_header(str(brev["Subject"]))))
    if _STYR.search(amnet.replace("\r\n", "").replace("\n", "")):
        yield f"a control character in the subject {amnet!r}"
    for del_ in list(brev.walk())[1:]:
        if framling := {namn.lower() for namn in del_} - DELARNAS:
            yield f"a part with {sorted(framling)}"


def _namnen(huvudet: bytes, avsett: Avsett) -> Iterator[str]:
    namn: Counter[str] = Counter()
    for rad in huvudet.split(b"\r\n"):
        if rad[:1] in (b" ", b"\t"):
            continue
        traff = _NAMN.match(rad)
        namn[traff[1].decode().lower() if traff else repr(rad)] += 1
    ska = set(GRUND)
    ska |= set() if avsett.utgaende else {"x-auto-response-suppress"}
    ska |= {"reply-to"} if avsett.svar_till else set()
    if set(namn) != ska or max(namn.values()) > 1:
        yield f"headers {dict(namn)}"


def _adresserna(brev: Message, avsett: Avsett) -> Iterator[str]:
    for namn, ska in (("To", avsett.till), ("From", avsett.fran), ("Reply-To", avsett.svar_till)):
        har = [adress for _, adress in getaddresses(brev.get_all(namn, []))]
        if har != ([ska] if ska else []):
            yield f"{namn} is {har}, not {ska}"
        if OFFER in har and ska != OFFER:
            yield f"{namn} goes to the attacker"
