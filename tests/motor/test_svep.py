"""The sweep is a question to the database: missed nights, clocks that leap, rows that are broken."""

import importlib
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import lagen, poster, varningar
from arbetsflode.motor.svep import Sveprapport
from arbetsflode.program import Program
from tests.byggare import NU
from tests.motor.paminnelser import breven, fall, kl, sagda, samtidigt, skriv_i_basen, svep_och_skriv
from tests.programbyggare import KOMMUN, Installation, Lopp, aktor, stall
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


def svep(program: Program, nar: datetime) -> Sveprapport:
    """Sweep at a moment."""
    stall(program, nar)
    return motor.svep(program)


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


def test_after_a_leap_forward_and_back_the_mornings_come_again(program: Program) -> None:
    """Klockan hoppade fram tio dagar, breven skrevs för tidigt, och någon ställde den rätt: de morgnar som
    ligger kvar får sina brev, och inget av det som redan är sagt sägs igen."""
    lopp = fall(program)
    svep_och_skriv(program, kl("2011-10-21 09:00"))
    i_fortid = breven(program)
    assert [b.regler for b in i_fortid] == [("svarstid_14", "svarstid_7")]
    nytt = fall(program)
    stall(program, kl("2011-10-11 09:00"))
    motor.bekrafta_klockan(program, aktor("administrator"))
    for dag in range(12, 32):
        svep_och_skriv(program, kl(f"2011-10-{dag} 07:30"))
    senare = [b for b in breven(program) if b not in i_fortid]
    assert [(b.dag, b.regler) for b in senare] == [
        ("2011-10-27", ("svarstid_2", "svarstid_2")),
        ("2011-10-31", ("svarstid_idag", "svarstid_idag")),
    ]
    assert set(sagda(program, lopp).values()) == {"i_brev"}
    assert len(sagda(program, nytt)) == 2


def test_a_letter_of_that_name_already_there_keeps_the_warning_for_the_next_morning(program: Program) -> None:
    """Finns morgonens brev redan (klockan har gått dit en gång förut) väntar varningen till nästa morgon."""
    fall(program, "2011-10-28")
    svep_och_skriv(program, kl("2011-10-19 09:00"))
    fall(program)
    stall(program, kl("2011-10-18 09:00"))
    motor.bekrafta_klockan(program, aktor("administrator"))
    for dag in (19, 20, 21):
        svep_och_skriv(program, kl(f"2011-10-{dag} 07:30"))
    assert [(b.dag, b.regler) for b in breven(program)] == [
        ("2011-10-19", ("svarstid_14", "svarstid_7")),
        ("2011-10-20", ("svarstid_7",)),
    ]


# ---- rows that cannot be read


TRASIGT = {
    "ingen text alls": "",
    "avkortad": '{"mottagen":{"slag":"Motta',
    "fel typ": "[1, 2]",
    "en del saknas": "{}",
}


def ta_sonder(program: Program, lopp: Lopp, delar: str) -> str:
    """Make a case unreadable; what stood there before."""
    from sqlalchemy import text

    from arbetsflode.lager.databas import Sats

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


# ---- another ladder, other days

NY_TRAPPA = (
    KOMMUN
    + """
[[trappa]]
namn = "svarstid_20"
ankare = "svarstid"
forskjutning = -20
enhet = "arbetsdagar"

[[trappa]]
namn = "svarstid_3"
ankare = "svarstid"
forskjutning = -3
enhet = "arbetsdagar"
"""
)
STANGT = KOMMUN.replace('namn = "Provstad"', 'namn = "Provstad"\nstangda_dagar = [2011-10-27, 2011-10-20]')


def vattenmarken(program: Program) -> set[tuple[str | None, int]]:
    """When the cases are next looked at, and by which generation that was said."""
    from sqlalchemy import text

    from arbetsflode.lager.databas import Sats

    with program.databas.las() as f:
        alla = f.alla(Sats(text("SELECT nasta_bevakning, generation FROM arende")), {})
    return {(rad[0][:16] if rad[0] else None, rad[1]) for rad in alla}


