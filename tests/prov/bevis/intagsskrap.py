"""Garbage to the reading of letters: the text with its fields, or a Swedish sentence, and soon."""

import multiprocessing
import random
import resource
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from attrs import define, field

from arbetsflode.handlingar.filtyper import Filtyp, andelse
from arbetsflode.intag import NYCKLAR, las
from arbetsflode.lasning import foralder, las_fil
from arbetsflode.lasning.brevet import ta_isar
from tests.prov.ram import Bevis, Prov
from tests.prov.skrap.intagsfiler import skrapbrev
from tests.prov.skrap.matare import HANGER_SEKUNDER, HOGST_MINNE, HOGST_SEKUNDER, UPPVARMNING
from tillstand.fel import OgiltigIndata

PER_PROCESS = 1_250
_STORST = ("ms", "KiB")
"""Counts of which the largest is told."""


def skrap_till_intaget(prov: Prov) -> None:
    """Each file the whole way: the gate, a reader in a process of its own, the grammars."""
    antal = min(prov.dos, PER_PROCESS)
    fron = [prov.slump.randrange(1_000_000) for _ in range(max(1, prov.dos // PER_PROCESS))]
    sort = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(min(2, len(fron)), mp_context=sort, max_tasks_per_child=None) as flock:
        uppdrag = [flock.submit(_mata, fro, antal) for fro in fron]
        for nummer, klart in enumerate(as_completed(uppdrag), start=1):
            matare = klart.result()
            prov.framsteg(f"{nummer} of {len(fron)} processes")
            prov.brott += [f"{brott} (seed {prov.fro})" for brott in matare.brott]
            for vad, antal_ in matare.raknat.items():
                storst = vad.startswith(_STORST)
                prov.raknat[vad] = max(prov.raknat[vad], antal_) if storst else prov.raknat[vad] + antal_


def _mata(fro: int, antal: int) -> "_Lasmatare":
    return _Lasmatare(fro=fro).mata(antal)


@define
class _Lasmatare:
    """Feeds files to the reading, and watches the time and the memory."""

    fro: int
    raknat: Counter[str] = field(factory=Counter)
    brott: list[str] = field(factory=list)

    def mata(self, antal: int) -> "_Lasmatare":
        """Feed so many files."""
        slump = random.Random(self.fro)
        minne = 0
        for nummer in range(antal):
            if nummer == UPPVARMNING:
                minne = _minne("VmRSS")
                Path("/proc/self/clear_refs").write_text("5")
            slag, namn, innehall = skrapbrev(slump)
            self._en(f"file {nummer}: {slag} {namn!r} of {len(innehall)} bytes", namn, innehall)
            self.raknat["files"] += 1
        if antal > UPPVARMNING:
            for vad, nar in (("VmRSS", "at the end"), ("VmHWM", "at worst")):
                vuxit = _minne(vad) - minne
                self.krav(vuxit < HOGST_MINNE, f"memory grew by {vuxit // 1024} MiB {nar}")
                self.raknat[f"KiB of growth {nar}"] = max(0, vuxit)
        return self

    def _en(self, var: str, namn: str, innehall: bytes) -> None:
        self._pa_tid(var, lambda: self._las(var, namn, innehall))
        if andelse(namn) == Filtyp.EML:
            self._pa_tid(f"{var}, taken apart", lambda: self._ta_isar(innehall))

    def _pa_tid(self, var: str, gor: Callable[[], None]) -> None:
        fore, pa_klockan = _raknetid(), time.monotonic()
        try:
            gor()
        except Exception:
            self.krav(False, f"{var}: {traceback.format_exc()}")
        tid, vantan = _raknetid() - fore, time.monotonic() - pa_klockan
        self.krav(tid < HOGST_SEKUNDER, f"{var}: {tid:.2f} s of processor time")
        self.krav(vantan < HANGER_SEKUNDER, f"{var}: {vantan:.1f} s")
        langst = "ms of processor time, the slowest"
        self.raknat[langst] = max(self.raknat[langst], round(tid * 1_000))

    def _las(self, var: str, namn: str, innehall: bytes) -> None:
        try:
            text = las_fil(innehall, namn)
        except OgiltigIndata as fel:
            mening = fel.felaktigheter[0].mening
            self.krav(bool(mening.strip()), f"{var}: refused without a word")
            self.raknat["refused with a sentence"] += 1
            self.raknat["of them after the reader fell"] += mening == foralder._TRASIG
            self.raknat["of them for the time"] += mening == foralder._FOR_LANG_TID
            return
        lasning = las(text).som_json()
        self.krav(tuple(lasning) == NYCKLAR, f"{var}: other fields: {tuple(lasning)}")
        spann = [ett for falt in lasning.values() if falt for ett in falt["spann"]]  # type: ignore[attr-defined]
        self.krav(all(0 <= a <= b <= len(text) for a, b in spann), f"{var}: places outside the text: {spann}")
        self.raknat["read to fields"] += 1

    def _ta_isar(self, innehall: bytes) -> None:
        brevet = ta_isar(innehall)
        self.raknat["letters taken apart" if brevet else "letters that could not be"] += 1
        self.raknat["attachments taken out"] += len(brevet.bilagor) if brevet else 0

    def krav(self, haller: bool, brott: str) -> None:
        """Note a violation unless something holds."""
        if not haller:
            self.brott.append(f"{brott} (process seed {self.fro})")


def _raknetid() -> float:
    """Seconds of computing: this process, and the readers that have ended."""
    barn = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + barn.ru_utime + barn.ru_stime


def _minne(vad: str) -> int:
    """KiB that the process has (VmRSS) or has had at most (VmHWM)."""
    rader = Path("/proc/self/status").read_text().splitlines()
    return int(next(rad for rad in rader if rad.startswith(vad)).split()[1])


BEVIS = (
    Bevis(
        namn="intagsskrap",
        rad="letters as .eml, PDF, Word, OpenDocument, text and .msg, damaged outside and inside, nested, "
        "bombs, rings, lines of 2 MB, wrong endings: each the whole way through the gate, a reader in a "
        "process of its own and the grammars; letters also taken apart",
        mal="its fields, or a sentence; none > 2 s of processor time, reader and grammars together; "
        "memory of the one who asks grows < 50 MiB",
        liten=40,
        full=10_000,
        kor=skrap_till_intaget,
        sekunder=600,
    ),
)
