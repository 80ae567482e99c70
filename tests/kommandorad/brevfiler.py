"""Letters as files of every kind that is read: the same words in each."""

import io
import zipfile
from email.message import EmailMessage

from docx import Document
from pypdf import PdfReader, PdfWriter

from arbetsflode.handlingar.filtyper import INNEHALLSTYPER, Filtyp

ORD = (
    "Skogsverket",
    "Dnr 2018/2291",
    "Remiss av föreskrifter om granar",
    "Yttrandet ska ha kommit in senast den 12 oktober 2018.",
)
"""The lines of the letter."""


def pdf(*rader: str) -> bytes:
    """A PDF with one page; without lines, a page without text."""
    text = "".join(f"({rad}) Tj T* " for rad in rader)
    strom = f"BT /F1 12 Tf 14 TL 50 700 Td {text}ET".encode("cp1252")
    delar = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(strom), strom),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    ut, platser = b"%PDF-1.4\n", []
    for nummer, del_ in enumerate(delar, start=1):
        platser.append(len(ut))
        ut += b"%d 0 obj%s endobj\n" % (nummer, del_)
    tabell = b"".join(b"%010d 00000 n \n" % plats for plats in platser)
    slut = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(ut)
    return ut + b"xref\n0 6\n0000000000 65535 f \n" + tabell + slut


def last_pdf(losenord: str) -> bytes:
    """A PDF that opens with a password."""
    skrivare = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*ORD))))
    skrivare.encrypt(losenord, algorithm="RC4-128")
    ut = io.BytesIO()
    skrivare.write(ut)
    return ut.getvalue()


def word(*rader: str) -> bytes:
    """A Word file: the first two lines in the page head and a table, the rest as paragraphs."""
    dokument = Document()
    dokument.sections[0].header.paragraphs[0].text = rader[0]
    dokument.add_table(rows=1, cols=2).rows[0].cells[1].text = rader[1]
    for rad in rader[2:]:
        dokument.add_paragraph(rad)
    ut = io.BytesIO()
    dokument.save(ut)
    return ut.getvalue()


def odt(*rader: str, dtd: str = "") -> bytes:
    """An OpenDocument text."""
    stycken = "".join(f"<text:p>{rad}</text:p>" for rad in rader)
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>{dtd}'
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<office:body><office:text>{stycken}</office:text></office:body></office:document-content>"
    )
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("mimetype", INNEHALLSTYPER[Filtyp.ODT])
        arkiv.writestr("content.xml", xml)
    return ut.getvalue()


def brev(amne: str, text: str, **bilagor: bytes) -> bytes:
    """An e-mail; an attachment `missiv_pdf` is called `missiv.pdf`."""
    meddelande = EmailMessage()
    meddelande["From"], meddelande["To"] = "Registrator <reg@skogsverket.example>", "kommun@ekby.example"
    meddelande["Subject"], meddelande["Date"] = amne, "Mon, 3 Sep 2018 08:00:00 +0200"
    meddelande.set_content(text)
    for namn, innehall in bilagor.items():
        fil = "å".join(namn.split("__")).replace("_", ".")
        meddelande.add_attachment(innehall, maintype="application", subtype="octet-stream", filename=fil)
    return meddelande.as_bytes()


FILER = {
    "brev.pdf": pdf(*ORD),
    "brev.docx": word(*ORD),
    "brev.odt": odt(*ORD),
    "brev.txt": "\n".join(ORD).encode(),
    "windows.txt": "\r\n".join(ORD).encode("cp1252"),
    "bom.txt": "\n".join(ORD).encode("utf-8-sig"),
    "brev.eml": brev("Remiss av föreskrifter om granar", "\n".join(ORD)),
    "bilaga.eml": brev("VB: Remiss av föreskrifter om granar", "Hej, se bilagan.", brev_pdf=pdf(*ORD)),
}
"""The same letter as a file of each kind."""
