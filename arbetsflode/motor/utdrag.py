"""Extracts: all rows of a selection, a bunch at a time, for a file."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from arbetsflode.lager import lasningar, listor
from arbetsflode.lager.listor import MAX_RADER, Listrad, Urval
from arbetsflode.motor.lista import med_tankbara_nummer
from arbetsflode.program import Program
from tillstand.arbetsdagar import lokal_dag
from tillstand.behorighet import Aktor


def utdrag(program: Program, aktor: Aktor, urval: Urval | None = None) -> Iterator[Listrad]:
    """Every case of a selection that the person may know of; `efter`, `fore` and `antal` count for nothing.

    Open cases come by the date that counts. With closed ones among them they come by id, for no index has
    them by day. Each bunch is a moment of its own: what changes meanwhile may come as it was or as it
    became, and a person who may see less from one bunch to the next sees less from there on. No more than a
    bunch is held in memory. That a secret case has been read is noted, before it is given out.
    """
    hela = evolve(urval or Urval(), efter=None, fore=None, antal=MAX_RADER)
    sist: Listrad | None = None
    while bunt := _bunt(program, aktor, hela, sist):
        yield from bunt
        if len(bunt) < MAX_RADER:
            return
        sist = bunt[-1]


def _bunt(program: Program, aktor: Aktor, urval: Urval, sist: Listrad | None) -> tuple[Listrad, ...]:
    nu = program.klocka.nu()
    rader = _rader(program, aktor, urval, sist, lokal_dag(nu))
    if hemliga := [rad.id for rad in rader if rad.hemligt]:
        with program.databas.skriv() as f:
            lasningar.anteckna_alla(f, hemliga, aktor, nu)
    return rader


def _rader(
    program: Program, aktor: Aktor, urval: Urval, sist: Listrad | None, dag: date
) -> tuple[Listrad, ...]:
    urval = med_tankbara_nummer(program, urval, dag)
    with program.databas.las() as f:
        synlighet = program.organisation(f).synlighet(aktor.person, dag)
        if urval.oppna or urval.forsenade is not None:
            efter = (sist.slutdag, sist.id) if sist else None
            return listor.lista(f, synlighet, evolve(urval, efter=efter))
        return listor.lista_per_id(f, synlighet, urval, efter=sist.id if sist else "")
