"""`halsa`: how the installation is, for people and for monitoring; and the letter when something is red."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.felsvar import AVVIKELSE, UTGANG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arbetsflode.drift import Larmutfall
    from arbetsflode.motor import Halsopunkt


@click.command("halsa", options_metavar="[VAL]")
@click.option("--larma", is_flag=True, help="Skicka brev till administratörerna om något är rött.")
@click.option("--prometheus", is_flag=True, help="Svara med mätvärden i Prometheus textform.")
@click.option(
    "--till", type=click.Path(dir_okay=False, path_type=Path), metavar="FIL",
    help="Skriv mätvärdena i en fil, hel på en gång.",
)  # fmt: skip
@gemensamma_val()
@click.pass_obj
def halsa(anrop: Anrop, larma: bool, prometheus: bool, till: Path | None) -> int:
    """Visa hur installationen mår.

    Svarar med utgångskod 7 om något är rött, och med 8 om ett larm inte gick iväg.
    """
    if till is not None and not prometheus:
        raise click.UsageError("--till hör till --prometheus.")
    if larma and prometheus:
        raise click.UsageError("Ange antingen --larma eller --prometheus.")
    if prometheus:
        return _matvarden(anrop, till)
    return _larma(anrop) if larma else _visa(anrop)


def _visa(anrop: Anrop) -> int:
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import skriv_json

    punkter = motor.halsa(anrop.program)
    if anrop.som_json:
        skriv_json({"punkter": punkter})
    else:
        _tabell(punkter)
    return AVVIKELSE if any(p.lage == "rod" for p in punkter) else 0


def _tabell(punkter: "Sequence[Halsopunkt]") -> None:
    from arbetsflode.kommandorad.utskrift import tabell

    lagen = {"gron": "bra", "gul": "se över", "rod": "åtgärda"}
    tabell(("Läge", "Vad", ""), [(lagen[p.lage], p.namn, p.mening) for p in punkter], tomt="Allt är bra.")


def _larma(anrop: Anrop) -> int:
    from arbetsflode import drift
    from arbetsflode.klocka import Systemklocka
    from arbetsflode.kommandorad.utskrift import skriv_json

    klocka = anrop.klocka or Systemklocka()
    utfall = drift.larma(anrop.mappen, lambda: anrop.program, klocka, os.environ)
    if anrop.som_json:
        skriv_json({"punkter": utfall.roda, "till": utfall.till, "fel": utfall.fel, "redan": utfall.redan})
    else:
        _beratta(utfall)
    if utfall.fel:
        return UTGANG["leveransfel"]
    return AVVIKELSE if utfall.roda else 0


def _beratta(utfall: "Larmutfall") -> None:
    from arbetsflode.kommandorad.utskrift import skriv

    if not utfall.roda:
        skriv("Inget är rött.")
        return
    _tabell(utfall.roda)
    skriv(*(f"Larm skickat till {adress}." for adress in utfall.till))
    if utfall.redan:
        skriv("Larm om det här är redan skickat i dag.")
    for fel in utfall.fel:
        click.echo(f"Larmet gick inte iväg: {fel}", err=True)


def _matvarden(anrop: Anrop, till: Path | None) -> int:
    from arbetsflode import motor

    text = motor.som_exposition(motor.matvarden(anrop.program))
    if till is None:
        click.echo(text, nl=False)
        return 0
    tillfallig = till.with_name(f".{till.name}.ny")
    try:
        tillfallig.write_text(text, encoding="utf-8")
        tillfallig.replace(till)
    except OSError as fel:
        from konfiguration.systemfel import orsak

        raise click.UsageError(f"Filen {till} går inte att skriva: {orsak(fel)}.") from fel
    return 0


KOMMANDON = {"halsa": halsa}
