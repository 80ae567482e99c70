"""CSV as spreadsheets write it: semicolon or comma, UTF-8 or the cp1252 of older Windows programs.

The first row names the columns, in any order, in any case, with or without å ä ö. Empty rows are passed over.
"""

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from konfiguration.enkla import forslag, visa_nyckel
from konfiguration.filer import las_byte
from tillstand.fel import Felaktighet, Konfigurationsfel

Csvrad = tuple[int, list[str]]
"""(line, cells); the line is where the row ends."""

FLER_CELLER = "raden har fler celler än rubrikraden"

_UTAN_PRICKAR = str.maketrans("åäöé", "aaoe")


def las_csvrader(fil: Path) -> list[Csvrad]:
    """Each row that says something, that of the headings first.

    Raises Konfigurationsfel: missing, unreadable, too large, wrong encoding, wrong quotes, empty.
    """
    rader = _rader(fil.name, _text(fil))
    if not rader:
        raise _fel(fil.name, "filen är tom: första raden ska namnge kolumnerna")
    return rader


def forenkla(cell: str) -> str:
    """A heading or a fixed word without case and dots."""
    return cell.strip().lower().translate(_UTAN_PRICKAR)


def kolumnfel(plats: str, rubriker: Collection[str], kanda: Collection[str]) -> Iterator[Felaktighet]:
    """The headings (simplified) that are unknown or stand twice; `plats` is that of their row."""
    for rubrik, antal in Counter(rubriker).items():
        if rubrik and rubrik not in kanda:
            mening = f"är en okänd kolumn{forslag(rubrik, kanda)}"
            yield Felaktighet(plats=f"{plats}, {visa_nyckel(rubrik)}", mening=mening)
        if rubrik and antal > 1:
            yield Felaktighet(plats=f"{plats}, {visa_nyckel(rubrik)}", mening="kolumnen står två gånger")


def _fel(plats: str, mening: str) -> Konfigurationsfel:
    return Konfigurationsfel((Felaktighet(plats=plats, mening=mening),))


def _text(fil: Path) -> str:
    innehall = las_byte(fil)
    for kodning in ("utf-8-sig", "cp1252"):
        try:
            return innehall.decode(kodning)
        except UnicodeDecodeError:
            continue
    raise _fel(fil.name, "texten är varken UTF-8 eller Windows-1252: spara filen som CSV UTF-8")


def _rader(namn: str, text: str) -> list[Csvrad]:
    tecken = ";" if ";" in text.lstrip().partition("\n")[0] else ","
    lasare = csv.reader(io.StringIO(text, newline=""), delimiter=tecken, strict=True)
    try:
        return [(lasare.line_num, celler) for celler in lasare if any(cell.strip() for cell in celler)]
    except csv.Error:
        raise _fel(
            f"{namn} rad {lasare.line_num}", "går inte att läsa som CSV: se över citattecknen"
        ) from None
