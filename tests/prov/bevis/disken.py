"""Full disks, closed folders and bases that somebody else holds: told clearly, nothing half-written."""

import fcntl
import io
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from functools import partial

import psycopg

from arbetsflode.kommandorad import kor
from arbetsflode.kommandorad.felsvar import UTGANG
from tests.programbyggare import Installation
from tests.prov.avknoppad import i_egen_process
from tests.prov.fulldisk import Disk, bara_lasning, filtak, hallet, sidtak, sma_sidor, stangt
from tests.prov.ram import Bevis, Prov
from tests.prov.rattigheter import lagg_av_rattigheter
from tests.prov.skrivfall import FALL, bered, oppna
from tillstand.fel import Lagringsfel, Upptaget

BYTESTEG = 2_048
VANTAN = {"REMISS_LAS_SEKUNDER": "0.2"}
"""How long a use case waits for the store here."""


def _fallen(prov: Prov) -> list[str]:
    """All the use cases in the full dose; otherwise some, chosen by the seed."""
    return prov.slump.sample(list(FALL), min(prov.dos, len(FALL)))


def _steg(prov: Prov) -> int:
    return 1 if prov.dos >= len(FALL) else prov.slump.randint(5, 9)


def _disk(prov: Prov, sort: str = "sqlite") -> Disk:
    mall = prov.installation(sort)
    platser = bered(mall)
    if sort == "sqlite":
        sma_sidor(mall)
    return Disk(prov=prov, mall=mall, platser=platser)


def sidor(prov: Prov) -> None:
    """Let the base grow by no page, by one, by two, until the use case is done without being stopped."""
    disk = _disk(prov)
    for namn in _fallen(prov):
        extra, stoppad = 0, True
        while stoppad:
            prov.framsteg(f"{namn}, {extra} pages")
            with disk.kopia() as installation, oppna(installation) as program:
                stoppad = disk.prova(namn, installation, program, sidtak(program, extra))
            prov.raknat["full disks" if stoppad else "use cases"] += 1
            extra += _steg(prov)


def filstorlek(prov: Prov) -> None:
    """In a process of its own, where no file may grow beyond a limit that is moved up until it is done."""
    disk = _disk(prov)
    for namn in _fallen(prov):
        prov.framsteg(namn)
        i_egen_process(prov, partial(_filstorlekar, disk, namn, _steg(prov)))


def _filstorlekar(disk: Disk, namn: str, steg: int) -> None:
    byte, stoppad = 0, True
    while stoppad:
        with disk.kopia() as installation, oppna(installation) as program:
            stoppad = disk.prova(namn, installation, program, filtak(byte))
        disk.prov.raknat["files cut short" if stoppad else "use cases"] += 1
        byte += BYTESTEG * steg


def stangda(prov: Prov) -> None:
    """The folder, or the base alone, may only be read: at the start and while the program runs."""
    disk = _disk(prov)
    i_egen_process(prov, partial(_stangda, disk, _fallen(prov)))
    pa_postgres = _disk(prov, "postgresql")
    for namn in _fallen(prov):
        with pa_postgres.kopia() as installation, oppna(installation) as program:
            hinder = bara_lasning(program, prov.postgres)
            prov.raknat["read-only servers"] += pa_postgres.prova(namn, installation, program, hinder)


def _stangda(disk: Disk, fallen: list[str]) -> None:
    lagg_av_rattigheter()
    for namn in fallen:
        for bara_basen in (False, True):
            with disk.kopia() as installation, oppna(installation) as program:
                hinder = stangt(program, installation.mapp, bara_basen)
                stoppad = disk.prova(namn, installation, program, hinder)
                disk.prov.raknat["read-only bases" if bara_basen else "read-only folders"] += stoppad
    with disk.kopia() as installation:
        with oppna(installation) as program:
            hinder = stangt(program, installation.mapp, bara_basen=False)
        hinder.satt()
        _vid_start(disk.prov, installation)
        hinder.slapp()


def _vid_start(prov: Prov, installation: Installation) -> None:
    for argument in (("lista", "--som", "registrator"), ("init",)):
        ut, fel = io.StringIO(), io.StringIO()
        with redirect_stdout(ut), redirect_stderr(fel):
            utgang = kor(("--mapp", str(installation.mapp), *argument))
        ratt = utgang == UTGANG[Lagringsfel.kod] and "Inget har sparats." in fel.getvalue()
        prov.krav(ratt, f"{argument[0]} in a closed folder: {utgang} {ut.getvalue()}{fel.getvalue()}")
        prov.raknat["read-only at the start"] += 1


def upptagna(prov: Prov) -> None:
    """Another process holds the lock, the base, or every table: the wait ends, and with it the use case."""
    for sort, hallare in HALLARE.items():
        disk = _disk(prov, sort.partition(":")[0])
        for namn in _fallen(prov):
            prov.framsteg(f"{sort} {namn}")
            with disk.kopia() as installation, oppna(installation, **VANTAN) as program:
                hinder = hallet(hallare(installation))
                stoppad = disk.prova(namn, installation, program, hinder, Upptaget)
            prov.krav(stoppad, f"{sort}: {namn} was not stopped")
            prov.raknat["locked bases"] += stoppad


def _lasfilen(installation: Installation) -> Iterator[None]:
    with (installation.mapp / "remiss.db.las").open("w") as fil:
        fcntl.flock(fil, fcntl.LOCK_EX)
        yield


def _basen(installation: Installation) -> Iterator[None]:
    bas = installation.mapp / "remiss.db"
    with closing(sqlite3.connect(bas, isolation_level=None)) as annan:
        annan.execute("BEGIN EXCLUSIVE")
        yield
        annan.rollback()


def _tabellerna(installation: Installation) -> Iterator[None]:
    with psycopg.connect(installation.databas.replace("+psycopg", "")) as annan:
        fraga = "SELECT string_agg(tablename, ', ') FROM pg_tables WHERE schemaname = 'public'"
        rad = annan.execute(fraga).fetchone()
        assert rad is not None
        annan.execute(f"LOCK TABLE {rad[0]} IN ACCESS EXCLUSIVE MODE".encode())
        yield
        annan.rollback()


HALLARE: dict[str, Callable[[Installation], Iterator[None]]] = {
    "sqlite": _lasfilen,
    "sqlite: the base itself": _basen,
    "postgresql": _tabellerna,
}
"""What somebody else holds until it is asked for the next thing."""

BEVIS = (
    Bevis(
        namn="disken-sidor",
        rad="a full disk: the base may have no page more, one more, two more ... in every writing use case",
        mal="clear Swedish error, nothing half-written, works again without restart",
        liten=1,
        full=len(FALL),
        kor=sidor,
        sekunder=120,
    ),
    Bevis(
        namn="disken-filer",
        rad="a full disk: no file may grow beyond 0, 2, 4 ... kB in every writing use case",
        mal="clear Swedish error, nothing half-written, works again without restart",
        liten=1,
        full=len(FALL),
        kor=filstorlek,
        sekunder=120,
    ),
    Bevis(
        namn="disken-stangd",
        rad="read-only folder, base file and server, at the start and while running",
        mal="clear Swedish error, nothing half-written, works again without restart",
        liten=1,
        full=len(FALL),
        kor=stangda,
        sekunder=60,
    ),
    Bevis(
        namn="disken-upptagen",
        rad="the lock, the base or every table held by another, in every writing use case",
        mal="clear Swedish error in time, nothing half-written, works again without restart",
        liten=1,
        full=len(FALL),
        kor=upptagna,
        sekunder=60,
    ),
)
