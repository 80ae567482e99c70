"""The postlista: what came and went on a day, without secret cases and without anybody's name."""

from datetime import date, timedelta

import pytest

from arbetsflode import motor
from arbetsflode.program import Program
from tests.byggare import IDAG, NAMND, NU
from tests.motor.paminnelser import borta
from tests.programbyggare import Lopp, aktor, inlaga, registrera, stall
from tillstand.fel import OgiltigIndata, SaknarBehorighet
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import Avsandare, Organslag, Sekretess

KS = Avsandare(organ="Kommunstyrelsen", organslag=Organslag.KOMMUNSTYRELSE, diarienummer="KS 1")
ANNA = Avsandare(organ="Anna Andersson", diarienummer="A 1")


def listan(program: Program, vem: str = "insyn", dag: date = IDAG) -> list[tuple[str, str, str | None]]:
    """The list of a day: direction, kind and body."""
    rader = motor.postlista(program, aktor(vem), namnd=NAMND, dag=dag)
    return [(r.riktning, r.slag, r.organ) for r in rader]


def in_(lopp: Lopp, fran: str | None = None, **andrat: object) -> Lopp:
    """A paper that came in."""
    return lopp.bifoga(
        "registrator",
        Handlingsslag.SKRIVELSE,
        riktning=Handlingsriktning.IN,
        fran_eller_till=fran,
        titel="Brev från Anna Andersson",
        **andrat,
    )


def test_what_came_in_and_went_out_stands_on_its_day(program: Program) -> None:
    """Registreringen, inkomna och utgående handlingar och svaret; inte det som upprättats här."""
    missiv = inlaga(Handlingsslag.REMISSMISSIV, riktning=Handlingsriktning.IN)
    lopp = registrera(program, avsandare=KS, handlingar=[missiv])
    assert listan(program) == [("in", "registrering", "Kommunstyrelsen"), ("in", "remissmissiv", None)]
    stall(program, NU + timedelta(1))
    in_(lopp, "kommunstyrelsen")
    lopp.bifoga(
        "registrator",
        Handlingsslag.ANSTANDSBESKED,
        riktning=Handlingsriktning.UT,
        fran_eller_till="Kulturnämnden",
    )
    lopp.bifoga("registrator", Handlingsslag.TJANSTEUTLATANDE)
    assert listan(program, dag=IDAG + timedelta(1)) == [
        ("in", "skrivelse", "kommunstyrelsen"),
        ("ut", "anstandsbesked", "Kulturnämnden"),
    ]
    assert len(listan(program)) == 2
    assert listan(program, dag=IDAG - timedelta(1)) == []


def test_an_answer_that_left_stands_there(program: Program) -> None:
    """När svaret överlämnats står det som utgående, till vem."""
    lopp = registrera(program, avsandare=KS).till("overlamnad")
    assert listan(program) == [("in", "registrering", "Kommunstyrelsen"), ("ut", "svar", "Kommunstyrelsen")]
    (rad, _) = motor.postlista(program, aktor("insyn"), namnd=NAMND, dag=IDAG)
    assert (rad.arende, rad.diarienummer, rad.rubrik) == (
        lopp.id,
        "soc 2011/1",
        "Remiss om en plan mot barnfattigdom",
    )


def test_an_organisation_is_named(program: Program) -> None:
    """En annan kommun eller en förening är ingen enskild: den står med sitt namn."""
    registrera(program, avsandare=Avsandare(organ="Grannens kommun", organslag=Organslag.ORGANISATION))
    assert listan(program) == [("in", "registrering", "Grannens kommun")]


def test_no_persons_name_stands_there(program: Program) -> None:
    """En avsändare som kan vara en person nämns inte, och handlingens egen titel visas aldrig."""
    lopp = registrera(program, "Remiss om en plan", avsandare=ANNA)
    in_(in_(lopp, "Anna Andersson"), "Bo Berg")
    rader = motor.postlista(program, aktor("registrator"), namnd=NAMND, dag=IDAG)
    assert [r.organ for r in rader] == [None, None, None]
    assert not any("Anna" in str(r) or "Bo Berg" in str(r) for r in rader)


def test_a_draft_is_no_post(program: Program) -> None:
    """Arbetsmaterial är ingen allmän handling, vart det än var på väg."""
    lopp = registrera(program, avsandare=KS)
    lopp.bifoga("registrator", Handlingsslag.MISSIV, riktning=Handlingsriktning.UT, arbetsmaterial=True)
    assert listan(program) == [("in", "registrering", "Kommunstyrelsen")]


@pytest.mark.parametrize("vem", ["registrator", "namndsekreterare", "insyn"])
def test_a_secret_case_is_not_there_for_anybody(program: Program, vem: str) -> None:
    """Inte ens för den som får se ärendet; och från den stund det hemligstämplas är det borta."""
    registrera(program, sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG))
    lopp = registrera(program, avsandare=KS)
    assert len(listan(program, vem)) == 1
    lopp.gor("komplettera", "registrator", sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG))
    assert listan(program, vem) == []


@pytest.mark.parametrize("vem", ["granne", "kollega", "administrator", "ingen"])
def test_whoever_has_no_role_in_the_namnd_is_refused(program: Program, vem: str) -> None:
    """Utan roll i nämnden ingen postlista; en ersättare har den rollen medan det varar."""
    registrera(program, avsandare=KS)
    with pytest.raises(SaknarBehorighet, match="ingen roll i Socialnämnden"):
        listan(program, vem)
    if vem == "kollega":
        borta(program, "registrator", "2011-10-03", vem)
        assert len(listan(program, vem)) == 1


def test_the_neighbours_post_is_not_ours(program: Program) -> None:
    """Varje nämnd har sin lista; en nämnd som inte finns sägs det nej till."""
    registrera(program, namnd="kult", av="granne", avsandare=KS)
    assert listan(program) == []
    assert len(motor.postlista(program, aktor("granne"), namnd="kult", dag=IDAG)) == 1
    with pytest.raises(OgiltigIndata):
        motor.postlista(program, aktor("insyn"), namnd="finnsinte", dag=IDAG)


def test_an_erased_title_is_not_told(program: Program) -> None:
    """Det som gallrats står inte kvar i postlistan."""
    registrera(program, "Remiss om Anna", avsandare=KS)
    (rad,) = motor.postlista(program, aktor("insyn"), namnd=NAMND, dag=IDAG)
    plan = motor.gallringsplan(program, arende=rad.arende, urval=motor.Gallringsurval(ord="anna"))
    motor.gallra_falt(program, aktor("administrator"), plan=plan, beslut="AN § 7", nyckel="g")
    (rad,) = motor.postlista(program, aktor("insyn"), namnd=NAMND, dag=IDAG)
    assert "Anna" not in str(rad)
