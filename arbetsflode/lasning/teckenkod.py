"""Bytes become letters, even where the sender names the wrong ones; lines that flow become paragraphs."""

import re
from email.errors import HeaderParseError
from email.header import decode_header

_ENKLA = re.compile(
    r"(?:us-)?ascii|(?:iso[-_]?8859|windows|cp)[-_]?\d+|latin[-_]?1|l1|ansi.*|unknown-8bit|x-.*", re.I
)
"""Letters of one byte each: UTF-8 so named says so by itself, since hardly anything else looks like it."""
_LATIN1 = re.compile(r"iso[-_]?8859[-_]?1|latin[-_]?1|l1|(?:us-)?ascii|ansi.*|unknown-8bit|x-.*", re.I)
"""Names that are used of Windows' own letters too."""
_UTF = re.compile(r"utf[-_]?(?:8|16|32)(?:[-_]?[lb]e)?$", re.I)
_ANDRA = re.compile(r"(?:euc|gb|big5|shift|koi8|mac|iso[-_]?2022)[\w-]*$", re.I)
_LANGST_NAMN = 40
_SIGNATUR = "-- "


def avkodad(rent: bytes, kod: str = "") -> str:
    """The text of bytes by the letters that are named, if it can be those; else UTF-8, else Windows' own."""
    rent = rent.removeprefix(b"\xef\xbb\xbf")
    for ett in _troliga(kod.strip().lower()[:_LANGST_NAMN]):
        try:
            return rent.decode(ett)
        except (LookupError, UnicodeDecodeError):
            continue
    return rent.decode("cp1252", "replace")


def _troliga(kod: str) -> tuple[str, ...]:
    if _ENKLA.fullmatch(kod):
        return ("utf-8", "cp1252" if _LATIN1.fullmatch(kod) else kod)
    return (kod, "utf-8") if _UTF.match(kod) or _ANDRA.match(kod) else ("utf-8",)


def rubrik(rent: str) -> str:
    """A header of a letter as it is read, on one line: encoded words and bare bytes decoded."""
    rent = med_bokstaver(rent)
    try:
        delar = decode_header(rent) if "=?" in rent else [(rent, None)]
    except (HeaderParseError, ValueError):
        delar = [(rent, None)]
    text = "".join(d if isinstance(d, str) else avkodad(d, k or "") for d, k in delar)
    return " ".join(text.split())


def med_bokstaver(rent: str) -> str:
    """A header whose bare bytes, which the parser keeps as half characters, have become letters."""
    try:
        rent.encode("utf-8")
    except UnicodeEncodeError:
        return avkodad(rent.encode("utf-8", "surrogateescape"))
    return rent


def oflutet(text: str, *, utan_blanksteg: bool) -> str:
    """Paragraphs of a text in format=flowed: a line that ends with a space goes on (RFC 3676).

    `utan_blanksteg` is its DelSp: the space that ends the line is not a part of the text.
    """
    stycken: list[list[str]] = []
    forra, oppen = "", False
    for rad in text.replace("\r\n", "\n").split("\n"):
        citat = rad[: len(rad) - len(rad.lstrip(">"))]
        kropp = rad[len(citat) :].removeprefix(" ")
        if not (oppen and citat == forra and kropp != _SIGNATUR):
            stycken.append([f"{citat} " if citat else ""])
        forra, oppen = citat, kropp.endswith(" ") and kropp != _SIGNATUR
        stycken[-1].append(kropp[:-1] if oppen and utan_blanksteg else kropp)
    return "\n".join("".join(delar) for delar in stycken)
