"""`kalender`: the nämnder's meetings are read in, shown, changed, moved, cancelled and given out."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import DAG, FIL, TEXT, Heltal

if TYPE_CHECKING:
    from tillstand.mote import Mote

F = TypeVar("F", bound=Callable[..., Any])
_NAMND = click.argument("namnd", type=TEXT, metavar="NÄMND")
_MOTESDAG = click.argument("motesdag", type=DAG, metavar="DAG")
_JA = click.option("--ja", is_flag=True, help="Gör det utan att fråga.")
_STOPP = (
    ("--inlamning", "Tjänsteutlåtandet lämnas in senast."),
    ("--beredning", "Tjänstemännens eller ordförandens beredning."),
    ("--presidium", "Presidiets beredning."),
    ("--utskick", "Kallelse och handlingar går ut."),
    ("--justering", "Protokollet justeras."),
)


def _uppgifter(funktion: F) -> F:
    """The options that tell of a meeting."""
    for namn, hjalp in reversed(_STOPP):
        funktion = click.option(namn, type=DAG, help=hjalp)(funktion)
    funktion = click.option("--plats", type=TEXT, metavar="TEXT", help="Var.")(funktion)
    return click.option("--tid", type=TEXT, metavar="TEXT", help="Klockslag.")(funktion)


@click.group("kalender", options_metavar="[VAL]", subcommand_metavar="KOMMANDO ...")
@gemensamma_val(som=True)
def kalender() -> None:
    """Lägg in, ändra och visa nämndernas sammanträden.

    Planerna följer kalendern: de som berörs får veta vad som har ändrats. Inget tas någonsin bort.
    """


@kalender.command("importera", options_metavar="[VAL]")
@click.argument("fil", type=FIL, metavar="FIL")
@click.option("--namnd", "for_namnd", type=TEXT, metavar="KOD", help="Nämnden, om filen inte säger det.")
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def importera(anrop: Anrop, fil: Path, for_namnd: str | None) -> None:
    """Läs in sammanträden ur FIL: CSV ur ett kalkylblad, TOML, eller en .ics-fil ur en kalender.

    \b
    CSV-filens första rad namnger kolumnerna: namnd,datum och, om de finns,
    typ,tid,plats,inlamning,beredning,presidium,utskick,justering,flyttat_till
    """
    from konfiguration.kalenderfil import las_kalender

    kod = anrop.program.namnd(for_namnd).kod if for_namnd else None
    namnder = {kod_: namnd.namn for kod_, namnd in anrop.program.kommun.namnder.items()}
    _andra(anrop, las_kalender(fil, namnder, namnd=kod))


@kalender.command("lista", options_metavar="[VAL]")
@click.option("--namnd", "for_namnd", type=TEXT, metavar="KOD", help="Bara den nämnden.")
@click.option("--ar", type=Heltal(2199), metavar="ÅR", help="Bara det året.")
@gemensamma_val()
@click.pass_obj
def lista(anrop: Anrop, for_namnd: str | None, ar: int | None) -> None:
    """Visa sammanträdena, också de antagna för år som inte är beslutade än."""
    from arbetsflode.kommandorad.kalendersida import RUBRIKER, mote_rad
    from arbetsflode.kommandorad.utskrift import skriv_json, tabell

    moten = _urval(anrop, for_namnd, ar)
    if anrop.som_json:
        skriv_json({"moten": moten})
    else:
        tabell(RUBRIKER, [mote_rad(mote) for mote in moten], tomt="Inga sammanträden är inlagda.")


@kalender.command("exportera", options_metavar="[VAL]")
@click.option("--namnd", "for_namnd", type=TEXT, metavar="KOD", help="Bara den nämnden.")
@click.option("--ar", type=Heltal(2199), metavar="ÅR", help="Bara det året.")
@click.option("--form", type=click.Choice(("csv", "toml", "ics")), default="csv", help="Annars csv.")
@gemensamma_val()
@click.pass_obj
def exportera(anrop: Anrop, for_namnd: str | None, ar: int | None, form: str) -> None:
    """Skriv ut kalendern som en fil, till exempel: remiss kalender exportera --form ics > moten.ics"""
    from arbetsflode.kommandorad.utskrift import skriv_json
    from konfiguration.kalenderfil import skriv_csv, skriv_toml
    from konfiguration.kalenderics import skriv_ics

    moten = [mote for mote in _urval(anrop, for_namnd, ar) if not mote.antaget]
    namn = {kod: namnd.namn for kod, namnd in anrop.program.kommun.namnder.items()}
    skrivare: dict[str, Callable[[], str]] = {
        "csv": lambda: skriv_csv(moten),
        "toml": lambda: skriv_toml(moten),
        "ics": lambda: skriv_ics(moten, namn, nu=anrop.program.klocka.nu()),
    }
    text = skrivare[form]()
    if anrop.som_json:
        skriv_json({"form": form, "text": text})
    else:
        click.echo(text, nl=False)


@kalender.command("lagg", options_metavar="[VAL]")
@_NAMND
@_MOTESDAG
@click.option("--extra", is_flag=True, help="Ett extra sammanträde.")
@_uppgifter
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def lagg(anrop: Anrop, /, namnd: str, motesdag: date, extra: bool, **uppgifter: Any) -> None:
    """Lägg in ett sammanträde, eller ändra det som redan finns den dagen."""
    from attrs import evolve

    from arbetsflode import motor
    from tillstand.mote import Mote, Motestyp

    kod = anrop.program.namnd(namnd).kod
    finns = motor.las_kalender(anrop.program).for_namnd(kod).pa(motesdag)
    satta = {namn: varde for namn, varde in uppgifter.items() if varde is not None}
    bas = finns if finns is not None and not finns.antaget else Mote(namnd=kod, dag=motesdag)
    sort = Motestyp.EXTRA if extra else bas.typ if bas.halls else Motestyp.ORDINARIE
    _andra(anrop, (evolve(bas, typ=sort, flyttat_till=None, **satta),))


@kalender.command("flytta", options_metavar="[VAL]")
@_NAMND
@_MOTESDAG
@click.argument("till", type=DAG, metavar="TILL")
@_uppgifter
@_JA
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def flytta(anrop: Anrop, /, namnd: str, motesdag: date, till: date, ja: bool, **uppgifter: Any) -> None:
    """Flytta ett sammanträde. De ärenden som berörs visas först, innan något är gjort.

    De publicerade stoppdagarna följer inte med: ange nya, eller räkna efter ledtiderna.
    """
    from arbetsflode import motor
    from tillstand.mote import Mote

    kod = anrop.program.namnd(namnd).kod
    nytt = Mote(namnd=kod, dag=till, **uppgifter)
    moten = motor.flyttat(motor.las_kalender(anrop.program), kod, motesdag, nytt)
    _visa_och_andra(anrop, moten, ja)


@kalender.command("installt", options_metavar="[VAL]")
@_NAMND
@_MOTESDAG
@_JA
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def installt(anrop: Anrop, namnd: str, motesdag: date, ja: bool) -> None:
    """Anteckna att ett sammanträde är inställt. De ärenden som berörs visas först."""
    from arbetsflode import motor

    kod = anrop.program.namnd(namnd).kod
    _visa_och_andra(anrop, (motor.installt(motor.las_kalender(anrop.program), kod, motesdag),), ja)


def _urval(anrop: Anrop, namnd: str | None, ar: int | None) -> "list[Mote]":
    from arbetsflode import motor
    from arbetsflode.kommandorad.kalendersida import urval

    kod = anrop.program.namnd(namnd).kod if namnd else None
    return urval(motor.las_kalender(anrop.program), kod, ar)


def _visa_och_andra(anrop: Anrop, moten: "Sequence[Mote]", ja: bool) -> None:
    """Show what the change touches; do it when somebody has said yes, and otherwise nothing."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.kalendersida import skriv_berorda, skriv_berorda_json
    from arbetsflode.kommandorad.utskrift import skriv

    berorda = motor.berorda(anrop.program, anrop.aktor, moten_=moten)
    if anrop.som_json and not ja:
        skriv_berorda_json(berorda)
        return
    if not anrop.som_json:
        skriv_berorda(berorda)
        if not ja and not _sager_ja():
            skriv("Inget är ändrat.")
            return
    _andra(anrop, moten)


def _sager_ja() -> bool:
    return bool(click.prompt("Skriv ja för att ändra", err=True).strip().lower() == "ja")


def _andra(anrop: Anrop, moten: "Sequence[Mote]") -> None:
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import antal, skriv, skriv_json

    kvitto = motor.andra_kalender(anrop.program, anrop.aktor, moten_=moten, nyckel=anrop.fardig_nyckel)
    if anrop.som_json:
        skriv_json({"gjort": True, "nya": kvitto.nya, "andrade": kvitto.andrade})
    elif kvitto.nya or kvitto.andrade:
        skriv(
            f"Nya: {antal(kvitto.nya, 'sammanträde', 'sammanträden')}. Ändrade: {kvitto.andrade}. "
            "Planerna räknas om vid nästa svep, och de som berörs får brev."
        )
    else:
        skriv("Inget var nytt.")


KOMMANDON = {"kalender": kalender}
