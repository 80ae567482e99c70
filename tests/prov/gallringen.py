"""A word planted wherever a case can hold one, and the search for it in all that an installation keeps."""

import email
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from sqlalchemy import Engine, event

from arbetsflode import motor
from arbetsflode.program import Program
from notiser.kanaler.mapp import Mappkanal
from tests.motor.paminnelser import skriv_i_basen
from tests.programbyggare import Installation, Lopp, inlaga, med_kanal, per_epost, registrera
from tests.prov.avbild import avbilda
from tillstand.fel import Leveransfel
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare, Bilaga, Remissobjekt

DELAT = b"delas med ett annat arende"
"""A content that another case holds too: it stays."""


@frozen
class _Vagran:
    """A way out into the folder, where copies are refused in words that repeat the address."""

    mapp: Mappkanal
    vagras: str

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Write the letter, or refuse for good."""
        if adress == self.vagras:
            raise Leveransfel(f"550 {adress} finns inte", bestaende=True)
        self.mapp.skicka(meddelande, adress)


@contextmanager
def utan_egen_radering() -> Iterator[None]:
    """Many builds of SQLite wipe what is deleted by themselves; here none does."""

    def stall_in(anslutning: Any, _post: Any) -> None:
        if isinstance(anslutning, sqlite3.Connection):
            anslutning.execute("PRAGMA secure_delete=OFF")

    event.listen(Engine, "connect", stall_in)
    try:
        yield
    finally:
        event.remove(Engine, "connect", stall_in)


@contextmanager
def en_till_har_oppet(installation: Installation) -> Iterator[None]:
    """Another process has the SQLite base open, so that nobody's closing empties the log."""
    if installation.sort != "sqlite":
        yield
        return
    with closing(sqlite3.connect(installation.mapp / "remiss.db", isolation_level=None)) as annan:
        annan.execute("SELECT count(*) FROM arende").fetchall()
        yield


def plantera(program: Program, ord_: str) -> Lopp:
    """Let a case live its whole life with a word in texts, names, files, letters and kept answers."""
    registrera(program, "Ett annat ärende", handlingar=[inlaga(innehall=DELAT, titel="Delad")])
    lopp = registrera(
        program,
        f"Om {ord_} och annat",
        avsandare=Avsandare(
            organ=f"{ord_} AB", kontakt=ord_, epost=f"{ord_}@stad.example", diarienummer="KS 1"
        ),
        objekt=Remissobjekt(titel=ord_, sammanfattning=f"Om {ord_}\nsom sägs på flera rader"),
        bilagor=(Bilaga(titel=ord_),),
        dubblett_skal=f"Inte samma: {ord_}",
        handlingar=[
            inlaga(Handlingsslag.REMISSMISSIV, innehall=DELAT, titel=ord_, filnamn=f"{ord_}.txt"),
            inlaga(Handlingsslag.BILAGA, innehall=f"bilaga {ord_}".encode(), titel=ord_),
        ],
    )
    _bered(lopp, ord_)
    _sand(program, lopp, ord_)
    lopp.kvitto = evolve(lopp.kvitto, version=lopp.arende.version)
    lopp.gor("avsluta", "registrator")
    skriv_i_basen(
        program,
        "UPDATE idempotens SET svar = replace(svar, '\"varningar\":[]', :varning) WHERE svar LIKE :om",
        om=f"%{lopp.id}%",
        varning=f'"varningar":[{{"kod":"x","mening":"Om {ord_}","kalla":""}}]',
    )
    return lopp


def _bered(lopp: Lopp, ord_: str) -> None:
    lopp.till("beredning").gor("anteckna", "handlaggare", text=f"Talat med {ord_}.")
    lopp.bifoga("handlaggare", titel=f"Svar till {ord_}")
    lopp.bifoga("handlaggare", titel=ord_, innehall=f"ny {ord_}".encode(), ersatter=3)
    lopp.gor("lagg_forslag", "handlaggare").godkann("avdelningschef")
    lopp.aterlamna("forvaltningschef", f"Fråga {ord_}.")
    lopp.gor("lagg_forslag", "handlaggare").godkann("avdelningschef").godkann("forvaltningschef")
    lopp.till("justerad").bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG, titel=ord_)


def _sand(program: Program, lopp: Lopp, ord_: str) -> None:
    """The answer leaves with its documents; the copy is refused."""
    brev = Mappkanal(mapp=program.installningar.epost.mapp or Path())
    med_kanal(program, _Vagran(brev, f"kopia.{ord_}@stad.example"))
    svar = per_epost(
        epost=f"{ord_}@stad.example",
        kopia_till=(f"kopia.{ord_}@stad.example",),
        mottagare=ord_,
        meddelande=f"Hej {ord_}",
        handlingar=(2, 4),
        avsandarens_diarienummer="KS 1",
    )
    lopp.gor("overlamna", "registrator", svar)
    motor.skicka(program)
    motor.skicka(program)


def spar(installation: Installation, ord_: str) -> list[str]:
    """Where the word stands: files of the folder, in bytes or as a letter reads, and rows of PostgreSQL."""
    return [*_i_filerna(installation.mapp, ord_), *_i_tabellerna(installation, ord_)]


def _i_filerna(mapp: Path, ord_: str) -> Iterator[str]:
    sokt = ord_.lower().encode()
    for fil in sorted(mapp.rglob("*")):
        if not fil.is_file():
            continue
        innehall = fil.read_bytes()
        if fil.suffix == ".eml":
            innehall += _last(innehall)
        if sokt in f"{fil.name}".encode() + innehall.lower():
            yield str(fil.relative_to(mapp))


def _last(brev: bytes) -> bytes:
    meddelande = email.message_from_bytes(brev, policy=SMTP)
    delar = [d.get_payload(decode=True) for d in meddelande.walk() if not d.is_multipart()]
    huvuden = " ".join(str(v) for d in meddelande.walk() for v in d.values())
    return b" ".join([huvuden.encode(), *(d for d in delar if isinstance(d, bytes))])


def _i_tabellerna(installation: Installation, ord_: str) -> Iterator[str]:
    if installation.sort == "sqlite":
        with closing(sqlite3.connect(installation.mapp / "remiss.db")) as bas:
            if bas.execute("SELECT count(*) FROM sok WHERE sok MATCH ?", (f'"{ord_.lower()}"*',)).fetchone()[
                0
            ]:
                yield "sökindexet"
        return
    for tabell, rader in avbilda(installation).items():
        if any(ord_.lower() in str(rad).lower() for rad in rader):
            yield f"tabellen {tabell}"
