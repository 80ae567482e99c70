"""Every place where the pages take a file: who sends it, with which fields, and the right files to break."""

import random
import re
from collections.abc import Callable, Mapping

from attrs import frozen

from arbetsflode.handlingar.filtyper import Filtyp
from tests.prov.skrap.innehall import SKRAP
from tests.prov.skrap.ting import STAMMAR
from tests.ren.handlingar.filprover import SUNDA, arkivet, kontorsfil
from tillstand.handlingar import Handlingsslag

GRANS = "----remissflodets-grans"
"""What stands between the parts of a form."""
HUVUDEN = {"Content-Type": f"multipart/form-data; boundary={GRANS}"}

_TYPER = (Filtyp.PDF, Filtyp.DOCX, Filtyp.ODT, Filtyp.PNG, Filtyp.EML, Filtyp.TXT, Filtyp.XLSX)
_ICS = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//SV\r\nBEGIN:VEVENT\r\nUID:1@x\r\n"
    b"DTSTART;TZID=Europe/Stockholm:20111124T180000\r\nSUMMARY:Socialn\xc3\xa4mnden\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)
HANDLINGAR: Mapping[str, bytes] = {
    **{f".{typ.value}": SUNDA[typ] for typ in _TYPER},
    ".zip": arkivet({"brev.txt": "Svara snart."}),
    ".docm": kontorsfil(Filtyp.DOCX, marke="document.macroEnabled.main+xml"),
}
KALENDRAR: Mapping[str, bytes] = {
    ".csv": b"datum,tid,plats\n2011-10-27,18.00,Stadshuset\n2011-11-24,18.00,Stadshuset\n",
    ".toml": b'[[mote]]\nnamnd = "soc"\ndatum = 2011-10-27\ntid = "18.00"\n',
    ".ics": _ICS,
}
PERSONLISTOR: Mapping[str, bytes] = {
    ".csv": (b"sort,kod,namn,person,roll,namnd\nperson,ny,Ny Person,,,\nroll,,,ny,insyn,soc\n"),
    ".toml": b'[[person]]\nkod = "ny"\nnamn = "Nya \xc3\x85"\nepost = "ny@example.org"\n',
}


@frozen(kw_only=True)
class Uppladdning:
    """One form with a file: who fills it in, on which page it stands, what else is typed."""

    person: str
    sida: str
    forlagor: Mapping[str, bytes]
    falt: Callable[[random.Random], Mapping[str, str]] = lambda _slump: {}
    hamtas: bool = False
    """Whether what was taken is a document of a case, that can be fetched again."""


def _registrering(slump: random.Random) -> Mapping[str, str]:
    return {
        "namnd": "soc",
        "titel": f"Remiss {slump.random()}",
        "avsandare.organ": "Kommunstyrelsen",
        "avsandare.diarienummer": f"KS {slump.random()}",
        "inkommen": "2011-10-03",
        "dubblett_skal": "Prov",
    }


UPPLADDNINGAR: Mapping[str, Uppladdning] = {
    "/arenden/{arende}/bifoga": Uppladdning(
        person="registrator",
        sida="/arenden/{arende}/bifoga",
        forlagor=HANDLINGAR,
        falt=lambda slump: {"slag": slump.choice(tuple(Handlingsslag)).value},
        hamtas=True,
    ),
    "/registrera": Uppladdning(
        person="registrator", sida="/registrera", forlagor=HANDLINGAR, falt=_registrering, hamtas=True
    ),
    "/inkorg": Uppladdning(person="registrator", sida="/inkorg", forlagor=HANDLINGAR),
    "/namnder/soc/importera": Uppladdning(person="namndsekreterare", sida="/namnder/soc", forlagor=KALENDRAR),
    "/installningar/personer/las-in": Uppladdning(
        person="administrator", sida="/installningar/personer", forlagor=PERSONLISTOR
    ),
}
"""Where the form is sent -> its row. A form with a file that has no row is a violation."""

_MED_FIL = re.compile(r'<form\b(?=[^>]*enctype="multipart/form-data")[^>]*\baction="([^"]*)"')


def med_fil(html: str) -> set[str]:
    """Where the forms of a page that take files are sent."""
    return set(_MED_FIL.findall(html))


def _klippt(innehall: bytes, slump: random.Random) -> bytes:
    return innehall[: slump.randrange(len(innehall) + 1)]


_GREPP: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    **{vad: SKRAP[vad] for vad in ("som den är", "slump", "bitar", "nul", "bara nul")},
    "klippt": _klippt,
    "efteråt": lambda innehall, slump: innehall + slump.randbytes(slump.choice((1, 100, 10_000))),
    "dubbelt": lambda innehall, _slump: innehall * 2,
}


def skrapfil(forlagor_: Mapping[str, bytes], slump: random.Random) -> tuple[tuple[str, ...], bytes, bytes]:
    """A file to send: what was done to it, its name as bytes, its bytes."""
    andelse = slump.choice(tuple(forlagor_))
    innehall, grepp = forlagor_[andelse], tuple(slump.choices(tuple(_GREPP), k=slump.choice((1, 1, 2))))
    for ett in grepp:
        innehall = _GREPP[ett](innehall, slump)
    stam = slump.choice(STAMMAR) if slump.random() < 0.3 else b"fil"
    if slump.random() < 0.2:
        andelse = slump.choice((*HANDLINGAR, *KALENDRAR, ".exe", ".html", ".", "", ".PDF", ".pdf.exe"))
    return (andelse, *grepp), stam + andelse.encode(), innehall


def kropp(falt: Mapping[str, str], namn: bytes, innehall: bytes, slump: random.Random) -> bytes:
    """The form as a browser sends it; now and then the name raw, or the end cut off."""
    delar = [
        b'--%b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n'
        % (GRANS.encode(), ett.encode(), varde.encode())
        for ett, varde in falt.items()
    ]
    if slump.random() < 0.95:
        namn = namn.replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")
    delar.append(
        b'--%b\r\nContent-Disposition: form-data; name="fil"; filename="%b"\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n%b\r\n--%b--\r\n"
        % (GRANS.encode(), namn, innehall, GRANS.encode())
    )
    hel = b"".join(delar)
    return hel[: slump.randrange(len(hel))] if slump.random() < 0.03 else hel
