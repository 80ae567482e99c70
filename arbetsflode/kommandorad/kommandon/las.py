"""`las`: what a letter says, field by field, without registering it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import FIL
from konfiguration.systemfel import orsak

if TYPE_CHECKING:
    from arbetsflode.intag import Funnet, Lasning

_RUBRIKER = {
    "diarienummer": "Diarienummer",
    "avsandarens_dnr": "Avsändarens nummer",
    "avsandare": "Avsändare",
    "till_namnd": "Till nämnd",
    "titel": "Titel",
    "arendetyp": "Ärendetyp",
    "svarstid": "Svarstid",
    "forlangd_svarstid": "Förlängd svarstid",
    "inkom_datum": "Inkom",
    "remissinstanser": "Remissinstanser",
    "enheter": "Enheter",
    "handlaggare": "Handläggare",
    "omedelbar_justering": "Omedelbar justering",
    "forslag_till_beslut": "Förslag till beslut",
    "bilagor": "Bilagor",
}


@click.command("las", options_metavar="[VAL]")
@click.argument("fil", type=FIL, metavar="FIL")
@click.option("--text", "bara_text", is_flag=True, help="Visa texten som filen lästs till, och inget mer.")
@gemensamma_val()
@click.pass_obj
def las(anrop: Anrop, fil: Path, bara_text: bool) -> None:
    """Läs ett brev och visa vad som står i det: nummer, svarstid, avsändare, beslutspunkter.

    FIL är e-post (.eml), PDF, DOCX, ODT eller text. Ingenting registreras.
    """
    from arbetsflode.intag import las as las_text
    from arbetsflode.kommandorad.utskrift import ar_terminal, skriv_json
    from arbetsflode.lasning import las_fil

    try:
        innehall = fil.read_bytes()
    except OSError as fel:
        raise click.UsageError(f"Filen {fil} går inte att läsa: {orsak(fel)}.") from fel
    text = las_fil(innehall, fil.name)
    if bara_text:
        click.echo(text, nl=ar_terminal())
        return
    lasning = las_text(text)
    if anrop.som_json:
        skriv_json(lasning.som_json())
    else:
        _visa(lasning)


def _visa(lasning: "Lasning") -> None:
    from arbetsflode.kommandorad.utskrift import skriv, spalter

    funna = {namn: ett for namn, ett in lasning.falt.items() if ett is not None}
    if funna.keys() <= {"arendetyp"}:
        skriv("Ingenting av det som brukar stå i en remiss står i filen.")
        return
    skriv(*spalter([rad for namn, ett in funna.items() for rad in _rader(namn, ett)]))
    if saknas := [_RUBRIKER[namn].lower() for namn in lasning.falt if namn not in funna]:
        skriv("", f"Står inte: {', '.join(saknas)}.")


def _rader(namn: str, ett: "Funnet") -> list[list[str]]:
    """A field as rows: its name, value, how sure it is and why; a list has one row for each part."""
    varden = ett.varde if isinstance(ett.varde, tuple) else ("ja" if ett.varde is True else str(ett.varde),)
    forsta = [_RUBRIKER[namn], _kort(varden[0]), f"{ett.sakerhet:.0%}".replace("%", " %"), ett.skal]
    return [forsta, *(["", _kort(varde), "", ""] for varde in varden[1:])]


def _kort(text: str) -> str:
    return text if len(text) <= 90 else text[:89].rstrip() + "…"


KOMMANDON = {"las": las}
