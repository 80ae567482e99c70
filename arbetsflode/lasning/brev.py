"""The text of an e-mail: its head, its words, and then each attachment that can be read, under its name."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from arbetsflode.handlingar.filtyper import Filtyp, andelse
from arbetsflode.handlingar.mottagning import granska, visat_namn
from arbetsflode.lasning.htmltext import htmltext
from arbetsflode.lasning.normalt import LASBARA
from tillstand.arbetsdagar import lokal_dag
from tillstand.fel import OgiltigIndata

FLEST_BILAGOR = 30
DJUPAST = 3
"""A letter in a letter in a letter."""


def text(innehall: bytes) -> str:
    """Head, words and attachments, with a line of dashes and the name before each attachment."""
    brev = email.message_from_bytes(innehall, policy=email.policy.default)
    return "\n".join(_brevet(brev, 0))


def _brevet(brev: EmailMessage, djup: int) -> Iterator[str]:
    bilagor = list(_bilagor(brev))
    yield from _huvudet(brev, [namn for namn, _ in bilagor])
    yield ""
    yield _orden(brev)
    for namn, del_ in bilagor:
        yield ""
        yield from _bilagan(namn, del_, djup)


def _huvudet(brev: EmailMessage, namn: list[str]) -> Iterator[str]:
    for rubrik, falt in (("Från", "from"), ("Till", "to")):
        if varde := _falt(brev, falt):
            yield f"{rubrik}: {varde}"
    if dag := _dagen(brev):
        yield f"Skickat: {dag}"
    if amne := _falt(brev, "subject"):
        yield f"Ämne: {amne}"
    if namn:
        yield f"Bifogade filer: {', '.join(namn)}"


def _falt(brev: EmailMessage, falt: str) -> str:
    """A header as it is read; empty where it cannot be."""
    try:
        return " ".join(str(brev.get(falt, "")).split())[:2000]
    except (ValueError, TypeError, LookupError, AttributeError, IndexError):
        return ""


def _dagen(brev: EmailMessage) -> str:
    """The local day when it was sent; empty where it is not said, or not with its time zone."""
    try:
        nar = parsedate_to_datetime(_falt(brev, "date"))
        return lokal_dag(nar).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _orden(brev: EmailMessage) -> str:
    """The letter's own words: the plain part if there is one, else the page without its marks."""
    del_ = brev.get_body(preferencelist=("plain", "html"))
    if not isinstance(del_, EmailMessage):
        return ""
    ren = _avkodad(del_)
    return htmltext(ren) if del_.get_content_subtype() == "html" else ren


def _avkodad(del_: EmailMessage) -> str:
    """The text of a part by the letters that it names; else UTF-8, else Windows' own."""
    rent = del_.get_payload(decode=True)
    if not isinstance(rent, bytes):
        return ""
    for kod in (del_.get_content_charset() or "utf-8", "utf-8"):
        try:
            return rent.decode(kod)
        except (LookupError, UnicodeDecodeError):
            continue
    return rent.decode("cp1252", "replace")


def _bilagor(brev: EmailMessage) -> Iterator[tuple[str, EmailMessage]]:
    """The attachments by their names, pictures of signatures left out."""
    for antal, del_ in enumerate(brev.iter_attachments()):
        if antal >= FLEST_BILAGOR:
            return
        if del_.get_content_maintype() == "multipart":
            continue
        inbaddad = del_.get_content_disposition() == "inline" or del_.get("content-id")
        if del_.get_content_maintype() == "image" and inbaddad:
            continue
        yield _namnet(del_), del_


def _namnet(del_: EmailMessage) -> str:
    try:
        namn = del_.get_filename() or ""
    except (ValueError, TypeError, LookupError, AttributeError):
        namn = ""
    if not namn and del_.get_content_type() == "message/rfc822":
        namn = "meddelande.eml"
    return visat_namn(namn)


def _bilagan(namn: str, del_: EmailMessage, djup: int) -> Iterator[str]:
    if del_.get_content_type() == "message/rfc822":
        inre = del_.get_payload()
        yield f"----- {namn} -----"
        if isinstance(inre, list) and inre and isinstance(inre[0], EmailMessage) and djup < DJUPAST:
            yield from _brevet(inre[0], djup + 1)
        return
    innehall = del_.get_payload(decode=True)
    lasbar = _lasbar(innehall if isinstance(innehall, bytes) else b"", namn, djup)
    yield f"----- {namn} -----" if lasbar is not None else f"----- {namn} (har inte lästs) -----"
    if lasbar is not None:
        yield lasbar


def _lasbar(innehall: bytes, namn: str, djup: int) -> str | None:
    """The text of an attachment; None for what is not taken: the letter is read all the same."""
    from arbetsflode.lasning.filer import till_text

    if andelse(namn) == "msg":
        return None
    try:
        typ = granska(innehall, namn)
        if typ not in LASBARA:
            return None
        if typ is Filtyp.EML:
            inre = email.message_from_bytes(innehall, policy=email.policy.default)
            return "\n".join(_brevet(inre, djup + 1)) if djup < DJUPAST else None
        return till_text(typ, innehall)
    except OgiltigIndata:
        return None
