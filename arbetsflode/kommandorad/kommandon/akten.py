"""`bifoga`, `komplettera` and `anteckna`: what is added to the file of a case."""

from datetime import date
from pathlib import Path

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import DAG, FIL, HELTAL, STYCKE, TEXT, Ord
from tillstand.handlingar import Handlingsriktning, Handlingsslag

_ARENDE = click.argument("arende", type=TEXT, metavar="DNR")


@click.command("bifoga", options_metavar="[VAL]")
@_ARENDE
@click.argument("fil", type=FIL, metavar="FIL")
@click.option("--slag", type=Ord(Handlingsslag), help="Vad det är för handling.")
@click.option("--titel", type=TEXT, metavar="TEXT", help="Annars filens namn.")
@click.option("--riktning", type=Ord(Handlingsriktning), help="Annars efter slaget.")
@click.option("--fran-eller-till", type=TEXT, metavar="TEXT", help="Vem den kom från eller gick till.")
@click.option("--arbetsmaterial", is_flag=True, help="Ett utkast, ännu ingen allmän handling.")
@click.option("--ersatter", type=HELTAL, help="Nummer på handlingen som det här är en ny version av.")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def bifoga(
    anrop: Anrop,
    arende: str,
    fil: Path,
    slag: str | None,
    titel: str | None,
    riktning: str | None,
    fran_eller_till: str | None,
    arbetsmaterial: bool,
    ersatter: int | None,
) -> None:
    """Lägg en handling i ärendet. FIL kopieras in; originalet rörs inte.

    En ny version (--ersatter) får den gamlas slag, titel och riktning om inget annat sägs.
    """
    from arbetsflode import motor
    from arbetsflode.kommandorad.inlagor import Inlagd, ersatt_handling, inlaga
    from arbetsflode.kommandorad.kvitton import visa_kvitton

    gemensamt = anrop.gemensamt(arende)
    gammal = None
    if ersatter is not None:
        vy = motor.visa(anrop.program, anrop.aktor, arende=gemensamt["arende"])
        gammal = ersatt_handling(vy.arende, ersatter)
    lagd = Inlagd(
        fil=fil,
        slag=slag,
        titel=titel,
        riktning=riktning,
        fran_eller_till=fran_eller_till,
        arbetsmaterial=arbetsmaterial,
        ersatter=ersatter,
    )
    handling = inlaga(lagd, gammal)
    kvitto = motor.bifoga(anrop.program, anrop.aktor, **gemensamt, handling=handling)
    visa_kvitton(anrop, (kvitto,), f"”{handling.titel}” ligger nu i ärendet.")


@click.command("komplettera", options_metavar="[VAL]")
@_ARENDE
@click.option("--titel", type=TEXT, metavar="TEXT", help="Den offentliga titeln.")
@click.option("--klassificering", type=TEXT, metavar="KOD", help="Klassificeringen.")
@click.option("--svarstid", type=DAG, help="Svarstidens sista dag.")
@click.option("--svarstid-text", type=TEXT, metavar="TEXT", help="Svarstiden som den är skriven.")
@click.option("--inkommen", type=DAG, help="Dagen då remissen kom in.")
@click.option("--falt", multiple=True, metavar="NAMN=VÄRDE", help="Ett fält i taget; kan upprepas.")
@click.option("--underlag", "underlagsfil", type=FIL, help="Fälten i en TOML- eller JSON-fil.")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def komplettera(
    anrop: Anrop,
    arende: str,
    titel: str | None,
    klassificering: str | None,
    svarstid: date | None,
    svarstid_text: str | None,
    inkommen: date | None,
    falt: tuple[str, ...],
    underlagsfil: Path | None,
) -> None:
    """Lägg till eller rätta uppgifter om remissen. Det som inte nämns står kvar."""
    from arbetsflode.kommandorad.atgardande import Uppgift, atgarda

    val = {
        "titel": titel,
        "klassificering": klassificering,
        "svarstid": {"datum": svarstid and svarstid.isoformat(), "text": svarstid_text},
        "inkommen": inkommen and inkommen.isoformat(),
    }
    if not any((titel, klassificering, svarstid, svarstid_text, inkommen, falt, underlagsfil)):
        raise click.UsageError(
            "Ange minst en uppgift. Fälten visas med: remiss handla DNR komplettera --visa-falt"
        )
    uppgift = Uppgift(namn="komplettera", val=val, falt=falt, fil=underlagsfil)
    atgarda(anrop, arende, uppgift, "Uppgifterna är sparade.")


@click.command("anteckna", options_metavar="[VAL]")
@_ARENDE
@click.argument("text", type=STYCKE, metavar="TEXT")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def anteckna(anrop: Anrop, arende: str, text: str) -> None:
    """Skriv en tjänsteanteckning: ett samtal, en överenskommelse, en omständighet."""
    from arbetsflode.kommandorad.atgardande import Uppgift, atgarda

    atgarda(anrop, arende, Uppgift(namn="anteckna", val={"text": text}), "Anteckningen är sparad.")


KOMMANDON = {"bifoga": bifoga, "komplettera": komplettera, "anteckna": anteckna}
