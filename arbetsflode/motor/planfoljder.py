"""What a change does to plans: what is noted as told, and what is to be told tomorrow morning.

What a use case on one case moves is told at once, in its own letters. What a calendar moves, of any number
of cases, the sweep finds by comparing with what was told last, and the morning letters tell it.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from attrs import frozen

from arbetsflode.lager import arenden, lagen, oppna, planbesked, varningar
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.varningar import Varning
from arbetsflode.program import Program
from notiser.planrader import BORTA, PLAN_ANDRAD, PLANREGLER, Planfraga, borta_pa, planrad_galler
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Arende, Nar
from tillstand.fel import Datafel
from tillstand.remiss import Remiss
from tillstand.remissplan import Planbesked, andringar, besked

SENASTE_MORGON = "senaste_morgon"
"""The local day of the latest morning whose letters have been written."""


@frozen(kw_only=True)
class Nyplan:
    """The plan of a case before and after a change."""

    fore: Planbesked
    efter: Planbesked
    ny_i_handerna: bool
    """The case has a handläggare that it did not have: the letter about that tells the whole plan."""

    @property
    def att_saga(self) -> Planbesked | None:
        """What was told before, if the change is to be told."""
        return self.fore if not self.ny_i_handerna and andringar(self.fore, self.efter) else None


def ny_plan(program: Program, f: Forbindelse, fore: Arende, efter: Arende) -> Nyplan | None:
    """The plan before and after, or None when the change does not touch it."""
    if not isinstance(fore, Remiss) or not isinstance(efter, Remiss) or efter.ansvar is None:
        return None
    samma_hander = fore.ansvar is not None and fore.ansvar.handlaggare == efter.ansvar.handlaggare
    if samma_hander and fore.svarstid is efter.svarstid and fore.beredning is efter.beredning:
        return None
    kalender, villkor = program.kalender(f), program.villkor(efter.namnd)
    nu = besked(efter, kalender, villkor)
    if nu is None:
        return None
    return Nyplan(
        fore=besked(fore, kalender, villkor) or Planbesked(), efter=nu, ny_i_handerna=not samma_hander
    )


def anteckna(program: Program, f: Forbindelse, arende: Arende, plan: Nyplan, nar: Nar) -> None:
    """Note what has been told by the letters of the same transaction; let the chef be told of absences.

    What this change did not move is not noted: what a calendar has moved is for the sweep to tell.
    """
    if plan.ny_i_handerna or andringar(plan.fore, plan.efter):
        planbesked.skriv(f, arende.id, plan.efter, nar.noterat)
    varna_om_franvaro(program, f, arende, nar.noterat)


def jamfor(program: Program, f: Forbindelse, arende: Arende, nu: datetime) -> None:
    """After a calendar or a ladder has changed: if the plan is another than was told, let it be told."""
    if not isinstance(arende, Remiss) or arende.ansvar is None:
        return
    nytt = besked(arende, program.kalender(f), program.villkor(arende.namnd))
    if nytt is None or not andringar(planbesked.las(f, arende.id), nytt):
        return
    _skriv(f, arende, PLAN_ANDRAD, nu)
    varna_om_franvaro(program, f, arende, nu)


def varna_om_franvaro(program: Program, f: Forbindelse, arende: Arende, nu: datetime) -> None:
    """Warn the chef when the handläggare is away on a stop date."""
    borta = borta_pa(
        arende,
        program.kalender(f),
        program.villkor(arende.namnd),
        program.organisation(f),
        lokal_dag(nu),
    )
    if borta:
        _skriv(f, arende, BORTA, nu)


def efter_franvaro(program: Program, f: Forbindelse, personer: Iterable[str], nu: datetime) -> None:
    """Somebody will be away: look at their open cases. One that cannot be read is the sweep's to tell."""
    for person in personer:
        for id_ in oppna.oppna_hos(f, person):
            try:
                arende = arenden.las(f, program.register, id_).arende
            except Datafel:
                continue
            varna_om_franvaro(program, f, arende, nu)


def _skriv(f: Forbindelse, arende: Arende, regel: str, nu: datetime) -> None:
    roll, _ = PLANREGLER[regel]
    dag = _nasta_morgon(f, nu).isoformat()
    varningar.skriv_varning(f, Varning(subjekt=arende.id, regel=regel, datum=dag, roll=roll), nu)


def _nasta_morgon(f: Forbindelse, nu: datetime) -> date:
    """The first day whose letters are not written yet: what is told by them is one line, however often the
    plan has moved before."""
    idag, senast = lokal_dag(nu), lagen.las(f, SENASTE_MORGON)
    skriven = senast is not None and senast >= idag.isoformat()
    return idag + timedelta(1) if skriven else idag


def varningen_galler(program: Program, f: Forbindelse, arende: Arende, regel: str, dag: date) -> bool:
    """Whether a warning about a plan still holds on a local day, held against what was told last."""
    return planrad_galler(
        regel,
        Planfraga(
            arende=arende,
            kalender=program.kalender(f),
            villkor=program.villkor(arende.namnd),
            organisation=program.organisation(f),
            dag=dag,
            meddelat=planbesked.las(f, arende.id),
        ),
    )
