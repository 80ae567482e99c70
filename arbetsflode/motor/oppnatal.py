"""What is open, counted by night: the overview of a large house reads these figures instead of every case."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from arbetsflode.journal import tid_ur_text, tidstext
from arbetsflode.lager import lagen, oppnatal, oversikt
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.oppnatal import FORSENADE, OPPNA, SNART, VECKA, Tal
from arbetsflode.lager.oversikt import Antal
from arbetsflode.program import Program
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Nar
from tillstand.behorighet import Synlighet
from tillstand.signal import SNART_ARBETSDAGAR

VECKOR = 12
"""So many weeks from this Monday are counted."""
FLEST_LEVANDE = 2_000
"""So many cases may be open in the house for the overview to count them when it is asked for."""
RAKNADE = "oppnatal_raknade"
"""When it was last done: UTC text."""


def rakna_oppna(program: Program) -> int:
    """Count every open case, by what decides who may know of it; how many figures there are now. Done once a
    local day; again changes nothing. Memory grows with the number of nämnder, enheter and states alone.
    """
    nar = Nar.vid(program.klocka.nu())
    idag, snart, sist = dagarna(program, nar.idag)
    with program.databas.las() as f:
        if _ar_raknat(lagen.las(f, RAKNADE), idag):
            return 0
        rader = oppnatal.rakna(f, idag=idag, snart=snart, sist=sist)
    with program.databas.skriv() as f:
        if _ar_raknat(lagen.hall(f, RAKNADE), idag):
            return 0
        oppnatal.ersatt(f, rader)
        lagen.skriv(f, RAKNADE, tidstext(nar.noterat))
    return len(rader)


def _ar_raknat(nar: str | None, idag: date) -> bool:
    return nar is not None and lokal_dag(tid_ur_text(nar)) >= idag


def dagarna(program: Program, idag: date) -> tuple[date, date, date]:
    """Today, the last day that is soon, and the last day of the weeks."""
    mandag = idag - timedelta(idag.weekday())
    return idag, program.dagar.plus(idag, SNART_ARBETSDAGAR), mandag + timedelta(7 * VECKOR - 1)


def talen(
    program: Program, f: Forbindelse, synlighet: Synlighet, namnd: str | None, dag: date
) -> tuple[Tal, datetime | None]:
    """The figures of what is open, and when they were counted if that was not now."""
    idag, snart, sist = dagarna(program, dag)
    raknat = lagen.las(f, RAKNADE)
    if raknat is not None and oppnatal.fler_an(f, FLEST_LEVANDE):
        tal = oppnatal.las(f, synlighet, namnd, idag=idag, snart=snart, sist=sist)
        return tal, tid_ur_text(raknat)
    tal = Tal()
    for ett in oversikt.antal(f, synlighet, namnd, idag=idag, snart=snart):
        for matt, antal in ((OPPNA, ett.oppna), (SNART, ett.snart), (FORSENADE, ett.forsenade)):
            tal[matt, ett.tillstand, ett.enhet or ""] += antal
    for slutdag, antal in oversikt.svarstider(f, synlighet, namnd, fran=idag, till=sist).items():
        tal[VECKA, (slutdag - timedelta(slutdag.weekday())).isoformat(), ""] += antal
    return tal, None


def antalen(tal: Tal) -> Iterator[Antal]:
    """What is open, of each state and enhet."""
    for (matt, tillstand, enhet), oppna in tal.items():
        if matt == OPPNA and oppna:
            snart, forsenade = tal[SNART, tillstand, enhet], tal[FORSENADE, tillstand, enhet]
            yield Antal(tillstand, enhet, oppna, snart, forsenade)
