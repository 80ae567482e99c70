"""The question before anything is erased."""

import click


def fraga_om_gallring(mening: str, *, ja: bool) -> None:
    """Say what will go and ask, unless somebody has said yes already. Raises click.Abort for a no."""
    if not ja:
        click.echo(mening, err=True)
        if click.prompt("Skriv ja för att gallra", err=True).strip().lower() != "ja":
            raise click.Abort
