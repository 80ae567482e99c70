"""`webb` and `starta`: the pages, alone or together with scheduler and sender in one process."""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from arbetsflode.demomarke import ar_demo, demomiljo
from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import TEXT

if TYPE_CHECKING:
    from socket import socket

    from arbetsflode.drift import Logg
    from arbetsflode.motor import Tickrapport
    from arbetsflode.program import Program

VARD, PORT, STORSTA_PORT = "127.0.0.1", 8000, 65_535
FLER_PORTAR = 20
"""How many ports after the one asked for the demo tries."""


class _Port(click.ParamType[int]):
    """A port; 0 is any that is free."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Digits only."""
        text = str(value).strip()
        if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= STORSTA_PORT):
            self.fail(f"ska vara ett heltal från 0 till {STORSTA_PORT}; 0 tar en ledig port", param, ctx)
        return int(text)


_VARD = click.option("--vard", type=TEXT, default=VARD, metavar="ADRESS", help=f"Annars {VARD}.")
_PORT = click.option("--port", type=_Port(), default=PORT, help=f"Annars {PORT}; 0 tar en ledig.")


@click.command("webb", options_metavar="[VAL]")
@_VARD
@_PORT
@gemensamma_val()
@click.pass_obj
def webb(anrop: Anrop, vard: str, port: int) -> None:
    """Visa sidorna tills programmet stoppas (Ctrl-C).

    Flera får gå samtidigt på PostgreSQL. Bevakning och brev sköts av: remiss arbeta
    """
    _visa(anrop, vard, port, bevakar=False)


@click.command("starta", options_metavar="[VAL]")
@_VARD
@_PORT
@click.option("--demo", is_flag=True, help="Gör ett demo att prova i, med påhittade ärenden kring i dag.")
@click.option("--behall", is_flag=True, help="Med --demo: behåll det demo som finns och gör inget nytt.")
@gemensamma_val()
@click.pass_obj
def starta(anrop: Anrop, vard: str, port: int, demo: bool, behall: bool) -> None:
    """Visa sidorna, bevaka och skicka brev i en och samma process (Ctrl-C stoppar).

    Det här räcker för de flesta kommuner. Ett demo läggs i mappen demo, eller där --mapp säger, och svarar
    bara på den egna datorn. Är porten upptagen tar det nästa lediga.
    """
    if behall and not demo:
        raise click.UsageError("--behall hör ihop med --demo.")
    if demo:
        _visa_demot(anrop, vard, port, behall=behall)
    else:
        _visa(anrop, vard, port, bevakar=True)


def _visa(anrop: Anrop, vard: str, port: int, *, bevakar: bool) -> None:
    with _utan_skrapsamling():
        from arbetsflode.webb.server import lyssna

        program = _program(anrop, os.environ)
    with lyssna(vard, port, demo=ar_demo(anrop.mappen)) as lyssnare:
        _kor(anrop, program, vard, lyssnare, bevakar=bevakar)


def _visa_demot(anrop: Anrop, vard: str, port: int, *, behall: bool) -> None:
    """The address first, so that the letters of the demo lead there."""
    from arbetsflode.webb.server import adressen, lyssna

    with lyssna(vard, port, demo=True, fler=FLER_PORTAR) as lyssnare:
        _sag_om_porten(anrop, port, lyssnare.getsockname()[1])
        program = _demots_program(anrop, adressen(vard, lyssnare), behall=behall)
        _kor(anrop, program, vard, lyssnare, bevakar=True)


def _demots_program(anrop: Anrop, adress: str, *, behall: bool) -> "Program":
    """The demo, made anew unless one is to be kept, and opened."""
    from arbetsflode.klocka import Systemklocka
    from arbetsflode.kommandorad.kommandon.demo import DEMOMAPP
    from arbetsflode.kommandorad.levandedemo import gor_demo, miljo_for
    from tillstand.arbetsdagar import lokal_dag

    anrop.mapp = anrop.mapp or DEMOMAPP
    miljo = miljo_for(adress)
    if not (behall and ar_demo(anrop.mapp)):
        idag = lokal_dag((anrop.klocka or Systemklocka()).nu())
        gor_demo(anrop.mapp, idag, miljo, tyst=anrop.som_json)
    return _program(anrop, miljo)


def _program(anrop: Anrop, miljo: Mapping[str, str]) -> "Program":
    """The program of the folder. Whoever opens a demo becomes anybody: it never reaches another base."""
    if not ar_demo(anrop.mappen):
        return anrop.program
    from arbetsflode.sammansattning import oppna

    program = oppna(anrop.mappen, klocka=anrop.klocka, miljo=demomiljo(miljo))
    click.get_current_context().find_root().call_on_close(program.stang)
    return program


