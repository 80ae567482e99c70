"""A svarstid as somebody writes it, tried at once: which day it is, and the plan that it would give."""

from datetime import date

from attrs import frozen

from arbetsflode.program import Program
from tillstand.arbetsdagar import Arbetsdagar, lokal_dag
from tillstand.behorighet import Aktor
from tillstand.fel import Felaktighet
from tillstand.planord import omdome
from tillstand.svarstid import Svarstid
from tillstand.svarstidstext import las_skriven_svarstid
from tillstand.tidsplan import Tidsplan, tidsplan
from tillstand.upplagg import Planfall
from tillstand.utvagar import Utvag, utvagar


@frozen(kw_only=True)
class Svarstidsprov:
    """What was written, as it was read. Days are local; `dagar_kvar` is working days from today."""

    svarstid: Svarstid | None
    """None when it could not be read."""
    fel: tuple[Felaktighet, ...] = ()
    dag: date | None = None
    """The last day that counts."""
    ar_arbetsdag: bool | None = None
    ledig_for: str | None = None
    """Why nobody is at work that day."""
    planeras_mot: date | None = None
    """The last working day on or before it."""
    dagar_kvar: int | None = None
    forklaring: tuple[str, ...] = ()
    plan: Tidsplan | None = None
    """The plan of a new case in the nämnd; None when the svarstid could not be read."""
    omdome: tuple[str, ...] = ()
    """Whether the plan holds and what it rests on."""
    utvagar: tuple[Utvag, ...] = ()


def prova_svarstid(program: Program, aktor: Aktor, *, namnd: str, text: str) -> Svarstidsprov:
    """The day that a svarstid means, and the plan that a new case of the nämnd would have today.

    Nothing is written. An empty text is a remiss without svarstid. What cannot be read is told in `fel`;
    OgiltigIndata is raised for an unknown nämnd.
    """
    villkor = program.namnd(namnd).villkor
    try:
        svarstid = las_skriven_svarstid(text) if text.strip() else Svarstid()
    except (ValueError, OverflowError) as fel:
        return Svarstidsprov(svarstid=None, fel=(Felaktighet(plats="svarstid", mening=str(fel)),))
    idag = lokal_dag(program.klocka.nu())
    with program.databas.las() as f:
        kalender = program.kalender(f).for_namnd(namnd)
    plan = tidsplan(Planfall(svarstid=svarstid), kalender, villkor, idag)
    return _prov(svarstid, plan, program.dagar, idag)


def _prov(svarstid: Svarstid, plan: Tidsplan, dagar: Arbetsdagar, idag: date) -> Svarstidsprov:
    dag = svarstid.galler
    return Svarstidsprov(
        svarstid=svarstid,
        dag=dag,
        ar_arbetsdag=None if dag is None else dagar.ar_arbetsdag(dag),
        ledig_for=None if dag is None else dagar.ledig_for(dag),
        planeras_mot=svarstid.planeringsdag(dagar),
        dagar_kvar=None if dag is None else dagar.mellan(idag, dag),
        forklaring=svarstid.forklara(dagar),
        plan=plan,
        omdome=tuple(omdome(plan)),
        utvagar=utvagar(plan),
    )
