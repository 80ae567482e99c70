"""Fördela: vilka ärenden som väntar på en handläggare, och hur mycket var och en redan har."""

from datetime import date, timedelta

import pytest

from arbetsflode import motor
from arbetsflode.program import Program
from tests.byggare import IDAG, NU
from tests.motor.paminnelser import borta, fall, ge_roll, mottaget, skriv_i_basen
from tests.programbyggare import aktor, registrera, stall
from tillstand.innehall import Sekretess

HEMLIGT = Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG)


def fordelning(program: Program, vem: str = "fordelare") -> motor.Fordelningsvy:
    """What somebody has to distribute."""
    return motor.att_fordela(program, aktor(vem))


def hos(program: Program, person: str, vem: str = "fordelare") -> motor.Belastning:
    """How much a person has, as somebody sees it."""
    (en,) = [b for b in fordelning(program, vem).belastning if b.person == person]
    return en


def test_det_ofordelade_star_efter_svarstid_med_hur_lange_det_har_vantat(program: Program) -> None:
    """Det som saknar svarstid kommer sist; det fördelade är borta."""
    utan, sent, tidigt = (mottaget(program, dag) for dag in (None, "2011-10-31", "2011-10-10"))
    fall(program)
    rader = fordelning(program).arenden
    assert [r.arende for r in rader] == [tidigt.id, sent.id, utan.id]
    assert [(r.svar_senast, r.dagar_kvar) for r in rader] == [
        (date(2011, 10, 10), 5),
        (date(2011, 10, 31), 20),
        (None, None),
    ]
    stall(program, NU + timedelta(3))
    (forst, *_) = fordelning(program).arenden
    assert (forst.inkommen, forst.dagar_sedan, forst.fordelas_senast) == (IDAG, 3, date(2011, 10, 5))
    assert (forst.fran, forst.version, forst.for_) == ("Kommunstyrelsen", 1, None)


@pytest.mark.parametrize("vem", ["registrator", "handlaggare", "insyn", "granne", "administrator", "ingen"])
def test_den_som_inte_fordelar_har_inget_att_fordela(program: Program, vem: str) -> None:
    """Varken ärenden eller hur mycket andra har."""
    mottaget(program)
    fall(program)
    sett = fordelning(program, vem)
    assert sett.arenden == ()
    assert not {"handlaggare", "fordelare"} & {b.person for b in sett.belastning}
    assert "bistand" not in {enhet.kod for enhet in sett.enheter}


def test_ersattaren_och_forvaltningschefen_fordelar_nar_fordelaren_inte_finns(program: Program) -> None:
    """Ersättaren i fördelarens ställe; förvaltningschefen när ingen är fördelare."""
    lopp = mottaget(program)
    borta(program, "fordelare", "2011-10-03", "kollega")
    assert [(r.arende, r.for_) for r in fordelning(program, "kollega").arenden] == [(lopp.id, "fordelare")]
    assert fordelning(program, "forvaltningschef").arenden == ()
    ge_roll(program, "fordelare", "fordelare", till="2011-10-02")
    assert [r.for_ for r in fordelning(program, "forvaltningschef").arenden] == [None]
    assert fordelning(program, "kollega").arenden == ()


def test_belastningen_raknar_oppna_arenden_och_dem_som_snart_ska_besvaras(program: Program) -> None:
    """Fem arbetsdagar från 3 oktober är den 10; det besvarade är öppet men brådskar inte."""
    for dag in ("2011-10-10", "2011-10-11", None, "2011-09-30"):
        fall(program, dag)
    assert (hos(program, "handlaggare").oppna, hos(program, "handlaggare").snart) == (4, 2)
    fall(program, "2011-10-10", enhet="bistand").till("overlamnad")
    assert (hos(program, "handlaggare").oppna, hos(program, "handlaggare").snart) == (5, 2)
    fall(program, "2011-10-10").gor("makulera", "registrator")
    assert (hos(program, "handlaggare").oppna, hos(program, "handlaggare").snart) == (5, 2)


def test_mojliga_handlaggare_ar_de_med_roll_eller_arende_i_namnden(program: Program) -> None:
    """Inte den som bara har insyn, inte grannämnden, inte den som har slutat; i namnordning."""
    assert "handlaggare" not in {b.person for b in fordelning(program).belastning}
    fall(program)
    sett = fordelning(program)
    personer = [b.person for b in sett.belastning]
    assert {"handlaggare", "enhetschef", "registrator", "delegat"} <= set(personer)
    assert not {"insyn", "granne", "avgangen", "administrator", "kollega"} & set(personer)
    assert [b.namn for b in sett.belastning] == sorted(b.namn for b in sett.belastning)
    assert (hos(program, "enhetschef").enheter, hos(program, "enhetschef").oppna) == (("bistand",), 0)
    assert [e.kod for e in sett.enheter] == ["unga", "vuxna", "bistand", "familj"]
    assert {b.namnder for b in sett.belastning} == {("soc",)}


def test_den_som_ar_borta_i_dag_syns_som_borta(program: Program) -> None:
    """Så att ingen får ett brådskande ärende utan att vara där."""
    fall(program)
    assert not hos(program, "handlaggare").borta
    borta(program, "handlaggare", "2011-10-03")
    assert hos(program, "handlaggare").borta


def test_det_hemliga_raknas_bara_for_den_som_ser_det(program: Program) -> None:
    """Fördelaren ser nämndens hemliga ärenden; grannämndens räknas aldrig."""
    hemligt = registrera(program, sekretess=HEMLIGT)
    assert [(r.arende, r.hemligt) for r in fordelning(program).arenden] == [(hemligt.id, True)]
    hemligt.gor("fordela", "fordelare")
    assert hos(program, "handlaggare").oppna == 1
    registrera(program, namnd="kult", av="granne", sekretess=HEMLIGT).gor(
        "fordela", "granne", handlaggare="handlaggare", enhet="kultur"
    )
    assert hos(program, "handlaggare").oppna == 1
    assert hos(program, "handlaggare", "granne").oppna == 1
    assert hos(program, "handlaggare", "granne").namnder == ("kult",)


def test_ett_trasigt_arende_gommer_inga_andra(program: Program) -> None:
    """Det som inte går att läsa sägs på annan plats."""
    trasigt, helt = mottaget(program), mottaget(program)
    skriv_i_basen(program, "UPDATE arende SET delar = :delar WHERE id = :id", delar="{}", id=trasigt.id)
    assert [r.arende for r in fordelning(program).arenden] == [helt.id]
