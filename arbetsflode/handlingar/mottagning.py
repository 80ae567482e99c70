"""The gate of documents: which files are taken, told by what is in them and not by what they are called."""

import codecs
import re
import unicodedata
from collections.abc import Mapping

from arbetsflode.handlingar.arkiv import Arkiv, Del, fel
from arbetsflode.handlingar.filtyper import (
    ANDELSER,
    BORJAN,
    INNEHALLSTYPER,
    MAKRO,
    PACKADE,
    PROGRAM,
    WEBBSIDOR,
    ZIP_BORJAN,
    Filtyp,
    andelse,
)

STORSTA_FIL = 25 * 1024 * 1024
"""Bytes of one document."""
LANGSTA_NAMN = 200
"""Characters of a name as it is shown."""

_BIT = 1 << 16
_TAS_EMOT = (
    "PDF, Word, Excel, PowerPoint, OpenDocument, RTF, text, CSV, bild (PNG, JPEG, TIFF) eller e-post (EML)"
)
_PROGRAMTEXT = "filen är ett program eller skript och tas inte emot"
_MAKROTEXT = "filen innehåller makron: spara den utan makron, eller som PDF, och försök igen"
_WEBBTEXT = "filen är en webbsida eller XML och tas inte emot: spara den som PDF"
_ZIPTEXT = "en zip-fil tas inte emot: packa upp den och bifoga filerna var för sig"
_OLE_TEXT = (
    "filen är skyddad med lösenord eller sparad i ett äldre format: spara den som PDF, DOCX eller XLSX"
)

_PROGRAMBORJAN = (
    b"MZ",
    b"\x7fELF",
    *(b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe"),
    *(b"\xca\xfe\xba\xbe", b"L\x00\x00\x00\x01\x14\x02\x00", b"MSCF", b"\x00asm", b"dex\n"),
)
_OLE_BORJAN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STYRTECKEN = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_STYRTECKEN_UTF8 = re.compile(rb"\xc2[\x80-\x9f]")
_SOM_WEBBSIDA = re.compile(
    rb"<(?=[!?bdehios])(?:(?:!doctype|html|head|body|svg|script|iframe|object|embed)[\s>/]|\?(?:xml|php|=))",
    re.I,
)
_SOM_SKRIPT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:#!|@echo\b)", re.I)
_HUVUDRAD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):")
_BREVHUVUDEN = frozenset((b"date", b"subject", b"to", b"message-id", b"mime-version", b"received"))
_LANGSTA_HUVUD = 1 << 16

_HUVUDDELAR: Mapping[bytes, Filtyp] = {
    b"wordprocessingml.document.main+xml": Filtyp.DOCX,
    b"spreadsheetml.sheet.main+xml": Filtyp.XLSX,
    b"presentationml.presentation.main+xml": Filtyp.PPTX,
}
_OPENDOCUMENT: Mapping[bytes, Filtyp] = {
    INNEHALLSTYPER[typ].encode(): typ for typ in (Filtyp.ODT, Filtyp.ODS, Filtyp.ODP)
}
_LANGSTA_FORTECKNING = 4 * 1024 * 1024

_RESERVERADE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.I)
_ANVANDS_AV_SYSTEM = re.compile(r'[<>:"|?*]')
_NAMNLOS = "namnlös"


def granska(innehall: bytes, filnamn: str) -> Filtyp:
    """What kind of file it is. Raises OgiltigIndata (place `fil`) saying why it is not taken.

    The contents decide. The name tells text from CSV and e-mail, may not promise another kind, and may not
    be that of a program, a page of the web or an office file with macros.
    """
    if not innehall:
        raise fel("filen är tom")
    if len(innehall) > STORSTA_FIL:
        raise fel(f"filen är för stor: högst {STORSTA_FIL // 1024 // 1024} MB")
    slut = andelse(visat_namn(filnamn))
    _krav_pa_namnet(slut)
    typ = _igenkand(innehall, slut)
    lovad = ANDELSER.get(slut)
    if lovad is not None and lovad is not typ:
        mening = f"namnet slutar på .{slut}, men innehållet är {typ.value.upper()}: ge filen rätt namn"
        raise fel(f"{mening} och försök igen")
    return typ


def innehallstyp(typ: Filtyp) -> str:
    """What a browser is told of a kind of file, when somebody fetches it."""
    return INNEHALLSTYPER[typ]


def typ_vid_hamtning(innehall: bytes, filnamn: str) -> Filtyp | None:
    """The kind that a stored document's name promises, if it begins like one; otherwise None."""
    lovad = ANDELSER.get(andelse(filnamn))
    if lovad in PACKADE:
        return lovad if innehall.startswith(ZIP_BORJAN) else None
    tecken = [borjan for borjan, typ in BORJAN.items() if typ is lovad]
    return lovad if not tecken or innehall.startswith(tuple(tecken)) else None


def visat_namn(filnamn: str) -> str:
    """A name as it may be shown, kept and given back to any system: no folders, no controls, no tricks."""
    namn = re.split(r"[/\\]", unicodedata.normalize("NFC", _utan_osynligt(filnamn)))[-1]
    namn = " ".join(_ANVANDS_AV_SYSTEM.sub("_", namn).split()).lstrip(".- ").rstrip(". ")
    if _RESERVERADE.match(namn):
        namn = f"_{namn}"
    return _kortat(namn) or _NAMNLOS


