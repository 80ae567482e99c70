"""The log of the worker: one event one line, nothing that names anybody, and never in the way of the work."""

import json
import os
from pathlib import Path

import pytest

from arbetsflode import motor
from arbetsflode.drift import logg, oppna_logg
from arbetsflode.klocka import Stallklocka
from tests.byggare import NU
from tests.programbyggare import Installation, registrera
from tillstand.fel import Datafel, Leveransfel


def test_en_handelse_en_rad(i_sqlite: Installation) -> None:
    """A turn is counted, a fault has its code; no word of the case, and no newline from outside."""
    with i_sqlite.oppna() as program:
        registrera(program, "Om Heliumvägen")
        en = oppna_logg("logg.jsonl", i_sqlite.mapp, program.klocka)
        en.start()
        en.varv(motor.tick(program))
        en.fel(Datafel('Heliumvägen\n{"falsk": 1}'))
        en.fel(ValueError("Heliumvägen"))
        en.slut()
    text = (i_sqlite.mapp / "logg.jsonl").read_text(encoding="utf-8")
    rader = [json.loads(rad) for rad in text.splitlines()]
    assert [r["handelse"] for r in rader] == ["start", "varv", "fel", "fel", "slut"]
    assert {r["tid"] for r in rader} == {"2011-10-03T08:00:00.000000Z"}
    assert rader[1]["brev"]["skickade"] >= 1
    assert [r["kod"] for r in rader[2:4]] == ["datafel", "ovantat"]
    assert "Helium" not in text


@pytest.mark.parametrize("till", ["/dev/full", "finns/inte/logg", "."])
def test_en_logg_som_inte_gar_att_skriva_star_inte_i_vagen(tmp_path: Path, till: str) -> None:
    """A full disk or a folder that is not there loses lines, never work."""
    oppna_logg(till, tmp_path, Stallklocka(NU)).fel(Leveransfel("x"))
    assert list(tmp_path.iterdir()) == []


def test_loggen_till_standard_fel_och_ingenstans(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As the settings say; unsaid nothing is logged."""
    oppna_logg("stderr", tmp_path, Stallklocka(NU)).start()
    oppna_logg(None, tmp_path, Stallklocka(NU)).start()
    ut, fel = capfd.readouterr()
    assert (ut, json.loads(fel)["handelse"]) == ("", "start")


def test_ett_stangt_ror_stoppar_ingenting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever read the log has gone."""
    las, skriv = os.pipe()
    os.close(las)
    monkeypatch.setattr(logg, "_STANDARD_FEL", skriv)
    with pytest.raises(BrokenPipeError):
        os.write(skriv, b"x")
    oppna_logg("stderr", tmp_path, Stallklocka(NU)).start()
    os.close(skriv)
