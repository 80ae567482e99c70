"""Letters as they come in at worst: sound ones of every kind, broken inside and out, and made to harm."""

import base64
import io
import random
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache

from tests.kommandorad.brevfiler import FILER, ORD, brev, pdf
from tests.lasning import kontorsfiler
from tests.lasning.pdfer import fil, last, packad
from tests.prov.skrap.ting import STAMMAR
from tests.ren.handlingar.filprover import bomb, ljugande_bomb

Slump = random.Random
Skrap = tuple[str, bytes]
"""An ending and what is in the file."""

_MSG = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000)
_RIKTNING = "\u202e\u202b\u2066\u200f\u061c\u200b\ufeff"
_ANDELSER = (".pdf", ".docx", ".odt", ".eml", ".txt", ".msg", ".PDF", ".doc", "", ".pdf.exe")
_HTML = ("<", "<!--", "<table><tr><td>", "&#", "<a b=", '"', "<style>", "</td>", "&amp", "<p>å")
_MIME = (
    "--g\r\n",
    "Content-Type: multipart/mixed; boundary=g\r\n\r\n",
    "=?utf-8?q?",
    '"',
    ";",
    "=\r\n",
    "From ",
)
_PDFDELAR = (
    b"<<",
    b"[",
    b"(",
    b"1 0 R ",
    b"/A ",
    b"q ",
    b"BT ",
    b"(a) Tj ",
    b"/Fm0 Do ",
    b"BI ID ",
    b"-1 ",
    b"9" * 12,
)


@cache
def _sunda() -> Mapping[str, bytes]:
    """Letters that are right, of every kind, by the endings that they have."""
    rader = "\n".join(ORD)
    p = kontorsfiler.stycke
    return {
        **FILER,
        "utf16.txt": rader.encode("utf-16"),
        "kedja.eml": brev(
            "VB: Remiss", "Hej.", vb_eml=brev("VB: Remiss", "Se nedan.", a_eml=FILER["bilaga.eml"])
        ),
        "manga.eml": brev(
            "Remiss", rader, a_pdf=pdf(*ORD), b_docx=FILER["brev.docx"], c_odt=FILER["brev.odt"]
        ),
        "packad.pdf": packad(pdf(*ORD)),
        "last.pdf": last(pdf(*ORD), "hemligt", "mer"),
        "oppen.pdf": last(pdf(*ORD), "", "mer"),
        "aes.pdf": last(pdf(*ORD), "", "mer", "AES-256"),
        "aes_last.pdf": last(pdf(*ORD), "hemligt", "mer", "AES-256"),
        "lista.docx": kontorsfiler.word(p("a", kontorsfiler.lista(1)) * 3, huvuden={"default": p("Dnr 1")}),
        "huvud.odt": kontorsfiler.odt("<text:p>Svara</text:p>", huvud="<text:p>Dnr 1</text:p>"),
        "brev.msg": _MSG,
        "tom.txt": b"",
    }


def muterad(innehall: bytes, slump: Slump) -> bytes:
    """Damaged: bytes changed, taken away, said twice, numbers put in, or cut short."""
    ut = bytearray(innehall)
    for _ in range(slump.choice((1, 1, 3, 12, 60))):
        plats = slump.randrange(len(ut) + 1)
        val = slump.randrange(6)
        if val == 0:
            ut[plats : plats + 1] = bytes((slump.randrange(256),))
        elif val == 1:
            del ut[plats : plats + slump.randint(1, 40)]
        elif val == 2:
            ut[plats:plats] = ut[plats : plats + slump.randint(1, 300)]
        elif val == 3:
            ut[plats : plats + 4] = str(slump.choice((0, -1, 7, 2**31, 10**9, 10**18))).encode()
        elif val == 4:
            ut[plats:plats] = slump.choice(_RIKTNING).encode()
    return bytes(ut[: slump.randrange(len(ut) + 1)] if slump.random() < 0.15 else ut)


def _utifran(slump: Slump) -> Skrap:
    namn = slump.choice(tuple(_sunda()))
    return f".{namn.partition('.')[2]}", muterad(_sunda()[namn], slump)


def _inifran_arkiv(slump: Slump) -> Skrap:
    """The members are damaged and the archive is whole: sizes and sums hold, so the gate lets it in."""
    namn = slump.choice([n for n in _sunda() if n.endswith((".docx", ".odt"))])
    ut = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_sunda()[namn])) as fran,
        zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as till,
    ):
        for del_ in fran.namelist():
            innehall = fran.read(del_)
            mal = del_.endswith(".xml") and "Content_Types" not in del_ and slump.random() < 0.5
            till.writestr(del_, muterad(innehall, slump) if mal else innehall)
    return f".{namn.partition('.')[2]}", ut.getvalue()


