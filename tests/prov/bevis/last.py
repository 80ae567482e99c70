"""Clients, worker and sweeper killed at random under load, and set to work again."""

import re
import time
from collections import Counter
from functools import partial

from tests.notiser.smtp import Brevlada, riktig_server
from tests.prov.belastning.historia import doma
from tests.prov.belastning.skara import Skara, med_skara
from tests.prov.ram import SORTER, Bevis, Prov

_I_TAGET = 25
"""Kills on one base; then another is begun."""
_MELLAN = (0.02, 0.4)
"""Seconds between two kills."""


def last(prov: Prov) -> None:
    """As many kills as the dose, on the databases by turns."""
    omgang = prov.slump.randrange(len(SORTER))
    while prov.raknat["kills"] < prov.dos:
        antal = min(_I_TAGET, prov.dos - prov.raknat["kills"])
        with riktig_server() as lada:
            skara = med_skara(prov, SORTER[omgang % len(SORTER)], lada, partial(_doda, antal=antal))
            sant = tagna(lada)
            doma(skara, sant)
            prov.raknat["letters"] += len(sant)
            prov.raknat["letters twice"] += sum(sant.values()) - len(sant)
        omgang += 1
        prov.framsteg(f"{prov.raknat['kills']} of {prov.dos} kills")


def _doda(skara: Skara, antal: int) -> None:
    prov = skara.prov
    skara.vanta_pa_svar(time.monotonic())
    for _ in range(antal):
        time.sleep(prov.slump.uniform(*_MELLAN))
        skara.doda(prov.slump.choice(sorted(skara.pid)))
        prov.raknat["kills"] += 1


def tagna(lada: Brevlada) -> Counter[str]:
    """How often the mail server has taken each Message-ID."""
    return Counter(
        traff.group(1).decode()
        for _, _, data in lada.tagna
        if (traff := re.search(rb"^Message-ID:\s*(<\S+>)", data, re.IGNORECASE | re.MULTILINE))
    )


BEVIS = (
    Bevis(
        namn="last",
        rad="random SIGKILL of worker, sweeper and 4 clients under load, and restart",
        mal="each acknowledged action exactly once, those from the inbox too; unacknowledged at most once, "
        "letters once per key",
        liten=5,
        full=500,
        kor=last,
        sekunder=400,
    ),
)
