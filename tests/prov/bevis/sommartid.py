"""The days on which the clocks are changed: hour by hour, and each day has its effect once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from arbetsflode.journal import tid_ur_text
from arbetsflode.lager import brevlada, poster
from tests.motor.simulering.jamforelse import skillnader
from tests.motor.simulering.orakel import Orakel
from tests.motor.simulering.regler import STOCKHOLM
from tests.motor.simulering.varlden import ENHETER, Varld
from tests.programbyggare import registrera
from tests.prov.ram import SORTER, Bevis, Prov
from tillstand.svarstid import Svarstid

FORSTA_AR, SISTA_AR = 2026, 2040
FORE, EFTER = timedelta(3), timedelta(4)
"""From Thursday to the Wednesday after."""
EN_TIMME = timedelta(hours=1)


def omstallningar() -> Iterator[date]:
    """Every day between those years on which the clock on the wall is put at another hour."""
    dag = date(FORSTA_AR, 1, 1)
    while dag.year <= SISTA_AR:
        if _langd(dag) != timedelta(1):
            yield dag
        dag += timedelta(1)


def _langd(dag: date) -> timedelta:
    def midnatt(d: date) -> datetime:
        return datetime.combine(d, time(), tzinfo=STOCKHOLM).astimezone(UTC)

    return midnatt(dag + timedelta(1)) - midnatt(dag)


def timme_for_timme(prov: Prov) -> None:
    """Live the week around each of them with two schedulers, an hour at a time."""
    alla = list(omstallningar())
    prov.krav(len(alla) == 2 * (SISTA_AR - FORSTA_AR + 1), f"{len(alla)} days of changed clocks")
    for nummer, dag in enumerate(sorted(prov.slump.sample(alla, prov.dos))):
        prov.framsteg(f"{dag}, {nummer + 1} of {prov.dos}")
        _veckan(prov, SORTER[nummer % 5 == 1], dag)


def _veckan(prov: Prov, sort: str, omstallning: date) -> None:
    borjan = datetime.combine(omstallning - FORE, time(0, 0), tzinfo=UTC)
    slut = datetime.combine(omstallning + EFTER, time(0, 0), tzinfo=UTC)
    with Varld.i(prov.installation(sort), borjan, schemalaggare=2, fro=prov.fro) as varld:
        _arenden(varld, omstallning)
        while varld.nu < slut:
            varld.tur(sand=True)
            varld.klocka.stall(varld.nu + EN_TIMME)
            prov.raknat["hours"] += 1
        orakel = Orakel()
        orakel.las(varld.bok)
        prov.raknat["days of changed clocks"] += 1
        prov.raknat["warnings"] += len(orakel.varningar)
        prov.raknat["letters"] += len(orakel.brev)
        for brott in (*skillnader(varld, orakel), *_pa_slaget(varld, (slut - borjan).days)):
            prov.krav(False, f"{omstallning} on {sort}: {brott}")


def _arenden(varld: Varld, omstallning: date) -> None:
    """A case for each of the coming days, so that something is due on every working day."""
    for n in range(-2, 12):
        svarstid = omstallning + timedelta(n)
        lopp = registrera(varld.program, inkommen=varld.idag, svarstid=Svarstid(datum=svarstid))
        varld.bok.skriv(varld.nu, "registrerad", lopp.id, svarstid=svarstid)
        till: dict[str, Any] = {"handlaggare": "handlaggare", "enhet": ENHETER[n % 2]}
        lopp.gor("fordela", "registrator", malsammantrade=None, **till)
        varld.bok.skriv(varld.nu, "fordelad", lopp.id, mal=None, **till)


def _pa_slaget(varld: Varld, dygn: int) -> Iterator[str]:
    """One seal for each day, and every morning letter written as the clock on the wall shows seven."""
    with varld.program.databas.las() as f:
        granser = [sigill.fore[:10] for sigill in poster.las_sigill(f)]
        brev = [b for b in brevlada.lista(f, antal=10**6) if b.slag == "morgon"]
    if len(granser) != dygn or len(set(granser)) != dygn:
        yield f"the seals are {granser}"
    for ett in brev:
        lokalt = tid_ur_text(ett.skapat).astimezone(STOCKHOLM)
        if (lokalt.time(), lokalt.date().isoformat()) != (time(7), ett.dag):
            yield f"the letter of {ett.dag} was written at {lokalt}"


BEVIS = (
    Bevis(
        namn="sommartid",
        rad="the week around every day of changed clocks 2026-2040, hour by hour, two schedulers",
        mal="one daily effect: each warning, seal and letter once, the letters as the wall clock shows seven",
        liten=1,
        full=30,
        kor=timme_for_timme,
        sekunder=120,
    ),
)
