"""PostgreSQL stopped and started under load."""

import time
from functools import partial

from attrs import evolve

from tests.notiser.smtp import riktig_server
from tests.postgresserver import Postgres, postgresserver
from tests.prov.belastning.historia import doma
from tests.prov.belastning.skara import TALAMOD, Skara, med_skara
from tests.prov.bevis.last import tagna
from tests.prov.ram import Bevis, Prov

_I_TAGET = 10
"""Restarts of one base; then another is begun."""
_SATT = ("fast", "immediate")


def postgresomstart(prov: Prov) -> None:
    """As many restarts as the dose, on a server of its own that keeps what makes it whole."""
    with postgresserver(sakert=True) as postgres, riktig_server() as lada:
        egen = evolve(prov, postgres=postgres, mapp=prov.undermapp("egen"))
        while prov.raknat["restarts"] < prov.dos:
            antal = min(_I_TAGET, prov.dos - prov.raknat["restarts"])
            skara = med_skara(egen, "postgresql", lada, partial(_stor, postgres=postgres, antal=antal))
            sant = tagna(lada)
            lada.tagna.clear()
            doma(skara, sant, omstarter=antal)
            prov.raknat["letters"] += len(sant)
            prov.raknat["letters twice"] += sum(sant.values()) - len(sant)
            prov.framsteg(f"{prov.raknat['restarts']} of {prov.dos} restarts")


def _stor(skara: Skara, postgres: Postgres, antal: int) -> None:
    prov = skara.prov
    skara.vanta_pa_svar(time.monotonic())
    for _ in range(antal):
        time.sleep(prov.slump.uniform(0.1, 1))
        satt = _SATT[prov.raknat["restarts"] % len(_SATT)]
        postgres.stoppa(satt)
        time.sleep(prov.slump.uniform(0, 0.5))
        postgres.starta()
        igang = time.monotonic()
        sekunder = skara.vanta_pa_svar(igang)
        prov.krav(sekunder < TALAMOD, f"not everybody was at work {TALAMOD} s after a {satt} stop")
        prov.raknat["restarts"] += 1
        prov.raknat["all served again within 5 s"] += sekunder < 5
        slowest = "ms, the slowest recovery"
        prov.raknat[slowest] = max(prov.raknat[slowest], round(sekunder * 1000))
    prov.krav(skara.alla_lever(), "somebody ended because the base was away")


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
