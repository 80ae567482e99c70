"""Kinds of values on the command line: one line of text, days, whole numbers, folders, files.

Text is put in NFC and trimmed; control characters are refused naming the option that they stand in.
"""

import unicodedata
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tillstand.rimligt import FORSTA_DAG, SISTA_DAG
from tillstand.text import Textfel, granska_rad, granska_stycke

if TYPE_CHECKING:
    from tillstand.svarstid import Svarstid

LANGST = 20_000


class _Text(click.ParamType[str]):
    """Text as the house keeps it."""

    name = "text"

    def __init__(self, *, flera_rader: bool) -> None:
        self.flera_rader = flera_rader

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """NFC, trimmed; refused with control characters."""
        text = unicodedata.normalize("NFC", str(value).replace("\r\n", "\n")).strip()
        granska = granska_stycke if self.flera_rader else granska_rad
        try:
            granska(text, LANGST)
        except Textfel as fel:
            self.fail(str(fel), param, ctx)
        return text


class _Dag(click.ParamType[date]):
    """A day."""

    name = "ÅÅÅÅ-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """An ISO day that exists."""
        if isinstance(value, date):
            return value
        try:
            dag = date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail("ska vara ett datum som finns i almanackan, skrivet ÅÅÅÅ-MM-DD", param, ctx)
        if not FORSTA_DAG <= dag <= SISTA_DAG:
            self.fail(f"ska vara mellan {FORSTA_DAG.year} och {SISTA_DAG.year}", param, ctx)
        return dag


class _Skriven(click.ParamType["Svarstid"]):
    """A svarstid: a day, or the week, month or quarter that the sender wrote."""

    name = "DAG"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Svarstid":
        """A day or a window that exists."""
        from tillstand.svarstid import Svarstid
        from tillstand.svarstidstext import las_skriven_svarstid

        if isinstance(value, Svarstid):
            return value
        try:
            svarstid = las_skriven_svarstid(str(value))
        except (ValueError, OverflowError):
            self.fail(
                "ska vara en dag (2012-06-13), vecka (2012-v23), månad (2012-06) eller kvartal (2012-kv2)",
                param,
                ctx,
            )
        return svarstid


class Heltal(click.ParamType[int]):
    """A number counted from 1."""

    name = "N"

    def __init__(self, hogst: int = 999_999_999) -> None:
        self.hogst = hogst

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Digits only."""
        text = str(value).strip()
        if not (text.isascii() and text.isdigit() and len(text) < 10 and 0 < int(text) <= self.hogst):
            self.fail(f"ska vara ett heltal, minst 1 och högst {self.hogst}", param, ctx)
        return int(text)


class Ord(click.ParamType[str]):
    """One of the words of an enumeration."""

    def __init__(self, uppraknade: type[StrEnum]) -> None:
        self.ord = tuple(ett.value for ett in uppraknade)
        self.name = "|".join(self.ord)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The words themselves."""
        return f"[{self.name}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as it is stored; upper case and å ä ö are forgiven."""
        text = unicodedata.normalize("NFC", str(value)).strip().lower()
        text = text.translate(str.maketrans("åäöé ", "aaoe_"))
        if text not in self.ord:
            self.fail(f"välj bland {', '.join(self.ord)}", param, ctx)
        return text


class _Mapp(click.Path):
    """A folder."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)
        self.name = "mappen"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """What help calls it."""
        return "MAPP"


class _Fil(click.Path):
    """A file that can be read."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, readable=True, path_type=Path)
        self.name = "filen"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """What help calls it."""
        return None if isinstance(param, click.Argument) else "FIL"


TEXT = _Text(flera_rader=False)
STYCKE = _Text(flera_rader=True)
DAG = _Dag()
SVARSTID = _Skriven()
HELTAL = Heltal()
MAPP = _Mapp()
FIL = _Fil()
