"""Eight who take or approve the same arrow: what each of them does, and who the judge says has won."""

import json
import time
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from attrs import frozen

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import NAMND, NU, UNDERLAG, innehav
from tests.programbyggare import Installation, aktor, registrera
from tests.prov.barn import VID_GRINDEN as ANTAL
from tests.prov.barn import Sag, barnkammare, grind
from tests.prov.ram import Prov
from tillstand.behorighet import Person
from tillstand.fel import Remissfel, Versionskonflikt

_TALAMOD = 120
"""Seconds that one waits for the others."""


@frozen
class Forsok:
    """What one of them saw of a round."""

    runda: int
    vem: int
    vann: bool
    sekunder: float
    fel: str = ""
    vinnare: str | None = None
    """Who was first, as the loser was told; and when."""
    nar: datetime | None = None


def kapplop(prov: Prov, sort: str, rundor: int) -> None:
    """Every other round an arrow is taken, every other one is approved."""
    installation = prov.installation(sort)
    with installation.oppna(fro=1) as program:
        motor.importera_personer(program, aktor("administrator"), uppgifter=_tavlande(), nyckel="de tävlande")
    barnen = [barnkammare().starta(partial(_tavla, installation, vem, rundor)) for vem in range(ANTAL)]
    sluten = [barnkammare().vanta(pid) for pid in barnen]
    for slut in sluten:
        prov.krav(slut.utgang == 0, f"{sort}: one of the eight {slut.som_text()}")
    forsok = [ett for slut in sluten for ett in slut.sagt if isinstance(ett, Forsok)]
    with installation.oppna(fro=99) as program:
        for runda in range(rundor):
            rundans = [ett for ett in forsok if ett.runda == runda]
            for brist in _doma(program, runda, rundans, _fallen(installation)[runda]):
                prov.krav(False, f"{sort} round {runda}: {brist}")
            prov.raknat[f"{sort} rounds"] += 1
        for avvikelse in motor.verifiera(program).avvikelser:
            prov.krav(False, f"{sort}: the checker: {avvikelse}")
    forlorare = [ett for ett in forsok if not ett.vann]
    prov.raknat["losers told who and when"] += sum(1 for ett in forlorare if ett.vinnare and ett.nar)
    prov.raknat["losers told within 1 s"] += sum(1 for ett in forlorare if ett.sekunder < 1)


def _kod(vem: int) -> str:
    return f"k{vem}"


def _tavlande() -> Personuppgifter:
    koder = [_kod(vem) for vem in range(ANTAL)]
    return Personuppgifter(
        personer=tuple(Person(kod=k, namn=f"Tävlande {k}", epost=f"{k}@example.org") for k in koder),
        roller=tuple(
            ett for k in koder for ett in (innehav(k, "chef", "vuxna", NAMND), innehav(k, "registrator"))
        ),
    )


# ---- in each of the eight


def _tavla(installation: Installation, vem: int, rundor: int, sag: Sag) -> None:
    grinden = grind()
    try:
        with installation.oppna(Stallklocka(NU + timedelta(seconds=vem)), fro=vem + 10) as program:
            _lagg_upp(installation, program, range(vem, rundor, ANTAL), vem)
            grinden.wait(_TALAMOD)
            fallen = _fallen(installation)
            for runda in range(rundor):
                grinden.wait(_TALAMOD)
                sag(_forsok(program, runda, vem, fallen[runda]))
    except BaseException:
        grinden.abort()
        raise


def _lagg_upp(installation: Installation, program: Program, rundor: range, vem: int) -> None:
    """Make the cases of some rounds, and tell the others where they are."""
    fall = {}
    for runda in rundor:
        lopp = registrera(program, f"Runda {runda}")
        if runda % 2:
            lopp.till("beredning").bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
        fall[runda] = lopp.plats
    (installation.mapp / f"fall{vem}.json").write_text(json.dumps(fall))


def _fallen(installation: Installation) -> dict[int, tuple[str, int]]:
    ut: dict[int, tuple[str, int]] = {}
    for fil in installation.mapp.glob("fall*.json"):
        ut |= {int(runda): plats for runda, plats in json.loads(fil.read_text()).items()}
    return ut


def _till(vem: int) -> str:
    """To whom one of them distributes."""
    return ("handlaggare", "kollega")[vem % 2]


def _forsok(program: Program, runda: int, vem: int, plats: tuple[str, int]) -> Forsok:
    borjan = time.monotonic()
    par: dict[str, Any] = {"arende": plats[0], "version": plats[1], "nyckel": f"{runda} {vem}"}

    def utfall(**vad: Any) -> Forsok:
        return Forsok(runda=runda, vem=vem, sekunder=time.monotonic() - borjan, **vad)

    try:
        if runda % 2:
            motor.godkann(program, aktor(_kod(vem)), **par)
        else:
            underlag = UNDERLAG["fordela"](handlaggare=_till(vem))
            motor.handla(program, aktor(_kod(vem)), overgang="fordela", underlag=underlag, **par)
    except Versionskonflikt as fel:
        return utfall(vann=False, vinnare=fel.vem, nar=fel.nar)
    except Remissfel as fel:
        return utfall(vann=False, fel=f"{type(fel).__name__}: {fel}")
    return utfall(vann=True)


# ---- the judge


def _doma(program: Program, runda: int, rundans: list[Forsok], plats: tuple[str, int]) -> list[str]:
    vinnare = [ett for ett in rundans if ett.vann]
    if len(rundans) != ANTAL or len(vinnare) != 1:
        return [f"{len(vinnare)} winners of {len(rundans)}: {rundans}"]
    (forst,) = vinnare
    vem, nar = _kod(forst.vem), NU + timedelta(seconds=forst.vem)
    brister = [
        f"a loser was told {ett}"
        for ett in rundans
        if not ett.vann and (ett.fel or (ett.vinnare, ett.nar) != (vem, nar))
    ]
    vy = motor.visa(program, aktor("registrator"), arende=plats[0])
    nya = [h for h in vy.handelser if h.nummer > plats[1]]
    if vy.arende.version != plats[1] + 1 or {h.av for h in nya} != {vem}:
        brister.append(f"version {vy.arende.version} and the facts {nya}")
    brev = [b.person for b in vy.brev if b.nyckel.startswith(f"post:{plats[0]}:{plats[1] + 1}:")]
    if brev != (["forvaltningschef"] if runda % 2 else [_till(forst.vem)]):
        brister.append(f"letters to {brev}")
    return brister
