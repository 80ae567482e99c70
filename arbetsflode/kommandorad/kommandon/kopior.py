"""`sakerhetskopiera`, `aterstall` and `flytta`: copies, what comes out of them, and another database."""

import os
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.felsvar import AVVIKELSE
from arbetsflode.kommandorad.varden import FIL, MAPP, TEXT

if TYPE_CHECKING:
    from arbetsflode.drift.aterstall import Aterstallning


@click.command("sakerhetskopiera", options_metavar="[VAL]")
@click.argument("till", type=MAPP, required=False)
@gemensamma_val()
@click.pass_obj
def sakerhetskopiera(anrop: Anrop, till: Path | None) -> int:
    """Ta en säkerhetskopia av databas och filer, medan programmet är igång.

    Kopian läggs i en ny mapp i MAPP, annars i inställningen ”kopior”. Den läses tillbaka innan den är klar.
    """
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import antal, skriv, skriv_json

    with _framsteg(anrop) as framsteg:
        tagen = motor.sakerhetskopiera(anrop.program, till, framsteg)
    m = tagen.manifest
    if anrop.som_json:
        skriv_json(
            {"kopia": str(tagen.plats), "digest": m.digest, "filer": m.filer, "saknade": list(m.saknade)}
        )
    else:
        arenden = antal(m.rader("arende"), "ärende", "ärenden")
        skriv(f"Säkerhetskopian ligger i {tagen.plats}", f"{arenden}, {antal(m.filer, 'fil', 'filer')}.")
        skriv(*(f"Filen {hash_[:12]} är borta eller skadad: kör remiss verifiera" for hash_ in m.saknade))
    return AVVIKELSE if m.saknade else 0


@click.command("aterstall", options_metavar="[VAL]")
@click.argument("kopia", type=MAPP)
@click.option("--ersatt", is_flag=True, help="Lägg undan databasen som finns i mappen.")
@click.option("--gallringslista", type=FIL, help="Förteckningen över gallrat, om den inte ligger bredvid.")
@click.option("--utan-gallringslista", is_flag=True, help="Inget har gallrats sedan kopian togs.")
@click.option("--trots-avvikelser", is_flag=True, help="Fast verifiera inte går ihop.")
@gemensamma_val()
@click.pass_obj
def aterstall(
    anrop: Anrop,
    kopia: Path,
    ersatt: bool,
    gallringslista: Path | None,
    utan_gallringslista: bool,
    trots_avvikelser: bool,
) -> int:
    """Återställ en säkerhetskopia i en ny mapp, eller i den som finns.

    Stoppa programmet först. Inget brev skickas förrän en administratör har sagt till.
    """
    from arbetsflode.drift.aterstall import Aterstallningsval
    from arbetsflode.drift.aterstall import aterstall as gor

    val = Aterstallningsval(
        ersatt=ersatt,
        gallringslista=gallringslista,
        utan_gallringslista=utan_gallringslista,
        trots_avvikelser=trots_avvikelser,
    )
    with _framsteg(anrop) as framsteg:
        svar = gor(
            kopia,
            anrop.mappen,
            anrop.datorn,
            val,
            miljo=os.environ,
            klocka=anrop.klocka,
            framsteg=framsteg,
        )
    _beratta(anrop, kopia, svar)
    return 0 if svar.granskning.haller else AVVIKELSE


def _beratta(anrop: Anrop, kopia: Path, svar: "Aterstallning") -> None:
    from arbetsflode.kommandorad.utskrift import antal, skriv, skriv_json

    if anrop.som_json:
        skriv_json(
            {
                "mapp": str(anrop.mappen),
                "kopia": str(kopia),
                "haller": svar.granskning.haller,
                "ovissa": svar.ovissa,
                "gallrade": svar.gallrade,
                "undanlagd": None if svar.undanlagd is None else str(svar.undanlagd),
            }
        )
        return
    skriv(f"{kopia.name} är återställd i {anrop.mappen}.")
    arenden = antal(svar.granskning.arenden, "ärende", "ärenden")
    skriv(f"{arenden}, {antal(len(svar.granskning.avvikelser), 'avvikelse', 'avvikelser')}.")
    if svar.gallrade:
        skriv(f"Gallrat på nytt efter gallringslistan: {svar.gallrade}.")
    if svar.undanlagd is not None:
        skriv(f"Den gamla databasen ligger i {svar.undanlagd}")
    skriv(f"{antal(svar.ovissa, 'brev är ovisst', 'brev är ovissa')}, och inga brev skickas.")
    har = f"--mapp {shlex.quote(str(anrop.mappen))} --som ADMINISTRATÖR"
    skriv(
        f"Gå igenom dem:  remiss brev --oviss {har}",
        f"Låt sedan breven gå:  remiss brev --borja-skicka {har}",
    )


@click.command("flytta", options_metavar="[VAL]")
@click.option("--till", type=TEXT, metavar="ADRESS", required=True, help="En tom PostgreSQL-databas.")
@gemensamma_val()
@click.pass_obj
def flytta(anrop: Anrop, till: str) -> None:
    """Flytta installationen från SQLite till PostgreSQL.

    Stoppa programmet först. Den gamla databasen ligger kvar, men vägrar starta. Handlingarna ligger kvar
    i mappen.
    """
    from arbetsflode.drift.flytta import flytta as gor
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    with _framsteg(anrop) as framsteg:
        svar = gor(anrop.mappen, till, miljo=os.environ, klocka=anrop.klocka, framsteg=framsteg)
    if anrop.som_json:
        skriv_json({"rader": svar.rader, "digest": svar.digest, "till": svar.till})
        return
    skriv(f"Flyttat: {svar.rader} rader, lika i båda databaserna ({svar.digest[:12]}).")
    skriv(f"Ange nu {svar.till} som ”databas” i installningar.toml, eller i REMISS_DATABAS.")


@contextmanager
def _framsteg(anrop: Anrop) -> Iterator[Callable[[str], None]]:
    """How far it has come, on a terminal; elsewhere nothing is said."""
    from arbetsflode.kommandorad.utskrift import ar_terminal

    if anrop.som_json or not ar_terminal():
        yield lambda _text: None
        return
    from rich.console import Console

    with Console().status("Arbetar ...") as lage:
        yield lage.update


KOMMANDON = {"sakerhetskopiera": sakerhetskopiera, "aterstall": aterstall, "flytta": flytta}
