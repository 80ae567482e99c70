"""A process that feeds garbage to the command line, one file after another, and watches itself."""

import hashlib
import io
import json
import os
import random
import shutil
import signal
import tempfile
import time
import traceback
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from types import FrameType

from attrs import define, field

from arbetsflode.klocka import Stallklocka
from arbetsflode.kommandorad import kor
from arbetsflode.kommandorad.anrop import Anrop
from arbetsflode.kommandorad.felsvar import OVANTAT, UTGANG
from tests.kommandorad.korning import NU, ny_installation
from tests.prov.rattigheter import lagg_av_rattigheter
from tests.prov.skrap.innehall import forlagor, skrap
from tests.prov.skrap.lasare import KOPIA, LASARE, NY_MAPP, Lasare
from tests.prov.skrap.ting import TING, namn

HOGST_SEKUNDER = 2.0
"""Processor time of one command."""
HANGER_SEKUNDER = 60
"""So long may a command take on a machine that is busy with something else."""
HOGST_MINNE = 50 * 1024
"""Growth in KiB, both at the end and at the worst moment."""
UPPVARMNING = 60
"""Files before the memory is measured: modules are loaded, statements compiled."""
PER_ARENDE = 40


@define
class Matare:
    """One installation in a folder of its own, and everything that has been noted of it."""

    fro: int
    raknat: Counter[str] = field(factory=Counter)
    brott: list[str] = field(factory=list)
    _slump: random.Random = field(init=False)
    _mapp: Path = field(init=False)
    _diarienummer: str = field(init=False, default="")
    _minne: int = field(init=False, default=0)
    _byt_ut: dict[str, str] = field(init=False)

    def mata(self, antal: int) -> "Matare":
        """Feed so many files to so many commands."""
        self._slump = random.Random(self.fro)
        for namnet in [n for n in os.environ if n.startswith("REMISS_")]:
            del os.environ[namnet]
        lagg_av_rattigheter()
        self._mapp = Path(tempfile.mkdtemp(prefix="skrap", dir="/tmp"))
        try:
            os.chdir(self._mapp)
            signal.signal(signal.SIGALRM, _for_lange)
            self._grund()
            for nummer in range(antal):
                if nummer % PER_ARENDE == 0:
                    self._nytt_arende()
                if nummer == UPPVARMNING:
                    self._minne = _minne("VmRSS")
                    Path("/proc/self/clear_refs").write_text("5")
                self._en(nummer)
            self._slutprov(antal)
        finally:
            os.chdir("/")
            shutil.rmtree(self._mapp)
        return self

    def _grund(self) -> None:
        with redirect_stdout(io.StringIO()):
            ny_installation(self._mapp / "inst", lambda: ("", ""))
        utgang, ut, fel = self._kor("sakerhetskopiera", str(self._mapp / "kopior"), "--json")
        assert utgang == 0, fel
        self._byt_ut = {KOPIA: json.loads(ut)["kopia"], NY_MAPP: str(self._mapp / "ny")}

    def _nytt_arende(self) -> None:
        utgang, ut, fel = self._kor(
            "registrera", "--som", "bun.registrator", "--namnd", "BUN", "--titel", "Motion", "--json",
            "--avsandare", f"Kommunstyrelsen {self._slump.random()}",
        )  # fmt: skip
        assert utgang == 0, fel
        self._diarienummer = json.loads(ut)["kvitton"][0]["diarienummer"]

    def _en(self, nummer: int) -> None:
        plats = self._slump.choices(tuple(LASARE), [ett.vikt for ett in LASARE.values()])[0]
        lasare = LASARE[plats]
        mapp = self._mapp / "inst" if lasare.i_mappen else self._mapp / "in"
        mapp.mkdir(exist_ok=True)
        vad, fil = self._lagg(lasare, mapp)
        argument = [
            self._byt_ut.get(ett, ett) for ett in lasare.argument(os.fsdecode(fil), self._diarienummer)
        ]
        som_json = self._slump.random() < 0.3
        fore = time.process_time()
        utgang, ut, fel = self._kor(*argument, *(["--json"] if som_json else []))
        tid = time.process_time() - fore
        var = f"file {nummer}: {' '.join(plats)} {os.fsdecode(os.path.basename(fil))!r} {vad}"
        self._dom(var, utgang, ut, fel, som_json)
        self.krav(tid < HOGST_SEKUNDER, f"{var}: {tid:.1f} s of processor time")
        self.raknat["stored or shown" if utgang == 0 else "refused"] += 1
        if utgang == 0 and plats[1] in ("fil", "missiv", "bilagor") and plats[0] in ("bifoga", "registrera"):
            self._lagrad(var, fil)
        self._stada(lasare, mapp)

    def _lagg(self, lasare: Lasare, mapp: Path) -> tuple[object, bytes]:
        """A file in a folder: what was done to it, and its path."""
        forlaga = self._slump.choice(lasare.forlagor)
        andelse = Path(forlaga).suffix
        fil = os.fsencode(mapp) + b"/" + (lasare.i_mappen or "").encode()
        if lasare.i_mappen is None:
            fil = os.fsencode(mapp) + b"/" + namn(andelse, self._slump)
        with suppress(FileNotFoundError):
            os.unlink(fil)
        if self._slump.random() < 0.08:
            ting = self._slump.choice(tuple(TING))
            os.chdir(mapp)
            TING[ting](fil)
            os.chdir(self._mapp)
            self.raknat["no ordinary files"] += 1
            return ting, fil
        grepp, innehall = skrap(forlaga, self._slump)
        with open(fil, "wb") as ut:
            ut.write(innehall)
        self.raknat["garbage files"] += 1
        if lasare.i_mappen is None and self._slump.random() < 0.2:
            os.chdir(mapp)
            fil = os.path.basename(fil)
        return grepp, fil

    def _stada(self, lasare: Lasare, mapp: Path) -> None:
        os.chdir(self._mapp)
        shutil.rmtree("ny", ignore_errors=True)
        if lasare.i_mappen is None:
            shutil.rmtree(mapp)
            return
        fil = mapp / lasare.i_mappen
        if fil.is_dir() and not fil.is_symlink():
            fil.rmdir()
        fil.unlink(missing_ok=True)
        fil.write_bytes(forlagor()[lasare.forlagor[0]])

    def _kor(self, *argument: str) -> tuple[int, str, str]:
        ut, fel = io.StringIO(), io.StringIO()
        signal.alarm(HANGER_SEKUNDER)
        try:
            with redirect_stdout(ut), redirect_stderr(fel):
                utgang = kor(("--mapp", str(self._mapp / "inst"), *argument), Anrop(klocka=Stallklocka(NU)))
        except Exception:
            return OVANTAT, ut.getvalue(), traceback.format_exc()
        finally:
            signal.alarm(0)
        return utgang, ut.getvalue(), fel.getvalue()

    def _dom(self, var: str, utgang: int, ut: str, fel: str, som_json: bool) -> None:
        """A named error with its exit code and its sentence, or an answer."""
        self.krav(
            utgang in {0, *UTGANG.values()} - {OVANTAT}, f"{var}: exit code {utgang}: {ut[:300]}{fel[:300]}"
        )
        self.krav("Traceback" not in ut + fel, f"{var}: a traceback")
        if utgang == 0:
            return
        self.krav(bool((ut if som_json else fel or ut).strip()), f"{var}: {utgang} without a word")
        if som_json:
            try:
                svar = json.loads(ut)
            except ValueError:
                self.krav(False, f"{var}: no JSON: {ut[:300]!r} {fel[:300]!r}")
                return
            kod = svar.get("fel", {}).get("kod")
            self.krav(kod is None or UTGANG.get(kod) == utgang, f"{var}: {kod} is not {utgang}")

    def _lagrad(self, var: str, fil: bytes) -> None:
        with open(fil, "rb") as oppen:
            hash_ = hashlib.file_digest(oppen, "sha256").hexdigest()
        finns = (self._mapp / "inst" / "filer" / hash_[:2] / hash_).exists()
        self.krav(finns, f"{var}: said to be stored, and is not there")

    def _slutprov(self, antal: int) -> None:
        utgang, ut, fel = self._kor("verifiera")
        self.krav(utgang == 0, f"after all of it the base does not agree with itself: {ut}{fel}")
        if antal <= UPPVARMNING:
            return
        for vad, nar in (("VmRSS", "at the end"), ("VmHWM", "at worst")):
            vuxit = _minne(vad) - self._minne
            self.krav(vuxit < HOGST_MINNE, f"memory grew by {vuxit // 1024} MiB {nar}")
            self.raknat[f"KiB of growth {nar}"] = max(0, vuxit)

    def krav(self, haller: bool, brott: str) -> None:
        """Note a violation unless something holds."""
        if not haller:
            self.brott.append(f"{brott} (process seed {self.fro})")


def _minne(vad: str) -> int:
    """KiB that the process has (VmRSS) or has had at most (VmHWM)."""
    rader = Path("/proc/self/status").read_text().splitlines()
    return int(next(rad for rad in rader if rad.startswith(vad)).split()[1])


def _for_lange(_nummer: int, _ram: FrameType | None) -> None:
    raise TimeoutError(f"more than {HANGER_SEKUNDER} s")
