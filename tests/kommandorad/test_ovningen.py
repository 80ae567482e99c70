"""The restore drill of the handbook: the commands that stand there are the commands that are tried."""

import re
import shlex
from glob import glob
from pathlib import Path

import pytest

from tests.kommandorad.korning import REG, Kommandorad, kopia_av

SIDA = Path(__file__).parents[2] / "docs" / "handbok" / "sakerhetskopiering.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def test_ovningen_gar_att_gora_som_den_star(
    k: Kommandorad, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From the page alone: a copy, a new folder, and the list is the one that everybody knows."""
    k.till("forslag")
    kopia_av(k.mapp, tmp_path / "drift")
    monkeypatch.chdir(tmp_path)
    kommandon = [
        rad.removeprefix("$ remiss ") for rad in BLOCK.findall(SIDA.read_text("utf-8"))[0].splitlines()
    ]
    assert len(kommandon) == 5
    svar = {}
    for kommando in kommandon:
        argument = [ett for ord_ in shlex.split(kommando) for ett in (glob(ord_) or [ord_])]
        svar[argument[0]] = k.utan_mapp(*argument)
    assert {namn: ett.utgang for namn, ett in svar.items()} == dict.fromkeys(svar, 0), svar
    assert "Allt stämmer." in svar["verifiera"].ut
    assert svar["lista"].ut == k("lista", som=REG).ut
    assert "BUN 2026/124" in svar["lista"].ut
