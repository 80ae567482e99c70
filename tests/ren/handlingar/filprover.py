"""Files to try the gate with: one sound file of each kind, and archives that are not what they say."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from arbetsflode.handlingar.filtyper import INNEHALLSTYPER, Filtyp

_HUVUDDELAR = {
    Filtyp.DOCX: ("word/document.xml", "wordprocessingml.document.main+xml"),
    Filtyp.XLSX: ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    Filtyp.PPTX: ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
_XML = '<?xml version="1.0"?>'


def kontorsfil(typ: Filtyp, extra: Mapping[str, bytes | str] | None = None, marke: str = "") -> bytes:
    """A small Word, Excel or PowerPoint file, with more members if wanted."""
    namn, innehall = _HUVUDDELAR[typ]
    forteckning = f'{_XML}<Types><Override ContentType="application/x.{marke or innehall}"/></Types>'
    return arkivet({"[Content_Types].xml": forteckning, namn: f"{_XML}<a>Hej</a>" * 40, **(extra or {})})


def opendocument(typ: Filtyp, extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """A small OpenDocument file."""
    return arkivet({"mimetype": INNEHALLSTYPER[typ], "content.xml": f"{_XML}<a>Hej</a>", **(extra or {})})


def arkivet(delar: Mapping[str, bytes | str]) -> bytes:
    """A deflated archive of these members."""
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as fil:
        for namn, innehall in delar.items():
            fil.writestr(zipfile.ZipInfo(namn), innehall, zipfile.ZIP_DEFLATED)
    return ut.getvalue()


BREV = (
    b"Received: from mail.example.se\r\nFrom: ks@example.se\r\nTo: nn@example.se\r\n"
    b"Subject: Remiss\r\n om n\xe5got\r\nMIME-Version: 1.0\r\n\r\n<html>Svara senast 31 oktober</html>\r\n"
)

SUNDA: Mapping[Filtyp, bytes] = {
    Filtyp.PDF: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n",
    **{typ: kontorsfil(typ) for typ in _HUVUDDELAR},
    **{typ: opendocument(typ) for typ in (Filtyp.ODT, Filtyp.ODS, Filtyp.ODP)},
    Filtyp.RTF: b"{\\rtf1\\ansi Hej}",
    Filtyp.TXT: b"Svara senast den 31 oktober. a < b\n",
    Filtyp.CSV: "namn;dag\nÅsa;2011-10-31\n".encode("cp1252"),
    Filtyp.PNG: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    Filtyp.JPEG: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    Filtyp.TIFF: b"II*\x00\x08\x00\x00\x00",
    Filtyp.EML: BREV,
}


def bomb(storlek: int = 300 * 1024 * 1024) -> bytes:
    """An office file with a member of zeros that is honest about its size."""
    return _med_del(_deflaterade_nollor(storlek), storlek)


def ljugande_bomb(storlek: int = 300 * 1024 * 1024) -> bytes:
    """The same, saying that it holds a hundred bytes."""
    return _med_del(_deflaterade_nollor(storlek), 100)


def _deflaterade_nollor(storlek: int) -> bytes:
    packare, bit = zlib.compressobj(9, zlib.DEFLATED, -15), bytes(1 << 20)
    return b"".join(packare.compress(bit) for _ in range(storlek >> 20)) + packare.flush()


def _med_del(packat: bytes, storlek: int) -> bytes:
    """A Word file to which a member is added by hand, with the size that it shall claim."""
    grund = kontorsfil(Filtyp.DOCX)
    slut = grund.rindex(b"PK\x05\x06")
    antal, langd, plats = struct.unpack_from("<HLL", grund, slut + 10)
    namn = b"word/media/bild.bin"
    mitt = (20, 0, 8, 0, 0, 0, len(packat), storlek, len(namn), 0)
    lokal = struct.pack("<4s5H3L2H", b"PK\x03\x04", *mitt) + namn + packat
    post = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *mitt, 0, 0, 0, 0, plats) + namn
    katalog = grund[plats : plats + langd] + post
    avslut = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, antal + 1, antal + 1, len(katalog), plats + len(lokal), 0
    )
    return grund[:plats] + lokal + katalog + avslut
