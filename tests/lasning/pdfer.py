"""PDFs with pages of any drawing: for what the plain letters of other tests do not have."""

import io
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter


def pdf(*strommar: bytes, sida: str = "", kodning: str = "/WinAnsiEncoding", slutet: str = "") -> bytes:
    """A PDF with a page for each stream of drawing; `sida`, `slutet`: more said of each page, at the end."""
    nummer = list(range(5, 5 + 2 * len(strommar), 2))
    barn = " ".join(f"{n} 0 R" for n in nummer)
    objekt = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{barn}]/Count {len(strommar)}>>".encode(),
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding {kodning}>>".encode(),
        b"<<>>",
    ]
    for n, strom in zip(nummer, strommar, strict=True):
        objekt += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {n + 1} 0 R{sida}"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode(),
            b"<</Length %d>>stream\n%b\nendstream" % (len(strom), strom),
        ]
    return fil(objekt, slutet)


def fil(objekt: Sequence[bytes], slutet: str = "") -> bytes:
    """A PDF of these objects, the first the root; `slutet` is more said at the end."""
    ut = bytearray(b"%PDF-1.4\n")
    platser = []
    for nummer, ett in enumerate(objekt, start=1):
        platser.append(len(ut))
        ut += b"%d 0 obj\n%b\nendobj\n" % (nummer, ett)
    tabell = b"".join(b"%010d 00000 n \n" % plats for plats in platser)
    slut = f"trailer<</Size {len(objekt) + 1}/Root 1 0 R{slutet}>>\nstartxref\n{len(ut)}\n%%EOF\n"
    return bytes(ut + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objekt) + 1) + tabell + slut.encode())


def rader(*text: str, x: int = 50, y: int = 700, matris: str = "") -> bytes:
    """Drawing of lines one below the other, from a place or by a matrix."""
    plats = f"{matris} Tm" if matris else f"{x} {y} Td"
    ord_ = " ".join(f"({rad}) Tj T*" for rad in text)
    return f"BT /F1 12 Tf 14 TL {plats} {ord_} ET".encode("cp1252")


def last(innehall: bytes, anvandarens: str, agarens: str, satt: str = "RC4-128") -> bytes:
    """The same PDF locked: with what the user must say, and what lets the owner change it."""
    skrivare = PdfWriter(clone_from=PdfReader(io.BytesIO(innehall)))
    skrivare.encrypt(anvandarens, agarens, algorithm=satt)
    ut = io.BytesIO()
    skrivare.write(ut)
    return ut.getvalue()


def packad(innehall: bytes) -> bytes:
    """The same PDF with its streams packed, as programs write them."""
    skrivare = PdfWriter(clone_from=PdfReader(io.BytesIO(innehall)))
    for sida in skrivare.pages:
        sida.compress_content_streams()
    ut = io.BytesIO()
    skrivare.write(ut)
    return ut.getvalue()
