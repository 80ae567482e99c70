"""The watched folder: what is laid there comes in once, and is moved aside."""

import os
from pathlib import Path

import pytest
from attrs import evolve

from arbetsflode import motor
from arbetsflode.program import Program
from tests.byggare import NU
from tests.programbyggare import aktor

REG = aktor("registrator")


@pytest.fixture
def mapp(program: Program) -> Path:
    """A watched folder."""
    plats = program.installningar.mapp / "inkommande"
    plats.mkdir()
    program.installningar = evolve(program.installningar, inkorg_mapp=plats)
    return plats


def lagg(mapp: Path, namn: str, innehall: bytes, sekunder: int = 60) -> Path:
    """A file that was last written to so many seconds ago."""
    fil = mapp / namn
    fil.write_bytes(innehall)
    nar = NU.timestamp() - sekunder
    os.utime(fil, (nar, nar))
    return fil


def namnen(program: Program) -> list[str]:
    """What lies in the inbox."""
    return sorted(p.post.filnamn for p in motor.inkorgen(program, REG).poster)


def test_a_whole_file_comes_in_and_is_moved_aside(program: Program, mapp: Path) -> None:
    """Det som är helt tas emot; det som ännu skrivs, är dolt eller på väg får vänta."""
    lagg(mapp, "brev.txt", b"Ett brev")
    for namn, sekunder in (("nyss.txt", 5), (".dold", 60), ("halv.pdf.part", 60), ("~$brev.docx", 60)):
        lagg(mapp, namn, b"x", sekunder)
    (mapp / "undermapp").mkdir()
    (mapp / "genvag.txt").symlink_to("/etc/hostname")
    assert motor.ta_emot_ur_mappen(program) == motor.Mappintag(mottagna=1)
    assert namnen(program) == ["brev.txt"]
    assert (mapp / "mottagna" / "brev.txt").read_bytes() == b"Ett brev"
    assert motor.ta_emot_ur_mappen(program) == motor.Mappintag()


def test_a_file_that_was_not_moved_in_time_comes_in_once_all_the_same(program: Program, mapp: Path) -> None:
    """Dödat mellan inkorgen och flytten: filen ligger kvar och blir ingen andra post."""
    lagg(mapp, "brev.txt", b"Ett brev")
    motor.ta_emot_ur_mappen(program)
    os.replace(mapp / "mottagna" / "brev.txt", mapp / "brev.txt")
    assert motor.ta_emot_ur_mappen(program).mottagna == 1
    assert namnen(program) == ["brev.txt"]


def test_two_files_of_the_same_name_are_both_kept(program: Program, mapp: Path) -> None:
    """Den andra får ett nummer bland de mottagna."""
    for innehall in (b"forsta", b"andra"):
        lagg(mapp, "brev.txt", innehall)
        motor.ta_emot_ur_mappen(program)
    assert sorted(f.name for f in (mapp / "mottagna").iterdir()) == ["2 brev.txt", "brev.txt"]


def test_what_is_not_taken_is_laid_aside_with_its_reason(program: Program, mapp: Path) -> None:
    """En tom fil avvisas med ett skäl bredvid, hälsan säger det, och de andra kommer in."""
    lagg(mapp, "tom.pdf", b"")
    lagg(mapp, "brev.txt", b"Ett brev")
    assert motor.ta_emot_ur_mappen(program) == motor.Mappintag(mottagna=1, avvisade=1)
    assert (mapp / "avvisade" / "tom.pdf.txt").read_text(encoding="utf-8") == "filen är tom.\n"
    (punkt,) = [p for p in motor.halsa(program) if p.namn == "inkorg"]
    assert (punkt.lage.value, "avvisade" in punkt.mening) == ("gul", True)


def test_a_folder_that_is_gone_is_told_and_stops_nothing(program: Program, mapp: Path) -> None:
    """En bevakad mapp som inte finns är en gul rad, och bevakningen går vidare."""
    mapp.rmdir()
    assert motor.ta_emot_ur_mappen(program) == motor.Mappintag()
    assert [p.lage.value for p in motor.halsa(program) if p.namn == "inkorg"] == ["gul"]
    motor.tick(program)
