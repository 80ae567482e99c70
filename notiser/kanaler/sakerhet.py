"""The last look: the finished bytes of a letter are read again before they leave.

Whatever was let in as text, a letter goes to one address, under the headers that it was given and no
others. Some versions of the email library write a header of their own when a subject hides a line break in
an encoded word; here that is a refusal.
"""

import re
from collections import Counter
from collections.abc import Sequence
from email.errors import MessageError
from email.header import Header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy, compat32, default
from email.utils import getaddresses
from typing import Any

from attrs import frozen

from tillstand.fel import Leveransfel

TILLATNA_HUVUDEN = frozenset(
    {
        "from",
        "to",
        "reply-to",
        "subject",
        "date",
        "message-id",
        "auto-submitted",
        "x-auto-response-suppress",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
    }
)
"""The headers that a letter may have, each once."""

KRAVDA_HUVUDEN = frozenset({"from", "to", "subject", "date", "message-id", "auto-submitted"})

_DELHUVUDEN = frozenset({"mime-version", "content-type", "content-transfer-encoding", "content-disposition"})
_LOKALDEL = r"[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*"
_LED = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADRESS = re.compile(rf"(?=.{{3,254}}\Z)(?=.{{1,64}}@){_LOKALDEL}@{_LED}(?:\.{_LED})*")
_MEDDELANDE_ID = re.compile(r"<[A-Za-z0-9._+=-]+@[A-Za-z0-9.-]+>")
_HUVUDRAD = re.compile(rb"([!-9;-~]+):")
_STYRTECKEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LANGSTA_RAD = 998


class _Brevpolicy(EmailPolicy):
    """Folds a Swedish or long subject as encoded words throughout.

    The library's own folding drops a space where one encoded word meets the next, in about one long
    subject of twenty, and now and then puts one before the first word.
    """

    def fold_binary(self, name: str, value: Any) -> bytes:
        """A header as it is written."""
        if name.lower() != "subject" or _ryms_pa_en_rad(str(value)):
            return super().fold_binary(name, value)
        kodat = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {kodat}{self.linesep}".encode("ascii")


def _ryms_pa_en_rad(amne: str) -> bool:
    """Whether a subject is written as it stands, with nothing to fold or encode."""
    return amne.isascii() and len(amne) <= _LANGSTA_AMNE and "=?" not in amne


_LANGSTA_AMNE = 78 - len("Subject: ")
_POLICY = _Brevpolicy(linesep="\r\n")


def granska_adress(adress: str) -> None:
    """Accept a plain ASCII address without quotes, comments or routing, or raise Leveransfel (bestående)."""
    if not _ADRESS.fullmatch(adress):
        raise _fel(f"Adressen {adress[:80]!r} går inte att skicka till.")


@frozen(kw_only=True)
class _Del:
    """A part of a letter: its headers, each read once, and what is wrong with its form."""

    huvuden: tuple[tuple[str, Any], ...]
    brister: tuple[object, ...] = ()

    def huvud(self, namn: str) -> Any:
        """The first header of that name, or None."""
        return next((varde for ett, varde in self.huvuden if ett.lower() == namn), None)

    @property
    def namn(self) -> Counter[str]:
        """The names of the headers, and how often each stands there."""
        return Counter(namn.lower() for namn, _ in self.huvuden)

    @property
    def slag(self) -> str:
        """What the part says that it is."""
        typ = self.huvud("content-type")
        return typ.content_type if typ is not None else "text/plain"

    @property
    def filnamn(self) -> str | None:
        """The name of an attachment, as either header gives it."""
        for namn, parameter in (("content-disposition", "filename"), ("content-type", "name")):
            huvud = self.huvud(namn)
            if huvud is not None and parameter in huvud.params:
                return str(huvud.params[parameter])
        return None


def _avsedda_delar(meddelande: EmailMessage) -> tuple[_Del, ...]:
    return tuple(_Del(huvuden=tuple(del_.items())) for del_ in meddelande.walk())


def _lasta_delar(data: bytes) -> tuple[_Del, ...]:
    """The parts as a reader's program finds them. Headers are read by today's rules, but only once."""
    return tuple(
        _Del(
            huvuden=tuple(
                (namn, default.header_fetch_parse(namn, varde.lstrip(" \t\r\n")))
                for namn, varde in del_.raw_items()
            ),
            brister=tuple(del_.defects),
        )
        for del_ in BytesParser(policy=compat32).parsebytes(data).walk()
    )


_UR_BIBLIOTEKET = (MessageError, ValueError, LookupError)
"""What the library makes of a header that it cannot write, or not read again."""


