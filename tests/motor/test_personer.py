"""People are imported, noted in chains of their own, and a change is seen everywhere at once."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from arbetsflode import motor
from arbetsflode.lager import grunddata, poster
from arbetsflode.lager import personer as lagrade
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import IDAG
from tests.programbyggare import Installation, aktor, folket, registrera
from tillstand.behorighet import Enhet, Franvaro, Person, Rollinnehav
from tillstand.fel import Datafel, OgiltigIndata, SaknarBehorighet


def importera(program: Program, *, av: str = "administrator", **uppgifter: object) -> motor.Personkvitto:
    """Import some people under a fresh key."""
    return motor.importera_personer(
        program,
        aktor(av),
        uppgifter=Personuppgifter(**uppgifter),  # type: ignore[arg-type]
        nyckel=program.slump(8).hex(),
    )


def kedjor(f: Forbindelse) -> dict[str, int]:
    """How many posts each chain has."""
    return {namn: len(poster.las_kedja(f, namn)) for namn in list(poster.kedjor(f))}


def test_andra_importen_skriver_ingenting(program: Program) -> None:
    """The same file again changes nobody and writes no post."""
    with program.databas.las() as f:
        fore = kedjor(f)
    kvitto = motor.importera_personer(
        program, aktor("administrator"), uppgifter=folket(), nyckel="en gång till"
    )
    assert (kvitto.personer, kvitto.enheter) == (0, 0)
    with program.databas.las() as f:
        assert kedjor(f) == fore


def test_var_och_en_har_en_egen_kedja(program: Program) -> None:
    """What concerns a person stands in that person's chain, an enhet in its nämnd's."""
    with program.databas.las() as f:
        fore = kedjor(f)
        org = program.organisation(f)
    assert {f"person:{kod}" for kod in org.personer} <= fore.keys()
    assert {"namnd:soc", "namnd:kult"} <= fore.keys()
    borta = Franvaro(person="handlaggare", fran=IDAG, till=IDAG, ersattare="kollega")
    kvitto = importera(
        program,
        personer=(evolve(org.personer["kollega"], namn="Kollegan"),),
        enheter=(Enhet(kod="ny", namn="Nya enheten", namnd="kult"),),
        franvaro=(borta,),
    )
    assert (kvitto.personer, kvitto.enheter) == (2, 1)
    with program.databas.las() as f:
        efter = kedjor(f)
    andrade = {namn for namn in efter if efter[namn] != fore.get(namn)}
    assert andrade == {"person:kollega", "person:handlaggare", "namnd:kult"}
    assert motor.verifiera(program).haller


def test_det_som_importeras_ar_det_som_lases(program: Program) -> None:
    """Every value comes back as it was, on both databases."""
    org = motor.lista_personer(program, aktor("ingen"))
    mall = folket()
    assert set(org.personer.values()) == set(mall.personer)
    assert set(org.enheter.values()) == set(mall.enheter)
    assert set(org.innehav) == set(mall.roller)


def test_en_roll_slutar_genom_sin_sista_dag(program: Program) -> None:
    """Nothing is removed: the end of a role is set, and the same role is not held twice."""
    org = motor.lista_personer(program, aktor("ingen"))
    innehav = next(i for i in org.innehav if i.person == "registrator")
    importera(program, roller=(evolve(innehav, till=IDAG - timedelta(1)),))
    with pytest.raises(SaknarBehorighet):
        registrera(program)
    assert sum(i.person == "registrator" for i in motor.lista_personer(program, aktor("x")).innehav) == 1


def test_enheter_i_vilken_ordning_som_helst(program: Program) -> None:
    """An enhet may stand before the one that it lies under."""
    under = Enhet(kod="u", namn="Under", namnd="soc", overordnad="o")
    importera(program, enheter=(under, Enhet(kod="o", namn="Över", namnd="soc")))
    assert list(motor.lista_personer(program, aktor("x")).linje("u")) == ["u", "o"]


def test_bara_administratorn_andrar(program: Program) -> None:
    """Once there is an administrator nobody else changes people; nothing is written of the attempt."""
    ny = (Person(kod="ny", namn="Ny"),)
    for person in ("registrator", "forvaltningschef", "ingen"):
        with pytest.raises(SaknarBehorighet, match="är inte administratör"):
            importera(program, av=person, personer=ny)
    assert "ny" not in motor.lista_personer(program, aktor("x")).personer
    importera(program, personer=ny)
    assert "ny" in motor.lista_personer(program, aktor("x")).personer


def test_utan_administrator_andrar_den_som_har_mappen(program: Program) -> None:
    """A new installation, or one from before the last administrator had to stay, is not locked."""
    with program.databas.skriv() as f:
        lagrade.skriv_innehav(f, [_administrator("administrator", till=IDAG - timedelta(1))])
        grunddata.ny_version(f)
    importera(program, av="ingen", roller=(Rollinnehav(person="kollega", roll="administrator"),))
    with pytest.raises(SaknarBehorighet):
        importera(program, av="ingen", personer=(Person(kod="ny", namn="Ny"),))


def test_en_andring_syns_genast_i_en_annan_process(installation: Installation) -> None:
    """A role that is given in one place counts in the next use case of another."""
    with installation.oppna() as ett, installation.oppna(fro=2) as annat:
        with pytest.raises(SaknarBehorighet):
            registrera(annat, av="kollega")
        innehav = Rollinnehav(person="kollega", roll="registrator", namnd="soc", fran=date.min)
        importera(ett, roller=(innehav,))
        assert registrera(annat, av="kollega").kvitto.version == 1
        importera(ett, roller=(evolve(innehav, till=IDAG - timedelta(1)),))
        with pytest.raises(SaknarBehorighet):
            registrera(annat, av="kollega")


def test_en_roll_for_nagon_som_inte_finns_vagras(program: Program) -> None:
    """The base itself refuses it; nothing of the import stays."""
    with pytest.raises(Datafel):
        importera(
            program,
            personer=(Person(kod="ny", namn="Ny"),),
            roller=(Rollinnehav(person="spöke", roll="registrator", namnd="soc"),),
        )
    assert "ny" not in motor.lista_personer(program, aktor("x")).personer


def _administrator(person: str, fran: date = date.min, till: date = date.max) -> Rollinnehav:
    return Rollinnehav(person=person, roll="administrator", fran=fran, till=till)


def test_den_sista_administratoren_stannar(program: Program) -> None:
    """Nobody ends the last administrator, today or later, unless somebody else goes on without a gap."""
    slut = IDAG + timedelta(30)
    for till in (IDAG - timedelta(1), IDAG, slut):
        with pytest.raises(OgiltigIndata, match="sista administratören"):
            importera(program, roller=(_administrator("administrator", till=till),))
    with pytest.raises(OgiltigIndata, match="sista administratören"):
        importera(
            program,
            roller=(
                _administrator("administrator", till=slut),
                _administrator("kollega", fran=slut + timedelta(2)),
            ),
        )
    importera(program, roller=(_administrator("kollega", fran=slut + timedelta(1)),))
    kvitto = importera(program, roller=(_administrator("administrator", till=slut),))
    assert kvitto.personer == 1
    with pytest.raises(OgiltigIndata, match="sista administratören"):
        importera(
            program, roller=(_administrator("kollega", fran=slut + timedelta(1), till=slut + timedelta(9)),)
        )
