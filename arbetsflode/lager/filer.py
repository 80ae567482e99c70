"""The contents of documents: files named by their hash, never by what people call them."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from attrs import frozen
from sqlalchemy import bindparam, insert, select

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.systemfel import lagring
from konfiguration.systemfel import oppna_fil, orsak
from tillstand.fel import Datafel, Felaktighet, OgiltigIndata, Upptaget

BIT = 1 << 16
STORSTA_FIL = 100 * 1024 * 1024
"""The largest document that is taken, in bytes."""

_FINNS = Sats(select(t.fil.c.hash).where(t.fil.c.hash == bindparam("hash")))
_INFOGA = Sats(insert(t.fil))
_KOPPLAD = Sats(
    select(t.filarende.c.hash).where(
        t.filarende.c.hash == bindparam("hash"), t.filarende.c.arende == bindparam("arende")
    )
)
_KOPPLA = Sats(insert(t.filarende))


@frozen(kw_only=True)
class Lagrad:
    """A content that lies in the folder: its hash (SHA-256) and size in bytes."""

    hash: str
    storlek: int


class Filer:
    """The folder of contents."""

    def __init__(self, mapp: Path) -> None:
        self.mapp = mapp

    def plats(self, hash_: str) -> Path:
        """Where a content lies."""
        return self.mapp / hash_[:2] / hash_

    def lagg(self, innehall: bytes | Path) -> Lagrad:
        """Put a content in the folder, whole and flushed to disk, before anybody refers to it.

        Raises OgiltigIndata for an empty, missing or too large file, Lagringsfel when it cannot be kept.
        """
        if isinstance(innehall, Path):
            return self._ta_emot(_las_bitvis(innehall))
        return self._ta_emot(innehall[n : n + BIT] for n in range(0, len(innehall), BIT))

    def _ta_emot(self, bitar: Iterator[bytes]) -> Lagrad:
        with lagring("Filen"):
            return self._skriv_undan(bitar)

    def _skriv_undan(self, bitar: Iterator[bytes]) -> Lagrad:
        self.mapp.mkdir(parents=True, exist_ok=True)
        fd, namn = tempfile.mkstemp(dir=self.mapp, prefix=".ny-")
        tillfallig = Path(namn)
        try:
            with os.fdopen(fd, "wb") as ut:
                lagrad = _skriv(bitar, ut)
            plats = self.plats(lagrad.hash)
            plats.parent.mkdir(exist_ok=True)
            tillfallig.replace(plats)
            spola(plats.parent)
        except BaseException:
            tillfallig.unlink(missing_ok=True)
            raise
        return lagrad

    def ta_bort(self, hash_: str) -> None:
        """Remove a content from the folder, if it lies there. Raises Lagringsfel."""
        plats = self.plats(hash_)
        with lagring("Filen"):
            plats.unlink(missing_ok=True)
            if plats.parent.exists():
                spola(plats.parent)

    def las(self, hash_: str) -> bytes:
        """The bytes of a content. Raises Datafel when they are gone or changed."""
        try:
            innehall = self.plats(hash_).read_bytes()
        except OSError as fel:
            raise Datafel(f"Filen {hash_[:12]} saknas i lagret.") from fel
        if hashlib.sha256(innehall).hexdigest() != hash_:
            raise Datafel(f"Filen {hash_[:12]} har ändrats i lagret.")
        return innehall


def _las_bitvis(fil: Path) -> Iterator[bytes]:
    try:
        with oppna_fil(fil) as kalla:
            _krav_pa_storlek(os.fstat(kalla.fileno()).st_size)
            while bit := kalla.read(BIT):
                yield bit
    except OSError as fel:
        raise _filfel(f"{fil.name} går inte att läsa: {orsak(fel)}") from fel


def _skriv(bitar: Iterator[bytes], ut: BinaryIO) -> Lagrad:
    summa, storlek = hashlib.sha256(), 0
    for bit in bitar:
        storlek += len(bit)
        _krav_pa_storlek(storlek)
        summa.update(bit)
        ut.write(bit)
    if storlek == 0:
        raise _filfel("filen är tom")
    ut.flush()
    os.fsync(ut.fileno())
    return Lagrad(hash=summa.hexdigest(), storlek=storlek)


def _krav_pa_storlek(storlek: int) -> None:
    if storlek > STORSTA_FIL:
        raise _filfel(f"filen är för stor: högst {STORSTA_FIL // 1024 // 1024} MB")


def spola(mapp: Path) -> None:
    """Flush the names in a folder to disk."""
    fd = os.open(mapp, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _filfel(mening: str) -> OgiltigIndata:
    return OgiltigIndata((Felaktighet(plats="fil", mening=mening),))


def anteckna(f: Forbindelse, filer: Filer, lagrad: Lagrad, arende: str, nu: datetime) -> None:
    """Note that a case holds a content. Raises Upptaget when it was erased just as it was laid down."""
    hall(f, filer, lagrad, nu)
    if f.en(_KOPPLAD, {"hash": lagrad.hash, "arende": arende}) is None:
        f.kor(_KOPPLA, {"hash": lagrad.hash, "arende": arende})


def hall(f: Forbindelse, filer: Filer, lagrad: Lagrad, nu: datetime) -> None:
    """Note that somebody holds a content. Raises Upptaget when it was erased just as it was laid down."""
    if f.en(_FINNS, {"hash": lagrad.hash}) is None:
        f.kor(_INFOGA, {"hash": lagrad.hash, "storlek": lagrad.storlek, "tillagd": tidstext(nu)})
        if not filer.plats(lagrad.hash).exists():
            raise Upptaget("En handling med samma innehåll gallrades just nu. Försök igen.")
