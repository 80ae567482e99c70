"""A base out of a backup: built and proved beside, then put in its place at one stroke.

Until that stroke nothing of what stood there has been touched; after it everything new is there.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from attrs import evolve, frozen

from arbetsflode.drift import gallringslistor
from arbetsflode.klocka import Klocka, Systemklocka
from arbetsflode.lager import basfil, gallring, inlasning, kopia, migrering, narvaro, schema
from arbetsflode.lager.adress import databasfil
from arbetsflode.lager.databas import Databas
from arbetsflode.lager.export import Framsteg
from arbetsflode.lager.kopia import Manifest
from arbetsflode.lager.systemfel import lagring
from arbetsflode.motor import (
    Granskning,
    notera_aterstallning,
    stada_gallringar,
    tillampa_gallringar,
    verifiera,
)
from arbetsflode.motor.gallringslista import Gallringsrad
from arbetsflode.program import Program
from arbetsflode.sammansattning import INSTALLNINGSFIL, KOMMUNFIL, oppna, skriv_exempel
from konfiguration.installningar import las_installningar
from tillstand.behorighet import Aktor
from tillstand.fel import Datafel, Felaktighet, OgiltigIndata


@frozen(kw_only=True)
class Aterstallningsval:
    """What the administrator has said.

    `ersatt`: a base that is there is put aside. `utan_gallringslista`: nothing has been erased since.
    `trots_avvikelser`: take the backup though the checker does not agree with it.
    """

    ersatt: bool = False
    gallringslista: Path | None = None
    utan_gallringslista: bool = False
    trots_avvikelser: bool = False


@frozen(kw_only=True)
class Aterstallning:
    """What became of a restore: what the checker says, how many letters nobody knows about, how much was
    erased again, and where the old base lies now."""

    manifest: Manifest
    granskning: Granskning
    ovissa: int
    gallrade: int
    undanlagd: Path | None = None


def aterstall(
    kalla: Path,
    mapp: Path,
    aktor: Aktor,
    val: Aterstallningsval,
    *,
    miljo: Mapping[str, str],
    klocka: Klocka | None = None,
    framsteg: Framsteg = lambda _text: None,
) -> Aterstallning:
    """Restore a backup into an installation folder, which is made if it is not there.

    Raises Upptaget over a base in use, OgiltigIndata when something has to be said first, Datafel for a
    damaged backup or one from a newer program.
    """
    framsteg("Kontrollerar säkerhetskopian ...")
    manifest = kopia.granska(kalla)
    if not migrering.kanner(manifest.schema):
        mening = f"{kalla.name} är gjord av en nyare version av programmet ({manifest.program}). Använd den."
        raise Datafel(mening)
    with _mapp(kalla, mapp, manifest):
        installningar = las_installningar(mapp, miljo)
        mappar = (kalla.absolute().parent, installningar.kopior)
        bygge = _Bygge(
            kalla=kalla,
            manifest=manifest,
            gallrat=gallringslistor.ur_listorna(
                val.gallringslista, mappar, far_saknas=val.utan_gallringslista
            ),
            mapp=mapp,
            aktor=aktor,
            miljo=miljo,
            klocka=klocka or Systemklocka(),
            trots_avvikelser=val.trots_avvikelser,
            framsteg=framsteg,
        )
        plats = databasfil(installningar.databas)
        klart = bygge.i_fil(plats, val.ersatt) if plats else bygge.i_postgres(installningar.databas)
    bygge.stada()
    return klart


@frozen(kw_only=True)
class _Bygge:
    """A base on its way out of a backup, beside the place where it is to stand."""

    kalla: Path
    manifest: Manifest
    gallrat: tuple[Gallringsrad, ...]
    mapp: Path
    aktor: Aktor
    miljo: Mapping[str, str]
    klocka: Klocka
    trots_avvikelser: bool
    framsteg: Framsteg

    def i_fil(self, plats: Path, ersatt: bool) -> Aterstallning:
        """Put an SQLite base in its place; the one that is there is put aside."""
        fil = Path(f"{plats}.aterstaller")
        undan = None
        with narvaro.ensam(plats), _rent(fil):
            if _har_innehall(plats):
                undan = _ledig(plats.with_name(f"{plats.name}.fore-{self.klocka.nu():%Y%m%dT%H%M%SZ}"))
                _krav_pa_lov(plats, undan, ersatt)
                self = evolve(
                    self, gallrat=gallringslistor.samlade(self.gallrat, gallringslistor.ur_basen(plats))
                )
            with self._byggd(fil) as program:
                klart = self._gor_i_ordning(program, undan)
            basfil.vila(fil)
            basfil.ersatt(plats, fil, undan)
        return klart

    def i_postgres(self, url: str) -> Aterstallning:
        """Fill an empty PostgreSQL base in one transaction, from one that has been built and proved."""
        fil = (self.mapp / "remiss.aterstaller").absolute()
        with migrering.tom_postgres(url) as ny, _rent(fil), self._byggd(fil) as program:
            klart = self._gor_i_ordning(program, None)
            with program.databas.las() as f:
                inlasning.for_over(f, ny, self.framsteg)
        return klart

    def _byggd(self, fil: Path) -> Program:
        url = f"sqlite:///{fil}"
        inlasning.bygg(url, self.kalla, self.manifest, self.framsteg)
        return oppna(self.mapp, klocka=self.klocka, miljo={**self.miljo, "REMISS_DATABAS": url})

    def stada(self) -> None:
        """Remove from the disk what was erased again: not until the new base stands there."""
        with oppna(self.mapp, klocka=self.klocka, miljo=self.miljo) as program:
            stada_gallringar(program)

    def _gor_i_ordning(self, program: Program, undan: Path | None) -> Aterstallning:
        """What has been erased since, the contents that are left, the mark and the letters, and proof.

        Raises Datafel; no content that was not there before is then left in the folder.
        """
        gallrade = tillampa_gallringar(program, self.gallrat).gjorda
        with self._lagda(program):
            ovissa = notera_aterstallning(program, self.aktor, self.kalla.name, self.manifest)
            self.framsteg("Kontrollerar ...")
            granskning = verifiera(program)
            if not granskning.haller and not self.trots_avvikelser:
                raise _avvikelser(granskning)
            gallringslistor.for_vidare(program.installningar.kopior, self.gallrat)
        return Aterstallning(
            manifest=self.manifest,
            granskning=granskning,
            ovissa=ovissa,
            gallrade=gallrade,
            undanlagd=undan,
        )

    @contextmanager
    def _lagda(self, program: Program) -> Iterator[None]:
        """The contents that the base still names; those that are new are taken away again by an error."""
        with program.databas.las() as f:
            kvar = gallring.kanda_filer(f)
        nya: list[str] = []
        try:
            for antal, hash_ in enumerate(kopia.innehall_i(self.kalla, self.manifest), start=1):
                self.framsteg(f"{antal} av {self.manifest.filer} filer")
                if hash_ not in kvar:
                    continue
                if not program.filer.plats(hash_).exists():
                    nya.append(hash_)
                program.filer.lagg(kopia.innehallsfil(self.kalla, hash_))
            yield
        except BaseException:
            for hash_ in nya:
                program.filer.ta_bort(hash_)
            raise


@contextmanager
def _mapp(kalla: Path, mapp: Path, manifest: Manifest) -> Iterator[None]:
    """The folder, with the municipality's files from the backup where it has none of its own.

    An error takes away the files that were made here, and the folder when nothing else is in it.
    """
    fanns = mapp.exists()
    namnen = (*manifest.konfiguration, KOMMUNFIL, INSTALLNINGSFIL)
    nya = [mapp / namn for namn in dict.fromkeys(namnen) if not (mapp / namn).exists()]
    try:
        with lagring(f"Mappen {mapp}"):
            mapp.mkdir(parents=True, exist_ok=True, mode=0o700)
            for fil in nya:
                if fil.name in manifest.konfiguration:
                    shutil.copyfile(kalla / kopia.KONFIGURATION / fil.name, fil)
            skriv_exempel(mapp)
        yield
    except BaseException:
        for fil in nya:
            fil.unlink(missing_ok=True)
        if not fanns and mapp.exists() and not any(mapp.iterdir()):
            mapp.rmdir()
        raise


@contextmanager
def _rent(fil: Path) -> Iterator[None]:
    """Nothing of an earlier attempt before, nothing of this one after."""
    with lagring("Databasen"):
        basfil.stada(fil)
    try:
        yield
    finally:
        basfil.stada(fil)


def _har_innehall(plats: Path) -> bool:
    return plats.exists() and plats.stat().st_size > 0


def _krav_pa_lov(plats: Path, undan: Path, ersatt: bool) -> None:
    """Nobody's base is put aside unasked, and none that a newer program has made."""
    if not ersatt:
        mening = (
            f"finns redan. Ange en ny mapp med --mapp, eller --ersatt: då läggs den undan som {undan.name}"
        )
        raise OgiltigIndata((Felaktighet(plats=str(plats), mening=mening),))
    databas = Databas(f"sqlite:///{plats}")
    try:
        har = schema.version(databas)
    except Datafel:
        return
    finally:
        databas.stang()
    if har is not None and not migrering.kanner(har):
        raise Datafel(f"{plats} är gjord av en nyare version av programmet. Använd den versionen.")


def _avvikelser(granskning: Granskning) -> Datafel:
    rader = "\n".join(f"  {a.plats}: {a.mening}" for a in granskning.avvikelser[:20])
    return Datafel(
        f"Säkerhetskopian är hel, men det som står i den stämmer inte:\n{rader}\n"
        "Inget har ändrats. Ta en äldre kopia, eller ta den ändå med --trots-avvikelser."
    )


def _ledig(plats: Path) -> Path:
    """A name that nothing has: two restores may come in the same second."""
    namn = (plats.with_name(f"{plats.name}-{n}") if n > 1 else plats for n in count(1))
    return next(ett for ett in namn if not ett.exists())
