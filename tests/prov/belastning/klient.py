"""A client: writes down what it means to do, does it, writes down the answer; then the next thing.

The log is flushed to disk at every line, so what stands in it was meant, and was answered, before the client
was killed. When it lives again it asks again for most of what was never answered, under the same key.
"""

import json
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attrs import asdict, define, evolve, frozen

from arbetsflode import motor
from arbetsflode.inkorg import Vag
from arbetsflode.klocka import Klocka
from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from arbetsflode.sammansattning import oppna
from tests.byggare import IDAG, UNDERLAG, registrering
from tests.programbyggare import Installation, aktor, inlaga, per_epost
from tests.prov.barn import Sag
from tillstand.fel import Remissfel, Saknas, Upptaget
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare
from tillstand.motivering import Motivering
from tillstand.overlamnad import SAKNAS

STOPP = "stopp"
"""The file in the installation's folder that ends the load."""
_FRAGA_IGEN = 0.8
_ANDRUM = 0.02


@frozen(kw_only=True)
class Avsikt:
    """What a client means to do: enough to ask for it again in another life."""

    nyckel: str
    vad: str
    av: str
    arende: str = ""
    version: int = 0
    tillagg: str = ""
    """A number that the record needs."""


@frozen(kw_only=True)
class Rad:
    """What a client wrote of one thing: what it meant, and what it was answered, if it was."""

    avsikt: Avsikt
    svar: tuple[str, int] | None = None
    """The case and its version, when it was acknowledged."""
    nej: str | None = None
    """The code of the refusal, when it was refused."""
    lamnad: bool = False
    """Never answered, and never asked again."""


def loggfil(mapp: Path, nummer: int) -> Path:
    """Where a client writes."""
    return mapp / f"klient{nummer}.jsonl"


def las_logg(fil: Path) -> Iterator[Rad]:
    """What a client has written; a last line cut off by a kill was never finished."""
    rader: dict[str, Rad] = {}
    for text in fil.read_text().split("\n")[:-1] if fil.exists() else ():
        skrivet = json.loads(text)
        if "vad" in skrivet:
            avsikt = Avsikt(**skrivet)
            rader[avsikt.nyckel] = Rad(avsikt=avsikt)
        else:
            nyckel = skrivet.pop("nyckel")
            skrivet.pop("nar", None)
            if "svar" in skrivet:
                skrivet["svar"] = tuple(skrivet["svar"])
            rader[nyckel] = evolve(rader[nyckel], **skrivet)
    yield from rader.values()


def senaste_svar(fil: Path) -> float:
    """When a client was last answered (monotonic seconds)."""
    rader = fil.read_text().split("\n")[:-1] if fil.exists() else []
    return max((json.loads(rad).get("nar", 0.0) for rad in rader[-5:]), default=0.0)


