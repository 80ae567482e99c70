"""A command line in the tests: the real program on a real folder, with a clock of its own."""

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attrs import define, frozen

from arbetsflode.klocka import Stallklocka
from arbetsflode.kommandorad import kor
from arbetsflode.kommandorad.anrop import Anrop
from konfiguration.filer import exempeltext

NU = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
"""A Monday, ten o'clock in Stockholm."""
REG, HAN, SKOLCHEF, DIREKTOR, SEK = (
    "bun.registrator",
    "bun.handlaggare",
    "bun.skolchef",
    "bun.direktor",
    "bun.sekreterare",
)
DNR = "BUN 2026/124"


@frozen(kw_only=True)
class Svar:
    """What a command answered."""

    utgang: int
    ut: str
    fel: str

    @property
    def json(self) -> Any:
        """What stood on stdout, as JSON."""
        return json.loads(self.ut)

    @property
    def kod(self) -> str:
        """The code of a fault told as JSON."""
        return str(self.json["fel"]["kod"])

    @property
    def meningar(self) -> str:
        """The sentences of a fault told as JSON."""
        return "\n".join(self.json["fel"]["meningar"])


@define
class Kommandorad:
    """`remiss` with a folder and a clock; `k("lista", som=REG)`."""

    mapp: Path
    las: Callable[[], tuple[str, str]]
    klocka: Stallklocka

    def __call__(self, *argument: str, som: str | None = None) -> Svar:
        """Run a command in the folder."""
        return self.utan_mapp("--mapp", str(self.mapp), *([] if som is None else ["--som", som]), *argument)

    def utan_mapp(self, *argument: str) -> Svar:
        """Run a command as it stands."""
        self.las()
        utgang = kor(argument, Anrop(klocka=self.klocka))
        ut, fel = self.las()
        return Svar(utgang=utgang, ut=ut, fel=fel)

    def ok(self, *argument: str, som: str | None = None) -> Svar:
        """Run a command that must succeed."""
        svar = self(*argument, som=som)
        assert svar.utgang == 0, svar.fel + svar.ut
        return svar

    def fil(self, namn: str, innehall: str = "innehåll") -> str:
        """A file beside the folder; its path."""
        fil = self.mapp.parent / namn
        fil.write_text(innehall, encoding="utf-8")
        return str(fil)

    def fil_med_personer(self) -> str:
        """The example's people, once more."""
        return self.fil("personer.toml", exempeltext("personer.toml"))

    def registrera(self, *till: str) -> str:
        """Register a remiss and give its number."""
        grund = ("--namnd", "BUN", "--titel", "Motion om läxhjälp", "--avsandare", "Kommunstyrelsen")
        svar = self.ok("registrera", *grund, "--svarstid", "2026-11-30", *till, "--json", som=REG)
        return str(svar.json["kvitton"][0]["diarienummer"]) if svar.ut else DNR

    def till(self, tillstand: str) -> "Kommandorad":
        """Register DNR and walk with it to a state."""
        self.registrera("--deras-dnr", "KS 2026/1", "--epost", "ks@example.se")
        for namn, steg in _STEG.items():
            if namn == tillstand:
                break
            steg(self)
        return self


def _forslag(k: Kommandorad) -> None:
    k.ok("bifoga", DNR, k.fil("tu.txt"), "--slag", "tjansteutlatande", som=HAN)
    k.ok("handla", DNR, "lagg_forslag", "--punkt", "Utlåtandet blir nämndens svar.", som=HAN)
    k.ok("godkann", DNR, som=SKOLCHEF)
    k.ok("godkann", DNR, som=DIREKTOR)


def _beslut(k: Kommandorad) -> None:
    beslut = ("--paragraf", "4 ½", "--beslut", "Enligt förslaget.", "--omedelbart")
    k.ok("handla", DNR, "besluta", "--mote", "2026-10-05", *beslut, som=SEK)


def _overlamna(k: Kommandorad) -> None:
    k.ok("bifoga", DNR, k.fil("utdrag.txt", "utdrag"), "--slag", "protokollsutdrag", som=SEK)
    k.ok("handla", DNR, "overlamna", "--kanal", "post", "--handling", "2", som=REG)


_STEG: Mapping[str, Callable[[Kommandorad], object]] = {
    "mottagen": lambda k: k.ok(
        "handla", DNR, "fordela", "--handlaggare", HAN, "--enhet", "utredning", som=DIREKTOR
    ),
    "beredning": _forslag,
    "forslag": _beslut,
    "namndbeslut": lambda k: k.ok("handla", DNR, "justera", "--justerare", "Lena", som=SEK),
    "justerad": _overlamna,
}
"""What leads on from each state."""


def ny_installation(mapp: Path, las: Callable[[], tuple[str, str]]) -> Kommandorad:
    """A folder made and filled by the commands themselves, with the people of the example."""
    k = Kommandorad(mapp=mapp, las=las, klocka=Stallklocka(NU))
    k.ok("init")
    k.ok("personer", "importera", k.fil_med_personer(), som="admin")
    return k


def kopia_av(mall: Path, till: Path) -> Path:
    """The same folder once more."""
    shutil.copytree(mall, till)
    return till
