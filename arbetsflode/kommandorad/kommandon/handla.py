"""`handla`: take the next step of a case, or see which steps there are and what they take."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.stegval import som_trad, stegval, valnamn_for
from arbetsflode.kommandorad.varden import FIL, TEXT
from tillstand.fel import OgiltigIndata

if TYPE_CHECKING:
    from arbetsflode.motor import Arendevy
    from tillstand.flode import Atgard, Overgang


@click.command("handla", options_metavar="[VAL]")
@click.argument("arende", type=TEXT, metavar="DNR")
@click.argument("steg", type=TEXT, metavar="[STEG]", required=False)
@click.option(
    "--aven", type=TEXT, multiple=True, metavar="DNR", help="Ett ärende till, i samma steg; kan upprepas."
)
@stegval
@click.option("--falt", multiple=True, metavar="NAMN=VÄRDE", help="Ett fält i taget; kan upprepas.")
@click.option("--underlag", "underlagsfil", type=FIL, help="Fälten i en TOML- eller JSON-fil.")
@click.option("--visa-falt", is_flag=True, help="Visa vilka fält steget tar, och gör inget.")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def handla(
    anrop: Anrop,
    /,
    arende: str,
    steg: str | None,
    aven: tuple[str, ...],
    falt: tuple[str, ...],
    underlagsfil: Path | None,
    visa_falt: bool,
    **val: Any,
) -> None:
    """Ta nästa steg i ett ärende. Utan STEG visas vilka steg som finns.

    \b
    Fälten fylls i med valen här under, med --falt eller från en fil:
      --falt sammantrade.dag=2011-10-27      ett fält i en del
      --falt justerare=Lena --falt justerare=Per     flera i en lista
      --falt beslutspunkter.text="..."       upprepat: nästa punkt
      --falt beslutstext=@beslut.txt         text ur en fil
    """
    from arbetsflode import motor
    from arbetsflode.kommandorad.atgardande import flode_for, ta_fram
    from arbetsflode.kommandorad.stegsida import visa_falten, visa_stegen

    valda = anrop.valda((arende, *aven))
    vy = motor.visa(anrop.program, anrop.aktor, arende=valda[0][0])
    if steg is None:
        visa_stegen(anrop, vy)
        return
    rad = ta_fram(flode_for(anrop, vy.arende), steg)
    if visa_falt:
        visa_falten(anrop, vy, rad)
        return
    underlag = {valda[0][0]: _uppgift(anrop, vy, rad, val, falt, underlagsfil)}
    for id_, _version in valda[1:]:
        annan = motor.visa(anrop.program, anrop.aktor, arende=id_)
        underlag[id_] = _uppgift(anrop, annan, rad, val, falt, underlagsfil)
    _gor(anrop, vy, rad, valda, underlag)


def _uppgift(
    anrop: Anrop,
    vy: "Arendevy",
    rad: "Overgang | Atgard",
    val: dict[str, Any],
    falt: tuple[str, ...],
    fil: Path | None,
) -> Any:
    from arbetsflode.kommandorad.atgardande import Uppgift, underlag_for, underlagsklass
    from arbetsflode.kommandorad.stegsida import stangt

    klass = underlagsklass(anrop, vy.arende, rad)
    try:
        tradet = som_trad(val, klass, rad.rubrik)
        uppgift = Uppgift(namn=rad.namn, val=tradet, falt=falt, fil=fil, valnamn=valnamn_for(klass))
        return underlag_for(anrop, vy.arende, rad, uppgift)
    except OgiltigIndata as fel:
        raise stangt(vy, rad) or fel from None


def _gor(
    anrop: Anrop,
    vy: "Arendevy",
    rad: "Overgang | Atgard",
    valda: tuple[tuple[str, int], ...],
    underlag: dict[str, Any],
) -> None:
    from arbetsflode import motor
    from arbetsflode.kommandorad.kvitton import visa_kvitton
    from tillstand.flode import Overgang

    forst = underlag[vy.arende.id]
    gemensamt: dict[str, Any] = {"underlag": forst, "nyckel": anrop.fardig_nyckel, "dag": anrop.dag}
    if isinstance(rad, Overgang):
        kvitton = motor.handla_flera(
            anrop.program, anrop.aktor, arenden=valda, overgang=rad.namn, egna=underlag, **gemensamt
        )
        vantar = kvitton[0].vantar_pa or kvitton[0].pa_vag_ut
        visa_kvitton(anrop, kvitton, f"Begärt: {rad.rubrik}." if vantar else f"Klart: {rad.rubrik}.")
        return
    if len(valda) > 1:
        raise click.UsageError(f"”{rad.rubrik}” görs för ett ärende i taget.")
    ((id_, version),) = valda
    kvitto = motor.atgarda(
        anrop.program, anrop.aktor, arende=id_, version=version, atgard=rad.namn, **gemensamt
    )
    visa_kvitton(anrop, (kvitto,), f"Klart: {rad.rubrik}.")


KOMMANDON = {"handla": handla}
