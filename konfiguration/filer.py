"""The files of the municipality as they lie on disk: read once, with every place known by its line.

A fault names the file, the line and the key: `kommun.toml rad 41, trappa[3].enhet: ...`. Lines count from
1, as in an editor; indexes from 0.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from attrs import field, frozen

from konfiguration.systemfel import oppna_fil, orsak
from konfiguration.tolkning import tolka
from tillstand.fel import FLER_FEL, FLEST_FEL, Felaktighet, Konfigurationsfel, OgiltigIndata

T = TypeVar("T")

STORSTA_FIL = 400_000
"""Bytes of any one file."""

EXEMPELFILER = ("installningar.toml", "kommun.toml", "personer.toml")
"""The files of a new installation's folder."""


def exempeltext(namn: str) -> str:
    """One of `EXEMPELFILER`: complete, commented, and about an invented municipality."""
    return pakettext("exempel", namn)


def pakettext(mapp: str, namn: str) -> str:
    """The text of a file that the package brings along."""
    return files("konfiguration").joinpath(mapp, namn).read_text(encoding="utf-8")


@frozen(kw_only=True)
class Inlast:
    """A file that has been read: what it says as tables, and on which line each place stands."""

    namn: str
    """What the file is called in faults."""
    trad: Mapping[str, Any]
    rader: Mapping[str, int] = field(factory=dict)
    kallor: Mapping[str, str] = field(factory=dict)
    """Places that somebody else than the file has the last word on: place -> what to call it."""

    def tolka(self, typ: type[T], ovriga: Iterable[Felaktighet] = ()) -> T:
        """The whole file as a value. Raises Konfigurationsfel with its faults and the `ovriga`."""
        fel = list(islice(ovriga, FLEST_FEL + 1))
        try:
            varde = tolka(typ, self.trad)
        except OgiltigIndata as ogiltigt:
            fel = [*ogiltigt.felaktigheter, *fel]
        if fel:
            raise self.fel(fel)
        return varde

    def fel(self, felaktigheter: Iterable[Felaktighet]) -> Konfigurationsfel:
        """The faults as an error, each with file, line and key, in the order of the file."""
        i_ordning = sorted(
            felaktigheter, key=lambda f: (f.mening == FLER_FEL.mening, self._rad(f.plats) or 0)
        )
        return Konfigurationsfel(Felaktighet(plats=self._plats(f.plats), mening=f.mening) for f in i_ordning)

    def texter(self, lista: str, nyckel: str) -> Iterator[tuple[str, str]]:
        """(place, text) of one key in each table of a list, as far as text stands there."""
        tabeller = self.trad.get(lista, ())
        for nummer, tabell in enumerate(tabeller if isinstance(tabeller, list) else ()):
            text = tabell.get(nyckel) if isinstance(tabell, dict) else None
            if isinstance(text, str):
                yield f"{lista}[{nummer}].{nyckel}", text.strip()

    def dubbletter(self, lista: str, nyckel: str) -> Iterator[Felaktighet]:
        """The places where a text that must be the only one stands again."""
        sedda: dict[str, str] = {}
        for plats, text in self.texter(lista, nyckel):
            if text in sedda:
                yield Felaktighet(
                    plats=plats, mening=f"står redan på rad {self._rad(sedda[text])}: välj ett annat"
                )
            sedda.setdefault(text, plats)

    def _rad(self, plats: str) -> int | None:
        while plats:
            if plats in self.rader:
                return self.rader[plats]
            plats = plats[: max(plats.rfind("."), plats.rfind("["), 0)]
        return None

    def _plats(self, plats: str) -> str:
        if plats in self.kallor:
            return self.kallor[plats]
        rad = self._rad(plats)
        fil = self.namn if rad is None else f"{self.namn} rad {rad}"
        return f"{fil}, {plats}" if plats else fil


