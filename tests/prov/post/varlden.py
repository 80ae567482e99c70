"""An installation that sends to the server that goes wrong: several senders, restarted at each turn."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any

from attrs import define, field

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import brevlada
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from notiser.brev import meddelande_id
from notiser.kanaler import Kanal
from tests.byggare import NU
from tests.motor.paminnelser import ge_roll
from tests.notiser.smtp import CERTIFIKAT
from tests.programbyggare import Installation, Lopp, aktor, registrera, svar_per_epost
from tests.prov.barn import Sag, barnkammare
from tests.prov.post.server import Postserver, Tagning

GRANS = 0.3
"""Seconds: both limits of every connection while the server is ill."""
GOTT_OM_TID = 20
"""Seconds: the limits when it is well, so that a slow machine is not a fault."""
SAMTIDIGT = 2
"""Senders at once."""
KVAR = ("vantar", "skickas", "uppskjuten")
OMVAND = timedelta(hours=5)
"""Longer than any wait of the table, and than any lease."""


@define
class Varld:
    """One installation, one server, and the cases that were begun."""

    installation: Installation
    server: Postserver
    tls: bool = False
    nu: datetime = NU
    lopp: list[Lopp] = field(factory=list)
    nycklar: set[str] = field(factory=set)
    """Every letter that has been seen in the base."""
    _fro: int = 10

    def skriv_installningar(self, ca_fil: Path = CERTIFIKAT, *, grans: float = GRANS) -> None:
        """Write by which server letters leave, and with which limits."""
        skydd = f'sakerhet = "starttls"\nca_fil = "{ca_fil}"' if self.tls else 'sakerhet = "ingen"'
        text = f"""
[epost]
kanal = "smtp"
server = "127.0.0.1"
port = {self.server.port}
{skydd}
fran = "Remissflöde <remiss@provstad.example>"
anslut_sekunder = {grans}
totalt_sekunder = {grans}
kib_per_sekund = 1000000
forsok_timmar = 720
"""
        (self.installation.mapp / "installningar.toml").write_text(text, encoding="utf-8")

    @contextmanager
    def program(self) -> Iterator[Program]:
        """A program of its own, as after a restart."""
        self._fro += 1
        with self.installation.oppna(Stallklocka(self.nu), fro=self._fro) as program:
            yield program

    def fyll(self, registrerade: int, svar: int) -> None:
        """Begin cases: some only registered, some whose answer is to leave by e-mail, with a copy."""
        with self.program() as program:
            for _ in range(registrerade):
                registrera(program)
            for _ in range(svar):
                lopp = svar_per_epost(registrera(program).till("justerad"), kopia_till=("kopia@ks.example",))
                self.lopp.append(lopp)
            self.nycklar |= {b.nyckel for b in self.brev(program)}

    def tre_fordelare(self) -> None:
        """Three people are told of each new case."""
        with self.program() as program:
            for kod in ("kollega", "granne"):
                ge_roll(program, kod, "fordelare")

    def brev(self, program: Program) -> list[Brevrad]:
        """Every letter of the base."""
        with program.databas.las() as f:
            return brevlada.lista(f, antal=10**6)

    def sand(self, antal: int = SAMTIDIGT) -> int:
        """Let several senders empty the box at once; how many letters were put off."""
        uppskjutna: list[int] = []
        program = [self.installation.oppna(Stallklocka(self.nu), fro=self._nasta_fro()) for _ in range(antal)]
        tradar = [threading.Thread(target=_sand_i_trad, args=(p, uppskjutna)) for p in program]
        for trad in tradar:
            trad.start()
        for trad in tradar:
            trad.join()
        return sum(uppskjutna)

    def sand_och_do(self, efter: int) -> bool:
        """Let a sender of its own process be killed between the server's answer and the commit, at the n-th
        letter; whether it was."""
        arbete = partial(_sand_och_do, self.installation, self.nu, self._nasta_fro(), efter)
        return barnkammare().gor(arbete).dodad

    def _nasta_fro(self) -> int:
        self._fro += 1
        return self._fro

    def lat_tiden_ga(self, tid: timedelta = OMVAND) -> None:
        """The clock goes on."""
        self.nu += tid

    def tom_ladan(self) -> None:
        """With a sound server: turn after turn until nothing waits."""
        self.skriv_installningar(grans=GOTT_OM_TID)
        for _ in range(30):
            self.lat_tiden_ga()
            self.sand(1)
            with self.program() as program:
                if not any(b.lage in KVAR for b in self.brev(program)):
                    return

    def fraga_manniskan(self, program: Program) -> int:
        """Let the registrator say of each uncertain answer what the server's own account says; how many."""
        ovissa = motor.lista_brev(program, aktor("registrator"), lagen=("oviss",))
        for brev in ovissa:
            gick = bool(self.tagningar(program, brev))
            motor.avgor_ovisst(program, aktor("registrator"), brev=brev.id, gick=gick)
        return len(ovissa)

    def be_om_igen(self, program: Program) -> int:
        """Ask anew that the answers leave that did not; how many."""
        antal = 0
        for lopp in self.lopp:
            nu = _fram(lopp, program)
            if nu.kvitto.tillstand == "justerad" and not nu.kvitto.pa_vag_ut:
                svar_per_epost(nu)
                antal += 1
        return antal

    def tagningar(self, program: Program, brev: Brevrad) -> list[Tagning]:
        """How the server has taken a letter, by its own account."""
        id_ = meddelande_id(brev.nyckel, program.avsandardoman())
        return [t for t in self.server.tagna if t.meddelande_id == id_]


def _fram(lopp: Lopp, program: Program) -> Lopp:
    """The case as it now stands, in another program."""
    arende = motor.visa(program, aktor("registrator"), arende=lopp.id).arende
    kvitto = Kvitto(
        arende=arende.id,
        diarienummer=arende.diarienummer,
        namnd=arende.namnd,
        tillstand=arende.tillstand,
        version=arende.version,
        pa_vag_ut=arende.utskick is not None,
    )
    return Lopp(program, kvitto)


def tillstand(lopp: Lopp, program: Program) -> tuple[str, bool]:
    """Where a case stands, and whether its answer is on its way."""
    nu = _fram(lopp, program)
    return nu.kvitto.tillstand, nu.kvitto.pa_vag_ut


def _sand_i_trad(program: Program, uppskjutna: list[int]) -> None:
    with program:
        uppskjutna.append(motor.skicka(program).uppskjutna)


def _sand_och_do(installation: Installation, nu: datetime, fro: int, efter: int, _sag: Sag) -> None:
    with installation.oppna(Stallklocka(nu), fro=fro) as program:
        riktig = program.kanal
        program.kanal = lambda: _Dodlig(riktig(), efter)
        motor.skicka(program)


@define
class _Dodlig:
    """The real way out; the process is killed as soon as the server has said that it has the n-th letter."""

    _oppning: Any
    _kvar: int
    _kanal: Kanal | None = None

    def __enter__(self) -> "_Dodlig":
        self._kanal = self._oppning.__enter__()
        return self

    def __exit__(self, *fel: Any) -> None:
        self._oppning.__exit__(*fel)

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Send it, and perhaps die."""
        assert self._kanal is not None
        self._kanal.skicka(meddelande, adress)
        self._kvar -= 1
        if self._kvar == 0:
            os.kill(os.getpid(), signal.SIGKILL)
