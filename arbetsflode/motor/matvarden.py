"""What monitoring asks for, as numbers in the text form of Prometheus. Names no case and no person."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from arbetsflode.journal import tid_ur_text
from arbetsflode.lager import lagen, matning, varningar
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.sigillgrans import sigillgrans
from arbetsflode.motor.halsa import halsa
from arbetsflode.motor.halsopunkt import Lage
from arbetsflode.motor.svep import SENASTE_SVEP
from arbetsflode.program import Program
from notiser.utkorg import Brevstatus


@frozen(kw_only=True)
class Matvarde:
    """One number: its name without prefix, what it is (Swedish), and the label that tells it from others."""

    namn: str
    vad: str
    varde: float
    etikett: tuple[str, str] | None = None


def matvarden(program: Program) -> tuple[Matvarde, ...]:
    """Every number at this moment; what has never happened is left out. Times are seconds since 1970."""
    punkter = halsa(program)
    with program.databas.las() as f:
        varden = [*_tider(program, f), *_antal(program, f)]
    varden += [
        Matvarde(
            namn="halsopunkter",
            vad="punkter i remiss halsa",
            varde=sum(p.lage is lage for p in punkter),
            etikett=("lage", lage.value),
        )
        for lage in Lage
    ]
    return tuple(varden)


def som_exposition(varden: tuple[Matvarde, ...]) -> str:
    """The text that Prometheus reads, also by way of a file for node_exporter."""
    rader: dict[str, None] = {}
    for ett in varden:
        namn = f"remissflode_{ett.namn}"
        etikett = f'{{{ett.etikett[0]}="{ett.etikett[1]}"}}' if ett.etikett else ""
        rader[f"# HELP {namn} {ett.vad}"] = None
        rader[f"# TYPE {namn} gauge"] = None
        rader[f"{namn}{etikett} {ett.varde:.15g}"] = None
    return "".join(f"{rad}\n" for rad in rader)


def _tider(program: Program, f: Forbindelse) -> Iterator[Matvarde]:
    tider = {
        "senaste_svep": ("när bevakningen senast gick", lagen.las(f, SENASTE_SVEP)),
        "senaste_kopia": ("när den senaste säkerhetskopian togs", lagen.las(f, lagen.SENASTE_KOPIA)),
        "senaste_sigill": ("till när journalen är förseglad", sigillgrans(f)),
        "aldsta_vantande_brev": ("när det äldsta brevet som väntar skrevs", matning.aldsta_vantande(f)),
    }
    yield Matvarde(namn="matt_sekunder", vad="när värdena lästes", varde=_sekunder(program.klocka.nu()))
    for namn, (vad, text) in tider.items():
        if text:
            yield Matvarde(namn=f"{namn}_sekunder", vad=vad, varde=_sekunder(tid_ur_text(text)))


def _sekunder(tid: datetime) -> float:
    return tid.timestamp()


def _antal(program: Program, f: Forbindelse) -> Iterator[Matvarde]:
    per_lage = matning.brev_per_lage(f)
    for lage in Brevstatus:
        antal = per_lage.get(lage, 0)
        yield Matvarde(namn="brev", vad="brev efter läge", varde=antal, etikett=("lage", lage.value))
    yield Matvarde(namn="oppna_arenden", vad="öppna ärenden", varde=matning.oppna_arenden(f))
    stallda = len(varningar.stallda_at_sidan(f))
    yield Matvarde(namn="arenden_utan_bevakning", vad="ärenden som inte kan bevakas", varde=stallda)
    ledigt = matning.ledigt(program.installningar.mapp)
    yield Matvarde(namn="disk_ledigt_byte", vad="ledigt på disken", varde=ledigt)
