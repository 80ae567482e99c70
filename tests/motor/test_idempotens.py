"""The same key gets the same answer, and nothing is done twice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from attrs import define, evolve

from arbetsflode import motor
from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import NU, UNDERLAG, registrering
from tests.programbyggare import Installation, Lopp, aktor, inlaga, registrera
from tillstand.behorighet import Person
from tillstand.fel import Nyckelkonflikt, Saknas, Versionskonflikt
from tillstand.innehall import Avsandare
from tillstand.motivering import Motivering


def registrera_med(program: Program, nyckel: str, **andrat: Any) -> Kvitto:
    """Register under a key."""
    underlag = registrering(avsandare=Avsandare(organ="KS", diarienummer="KS 7"), **andrat)
    return motor.registrera(program, aktor("registrator"), namnd="soc", underlag=underlag, nyckel=nyckel)


def test_samma_nyckel_ger_samma_svar(program: Program) -> None:
    """A form that is sent twice makes one case; the second answer is the first one."""
    ett = registrera_med(program, "n")
    assert registrera_med(program, "n") == ett
    assert len(motor.lista(program, aktor("registrator"))) == 1


def test_den_som_fragar_igen_har_sett_arendet_som_det_blev(program: Program) -> None:
    """A command typed again reads the new version first; the key still gets the first answer."""
    lopp = registrera(program)
    svar = [
        motor.handla(
            program,
            aktor("fordelare"),
            arende=lopp.id,
            version=version,
            overgang="fordela",
            underlag=UNDERLAG["fordela"](),
            nyckel="n",
        )
        for version in (1, 2)
    ]
    assert svar[0] == svar[1]


def test_samma_nyckel_for_nagot_annat_vagras(program: Program) -> None:
    """Another record, another person, another case or another use case is a conflict."""
    lopp = registrera(program, nyckel="n")
    with pytest.raises(Nyckelkonflikt):
        registrera_med(program, "n", titel="En annan")
    vem: dict[str, Any] = {"arende": lopp.id, "version": 1, "nyckel": "n2"}
    fordela = {"overgang": "fordela", "underlag": UNDERLAG["fordela"]()}
    motor.handla(program, aktor("fordelare"), **vem, **fordela)
    forsok: tuple[Callable[[], Kvitto], ...] = (
        lambda: motor.handla(program, aktor("registrator"), **vem, **fordela),
        lambda: motor.handla(
            program, aktor("fordelare"), **vem, overgang="fordela", underlag=UNDERLAG["fordela"](enhet="unga")
        ),
        lambda: motor.atgarda(
            program, aktor("fordelare"), **vem, atgard="anteckna", underlag=UNDERLAG["anteckna"]()
        ),
        lambda: motor.bifoga(program, aktor("fordelare"), **vem, handling=inlaga()),
        lambda: motor.aterta(program, aktor("fordelare"), **vem),
    )
    for gor in forsok:
        with pytest.raises(Nyckelkonflikt):
            gor()
    assert lopp.behall(lopp.kvitto).arende.version == 2


def test_varje_andrande_anvandningsfall_svarar_lika_andra_gangen(program: Program) -> None:
    """Arrow, åtgärd, document, approval, return, withdrawal, undoing: each is done once for its key."""
    lopp = registrera(program)
    fall: list[Callable[[dict[str, Any]], Kvitto]] = [
        lambda vem: _handla(program, "fordelare", "fordela", vem),
        lambda vem: motor.angra(program, aktor("fordelare"), skal=Motivering(text="Fel"), **vem),
        lambda vem: _handla(program, "fordelare", "fordela", vem),
        lambda vem: motor.bifoga(program, aktor("handlaggare"), handling=inlaga(), **vem),
        lambda vem: _handla(program, "handlaggare", "lagg_forslag", vem),
        lambda vem: motor.aterta(program, aktor("handlaggare"), **vem),
        lambda vem: _handla(program, "handlaggare", "lagg_forslag", vem),
        lambda vem: motor.godkann(program, aktor("avdelningschef"), **vem),
        lambda vem: motor.aterlamna(
            program, aktor("forvaltningschef"), kommentar=Motivering(text="Mer"), **vem
        ),
        lambda vem: motor.atgarda(
            program, aktor("handlaggare"), atgard="anteckna", underlag=UNDERLAG["anteckna"](), **vem
        ),
    ]
    for nummer, gor in enumerate(fall):
        vem = {"arende": lopp.id, "version": lopp.kvitto.version, "nyckel": f"fall {nummer}"}
        ett = gor(vem)
        assert ett.version == lopp.kvitto.version + 1
        assert gor(vem) == ett
        lopp.behall(ett)
    assert len({h.nummer for h in lopp.visa().handelser}) == lopp.kvitto.version == len(fall) + 1
    assert motor.verifiera(program).haller


def _handla(program: Program, av: str, overgang: str, vem: dict[str, Any]) -> Kvitto:
    return motor.handla(program, aktor(av), overgang=overgang, underlag=UNDERLAG[overgang](), **vem)


def test_nyckeln_ses_fore_versionen(program: Program) -> None:
    """Who lost the line after sending the form gets the first answer, though the case has gone on."""
    lopp = registrera(program)
    vem: dict[str, Any] = {"arende": lopp.id, "version": 1, "nyckel": "n"}
    ett = _handla(program, "fordelare", "fordela", vem)
    lopp.behall(ett).bifoga("handlaggare")
    assert _handla(program, "fordelare", "fordela", vem) == ett
    with pytest.raises(Versionskonflikt):
        _handla(program, "fordelare", "fordela", {**vem, "nyckel": "ny"})


def test_en_vagrad_sak_minns_inget(program: Program) -> None:
    """A key is spent by what was done, not by what was refused."""
    lopp = registrera(program)
    with pytest.raises(Saknas):
        motor.aterta(program, aktor("utomstaende"), arende=lopp.id, version=1, nyckel="n")
    assert (
        _handla(program, "fordelare", "fordela", {"arende": lopp.id, "version": 1, "nyckel": "n"}).version
        == 2
    )


def test_personer_importeras_en_gang_for_sin_nyckel(program: Program) -> None:
    """The second answer counts what the first one wrote."""
    uppgifter = Personuppgifter(personer=(Person(kod="ny", namn="Ny"),))
    svar = [
        motor.importera_personer(program, aktor("administrator"), uppgifter=uppgifter, nyckel="n")
        for _ in range(2)
    ]
    assert [s.personer for s in svar] == [1, 1]


@define
class Avbrott:
    """A clock that lets something else happen the first time it is asked: between reading and writing."""

    gor: Callable[[], object] | None = None

    def nu(self) -> datetime:
        """The moment."""
        gor, self.gor = self.gor, None
        if gor is not None:
            gor()
        return NU


def test_tva_samtidigt_med_samma_nyckel_far_samma_svar(i_postgres: Installation) -> None:
    """A double click: the slower one looked for the key before the faster one had answered."""
    klocka = Avbrott()
    with i_postgres.oppna(klocka) as langsam, i_postgres.oppna(fro=2) as snabb:
        svar: list[Kvitto] = []
        klocka.gor = lambda: svar.append(registrera_med(snabb, "n"))
        assert registrera_med(langsam, "n") == svar[0]

        lopp = Lopp(snabb, svar[0])
        vem: dict[str, Any] = {"arende": lopp.id, "version": 1, "nyckel": "n2"}
        klocka.gor = lambda: svar.append(_handla(snabb, "fordelare", "fordela", vem))
        assert _handla(langsam, "fordelare", "fordela", vem) == svar[1]

        par = [registrera(snabb).plats for _ in range(2)]
        flera: dict[str, Any] = {"arenden": par, "overgang": "makulera", "nyckel": "n3"}
        flera["underlag"] = UNDERLAG["makulera"]()
        alla: list[tuple[Kvitto, ...]] = []
        klocka.gor = lambda: alla.append(motor.handla_flera(snabb, aktor("registrator"), **flera))
        assert motor.handla_flera(langsam, aktor("registrator"), **flera) == alla[0]
        assert motor.verifiera(snabb).haller


def test_tva_samtidigt_med_samma_nyckel_for_olika_saker(i_postgres: Installation) -> None:
    """The slower one is told that the key stands for something else."""
    klocka = Avbrott()
    with i_postgres.oppna(klocka) as langsam, i_postgres.oppna(fro=2) as snabb:
        klocka.gor = lambda: registrera_med(snabb, "n")
        with pytest.raises(Nyckelkonflikt):
            registrera_med(langsam, "n", titel="En annan")


def test_den_som_kom_for_sent_far_veta_vem_och_nar(program: Program) -> None:
    """The name of the one who was first, and when."""
    lopp = registrera(program).till("beredning")
    with pytest.raises(Versionskonflikt) as fel:
        Lopp(program, evolve(lopp.kvitto, version=1)).bifoga("registrator")
    assert (fel.value.vem, fel.value.nar) == ("fordelare", NU)
    assert "Fordelare hann före" in str(fel.value)
    assert "2011-10-03 10:00" in str(fel.value)


def test_en_version_som_aldrig_funnits(program: Program) -> None:
    """A version that is yet to come names nobody."""
    lopp = registrera(program)
    with pytest.raises(Versionskonflikt) as fel:
        Lopp(program, evolve(lopp.kvitto, version=7)).bifoga("registrator")
    assert fel.value.vem is None
