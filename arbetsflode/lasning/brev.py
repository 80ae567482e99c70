"""The text of an e-mail: its head, its words, and then each attachment that can be read, under its name."""

import email
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from arbetsflode.handlingar.filtyper import Filtyp, andelse
from arbetsflode.lasning.brevdelar import Brev, namnet, tag_isar
from arbetsflode.lasning.normalt import LASBARA, TRASIGT, Olasligt
from arbetsflode.lasning.teckenkod import rubrik
from arbetsflode.lasning.tidsgrans import TidenUte, slapp

FLEST_BILAGOR = 30
DJUPAST = 3
"""A letter in a letter in a letter."""

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_LANGST_FALT = 2_000
_OUTLOOK = (
    "har inte lästs: bilagorna är packade i Outlooks eget format, be avsändaren skicka brevet som HTML eller"
    " vanlig text"
)
_INTE = "har inte lästs"


def text(innehall: bytes) -> str:
    """Head, words and attachments, with a line of dashes and the name before each attachment."""
    return "\n".join(_Brevlasare().brevet(email.message_from_bytes(innehall), 0))


class _Brevlasare:
    """Reads a letter and the letters inside it, until the time is up; the words come before attachments."""

    def __init__(self) -> None:
        self._kvar = FLEST_BILAGOR
        self._tid = True

    def brevet(self, brev: Brev, djup: int) -> Iterator[str]:
        """The lines of a letter."""
        delar = tag_isar(brev)
        bilagor = [(_visat(del_), del_) for del_ in delar.bilagor[:FLEST_BILAGOR]]
        yield from _huvudet(brev, [namn for namn, _ in bilagor])
        yield ""
        yield "\n".join(delar.ord)
        for namn, del_ in bilagor:
            yield ""
            yield from self._bilagan(namn, del_, djup)

    def _bilagan(self, namn: str, del_: Brev, djup: int) -> Iterator[str]:
        try:
            rader = self._lasta(namn, del_, djup) if self._tid and self._kvar > 0 else None
        except TidenUte:
            slapp()
            self._tid, rader = False, None
        except (Olasligt, *TRASIGT):
            rader = None
        if rader is not None:
            yield f"----- {namn} -----"
            yield from rader
        else:
            winmail = (
                del_.get_content_subtype() in ("ms-tnef", "vnd.ms-tnef") or namn.lower() == "winmail.dat"
            )
            yield f"----- {namn} ({_OUTLOOK if winmail else _INTE}) -----"

    def _lasta(self, namn: str, del_: Brev, djup: int) -> list[str] | None:
        """The lines of an attachment; None for what is not taken. A broken one raises anything."""
        self._kvar -= 1
        if del_.get_content_type() == "message/rfc822":
            inre = del_.get_payload()
            if isinstance(inre, list) and inre and isinstance(inre[0], email.message.Message):
                return list(self.brevet(inre[0], djup + 1)) if djup < DJUPAST else None
        innehall = del_.get_payload(decode=True)
        if not isinstance(innehall, bytes) or andelse(namn) == "msg":
            return None
        typ = _vettad(innehall, namn)
        if typ is Filtyp.EML:
            return list(self.brevet(email.message_from_bytes(innehall), djup + 1)) if djup < DJUPAST else None
        return None if typ is None else [_texten(typ, innehall)]


def _vettad(innehall: bytes, namn: str) -> Filtyp | None:
    """The kind of an attachment that may be read; None for one that the gate does not take."""
    from arbetsflode.handlingar.mottagning import granska
    from tillstand.fel import OgiltigIndata

    try:
        typ = granska(innehall, namn)
    except OgiltigIndata:
        return None
    return typ if typ in LASBARA else None


def _texten(typ: Filtyp, innehall: bytes) -> str:
    from arbetsflode.lasning.filer import till_text

    return till_text(typ, innehall)


def _visat(del_: Brev) -> str:
    """The name of an attachment as it may be shown."""
    from arbetsflode.handlingar.mottagning import visat_namn

    namn = namnet(del_)
    return visat_namn("meddelande.eml" if not namn and del_.get_content_type() == "message/rfc822" else namn)


def _huvudet(brev: Brev, namn: list[str]) -> Iterator[str]:
    for titel, falt in (("Från", "from"), ("Till", "to")):
        if varde := _falt(brev, falt):
            yield f"{titel}: {varde}"
    if dag := _dagen(brev):
        yield f"Skickat: {dag}"
    if amne := _falt(brev, "subject"):
        yield f"Ämne: {amne}"
    if namn:
        yield f"Bifogade filer: {', '.join(namn)}"


def _falt(brev: Brev, falt: str) -> str:
    """A header as it is read; empty where there is none."""
    rent = next((varde for namn, varde in brev.raw_items() if namn.lower() == falt), "")
    return rubrik(str(rent)[: 4 * _LANGST_FALT])[:_LANGST_FALT]


def _dagen(brev: Brev) -> str:
    """The local day when it was sent; empty where it is not said, or not with its time zone."""
    try:
        nar = parsedate_to_datetime(_falt(brev, "date"))
        return "" if nar.tzinfo is None else nar.astimezone(_STOCKHOLM).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""
