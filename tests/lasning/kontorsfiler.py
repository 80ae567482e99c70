"""Word and OpenDocument files written part by part: what no library writes for us can stand in them."""

import io
import zipfile
from collections.abc import Mapping

from arbetsflode.handlingar.filtyper import INNEHALLSTYPER, Filtyp

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RYMDER = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="{_MC}"'
_PAKET = "http://schemas.openxmlformats.org/package/2006"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_RYMDER = " ".join(
    f'xmlns:{namn}="{_OASIS}:{namn if namn != "draw" else "drawing"}:1.0"'
    for namn in ("office", "text", "table", "style", "draw")
)


def arkiv(delar: Mapping[str, str]) -> bytes:
    """An archive of these parts, in their order."""
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as fil:
        for namn, innehall in delar.items():
            fil.writestr(namn, innehall)
    return ut.getvalue()


def stycke(text: str, egenskaper: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{egenskaper}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def lista(nummer: int, niva: int = 0) -> str:
    """What makes a paragraph a part of a list."""
    return f'<w:numPr><w:ilvl w:val="{niva}"/><w:numId w:val="{nummer}"/></w:numPr>'


def word(
    kropp: str, *, huvuden: Mapping[str, str] | None = None, listor: str = "", stilar: str = ""
) -> bytes:
    """A Word file: its body, page heads by their sort (`default`, `first`), lists and styles."""
    huvuden = huvuden or {}
    lankar = "".join(
        f'<Relationship Id="h{sort}" Type="{_R}/header" Target="{sort}.xml"/>' for sort in huvuden
    )
    lankar += f'<Relationship Id="n" Type="{_R}/numbering" Target="numbering.xml"/>'
    lankar += f'<Relationship Id="s" Type="{_R}/styles" Target="styles.xml"/>'
    avsnitt = "".join(f'<w:headerReference w:type="{sort}" r:id="h{sort}"/>' for sort in huvuden)
    forsta = "<w:titlePg/>" if "first" in huvuden else ""
    delar = {
        "[Content_Types].xml": f'<Types xmlns="{_PAKET}/content-types"><Override'
        f' PartName="/word/document.xml" ContentType="{INNEHALLSTYPER[Filtyp.DOCX]}.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PAKET}/relationships"><Relationship Id="d"'
        f' Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_RYMDER}><w:body>{kropp}<w:sectPr>{avsnitt}{forsta}</w:sectPr>"
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PAKET}/relationships">{lankar}'
        "</Relationships>",
        "word/numbering.xml": f"<w:numbering {_RYMDER}>{listor}</w:numbering>",
        "word/styles.xml": f"<w:styles {_RYMDER}>{stilar}</w:styles>",
    }
    delar |= {
        f"word/{sort}.xml": f"<w:hdr {_RYMDER}>{innehall}</w:hdr>" for sort, innehall in huvuden.items()
    }
    return arkiv(delar)


def odt(kropp: str, *, stilar: str = "", huvud: str = "", dtd: str = "") -> bytes:
    """An OpenDocument text: its body, the list styles, and the page head."""
    return arkiv(
        {
            "mimetype": INNEHALLSTYPER[Filtyp.ODT],
            "styles.xml": f"<office:document-styles {_ODT_RYMDER}><style:header>{huvud}</style:header>"
            "</office:document-styles>",
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>{dtd}<office:document-content'
            f" {_ODT_RYMDER}>{stilar}<office:body><office:text>{kropp}</office:text></office:body>"
            "</office:document-content>",
        }
    )
