"""A letter taken apart: its own words, and what is attached to it. Broken ones as far as they go."""

import re
from email.message import Message
from typing import TYPE_CHECKING, TypeAlias

from arbetsflode.handlingar.filtyper import andelse
from arbetsflode.lasning.htmltext import htmltext
from arbetsflode.lasning.teckenkod import avkodad, med_bokstaver, oflutet, rubrik

if TYPE_CHECKING:
    Brev: TypeAlias = Message[str, str]
else:
    Brev = Message

DJUPAST = 20
"""Parts inside parts."""
_KOD = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.I)
_KODENS_PLATS = 4_096
_STUMP = 200
"""Characters: a plain part shorter than this only says that the letter is a page."""
_STUMPENS_KVOT = 4
_UNDERSKRIFTER = frozenset(("pkcs7-signature", "x-pkcs7-signature", "pgp-signature", "pgp-keys"))


class Delar:
    """What a letter consists of: the words by their parts in order, and the attachments."""

    def __init__(self) -> None:
        self.ord: list[str] = []
        self.bilagor: list[Brev] = []


def tag_isar(brev: Brev) -> Delar:
    """The words of a letter and its attachments; pictures of signatures and seals are neither."""
    delar = Delar()
    _las(brev, delar, 0)
    return delar


def namnet(del_: Brev) -> str:
    """What an attachment says that it is called, however it is written; empty if it does not say."""
    for falt, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        varde = del_.get_param(parameter, None, falt)
        if isinstance(varde, tuple):
            return avkodad(varde[2].encode("latin-1", "replace"), varde[0] or "")
        if varde:
            return rubrik(varde)
    return ""


def _las(del_: Brev, delar: Delar, djup: int) -> None:
    _med_bokstaver(del_)
    sort = del_.get_content_type()
    if del_.is_multipart() and djup < DJUPAST and sort != "message/rfc822":
        if sort == "multipart/alternative":
            _valj(del_, delar, djup)
        else:
            for ett in _barn(del_):
                _las(ett, delar, djup + 1)
    elif _ar_ord(del_, sort):
        delar.ord.append(_orden(del_, sort))
    elif not _ar_prydnad(del_):
        delar.bilagor.append(del_)


def _med_bokstaver(del_: Brev) -> None:
    """Headers that hold bare bytes are written anew with letters: names of files stand in them."""
    huvuden = [(namn, str(varde)) for namn, varde in del_.raw_items()]
    if all(varde.isascii() for _, varde in huvuden):
        return
    for namn, _ in huvuden:
        del del_[namn]
    for namn, varde in huvuden:
        del_.set_raw(namn, med_bokstaver(varde))


def _valj(del_: Brev, delar: Delar, djup: int) -> None:
    """Of parts that say the same thing the plain one, unless it only says that there is a page."""
    val: list[str] = []
    for ett in _barn(del_):
        egna = Delar()
        _las(ett, egna, djup + 1)
        delar.bilagor += egna.bilagor
        val.append("\n".join(egna.ord).strip())
    val = [ett for ett in val if ett]
    if val:
        forst, langst = val[0], max(val, key=len)
        delar.ord.append(
            langst if len(forst) < _STUMP and len(langst) > _STUMPENS_KVOT * len(forst) else forst
        )


def _barn(del_: Brev) -> list[Brev]:
    barn = del_.get_payload()
    return [ett for ett in barn if isinstance(ett, Message)] if isinstance(barn, list) else []


def _ar_ord(del_: Brev, sort: str) -> bool:
    """A text without a name of its own; a whole that has lost its parts is a text too."""
    if del_.get_content_disposition() == "attachment" or namnet(del_):
        return False
    return sort in ("text/plain", "text/html") or (sort.startswith("multipart/") and not del_.is_multipart())


def _ar_prydnad(del_: Brev) -> bool:
    inbaddad = del_.get_content_disposition() == "inline" or "content-id" in del_
    if del_.get_content_maintype() == "image" and inbaddad and andelse(namnet(del_)) != "pdf":
        return True
    return (
        del_.get_content_subtype() in _UNDERSKRIFTER or del_.get_content_type() == "message/delivery-status"
    )


def _orden(del_: Brev, sort: str) -> str:
    rent = del_.get_payload(decode=True)
    if not isinstance(rent, bytes):
        return ""
    kod = _parameter(del_, "charset")
    if sort == "text/html":
        angiven = _KOD.search(rent, 0, _KODENS_PLATS)
        return htmltext(avkodad(rent, kod or (angiven[1].decode() if angiven else "")))
    text = avkodad(rent, kod)
    if _parameter(del_, "format").lower() == "flowed":
        return oflutet(text, utan_blanksteg=_parameter(del_, "delsp").lower() == "yes")
    return text


def _parameter(del_: Brev, namn: str) -> str:
    varde = del_.get_param(namn, "")
    return varde if isinstance(varde, str) else str(varde[2])
