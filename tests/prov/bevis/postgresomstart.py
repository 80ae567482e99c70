"""PostgreSQL stopped and started under load."""

import json
import time
from pathlib import Path

from attrs import evolve

from tests.notiser.smtp import riktig_server
from tests.postgresserver import Postgres, postgresserver
from tests.prov.belastning.historia import doma
from tests.prov.belastning.klient import loggfil
from tests.prov.belastning.skara import KLIENTER, Skara, med_skara
from tests.prov.bevis.last import tagna
from tests.prov.ram import Bevis, Prov

_I_TAGET = 10
"""Restarts of one base; then another is begun."""
_SATT = ("fast", "immediate")
_TALAMOD = 30.0
"""Seconds in which everybody must be at work again."""


def postgresomstart(prov: Prov) -> None:
    """As many restarts as the dose, on a server of its own that keeps what makes it whole."""
    with postgresserver(sakert=True) as postgres, riktig_server() as lada:
        egen = evolve(prov, postgres=postgres, mapp=prov.undermapp("egen"))
        while prov.raknat["restarts"] < prov.dos:
            antal = min(_I_TAGET, prov.dos - prov.raknat["restarts"])
            skara = med_skara(egen, "postgresql", lada, lambda s, antal=antal: _stor(s, postgres, antal))  # type: ignore[misc]
            sant = tagna(lada)
            lada.tagna.clear()
            doma(skara, sant, omstarter=antal)
            prov.raknat["letters"] += len(sant)
            prov.raknat["letters twice"] += sum(sant.values()) - len(sant)
            prov.framsteg(f"{prov.raknat['restarts']} of {prov.dos} restarts")


def _stor(skara: Skara, postgres: Postgres, antal: int) -> None:
    prov = skara.prov
    _vanta_pa_svar(skara, time.monotonic())
    for _ in range(antal):
        time.sleep(prov.slump.uniform(0.1, 1))
        satt = _SATT[prov.raknat["restarts"] % len(_SATT)]
        postgres.stoppa(satt)
        time.sleep(prov.slump.uniform(0, 0.5))
        postgres.starta()
        igang = time.monotonic()
        sekunder = _vanta_pa_svar(skara, igang)
        prov.krav(sekunder < _TALAMOD, f"not everybody was at work {_TALAMOD} s after a {satt} stop")
        prov.raknat["restarts"] += 1
        prov.raknat["all served again within 5 s"] += sekunder < 5
        slowest = "ms, the slowest recovery"
        prov.raknat[slowest] = max(prov.raknat[slowest], round(sekunder * 1000))
    prov.krav(skara.alla_lever(), "somebody ended because the base was away")


def _vanta_pa_svar(skara: Skara, fran: float) -> float:
    """Wait until every client has been answered after an instant; how long the last one waited (s)."""
    while time.monotonic() - fran < _TALAMOD:
        filer = [loggfil(skara.installation.mapp, n) for n in range(KLIENTER)]
        senast = [_senaste_svar(fil) for fil in filer]
        if min(senast) > fran:
            return max(senast) - fran
        time.sleep(0.05)
    return _TALAMOD


def _senaste_svar(fil: Path) -> float:
    """When a client was last answered (monotonic seconds)."""
    rader = fil.read_text().split("\n")[:-1] if fil.exists() else []
    return max((json.loads(rad).get("nar", 0.0) for rad in rader[-5:]), default=0.0)


BEVIS = (
    Bevis(
        namn="postgresomstart",
        rad="PostgreSQL stopped (fast, immediate) and started under load of 4 clients, worker and sweeper",
        mal="0 violations; recovers by itself, no process ends",
        liten=2,
        full=50,
        kor=postgresomstart,
        sekunder=250,
    ),
)
