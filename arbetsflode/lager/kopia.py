"""A backup as it lies on disk: a manifest, one file of rows for each table, and the contents by hash.

The rows are JSON, one array to a line, in the order of the primary key: the same from both databases, so
that two bases with equal rows have equal digests.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from attrs import field, frozen

from tillstand.fel import Datafel

FORMAT = 1
MANIFEST, SUMMA = "manifest.json", "manifest.sha256"
TABELLER, FILER, KONFIGURATION = "tabeller", "filer", "konfiguration"
BIT = 1 << 20


@frozen(kw_only=True)
class Tabellinnehall:
    """The rows of a table: its columns in the order of each row, how many rows, and their SHA-256."""

    namn: str
    kolumner: tuple[str, ...]
    rader: int
    sha256: str


@frozen(kw_only=True)
class Kopiesigill:
    """The last seal of the copied base: its number and hash."""

    nummer: int
    hash: str


@frozen(kw_only=True)
class Manifest:
    """What a backup holds, and how to see that it is whole. `tagen` is UTC text, `storlek` bytes."""

    format: int
    program: str
    schema: str
    databas: str
    """Which database the rows came from; they fit both."""
    tagen: str
    tabeller: tuple[Tabellinnehall, ...]
    filer: int
    storlek: int
    """All the contents together."""
    saknade: tuple[str, ...] = ()
    """Hashes that the rows name but whose contents could not be copied whole."""
    sigill: Kopiesigill | None = None
    konfiguration: Mapping[str, str] = field(factory=dict)
    """The municipality's own files: name -> SHA-256."""

    @property
    def digest(self) -> str:
        """One digest of all rows: equal for two bases that hold the same."""
        return samlat(self.tabeller)

    def rader(self, tabell: str) -> int:
        """How many rows a table has."""
        return sum(t.rader for t in self.tabeller if t.namn == tabell)


def samlat(tabeller: Sequence[Tabellinnehall]) -> str:
    """One digest of the rows of all tables."""
    rader = sorted(f"{t.namn} {t.rader} {t.sha256}\n" for t in tabeller)
    return hashlib.sha256("".join(rader).encode()).hexdigest()


def tabellfil(mapp: Path, namn: str) -> Path:
    """Where the rows of a table lie."""
    return mapp / TABELLER / f"{namn}.jsonl"


def innehallsfil(mapp: Path, hash_: str) -> Path:
    """Where a content lies."""
    return mapp / FILER / hash_[:2] / hash_


def skriv_manifest(mapp: Path, manifest: Manifest) -> None:
    """Write the manifest, and its own digest in the form that `sha256sum -c` reads."""
    innehall = msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
    skriv_fil(mapp / MANIFEST, innehall)
    skriv_fil(mapp / SUMMA, f"{hashlib.sha256(innehall).hexdigest()}  {MANIFEST}\n".encode())


def skriv_fil(fil: Path, innehall: bytes) -> None:
    """A file, flushed to disk."""
    with fil.open("wb") as ut:
        ut.write(innehall)
        ut.flush()
        os.fsync(ut.fileno())


def las_manifest(mapp: Path) -> Manifest:
    """What a backup says of itself. Raises Datafel for anything but a whole manifest of a known form."""
    try:
        innehall = (mapp / MANIFEST).read_bytes()
        summa = (mapp / SUMMA).read_bytes()
    except OSError as fel:
        raise Datafel(f"{mapp} är ingen hel säkerhetskopia: {MANIFEST} eller {SUMMA} saknas.") from fel
    if summa != f"{hashlib.sha256(innehall).hexdigest()}  {MANIFEST}\n".encode():
        raise _skadad(mapp, MANIFEST)
    try:
        form = msgspec.json.decode(innehall, type=dict[str, Any]).get("format")
        if form != FORMAT:
            raise Datafel(f"{mapp.name} är gjord av en nyare version av programmet. Använd den versionen.")
        return msgspec.json.decode(innehall, type=Manifest)
    except (msgspec.DecodeError, UnicodeError) as fel:
        raise _skadad(mapp, MANIFEST) from fel


def granska(mapp: Path) -> Manifest:
    """Read every byte of a backup and hold it against the manifest. Raises Datafel naming what is damaged."""
    manifest = las_manifest(mapp)
    for namn, summa in manifest.konfiguration.items():
        if filsumma(mapp / KONFIGURATION / namn) != summa:
            raise _skadad(mapp, namn)
    for tabell in manifest.tabeller:
        if filsumma(tabellfil(mapp, tabell.namn)) != tabell.sha256:
            raise _skadad(mapp, tabellfil(mapp, tabell.namn).name)
    for hash_ in innehall_i(mapp, manifest):
        if filsumma(innehallsfil(mapp, hash_)) != hash_:
            raise _skadad(mapp, f"filen {hash_[:12]}")
    return manifest


def innehall_i(mapp: Path, manifest: Manifest) -> Iterator[str]:
    """The hashes of the contents that a backup holds."""
    fil = next((t for t in manifest.tabeller if t.namn == "fil" and "hash" in t.kolumner), None)
    if fil is None:
        raise _skadad(mapp, MANIFEST)
    plats = fil.kolumner.index("hash")
    saknade = frozenset(manifest.saknade)
    for rad in rader_i(mapp, fil):
        if rad[plats] not in saknade:
            yield rad[plats]


def rader_i(mapp: Path, tabell: Tabellinnehall) -> Iterator[list[Any]]:
    """The rows of a table. Raises Datafel when they cannot be read, or are not as many as they were."""
    avkoda, antal = msgspec.json.Decoder(list[Any]).decode, 0
    try:
        with tabellfil(mapp, tabell.namn).open("rb") as fil:
            for antal, rad in enumerate(fil, start=1):  # noqa: B007 - the count is asked for below
                yield avkoda(rad)
    except (OSError, msgspec.DecodeError, UnicodeError) as fel:
        raise _skadad(mapp, tabellfil(mapp, tabell.namn).name) from fel
    if antal != tabell.rader:
        raise _skadad(mapp, tabellfil(mapp, tabell.namn).name)


def filsumma(fil: Path) -> str | None:
    """The SHA-256 of a file, or None when it cannot be read."""
    try:
        with fil.open("rb") as kalla:
            return hashlib.file_digest(kalla, "sha256").hexdigest()
    except OSError:
        return None


def _skadad(mapp: Path, vad: str) -> Datafel:
    return Datafel(f"Säkerhetskopian {mapp.name} är skadad: {vad} är inte vad manifestet säger. Ta en annan.")
