"""A backup while everybody works: the rows of one moment, then the contents that they name, then proof.

Contents are only ever added, so those of the moment are still there afterwards; one that was erased in
between is left out and named.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain, count
from pathlib import Path

from attrs import evolve, frozen

from arbetsflode.journal import tidstext
from arbetsflode.lager import export, kopia, lagen, poster, schema
from arbetsflode.lager.export import Framsteg
from arbetsflode.lager.filer import spola
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.kopia import Kopiesigill, Manifest
from arbetsflode.lager.systemfel import lagring
from arbetsflode.program import Program

_OFARDIG = ".ofardig-"


@frozen(kw_only=True)
class Sakerhetskopia:
    """A backup that has been written and read back."""

    plats: Path
    manifest: Manifest


def sakerhetskopiera(
    program: Program, till: Path | None = None, framsteg: Framsteg = lambda _text: None
) -> Sakerhetskopia:
    """Write a backup into a new folder in `till` (the setting `kopior` unless given) and read it back.

    Nothing has its final name until it is whole and flushed to disk. Raises Lagringsfel, and
    Datafel when what is read back is not what was written.
    """
    nu = program.klocka.nu()
    samling = till or program.installningar.kopior
    with lagring("Säkerhetskopian"):
        samling.mkdir(parents=True, exist_ok=True, mode=0o700)
        fardig = _ledigt_namn(samling, f"kopia-{nu:%Y%m%dT%H%M%SZ}")
        ofardig = samling / f"{_OFARDIG}{fardig.name}-{os.getpid()}"
        ofardig.mkdir(mode=0o700)
        try:
            _skriv(program, ofardig, tidstext(nu), framsteg)
            framsteg("Läser tillbaka ...")
            manifest = kopia.granska(ofardig)
            spola(ofardig)
            ofardig.rename(fardig)
            spola(samling)
        except BaseException:
            shutil.rmtree(ofardig, ignore_errors=True)
            raise
    with program.databas.skriv() as f:
        lagen.skriv(f, lagen.SENASTE_KOPIA, tidstext(nu))
        lagen.skriv(f, lagen.SAKNADE_I_KOPIAN, str(len(manifest.saknade)))
    return Sakerhetskopia(plats=fardig, manifest=manifest)


def _ledigt_namn(samling: Path, namn: str) -> Path:
    """The name, or with a number after it when there is one from the same second."""
    namnen = chain((namn,), (f"{namn}-{n}" for n in count(2)))
    return next(plats for ett in namnen if not (plats := samling / ett).exists())


def _skriv(program: Program, mapp: Path, tagen: str, framsteg: Framsteg) -> None:
    with program.databas.las() as f:
        tabeller = export.skriv_tabeller(f, mapp, framsteg)
        sigill = _senaste_sigill(f)
    spola(mapp / kopia.TABELLER)
    manifest = Manifest(
        format=kopia.FORMAT,
        program=version("remissflode"),
        schema=schema.SCHEMA,
        databas="sqlite" if program.databas.ar_sqlite else "postgresql",
        tagen=tagen,
        tabeller=tabeller,
        filer=0,
        storlek=0,
        sigill=sigill,
        konfiguration=_kopiera_konfiguration(program, mapp),
    )
    kopia.skriv_manifest(mapp, _med_filer(program, mapp, manifest, framsteg))


def _senaste_sigill(f: Forbindelse) -> Kopiesigill | None:
    alla = poster.las_sigill(f)
    return Kopiesigill(nummer=alla[-1].nummer, hash=alla[-1].hash) if alla else None


def _kopiera_konfiguration(program: Program, mapp: Path) -> dict[str, str]:
    """The municipality's own files; never the settings, which may hold a password."""
    (mapp / kopia.KONFIGURATION).mkdir()
    summor = {}
    for namn in ("kommun.toml", *program.kommun.floden.values()):
        innehall = (program.installningar.mapp / namn).read_bytes()
        kopia.skriv_fil(mapp / kopia.KONFIGURATION / Path(namn).name, innehall)
        summor[Path(namn).name] = hashlib.sha256(innehall).hexdigest()
    spola(mapp / kopia.KONFIGURATION)
    return summor


def _med_filer(program: Program, mapp: Path, manifest: Manifest, framsteg: Framsteg) -> Manifest:
    """Copy the contents, and say in the manifest how many there are and which could not be had whole."""
    (mapp / kopia.FILER).mkdir()
    antal, storlek, saknade = 0, 0, []
    for hash_ in kopia.innehall_i(mapp, manifest):
        bytes_ = _kopiera_innehall(program.filer.plats(hash_), kopia.innehallsfil(mapp, hash_), hash_)
        if bytes_ is None:
            saknade.append(hash_)
        else:
            antal, storlek = antal + 1, storlek + bytes_
            framsteg(f"{antal} filer")
    for undermapp in (mapp / kopia.FILER).iterdir():
        spola(undermapp)
    spola(mapp / kopia.FILER)
    return evolve(manifest, filer=antal, storlek=storlek, saknade=tuple(saknade))


def _kopiera_innehall(fran: Path, till: Path, hash_: str) -> int | None:
    """How many bytes were copied; None, and nothing left, when they cannot be read or are not the hash's."""
    summa, storlek = hashlib.sha256(), 0
    till.parent.mkdir(exist_ok=True)
    with till.open("wb") as ut:
        for bit in _lasbart(fran):
            summa.update(bit)
            storlek += len(bit)
            ut.write(bit)
        ut.flush()
        os.fsync(ut.fileno())
    if summa.hexdigest() == hash_:
        return storlek
    till.unlink()
    return None


def _lasbart(fil: Path) -> Iterator[bytes]:
    """The bytes of a file as far as they can be read: one bad document does not stop the others."""
    try:
        with fil.open("rb") as kalla:
            while bit := kalla.read(kopia.BIT):
                yield bit
    except OSError:
        return
