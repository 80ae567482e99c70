"""`init` and `verifiera`: the folder is made, and whether it still agrees with itself."""

from contextlib import suppress
from pathlib import Path

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.felsvar import AVVIKELSE
from arbetsflode.kommandorad.varden import FIL
from konfiguration.systemfel import orsak
from tillstand.fel import Konfigurationsfel, Lagringsfel, OgiltigIndata, Upptaget


@click.command("init", options_metavar="[VAL]")
@gemensamma_val()
@click.pass_obj
def init(anrop: Anrop) -> None:
    """Skapa en mapp att arbeta i, eller uppdatera en äldre.

    Nya filer fylls med ett kommenterat exempel. Det som redan finns lämnas som det är.
    """
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json
    from arbetsflode.sammansattning import initiera

    mapp = anrop.mappen
    try:
        nya = initiera(mapp)
    except OSError as fel:
        raise Lagringsfel(f"Mappen {mapp} går inte att skriva i: {orsak(fel)}. Inget har sparats.") from fel
    if anrop.som_json:
        skriv_json({"mapp": str(mapp), "nya_filer": [str(fil) for fil in nya]})
        return
    skriv(f"Mappen {mapp} är klar.")
    if nya:
        skriv(*(f"  ny fil: {fil}" for fil in nya))
        skriv("Skriv in er kommun i kommun.toml. Läs sedan in personer:")
        skriv(f"  remiss personer importera personer.toml --mapp {mapp} --som ADMINISTRATÖR")
        skriv("Ett exempel på personfil visas med: remiss personer exempel")


@click.command("verifiera", options_metavar="[VAL]")
@click.option("--sigill", "sigillfil", type=FIL, help="Fil med sigill som har sparats utanför huset.")
@gemensamma_val()
@click.pass_obj
def verifiera(anrop: Anrop, sigillfil: Path | None) -> int:
    """Kontrollera journal, tabeller, filer och sigill mot varandra.

    Svarar med utgångskod 7 om något inte stämmer.
    """
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import antal, skriv, skriv_json

    sigill = _sparat(sigillfil) if sigillfil else None
    granskning = motor.verifiera(anrop.program, sigill)
    with suppress(Lagringsfel, Upptaget):  # what can only be read can still be checked
        motor.notera_kontroll(anrop.program, granskning)
    if anrop.som_json:
        skriv_json({"haller": granskning.haller, **_som_dict(granskning)})
    else:
        delar = (
            antal(granskning.arenden, "ärende", "ärenden"),
            antal(granskning.poster, "post", "poster"),
            antal(granskning.filer, "fil", "filer"),
        )
        skriv(f"Kontrollerat: {', '.join(delar)}.")
        skriv(*(f"  {a.plats}: {a.mening}" for a in granskning.avvikelser))
        skriv(
            "Allt stämmer."
            if granskning.haller
            else f"{antal(len(granskning.avvikelser), 'avvikelse', 'avvikelser')}."
        )
    return 0 if granskning.haller else AVVIKELSE


def _sparat(fil: Path) -> str:
    from konfiguration.filer import las_byte
    from notiser.maskinbrev import sparad_text

    try:
        return sparad_text(las_byte(fil))
    except Konfigurationsfel as fel:
        raise OgiltigIndata(fel.felaktigheter) from None


def _som_dict(granskning: object) -> dict[str, object]:
    import msgspec

    varde: dict[str, object] = msgspec.to_builtins(granskning)
    return varde


KOMMANDON = {"init": init, "verifiera": verifiera}
