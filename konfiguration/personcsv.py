"""People from a spreadsheet (see `konfiguration.csvfil`); the column `sort` says what a row is:

========  =====================================================
sort      columns
========  =====================================================
person    kod, namn, epost
enhet     kod, namn, namnd, overordnad
roll      person, roll, namnd, enhet, fran, till
franvaro  person, fran, till, ersattare
========  =====================================================

An empty cell is a missing value. Days are written 2011-09-30.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from konfiguration.csvfil import FLER_CELLER, forenkla, kolumnfel, las_csvrader
from konfiguration.enkla import forslag
from konfiguration.filer import Inlast
from tillstand.fel import FLEST_FEL, Felaktighet, Konfigurationsfel

KOLUMNER: Mapping[str, tuple[str, ...]] = {
    "person": ("kod", "namn", "epost"),
    "enhet": ("kod", "namn", "namnd", "overordnad"),
    "roll": ("person", "roll", "namnd", "enhet", "fran", "till"),
    "franvaro": ("person", "fran", "till", "ersattare"),
}
"""What each sort of row may say; the names are those of the TOML tables."""

_KANDA = frozenset({"sort", *(kolumn for kolumner in KOLUMNER.values() for kolumn in kolumner)})


def las_csvfil(fil: Path) -> Inlast:
    """The rows of a CSV file as the tables of a person file. Raises Konfigurationsfel with every fault."""
    rader = las_csvrader(fil)
    rubriker = [forenkla(cell) for cell in rader[0][1]]
    fel = list(islice(_rubrikfel(f"{fil.name} rad {rader[0][0]}", rubriker), FLEST_FEL + 1))
    trad: dict[str, list[dict[str, str]]] = {sort: [] for sort in KOLUMNER}
    radnummer: dict[str, int] = {}
    for nummer, celler in rader[1:]:
        fyllda = {r: c.strip() for r, c in zip(rubriker, celler, strict=False) if c.strip()}
        sort = forenkla(fyllda.pop("sort", ""))
        fel += _radfel(f"{fil.name} rad {nummer}", sort, fyllda, len(celler) > len(rubriker))
        if sort in trad:
            radnummer[f"{sort}[{len(trad[sort])}]"] = nummer
            trad[sort].append({k: v for k, v in fyllda.items() if k in KOLUMNER[sort]})
        if len(fel) > FLEST_FEL:
            break
    if fel:
        raise Konfigurationsfel(fel)
    return Inlast(namn=fil.name, trad=trad, rader=radnummer)


def _rubrikfel(plats: str, rubriker: list[str]) -> Iterator[Felaktighet]:
    if "sort" not in rubriker:
        yield Felaktighet(plats=f"{plats}, sort", mening="kolumnen saknas: den säger vad raden är")
    yield from kolumnfel(plats, rubriker, _KANDA)


def _radfel(plats: str, sort: str, fyllda: Mapping[str, str], for_manga: bool) -> Iterator[Felaktighet]:
    if for_manga:
        yield Felaktighet(plats=plats, mening=FLER_CELLER)
    if sort not in KOLUMNER:
        mening = f"är okänd{forslag(sort, KOLUMNER)}" if sort else "saknas"
        yield Felaktighet(plats=f"{plats}, sort", mening=mening)
        return
    for kolumn in fyllda:
        if kolumn in _KANDA and kolumn not in KOLUMNER[sort]:
            yield Felaktighet(plats=f"{plats}, {kolumn}", mening=f"används inte på rader av sorten {sort}")
