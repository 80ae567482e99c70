"""A year with several schedulers, and the days on which the clocks are changed."""

from datetime import date

from tests.motor.simulering.aret import SISTA
from tests.motor.simulering.jamforelse import Levt, lev
from tests.motor.simulering.varlden import Varld
from tests.prov.buntar import sma_buntar
from tests.prov.ram import Bevis, Prov

SCHEMALAGGARE = (2, 5)
HELT = (200, SISTA)
KORT = (6, date(2011, 12, 3))
"""How many cases, and until when: in full, and with every commit."""


def simulerade_ar(prov: Prov) -> None:
    """Live a year for each seed, every fifth on PostgreSQL, and compare with the oracle."""
    antal, sista = HELT if prov.dos > len(SCHEMALAGGARE) else KORT
    hel = prov.dos > len(SCHEMALAGGARE)
    for nummer in range(prov.dos):
        prov.framsteg(f"year {nummer + 1} of {prov.dos}")
        fro = prov.slump.randrange(1_000_000)
        sort = "postgresql" if nummer % 5 == (4 if hel else 1) else "sqlite"
        schemalaggare = SCHEMALAGGARE[nummer % len(SCHEMALAGGARE)]
        with sma_buntar(antal // 10 + 2):
            levt = lev(
                prov.installation(sort), antal=antal, sista=sista, fro=fro, schemalaggare=schemalaggare
            )
        _rakna(prov, levt, antal)
        for brott in levt.brott:
            prov.krav(False, f"year {fro} with {schemalaggare} schedulers on {sort}: {brott}")


def _rakna(prov: Prov, levt: Levt, antal: int) -> None:
    varld: Varld = levt.ar.varld
    lag, avbrott = varld.arbetslag, levt.ar.avbrott
    prov.raknat["years"] += 1
    prov.raknat["cases"] += antal
    prov.raknat["turns of a scheduler"] += lag.turer
    prov.raknat["of them at once"] += lag.samtidiga
    prov.raknat["restarts"] += lag.omstarter
    prov.raknat["of them in the middle of a sweep"] += lag.doda
    prov.raknat["outages"] += len(avbrott.stilla)
    prov.raknat["sleeps of three days"] += len(avbrott.somn)
    prov.raknat["clock jumps"] += levt.ar.hopp.total()
    prov.raknat["warnings"] += len(levt.orakel.varningar)
    prov.raknat["letters"] += len(levt.orakel.brev)


BEVIS = (
    Bevis(
        namn="aret",
        rad="two and five schedulers in a simulated year: restarts, outages that end at 07:01, sleeps of "
        "three days, clock jumps, both days of changed clocks",
        mal="warnings and letters are those of a naive day loop",
        liten=2,
        full=20,
        kor=simulerade_ar,
        sekunder=1_000,
    ),
)
