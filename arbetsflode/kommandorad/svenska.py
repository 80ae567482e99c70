"""The words of click in Swedish: its help and its faults, put in place of the English ones.

Click asks one function for its texts. That function is exchanged here, so that no language setting of the
machine decides what a person reads. A text that click gains later is English until it stands in `TEXTER`;
a test compares the table with click's own sources.
"""

import sys
from collections.abc import Mapping

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.termui
import click.types
import click.utils

TEXTER: Mapping[str, str] = {
    # help
    "Usage:": "Användning:",
    "Options": "Val",
    "Commands": "Kommandon",
    "Positional arguments": "Argument",
    "Show this message and exit.": "Visa den här hjälpen.",
    "Show the version and exit.": "Visa programmets version.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "required": "krävs",
    "deprecated": "utgår",
    "(dynamic)": "(räknas ut)",
    "default: {default}": "förval: {default}",
    "env var: {var}": "miljövariabel: {var}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "Kommandot ”{name}” utgår.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "”{name}” utgår.{extra_message}"
    ),
    # faults
    "Aborted!": "Avbrutet.",
    "Error: {message}": "Fel: {message}",
    "Error: invalid input": "Svaret går inte att förstå.",
    "Error: The two entered values do not match.": "De två svaren är inte lika.",
    "Repeat for confirmation": "Skriv det en gång till",
    "Do you want to continue?": "Vill du fortsätta?",
    "Press any key to continue...": "Tryck på en tangent för att fortsätta ...",
    "Confirm the action without prompting.": "Gör det utan att fråga.",
    "Try '{command} {option}' for help.": "Skriv ”{command} {option}” för hjälp.",
    "Invalid value: {message}": "{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint}: {message}",
    "Missing command.": "Ange ett kommando.",
    "Missing argument": "Det saknas:",
    "Missing option": "Det saknas:",
    "Missing parameter": "Det saknas:",
    "Missing {param_type}": "Det saknas:",
    "Missing parameter: {param_name}": "Det saknas: {param_name}",
    "No such option {name!r}.": "Det finns inget val som heter ”{name}”.",
    "No such command {name!r}.": "Det finns inget kommando som heter ”{name}”.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Menade du något av {possibilities}?",
    "unknown error": "okänt fel",
    "Could not open file {filename!r}: {message}": "Filen ”{filename}” går inte att öppna: {message}",
    "Invalid start character for option ({option})": "Valet {option} börjar med fel tecken.",
    "Got unexpected extra argument ({args})": "Det står för mycket på raden: {args}",
    "Got unexpected extra arguments ({args})": "Det står för mycket på raden: {args}",
    "Takes {nargs} values but 1 was given.": "Ska ha {nargs} värden, men fick ett.",
    "Takes {nargs} values but {len} were given.": "Ska ha {nargs} värden, men fick {len}.",
    "{len_type} values are required, but {len_value} was given.": "Ska ha {len_type} värden, men fick ett.",
    "{len_type} values are required, but {len_value} were given.": (
        "Ska ha {len_type} värden, men fick {len_value}."
    ),
    "Argument {name!r} takes {nargs} values.": "{name} ska ha {nargs} värden.",
    "Option {name!r} does not take a value.": "Valet {name} tar inget värde.",
    "Option {name!r} requires an argument.": "Valet {name} ska följas av ett värde.",
    "Option {name!r} requires {nargs} arguments.": "Valet {name} ska följas av {nargs} värden.",
    "Value must be an iterable.": "Ska vara flera värden.",
    # kinds of values
    "Choose from:\n\t{choices}": "Välj bland:\n\t{choices}",
    "{value!r} is not {choice}.": "”{value}” går inte: skriv {choice}.",
    "{value!r} is not one of {choices}.": "”{value}” går inte: välj bland {choices}.",
    "Choice({choices})": "Ett av {choices}",
    "{value!r} does not match the format {format}.": "”{value}” ska skrivas som {format}.",
    "{value!r} does not match the formats {formats}.": "”{value}” ska skrivas som {formats}.",
    "{value!r} is not a valid {number_type}.": "”{value}” är inget heltal.",
    "{value} is not in the range {range}.": "{value} ska ligga i {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "”{value}” ska vara ja eller nej.",
    "{value!r} is not a valid UUID.": "”{value}” är inget giltigt id.",
    "file": "filen",
    "directory": "mappen",
    "path": "sökvägen",
    "{name} {filename!r} does not exist.": "{name} ”{filename}” finns inte.",
    "{name} {filename!r} is a file.": "{name} ”{filename}” är en fil.",
    "{name} {filename!r} is a directory.": "{name} ”{filename}” är en mapp.",
    "{name} {filename!r} is not readable.": "{name} ”{filename}” går inte att läsa.",
    "{name} {filename!r} is not writable.": "{name} ”{filename}” går inte att skriva till.",
    "{name} {filename!r} is not executable.": "{name} ”{filename}” går inte att köra.",
}
"""Click's texts, by the English that stands in its source."""

MODULER = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.termui,
    click.types,
    click.utils,
)
"""Where click asks for texts that a person may meet here."""


def oversatt(text: str) -> str:
    """A text of click's in Swedish; one that is not known stays as it is."""
    return TEXTER.get(text, text)


def oversatt_antal(ental: str, flertal: str, antal: int) -> str:
    """The same for texts that depend on a number."""
    return oversatt(ental if antal == 1 else flertal)


def tala_svenska() -> None:
    """Make click speak Swedish in this process. Doing it again changes nothing."""
    for modul in MODULER:
        for namn, funktion in (("_", oversatt), ("ngettext", oversatt_antal)):
            if hasattr(sys.modules[modul.__name__], namn):
                setattr(modul, namn, funktion)