def _kor(anrop: Anrop, program: "Program", vard: str, lyssnare: "socket", *, bevakar: bool) -> None:
    """Show the pages, and let a worker turn beside them, until told to stop."""
    from arbetsflode.webb.server import servera

    with _utan_skrapsamling():
        logg, slut = _loggen(program), threading.Event()
        app = _appen(program, logg, demo=ar_demo(anrop.mappen))
    arbetare = threading.Thread(target=_arbeta, args=(program, logg, slut), name="arbetaren")

    def klar(adress: str) -> None:
        if bevakar:
            arbetare.start()
        _beratta(anrop, program, adress)

    logg.start()
    try:
        with _stoppas_av_sigterm(slut), suppress(KeyboardInterrupt):
            servera(app, vard=vard, port=0, klar=klar, slut=slut, lyssnare=lyssnare)
    finally:
        slut.set()
        if arbetare.is_alive():
            arbetare.join()
    logg.slut()
    if not anrop.som_json:
        _sag("Stoppad.")


def _loggen(program: "Program") -> "Logg":
    from arbetsflode.drift import oppna_logg

    installningar = program.installningar
    return oppna_logg(installningar.logg, installningar.mapp, program.klocka)


def _appen(program: "Program", logg: "Logg", *, demo: bool) -> Any:
    """The application, whose faults are told in the log and here."""
    from arbetsflode.webb.app import bygg

    def klaga(fel: Exception, referens: str) -> None:
        logg.webbfel(fel, referens)
        _sag(f"En sida kunde inte visas ({type(fel).__name__}), nummer {referens}.", fel=True)

    return bygg(program, klaga=klaga, demo=demo)


def _arbeta(program: "Program", logg: "Logg", slut: threading.Event) -> None:
    from arbetsflode import drift

    drift.arbeta(program, _rapport(logg), _klagan(logg), slut=slut)


def _rapport(logg: "Logg") -> "Callable[[Tickrapport], None]":
    """Tell of each turn in the log, and on standard error when the work begins to stand still."""
    from arbetsflode.kommandorad.kommandon.bevakning import rapportrader

    sagt: list[str] = []

    def rapportera(rapport: "Tickrapport") -> None:
        logg.varv(rapport)
        star_still = rapport.svep.pausat or rapport.svep.foraldrad
        rader = rapportrader(rapport) if star_still else []
        if rader != sagt:
            sagt[:] = rader
            _sag(*rader, fel=True)

    return rapportera


def _klagan(logg: "Logg") -> Callable[[Exception], None]:
    from arbetsflode.kommandorad.felsvar import felsvar

    def klaga(fel: Exception) -> None:
        logg.fel(fel)
        _sag(felsvar(fel).som_text(), fel=True)

    return klaga


@contextmanager
def _utan_skrapsamling() -> Iterator[None]:
    """What is loaded lives as long as the process: looking for garbage in it only takes time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def _stoppas_av_sigterm(slut: threading.Event) -> Iterator[None]:
    """To be asked to stop is no fault: the server hands the signal on when it has stopped."""

    def stanna(_nummer: int, _ram: FrameType | None) -> None:
        slut.set()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    tidigare = signal.signal(signal.SIGTERM, stanna)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, tidigare)


def _beratta(anrop: Anrop, program: "Program", adress: str) -> None:
    """Where the pages are and, until somebody can log in, the code by which the first one can."""
    from arbetsflode import sakerhet

    kod = None if ar_demo(anrop.mappen) else sakerhet.ny_startkod(program)
    if anrop.som_json:
        from arbetsflode.kommandorad.utskrift import skriv_json

        skriv_json({"adress": adress, "startkod": kod})
        return
    _sag(f"Remissflöde finns på {adress}  (Ctrl-C stoppar)")
    if kod is not None:
        _sag(
            "Ingen kan logga in än. Öppna /forsta-gangen på den adressen och gör dig till den första",
            f"administratören med startkoden {kod}",
        )


def _sag_om_porten(anrop: Anrop, ville: int, fick: int) -> None:
    if ville not in (0, fick) and not anrop.som_json:
        _sag(f"Port {ville} är upptagen, så demot tar port {fick}.")


def _sag(*rader: str, fel: bool = False) -> None:
    """Lines; that nobody reads any longer is no reason to stop."""
    with suppress(OSError):
        for rad in rader:
            click.echo(rad, err=fel)


KOMMANDON = {"webb": webb, "starta": starta}