def test_a_changed_ladder_is_taken_up_in_batches_and_tells_nothing_in_arrears(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kommunen skriver en ny trappa: äldre ärenden gås igenom några i taget, nästa påminnelse blir den rätta,
    och steg som redan passerat när trappan kom sägs inte i efterskott."""
    with installation.oppna() as program:
        alla = [fall(program) for _ in range(7)]
        svep(program, kl("2011-10-12 09:00"))
        assert vattenmarken(program) == {("2011-10-20T02:00", 1)}
    installation.skriv_kommun(NY_TRAPPA)
    monkeypatch.setattr(importlib.import_module("arbetsflode.motor.svep"), "BUNT", 3)
    with installation.oppna(Stallklocka(kl("2011-10-13 09:00")), fro=2) as program:
        assert program.generation == 2
        buntar: list[int] = []
        assert motor.skriv_morgonbrev(program) == 0, "breven väntar på genomgången"
        motor.svep(program, buntar.append)
        assert buntar == [3, 6, 7]
        assert vattenmarken(program) == {("2011-10-26T02:00", 2)}
        svep(program, kl("2011-10-26 09:00"))
        for lopp in alla:
            assert set(sagda(program, lopp)) == {
                ("svarstid_14", "2011-10-11", "handlaggare"),
                ("svarstid_3", "2011-10-26", "handlaggare"),
            }


def test_changed_closed_days_move_what_lies_ahead(installation: Installation) -> None:
    """Kontoret stänger en dag: påminnelsen flyttar till arbetsdagen före, och gamla steg faller ur brevet."""
    with installation.oppna() as program:
        lopp = fall(program)
        svep(program, kl("2011-10-19 09:00"))
    installation.skriv_kommun(STANGT)
    with installation.oppna(Stallklocka(kl("2011-10-19 10:00")), fro=2) as program:
        svep(program, kl("2011-10-31 12:00"))
        assert set(sagda(program, lopp)) == {
            ("svarstid_14", "2011-10-11", "handlaggare"),
            ("svarstid_2", "2011-10-26", "handlaggare"),
            ("svarstid_idag", "2011-10-31", "handlaggare"),
        }


def _generationen(program: Program, mapp: Path) -> int:
    return program.generation


def test_two_processes_that_start_at_once_raise_the_generation_once(installation: Installation) -> None:
    """Två processer läser den nya trappan samtidigt: båda startar, numret höjs och antecknas en gång."""
    with installation.oppna() as program:
        with program.databas.las() as f:
            forut = len(poster.las_kedja(f, "konfiguration"))
        generation = program.generation
    installation.skriv_kommun(NY_TRAPPA)
    svar = samtidigt(installation, NU, _generationen, 2)
    assert svar == [generation + 1] * 2
    with installation.oppna(fro=3) as program, program.databas.las() as f:
        assert len(poster.las_kedja(f, "konfiguration")) == forut + 1
        assert lagen.las(f, "generation") == str(generation + 1)


def test_an_unchanged_file_changes_nothing(i_sqlite: Installation) -> None:
    """En ny kommentar i filen är ingen ny trappa."""
    with i_sqlite.oppna() as program:
        fore = program.generation
    i_sqlite.skriv_kommun(f"# Läst och begrundad\n{KOMMUN}")
    with i_sqlite.oppna(fro=2) as program:
        assert program.generation == fore


def test_what_a_person_does_meanwhile_is_not_undone_by_the_sweep(program: Program) -> None:
    """Ett ärende som ändrats sedan det lästes gås igenom igen; märket från före ändringen skrivs inte."""
    lopp = fall(program)
    with program.databas.las() as f:
        last = varningar.forfallna(f, kl("2011-12-01 09:00"), forsok_fore=NU, antal=9)
    gammalt = program.register.bygg(last[0])
    lopp.gor("anteckna", "registrator")
    with program.databas.skriv() as f:
        assert not varningar.flytta_vattenmarke(f, gammalt, None, program.generation)
    assert svep(program, kl("2011-10-11 09:00")).varningar == 1
