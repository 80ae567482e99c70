"""Which kinds of files are taken, what they are called, and which names are never taken."""

from collections.abc import Mapping
from enum import StrEnum


class Filtyp(StrEnum):
    """A kind of file that a document may be."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    RTF = "rtf"
    TXT = "txt"
    CSV = "csv"
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    EML = "eml"


ANDELSER: Mapping[str, Filtyp] = {
    **{typ.value: typ for typ in Filtyp},
    "jpg": Filtyp.JPEG,
    "jpe": Filtyp.JPEG,
    "tif": Filtyp.TIFF,
}
"""How a name ends -> the kind that it promises."""

INNEHALLSTYPER: Mapping[Filtyp, str] = {
    Filtyp.PDF: "application/pdf",
    Filtyp.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Filtyp.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Filtyp.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Filtyp.ODT: "application/vnd.oasis.opendocument.text",
    Filtyp.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Filtyp.ODP: "application/vnd.oasis.opendocument.presentation",
    Filtyp.RTF: "application/rtf",
    Filtyp.TXT: "text/plain",
    Filtyp.CSV: "text/csv",
    Filtyp.PNG: "image/png",
    Filtyp.JPEG: "image/jpeg",
    Filtyp.TIFF: "image/tiff",
    Filtyp.EML: "message/rfc822",
}
"""What a browser is told of each kind (IANA media types)."""

BORJAN: Mapping[bytes, Filtyp] = {
    b"%PDF-": Filtyp.PDF,
    b"{\\rtf": Filtyp.RTF,
    b"\x89PNG\r\n\x1a\n": Filtyp.PNG,
    b"\xff\xd8\xff": Filtyp.JPEG,
    b"II*\x00": Filtyp.TIFF,
    b"MM\x00*": Filtyp.TIFF,
}
"""The first bytes that name a kind alone."""

PACKADE = frozenset(
    (Filtyp.DOCX, Filtyp.XLSX, Filtyp.PPTX, Filtyp.ODT, Filtyp.ODS, Filtyp.ODP),
)
"""Kinds that are zip archives inside."""
ZIP_BORJAN = b"PK\x03\x04"

_PROGRAM = """ade app appref-ms appx bat chm cmd com cpl deb dll dmg elf exe gadget hta inf ins iso isp jar js
 jse jnlp lnk mjs msc msi msix msp mst mht mhtml php phtml pif pl ps1 ps1xml psc1 psd1 psm1 py pyc pyw rb
 reg rpm scf scr sct settingcontent-ms sh shb sys url vb vbe vbs vhd vhdx ws wsc wsf wsh xll"""
_MAKRO = "docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm"
_WEBBSIDOR = "htm html shtml svg svgz xht xhtm xhtml xml xsl xslt"

PROGRAM = frozenset(_PROGRAM.split())
"""Endings of what a computer would run, or follow elsewhere."""
MAKRO = frozenset(_MAKRO.split())
"""Endings of office files made to carry macros."""
WEBBSIDOR = frozenset(_WEBBSIDOR.split())
"""Endings of what a browser would show as a page of ours."""


def andelse(filnamn: str) -> str:
    """How a name ends, in small letters, without the dot; empty when it has no ending."""
    fore, punkt, efter = filnamn.rpartition(".")
    return efter.strip().lower() if punkt and fore else ""