def _inifran_pdf(slump: Slump) -> Skrap:
    """What a page draws is damaged and packed again: the file is whole around it."""
    strom = muterad(
        b"BT /F1 12 Tf 50 700 Td (Svara senast den 1 maj) Tj T* ET\n" * slump.choice((1, 40)), slump
    )
    return ".pdf", _med_strom(strom, packa=slump.random() < 0.5)


def _inifran_brev(slump: Slump) -> Skrap:
    """Attachments are damaged inside a letter that is whole."""
    namn = [n for n in _sunda() if not n.startswith("tom")]
    bilagor = {
        f"b{i}_{ett.partition('.')[2]}": muterad(_sunda()[ett], slump)
        for i, ett in enumerate(slump.choices(namn, k=3))
    }
    return ".eml", brev("Remiss", "Se bilagorna.", **bilagor)


def _med_strom(
    strom: bytes, *, packa: bool = False, resurser: str = "", mer: tuple[bytes, ...] = ()
) -> bytes:
    packad_ = zlib.compress(strom, 9) if packa else strom
    filter_ = "/Filter/FlateDecode" if packa else ""
    return fil(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            f"/Resources<</Font<</F1 5 0 R>>{resurser}>>>>".encode(),
            f"<</Length {len(packad_)}{filter_}>>stream\n".encode() + packad_ + b"\nendstream",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            *mer,
        ]
    )


