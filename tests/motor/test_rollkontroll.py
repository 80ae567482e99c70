"""Which missing roles health tells of: those that somebody would wait for."""

from attrs import evolve

from arbetsflode import motor
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import IGAR
from tests.programbyggare import aktor, registrera


def roller(program: Program, om: str) -> list[tuple[str, str]]:
    """What is said of the roles of a nämnd."""
    return [(p.lage.value, p.mening) for p in motor.halsa(program) if p.namn == "roller" and om in p.mening]


def alla_slutar(program: Program) -> None:
    """Everybody in socialnämnden left yesterday."""
    innehav = motor.lista_personer(program, aktor("administrator")).innehav
    slut = tuple(evolve(i, till=IGAR) for i in innehav if i.namnd == "soc")
    motor.importera_personer(
        program, aktor("administrator"), uppgifter=Personuppgifter(roller=slut), nyckel="alla slutar"
    )


def test_a_namnd_that_all_have_left_rests_and_is_no_warning(program: Program) -> None:
    """En avvecklad nämnd utan öppna ärenden är en grön rad, inte sex gula."""
    alla_slutar(program)
    assert roller(program, "Socialnämnden") == [
        ("gron", "Socialnämnden vilar: ingen arbetar där, och inget ärende är öppet.")
    ]


def test_with_an_open_case_somebody_waits_for_those_who_left(program: Program) -> None:
    """Är ett ärende öppet saknas varje roll, en rad för var och en."""
    registrera(program)
    alla_slutar(program)
    assert ("gul", "Socialnämnden: registrator saknar innehavare i dag.") in roller(program, "Socialnämnden")


def test_a_namnd_without_points_to_decide_by_needs_no_delegat(program: Program) -> None:
    """Utan delegationspunkter väntar ingen på en delegat."""
    assert not [m for _, m in roller(program, "Stadsdelsnämnden") if "delegat" in m]
    assert [m for _, m in roller(program, "Stadsdelsnämnden") if "registrator" in m]
