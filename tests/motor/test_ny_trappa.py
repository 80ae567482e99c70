"""Another ladder, other closed days: older cases are gone through, and nothing is told in arrears."""

import importlib
from pathlib import Path

import pytest
from sqlalchemy import text

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import lagen, poster
from arbetsflode.lager.forbindelse import Sats
from arbetsflode.program import Program
from tests.byggare import NU
from tests.motor.paminnelser import fall, kl, sagda, samtidigt, svep
from tests.programbyggare import KOMMUN, Installation

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
