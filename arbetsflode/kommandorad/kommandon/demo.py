"""`demo`: real cases are played from registration to dispatched answer."""

import os
from pathlib import Path

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val

DEMOMAPP = Path("demo")
"""Where the demo lies when nobody has said."""


@click.command("demo", options_metavar="[VAL]")
@gemensamma_val()
@click.pass_obj
def demo(anrop: Anrop) -> None:
    """Spela upp riktiga remisser, dag för dag, på en egen klocka.

    Allt läggs i mappen som --mapp säger, annars i mappen demo. En äldre demo där byts ut.
    """
    from arbetsflode.demo import spela
    from arbetsflode.kommandorad.utskrift import ar_terminal, skriv_json

    mapp = anrop.mapp or DEMOMAPP
    if anrop.som_json:
        rader: list[str] = []
        spela(mapp, rader.append, miljo=os.environ)
        skriv_json({"mapp": str(mapp), "rader": rader})
    elif ar_terminal():
        _med_framsteg(mapp)
    else:
        spela(mapp, click.echo, miljo=os.environ)


def _med_framsteg(mapp: Path) -> None:
    """The story above, how far it has come below."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from arbetsflode.demo import spela

    kolumner = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*kolumner, transient=True) as framsteg:
        uppgift = framsteg.add_task("Spelar upp", total=None)
        spela(
            mapp,
            lambda rad: framsteg.console.print(rad, markup=False, highlight=False, soft_wrap=True),
            lambda klart, av: framsteg.update(uppgift, completed=klart, total=av),
            miljo=os.environ,
        )


KOMMANDON = {"demo": demo}