def _utan_osynligt(text: str) -> str:
    """Without what is not seen: controls, what turns the line, half characters; odd spaces are spaces."""
    synligt = (" " if unicodedata.category(t) in ("Zs", "Zl", "Zp") or t in "\t\n\r" else t for t in text)
    return "".join(t for t in synligt if unicodedata.category(t)[0] != "C")


def _kortat(namn: str) -> str:
    if len(namn) <= LANGSTA_NAMN:
        return namn
    slut = andelse(namn)
    if not 0 < len(slut) <= 10:
        return namn[:LANGSTA_NAMN].rstrip(". ")
    return f"{namn[: LANGSTA_NAMN - len(slut) - 1].rstrip('. ')}.{slut}"


def _krav_pa_namnet(slut: str) -> None:
    if slut in PROGRAM:
        raise fel(_PROGRAMTEXT)
    if slut in MAKRO:
        raise fel(_MAKROTEXT)
    if slut in WEBBSIDOR:
        raise fel(_WEBBTEXT)


def _igenkand(innehall: bytes, slut: str) -> Filtyp:
    for borjan, typ in BORJAN.items():
        if innehall.startswith(borjan):
            return typ
    if innehall.startswith(ZIP_BORJAN):
        return _packad(innehall)
    if innehall.startswith(_OLE_BORJAN):
        raise fel(_OLE_TEXT)
    brevlikt = slut not in ("txt", "csv") and _ar_brev(innehall)
    if not (brevlikt and b"\x00" not in innehall) and not _ar_text(innehall):
        raise fel(
            _PROGRAMTEXT if innehall.startswith(_PROGRAMBORJAN) else f"formatet tas inte emot: {_TAS_EMOT}"
        )
    if brevlikt:
        return Filtyp.EML
    if _SOM_SKRIPT.match(innehall):
        raise fel(_PROGRAMTEXT)
    if _SOM_WEBBSIDA.search(innehall):
        raise fel(_WEBBTEXT)
    return Filtyp.CSV if slut == "csv" else Filtyp.TXT


def _packad(innehall: bytes) -> Filtyp:
    """The office file that an archive is. Raises OgiltigIndata for any other archive."""
    arkiv = Arkiv(innehall)
    delar = arkiv.per_namn()
    typ = _kontorstyp(arkiv, delar)
    if any(andelse(namn) in PROGRAM for namn in delar):
        raise fel("filen innehåller ett program eller skript och tas inte emot")
    if any(_ar_makro(namn) for namn in delar):
        raise fel(_MAKROTEXT)
    arkiv.granska_innehallet()
    return typ


def _kontorstyp(arkiv: Arkiv, delar: Mapping[str, Del]) -> Filtyp:
    if (forteckning := delar.get("[content_types].xml")) is not None:
        text = arkiv.las(forteckning, _LANGSTA_FORTECKNING)
        if b"macroEnabled" in text:
            raise fel(_MAKROTEXT)
        typ = next((t for marke, t in _HUVUDDELAR.items() if marke in text), None)
    elif (mimetyp := delar.get("mimetype")) is not None:
        typ = _OPENDOCUMENT.get(arkiv.las(mimetyp, 200).strip())
        _krav_pa_opet(arkiv, delar)
    else:
        raise fel(_ZIPTEXT)
    if typ is None:
        raise fel(f"formatet tas inte emot: {_TAS_EMOT}")
    return typ


def _krav_pa_opet(arkiv: Arkiv, delar: Mapping[str, Del]) -> None:
    """OpenDocument tells of its password in its list of contents."""
    innehall = delar.get("meta-inf/manifest.xml")
    if innehall is not None and b"encryption-data" in arkiv.las(innehall, _LANGSTA_FORTECKNING):
        raise fel("filen är skyddad med lösenord: ta bort skyddet och försök igen")


def _ar_makro(namn: str) -> bool:
    """Whether a member (in small letters) is a macro: a part in Office, a folder in OpenDocument."""
    fil = namn.replace("\\", "/").rpartition("/")[2]
    return fil.startswith("vbaproject") or namn.startswith(("basic/", "scripts/")) or andelse(fil) in MAKRO


def _ar_text(innehall: bytes) -> bool:
    """UTF-8, or Windows' own letters (cp1252), without controls."""
    if _STYRTECKEN.search(innehall):
        return False
    if _avkodas(innehall, "utf-8"):
        return not _STYRTECKEN_UTF8.search(innehall)
    return _avkodas(innehall, "cp1252")


def _avkodas(innehall: bytes, kod: str) -> bool:
    lasare = codecs.getincrementaldecoder(kod)()
    try:
        for n in range(0, len(innehall), _BIT):
            lasare.decode(innehall[n : n + _BIT], final=n + _BIT >= len(innehall))
    except UnicodeDecodeError:
        return False
    return True


def _ar_brev(innehall: bytes) -> bool:
    """An e-mail as it is saved: it begins with its headers, `From` among them, and then an empty line."""
    namnen: set[bytes] = set()
    for rad in innehall[:_LANGSTA_HUVUD].removeprefix(b"\xef\xbb\xbf").splitlines():
        if not rad:
            return b"from" in namnen and bool(namnen & _BREVHUVUDEN)
        if rad[:1] in b" \t" and namnen:
            continue
        funnet = _HUVUDRAD.match(rad)
        if funnet is None:
            return False
        namnen.add(funnet[1].lower())
    return False
