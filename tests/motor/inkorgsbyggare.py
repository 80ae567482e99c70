"""What comes into the inbox: PDF files and letters with given lines."""

from email.message import EmailMessage

from arbetsflode import motor
from arbetsflode.inkorg import Inkorgspost, Vag
from arbetsflode.program import Program
from tests.kommandorad.brevfiler import pdf
from tests.programbyggare import aktor

REG = aktor("registrator")
BREV = (
    "Kommunstyrelsen",
    "Dnr KS 2011/77",
    "Remiss av motion om lekplatser",
    "Socialnämnden ges tillfälle att yttra sig.",
    "Yttrandet ska ha kommit in senast den 31 oktober 2011.",
)
ANSTAND = (
    "Kommunstyrelsen",
    "Dnr KS 2011/77",
    "Remisstiden har förlängts till den 30 november 2011.",
)


def lagg(program: Program, *rader: str, namn: str = "missiv.pdf", nyckel: str = "") -> Inkorgspost:
    """A PDF with these lines, laid in the inbox and read."""
    rent = pdf(*(rader or BREV))
    post = motor.ta_emot(
        program, REG, innehall=rent, filnamn=namn, vag=Vag.SIDA, nyckel=f"lagg {namn} {len(rent)} {nyckel}"
    )
    return motor.las_inkommet(program, REG, id_=post.id)


def brev(*bilagor: tuple[str, bytes], **huvuden: str) -> bytes:
    """An e-mail with attachments."""
    ett = EmailMessage()
    ett["From"], ett["Subject"] = "Kansliet <kansliet@stad.example>", "Remiss av motion om lekplatser"
    for namn, varde in huvuden.items():
        ett[namn.replace("_", "-")] = varde
    ett.set_content("\n".join(BREV))
    for namn, rent in bilagor:
        ett.add_attachment(rent, maintype="application", subtype="octet-stream", filename=namn)
    return ett.as_bytes()
