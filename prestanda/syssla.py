"""Does one thing with an SQLite installation and prints the peak of its memory: `SYSSLA MAPP`, in KiB."""

import resource
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager.listor import Urval
from arbetsflode.program import Program
from arbetsflode.sammansattning import oppna
from prestanda.fragor import CHEF, FORFALLER, ORDET, handlaggare
from tillstand.behorighet import Aktor


def _aktor(person: str) -> Aktor:
    return Aktor(person=person, kanal="prov")


def _lista(program: Program) -> None:
    """Every list that people look at, and the last page of a long one."""
    registrator = _aktor("registrator")
    motor.lista(program, _aktor(handlaggare(1)), Urval(handlaggare=handlaggare(1)))
    motor.att_godkanna(program, _aktor(CHEF))
    motor.sok(program, registrator, ORDET)
    motor.lista(program, registrator, Urval(namnd="soc"))
    motor.lista(program, registrator, Urval(efter=("2012-08-01", "")))


def _svep(program: Program) -> None:
    """The sweep of the cases that are due."""
    motor.svep(program)


def _export(program: Program) -> None:
    """A backup into a folder that is thrown away."""
    with tempfile.TemporaryDirectory(dir=program.installningar.mapp) as till:
        motor.sakerhetskopiera(program, Path(till))


SYSSLOR: Mapping[str, Callable[[Program], None]] = {"list": _lista, "sweep": _svep, "export": _export}


def main(syssla: str, mapp: Path) -> None:
    """Do it, and print the peak."""
    with oppna(mapp, klocka=Stallklocka(FORFALLER), miljo={}) as program:
        SYSSLOR[syssla](program)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
