"""Every place where the command line reads a file that somebody points out, and the files of the folder.

What is sent to the pages has its rows in `uppladdningar`.
"""

from collections.abc import Callable, Iterator, Mapping

import click
from attrs import frozen

from arbetsflode.kommandorad.grupp import remiss
from tests.kommandorad.korning import DIREKTOR, HAN, REG

KOPIA, NY_MAPP = "(en säkerhetskopia)", "(en ny mapp)"
"""Arguments that the proof puts the right paths in place of."""

Plats = tuple[str, str]
"""A command with its subcommand, and the parameter that names the file."""


@frozen(kw_only=True)
class Lasare:
    """Who reads a file: the right files to begin from, and the arguments of the command."""

    forlagor: tuple[str, ...]
    argument: Callable[[str, str], tuple[str, ...]]
    """From the file and the number of a case."""
    vikt: int = 20
    """How often it has its turn; slow commands seldom."""
    i_mappen: str | None = None
    """What the file is called in the installation's folder, when it belongs there."""


_REG = ("--som", REG)
_HANDLINGAR = ("handling.pdf", "handling.docx", "text.txt", "sigill.eml", "flode.toml")
_UNDERLAG = ("underlag.toml", "underlag.json")
_KOMP = ("komplettera", *_REG)
_FLODE = ("flode.toml",)
_NY = ("registrera", "--namnd", "BUN", "--titel", "Remiss om skolgång", "--dubblett-skal", "Prov", *_REG)

LASARE: Mapping[Plats, Lasare] = {
    ("bifoga", "fil"): Lasare(
        forlagor=_HANDLINGAR,
        argument=lambda fil, dnr: ("bifoga", *_REG, "--slag", "skrivelse", dnr, fil),
    ),
    ("registrera", "brevet"): Lasare(
        forlagor=_HANDLINGAR, argument=lambda fil, _dnr: (*_NY, "--fran", fil), vikt=4
    ),
    ("inkorg lagg-in", "filer"): Lasare(
        forlagor=_HANDLINGAR, argument=lambda fil, _dnr: ("inkorg", "lagg-in", *_REG, fil), vikt=4
    ),
    ("registrera", "missiv"): Lasare(
        forlagor=_HANDLINGAR, argument=lambda fil, _dnr: (*_NY, "--missiv", fil)
    ),
    ("registrera", "bilagor"): Lasare(
        forlagor=_HANDLINGAR, argument=lambda fil, _dnr: (*_NY, "--bilaga", fil)
    ),
    ("registrera", "underlagsfil"): Lasare(
        forlagor=_UNDERLAG,
        argument=lambda fil, _dnr: ("registrera", "--namnd", "BUN", *_REG, "--underlag", fil),
    ),
    ("registrera", "falt"): Lasare(
        forlagor=("text.txt",), argument=lambda fil, _dnr: (*_NY, "--falt", f"svarstid.text=@{fil}")
    ),
    ("handla", "underlagsfil"): Lasare(
        forlagor=("fordelning.toml",),
        argument=lambda fil, dnr: ("handla", "--som", DIREKTOR, dnr, "fordela", "--underlag", fil),
    ),
    ("handla", "falt"): Lasare(
        forlagor=("text.txt",),
        argument=lambda fil, dnr: ("handla", "--som", HAN, dnr, "anteckna", "--falt", f"text=@{fil}"),
    ),
    ("las", "fil"): Lasare(forlagor=_HANDLINGAR, argument=lambda fil, _dnr: ("las", fil), vikt=4),
    ("komplettera", "underlagsfil"): Lasare(
        forlagor=_UNDERLAG, argument=lambda fil, dnr: (*_KOMP, dnr, "--underlag", fil)
    ),
    ("komplettera", "falt"): Lasare(
        forlagor=("text.txt",),
        argument=lambda fil, dnr: (*_KOMP, dnr, "--falt", f"titel=@{fil}"),
    ),
    ("personer importera", "fil"): Lasare(
        forlagor=("personer.toml", "personer.csv"),
        argument=lambda fil, _dnr: ("personer", "importera", "--som", "admin", fil),
    ),
    ("kalender importera", "fil"): Lasare(
        forlagor=("personer.csv", "personer.toml"),
        argument=lambda fil, _dnr: ("kalender", "importera", "--som", "admin", fil),
    ),
    ("plan", "kalenderfil"): Lasare(
        forlagor=("personer.csv", "text.txt"),
        argument=lambda fil, _dnr: ("plan", "--svarstid", "2012-06-13", "--kalender", fil),
    ),
    ("verifiera", "sigillfil"): Lasare(
        forlagor=("sigill.eml", "text.txt"), argument=lambda fil, _dnr: ("verifiera", "--sigill", fil)
    ),
    ("aterstall", "gallringslista"): Lasare(
        forlagor=("gallrat.jsonl", "underlag.json"),
        argument=lambda fil, _dnr: ("aterstall", KOPIA, "--mapp", NY_MAPP, "--gallringslista", fil),
        vikt=2,
    ),
    ("flode granska", "fil"): Lasare(forlagor=_FLODE, argument=lambda fil, _dnr: ("flode", "granska", fil)),
    ("flode visa", "fil"): Lasare(
        forlagor=("flode.toml",), argument=lambda fil, _dnr: ("flode", "visa", fil)
    ),
    ("lista", "mapp: kommun.toml"): Lasare(
        forlagor=("kommun.toml",), argument=lambda _fil, _dnr: ("lista", *_REG), i_mappen="kommun.toml"
    ),
    ("lista", "mapp: installningar.toml"): Lasare(
        forlagor=("installningar.toml",),
        argument=lambda _fil, _dnr: ("lista", *_REG),
        i_mappen="installningar.toml",
    ),
}
SKRIVER = frozenset({("flode visa", "svgfil"), ("halsa", "till")})
"""Where a file is pointed out to be written."""


def platser() -> Iterator[Plats]:
    """Every parameter of the command table that names a file to read, or a field that may come from one."""
    yield from _under(remiss, ())


def _under(kommando: click.Command, vag: tuple[str, ...]) -> Iterator[Plats]:
    for parameter in kommando.params:
        ar_fil = isinstance(parameter.type, click.Path) and parameter.type.file_okay
        plats = (" ".join(vag), str(parameter.name))
        if (ar_fil or parameter.name == "falt") and plats not in SKRIVER:
            yield plats
    if isinstance(kommando, click.Group):
        ctx = click.Context(kommando)
        for namn in kommando.list_commands(ctx):
            under = kommando.get_command(ctx, namn)
            if under is not None:
                yield from _under(under, (*vag, namn))
