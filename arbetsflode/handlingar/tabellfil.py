"""Tables as files: CSV and Excel, in which no cell is ever a formula.

CSV is RFC 4180: comma, CRLF, quotation marks where they are needed, UTF-8 without a byte order mark. A text
that a spreadsheet would take for a formula (it begins with = + - @ tab or carriage return) gets an
apostrophe before it, and so does one that begins with apostrophes and then one of these: a reader that takes
one apostrophe away before `'* [=+-@ tab CR]` has every text back, and no two texts become the same one.
Excel files need no such thing: their texts are stored as texts. Numbers are numbers in both.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO

from tillstand.fel import Felaktighet, OgiltigIndata

Cell = str | int | None
Tabellrad = Sequence[Cell]

_BUNT = 500
"""Rows a piece of CSV holds."""
_SOM_FORMEL = re.compile(r"'*[=+\-@\t\r]")
_ALLTID = datetime(1980, 1, 1, tzinfo=UTC)
"""What an Excel file says of when it was made: the same rows give the same bytes."""
FLEST_RADER = 1_048_576
"""What a sheet of Excel holds; so many characters fit in one of its cells:"""
FLEST_TECKEN = 32_767


def som_csv(rader: Iterable[Tabellrad]) -> Iterator[bytes]:
    """A table as CSV, some rows at a time; the first row is its heading."""
    bunt = StringIO(newline="")
    skrivare = csv.writer(bunt, lineterminator="\r\n")
    for nummer, rad in enumerate(rader, 1):
        skrivare.writerow([ofarlig(cell) for cell in rad])
        if nummer % _BUNT == 0:
            yield _tom(bunt)
    if sist := _tom(bunt):
        yield sist


def _tom(bunt: StringIO) -> bytes:
    text = bunt.getvalue()
    bunt.seek(0)
    bunt.truncate()
    return text.encode()


def ofarlig(cell: Cell) -> Cell:
    """A cell of CSV as no spreadsheet takes it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and _SOM_FORMEL.match(cell) else cell


def ursprunglig(text: str) -> str:
    """The text that `ofarlig` made a cell of."""
    return text[1:] if text.startswith("'") and _SOM_FORMEL.match(text) else text


def som_xlsx(rader: Iterable[Tabellrad]) -> bytes:
    """A table as an Excel workbook of one sheet; the first row is its heading, in bold.

    Rows are written as they come and lie on disk meanwhile. Texts are cut at what a cell holds. Raises
    OgiltigIndata for more rows than a sheet holds.
    """
    from xlsxwriter import Workbook

    ut = BytesIO()
    with Workbook(ut, {"constant_memory": True}) as bok:
        bok.set_properties({"created": _ALLTID})
        blad, fet = bok.add_worksheet(), bok.add_format({"bold": True})
        for nummer, rad in enumerate(rader):
            if nummer >= FLEST_RADER:
                raise OgiltigIndata((Felaktighet(plats="tabellen", mening=_FOR_MANGA),))
            for kolumn, cell in enumerate(rad):
                form = None if nummer else fet
                if isinstance(cell, int):
                    blad.write_number(nummer, kolumn, cell, form)
                elif cell:
                    blad.write_string(nummer, kolumn, cell[:FLEST_TECKEN], form)
        blad.freeze_panes(1, 0)
    return ut.getvalue()


_FOR_MANGA = f"fler än {FLEST_RADER} rader ryms inte i en Excelfil: välj CSV, eller gör urvalet mindre"
