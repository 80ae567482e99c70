"""`registrera`: a remiss has come in."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import DAG, FIL, TEXT, Ord
from tillstand.innehall import Objektslag, Organslag

if TYPE_CHECKING:
    from arbetsflode.motor import Handlingsinlaga


_VALNAMN = {"titel": "--titel", "avsandare.organ": "--avsandare"}
"""Fields that must be filled in -> the option that does it."""


@click.command("registrera", options_metavar="[VAL]")
@click.option("--namnd", type=TEXT, metavar="KOD", help="Nämnden; får utelämnas när det bara finns en.")
@click.option(
    "--titel", type=TEXT, metavar="TEXT", help="Den offentliga titeln: inga enskilda, inga partier."
)
@click.option("--inkommen", type=DAG, help="Dagen då den kom in. Annars i dag.")
@click.option("--fran", "brevet", type=FIL, help="Läs fälten ur ett brev; de andra valen går före.")
@click.option("--avsandare", type=TEXT, metavar="TEXT", help="Vem som har skickat den.")
@click.option("--avsandare-slag", type=Ord(Organslag), help="Vad avsändaren är.")
@click.option("--egen-kommun", is_flag=True, help="Avsändaren hör till den egna kommunen.")
@click.option("--deras-dnr", type=TEXT, metavar="NUMMER", help="Avsändarens diarienummer.")
@click.option("--epost", type=TEXT, metavar="ADRESS", help="Vart svaret ska.")
@click.option("--kvitto", "kvittera", is_flag=True, help="Skicka ett kvitto till avsändarens adress.")
@click.option("--svarstid", type=DAG, help="Sista dag att svara.")
@click.option("--svarstid-text", type=TEXT, metavar="TEXT", help="Svarstiden som den är skriven.")
@click.option("--klassificering", type=TEXT, metavar="KOD", help="Ärendets klassificering.")
@click.option("--objekt", type=TEXT, metavar="TEXT", help="Det som remitteras, till exempel SOU 2011:19.")
@click.option("--objekt-slag", type=Ord(Objektslag), help="Vad det är.")
@click.option("--missiv", type=FIL, help="Remissmissivet.")
@click.option("--bilaga", "bilagor", type=FIL, multiple=True, help="En bilaga; kan upprepas.")
@click.option("--diarienummer", type=TEXT, metavar="NUMMER", help="Ett nummer som redan är givet.")
@click.option(
    "--dubblett-skal", type=TEXT, metavar="TEXT", help="Varför den registreras fast den liknar en annan."
)
@click.option("--falt", multiple=True, metavar="NAMN=VÄRDE", help="Ett fält i taget; kan upprepas.")
@click.option("--underlag", "underlagsfil", type=FIL, help="Fälten i en TOML- eller JSON-fil.")
@gemensamma_val(som=True, dag=True)
@click.pass_obj
def registrera(
    anrop: Anrop,
    /,
    namnd: str | None,
    brevet: Path | None,
    missiv: Path | None,
    bilagor: tuple[Path, ...],
    diarienummer: str | None,
    kvittera: bool,
    falt: tuple[str, ...],
    underlagsfil: Path | None,
    **val: Any,
) -> None:
    """Registrera en ny remiss. Diarienumret ges av programmet. Med --fran läses fälten ur ett brev."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.kvitton import visa_kvitton
    from arbetsflode.kommandorad.underlag import fyll_i, med_grund
    from arbetsflode.kommandorad.urbrevet import ur_brevet
    from tillstand.mottagen import Registrering

    ur = ur_brevet(anrop, brevet)
    kod = namnd or ur.namnd or _enda_namnden(anrop)
    anrop.program.namnd(kod)
    givet = fyll_i(Registrering, _trad(val), falt, underlagsfil)
    ifyllt = evolve(med_grund(givet, ur.trad), valnamn=_VALNAMN)
    ifyllt.trad.setdefault("inkommen", (anrop.dag or anrop.idag).isoformat())
    kvitto = motor.registrera(
        anrop.program,
        anrop.aktor,
        namnd=kod,
        underlag=ifyllt.som(Registrering),
        nyckel=anrop.fardig_nyckel,
        dag=anrop.dag,
        kvittera=kvittera,
        diarienummer=diarienummer or ur.diarienummer,
        handlingar=[*ur.handlingar, *_inlagor(missiv, bilagor)],
        inkommet=ur.inkommet,
        nekade=ur.nekade,
    )
    visa_kvitton(anrop, (kvitto,), f"Registrerad som {kvitto.diarienummer}.")


def _inlagor(missiv: Path | None, bilagor: tuple[Path, ...]) -> "list[Handlingsinlaga]":
    """The documents that the options name."""
    from arbetsflode.kommandorad.inlagor import Inlagd, inlaga

    filer = [*([(missiv, "remissmissiv")] if missiv else []), *((b, "bilaga") for b in bilagor)]
    return [inlaga(Inlagd(fil=fil, slag=slag, riktning="in")) for fil, slag in filer]


def _trad(val: dict[str, Any]) -> dict[str, Any]:
    """The options of the command as fields of the record."""

    def iso(dag: date | None) -> str | None:
        return dag.isoformat() if dag else None

    return {
        "titel": val["titel"],
        "inkommen": iso(val["inkommen"]),
        "klassificering": val["klassificering"],
        "dubblett_skal": val["dubblett_skal"],
        "avsandare": {
            "organ": val["avsandare"],
            "organslag": val["avsandare_slag"],
            "egen_kommun": val["egen_kommun"],
            "diarienummer": val["deras_dnr"],
            "epost": val["epost"],
        },
        "objekt": {"titel": val["objekt"], "slag": val["objekt_slag"]},
        "svarstid": {"datum": iso(val["svarstid"]), "text": val["svarstid_text"]},
    }


def _enda_namnden(anrop: Anrop) -> str:
    namnder = tuple(anrop.program.kommun.namnder)
    if len(namnder) != 1:
        raise click.UsageError(f"Säg vilken nämnd det gäller: --namnd {' eller '.join(namnder)}.")
    return namnder[0]


KOMMANDON = {"registrera": registrera}
