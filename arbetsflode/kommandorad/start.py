"""Where `remiss` begins and ends: runs a command, tells faults calmly, answers with an exit code."""

import os
import sys
import traceback
from collections.abc import Sequence

import click

from arbetsflode.kommandorad.anrop import Anrop
from arbetsflode.kommandorad.felsvar import ROR_BRUTET, felsvar
from arbetsflode.kommandorad.grupp import remiss
from arbetsflode.kommandorad.svenska import tala_svenska


def main() -> None:
    """The console script."""
    sys.exit(kor(sys.argv[1:]))


def kor(argument: Sequence[str], anrop: Anrop | None = None) -> int:
    """Run one command line; the exit code. Faults go to stderr, with `--json` to stdout."""
    tala_svenska()
    _tal_alla_tecken()
    anrop = anrop or Anrop()
    try:
        svar = remiss.main(list(argument), prog_name="remiss", standalone_mode=False, obj=anrop)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # click answers a closed pipe with SystemExit
        return _stang_roret()
    except (Exception, KeyboardInterrupt) as fel:  # noqa: BLE001 - the one place where nothing may escape
        return _beratta(fel, anrop.som_json or "--json" in argument)
    return svar if isinstance(svar, int) else 0


def _beratta(fel: BaseException, som_json: bool) -> int:
    if isinstance(fel, click.exceptions.Exit):
        return fel.exit_code
    svar = felsvar(fel)
    if os.environ.get("REMISS_FELSOK"):
        traceback.print_exception(fel)
    if isinstance(fel, click.exceptions.NoArgsIsHelpError) and not som_json:
        click.echo(fel.ctx.get_help(), err=True)
    elif som_json:
        from arbetsflode.kommandorad.utskrift import skriv_json

        skriv_json(svar.som_json())
    else:
        click.echo(svar.som_text(), err=True)
    return svar.utgang


def _stang_roret() -> int:
    """The reader has closed: say nothing more, also not when the interpreter flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ROR_BRUTET


def _tal_alla_tecken() -> None:
    """A terminal that lacks a character shows another; it never stops the work."""
    for strom in (sys.stdout, sys.stderr):
        if hasattr(strom, "reconfigure"):
            strom.reconfigure(errors="replace")