def las_toml(fil: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises Konfigurationsfel: missing, unreadable, too large, syntax."""
    return dict(las_tomlfil(fil).trad)


def las_tomlfil(fil: Path) -> Inlast:
    """A TOML file with its lines. Raises Konfigurationsfel as `las_toml`."""
    text = avkoda(fil.name, las_byte(fil))
    return Inlast(namn=fil.name, trad=tolka_toml(text, fil.name), rader=dict(_rader(text)))


def finns(fil: Path) -> bool:
    """Whether anything lies there, readable or not: what cannot be read must not pass for missing."""
    try:
        fil.stat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def las_byte(fil: Path) -> bytes:
    """The bytes of a file. Raises Konfigurationsfel when it is missing, unreadable or too large."""
    try:
        with oppna_fil(fil) as oppen:
            innehall = oppen.read(STORSTA_FIL + 1)
    except FileNotFoundError:
        raise _filfel(fil.name, f"filen finns inte i {fil.parent}") from None
    except OSError as fel:
        raise _filfel(fil.name, f"filen går inte att läsa: {orsak(fel)}") from None
    if len(innehall) > STORSTA_FIL:
        raise _filfel(fil.name, f"filen är för stor, högst {STORSTA_FIL // 1_000} kB")
    return innehall


def avkoda(namn: str, innehall: bytes) -> str:
    """UTF-8 with or without a byte order mark. Raises Konfigurationsfel with the first wrong line."""
    try:
        return innehall.decode("utf-8-sig")
    except UnicodeDecodeError as fel:
        rad = innehall.count(b"\n", 0, fel.start) + 1
        raise _filfel(f"{namn} rad {rad}", "texten är inte UTF-8: spara filen som UTF-8") from None


FLEST_TABELLER = 10_000
"""The parser needs a kilobyte for each."""
FLEST_DELAR = 30
_DEL = r"(?>[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')\s*+"
_FOR_LANG_NYCKEL = re.compile(rf"(?<![\w\"'.-])(?:{_DEL}\.\s*+){{{FLEST_DELAR}}}")
"""The parser's time grows with the square of the parts of a key."""


def tolka_toml(text: str, namn: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises Konfigurationsfel with the line of the fault."""
    if langd := _FOR_LANG_NYCKEL.search(text):
        rad = text.count("\n", 0, langd.start()) + 1
        raise _filfel(f"{namn} rad {rad}", f"en nyckel har mer än {FLEST_DELAR} delar")
    if text.count("\n[") > FLEST_TABELLER:
        raise _filfel(namn, f"filen har för många tabeller, högst {FLEST_TABELLER}: dela upp den")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _filfel(namn, "listor eller tabeller ligger för djupt i varandra") from None
    except ValueError as fel:
        plats, mening = _tomlfel(str(fel), text)
        raise _filfel(f"{namn}{plats}", mening) from None


def _filfel(plats: str, mening: str) -> Konfigurationsfel:
    return Konfigurationsfel((Felaktighet(plats=plats, mening=mening),))


_TOML_PA_SVENSKA = {
    "Cannot overwrite": "nyckeln står redan längre upp",
    "Cannot declare": "tabellen står redan längre upp",
    "Cannot mutate": "tabellen är redan avslutad längre upp",
    "Cannot redefine": "nyckeln används redan som något annat",
    "Duplicate inline": "nyckeln står två gånger i samma tabell",
    "Expected '='": "det saknas ett likhetstecken efter nyckeln",
    "Expected ']": "det saknas en hakparentes",
    "Expected newline": "det står något efter värdet: en sak på varje rad",
    "Unterminated": "texten saknar citattecken på slutet",
    "Expected '\"": "texten saknar citattecken på slutet",
    "Unescaped": "ett bakstreck står fel, skriv två i rad",
    "Illegal character": "ett otillåtet tecken står här",
    "Found invalid character": "ett otillåtet tecken står här",
    "Unclosed array": "listan saknar hakparentes på slutet",
    "Unclosed inline": "tabellen saknar klammer på slutet",
    "Invalid date": "datumet finns inte i almanackan",
    "Invalid initial": "nyckeln är felskriven",
    "Invalid statement": "raden är varken nyckel eller tabell",
    "Invalid value": "värdet är felskrivet: text ska stå inom citattecken",
    "Exceeds the limit": "ett tal är för stort",
}


def _tomlfel(engelska: str, text: str) -> tuple[str, str]:
    rad = re.search(r"at line (\d+)", engelska)
    slut = "at end of document" in engelska
    nummer = rad[1] if rad else str(text.count("\n") + 1) if slut else None
    mening = next((sv for en, sv in _TOML_PA_SVENSKA.items() if engelska.startswith(en)), "skrivfel")
    return (f" rad {nummer}" if nummer else ""), f"går inte att läsa som TOML: {mening}"


LANGSTA_RUBRIK = 1_000
_RUBRIK = re.compile(r"(\[\[?)([\w.\" -]+)\]\]?\s*(#.*)?")
_NYCKEL = re.compile(r"\s*([\w.\"-]+)\s*=")


def _rader(text: str) -> Iterator[tuple[str, int]]:
    """(place, line) of each table and key; good enough for a person to find the spot."""
    antal: dict[str, int] = {}
    tabell = ""
    for nummer, rad in enumerate(text.splitlines(), start=1):
        if (rubrik := _RUBRIK.fullmatch(rad.strip())) and len(rad) < LANGSTA_RUBRIK:
            namn = rubrik[2].replace('"', "").replace(" ", "")
            if rubrik[1] == "[[":
                antal[namn] = antal.get(namn, -1) + 1
            tabell = _med_nummer(namn, antal)
            yield tabell, nummer
        elif nyckel := _NYCKEL.match(rad):
            yield f"{tabell}.{nyckel[1]}".replace('"', "").lstrip("."), nummer


def _med_nummer(namn: str, antal: Mapping[str, int]) -> str:
    delar: list[str] = []
    for djup, del_ in enumerate(namn.split("."), start=1):
        hittills = ".".join(namn.split(".")[:djup])
        delar.append(f"{del_}[{antal[hittills]}]" if hittills in antal else del_)
    return ".".join(delar)
