"""Health: each point is green, yellow or red as the handbook says, and the numbers for monitoring agree."""

import shutil
from datetime import timedelta

import pytest

from arbetsflode import motor
from arbetsflode.journal import tidstext
from arbetsflode.lager import lagen, varningar
from arbetsflode.motor import driftfragor
from arbetsflode.program import Program
from tests.byggare import NU
from tests.programbyggare import aktor, registrera, stall

DYGN = timedelta(days=1)


def lage(program: Program, namn: str) -> list[str]:
    """How a point stands."""
    return [p.lage.value for p in motor.halsa(program) if p.namn == namn]


def skriv(program: Program, namn: str, varde: str) -> None:
    """Let the base say something of itself."""
    with program.databas.skriv() as f:
        lagen.skriv(f, namn, varde)


@pytest.mark.parametrize(
    ("alder", "farg"), [(1, "gron"), (26, "gron"), (27, "gul"), (24 * 8, "gul"), (24 * 8 + 1, "rod")]
)
def test_kopians_alder(program: Program, alder: int, farg: str) -> None:
    """Once a day, or somebody is told; after eight days it is red. None at all is yellow."""
    assert lage(program, "kopia") == ["gul"]
    skriv(program, "senaste_kopia", tidstext(NU - timedelta(hours=alder)))
    assert lage(program, "kopia") == [farg]


def test_sigillets_alder(program: Program) -> None:
    """The seal of the night is green, a missed night yellow, three nights red."""
    registrera(program)
    assert lage(program, "sigill") == ["gul"]
    stall(program, NU + DYGN)
    assert motor.forsegla(program) is not None
    for timmar, farg in ((0, "gron"), (24, "gul"), (72, "rod")):
        stall(program, NU + DYGN + timedelta(hours=timmar))
        assert lage(program, "sigill") == [farg]


def test_kontrollen_minns_vad_den_fann(program: Program) -> None:
    """Never checked, well, long ago, and with something found."""
    assert lage(program, "kontroll") == ["gul"]
    granskning = motor.verifiera(program)
    motor.notera_kontroll(program, granskning)
    assert lage(program, "kontroll") == ["gron"]
    stall(program, NU + 9 * DYGN)
    assert lage(program, "kontroll") == ["gul"]
    fel = motor.Granskning(arenden=0, poster=0, filer=0, avvikelser=(motor.Avvikelse(plats="x", mening="y"),))
    motor.notera_kontroll(program, fel)
    assert lage(program, "kontroll") == ["rod"]


def test_ett_sigill_utifran_gor_inte_halsan_rod(program: Program) -> None:
    """The wrong file of seals is told to the one who has it, and is no alarm about the journal."""
    granskning = motor.verifiera(program, f"Sigill 9: 9 kedjor, {'a' * 64}")
    assert not granskning.haller
    motor.notera_kontroll(program, granskning)
    assert lage(program, "kontroll") == ["gron"]


def test_en_klocka_som_gatt_bakat_syns_en_vecka(program: Program) -> None:
    """Confirmed it is yellow for a week: what was noted meanwhile is ahead of its time."""
    stall(program, NU + 2 * DYGN)
    motor.svep(program)
    stall(program, NU)
    motor.bekrafta_klockan(program, aktor("administrator"))
    assert lage(program, "klocksprång") == ["gul"]
    stall(program, NU + 8 * DYGN)
    assert lage(program, "klocksprång") == []


def test_en_aterstalld_bas_som_ingen_sett_pa_ar_rod(program: Program) -> None:
    """Nothing leaves until somebody has looked."""
    assert lage(program, "återställd") == []
    skriv(program, "sandning_pausad", tidstext(NU))
    assert lage(program, "återställd") == ["rod"]


def test_en_gallring_som_inte_ar_stadad_ar_gul(program: Program) -> None:
    """Until the disk has been cleaned."""
    lopp = registrera(program, "Om Heliumvägen")
    plan = motor.gallringsplan(program, arende=lopp.id, urval=motor.Gallringsurval(ord="helium"))
    motor.gallra_falt(program, aktor("administrator"), plan=plan, beslut="§ 1", nyckel="g")
    assert lage(program, "gallring") == ["gul"]
    motor.stada(program)
    assert lage(program, "gallring") == []


@pytest.mark.parametrize(("ledigt", "farg"), [(2**40, "gron"), (2**30, "gul"), (2**20, "rod")])
def test_ledigt_pa_disken(program: Program, monkeypatch: pytest.MonkeyPatch, ledigt: int, farg: str) -> None:
    """Before it is full."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _mapp: shutil._ntuple_diskusage(2**41, 0, ledigt))
    assert lage(program, "disk") == [farg]


def test_sqlites_installningar_vaktas(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that would lose what was acknowledged is red."""
    if not program.databas.ar_sqlite:
        assert len(lage(program, "databas")) == 1
        return
    assert "rod" not in lage(program, "databas")
    monkeypatch.setitem(driftfragor._PRAGMA, "synchronous", "3")
    assert "rod" in lage(program, "databas")


def test_det_aldsta_brevet_namns(program: Program) -> None:
    """Since when it has waited, when it has waited too long."""
    registrera(program)
    stall(program, NU + timedelta(hours=2))
    (punkt,) = [p for p in motor.halsa(program) if p.namn == "brev"]
    assert (punkt.lage, NU.date().isoformat() in punkt.mening) == ("rod", True)


def test_matvardena_sager_detsamma(program: Program) -> None:
    """One line for each number, with what it is; what has never happened is left out."""
    registrera(program, "Om Heliumvägen")
    text = motor.som_exposition(motor.matvarden(program))
    assert 'remissflode_brev{lage="vantar"} 1\n' in text
    assert "remissflode_oppna_arenden 1\n" in text
    assert f"remissflode_matt_sekunder {NU.timestamp():.0f}\n" in text
    assert "senaste_svep" not in text
    motor.tick(program)
    text = motor.som_exposition(motor.matvarden(program))
    assert f"remissflode_senaste_svep_sekunder {NU.timestamp():.0f}\n" in text
    assert 'remissflode_brev{lage="skickad"} 5\n' in text
    assert "Helium" not in text
    namnda = [rad.split()[2] for rad in text.splitlines() if rad.startswith("# HELP")]
    assert len(namnda) == len(set(namnda))


def test_ett_arende_som_inte_kan_bevakas_citeras_inte(program: Program) -> None:
    """Anybody may ask how it stands: the number and the kind of error are enough."""
    lopp = registrera(program)
    with program.databas.skriv() as f:
        varningar.stall_at_sidan(f, lopp.id, "Datafel: Anna Andersson går inte att läsa", NU)
    (mening,) = [p.mening for p in motor.halsa(program) if p.namn == "bevakning"]
    assert mening.startswith(lopp.arende.diarienummer)
    assert ("(Datafel)" in mening, "Anna" in mening) == (True, False)
