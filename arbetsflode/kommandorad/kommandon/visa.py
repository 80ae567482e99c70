"""`visa`: the page of a case."""

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import TEXT


@click.command("visa", options_metavar="[VAL]")
@click.argument("arende", type=TEXT, metavar="DNR")
@gemensamma_val(som=True, arende=True)
@click.pass_obj
def visa(anrop: Anrop, arende: str) -> None:
    """Visa ett ärende: läge, svarstid, nästa steg, handlingar och händelser.

    DNR är nämndens nummer, avsändarens nummer eller ärendets id.
    """
    from arbetsflode import motor
    from arbetsflode.kommandorad.arendesida import sida
    from arbetsflode.kommandorad.arendesvar import svar
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    vy = motor.visa(anrop.program, anrop.aktor, arende=anrop.hitta(arende).id)
    if anrop.som_json:
        skriv_json(svar(anrop, vy))
    else:
        skriv(*sida(anrop, vy))


KOMMANDON = {"visa": visa}
