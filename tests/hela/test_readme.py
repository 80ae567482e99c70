"""The README's tour is run as it stands, in a folder of its own, by the real program."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parents[2]


def turen() -> str:
    """Everything that the tour asks a reader to type; the number gets the year of today."""
    text = (ROT / "README.md").read_text(encoding="utf-8")
    avsnitt = text[text.index("## Five minutes") : text.index("## The house")]
    rader = "\n".join(re.findall(r"^```\n(.*?)^```$", avsnitt, flags=re.MULTILINE | re.DOTALL))
    rader = rader.replace("$PWD/.venv/bin", str(Path(sys.executable).parent))
    return re.sub(r"BUN \d{4}/", "BUN $(date +%Y)/", rader)


@pytest.mark.hela
def test_the_tour_of_the_readme_leads_to_an_answer(tmp_path: Path) -> None:
    """Whoever types what the README says has handed over an answer at the end, and a base that agrees."""
    miljo = {n: v for n, v in os.environ.items() if not n.startswith("REMISS_")}
    miljo |= {"TZ": "Europe/Stockholm", "LC_ALL": "C.UTF-8"}
    svar = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", turen()],
        cwd=tmp_path,
        env=miljo,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert svar.returncode == 0, svar.stdout + svar.stderr
    assert "[överlämnad]" in svar.stdout
    assert "Allt stämmer." in svar.stdout
    assert list((tmp_path / "prov" / "brev").glob("*.eml"))