def slutgranska(meddelande: EmailMessage, adress: str) -> bytes:
    """The bytes of a letter, ready to leave: exactly its own headers, exactly one recipient.

    Raises Leveransfel (bestående) naming what is wrong; such a letter never leaves.
    """
    granska_adress(adress)
    avsedda = _avsedda_delar(meddelande)
    _granska_avsett(avsedda)
    try:
        data = meddelande.as_bytes(policy=_POLICY)
    except _UR_BIBLIOTEKET as fel:
        raise _fel(f"Brevet går inte att skriva ut: {type(fel).__name__}.") from fel
    _granska_rader(data)
    try:
        lasta = _lasta_delar(data)
    except _UR_BIBLIOTEKET as fel:
        raise _fel(f"Brevet går inte att läsa tillbaka: {type(fel).__name__}.") from fel
    _granska_huvuden(avsedda[0], data, lasta[0])
    _granska_adressater(lasta[0], adress)
    _granska_delar(avsedda, lasta)
    return data


def _granska_avsett(delar: Sequence[_Del]) -> None:
    """No header that was set, decoded, carries a control character."""
    for del_ in delar:
        for namn, varde in (*del_.huvuden, ("filnamn", del_.filnamn or "")):
            if _STYRTECKEN.search(str(varde)):
                raise _fel(f"Brevets {namn} innehåller ett styrtecken.")


def _granska_rader(data: bytes) -> None:
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        raise _fel("Brevet har en ensam radbrytare.")
    if any(len(rad) > _LANGSTA_RAD for rad in data.split(b"\r\n")):
        raise _fel(f"Brevet har en rad längre än {_LANGSTA_RAD} tecken.")
    if not data.isascii() or b"\0" in data:
        raise _fel("Brevet har tecken som inte får stå utan kodning.")


def _granska_huvuden(avsett: _Del, data: bytes, last: _Del) -> None:
    """The header block holds the names that were set, each once; read line by line and by the parser."""
    avsedda = avsett.namn
    if Counter(_namn_i_blocket(data)) != avsedda or last.namn != avsedda:
        raise _fel("Brevets huvud är inte det som skrevs.")
    if fler := [namn for namn, antal in avsedda.items() if antal > 1 or namn not in TILLATNA_HUVUDEN]:
        raise _fel(f"Brevet har ett huvud som inte får vara där: {fler[0]}.")
    if saknas := sorted(KRAVDA_HUVUDEN - set(avsedda)):
        raise _fel(f"Brevet saknar huvudet {saknas[0]}.")
    amne = last.huvud("subject")
    if not str(amne).strip() or _ord(amne) != _ord(avsett.huvud("subject")):
        raise _fel("Brevets ämne är inte det som skrevs.")
    if not _MEDDELANDE_ID.fullmatch(str(last.huvud("message-id"))):
        raise _fel("Brevets Message-ID är inte välskrivet.")


def _ord(huvud: object) -> list[str]:
    """A header's words: folding may change how much space lies between them."""
    return str(huvud).split()


def _namn_i_blocket(data: bytes) -> list[str]:
    block = data.split(b"\r\n\r\n", 1)[0].split(b"\r\n")
    namn = []
    for rad in block:
        if rad[:1] in (b" ", b"\t"):
            continue
        traff = _HUVUDRAD.match(rad)
        if traff is None:
            raise _fel("Brevets huvud har en rad som inte är något huvud.")
        namn.append(traff[1].decode("ascii").lower())
    return namn


def _granska_adressater(last: _Del, adress: str) -> None:
    if _adresser_i(last.huvud("to")) != [adress]:
        raise _fel("Brevets mottagare är inte exakt den avsedda.")
    for namn, vad in (("from", "avsändare"), ("reply-to", "svarsadress")):
        huvud = last.huvud(namn)
        if huvud is not None:
            adresser = _adresser_i(huvud)
            if len(adresser) != 1:
                raise _fel(f"Brevet ska ha exakt en {vad}.")
            granska_adress(adresser[0])


def _adresser_i(huvud: Any) -> list[str]:
    """The addresses of a header. None at all unless every reader finds the same, the lenient ones too."""
    lasta = [a.addr_spec for a in huvud.addresses]
    eftergivet = [adress for _, adress in getaddresses([str(huvud)])]
    return lasta if lasta == eftergivet and not huvud.defects else []


def _granska_delar(avsedda: Sequence[_Del], lasta: Sequence[_Del]) -> None:
    """The parts are those that were made, with the same file names and no headers but their own."""
    if [(d.slag, d.filnamn) for d in lasta] != [(d.slag, d.filnamn) for d in avsedda]:
        raise _fel("Brevets delar är inte de som skrevs.")
    for del_ in lasta[1:]:
        if del_.brister or not set(del_.namn) <= _DELHUVUDEN:
            raise _fel("En del av brevet har ett huvud som inte får vara där.")


def _fel(mening: str) -> Leveransfel:
    return Leveransfel(mening, bestaende=True)
