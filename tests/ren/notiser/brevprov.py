"""How the tests write a letter and read it again."""

from datetime import UTC, date, datetime
from email.message import EmailMessage

from konfiguration.installningar import Epost
from konfiguration.trappa import STANDARDTRAPPA, Trappsteg
from notiser.brev import Brevslag, Brevutkast, Rad, meddelande_id, morgonbrev
from notiser.kanaler.sakerhet import slutgranska
from notiser.rendering import rendera
from tests.byggare import IDAG, Fall, ordning, organisation
from tillstand.behorighet import Organisation
from tillstand.innehall import Sekretess
from tillstand.kalender import Kalender
from tillstand.remiss import Remiss

PA_PLATS = organisation(franvaro=())
SEKRETESS = Sekretess(lagrum="OSL 21 kap. 7 §", dag=IDAG)


def fall(tillstand: str = "beredning", **registrerat: object) -> Fall:
    """A case where everybody is at work."""
    return Fall(ordning(organisation_=PA_PLATS), **registrerat).till(tillstand)  # type: ignore[arg-type]


def varning(regel: str, datum: date, roll: str = "handlaggare", arende: str = "a1") -> Rad:
    """A warning."""
    return Rad(slag="varning", arende=arende, regel=regel, datum=datum, roll=roll)


def skriv(
    utkast: Brevutkast,
    *arenden: Remiss,
    dag: date = IDAG,
    organisation_: Organisation = PA_PLATS,
    epost: Epost | None = None,
    trappa: tuple[Trappsteg, ...] = STANDARDTRAPPA,
    kalender_: Kalender | None = None,
) -> EmailMessage:
    """The letter as it reads at eight in the morning of a day; looked at as it would be sent."""
    meddelande = rendera(
        utkast,
        utkast.rader,
        {a.id: a for a in arenden},
        organisation=organisation_,
        kalender=kalender_ or Kalender(),
        kommunnamn="Provkommun",
        bas_url="https://remiss.example.org/",
        epost=epost or Epost(),
        adress=f"{utkast.person}@example.org",
        meddelande_id=meddelande_id(utkast.nyckel, "example.org"),
        nu=datetime(dag.year, dag.month, dag.day, 6, tzinfo=UTC),
        trappa=trappa,
    )
    slutgranska(meddelande, f"{utkast.person}@example.org")
    return meddelande


def text(meddelande: EmailMessage, slag: str = "plain") -> str:
    """What the reader sees."""
    kropp = meddelande.get_body((slag,))
    assert kropp is not None
    innehall: str = kropp.get_content()
    return innehall


def morgon(
    arende: Remiss,
    rad: Rad,
    dag: date,
    person: str = "handlaggare",
    organisation_: Organisation = PA_PLATS,
    kalender_: Kalender | None = None,
) -> str:
    """The text of a morning letter with one line."""
    brev = morgonbrev(person, dag, (rad,))
    return text(skriv(brev, arende, dag=dag, organisation_=organisation_, kalender_=kalender_))


def handelse(regel: str, arende: Remiss, person: str = "handlaggare") -> Brevutkast:
    """A letter about one fact."""
    rad = Rad(slag="handelse", arende=arende.id, regel=regel, datum=IDAG, roll="handlaggare")
    return Brevutkast(
        nyckel=f"post:a1:2:{person}",
        person=person,
        slag=Brevslag.DIREKT,
        dag=IDAG,
        rader=(rad,),
    )