def _elak_pdf(slump: Slump) -> Skrap:
    """Rings, bombs, endless drawing, nesting without end, numbers that are not there."""
    langd = slump.choice((10, 1_000, 20_000, 200_000))
    form = (
        b"<</Type/XObject/Subtype/Form/Resources<</XObject<</Fm0 6 0 R>>>>/Length 8>>"
        b"stream\n/Fm0 Do \nendstream"
    )
    ring = _med_strom(b"/Fm0 Do", resurser="/XObject<</Fm0 6 0 R>>", mer=(form,))
    barn = b" ".join(b"2 0 R" for _ in range(min(langd, 2_000)))
    val: tuple[Callable[[], bytes], ...] = (
        lambda: ring,
        lambda: fil([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%b]/Count 1000000000>>" % barn]),
        lambda: fil([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids 2 0 R/Parent 2 0 R/Count -1>>"]),
        lambda: fil([b"<</Type/Catalog/Pages " + b"[" * langd, b"<<" * langd]),
        lambda: _med_strom(bytes(langd * 100), packa=True),
        lambda: _med_strom(slump.choice(_PDFDELAR) * langd, packa=True),
        lambda: _med_strom(b"BT /F1 12 Tf " + b"(aaaaaaaaaa) Tj T* " * langd + b"ET", packa=True),
        lambda: fil([b"<</Type/Catalog/Pages 2 0 R>>"], "/Prev 9/XRefStm 9/Encrypt 1 0 R"),
        lambda: b"%PDF-1.7\n" + slump.choice(_PDFDELAR) * langd,
        lambda: pdf(*ORD).replace(b"startxref\n", b"startxref\n-"),
        lambda: pdf(*["Svara"] * min(langd, 20_000)),
    )
    return ".pdf", slump.choice(val)()


def _elakt_brev(slump: Slump) -> Skrap:
    """Parts in parts, letters in letters, headers and pages without end."""
    langd = slump.choice((5, 300, 3_000, 60_000))
    huvud = b"From: a@b.se\r\nTo: c@d.se\r\nMIME-Version: 1.0\r\n"
    djupt = "".join(
        f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(min(langd, 3_000))
    ).encode()
    val: tuple[Callable[[], bytes], ...] = (
        lambda: huvud + djupt,
        lambda: (huvud + b"Content-Type: message/rfc822\r\n\r\n") * min(langd, 3_000),
        lambda: huvud + b"Subject: " + b"=?utf-8?q?=C3=A5?= " * langd + b"\r\n\r\nhej",
        lambda: huvud + b"Content-Type: text/plain; " + b'a="b;' * langd + b"\r\n\r\nhej",
        lambda: huvud + b"Content-Type: text/html\r\n\r\n" + slump.choice(_HTML).encode() * langd,
        lambda: huvud + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"> a \r\n" * langd,
        lambda: huvud + b'Content-Type: multipart/mixed; boundary="g"\r\n\r\n' + b"--g\r\n\r\n" * langd,
        lambda: huvud + b"\r\n" + slump.choice(_MIME).encode() * langd,
        lambda: (
            huvud + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(slump.randbytes(langd))
        ),
        lambda: brev("Remiss", "Hej.", **{f"a{n}_pdf": _elak_pdf(slump)[1] for n in range(3)}),
        lambda: brev("Remiss", "Hej.", bomb_docx=_bomberna()[0], rle_txt=_RIKTNING.encode() * 1_000),
    )
    return ".eml", slump.choice(val)()


@cache
def _bomberna() -> tuple[bytes, ...]:
    return bomb(), ljugande_bomb(), bomb(20 << 20)


def _elakt_arkiv(slump: Slump) -> Skrap:
    """Bombs, entities in entities, and elements in elements."""
    langd = slump.choice((10, 1_000, 50_000))
    p, t = "<w:p><w:r><w:t>a</w:t></w:r></w:p>", "<text:p>a</text:p>"
    rad = "<w:tbl><w:tr><w:tc>"
    saker = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 60))
    val: tuple[Callable[[], Skrap], ...] = (
        lambda: (".docx", slump.choice(_bomberna())),
        lambda: (".docx", kontorsfiler.word(rad * langd + p + "</w:tc></w:tr></w:tbl>" * langd)),
        lambda: (".docx", kontorsfiler.word(p * langd)),
        lambda: (".docx", kontorsfiler.word("<w:p>" * langd + "</w:p>" * langd)),
        lambda: (".docx", kontorsfiler.word(kontorsfiler.stycke("a" * langd, kontorsfiler.lista(1)) * 9)),
        lambda: (".odt", kontorsfiler.odt("<text:list><text:list-item>" * langd)),
        lambda: (".odt", kontorsfiler.odt(t * langd + '<text:p><text:s text:c="99999999"/></text:p>' * 99)),
        lambda: (".odt", kontorsfiler.odt("&e59;", dtd=f'<!DOCTYPE x [<!ENTITY e0 "a">{saker}]>')),
        lambda: (".odt", kontorsfiler.odt("&e;", dtd='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///dev/zero">]>')),
    )
    return slump.choice(val)()


def _text(slump: Slump) -> Skrap:
    """Lines of two megabytes, every direction, letters and words in no order, in three ways of writing."""
    ord_ = (
        *" ".join(ORD).split(),
        "Dnr",
        "senast den",
        "1 maj",
        "Förslag till beslut\n",
        "nämnden,",
        "att",
        "\n",
    )
    langd = slump.choice((100, 5_000, 100_000))
    val: tuple[Callable[[], str], ...] = (
        lambda: slump.choice(ord_) * (2_000_000 // 12),
        lambda: " ".join(slump.choices(ord_, k=langd)),
        lambda: "".join(slump.choices("abcåäö ABC0123.,:;-–/()\n”", k=langd)),
        lambda: "".join(slump.choices(_RIKTNING + "senast den 1 maj", k=langd)),
        lambda: "".join(chr(slump.randrange(0x20, 0xD7FF)) for _ in range(min(langd, 20_000))),
        lambda: f"{slump.choice(ord_)} {slump.choice(ord_)} " * (langd // 4),
    )
    kod = slump.choice(("utf-8", "utf-8-sig", "cp1252"))
    return ".txt", slump.choice(val)().encode(kod, "replace")


def _slump(slump: Slump) -> Skrap:
    borjan = slump.choice(
        (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"From: a@b.se\nTo: c@d.se\n\n", b"\xef\xbb\xbf")
    )
    return slump.choice(_ANDELSER), borjan + slump.randbytes(slump.choice((0, 50, 5_000, 200_000)))


SLAG: Mapping[str, tuple[int, Callable[[Slump], Skrap]]] = {
    "damaged": (30, _utifran),
    "damaged inside a whole archive": (15, _inifran_arkiv),
    "damaged inside a whole PDF": (10, _inifran_pdf),
    "damaged attachments": (10, _inifran_brev),
    "hostile PDFs": (10, _elak_pdf),
    "hostile letters": (10, _elakt_brev),
    "hostile archives": (5, _elakt_arkiv),
    "texts": (5, _text),
    "noise": (5, _slump),
}
"""What is made -> how often, and how."""


def skrapbrev(slump: Slump) -> tuple[str, str, bytes]:
    """What it is, what it is called, and its bytes; now and then by an ending that is not its own."""
    slag = slump.choices(tuple(SLAG), [ett[0] for ett in SLAG.values()])[0]
    andelse, innehall = SLAG[slag][1](slump)
    stam = slump.choice(STAMMAR).decode("utf-8", "replace") if slump.random() < 0.2 else "brev"
    return slag, stam + (slump.choice(_ANDELSER) if slump.random() < 0.1 else andelse), innehall
