"""What somebody may not know of does not exist: in lists, searches, pages, letters and refusals alike."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from arbetsflode import motor
from arbetsflode.lager import lasningar
from arbetsflode.lager.listor import Urval
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import IDAG, NU
from tests.programbyggare import Lopp, aktor, per_epost, registrera, stall
from tillstand.atgarder import Komplettering
from tillstand.behorighet import Franvaro
from tillstand.fel import Saknas
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare, Sekretess

HEMLIGT = Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG)
SER_INTE = ("insyn", "kollega", "familjechef", "granne", "administrator", "ingen")
SER = (
    "registrator",
    "namndsekreterare",
    "forvaltningschef",
    "fordelare",
    "delegat",
    "handlaggare",
    "enhetschef",
    "avdelningschef",
)


@pytest.fixture
def hemligt(program: Program) -> Lopp:
    """A secret case in beredning, with a note and a document."""
    lopp = registrera(
        program,
        "Granskning av enskilt fall",
        sekretess=HEMLIGT,
        avsandare=Avsandare(organ="IVO", diarienummer="IVO 9"),
    )
    return lopp.till("beredning").bifoga("handlaggare")


LASNINGAR: dict[str, Callable[[Lopp, str], Any]] = {
    "visa": lambda lopp, vem: motor.visa(lopp.program, aktor(vem), arende=lopp.id),
    "hitta på id": lambda lopp, vem: motor.hitta(lopp.program, aktor(vem), lopp.id),
    "hitta på nummer": lambda lopp, vem: motor.hitta(lopp.program, aktor(vem), "soc 2011/1"),
    "hitta på avsändarens nummer": lambda lopp, vem: motor.hitta(lopp.program, aktor(vem), "IVO 9"),
    "brev": lambda lopp, vem: motor.lista_brev(lopp.program, aktor(vem), arende=lopp.id),
}
ANDRINGAR: dict[str, Callable[[Lopp, str], Any]] = {
    "handla": lambda lopp, vem: lopp.gor("makulera", vem),
    "atgarda": lambda lopp, vem: lopp.gor("anteckna", vem),
    "bifoga": lambda lopp, vem: lopp.bifoga(vem),
    "godkann": lambda lopp, vem: lopp.godkann(vem),
    "aterlamna": lambda lopp, vem: lopp.aterlamna(vem),
    "aterta": lambda lopp, vem: lopp.aterta(vem),
    "angra": lambda lopp, vem: lopp.angra(vem),
}


@pytest.mark.parametrize("vem", SER_INTE)
def test_det_hemliga_finns_inte_for_den_som_inte_far_se(hemligt: Lopp, vem: str) -> None:
    """Not in the list, not in the search, and every use case answers as if it were not there."""
    program = hemligt.program
    assert motor.lista(program, aktor(vem), Urval(oppna=None)) == ()
    for text in ("granskning", "soc 2011/1", "IVO 9"):
        assert motor.sok(program, aktor(vem), text) == ()
    assert motor.att_godkanna(program, aktor(vem)) == ()
    for gor in (*LASNINGAR.values(), *ANDRINGAR.values()):
        with pytest.raises(Saknas):
            gor(hemligt, vem)
    hemligt.visa()
    assert hemligt.kvitto.version == 3


@pytest.mark.parametrize("gor", [*LASNINGAR.values(), *ANDRINGAR.values()], ids=[*LASNINGAR, *ANDRINGAR])
def test_forbjudet_och_saknat_svarar_likadant(hemligt: Lopp, gor: Callable[[Lopp, str], Any]) -> None:
    """The very same words, so that nobody can ask whether there is a secret case."""

    def ord_for(lopp: Lopp) -> str:
        with pytest.raises(Saknas) as fel:
            gor(lopp, "insyn")
        return str(fel.value)

    finns_inte = Lopp(hemligt.program, evolve(hemligt.kvitto, arende="x" * 24))
    assert ord_for(hemligt).replace(hemligt.id, "ID") == ord_for(finns_inte).replace("x" * 24, "ID")


@pytest.mark.parametrize("vem", SER)
def test_de_som_ska_se_ser(hemligt: Lopp, vem: str) -> None:
    """The registrator, the secretary, the chefer in the line and the own handläggare."""
    program = hemligt.program
    assert [rad.id for rad in motor.lista(program, aktor(vem))] == [hemligt.id]
    assert [rad.id for rad in motor.sok(program, aktor(vem), "granskningen")] == [hemligt.id]
    for gor in LASNINGAR.values():
        assert gor(hemligt, vem) is not None


def test_varje_lasning_av_ett_hemligt_arende_antecknas(hemligt: Lopp) -> None:
    """Who, and when; an open case is read freely, and a refused reading is no reading."""
    program = hemligt.program
    oppet = registrera(program, "Öppen remiss")
    with pytest.raises(Saknas):
        hemligt.visa("insyn")
    for vem in ("handlaggare", "enhetschef", "handlaggare"):
        hemligt.visa(vem)
        oppet.visa("registrator")
    with program.databas.las() as f:
        lasta = [vem for vem, _ in lasningar.las(f, hemligt.id)]
        assert lasningar.las(f, oppet.id) == []
    assert lasta == ["handlaggare", "enhetschef", "handlaggare"]


def test_att_se_planen_i_ett_hemligt_arende_antecknas(hemligt: Lopp) -> None:
    """The plan and the warnings tell of the case; an open one is read freely."""
    program = hemligt.program
    oppet = registrera(program, "Öppen remiss")
    for lopp in (hemligt, oppet):
        motor.planera(program, aktor("registrator"), arende=lopp.id)
        motor.bevakningar(program, aktor("enhetschef"), arende=lopp.id)
    with program.databas.las() as f:
        assert [vem for vem, _ in lasningar.las(f, hemligt.id)] == ["registrator", "enhetschef"]
        assert lasningar.las(f, oppet.id) == []


def test_det_oppna_ser_alla_med_en_roll_i_namnden(program: Program) -> None:
    """A förtroendevald with insyn sees it; the neighbour and the administrator do not."""
    lopp = registrera(program)
    for vem in ("insyn", "delegat", "registrator"):
        assert motor.visa(program, aktor(vem), arende=lopp.id).arende.id == lopp.id
    for vem in ("granne", "administrator", "ingen", "kollega"):
        with pytest.raises(Saknas):
            lopp.visa(vem)


def test_ersattaren_ser_det_hemliga_bara_sa_lange_vikariatet_varar(hemligt: Lopp) -> None:
    """While standing in, and not the day after."""
    program = hemligt.program
    borta = Franvaro(person="handlaggare", fran=IDAG, till=IDAG, ersattare="kollega")
    motor.importera_personer(
        program, aktor("administrator"), uppgifter=Personuppgifter(franvaro=(borta,)), nyckel="borta"
    )
    assert hemligt.visa("kollega").arende.hemligt
    stall(program, NU + timedelta(1))
    with pytest.raises(Saknas):
        hemligt.visa("kollega")


def test_sekretess_som_satts_senare_gommer_arendet(program: Program) -> None:
    """From the moment it is marked."""
    lopp = registrera(program)
    assert len(motor.lista(program, aktor("insyn"))) == 1
    lopp.gor("komplettera", "registrator", Komplettering(sekretess=HEMLIGT))
    assert motor.lista(program, aktor("insyn")) == ()
    assert motor.sok(program, aktor("insyn"), "barnfattigdom") == ()


def test_brev_om_det_hemliga_ses_av_den_som_ser_arendet(hemligt: Lopp) -> None:
    """In the list of letters too; the one who got a letter sees that letter."""
    program = hemligt.program
    sedda = {
        vem: {b.person for b in motor.lista_brev(program, aktor(vem))} for vem in (*SER, "administrator")
    }
    assert set(map(frozenset, sedda.values())) == {frozenset({"fordelare", "handlaggare"})}
    for vem in ("insyn", "kollega", "granne"):
        assert motor.lista_brev(program, aktor(vem)) == ()


def test_ett_brev_om_flera_arenden_ses_av_den_som_ser_alla(program: Program) -> None:
    """An answer to an open and a secret case is not shown to one who knows of the open one alone."""
    par = [registrera(program).till("justerad"), registrera(program, sekretess=HEMLIGT).till("justerad")]
    for lopp in par:
        lopp.bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG)
    motor.handla_flera(
        program,
        aktor("registrator"),
        arenden=[lopp.plats for lopp in par],
        overgang="overlamna",
        underlag=per_epost(),
        nyckel="n",
    )
    svar = {
        vem: [b.slag for b in motor.lista_brev(program, aktor(vem)) if b.slag == "svar"]
        for vem in ("insyn", "registrator")
    }
    assert svar == {"insyn": [], "registrator": ["svar"]}
