"""`remiss arbeta` and `remiss svep`, as commands, in children that may be killed."""

import os
import time

from arbetsflode.klocka import Klocka
from arbetsflode.kommandorad import kor
from arbetsflode.kommandorad.anrop import Anrop
from tests.programbyggare import Installation
from tests.prov.barn import Sag
from tests.prov.belastning.klient import STOPP

LOGG = "maskineri.logg"
_PAUS = 0.1


def arbetare(installation: Installation, klocka: Klocka, sag: Sag) -> None:
    """The worker, until SIGTERM; tells its exit code."""
    _tala_i_loggen(installation)
    sag(kor(["--mapp", str(installation.mapp), "arbeta", "--sekunder", "1"], Anrop(klocka=klocka)))


def svepare(installation: Installation, klocka: Klocka, sag: Sag) -> None:
    """`remiss svep` again and again; tells the exit code of each turn that did not end well."""
    _tala_i_loggen(installation)
    while not (installation.mapp / STOPP).exists():
        if utgang := kor(["--mapp", str(installation.mapp), "svep"], Anrop(klocka=klocka)):
            sag(utgang)
        time.sleep(_PAUS)


def _tala_i_loggen(installation: Installation) -> None:
    os.environ.update(installation.miljo)
    fd = os.open(installation.mapp / LOGG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(fd, 1)
    os.dup2(fd, 2)
