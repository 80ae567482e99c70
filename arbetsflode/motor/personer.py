"""Persons, enheter, roles and absences: imported together, noted in chains of their own."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from arbetsflode.lager import grunddata, personer, poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.idempotens import Svar, en_gang
from arbetsflode.motor.kvitto import avtryck
from arbetsflode.motor.planfoljder import efter_franvaro
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tillstand.arende import Nar
from tillstand.behorighet import ADMINISTRATOR, Aktor, Organisation, Rollinnehav, rollnyckel
from tillstand.fel import Felaktighet, OgiltigIndata, SaknarBehorighet


@frozen(kw_only=True)
class Personkvitto:
    """How many persons and enheter an import changed."""

    personer: int
    enheter: int


def importera_personer(
    program: Program, aktor: Aktor, *, uppgifter: Personuppgifter, nyckel: str
) -> Personkvitto:
    """Add and change; nothing is ever removed: a role ends by its `till`. What is unchanged writes nothing.

    Done by an administrator; in an installation without one, by anybody who has the folder. Raises
    SaknarBehorighet, Nyckelkonflikt, OgiltigIndata for what would leave a day without an administrator
    that has one now.
    """
    fingeravtryck = avtryck(aktor.person, "personer", uppgifter)

    def gor(f: Forbindelse) -> Svar:
        grunddata.hall(f)
        nar = Nar.vid(program.klocka.nu())
        fore = program.organisation(f)
        _krav_pa_administrator(fore, aktor, nar.idag)
        _krav_pa_nagon_kvar(fore, uppgifter.roller, nar.idag)
        return Svar(text=_skriv(program, f, aktor, fore, uppgifter, nar), nu=nar.noterat)

    personer_, enheter = en_gang(program.databas, nyckel, fingeravtryck, gor).split()
    return Personkvitto(personer=int(personer_), enheter=int(enheter))


def lista_personer(program: Program, aktor: Aktor) -> Organisation:
    """The whole organisation: who holds what, and who is away, is no secret inside the house."""
    with program.databas.las() as f:
        return program.organisation(f)


def _krav_pa_administrator(organisation: Organisation, aktor: Aktor, dag: date) -> None:
    administratorer = organisation.innehavare(rollnyckel(ADMINISTRATOR), dag)
    if administratorer and aktor.person not in administratorer:
        raise SaknarBehorighet(f"{organisation.namn(aktor.person)} är inte administratör.")


def _krav_pa_nagon_kvar(fore: Organisation, roller: Iterable[Rollinnehav], dag: date) -> None:
    """The last administrator stays: otherwise nobody could give the role to anybody."""
    efter = {_plats(i): i for i in (*fore.innehav, *roller)}
    if _sista_dagen(efter.values(), dag) < _sista_dagen(fore.innehav, dag):
        mening = "Den sista administratören kan inte tas bort. Gör först någon annan till administratör."
        raise OgiltigIndata((Felaktighet(plats="", mening=mening),))


def _plats(innehav: Rollinnehav) -> tuple[str, str, str, str, date]:
    """By what the store tells one role from another: a role that is written again changes its end."""
    return innehav.person, innehav.roll, innehav.namnd, innehav.enhet, innehav.fran


def _sista_dagen(innehav: Iterable[Rollinnehav], dag: date) -> date:
    """Until when there is an administrator each day from `dag` on; the day before it when there is none."""
    sista = dag - timedelta(1)
    for ett in sorted((i for i in innehav if i.roll == ADMINISTRATOR), key=lambda i: i.fran):
        if sista < date.max and ett.fran <= sista + timedelta(1):
            sista = max(sista, ett.till)
    return sista


def _skriv(
    program: Program,
    f: Forbindelse,
    aktor: Aktor,
    fore: Organisation,
    uppgifter: Personuppgifter,
    nar: Nar,
) -> str:
    nya: dict[str, list[Any]] = defaultdict(list)
    for enhet in uppgifter.enheter:
        if fore.enheter.get(enhet.kod) != enhet:
            nya[f"namnd:{enhet.namnd}"].append(enhet)
    for person in uppgifter.personer:
        if fore.personer.get(person.kod) != person:
            nya[f"person:{person.kod}"].append(person)
    for innehav in uppgifter.roller:
        if innehav not in fore.innehav:
            nya[f"person:{innehav.person}"].append(innehav)
    for franvaro in uppgifter.franvaro:
        if franvaro not in fore.franvaro:
            nya[f"person:{franvaro.person}"].append(franvaro)
    personer.skriv_personer(f, uppgifter.personer)
    personer.skriv_enheter(f, uppgifter.enheter)
    personer.skriv_innehav(f, uppgifter.roller)
    personer.skriv_franvaro(f, uppgifter.franvaro)
    for kedja, fakta in sorted(nya.items()):
        poster.skriv_post(f, kedja, fakta, aktor=aktor, nu=nar.noterat, dag=nar.dag, slump=program.slump)
    if nya:
        grunddata.ny_version(f)
        borta = {fr.person for fr in uppgifter.franvaro if fr not in fore.franvaro}
        efter_franvaro(program, f, sorted(borta), nar.noterat)
    andrade = sum(k.startswith("person:") for k in nya)
    enheter = sum(len(v) for k, v in nya.items() if k.startswith("namnd:"))
    return f"{andrade} {enheter}"
