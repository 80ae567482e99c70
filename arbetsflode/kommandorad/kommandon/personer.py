"""`personer`: persons, roles and absences are read in, given, and shown."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import DAG, FIL, TEXT

if TYPE_CHECKING:
    from konfiguration.personfil import Personuppgifter


@click.group("personer", options_metavar="[VAL]", subcommand_metavar="KOMMANDO ...")
@gemensamma_val(som=True)
def personer() -> None:
    """Läs in och visa personer, roller och frånvaro.

    Inget tas någonsin bort: en roll slutar den dag som --till säger.
    """


@personer.command("importera", options_metavar="[VAL]")
@click.argument("fil", type=FIL, metavar="FIL")
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def importera(anrop: Anrop, fil: Path) -> None:
    """Läs in personer, enheter, roller och frånvaro ur FIL (TOML, eller CSV från ett kalkylblad)."""
    from konfiguration.personfil import las_personer

    namnder, finns = anrop.program.kommun.namnder, anrop.organisation()
    _importera(anrop, las_personer(fil, namnder, finns))


@personer.command("exempel", options_metavar="[VAL]")
@gemensamma_val()
@click.pass_obj
def exempel(anrop: Anrop) -> None:
    """Visa en personfil att utgå från, med förklaringar."""
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json
    from konfiguration.filer import exempeltext

    text = exempeltext("personer.toml")
    if anrop.som_json:
        skriv_json({"fil": "personer.toml", "text": text})
    else:
        skriv(text.rstrip())


@personer.command("franvaro", options_metavar="[VAL]")
@click.argument("person", type=TEXT, metavar="PERSON")
@click.option("--fran", type=DAG, required=True, help="Första dagen.")
@click.option("--till", type=DAG, required=True, help="Sista dagen.")
@click.option("--ersattare", type=TEXT, metavar="PERSON", help="Den som går in i stället.")
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def franvaro(anrop: Anrop, person: str, fran: date, till: date, ersattare: str | None) -> None:
    """Anteckna att en person är borta, och vem som går in i stället."""
    rad = {"person": person, "fran": fran.isoformat(), "till": till.isoformat(), "ersattare": ersattare}
    _en_rad(anrop, "franvaro", rad)


@personer.command("roll", options_metavar="[VAL]")
@click.argument("person", type=TEXT, metavar="PERSON")
@click.argument("roll", type=TEXT, metavar="ROLL")
@click.option("--namnd", type=TEXT, metavar="KOD", help="Nämnden som rollen gäller.")
@click.option("--enhet", type=TEXT, metavar="KOD", help="Enheten, för rollen chef.")
@click.option("--fran", type=DAG, help="Första dagen.")
@click.option("--till", type=DAG, help="Sista dagen. Samma --fran som förut avslutar en roll.")
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def roll(
    anrop: Anrop,
    person: str,
    roll: str,
    namnd: str | None,
    enhet: str | None,
    fran: date | None,
    till: date | None,
) -> None:
    """Ge en person en roll, eller ändra hur länge den gäller.

    ROLL är registrator, namndsekreterare, forvaltningschef, fordelare, delegat, insyn, chef eller
    administrator.
    """
    rad = {
        "person": person,
        "roll": roll,
        "namnd": namnd,
        "enhet": enhet,
        "fran": fran.isoformat() if fran else None,
        "till": till.isoformat() if till else None,
    }
    _en_rad(anrop, "roll", rad)


@personer.command("lista", options_metavar="[VAL]")
@click.option("--namnd", type=TEXT, metavar="KOD", help="Bara den nämnden.")
@click.option("--alla", is_flag=True, help="Också roller och frånvaro som inte gäller i dag.")
@gemensamma_val()
@click.pass_obj
def lista(anrop: Anrop, namnd: str | None, alla: bool) -> None:
    """Visa vem som har vilken roll i dag, och vem som är borta."""
    from arbetsflode.kommandorad.personsida import organisation_json, visa_organisation
    from arbetsflode.kommandorad.utskrift import skriv_json

    organisation = anrop.organisation()
    kod = anrop.program.namnd(namnd).kod if namnd else None
    if anrop.som_json:
        skriv_json(organisation_json(organisation))
    else:
        visa_organisation(anrop, organisation, kod, alla=alla)


def _en_rad(anrop: Anrop, lista: str, rad: dict[str, Any]) -> None:
    """Import one role or absence by the same rules as those of a file."""
    from konfiguration.filer import Inlast
    from konfiguration.personfil import tolka_personer
    from tillstand.fel import Felaktighet, Konfigurationsfel, OgiltigIndata

    trad = {lista: [{namn: varde for namn, varde in rad.items() if varde is not None}]}
    kallor = {f"{lista}[0].{namn}": namn for namn in rad}
    inlast = Inlast(namn="", trad=trad, kallor=kallor)
    namnder, finns = anrop.program.kommun.namnder, anrop.organisation()
    try:
        uppgifter = tolka_personer(inlast, namnder, finns)
    except Konfigurationsfel as fel:
        raise OgiltigIndata(
            Felaktighet(plats=f.plats.removeprefix(f", {lista}[0]."), mening=f.mening)
            for f in fel.felaktigheter
        ) from None
    _importera(anrop, uppgifter)


def _importera(anrop: Anrop, uppgifter: "Personuppgifter") -> None:
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import antal, skriv, skriv_json

    kvitto = motor.importera_personer(
        anrop.program, anrop.nagon, uppgifter=uppgifter, nyckel=anrop.fardig_nyckel
    )
    if anrop.som_json:
        skriv_json({"andrade": {"personer": kvitto.personer, "enheter": kvitto.enheter}})
    elif kvitto.personer or kvitto.enheter:
        personer = antal(kvitto.personer, "person", "personer")
        skriv(f"Nya eller ändrade: {personer}, {antal(kvitto.enheter, 'enhet', 'enheter')}.")
    else:
        skriv("Inget var nytt.")


KOMMANDON = {"personer": personer}
