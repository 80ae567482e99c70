"""Lists: the cases of a selection, what a search finds, and what waits for my approval."""

from datetime import date

from attrs import evolve

from arbetsflode.lager import listor
from arbetsflode.lager.listor import Listrad, Urval
from arbetsflode.program import Program
from konfiguration.tankbara import tankbara_nummer
from tillstand.arbetsdagar import lokal_dag
from tillstand.behorighet import Aktor


def lista(program: Program, aktor: Aktor, urval: Urval | None = None) -> tuple[Listrad, ...]:
    """The cases of a selection that the person may know of, by the date that counts."""
    dag = lokal_dag(program.klocka.nu())
    with program.databas.las() as f:
        synlighet = program.organisation(f).synlighet(aktor.person, dag)
        return listor.lista(f, synlighet, med_tankbara_nummer(program, urval or Urval(), dag))


def med_tankbara_nummer(program: Program, urval: Urval, dag: date) -> Urval:
    """Beside what is typed, the numbers that it means when it is a running number alone."""
    if urval.text is None:
        return urval
    return evolve(urval, nummer=tankbara_nummer(program.kommun, urval.text, dag.year))


def sok(program: Program, aktor: Aktor, text: str, urval: Urval | None = None) -> tuple[Listrad, ...]:
    """What a search text may mean among the cases, open and closed, that the person may know of."""
    return lista(program, aktor, evolve(urval or Urval(oppna=None), text=text))


def att_godkanna(program: Program, aktor: Aktor) -> tuple[Listrad, ...]:
    """The cases that wait for the person, or for somebody whom the person stands in for today."""
    dag = lokal_dag(program.klocka.nu())
    with program.databas.las() as f:
        organisation = program.organisation(f)
        nycklar = organisation.vantar_pa_mig(aktor.person, dag)
        return listor.lista(f, organisation.synlighet(aktor.person, dag), Urval(vantar_pa=nycklar))
