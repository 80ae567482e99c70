"""The crew: four clients, the worker and the sweeper, each begun anew when it has been killed."""

import os
import signal
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from attrs import define, field

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from tests.notiser.smtp import Brevlada
from tests.programbyggare import Installation, registrera
from tests.prov.barn import Arbete, Slut, barnkammare
from tests.prov.belastning.klient import STOPP, klient, loggfil, senaste_svar
from tests.prov.belastning.klocka import Snabbklocka, snabbklocka
from tests.prov.belastning.maskineri import arbetare, svepare
from tests.prov.ram import Prov
from tillstand.svarstid import Svarstid

KLIENTER = 4
TALAMOD = 30.0
"""Seconds in which every client must have been answered."""
AVSANDARE = ("arbetare", "svepare")
"""Those who send letters."""
_BORJAN = datetime(2011, 10, 3, 6, 52, tzinfo=ZoneInfo("Europe/Stockholm"))
"""Eight minutes before the letters of a morning: some seconds, as the clock goes."""


@define
class Skara:
    """Who is at work on one base, by part."""

    prov: Prov
    installation: Installation
    klocka: Snabbklocka
    pid: dict[str, int] = field(factory=dict)
    sluten: list[tuple[str, Slut]] = field(factory=list)
    """Everybody who has ended, and how."""

    def borja(self) -> None:
        """Set everybody to work."""
        for roll in (*AVSANDARE, *(f"klient{n}" for n in range(KLIENTER))):
            self.starta(roll)

    def starta(self, roll: str) -> None:
        """Set one to work."""
        self.pid[roll] = barnkammare().starta(self._arbete(roll))

    def doda(self, roll: str) -> None:
        """SIGKILL one, and set another to the same work."""
        os.kill(self.pid[roll], signal.SIGKILL)
        self._vanta(roll)
        self.starta(roll)

    def vanta_pa_svar(self, fran: float) -> float:
        """Wait until every client has been answered after an instant; how long the last one waited (s)."""
        filer = [loggfil(self.installation.mapp, n) for n in range(KLIENTER)]
        while time.monotonic() - fran < TALAMOD:
            senast = [senaste_svar(fil) for fil in filer]
            if min(senast) > fran:
                return max(senast) - fran
            time.sleep(0.02)
        return TALAMOD

    def sluta(self) -> None:
        """Let everybody end in good order."""
        (self.installation.mapp / STOPP).touch()
        for roll in AVSANDARE[:1]:
            os.kill(self.pid[roll], signal.SIGTERM)
        for roll in list(self.pid):
            self._vanta(roll)

    def alla_lever(self) -> bool:
        """Whether nobody has ended who was not killed."""
        return all(barnkammare().lever(pid) for pid in self.pid.values())

    def _vanta(self, roll: str) -> None:
        self.sluten.append((roll, barnkammare().vanta(self.pid.pop(roll))))

    def _arbete(self, roll: str) -> Arbete:
        if roll == "arbetare":
            return partial(arbetare, self.installation, self.klocka)
        if roll == "svepare":
            return partial(svepare, self.installation, self.klocka)
        fro = self.prov.slump.getrandbits(32)
        return partial(klient, self.installation, self.klocka, int(roll.removeprefix("klient")), fro)


def med_skara(prov: Prov, sort: str, lada: Brevlada, stor: Callable[[Skara], None]) -> Skara:
    """Let a crew work on a new base while something is done to them; the crew, when all have ended."""
    installation = prov.installation(sort)
    skriv_installningar(installation, lada)
    _plantera(installation)
    skara = Skara(prov, installation, snabbklocka(_BORJAN))
    skara.borja()
    try:
        stor(skara)
    finally:
        skara.sluta()
    return skara


def skriv_installningar(installation: Installation, lada: Brevlada) -> None:
    """Let letters leave by that server."""
    rader = ('kanal = "smtp"', 'server = "127.0.0.1"', f"port = {lada.port}", 'sakerhet = "ingen"')
    text = "\n".join(("[epost]", *rader, 'fran = "Remissflöde <remiss@provstad.example>"'))
    (installation.mapp / "installningar.toml").write_text(text, encoding="utf-8")


def _plantera(installation: Installation) -> None:
    """Cases of some weeks ago, whose warnings are due this morning."""
    forr = datetime(2011, 9, 20, 10, tzinfo=_BORJAN.tzinfo)
    with installation.oppna(Stallklocka(forr), fro=3) as program:
        for _ in range(4):
            lopp = registrera(
                program, inkommen=forr.date(), svarstid=Svarstid(datum=date(2011, 10, 7)), nyckel=None
            )
            lopp.gor("fordela", "fordelare")
        motor.svep(program)
