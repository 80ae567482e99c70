"""`anslag`, `anmal` and `avsluta`: what remains when the answer is decided."""

from datetime import date

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import DAG, TEXT

_ARENDE = click.argument("arende", type=TEXT, metavar="DNR")


@click.command("anslag", options_metavar="[VAL]")
@click.argument("vad", type=click.Choice(["upp", "ned"]), metavar="upp|ned")
@_ARENDE
@click.option("--forvaras", type=TEXT, metavar="TEXT", help="Var protokollet finns (upp).")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def anslag(anrop: Anrop, vad: str, arende: str, forvaras: str | None) -> None:
    """Anteckna att anslaget på anslagstavlan har satts upp eller tagits ned.

    Utan --dag gäller det i dag.
    """
    from arbetsflode.kommandorad.atgardande import Uppgift, atgarda

    dag = anrop.dag or anrop.idag
    if vad == "upp":
        uppgift = Uppgift(namn="anslag_uppe", val={"uppe": dag.isoformat(), "forvaras": forvaras})
        atgarda(anrop, arende, uppgift, f"Anslaget sattes upp {dag.isoformat()}.")
        return
    if forvaras is not None:
        raise click.UsageError("--forvaras hör till anslag upp.")
    uppgift = Uppgift(namn="anslag_nere", val={"nere": dag.isoformat()})
    atgarda(anrop, arende, uppgift, f"Anslaget togs ned {dag.isoformat()}.")


@click.command("anmal", options_metavar="[VAL]")
@_ARENDE
@click.argument("motesdag", type=DAG, metavar="MÖTESDAG")
@click.option("--paragraf", type=TEXT, metavar="TEXT", help="Paragrafen i protokollet.")
@click.option("--organ", type=TEXT, metavar="TEXT", help="Om det inte är nämnden själv.")
@gemensamma_val(som=True, arende=True, dag=True)
@click.pass_obj
def anmal(anrop: Anrop, arende: str, motesdag: date, paragraf: str | None, organ: str | None) -> None:
    """Anteckna att beslutet har anmälts till nämnden vid ett sammanträde."""
    from arbetsflode.kommandorad.atgardande import Uppgift, atgarda

    val = {"sammantrade": {"dag": motesdag.isoformat(), "organ": organ}, "paragraf": paragraf}
    atgarda(anrop, arende, Uppgift(namn="anmal", val=val), f"Anmält till nämnden {motesdag.isoformat()}.")


@click.command("avsluta", options_metavar="[VAL]")
@_ARENDE
@click.option("--anteckning", type=TEXT, metavar="TEXT", help="Något att minnas.")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def avsluta(anrop: Anrop, arende: str, anteckning: str | None) -> None:
    """Avsluta ett överlämnat ärende."""
    from arbetsflode.kommandorad.atgardande import Uppgift, atgarda

    atgarda(anrop, arende, Uppgift(namn="avsluta", val={"anteckning": anteckning}), "Ärendet är avslutat.")


KOMMANDON = {"anslag": anslag, "anmal": anmal, "avsluta": avsluta}
