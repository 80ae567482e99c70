"""The klassificering that is proposed for what came in."""

from arbetsflode import motor
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.motor.inkorgsbyggare import REG, lagg
from tests.programbyggare import aktor, registrera
from tillstand.behorighet import Rollinnehav

STADSDEL = (
    "Kommunstyrelsen",
    "Dnr KS 2011/77",
    "Remiss av motion om lekplatser",
    "Stadsdelsnämnden ges tillfälle att yttra sig.",
    "Yttrandet ska ha kommit in senast den 31 oktober 2011.",
)


def test_the_usual_klassificering_is_proposed_as_unsure(program: Program) -> None:
    """Nämnden skriver koden i numret: den vanligaste bland de senaste ärendena föreslås, att läsa efter."""
    innehav = Rollinnehav(person="registrator", roll="registrator", namnd="sdn")
    uppgifter = Personuppgifter(roller=(innehav,))
    motor.importera_personer(program, aktor("administrator"), uppgifter=uppgifter, nyckel="p")
    post = lagg(program, *STADSDEL)
    assert "klassificering" not in motor.inkommet(program, REG, id_=post.id).forslag
    for n, kod in enumerate(("1.6", "1.5.1", "1.6")):
        registrera(program, f"Remiss {n}", nyckel=f"r{n}", namnd="sdn", klassificering=kod)
    forslag = motor.inkommet(program, REG, id_=post.id).forslag["klassificering"]
    assert (forslag.text, forslag.sakert) == ("1.6", False)


def test_a_namnd_that_writes_no_klassificering_gets_none(program: Program) -> None:
    """Skriver nämnden sina nummer utan koden föreslås ingen."""
    registrera(program, "Remiss", klassificering="1.6")
    post = lagg(program)
    assert "klassificering" not in motor.inkommet(program, REG, id_=post.id).forslag


def test_our_number_is_known_however_the_klassificering_is_written(program: Program) -> None:
    """”490-2011-1.6.” i brevet är vårt 1.6 - 490 - 2011; det föreslås, men beviljar inget med ett klick."""
    lopp = registrera(program, "Trygghetsvandringar", diarienummer="1.6 - 490 - 2011")
    rader = (
        "SOCIALFÖRVALTNINGEN",
        "TJÄNSTEUTLÅTANDE",
        "Dnr 490-2011-1.6.",
        "Till",
        "Socialnämnden",
        "Annat ärende",
    )
    post = lagg(program, *rader, "Förslag till beslut", "Socialnämnden överlämnar svaret.")
    (traff,) = motor.inkommet(program, REG, id_=post.id).traffar
    assert (traff.arende, traff.slag) == (lopp.id, motor.Traffslag.SVAR)
    assert "samma löpnummer och år" in traff.skal
