"""How answers are written: tables with rich on a terminal, plain aligned lines elsewhere, or JSON."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import click
import msgspec

from arbetsflode.kommandorad.anrop import Anrop
from notiser.datumtext import kort, med_avstand


def skriv_json(varde: Any) -> None:
    """A value as indented JSON: keys in a stable order, days as ISO text."""
    try:
        text = msgspec.json.encode(varde)
    except UnicodeEncodeError:  # the name of a file need not be text
        text = msgspec.json.encode(_visbart(msgspec.to_builtins(varde)))
    click.echo(msgspec.json.format(text, indent=2).decode())


def _visbart(varde: Any) -> Any:
    """The same with a question mark for whatever is no character."""
    if isinstance(varde, str):
        return varde.encode("utf-8", "replace").decode()
    if isinstance(varde, Mapping):
        return {_visbart(namn): _visbart(ett) for namn, ett in varde.items()}
    return [_visbart(ett) for ett in varde] if isinstance(varde, list | tuple) else varde


def skriv(*rader: str) -> None:
    """Lines of text."""
    for rad in rader:
        click.echo(rad)


def ar_terminal() -> bool:
    """Whether a person reads this as it comes."""
    return sys.stdout.isatty()


def tabell(rubriker: Sequence[str], rader: Iterable[Sequence[object]], *, tomt: str) -> None:
    """A table; `tomt` is said when there are no rows."""
    celler = [[_cell(cell) for cell in rad] for rad in rader]
    if not celler:
        skriv(tomt)
    elif ar_terminal():
        _rik_tabell(rubriker, celler)
    else:
        skriv(*spalter([list(rubriker), *celler]))


def _cell(varde: object) -> str:
    return "" if varde is None else " ".join(str(varde).split("\n"))


def _rik_tabell(rubriker: Sequence[str], celler: list[list[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rik = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for rubrik in rubriker:
        rik.add_column(rubrik, overflow="fold")
    for rad in celler:
        rik.add_row(*(Text(cell) for cell in rad))
    Console(highlight=False).print(rik)


def spalter(rader: Sequence[Sequence[str]], indrag: str = "") -> list[str]:
    """Rows with their columns under each other, two spaces between."""
    bredder = [max(map(len, kolumn)) for kolumn in zip(*rader, strict=True)]
    return [
        indrag + "  ".join(cell.ljust(bredd) for cell, bredd in zip(rad, bredder, strict=True)).rstrip()
        for rad in rader
    ]


def dag_ur_text(text: str | None) -> date | None:
    """The day of ISO text."""
    return None if text is None else date.fromisoformat(text)


def dag_med_avstand(anrop: Anrop, dag: date) -> str:
    """The day and how far it is from today: `mån 31 okt 2011 (om 9 arbetsdagar)`."""
    return med_avstand(dag, anrop.idag, anrop.program.dagar)


def kort_dag(dag: date) -> str:
    """The day without its distance: `mån 31 okt 2011`."""
    return kort(dag)


def antal(hur_manga: int, ental: str, flertal: str) -> str:
    """`1 person`, `2 personer`."""
    return f"{hur_manga} {ental if hur_manga == 1 else flertal}"
