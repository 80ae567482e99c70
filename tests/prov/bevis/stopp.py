"""SIGTERM to a worker that is sending fifty letters."""

import os
import signal
import time
from datetime import timedelta
from functools import partial

from arbetsflode import motor
from arbetsflode.journal import tidstext
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import brevlada
from arbetsflode.program import Program
from tests.byggare import NU
from tests.notiser.smtp import Brevlada, riktig_server
from tests.programbyggare import Installation, registrera, svar_per_epost
from tests.prov.avbrott import kopia
from tests.prov.barn import barnkammare
from tests.prov.belastning.maskineri import arbetare
from tests.prov.belastning.skara import skriv_installningar
from tests.prov.bevis.last import tagna
from tests.prov.ram import SORTER, Bevis, Prov

_BREV, _SVAR = 50, 3
_DA = NU + timedelta(minutes=5)
"""When the worker is at it."""
_DROJ = 0.02
"""Seconds that the mail server takes for each letter."""
_HOGST = 10.0
"""Seconds within which the worker has stopped."""


def stopp(prov: Prov) -> None:
    """As many stops as the dose, on the databases by turns."""
    for sort in SORTER[: prov.dos]:
        grund = _full_lada(prov, sort)
        for _ in range(max(1, prov.dos // len(SORTER))):
            prov.framsteg(f"{prov.raknat['stops']} of {prov.dos}")
            with riktig_server() as lada, kopia(prov, grund) as har:
                skriv_installningar(har, lada)
                lada.droj = _DROJ
                _stoppa(prov, har, lada)


def _full_lada(prov: Prov, sort: str) -> Installation:
    """A base with fifty letters to send; some of them are answers."""
    grund = prov.installation(sort)
    with grund.oppna(fro=5) as program:
        svaren = [registrera(program).till("justerad") for _ in range(_SVAR)]
        with riktig_server() as lada:
            skriv_installningar(grund, lada)
            with grund.oppna(fro=6) as sandare:
                motor.skicka(sandare)
        for lopp in svaren:
            svar_per_epost(lopp)
        for _ in range(_BREV - _SVAR):
            registrera(program)
    return grund


def _stoppa(prov: Prov, har: Installation, lada: Brevlada) -> None:
    efter = prov.slump.randrange(_BREV - 5)
    pid = barnkammare().starta(partial(arbetare, har, Stallklocka(_DA)))
    while len(lada.tagna) < efter or not lada.tagna:
        time.sleep(_DROJ / 4)
    time.sleep(prov.slump.uniform(0, _DROJ))
    borjan = time.monotonic()
    os.kill(pid, signal.SIGTERM)
    slut = barnkammare().vanta(pid)
    sekunder = time.monotonic() - borjan
    var = f"{har.sort}, stopped after {efter} letters"
    prov.krav(slut.utgang == 0 and slut.sagt == (0,), f"{var}: {slut.som_text()}")
    prov.krav(sekunder < _HOGST, f"{var}: stopped in {sekunder:.1f} s")
    prov.raknat["stops"] += 1
    prov.raknat["letters left before"] += len(lada.tagna)
    prov.raknat["ms, the slowest stop"] = max(prov.raknat["ms, the slowest stop"], round(sekunder * 1000))
    lada.droj = 0
    with har.oppna(Stallklocka(_DA), fro=8) as program:
        fore = _lagen(program)
        prov.krav(set(fore.values()) == {"skickad", "vantar"}, f"{var}: letters are {set(fore.values())}")
        gatt = sum(lage == "skickad" for lage in fore.values())
        prov.krav(gatt == len(lada.tagna), f"{var}: {gatt} are noted of {len(lada.tagna)} that left")
        motor.skicka(program)
        prov.krav(set(_lagen(program).values()) == {"skickad"}, f"{var}: letters are left: {_lagen(program)}")
        for avvikelse in motor.verifiera(program).avvikelser:
            prov.krav(False, f"{var}: the checker: {avvikelse}")
    dubbla = {brev for brev, antal in tagna(lada).items() if antal > 1}
    prov.krav(not dubbla and len(lada.tagna) == len(fore), f"{var}: {len(lada.tagna)} left, twice {dubbla}")


def _lagen(program: Program) -> dict[str, str]:
    """Where every letter is that was not settled while the base was prepared."""
    with program.databas.las() as f:
        alla = brevlada.lista(f, antal=1000)
    return {b.nyckel: b.lage for b in alla if b.avgjort is None or b.avgjort > tidstext(NU)}


BEVIS = (
    Bevis(
        namn="stopp",
        rad="SIGTERM to a worker that is sending 50 letters",
        mal="stops in 10 s; each letter settled or back in the box, none lost, none doubled",
        liten=1,
        full=40,
        kor=stopp,
        sekunder=120,
    ),
)
