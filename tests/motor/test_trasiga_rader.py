"""A case that cannot be read is set aside: it holds up nobody, it is seen, and it is tried again."""

import pytest
from sqlalchemy import text

from arbetsflode import motor
from arbetsflode.lager.forbindelse import Sats
from arbetsflode.program import Program
from tests.motor.paminnelser import breven, fall, kl, sagda, skriv_i_basen, svep, svep_och_skriv
from tests.programbyggare import Lopp

TRASIGT = {
    "ingen text alls": "",
    "avkortad": '{"mottagen":{"slag":"Motta',
    "fel typ": "[1, 2]",
    "en del saknas": "{}",
}


def ta_sonder(program: Program, lopp: Lopp, delar: str) -> str:
    """Make a case unreadable; what stood there before."""
    with program.databas.las() as f:
        rad = f.en(Sats(text("SELECT delar FROM arende WHERE id = :id")), {"id": lopp.id})
    assert rad is not None
    skriv_i_basen(program, "UPDATE arende SET delar = :delar WHERE id = :id", delar=delar, id=lopp.id)
    return str(rad[0])


@pytest.mark.parametrize("delar", TRASIGT.values(), ids=TRASIGT)
def test_a_broken_row_is_set_aside_and_the_others_are_treated(program: Program, delar: str) -> None:
    """Ett ärende går inte att läsa: de andra får sina varningar, det står i hälsan, administratören får veta
    det, det prövas en gång i timmen, och lagat kommer det som hörde till med nästa morgon."""
    alla = [fall(program) for _ in range(5)]
    trasigt = alla.pop(2)
    helt = ta_sonder(program, trasigt, delar)
    rapport = svep(program, kl("2011-10-20 04:30"))
    assert (rapport.at_sidan, rapport.varningar) == (1, len(alla) * 2)
    assert motor.svep(program).provade == 0
    assert svep(program, kl("2011-10-20 05:15")).provade == 0
    assert svep(program, kl("2011-10-20 05:31")).at_sidan == 1
    assert [p.lage for p in motor.halsa(program) if p.namn == "bevakning"] == ["rod"]
    assert svep_och_skriv(program, kl("2011-10-20 07:00")) == 1
    larm = breven(program, "larm")
    assert [(b.person, b.dag) for b in larm] == [("administrator", "2011-10-20")]
    motor.skicka(program)
    assert [b.lage for b in breven(program, "larm")] == ["skickad"]
    skriv_i_basen(program, "UPDATE arende SET delar = :delar WHERE id = :id", delar=helt, id=trasigt.id)
    svep_och_skriv(program, kl("2011-10-20 09:00"))
    assert "bevakning" not in {p.namn for p in motor.halsa(program)}
    assert svep_och_skriv(program, kl("2011-10-21 07:00")) == 1
    assert breven(program)[-1].regler == ("svarstid_14", "svarstid_7")
    assert set(sagda(program, trasigt).values()) == {"i_brev"}


def test_a_row_broken_between_sweep_and_letter_waits_and_is_tried_hourly(program: Program) -> None:
    """Det går sönder när varningen är skriven: de andras brev skrivs, och lagat sägs det nästa morgon."""
    alla = [fall(program) for _ in range(3)]
    svep(program, kl("2011-10-20 04:30"))
    helt = ta_sonder(program, alla[0], "{}")
    assert svep_och_skriv(program, kl("2011-10-20 07:00")) == 1
    assert breven(program)[0].regler == ("svarstid_14", "svarstid_7") * 2
    assert [p.lage for p in motor.halsa(program) if p.namn == "bevakning"] == ["rod"]
    assert svep(program, kl("2011-10-20 08:01")).at_sidan == 1
    skriv_i_basen(program, "UPDATE arende SET delar = :delar WHERE id = :id", delar=helt, id=alla[0].id)
    svep(program, kl("2011-10-20 09:30"))
    assert "bevakning" not in {p.namn for p in motor.halsa(program)}
    assert svep_och_skriv(program, kl("2011-10-21 07:00")) == 1
    assert breven(program)[-1].regler == ("svarstid_14", "svarstid_7")
