"""`losenord`: a person is given a password to log in with."""

import sys
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import TEXT

if TYPE_CHECKING:
    from arbetsflode.sakerhet import SattLosenord


@click.command("losenord", options_metavar="[VAL]")
@click.argument("person", type=TEXT, metavar="PERSON")
@click.option("--tillfalligt", is_flag=True, help="Gör ett lösenord och visa det.")
@gemensamma_val(som=True)
@click.pass_obj
def losenord(anrop: Anrop, person: str, tillfalligt: bool) -> None:
    """Ge en person ett lösenord att logga in med.

    Lösenordet skrivs två gånger utan att synas, eller läses som en rad från ett annat program. Personen
    loggas ut överallt. Ett lösenord som någon annan har satt måste bytas vid första inloggningen.
    """
    from arbetsflode import sakerhet

    aktor = anrop.datorn if anrop.som is None else anrop.aktor
    nytt = None if tillfalligt else _skrivet()
    _visa(anrop, sakerhet.satt_losenord(anrop.program, aktor, person=person, losenord=nytt))


def _skrivet() -> str:
    """What is typed twice on a terminal without being shown, or the first line of what comes in."""
    if sys.stdin.isatty():
        text: str = click.prompt(
            "Lösenord", hide_input=True, confirmation_prompt="Samma lösenord en gång till", err=True
        )
        return text
    return sys.stdin.readline().removesuffix("\n").removesuffix("\r")


def _visa(anrop: Anrop, satt: "SattLosenord") -> None:
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    if anrop.som_json:
        skriv_json({"person": satt.person, "tillfalligt": satt.tillfalligt, "losenord": satt.losenord})
        return
    namn = anrop.organisation().namn(satt.person)
    if satt.losenord is not None:
        skriv(f"Lösenord för {namn}: {satt.losenord}")
    else:
        skriv(f"Lösenordet för {namn} är satt.")
    if satt.tillfalligt:
        skriv("Det måste bytas vid första inloggningen.")


KOMMANDON = {"losenord": losenord}
