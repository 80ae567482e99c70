"""Backups: taken under load, damaged, and restored or moved by somebody who is killed."""

import shutil
from pathlib import Path

from arbetsflode import motor
from arbetsflode.drift.aterstall import aterstall
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import export, kopia
from arbetsflode.lager.databas import Databas
from tests.byggare import NU
from tests.programbyggare import Installation, aktor, registrera, stall, svar_per_epost
from tests.prov import kopior
from tests.prov.ram import SORTER, Bevis, Prov
from tillstand.behorighet import SYSTEM
from tillstand.fel import Datafel, Remissfel

SKRIVARE = 2
AR_ORORD, AR_NY = 3, 2
"""How many cases the old base has, and how many the backup."""


def under_last(prov: Prov) -> None:
    """Take backups while others write; each must be a state that was: no later case without the earlier."""
    for sort in SORTER:
        installation = prov.installation(sort)
        nu, slut, mapp = kopior.FORK.Event(), kopior.FORK.Event(), prov.undermapp()
        bocker = [mapp / str(n) for n in range(SKRIVARE)]
        skrivare = [
            kopior.FORK.Process(target=kopior.skriv, args=(installation, n, bok, nu, slut))
            for n, bok in enumerate(bocker)
        ]
        for process in skrivare:
            process.start()
        try:
            with installation.oppna(fro=7) as program:
                for nummer in range(prov.dos):
                    prov.framsteg(f"{sort}: {nummer} of {prov.dos}")
                    stall(program, program.klocka.nu().replace(year=2012 + nummer))
                    nu.set()
                    fore = [kopior.kvitterade(bok) for bok in bocker]
                    tagen = motor.sakerhetskopiera(program)
                    nu.clear()
                    _granska_kopian(prov, tagen.plats, fore, f"{sort} backup {nummer}")
                    shutil.rmtree(tagen.plats)
        finally:
            slut.set()
            for process in skrivare:
                process.join(30)
        prov.raknat["writes meanwhile"] += sum(kopior.kvitterade(bok) for bok in bocker)


def _granska_kopian(prov: Prov, plats: Path, fore: list[int], vilken: str) -> None:
    mapp = prov.undermapp("ny")
    per, haller, lika = kopior.innehall_efter(plats, mapp)
    prov.krav(haller, f"{vilken}: the checker finds faults in what was restored")
    prov.krav(lika, f"{vilken}: the restored rows have another digest than the manifest")
    for skrivare, minst in enumerate(fore):
        har = per.get(skrivare, set())
        prov.krav(har == set(range(1, len(har) + 1)), f"{vilken}: writer {skrivare} has gaps")
        prov.krav(len(har) >= minst, f"{vilken}: writer {skrivare} lost {minst - len(har)} acknowledged")
    prov.raknat["backups restored"] += 1
    shutil.rmtree(mapp)


def _kopia_och_bas(prov: Prov, sort: str) -> tuple[Path, Installation]:
    """A backup with two cases, and the base that it came from, where there are three now."""
    installation = prov.installation(sort)
    with installation.oppna() as program:
        registrera(program, "Remiss ett", nyckel="ett").till("overlamnad")
        svar_per_epost(registrera(program, "Remiss två", nyckel="tva").till("justerad"))
        tagen = motor.sakerhetskopiera(program)
        registrera(program, "Remiss tre", nyckel="tre")
    return tagen.plats, installation


def skadade(prov: Prov) -> None:
    """Damage a backup in one place; it must be refused, and the base that is there left alone."""
    plats, installation = _kopia_och_bas(prov, "sqlite")
    for nummer in range(prov.dos):
        prov.framsteg(f"{nummer} of {prov.dos}")
        trasig = prov.undermapp("trasig") / plats.name
        shutil.copytree(plats, trasig)
        gjort = kopior.skada(trasig, prov.slump)
        prov.krav(_vagras(trasig, installation), f"restored in spite of: {gjort}")
        prov.raknat["damaged backups refused"] += 1
        shutil.rmtree(trasig.parent)
    prov.krav(_arenden(installation) == AR_ORORD, "the base that was there has changed")


def _vagras(fran: Path, till: Installation) -> bool:
    try:
        aterstall(fran, till.mapp, SYSTEM, kopior.ERSATT, miljo=till.miljo, klocka=Stallklocka(NU))
    except Datafel:
        return True
    return False


def _arenden(installation: Installation) -> int:
    """How many cases the base has; the checker must agree with it."""
    with installation.oppna() as program:
        antal = len(motor.sok(program, aktor("registrator"), "Remiss"))
        return antal if motor.verifiera(program).haller else -1


