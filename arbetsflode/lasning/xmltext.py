"""The parts of an office file, read by expat; a document type, and so every entity, is refused."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from arbetsflode.lasning.normalt import TRASIG, Olasligt

Borjan = Callable[[str, Mapping[str, str]], None]
Slut = Callable[[str], None]

_DTD = "filen innehåller en dokumenttyp som kan dölja annat och läses inte: spara den på nytt som PDF"
STYCKE = 1 << 16
"""Bytes that are given to the reader at a time: between them the time may be up."""


def las(xml: bytes, borja: Borjan, sluta: Slut, tecken: Callable[[str], None]) -> None:
    """Walk a part, names written as `namespace name`. Raises Olasligt: a document type, a broken part."""
    tolk = expat.ParserCreate(namespace_separator=" ")
    tolk.buffer_text = True
    tolk.StartDoctypeDeclHandler = _dokumenttyp
    tolk.EntityDeclHandler = _dokumenttyp
    tolk.StartElementHandler = borja
    tolk.EndElementHandler = sluta
    tolk.CharacterDataHandler = tecken
    try:
        for plats in range(0, len(xml), STYCKE):
            tolk.Parse(xml[plats : plats + STYCKE], False)
        tolk.Parse(b"", True)
    except expat.ExpatError:
        raise Olasligt(TRASIG) from None


def _dokumenttyp(*_: object) -> None:
    raise Olasligt(_DTD)
