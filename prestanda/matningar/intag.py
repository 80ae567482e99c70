"""A letter in: from a file to its fields, beside bare text extraction in our own process."""

import time
from functools import partial
from io import BytesIO

from pypdf import PdfReader

from arbetsflode.intag import las
from arbetsflode.lasning import las_fil
from prestanda.intag.mallar import gjorda
from prestanda.intag.pdfskrivare import pdf, sidor
from prestanda.ram import Block, Kvot, Matning, hogst, tidskvot
from prestanda.rigg import Rigg

SIDOR = 20
_BILAGAN = (
    "Kommunen har under flera år arbetat med frågan och ser att behovet av samordning är",
    "stort. Förvaltningen följde under året upp hur arbetet gick, och nämnden fick del av",
    "resultatet i april. Av 240 tillfrågade svarade 180, varav de flesta var nöjda med",
    "stödet. Den 12 maj hölls ett möte med socialnämnden och länsstyrelsen om nästa steg.",
    "",
)
"""What fills the pages after the letter itself."""


def falten(rigg: Rigg) -> Kvot:
    """Extraction and reading in one process, as a multiple of extraction alone. Raises OlikaArbete."""
    innehall = _brevet()
    return tidskvot(partial(_bart, innehall), partial(_med_falt, innehall))


def hela(rigg: Rigg) -> Kvot:
    """From bytes to fields, vetted and in a process of its own, as a multiple of bare extraction."""
    innehall = _brevet()
    return tidskvot(partial(_bart, innehall), partial(_hela_vagen, innehall))


def _brevet() -> bytes:
    brevet, bilagan = sidor(gjorda(1)[0].text, 1), sidor("\n".join(_BILAGAN), SIDOR - 1)
    return pdf([*brevet, *bilagan])


def _texten(innehall: bytes) -> str:
    return "\n".join(sida.extract_text() for sida in PdfReader(BytesIO(innehall)).pages)


def _bart(innehall: bytes, varv: int) -> Block:
    borjan = time.perf_counter()
    text = _texten(innehall)
    return _block(borjan, text)


def _med_falt(innehall: bytes, varv: int) -> Block:
    borjan = time.perf_counter()
    text = _texten(innehall)
    las(text)
    return _block(borjan, text)


def _hela_vagen(innehall: bytes, varv: int) -> Block:
    borjan = time.perf_counter()
    text = las_fil(innehall, "brev.pdf")
    las(text)
    return _block(borjan, text)


def _block(borjan: float, text: str) -> Block:
    """The seconds, and how many words came out: the same whoever reads."""
    return Block(sekunder=time.perf_counter() - borjan, rader={"words": len(text.split())})


MATNINGAR = (
    Matning(namn=f"intag: fields of a PDF of {SIDOR} pages", krav=hogst(5), kor=falten),
    Matning(namn=f"intag: a PDF of {SIDOR} pages, from file to fields", krav=hogst(12), kor=hela),
)
