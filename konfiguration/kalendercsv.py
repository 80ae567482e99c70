"""A calendar in a spreadsheet (see `konfiguration.csvfil`): one row for each meeting.

The columns are `namnd` and `datum`, and as many as are needed of typ, tid, plats, inlamning, beredning,
presidium, utskick, justering and flyttat_till. An empty cell is a missing value. Days are written 2012-06-12.

A cell of free text that a spreadsheet would take for a formula is written with an apostrophe before it, and
read without.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from konfiguration.csvfil import FLER_CELLER, forenkla, kolumnfel, las_csvrader
from konfiguration.kalenderkalla import KOLUMNER, Kalenderkalla, Motespost, i_ordning, motestabell, som_inlast
from konfiguration.namndval import Namndval
from tillstand.fel import Felaktighet
from tillstand.mote import Mote

FRI_TEXT = ("tid", "plats")
"""Columns whose cells nobody has judged before a spreadsheet opens them."""

_FORMEL = re.compile(r"'*[=+@-]")
_NEUTRALISERAD = re.compile(r"'+[=+@-]")


def las_kalendercsv(fil: Path, val: Namndval) -> Kalenderkalla:
    """The rows of a CSV file. Raises Konfigurationsfel for a file that is no table with rows."""
    (rubrikrad, rubrikceller), *rader = las_csvrader(fil)
    rubriker = [forenkla(cell) for cell in rubrikceller]
    poster = [
        Motespost(
            nummer=nummer,
            plats=f"{fil.name} rad {nummer}",
            varden=dict(_varden(rubriker, celler)),
        )
        for nummer, celler in rader
    ]
    return Kalenderkalla(
        last=som_inlast(fil.name, poster),
        filfel=tuple(_rubrikfel(f"{fil.name} rad {rubrikrad}", rubriker, val)),
        motesfel=tuple(_cellfel(rubriker, [celler for _nummer, celler in rader])),
        kolumner=frozenset(rubriker),
    )


def _rubrikfel(plats: str, rubriker: list[str], val: Namndval) -> Iterator[Felaktighet]:
    if "namnd" not in rubriker and val.angiven is None:
        mening = "kolumnen saknas: skriv nämndens kod på varje rad, eller ange nämnden för hela filen"
        yield Felaktighet(plats=f"{plats}, namnd", mening=mening)
    if "datum" not in rubriker:
        mening = "kolumnen saknas: skriv dagen på varje rad som ÅÅÅÅ-MM-DD"
        yield Felaktighet(plats=f"{plats}, datum", mening=mening)
    yield from kolumnfel(plats, rubriker, KOLUMNER)


def _varden(rubriker: Sequence[str], celler: Sequence[str]) -> Iterator[tuple[str, str]]:
    for rubrik, cell in zip(rubriker, celler, strict=False):
        text = cell.strip()
        if text and rubrik in KOLUMNER:
            yield rubrik, text[1:] if rubrik in FRI_TEXT and _NEUTRALISERAD.match(text) else text


def _cellfel(rubriker: Sequence[str], rader: Iterable[Sequence[str]]) -> Iterator[Felaktighet]:
    for index, celler in enumerate(rader):
        if any(cell.strip() for cell in celler[len(rubriker) :]):
            yield Felaktighet(plats=f"mote[{index}]", mening=FLER_CELLER)
        if any(cell.strip() and not rubrik for rubrik, cell in zip(rubriker, celler, strict=False)):
            mening = "en cell står i en kolumn utan rubrik: namnge kolumnen eller töm cellen"
            yield Felaktighet(plats=f"mote[{index}]", mening=mening)


def skriv_csv(moten: Iterable[Mote]) -> str:
    """The meetings as a table for a Swedish spreadsheet. Raises ValueError for an assumed meeting."""
    text = io.StringIO(newline="")
    skrivare = csv.DictWriter(text, KOLUMNER, restval="", delimiter=";", lineterminator="\r\n")
    skrivare.writeheader()
    for mote in i_ordning(moten):
        skrivare.writerow({k: _cell(k, str(varde)) for k, varde in motestabell(mote).items()})
    return text.getvalue()


def _cell(kolumn: str, text: str) -> str:
    return f"'{text}" if kolumn in FRI_TEXT and _FORMEL.match(text) else text