@define
class Klient:
    """One life of a client."""

    program: Program
    nummer: int
    slump: random.Random
    mapp: Path
    _fd: int = -1
    _gjort: int = 0

    def lev(self) -> None:
        """Act until the load is over."""
        fil = loggfil(self.mapp, self.nummer)
        gamla = [r for r in las_logg(fil) if r.svar is None and r.nej is None and not r.lamnad]
        self._fd = os.open(_hel(fil), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for rad in gamla:
            if self.slump.random() < _FRAGA_IGEN:
                self._utfor(rad.avsikt)
            else:
                self._skriv(nyckel=rad.avsikt.nyckel, lamnad=True)
        while not (self.mapp / STOPP).exists():
            try:
                avsikt = self._valj()
            except (Upptaget, Saknas):
                time.sleep(_ANDRUM)
                continue
            self._skriv(**asdict(avsikt))
            self._utfor(avsikt)

    def _utfor(self, avsikt: Avsikt) -> None:
        while True:
            try:
                kvitto = _GOR[avsikt.vad](self.program, avsikt)
            except Upptaget:
                if (self.mapp / STOPP).exists():
                    return
                time.sleep(_ANDRUM)
            except Remissfel as fel:
                self._skriv(nyckel=avsikt.nyckel, nej=fel.kod, nar=time.monotonic())
                return
            else:
                svar = (kvitto.arende, kvitto.version)
                self._skriv(nyckel=avsikt.nyckel, svar=svar, nar=time.monotonic())
                return

    def _skriv(self, **rad: Any) -> None:
        os.write(self._fd, (json.dumps(rad) + "\n").encode())
        os.fsync(self._fd)

    def _valj(self) -> Avsikt:
        self._gjort += 1
        nyckel = f"klient {self.nummer} {self.slump.getrandbits(64):016x}"
        lott = self.slump.random()
        oppna_ = [r for r in motor.lista(self.program, aktor("registrator")) if r.oppet and not r.utskick]
        if lott < 0.25 or not oppna_:
            vad = "registrera" if lott < 0.15 else "ur_inkorgen"
            return Avsikt(nyckel=nyckel, vad=vad, av="registrator")
        rad = self.slump.choice(oppna_[:12])
        plats: dict[str, Any] = {"nyckel": nyckel, "arende": rad.id, "version": rad.version}
        if lott < 0.4:
            vad, av, tillagg = _ANTECKNA if lott < 0.35 else _KOPPLA
        else:
            vad, av, tillagg = self._steget(rad.id)
        return Avsikt(vad=vad, av=av, tillagg=tillagg, **plats)

    def _steget(self, id_: str) -> tuple[str, str, str]:
        """What leads the case on, who does it, and the number that it needs."""
        arende: Any = motor.visa(self.program, aktor("registrator"), arende=id_).arende
        steg = arende.begaran.nasta if arende.begaran else None
        if steg is not None:
            chef = "avdelningschef" if steg.nyckel.startswith("chef") else "forvaltningschef"
            return ("aterlamna" if self.slump.random() < 0.1 else "godkann"), chef, ""
        alla = arende.handlingar.alla
        if arende.tillstand == "beredning":
            return ("lagg_forslag" if alla else "bifoga"), arende.ansvar.handlaggare, ""
        if arende.tillstand == "justerad":
            utdrag = [h.nummer for h in alla if h.slag is Handlingsslag.PROTOKOLLSUTDRAG]
            if not utdrag:
                return "utdrag", "namndsekreterare", ""
            return "overlamna", "registrator", str(utdrag[0])
        return _STEG.get(arende.tillstand, _ANTECKNA)


_STEG = {
    "mottagen": ("fordela", "fordelare", ""),
    "forslag": ("besluta", "namndsekreterare", ""),
    "namndbeslut": ("justera", "namndsekreterare", ""),
}
_KOPPLA = ("koppla", "registrator", "")
_ANTECKNA = ("anteckna", "registrator", "")
"""What can be done with a case that was finished since it was listed: it is refused, or noted."""


def _hel(fil: Path) -> Path:
    """The log without a last line that a kill has cut off."""
    if fil.exists() and not (text := fil.read_text()).endswith("\n"):
        fil.write_text(text.rpartition("\n")[0] + "\n" if "\n" in text else "")
    return fil


_Gor = Callable[[Program, Avsikt], Kvitto]


def _vem(a: Avsikt) -> dict[str, Any]:
    return {"arende": a.arende, "version": a.version, "nyckel": a.nyckel}


def _underlag(a: Avsikt) -> Any:
    avsandare = Avsandare(organ="Kommunstyrelsen", diarienummer=a.nyckel)
    return registrering(titel=f"Remiss {a.nyckel}", avsandare=avsandare)


def brevets_namn(nyckel: str) -> str:
    """What the letter is called that a client lays in the inbox under a key."""
    return f"{nyckel}.txt"


def _i_inkorgen(program: Program, a: Avsikt) -> tuple[str, int]:
    """A letter of one's own in the inbox: its id and its version there."""
    post = motor.ta_emot(
        program,
        aktor(a.av),
        innehall=f"Brevet {a.nyckel}".encode(),
        filnamn=brevets_namn(a.nyckel),
        vag=Vag.SIDA,
        nyckel=f"{a.nyckel} in",
    )
    return post.id, 1


def _ur_inkorgen(program: Program, a: Avsikt) -> Kvitto:
    inkommet = _i_inkorgen(program, a)
    return motor.registrera(
        program, aktor(a.av), namnd="soc", underlag=_underlag(a), nyckel=a.nyckel, inkommet=inkommet
    )


def _koppla(program: Program, a: Avsikt) -> Kvitto:
    id_, version = _i_inkorgen(program, a)
    return motor.koppla_inkommet(
        program,
        aktor(a.av),
        id_=id_,
        version=version,
        arende=a.arende,
        arendeversion=a.version,
        nyckel=a.nyckel,
    )


def _registrera(program: Program, a: Avsikt) -> Kvitto:
    handlingar = [inlaga(titel="Remissen", innehall=a.nyckel.encode())] if int(a.nyckel[-1], 16) % 2 else []
    return motor.registrera(
        program, aktor(a.av), namnd="soc", underlag=_underlag(a), nyckel=a.nyckel, handlingar=handlingar
    )


def _pil(**falt: Any) -> _Gor:
    return lambda p, a: motor.handla(
        p, aktor(a.av), overgang=a.vad, underlag=UNDERLAG[a.vad](**falt), **_vem(a)
    )


def _overlamna(program: Program, a: Avsikt) -> Kvitto:
    arende: Any = motor.visa(program, aktor("registrator"), arende=a.arende).arende
    deras = arende.mottagen.avsandare.diarienummer or SAKNAS
    underlag = per_epost(avsandarens_diarienummer=deras, handlingar=(int(a.tillagg),))
    return motor.handla(program, aktor(a.av), overgang="overlamna", underlag=underlag, **_vem(a))


def _bifoga(slag: Handlingsslag) -> _Gor:
    return lambda p, a: motor.bifoga(
        p, aktor(a.av), handling=inlaga(slag, innehall=a.nyckel.encode()), **_vem(a)
    )


_GOR: dict[str, _Gor] = {
    "registrera": _registrera,
    "ur_inkorgen": _ur_inkorgen,
    "koppla": _koppla,
    "anteckna": lambda p, a: motor.atgarda(
        p, aktor(a.av), atgard="anteckna", underlag=UNDERLAG["anteckna"](text=a.nyckel), **_vem(a)
    ),
    "fordela": _pil(),
    "bifoga": _bifoga(Handlingsslag.TJANSTEUTLATANDE),
    "utdrag": _bifoga(Handlingsslag.PROTOKOLLSUTDRAG),
    "lagg_forslag": _pil(),
    "godkann": lambda p, a: motor.godkann(p, aktor(a.av), **_vem(a)),
    "aterlamna": lambda p, a: motor.aterlamna(
        p, aktor(a.av), kommentar=Motivering(text="Kostnaderna saknas."), **_vem(a)
    ),
    "besluta": _pil(),
    "justera": _pil(dag=IDAG),
    "overlamna": _overlamna,
}


def klient(installation: Installation, klocka: Klocka, nummer: int, fro: int, sag: Sag) -> None:
    """Live once, in a child."""
    with oppna(installation.mapp, klocka=klocka, miljo=installation.miljo) as program:
        Klient(program, nummer, random.Random(fro), installation.mapp).lev()
