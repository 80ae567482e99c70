"""What the proofs about backups do in other processes: write, restore and move, until they are killed."""

import multiprocessing
import os
import random
import signal
import time
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from arbetsflode import motor
from arbetsflode.drift.aterstall import Aterstallningsval, aterstall
from arbetsflode.drift.flytta import flytta
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import export, inlasning, kopia
from arbetsflode.lager.databas import Databas
from arbetsflode.sammansattning import oppna
from tests.byggare import NU, registrering
from tests.programbyggare import Installation, aktor
from tillstand.behorighet import SYSTEM
from tillstand.innehall import Avsandare

FORK = multiprocessing.get_context("fork")
ERSATT = Aterstallningsval(utan_gallringslista=True, ersatt=True)


def skriv(installation: Installation, nummer: int, bok: Path, nu: Event, slut: Event) -> None:
    """Register cases as fast as it goes while `nu` is set; each that is acknowledged goes into the book."""
    with installation.oppna(fro=1000 + nummer) as program, bok.open("a", encoding="utf-8") as ut:
        ordning = 0
        while not slut.is_set():
            if not nu.wait(0.1):
                continue
            ordning += 1
            titel = f"Remiss {nummer}.{ordning}"
            underlag = registrering(titel=titel, avsandare=Avsandare(organ="KS", diarienummer=f"KS {titel}"))
            motor.registrera(program, aktor("registrator"), namnd="soc", underlag=underlag, nyckel=titel)
            ut.write(f"{ordning}\n")
            ut.flush()


def kvitterade(bok: Path) -> int:
    """How far a writer has come."""
    return len(bok.read_text(encoding="utf-8").splitlines()) if bok.exists() else 0


def innehall_efter(plats: Path, mapp: Path) -> tuple[dict[int, set[int]], bool, bool]:
    """What a backup holds when it is read into a new base: the cases of each writer by their order, whether
    the checker finds nothing, and whether the rows are those of the manifest."""
    manifest = kopia.granska(plats)
    url = f"sqlite:///{mapp}/remiss.db"
    inlasning.bygg(url, plats, manifest, lambda _text: None)
    databas = Databas(url)
    with databas.las() as f:
        lika = kopia.samlat(export.rakna(f)) == manifest.digest
    databas.stang()
    (mapp / "kommun.toml").write_bytes((plats / kopia.KONFIGURATION / "kommun.toml").read_bytes())
    per: dict[int, set[int]] = {}
    arenden = next(t for t in manifest.tabeller if t.namn == "arende")
    for rad in kopia.rader_i(plats, arenden):
        titel = str(rad[arenden.kolumner.index("rubrik")])
        skrivare, _, ordning = titel.removeprefix("Remiss ").partition(".")
        per.setdefault(int(skrivare), set()).add(int(ordning))
    with oppna(mapp, klocka=Stallklocka(NU), miljo={"REMISS_DATABAS": url}) as program:
        haller = motor.verifiera(program).haller
    return per, haller, lika


def aterstall_har(fran: Path, till: Installation) -> None:
    """Restore over what is there."""
    aterstall(fran, till.mapp, SYSTEM, ERSATT, miljo=till.miljo, klocka=Stallklocka(NU))


def flytta_hit(fran: Installation, url: str) -> None:
    """Move to another base."""
    flytta(fran.mapp, url, miljo=fran.miljo)


def dod_efter(sekunder: float, gor: Any, *argument: object) -> bool:
    """Run in a process of its own and kill it by SIGKILL after so long; whether it had time to end."""
    process = FORK.Process(target=gor, args=argument)
    process.start()
    process.join(sekunder)
    klar = process.exitcode is not None
    if not klar and process.pid is not None:
        os.kill(process.pid, signal.SIGKILL)
        process.join()
    return klar


def ta_tid(gor: Any, *argument: object) -> float:
    """How long it takes when it may go on to the end, in seconds."""
    fore = time.monotonic()
    process = FORK.Process(target=gor, args=argument)
    process.start()
    process.join()
    return time.monotonic() - fore


def skada(mapp: Path, slump: random.Random) -> str:
    """Cut, flip, empty or remove one file of a backup; what was done."""
    filer = sorted(fil for fil in mapp.rglob("*") if fil.is_file())
    fil = slump.choice([f for f in filer if f.stat().st_size] or filer)
    innehall = bytearray(fil.read_bytes())
    plats = slump.randrange(len(innehall))
    grepp = slump.choice(("flip", "cut", "remove", "grow"))
    if grepp == "flip":
        innehall[plats] ^= 1 << slump.randrange(8)
    elif grepp == "cut":
        del innehall[plats:]
    elif grepp == "grow":
        innehall[plats:plats] = slump.randbytes(1)
    if grepp == "remove":
        fil.unlink()
    else:
        fil.write_bytes(bytes(innehall))
    return f"{grepp} {fil.relative_to(mapp)} at {plats}"
