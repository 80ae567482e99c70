"""The demo keeps to its own folder."""

from pathlib import Path

import pytest

from arbetsflode.demo import spela
from arbetsflode.demo.arenden import FALL
from tillstand.fel import OgiltigIndata


def test_an_earlier_demo_is_played_over_and_other_files_stay(tmp_path: Path) -> None:
    """The story begins anew; what somebody put beside it is theirs."""
    mapp = tmp_path / "demo"
    spela(mapp, lambda _rad: None, fallen=FALL[:1])
    (mapp / "brev" / "gammalt.eml").write_text("gammalt")
    (mapp / "mina anteckningar.txt").write_text("mina")
    resultat = spela(mapp, lambda _rad: None, fallen=FALL[:1])
    assert resultat.granskning.haller
    assert not (mapp / "brev" / "gammalt.eml").exists()
    assert (mapp / "mina anteckningar.txt").read_text() == "mina"


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    """An installation in use must never be played over by mistake."""
    (tmp_path / "remiss.db").write_text("på riktigt")
    with pytest.raises(OgiltigIndata, match="innehåller något annat än ett demo: ange en tom mapp"):
        spela(tmp_path, lambda _rad: None)
    assert [fil.name for fil in tmp_path.iterdir()] == ["remiss.db"]
    assert (tmp_path / "remiss.db").read_text() == "på riktigt"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """The one who gives a file is told, and the file stays."""
    fil = tmp_path / "demo"
    fil.write_text("en fil")
    with pytest.raises(OgiltigIndata, match="är en fil: ange en mapp"):
        spela(fil, lambda _rad: None)
    assert fil.read_text() == "en fil"


def test_the_demo_reaches_no_other_base_and_no_mail_server(tmp_path: Path) -> None:
    """The environment of a real installation is not heeded, but for where the links lead."""
    miljo = {
        "REMISS_DATABAS": f"sqlite:///{tmp_path}/annan.db",
        "REMISS_EPOST_KANAL": "smtp",
        "REMISS_BAS_URL": "https://remiss.example.se",
    }
    resultat = spela(tmp_path / "demo", lambda _rad: None, miljo=miljo, fallen=FALL[:1])
    assert not (tmp_path / "annan.db").exists()
    brev = [fil.read_text() for fil in resultat.brevmapp.iterdir()]
    assert len(brev) == len(resultat.brev) + resultat.sigill > 0
    assert any("https://remiss.example.se/arenden/" in ett.replace("=\n", "") for ett in brev)
