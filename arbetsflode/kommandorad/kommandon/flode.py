"""`flode`: a flow file is linted, or shown as a table or a picture."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import FIL
from konfiguration.systemfel import orsak

if TYPE_CHECKING:
    from konfiguration.floden import Lastflode

_FIL = click.argument("fil", type=FIL, metavar="[FIL]", required=False)


@click.group("flode", options_metavar="[VAL]", subcommand_metavar="KOMMANDO ...")
@gemensamma_val()
def flode() -> None:
    """Granska eller visa flödet.

    Utan FIL gäller det installationens flöde, och utan mapp det som följer med.
    """


@flode.command("granska", options_metavar="[VAL]")
@_FIL
@gemensamma_val()
@click.pass_obj
def granska(anrop: Anrop, fil: Path | None) -> None:
    """Granska ett flöde: återvändsgränder, okända namn, krav som aldrig kan prövas.

    Alla fel visas på en gång. Utgångskoden är 5 om något behöver rättas.
    """
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    last = _las(anrop, fil)
    antal = {
        "tillstand": len(last.flode.tillstand),
        "overgangar": len(last.flode.overgang),
        "atgarder": len(last.flode.atgard),
    }
    if anrop.som_json:
        skriv_json({"namn": last.flode.namn, "hash": last.hash, **antal})
        return
    skriv(
        f"Flödet ”{last.flode.namn}” är riktigt: {antal['tillstand']} tillstånd, "
        f"{antal['overgangar']} övergångar, {antal['atgarder']} åtgärder.",
        f"Version {last.hash[:12]}",
    )


@flode.command("visa", options_metavar="[VAL]")
@_FIL
@click.option(
    "--svg", "svgfil", type=click.Path(dir_okay=False, path_type=Path), metavar="FIL", help="Rita i FIL."
)
@gemensamma_val()
@click.pass_obj
def visa(anrop: Anrop, fil: Path | None, svgfil: Path | None) -> None:
    """Visa ett flöde som tabell, eller rita det som SVG."""
    from arbetsflode.kommandorad.flodesbild import rita
    from arbetsflode.kommandorad.flodestabell import visa_flode
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    last = _las(anrop, fil)
    if svgfil is not None:
        try:
            svgfil.write_text(rita(last.flode), encoding="utf-8")
        except OSError as fel:
            raise click.UsageError(f"Filen {svgfil} går inte att skriva: {orsak(fel)}.") from fel
    if anrop.som_json:
        skriv_json({"hash": last.hash, "svg": str(svgfil) if svgfil else None, "flode": last.flode})
    elif svgfil is not None:
        skriv(f"Flödet är ritat i {svgfil}.")
    else:
        visa_flode(last.flode)


def _las(anrop: Anrop, fil: Path | None) -> "Lastflode":
    from konfiguration.floden import las_flode, standardflode
    from konfiguration.kommun import las_kommun
    from tillstand.remiss import REMISS

    if fil is None and anrop.mapp is not None and (anrop.mapp / "kommun.toml").exists():
        namn = las_kommun(anrop.mapp / "kommun.toml").floden.get("remiss")
        fil = anrop.mapp / namn if namn else None
    return las_flode(fil, REMISS) if fil is not None else standardflode()


KOMMANDON = {"flode": flode}
