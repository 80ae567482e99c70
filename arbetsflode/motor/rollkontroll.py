"""Whether every role that the flows ask for is held today, as health tells it."""

from collections.abc import Iterator
from datetime import date

from arbetsflode.lager import matning
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.halsopunkt import Lage, Svar
from arbetsflode.program import Program
from konfiguration.kommun import Namnd
from tillstand.arbetsdagar import lokal_dag
from tillstand.begaran import ROLLTEXT
from tillstand.behorighet import ADMINISTRATOR, NAMNDROLLER, Organisation, rollnyckel
from tillstand.flode import Flode


def roller(program: Program, f: Forbindelse) -> Svar:
    """A line for each role that nobody holds. A nämnd whose people have all gone, and that has no open case,
    rests and is told once."""
    organisation, dag = program.organisation(f), lokal_dag(program.klocka.nu())
    if not organisation.innehavare(rollnyckel(ADMINISTRATOR), dag):
        yield "roller", Lage.GUL, "Ingen är administratör. Lägg till en med ”remiss personer”."
    for namnd in program.kommun.namnder.values():
        if _vilar(f, organisation, namnd, dag):
            yield "roller", Lage.GRON, f"{namnd.namn} vilar: ingen arbetar där, och inget ärende är öppet."
            continue
        saknade = (
            r for last in program.floden.values() for r in _saknade(last.flode, namnd, organisation, dag)
        )
        for roll in dict.fromkeys(saknade):
            yield "roller", Lage.GUL, f"{namnd.namn}: {roll} saknar innehavare i dag."


def _vilar(f: Forbindelse, organisation: Organisation, namnd: Namnd, dag: date) -> bool:
    arbetande = [i for i in organisation.innehav if i.namnd == namnd.kod and i.roll != "insyn"]
    har_slutat = bool(arbetande) and all(i.till < dag for i in arbetande)
    return har_slutat and not matning.har_oppna(f, namnd.kod)


def _saknade(flode: Flode, namnd: Namnd, organisation: Organisation, dag: date) -> Iterator[str]:
    begarda = dict.fromkeys(
        roll
        for rad in flode.rader
        for roll in (*rad.roller, *getattr(rad, "godkanns_av", ()), *flode.registreras_av)
    )
    for roll in begarda:
        if roll in NAMNDROLLER and not _har_nagon(organisation, roll, namnd, dag):
            yield ROLLTEXT[roll]
    if {"chef", "avdelningschef"} & set(begarda):
        for enhet in organisation.enheter.values():
            nyckel = rollnyckel("chef", namnd.kod, enhet.kod)
            if enhet.namnd == namnd.kod and not organisation.innehavare(nyckel, dag):
                yield f"chef för {enhet.namn}"


def _har_nagon(organisation: Organisation, roll: str, namnd: Namnd, dag: date) -> bool:
    """Whether somebody may act; without points to decide by a nämnd needs no delegat."""
    if roll == "delegat" and not namnd.villkor.delegationspunkter:
        return True
    if organisation.innehavare(rollnyckel(roll, namnd.kod), dag):
        return True
    chef = rollnyckel("forvaltningschef", namnd.kod)
    return roll == "fordelare" and bool(organisation.innehavare(chef, dag))
