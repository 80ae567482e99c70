"""How far the demo has come, while it is made: a bar for each step on a terminal, a line elsewhere."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

SIDOR = "Sidor"
"""The last step, which is the server's own."""


def gor_demo(mapp: Path, idag: date, miljo: Mapping[str, str], *, tyst: bool) -> None:
    """Make the demo anew and show how far it has come. Raises OgiltigIndata, Upptaget."""
    from arbetsflode.demo import gor
    from arbetsflode.kommandorad.utskrift import ar_terminal

    if tyst:
        gor(mapp, idag=idag, framsteg=lambda _steg, _klart, _av: None, miljo=miljo)
    elif ar_terminal():
        _med_stapel(mapp, idag, miljo)
    else:
        sagda: set[str] = set()

        def sag(steg: str, klart: int, av: int) -> None:
            if steg not in sagda:
                sagda.add(steg)
                click.echo(f"{steg} ...")

        gor(mapp, idag=idag, framsteg=sag, miljo=miljo)
        click.echo(f"{SIDOR} ...")


def _med_stapel(mapp: Path, idag: date, miljo: Mapping[str, str]) -> None:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    from arbetsflode.demo import Demosteg, gor

    kolumner = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*kolumner) as framsteg:
        rader: dict[str, TaskID] = {steg: framsteg.add_task(steg, total=None) for steg in (*Demosteg, SIDOR)}
        gor(
            mapp,
            idag=idag,
            framsteg=lambda steg, klart, av: framsteg.update(rader[steg], completed=klart, total=av),
            miljo=miljo,
        )
        framsteg.update(rader[SIDOR], completed=1, total=1)


def miljo_for(adress: str) -> Mapping[str, str]:
    """The environment, with letters that lead to where the pages are unless somebody has said otherwise."""
    return {"REMISS_BAS_URL": adress, **os.environ}
