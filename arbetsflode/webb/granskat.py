"""What a chef reads before answering: the documents with their text, and the record to be approved."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs
from attrs import frozen

from arbetsflode import motor
from arbetsflode.handlingar.filtyper import Filtyp, andelse
from arbetsflode.motor import Granskningsvy
from arbetsflode.webb.formular.ordlistor import ord_for
from arbetsflode.webb.formular.tabeller import FORMULAR
from arbetsflode.webb.fraga import Fraga
from tillstand.flode import Atgard, Overgang
from tillstand.handlingar import Handling

STORSTA_TEXT = 200_000
"""Bytes of a document whose text is shown in the page."""
_EGEN_PLATS = frozenset({"beslutspunkter", "stallningstagande", "stallningstagande_text"})
"""Fields that the page shows by themselves."""
_TUSEN = 1_000


@frozen(kw_only=True)
class Lashandling:
    """A document to be read; `text` is there when it is plain text."""

    handling: Handling
    storlek: str
    text: str | None


def handlingar(fraga: Fraga, vy: Granskningsvy) -> tuple[Lashandling, ...]:
    """The main documents of a begäran. Raises Datafel when the bytes of a text are gone or changed."""
    return tuple(
        Lashandling(handling=h, storlek=storlekstext(h.storlek), text=_texten(fraga, vy.arende.id, h))
        for h in vy.huvudhandlingar
    )


def _texten(fraga: Fraga, arende: str, handling: Handling) -> str | None:
    if andelse(handling.filnamn) != Filtyp.TXT or handling.storlek > STORSTA_TEXT:
        return None
    _, innehall = motor.hamta_handling(
        fraga.program, fraga.aktor, arende=arende, nummer=handling.nummer, version=handling.version
    )
    try:
        text = innehall.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text.strip("\n")


def storlekstext(byte: int) -> str:
    """How large a document is, as people say it: `12 kB`, `1,4 MB`."""
    if byte < _TUSEN:
        return f"{byte} byte"
    if byte < _TUSEN**2:
        return f"{round(byte / _TUSEN)} kB"
    return f"{byte / _TUSEN**2:.1f} MB".replace(".", ",")


def stallningstagande(underlag: Any) -> str:
    """The stance of a record, in its own words too; empty when it has none."""
    ord_ = getattr(underlag, "stallningstagande", None)
    egna = getattr(underlag, "stallningstagande_text", None)
    return ". ".join(filter(None, (ord_for(ord_) if ord_ else "", egna)))


def ovriga_uppgifter(rad: Overgang | Atgard | None, underlag: Any) -> tuple[tuple[str, str], ...]:
    """What else the record says, by the labels of its form."""
    falten = FORMULAR.get(rad.antecknar, ()) if rad else ()
    alla = (
        (falt.etikett, som_text(_pa_plats(underlag, falt.namn)))
        for falt in falten
        if falt.namn not in _EGEN_PLATS
    )
    return tuple((etikett, text) for etikett, text in alla if text)


def _pa_plats(varde: Any, vag: str) -> Any:
    for bit in vag.split("."):
        varde = getattr(varde, bit, None)
    return varde


def som_text(varde: Any) -> str:
    """A value of a record as people read it; empty for nothing."""
    if isinstance(varde, Enum):
        return ord_for(varde)
    if isinstance(varde, bool):
        return "Ja" if varde else ""
    if isinstance(varde, tuple):
        return "; ".join(filter(None, map(som_text, varde)))
    if attrs.has(type(varde)):
        return ", ".join(filter(None, map(som_text, _delarna(varde))))
    return "" if varde is None else str(varde)


def _delarna(varde: Any) -> Iterator[Any]:
    for ett in attrs.fields(type(varde)):
        yield getattr(varde, ett.name)
