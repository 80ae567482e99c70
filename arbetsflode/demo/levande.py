"""The whole demo to live in: the seed cases played to their end, and the present laid after them."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

from arbetsflode.demo.nutid import Nutid, lagg
from arbetsflode.demo.spelare import Demoresultat, spela
from arbetsflode.demomarke import ar_demo, demomiljo
from arbetsflode.lager import narvaro

DATABAS = "remiss.db"


class Demosteg(StrEnum):
    """What is done on the way to a demo, as people read of it."""

    DATABAS = "Databas"
    ARENDEN = "Ärenden"
    NUTID = "Dagens läge"


Framsteg = Callable[[Demosteg, int, int], None]
"""Told of the step, how much of it is done, and how much there is."""


def gor(
    mapp: Path, *, idag: date, framsteg: Framsteg, miljo: Mapping[str, str] | None = None
) -> tuple[Demoresultat, Nutid]:
    """Make the demo anew, with cases around `idag` (local).

    Of the environment only what a demo heeds is heeded. Raises OgiltigIndata for a folder that holds
    something else, Upptaget while somebody has the earlier demo open.
    """
    if ar_demo(mapp) and (mapp / DATABAS).is_file():
        with narvaro.ensam(mapp / DATABAS):
            pass
    framsteg(Demosteg.DATABAS, 0, 1)
    egen = demomiljo(miljo or {})

    def arenden(klart: int, av: int) -> None:
        if klart == 1:
            framsteg(Demosteg.DATABAS, 1, 1)
        framsteg(Demosteg.ARENDEN, klart, av)

    resultat = spela(mapp, lambda _rad: None, arenden, miljo=egen)
    nutid = lagg(mapp, idag=idag, framsteg=lambda n, av: framsteg(Demosteg.NUTID, n, av), miljo=egen)
    return resultat, nutid
