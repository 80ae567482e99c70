"""`demo`: real cases are played from registration to dispatched answer."""

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val


@click.command("demo", options_metavar="[VAL]")
@gemensamma_val()
@click.pass_obj
def demo(anrop: Anrop) -> None:
    """Spela upp riktiga remisser, dag för dag, på en egen klocka.

    Allt läggs i mappen som --mapp säger, annars i demo. En äldre demo där byts ut.
    """
    from pathlib import Path

    from arbetsflode.demo import spela

    spela(anrop.mapp or Path("demo"), click.echo)


KOMMANDON = {"demo": demo}
