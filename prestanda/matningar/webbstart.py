"""The web's cold start: from nothing to the first answered page, beside a bare application with one page."""

import json
import os
import subprocess
import sys
import time
from urllib.request import urlopen

from prestanda.ram import Block, Kvot, Matning, OlikaArbete, Tavlande, hogst, tidskvot
from prestanda.rigg import Rigg

SORT = "sqlite"
_TALAMOD = 60
_BAR = ("-m", "prestanda.barsida")
_VAR = ("-c", "from arbetsflode.kommandorad import main; main()", "webb", "--port", "0", "--json", "--mapp")


def mat(rigg: Rigg) -> Kvot:
    """Our time to the login's first answer as a multiple of the bare page's. Raises OlikaArbete."""
    bas = rigg.installation(SORT)
    miljo = {**_ren_miljo(), **bas.miljo, "PYTHONPYCACHEPREFIX": str(rigg.mapp / "kompilerat")}
    bar, var = (
        _start((sys.executable, *argument), vag, miljo)
        for argument, vag in ((_BAR, "/"), ((*_VAR, str(bas.mapp)), "/logga-in"))
    )
    bar(0), var(0)
    return tidskvot(bar, var)


def _ren_miljo() -> dict[str, str]:
    """Nobody's own settings, and compiled code kept, as where the program is installed: round 0 compiles."""
    return {
        namn: varde
        for namn, varde in os.environ.items()
        if not namn.startswith("REMISS_") and namn != "PYTHONDONTWRITEBYTECODE"
    }


def _start(rad: tuple[str, ...], vag: str, miljo: dict[str, str]) -> Tavlande:
    def gor(_varv: int) -> Block:
        borjan = time.perf_counter()
        with subprocess.Popen(rad, stdout=subprocess.PIPE, text=True, env=miljo) as process:
            try:
                with urlopen(_adressen(process) + vag, timeout=_TALAMOD) as svar:
                    svar.read()
                sekunder = time.perf_counter() - borjan
            finally:
                process.kill()
        return Block(sekunder=sekunder, rader={"answered": int(svar.status == 200)})

    return gor


def _adressen(process: "subprocess.Popen[str]") -> str:
    """What it prints when it can be asked: `{"adress": ...}`. Raises OlikaArbete."""
    sagt = ""
    for rad in process.stdout or ():
        sagt += rad
        if rad.startswith("}"):
            adress: str = json.loads(sagt)["adress"]
            return adress
    raise OlikaArbete(f"no address: {sagt}")


MATNINGAR = (
    Matning(namn="webbstart: first page after a cold start, against a bare page", krav=hogst(3), kor=mat),
)
