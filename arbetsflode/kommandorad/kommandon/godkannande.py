"""`godkann`, `aterlamna`, `aterta` and `angra`: saying yes, sending back, and taking back."""

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import STYCKE, TEXT

_ARENDE = click.argument("arende", type=TEXT, metavar="DNR")


@click.command("godkann", options_metavar="[VAL]")
@_ARENDE
@click.option("--kommentar", type=STYCKE, metavar="TEXT", help="Något att säga om godkännandet.")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def godkann(anrop: Anrop, arende: str, kommentar: str | None) -> None:
    """Godkänn det som väntar på dig. Det sista godkännandet tar steget."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.kvitton import motivering, visa_kvitton

    ord_ = motivering(kommentar, "kommentar") if kommentar is not None else None
    kvitto = motor.godkann(anrop.program, anrop.aktor, **anrop.gemensamt(arende), kommentar=ord_)
    visa_kvitton(anrop, (kvitto,), "Godkänt.")


@click.command("aterlamna", options_metavar="[VAL]")
@_ARENDE
@click.argument("kommentar", type=STYCKE, metavar="KOMMENTAR")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def aterlamna(anrop: Anrop, arende: str, kommentar: str) -> None:
    """Lämna tillbaka det som väntar på dig. KOMMENTAR säger vad som behöver ändras."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.kvitton import motivering, visa_kvitton

    ord_ = motivering(kommentar, "kommentar")
    kvitto = motor.aterlamna(anrop.program, anrop.aktor, **anrop.gemensamt(arende), kommentar=ord_)
    visa_kvitton(anrop, (kvitto,), "Återlämnat. Den som begärde får kommentaren.")


@click.command("aterta", options_metavar="[VAL]")
@_ARENDE
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def aterta(anrop: Anrop, arende: str) -> None:
    """Återta det du har begärt: ett godkännande, eller ett svar som inte har börjat skickas."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.kvitton import visa_kvitton

    kvitto = motor.aterta(anrop.program, anrop.aktor, **anrop.gemensamt(arende))
    visa_kvitton(anrop, (kvitto,), "Återtaget.")


@click.command("angra", options_metavar="[VAL]")
@_ARENDE
@click.argument("skal", type=STYCKE, metavar="SKÄL")
@gemensamma_val(som=True, dag=True, arende=True)
@click.pass_obj
def angra(anrop: Anrop, arende: str, skal: str) -> None:
    """Ångra ärendets senaste steg. SKÄL säger varför, och står kvar i journalen."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.kvitton import motivering, visa_kvitton

    ord_ = motivering(skal, "skal")
    kvitto = motor.angra(anrop.program, anrop.aktor, **anrop.gemensamt(arende), skal=ord_)
    visa_kvitton(anrop, (kvitto,), "Ångrat.")


KOMMANDON = {"godkann": godkann, "aterlamna": aterlamna, "aterta": aterta, "angra": angra}
