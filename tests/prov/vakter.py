"""The guards that stand before the promises, and the tests that notice when one is gone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from attrs import frozen

ROT = Path(__file__).parents[2]
KOPIERAS = ("arbetsflode", "konfiguration", "notiser", "tillstand", "tests", "pyproject.toml")
SEKUNDER = 600
"""How long the tests of one guard may take on a busy machine."""


@frozen(kw_only=True)
class Vakt:
    """One guard: where it stands, what it says, what is left without it, and the tests that must fail."""

    fil: str
    star: str
    utan: str
    prov: tuple[str, ...]


_LAGER, _MOTOR = "arbetsflode/lager", "arbetsflode/motor"
_GRUNDEN = f"{_LAGER}/migreringar/versions/0001_grunden.py"
_NYCKLAR = "tests/lager/test_unika_nycklar.py"
_GODKANNANDE = "tests/ren/tillstand/test_godkannande.py"

VAKTER = {
    "version check": Vakt(
        fil=f"{_LAGER}/arenden.py",
        star=', t.arende.c.version == bindparam("b_version")',
        utan="",
        prov=("tests/lager/test_arenden.py",),
    ),
    "one post after each post": Vakt(
        fil=_GRUNDEN,
        star='sa.UniqueConstraint("kedja", "foregaende", name=op.f("uq_post_kedja_foregaende")),',
        utan="",
        prov=("tests/lager/test_arenden.py", _NYCKLAR),
    ),
    "one letter for each key": Vakt(
        fil=_GRUNDEN,
        star='sa.UniqueConstraint("nyckel", name=op.f("uq_brev_nyckel")),',
        utan="",
        prov=(_NYCKLAR,),
    ),
    "one warning for each rung": Vakt(
        fil=_GRUNDEN,
        star='sa.PrimaryKeyConstraint("subjekt", "regel", "datum", "roll", name=op.f("pk_varning")),',
        utan="",
        prov=(_NYCKLAR,),
    ),
    "one case for each number": Vakt(
        fil=_GRUNDEN,
        star='sa.UniqueConstraint("namnd", "nummernyckel", name=op.f("uq_arende_namnd_nummernyckel")),',
        utan="",
        prov=(_NYCKLAR,),
    ),
    "idempotency key": Vakt(
        fil=f"{_LAGER}/idempotens.py",
        star="    if rad is None:\n        return None\n    if rad[0] != avtryck:",
        utan="    if True:\n        return None\n    if rad[0] != avtryck:",
        prov=("tests/motor/test_idempotens.py::test_samma_nyckel_ger_samma_svar",),
    ),
    "write lock": Vakt(
        fil=f"{_LAGER}/databas.py",
        star="with self._skrivlas, self._transaktion(",
        utan="with self._transaktion(",
        prov=("tests/lager/test_arenden.py",),
    ),
    "watermark rule": Vakt(
        fil=f"{_LAGER}/arenden.py",
        star="fran = min(tid_ur_text(marke), nu) if marke else nu",
        utan="fran = nu",
        prov=("tests/motor/test_svep.py::test_a_night_nobody_swept_is_not_lost_when_the_case_is_changed",),
    ),
    "re-trial when a letter is claimed": Vakt(
        fil=f"{_MOTOR}/brevinnehall.py",
        star="        raise IngetGaller\n",
        utan="        pass\n",
        prov=("tests/motor/test_omprovning.py",),
    ),
    "approval digest": Vakt(
        fil="tillstand/provning/godkannande.py",
        star="    if digest == begaran.digest and [s",
        utan="    if [s",
        prov=(_GODKANNANDE,),
    ),
    "demands at the last approval": Vakt(
        fil="tillstand/provning/godkannande.py",
        star="varningar = krav(ordning, arende, drag, () if oforandrat else (andrat,))",
        utan="varningar: tuple[Brist, ...] = ()",
        prov=(_GODKANNANDE,),
    ),
    "who may approve": Vakt(
        fil="tillstand/provning/godkannande.py",
        star="    if aktor.person not in svarar:",
        utan="    if not svarar:",
        prov=("tests/ren/tillstand/test_modell.py", _GODKANNANDE),
    ),
    "seal check": Vakt(
        fil=f"{_MOTOR}/sigillkontroll.py",
        star="if sigillhash(sigill.foregaende, sigill.fore, huvuden) != (sigill.antal, sigill.hash):",
        utan="if False:",
        prov=("tests/motor/test_verifiera.py",),
    ),
    "seal outside the house": Vakt(
        fil=f"{_MOTOR}/sigillkontroll.py",
        star="if har is None or (str(har.antal), har.hash) != (antal, hash_):",
        utan="if har is None:",
        prov=("tests/motor/test_verifiera.py",),
    ),
    "hash of a post": Vakt(
        fil="arbetsflode/journal.py",
        star="if not hmac.compare_digest(post.hash.encode(), lank(foregaende, post.innehall).encode()):",
        utan="if False:",
        prov=("tests/ren/test_journal.py",),
    ),
    "hash of a file when it is read": Vakt(
        fil=f"{_LAGER}/filer.py",
        star="if hashlib.sha256(innehall).hexdigest() != hash_:",
        utan="if False:",
        prov=("tests/motor/test_verifiera.py",),
    ),
}
"""By what is guarded."""


def kopia_av_huset(mapp: Path) -> Path:
    """The tree once more, to break things in."""
    hus = mapp / "hus"
    hus.mkdir()
    for namn in KOPIERAS:
        fran = ROT / namn
        if fran.is_dir():
            shutil.copytree(fran, hus / namn, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(fran, hus / namn)
    return hus


def star(vakt: Vakt) -> bool:
    """Whether a guard stands where it is said to stand."""
    return vakt.star in (ROT / vakt.fil).read_text(encoding="utf-8")


def riv(hus: Path, vakt: Vakt) -> None:
    """Take a guard away."""
    fil = hus / vakt.fil
    fil.write_text(fil.read_text(encoding="utf-8").replace(vakt.star, vakt.utan), encoding="utf-8")


def res(hus: Path, vakt: Vakt) -> None:
    """Put it back."""
    shutil.copy(ROT / vakt.fil, hus / vakt.fil)


def prova(hus: Path, prov: tuple[str, ...]) -> tuple[int, str]:
    """Run some tests in a tree: pytest's exit code (0 all pass, 1 some fail) and its last words."""
    klart = subprocess.run(
        [
            sys.executable,
            "-B",
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
            *prov,
        ],
        cwd=hus,
        env=_miljo(hus),
        capture_output=True,
        text=True,
        timeout=SEKUNDER,
        check=False,
    )
    return klart.returncode, klart.stdout[-600:] + klart.stderr[-600:]


def _miljo(hus: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(hus), "PYTHONDONTWRITEBYTECODE": "1"}
