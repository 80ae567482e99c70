"""Garbage to every page that takes a file: taken whole, or refused with a sentence, and soon."""

import re
import time

from attrs import define
from litestar import Litestar

from arbetsflode.program import Program
from tests.programbyggare import registrera
from tests.prov.ram import SORTER, Bevis, Prov
from tests.prov.skrap.matare import HANGER_SEKUNDER, HOGST_SEKUNDER
from tests.prov.skrap.uppladdningar import HUVUDEN, UPPLADDNINGAR, Uppladdning, kropp, med_fil, skrapfil
from tests.prov.webben import webben
from tests.webb.besokare import Besokare, Svar
from tests.webb.sidorna import SIDOR
from tests.webb.test_tillganglighet import arenden

PER_ARENDE = 40
_KLART = 303
_DOKUMENT = re.compile(r'href="(/arenden/\w+/handlingar/(\d+)/(\d+))"')
_MENING = re.compile(
    r'id="fel".*?<li>(?:<a[^>]*>)?[^<]*\w|<h1[^>]*>[^<]*\w[^<]*</h1>.*?<p class="ds-paragraph">\w', re.DOTALL
)
"""A sentence in the summary of faults, or on the page of a fault."""


def skrap_till_sidorna(prov: Prov) -> None:
    """So many files to each form that takes them, shared by the databases."""
    for sort in SORTER:
        with webben(prov, sort) as (program, app):
            _alla_har_rad(prov, app, program)
            for vag, rad in UPPLADDNINGAR.items():
                matare = _Sidmatare(prov, program, Besokare.vid(app, rad.person), rad, vag)
                for nummer in range(-(-prov.dos // len(SORTER))):
                    prov.framsteg(f"{sort}: {vag}, {nummer}")
                    matare.en(nummer, f"{sort}: {vag} file {nummer}")
                prov.krav(matare.tagna > 0 or nummer < PER_ARENDE, f"{sort}: {vag} took no file at all")


def _alla_har_rad(prov: Prov, app: Litestar, program: Program) -> None:
    """Every form of the pages that takes files has a row, and every row such a form."""
    idn, funna = arenden(program), set()
    for vag, person in SIDOR.items():
        for dit in med_fil(Besokare.vid(app, person or None).hamta(vag.format(**idn)).html):
            funna.add(re.sub("|".join(idn.values()), "{arende}", dit))
    skillnad = funna ^ set(UPPLADDNINGAR)
    prov.krav(not skillnad, f"forms with a file and without a row, or the reverse: {skillnad}")


@define
class _Sidmatare:
    """Feeds one form."""

    prov: Prov
    program: Program
    besokare: Besokare
    rad: Uppladdning
    vag: str
    arende: str = ""
    tagna: int = 0

    def en(self, nummer: int, var: str) -> None:
        """Send a file and judge the answer."""
        if nummer % PER_ARENDE == 0:
            self.arende = registrera(self.program, "Skräp").id
        vad, namn, innehall = skrapfil(self.rad.forlagor, self.prov.slump)
        var = f"{var} {namn!r} {vad}"
        svar = self._skicka(var, namn, innehall)
        if svar.status == _KLART:
            self.tagna += 1
            self.prov.raknat["taken"] += 1
            if self.rad.hamtas:
                self._hamtad(var, svar.vart, innehall)
            return
        self.prov.krav(400 <= svar.status < 500, f"{var}: {svar.status}")
        self.prov.krav(_MENING.search(svar.html) is not None, f"{var}: {svar.status} without a sentence")
        self.prov.raknat["refused with a sentence"] += 1

    def _skicka(self, var: str, namn: bytes, innehall: bytes) -> Svar:
        slump = self.prov.slump
        dolda = self.besokare.hamta(self.rad.sida.format(arende=self.arende)).dolda
        hel = kropp({**dolda, **self.rad.falt(slump)}, namn, innehall, slump)
        fore, pa_klockan = time.process_time(), time.monotonic()
        svar = self.besokare.skicka_ra(self.vag.format(arende=self.arende), hel, HUVUDEN)
        tid, vantan = time.process_time() - fore, time.monotonic() - pa_klockan
        self.prov.krav(tid < HOGST_SEKUNDER, f"{var}: {tid:.1f} s of processor time")
        self.prov.krav(vantan < HANGER_SEKUNDER, f"{var}: {vantan:.1f} s")
        langst = "ms of processor time, the slowest"
        self.prov.raknat["uploads"] += 1
        self.prov.raknat[langst] = max(self.prov.raknat[langst], round(tid * 1_000))
        return svar

    def _hamtad(self, var: str, vart: str, innehall: bytes) -> None:
        """The newest document of the case is what was sent."""
        sidan = self.besokare.hamta(vart).html
        senast = max(_DOKUMENT.findall(sidan), key=lambda funnen: int(funnen[1]), default=None)
        samma = senast is not None and self.besokare.hamta(senast[0]).innehall == innehall
        self.prov.krav(samma, f"{var}: taken, and not the same when it is fetched")
        self.prov.raknat["fetched again byte for byte"] += samma


BEVIS = (
    Bevis(
        namn="webbfiler",
        rad="garbage, cut and mutated files by hostile names to every form of the pages that takes a file, "
        "on both databases; the dose of each form",
        mal="taken and fetched again byte for byte, or refused on a page with a sentence; none > 2 s",
        liten=10,
        full=500,
        kor=skrap_till_sidorna,
        sekunder=200,
    ),
)
