"""`lista`, `att-godkanna` and `sok`: which cases there are, which wait for me, which one was it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import TEXT

if TYPE_CHECKING:
    from arbetsflode.motor import Listrad


@click.command("lista", options_metavar="[VAL]")
@click.option("--namnd", type=TEXT, metavar="KOD", help="Bara den nämnden.")
@click.option("--tillstand", type=TEXT, metavar="NAMN", help="Bara det läget, till exempel beredning.")
@click.option("--handlaggare", type=TEXT, metavar="PERSON", help="Bara den handläggaren.")
@click.option("--mina", is_flag=True, help="Bara dem som du själv handlägger.")
@click.option("--avslutade", is_flag=True, help="Bara avslutade.")
@click.option("--alla", is_flag=True, help="Öppna och avslutade.")
@gemensamma_val(som=True)
@click.pass_obj
def lista(
    anrop: Anrop,
    namnd: str | None,
    tillstand: str | None,
    handlaggare: str | None,
    mina: bool,
    avslutade: bool,
    alla: bool,
) -> None:
    """Lista öppna ärenden, det som brådskar först."""
    from arbetsflode import motor
    from arbetsflode.motor import Urval

    aktor = anrop.aktor
    urval = Urval(
        namnd=anrop.program.namnd(namnd).kod if namnd else None,
        tillstand=tillstand,
        handlaggare=aktor.person if mina else handlaggare,
        oppna=None if alla else not avslutade,
    )
    _visa(anrop, motor.lista(anrop.program, aktor, urval), "Inga ärenden.")


@click.command("att-godkanna", options_metavar="[VAL]")
@gemensamma_val(som=True)
@click.pass_obj
def att_godkanna(anrop: Anrop) -> None:
    """Lista det som väntar på ditt godkännande, eller på den du ersätter i dag."""
    from arbetsflode import motor

    rader = motor.att_godkanna(anrop.program, anrop.aktor)
    _visa(anrop, rader, "Inget väntar på ditt godkännande.")
    if rader and not anrop.som_json:
        click.echo(
            "Läs: remiss visa DNR. Godkänn: remiss godkann DNR. Tillbaka: remiss aterlamna DNR KOMMENTAR"
        )


@click.command("sok", options_metavar="[VAL]")
@click.argument("text", type=TEXT, metavar="TEXT")
@gemensamma_val(som=True)
@click.pass_obj
def sok(anrop: Anrop, text: str) -> None:
    """Sök bland alla ärenden, öppna och avslutade.

    TEXT är ord ur titeln eller avsändaren, eller ett diarienummer: ert eget eller avsändarens.
    """
    from arbetsflode import motor

    rader = motor.sok(anrop.program, anrop.aktor, text)
    _visa(anrop, rader, "Inget ärende passar. Prova med färre ord, eller med ett nummer.")


def _visa(anrop: Anrop, rader: "Sequence[Listrad]", tomt: str) -> None:
    from arbetsflode.kommandorad.utskrift import dag_med_avstand, dag_ur_text, skriv, skriv_json, tabell
    from arbetsflode.motor import MAX_RADER

    if anrop.som_json:
        skriv_json({"arenden": rader})
        return
    organisation = anrop.organisation()
    rubriker = anrop.program.floden["remiss"].flode.rubriker

    def svar_senast(rad: "Listrad") -> str:
        dag = dag_ur_text(rad.slutdag)
        return dag_med_avstand(anrop, dag) if dag and rad.oppet else rad.slutdag or ""

    def lage(rad: "Listrad") -> str:
        grund = rubriker.get(rad.tillstand, rad.tillstand).lower()
        return f"{grund}, väntar" if rad.vantar_pa else f"{grund}, på väg ut" if rad.utskick else grund

    tabell(
        ("Nummer", "Läge", "Svar senast", "Handläggare", "Titel"),
        [
            (
                rad.diarienummer,
                lage(rad),
                svar_senast(rad),
                organisation.namn(rad.handlaggare) if rad.handlaggare else "ofördelat",
                f"{rad.rubrik} (sekretess)" if rad.hemligt else rad.rubrik,
            )
            for rad in rader
        ],
        tomt=tomt,
    )
    if len(rader) == MAX_RADER:
        skriv(f"Visar de {MAX_RADER} första. Begränsa med --namnd, --tillstand eller --handlaggare.")


KOMMANDON = {"lista": lista, "att-godkanna": att_godkanna, "sok": sok}