def dodad_aterstallning(prov: Prov) -> None:
    """Kill a restore at any moment: the old base works, or the new one; and it can be run again."""
    plats, forlaga = _kopia_och_bas(prov, "sqlite")
    langd = kopior.ta_tid(kopior.aterstall_har, plats, _avbild(prov, forlaga))
    for nummer in range(prov.dos):
        prov.framsteg(f"{nummer} of {prov.dos}")
        bas = _avbild(prov, forlaga)
        vid = prov.slump.uniform(0, langd * 1.1)
        klar = kopior.dod_efter(vid, kopior.aterstall_har, plats, bas)
        prov.raknat["had time to end" if klar else "kills"] += 1
        prov.krav(_arenden(bas) in (AR_ORORD, AR_NY), f"neither old nor new after {vid:.3f} s")
        if nummer % 5 == 0:
            kopior.aterstall_har(plats, bas)
            prov.krav(_arenden(bas) == AR_NY, f"cannot be run again after {vid:.3f} s")
            prov.raknat["run again"] += 1
        shutil.rmtree(bas.mapp)


def _avbild(prov: Prov, forlaga: Installation) -> Installation:
    mapp = prov.undermapp("bas")
    shutil.copytree(forlaga.mapp, mapp, dirs_exist_ok=True)
    return Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite")


def dodad_flytt(prov: Prov) -> None:
    """Kill a move at any moment: never two bases that can be used, and it can be run to the end."""
    _, forlaga = _kopia_och_bas(prov, "sqlite")
    forst = prov.postgres.url(prov.postgres.ny())
    langd = kopior.ta_tid(kopior.flytta_hit, _avbild(prov, forlaga), forst)
    for nummer in range(prov.dos):
        prov.framsteg(f"{nummer} of {prov.dos}")
        bas, namn = _avbild(prov, forlaga), prov.postgres.ny()
        url = prov.postgres.url(namn)
        ny = Installation(mapp=bas.mapp, databas=url, sort="postgresql")
        vid = prov.slump.uniform(0, langd * 1.1)
        klar = kopior.dod_efter(vid, kopior.flytta_hit, bas, url)
        prov.raknat["had time to end" if klar else "kills"] += 1
        gamla, nya = _gar_att_anvanda(bas), _gar_att_anvanda(ny)
        prov.krav(not (gamla and nya), f"two bases can be used after {vid:.3f} s")
        if not nya:
            kopior.flytta_hit(bas, url)
            prov.raknat["run again"] += 1
        prov.krav(not _gar_att_anvanda(bas), f"the old base starts after {vid:.3f} s")
        prov.krav(_arenden(ny) == AR_ORORD, f"not everything came over after {vid:.3f} s")
        prov.krav(_rader(bas) == _rader(ny), f"the bases differ after {vid:.3f} s")
        prov.postgres.slapp(namn)
        shutil.rmtree(bas.mapp)


def _gar_att_anvanda(installation: Installation) -> bool:
    try:
        installation.oppna().stang()
    except Remissfel:
        return False
    return True


def _rader(installation: Installation) -> str:
    """The digest of all rows but those of the small facts, where the old base is marked as moved."""
    databas = Databas(installation.databas)
    try:
        with databas.las() as f:
            return kopia.samlat([t for t in export.rakna(f) if t.namn not in ("lage", "post")])
    finally:
        databas.stang()


BEVIS = (
    Bevis(
        namn="kopior-under-last",
        rad="backups while two processes write, on each database; each restored and checked",
        mal="a state that truly existed, equal digests, nothing acknowledged missing",
        liten=1,
        full=25,
        kor=under_last,
        sekunder=200,
    ),
    Bevis(
        namn="kopior-skadade",
        rad="one bit flipped, one byte more, a file cut or removed, anywhere in a backup",
        mal="refused, and the base that is there left as it was",
        liten=20,
        full=1_000,
        kor=skadade,
        sekunder=30,
    ),
    Bevis(
        namn="aterstallning-dodad",
        rad="SIGKILL at a random moment of a restore over a base",
        mal="the old base works or the new one is complete; running it again succeeds",
        liten=2,
        full=60,
        kor=dodad_aterstallning,
        sekunder=120,
    ),
    Bevis(
        namn="flytt-dodad",
        rad="SIGKILL at a random moment of a move from SQLite to PostgreSQL",
        mal="never two bases that can be used; running it again succeeds with equal rows",
        liten=1,
        full=40,
        kor=dodad_flytt,
        sekunder=120,
    ),
)
