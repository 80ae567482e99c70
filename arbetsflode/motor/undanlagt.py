"""Bases put aside by a restore or an upgrade: whole, with the texts that have been erased since."""

from pathlib import Path

from arbetsflode.lager.adress import databasfil
from arbetsflode.program import Program


def undanlagt(program: Program) -> tuple[Path, ...]:
    """The files of such bases, by name; none for PostgreSQL."""
    installningar = program.installningar
    fil = databasfil(installningar.databas)
    if fil is None:
        return ()
    return (
        *sorted(fil.parent.glob(f"{fil.name}.fore-*")),
        *sorted(installningar.kopior.glob(f"{fil.name}.schema-*")),
    )
