"""People from a spreadsheet: CSV with semicolon or comma, UTF-8 or the cp1252 of older Windows programs.

The first row names the columns, in any order, with or without å ä ö. `sort` says what a row is:

========  =====================================================
sort      columns
========  =====================================================
person    kod, namn, epost
enhet     kod, namn, namnd, overordnad
roll      person, roll, namnd, enhet, fran, till
franvaro  person, fran, till, ersattare
========  =====================================================

An empty cell is a missing value. Days are written 2011-09-30. Empty rows are passed over.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from konfiguration.enkla import forslag, visa_nyckel
from konfiguration.filer import Inlast, las_byte
from tillstand.fel import FLEST_FEL, Felaktighet, Konfigurationsfel

KOLUMNER: Mapping[str, tuple[str, ...]] = {
    "person": ("kod", "namn", "epost"),
    "enhet": ("kod", "namn", "namnd", "overordnad"),
    "roll": ("person", "roll", "namnd", "enhet", "fran", "till"),
    "franvaro": ("person", "fran", "till", "ersattare"),
}
"""What each sort of row may say; the names are those of the TOML tables."""

_KANDA = frozenset({"sort", *(kolumn for kolumner in KOLUMNER.values() for kolumn in kolumner)})
_UTAN_PRICKAR = str.maketrans("åäöé", "aaoe")


def las_csvfil(fil: Path) -> Inlast:
    """The rows of a CSV file as the tables of a person file. Raises Konfigurationsfel with every fault."""
    rader = _rader(fil.name, _text(fil))
    if not rader:
        raise _fel(fil.name, "filen är tom: första raden ska namnge kolumnerna")
    rubriker = [_forenkla(cell) for cell in rader[0][1]]
    fel = list(islice(_rubrikfel(f"{fil.name} rad {rader[0][0]}", rubriker), FLEST_FEL + 1))
    trad: dict[str, list[dict[str, str]]] = {sort: [] for sort in KOLUMNER}
    radnummer: dict[str, int] = {}
    for nummer, celler in rader[1:]:
        fyllda = {r: c.strip() for r, c in zip(rubriker, celler, strict=False) if c.strip()}
        sort = _forenkla(fyllda.pop("sort", ""))
        fel += _radfel(f"{fil.name} rad {nummer}", sort, fyllda, len(celler) > len(rubriker))
        if sort in trad:
            radnummer[f"{sort}[{len(trad[sort])}]"] = nummer
            trad[sort].append({k: v for k, v in fyllda.items() if k in KOLUMNER[sort]})
        if len(fel) > FLEST_FEL:
            break
    if fel:
        raise Konfigurationsfel(fel)
    return Inlast(namn=fil.name, trad=trad, rader=radnummer)


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


def _rader(namn: str, text: str) -> list[tuple[int, list[str]]]:
    """(line, cells) of each row that says something; the line is where the row ends."""
    tecken = ";" if ";" in text.partition("\n")[0] else ","
    lasare = csv.reader(io.StringIO(text, newline=""), delimiter=tecken, strict=True)
    try:
        return [(lasare.line_num, celler) for celler in lasare if any(cell.strip() for cell in celler)]
    except csv.Error:
        raise _fel(
            f"{namn} rad {lasare.line_num}", "går inte att läsa som CSV: se över citattecknen"
        ) from None


def _forenkla(cell: str) -> str:
    return cell.strip().lower().translate(_UTAN_PRICKAR)


def _rubrikfel(plats: str, rubriker: list[str]) -> Iterator[Felaktighet]:
    if "sort" not in rubriker:
        yield Felaktighet(plats=f"{plats}, sort", mening="kolumnen saknas: den säger vad raden är")
    for rubrik, antal in Counter(rubriker).items():
        if rubrik and rubrik not in _KANDA:
            mening = f"är en okänd kolumn{forslag(rubrik, _KANDA)}"
            yield Felaktighet(plats=f"{plats}, {visa_nyckel(rubrik)}", mening=mening)
        if rubrik and antal > 1:
            yield Felaktighet(plats=f"{plats}, {visa_nyckel(rubrik)}", mening="kolumnen står två gånger")


def _radfel(plats: str, sort: str, fyllda: Mapping[str, str], for_manga: bool) -> Iterator[Felaktighet]:
    if for_manga:
        yield Felaktighet(plats=plats, mening="raden har fler celler än rubrikraden")
    if sort not in KOLUMNER:
        mening = f"är okänd{forslag(sort, KOLUMNER)}" if sort else "saknas"
        yield Felaktighet(plats=f"{plats}, sort", mening=mening)
        return
    for kolumn in fyllda:
        if kolumn in _KANDA and kolumn not in KOLUMNER[sort]:
            yield Felaktighet(plats=f"{plats}, {kolumn}", mening=f"används inte på rader av sorten {sort}")
