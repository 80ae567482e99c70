"""A PDF written by hand: lines of text on pages, in a type that every reader has, nothing packed."""

from collections.abc import Sequence

RADER = 46
"""Lines on a page."""


def pdf(sidor: Sequence[Sequence[str]]) -> bytes:
    """A PDF with the lines of each page, at most `RADER` of them; letters outside cp1252 become `?`."""
    sidnummer = [4 + 2 * i for i in range(len(sidor))]
    barn = " ".join(f"{nummer} 0 R" for nummer in sidnummer)
    objekt = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{barn}] /Count {len(sidor)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for nummer, rader in zip(sidnummer, sidor, strict=True):
        strom = _strom(rader)
        sida = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {nummer + 1} 0 R >>"
        )
        objekt += [sida.encode(), b"<< /Length %d >>\nstream\n%b\nendstream" % (len(strom), strom)]
    return _fil(objekt)


def sidor(text: str, antal: int) -> list[list[str]]:
    """The lines of a text again and again, until they fill a number of pages."""
    rader = text.split("\n")
    alla = (rader * (1 + antal * RADER // len(rader)))[: antal * RADER]
    return [alla[i : i + RADER] for i in range(0, len(alla), RADER)]


def _strom(rader: Sequence[str]) -> bytes:
    delar = [b"BT /F1 11 Tf 70 780 Td 15 TL"]
    for rad in rader:
        tecken = rad.encode("cp1252", "replace")
        for farligt in (b"\\", b"(", b")"):
            tecken = tecken.replace(farligt, b"\\" + farligt)
        delar.append(b"(%b) Tj T*" % tecken)
    return b"\n".join([*delar, b"ET"])


def _fil(objekt: Sequence[bytes]) -> bytes:
    ut = bytearray(b"%PDF-1.4\n")
    platser = []
    for nummer, ett in enumerate(objekt, start=1):
        platser.append(len(ut))
        ut += b"%d 0 obj\n%b\nendobj\n" % (nummer, ett)
    borjan = len(ut)
    ut += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objekt) + 1)
    ut += b"".join(b"%010d 00000 n \n" % plats for plats in platser)
    ut += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objekt) + 1, borjan)
    return bytes(ut)
