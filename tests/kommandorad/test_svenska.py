"""Everything that a person can read on the command line is Swedish, also what comes from click."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from arbetsflode.kommandorad.grupp import KOMMANDON, remiss
from arbetsflode.kommandorad.svenska import MODULER, TEXTER, tala_svenska
from tests.kommandorad.korning import Kommandorad

BARA_FOR_UTVECKLARE = re.compile(
    r"Name '|Boolean option|Could not determine name|No options defined|Arguments take exactly one|"
    r"Unknown color|Unknown standard stream"
)
"""What click says to one who writes commands, not to one who types them."""


def _clicks_texter() -> Iterator[str]:
    """Every text that click's sources ask to have translated."""
    for modul in MODULER:
        trad = ast.parse(Path(str(modul.__file__)).read_text(encoding="utf-8"))
        for nod in ast.walk(trad):
            if isinstance(nod, ast.Call) and getattr(nod.func, "id", "") in ("_", "ngettext"):
                for argument in nod.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def test_every_text_of_clicks_has_its_swedish_words() -> None:
    """A new version of click with new texts is noticed here."""
    texter = {text for text in _clicks_texter() if not BARA_FOR_UTVECKLARE.match(text)}
    assert len(texter) > 40
    assert texter - TEXTER.keys() == set()
    assert TEXTER.keys() - set(_clicks_texter()) <= {"required"}


@pytest.mark.parametrize("text", sorted(TEXTER))
def test_a_translation_has_the_same_places_to_fill_in(text: str) -> None:
    """No placeholder that click does not fill, and no English left."""
    hallare = re.compile(r"\{(\w+)|%\((\w+)\)")
    engelska, svenska = ({a or b for a, b in hallare.findall(t)} for t in (text, TEXTER[text]))
    assert svenska <= engelska


def _alla(kommando: click.Command, ctx: click.Context) -> Iterator[tuple[str, click.Context]]:
    yield ctx.command_path, ctx
    if isinstance(kommando, click.Group):
        for namn in kommando.list_commands(ctx):
            under = kommando.get_command(ctx, namn)
            assert under is not None
            yield from _alla(under, click.Context(under, info_name=namn, parent=ctx))


tala_svenska()
HJALPEN = dict(_alla(remiss, click.Context(remiss, info_name="remiss")))
ENGELSKA = re.compile(
    r"\b(the|usage|options|show|this|message|exit|required|default|command|text|file|directory|integer|path|range)\b",
    re.IGNORECASE,
)
TILLATNA = {"TEXT", "text"}
"""Words that are Swedish too."""


@pytest.mark.parametrize("namn", sorted(HJALPEN))
def test_the_help_of_a_command_is_swedish_and_complete(namn: str) -> None:
    """Every command says what it does, every option what it is, and no English word is left."""
    tala_svenska()
    ctx = HJALPEN[namn]
    hjalp = ctx.get_help()
    assert ctx.command.help
    assert set(ENGELSKA.findall(hjalp)) - TILLATNA == set()
    for parameter in ctx.command.get_params(ctx):
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.opts


def test_the_lines_of_the_help_say_what_the_commands_say() -> None:
    """The table of the group and each command's own first line are about the same thing."""
    tala_svenska()
    hjalp = HJALPEN["remiss"].get_help()
    for namn, (_modul, vad) in KOMMANDON.items():
        assert re.search(rf"^  {namn} +{re.escape(vad)}$", hjalp, re.MULTILINE)


@pytest.mark.parametrize(
    ("argument", "mening"),
    [
        ((), "Användning: remiss"),
        (("vis",), "Det finns inget kommando som heter ”vis”. Menade du visa?"),
        (("visa",), "Det saknas: DNR."),
        (("visa", "a", "b"), "Det står för mycket på raden: b"),
        (("visa", "--tjosan", "a"), "Det finns inget val som heter ”--tjosan”."),
        (("lista", "--namnd"), "Valet --namnd ska följas av ett värde."),
        (("lista", "--alla=1"), "Valet --alla tar inget värde."),
        (("anslag", "runt", "a"), "upp|ned: ”runt” går inte: välj bland upp, ned."),
        (("verifiera", "--sigill", "/finns/inte"), "--sigill: Filen ”/finns/inte” finns inte."),
        (("arbeta", "--sekunder", "0"), "--sekunder: ska vara ett heltal, minst 1 och högst 3600"),
        (("godkann", "a", "--version", "ett"), "--version: ska vara ett heltal"),
        (("preliminart", "a"), "Det saknas: --skal."),
    ],
)
def test_a_wrongly_written_command_is_told_in_swedish(
    k: Kommandorad, argument: tuple[str, ...], mening: str
) -> None:
    """What is wrong, and where help is."""
    svar = k.utan_mapp(*argument)
    assert svar.utgang == 2
    assert mening in svar.fel
