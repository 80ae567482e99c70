"""The sweep is a question to the database: missed nights, clocks that leap, rows that are broken."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import poster, varningar
from arbetsflode.program import Program
from tests.byggare import NU
from tests.motor.paminnelser import breven, fall, kl, sagda, samtidigt, svep, svep_och_skriv
from tests.programbyggare import Installation, Lopp, aktor, stall
from tillstand.fel import SaknarBehorighet

OM_EN_MANAD = kl("2011-11-12 09:00")
FYRA_VECKOR = {
    ("svarstid_14", "2011-10-11", "handlaggare"): "vantar",
    ("svarstid_7", "2011-10-20", "handlaggare"): "vantar",
    ("svarstid_2", "2011-10-27", "handlaggare"): "vantar",
    ("svarstid_idag", "2011-10-31", "handlaggare"): "vantar",
    ("forsenad", "2011-11-01", "handlaggare"): "vantar",
    ("forsenad", "2011-11-01", "chef"): "vantar",
    ("forsenad", "2011-11-08", "handlaggare"): "vantar",
    ("forsenad", "2011-11-08", "chef"): "vantar",
}
"""What a case with svarstid on Monday 31 October 2011 gives until 12 November, and on which days."""


# ---- missed, repeated, at once


@pytest.mark.parametrize("timmar", [5, 24, 24 * 9, 24 * 40])
def test_however_seldom_it_is_swept_the_warnings_are_the_same(program: Program, timmar: int) -> None:
    """Missade nätter och en klocka som hoppar framåt ändrar ingenting: allt som förfallit skrivs en gång."""
    lopp = fall(program)
    nar = NU
    while nar < OM_EN_MANAD:
        svep(program, nar)
        nar += timedelta(hours=timmar)
    svep(program, OM_EN_MANAD)
    assert sagda(program, lopp) == FYRA_VECKOR


def test_restarts_change_nothing(i_sqlite: Installation) -> None:
    """Programmet startas om varje dag, mitt i natten."""
    with i_sqlite.oppna() as program:
        lopp = fall(program)
    for dygn in range(41):
        with i_sqlite.oppna(Stallklocka(kl("2011-10-03 23:30") + timedelta(dygn)), fro=dygn + 2) as program:
            motor.svep(program)
            if dygn == 40:
                assert sagda(program, lopp) == FYRA_VECKOR


def test_a_warning_falls_due_at_two_in_the_night_universal_time(program: Program) -> None:
    """Sommartid eller vintertid: steget skrivs klockan 02:00 UTC på sin dag, inte ett ögonblick före."""
    lopp = fall(program)
    for dag in ("2011-10-20", "2011-10-31"):
        tva = datetime.fromisoformat(f"{dag}T02:00:00+00:00")
        svep(program, tva - timedelta(microseconds=1))
        assert dag not in {d for _, d, _ in sagda(program, lopp)}
        svep(program, tva)
        assert dag in {d for _, d, _ in sagda(program, lopp)}


def test_a_sweep_just_before_two_does_not_lose_the_night_to_come(program: Program) -> None:
    """Ett ärende som släpar en natt och sveps fem i två får nästa natts varning också."""
    lopp = fall(program)
    svep(program, datetime.fromisoformat("2011-11-01T01:59:00+00:00"))
    svep(program, datetime.fromisoformat("2011-11-01T02:00:30+00:00"))
    assert ("forsenad", "2011-11-01", "chef") in sagda(program, lopp)


def _svep_har(program: Program, mapp: Path) -> int:
    return motor.svep(program).varningar


def test_three_sweeps_at_once_write_each_warning_once(installation: Installation) -> None:
    """Tre processer sveper samma natt: tillsammans skriver de varje varning en gång, ingen av dem faller."""
    with installation.oppna() as program:
        alla = [fall(program) for _ in range(12)]
        svar = samtidigt(installation, OM_EN_MANAD, _svep_har)
        assert sum(svar) == len(alla) * len(FYRA_VECKOR)
        for lopp in alla:
            assert sagda(program, lopp) == FYRA_VECKOR


def test_nothing_about_the_svarstid_once_the_answer_has_gone(program: Program) -> None:
    """När svaret är överlämnat påminns ingen om svarstiden; är ärendet avslutat påminns ingen alls."""
    utan, med = fall(program), fall(program)
    overlamna(med)
    svep(program, OM_EN_MANAD)
    assert sagda(program, utan) == FYRA_VECKOR
    assert sagda(program, med) == {}


def overlamna(lopp: Lopp) -> None:
    """All the way to the answer."""
    lopp.bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    lopp.godkann("ungdomschef").godkann("forvaltningschef").till("overlamnad")


@pytest.mark.parametrize("pil", ["makulera", "avskriv"])
def test_a_closed_case_warns_of_nothing(program: Program, pil: str) -> None:
    """Ett avskrivet eller makulerat ärende är borta ur bevakningen."""
    lopp = fall(program)
    lopp.gor(pil, "registrator")
    if pil == "avskriv":
        lopp.godkann("familjechef")
    assert lopp.kvitto.tillstand == "avskriven"
    svep(program, OM_EN_MANAD)
    assert [v for v in sagda(program, lopp) if v[0] != "godkannande_drojer"] == []


# ---- the clock


def test_a_clock_set_back_pauses_the_sweep_until_it_has_caught_up(program: Program) -> None:
    """Går klockan bakåt mer än fem minuter står bevakningen stilla, och det syns; sedan går den vidare."""
    lopp = fall(program)
    svep(program, kl("2011-10-31 09:00"))
    fore = sagda(program, lopp)
    assert not svep(program, kl("2011-10-31 08:55")).pausat
    bakat = svep(program, kl("2011-10-31 08:54"))
    assert bakat.pausat
    assert bakat.provade == 0
    assert [p.lage for p in motor.halsa(program) if p.namn == "klocka"] == ["rod"]
    svep(program, kl("2011-10-30 08:54"))
    assert sagda(program, lopp) == fore
    assert not svep(program, kl("2011-10-31 09:01")).pausat
    assert "klocka" not in {p.namn for p in motor.halsa(program)}
    svep(program, OM_EN_MANAD)
    assert dict.fromkeys(sagda(program, lopp), "vantar") == FYRA_VECKOR


def test_an_administrator_confirms_the_clock_and_the_sweep_goes_on(program: Program) -> None:
    """Klockan stod fel: administratören bekräftar den, det antecknas, och bevakningen går igen."""
    lopp = fall(program)
    svep(program, kl("2021-10-31 09:00"))
    stall(program, kl("2011-10-10 09:00"))
    assert motor.svep(program).pausat
    with pytest.raises(SaknarBehorighet):
        motor.bekrafta_klockan(program, aktor("registrator"))
    assert motor.svep(program).pausat
    motor.bekrafta_klockan(program, aktor("administrator"))
    assert not motor.svep(program).pausat
    with program.databas.las() as f:
        fakta = poster.las_kedja(f, "installation")
    assert [post.aktor for post in fakta] == ["administrator"]
    assert ("svarstid_14", "2011-10-11", "handlaggare") in sagda(program, lopp)


def ratta_klockan(program: Program, nar: str) -> None:
    """The clock was ahead; it is put right, and an administrator says so."""
    stall(program, kl(nar))
    assert motor.svep(program).pausat
    motor.bekrafta_klockan(program, aktor("administrator"))


def test_after_a_leap_forward_and_back_the_mornings_come_again(program: Program) -> None:
    """Klockan hoppade fram tio dagar, breven skrevs för tidigt, och någon ställde den rätt: de morgnar som
    ligger kvar får sina brev, och inget av det som redan är sagt sägs igen."""
    gammalt = fall(program)
    svep_och_skriv(program, kl("2011-10-21 09:00"))
    i_fortid = breven(program)
    assert [b.regler for b in i_fortid] == [("svarstid_14", "svarstid_7")]
    ratta_klockan(program, "2011-10-11 09:00")
    gammalt.gor("anteckna", "registrator")
    nytt = fall(program, "2011-10-26")
    for dag in range(12, 28):
        svep_och_skriv(program, kl(f"2011-10-{dag} 07:30"))
    senare = [b for b in breven(program) if b not in i_fortid and b.person == "handlaggare"]
    assert [(b.dag, b.regler) for b in senare] == [
        ("2011-10-17", ("svarstid_7",)),
        ("2011-10-24", ("svarstid_2",)),
        ("2011-10-26", ("svarstid_idag",)),
        ("2011-10-27", ("svarstid_2", "forsenad")),
    ]
    assert set(sagda(program, gammalt).values()) == set(sagda(program, nytt).values()) == {"i_brev"}


def test_a_letter_of_that_name_already_there_keeps_the_warning_for_the_next_morning(program: Program) -> None:
    """Finns morgonens brev redan (klockan har gått dit en gång förut) väntar varningen till nästa morgon."""
    fall(program, "2011-10-28")
    svep_och_skriv(program, kl("2011-10-19 09:00"))
    ratta_klockan(program, "2011-10-18 09:00")
    fall(program, "2011-10-28")
    for dag in (19, 20, 21):
        svep_och_skriv(program, kl(f"2011-10-{dag} 07:30"))
    assert [(b.dag, b.regler) for b in breven(program)] == [
        ("2011-10-19", ("svarstid_14", "svarstid_7")),
        ("2011-10-20", ("svarstid_7",)),
    ]


def test_a_night_nobody_swept_is_not_lost_when_the_case_is_changed(program: Program) -> None:
    """Arbetaren stod still, och ärendet ändrades under tiden: det som då förföll sägs ändå."""
    lopp = fall(program)
    svep(program, kl("2011-10-12 09:00"))
    stall(program, kl("2011-10-25 09:00"))
    lopp.gor("anteckna", "registrator")
    assert svep(program, kl("2011-10-26 09:00")).varningar == 1
    assert ("svarstid_7", "2011-10-20", "handlaggare") in sagda(program, lopp)


def test_what_was_already_past_when_it_was_noted_is_not_told_in_arrears(program: Program) -> None:
    """Svarstiden är bara en vecka bort när remissen kommer: stegen som redan passerat sägs aldrig."""
    lopp = fall(program, "2011-10-11")
    svep(program, kl("2011-10-12 09:00"))
    assert {regel for regel, _, _ in sagda(program, lopp)} == {"svarstid_2", "svarstid_idag", "forsenad"}


def test_what_a_person_does_meanwhile_is_not_undone_by_the_sweep(program: Program) -> None:
    """Ett ärende som ändrats sedan det lästes gås igenom igen; märket från före ändringen skrivs inte."""
    lopp = fall(program)
    with program.databas.las() as f:
        last = varningar.forfallna(f, kl("2011-12-01 09:00"), forsok_fore=NU, antal=9)
    gammalt = program.register.bygg(last[0])
    lopp.gor("anteckna", "registrator")
    with program.databas.skriv() as f:
        assert not varningar.flytta_vattenmarke(f, gammalt, None, program.generation, None)
    assert svep(program, kl("2011-10-11 09:00")).varningar == 1
