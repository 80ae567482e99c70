"""`brev`: letters and what became of them; a person says of an uncertain answer whether it got away."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import TEXT, Ord
from notiser.utkorg import Brevstatus

if TYPE_CHECKING:
    from arbetsflode.lager.brevlada import Brevrad


@click.command("brev", options_metavar="[VAL]")
@click.option("--arende", type=TEXT, metavar="DNR", help="Bara breven om ett ärende.")
@click.option("--lage", "lagen", type=Ord(Brevstatus), multiple=True, help="Bara det läget; kan upprepas.")
@click.option("--oviss", is_flag=True, help="Bara dem som kanske gick iväg.")
@click.option(
    "--gick-ivag", type=TEXT, metavar="BREV", multiple=True, help="Det ovissa brevet gick iväg; kan upprepas."
)
@click.option(
    "--gick-inte", type=TEXT, metavar="BREV", multiple=True, help="Det gick inte iväg; kan upprepas."
)
@click.option("--borja-skicka", is_flag=True, help="Låt breven gå igen efter en återställning.")
@gemensamma_val(som=True, arende=True)
@click.pass_obj
def brev(
    anrop: Anrop,
    arende: str | None,
    lagen: tuple[str, ...],
    oviss: bool,
    gick_ivag: tuple[str, ...],
    gick_inte: tuple[str, ...],
    borja_skicka: bool,
) -> None:
    """Lista brev, och avgör dem som är ovissa.

    BREV är brevets id, som det står i listan.
    """
    from arbetsflode import motor

    if gick_ivag and gick_inte:
        raise click.UsageError("Ange antingen --gick-ivag eller --gick-inte.")
    if borja_skicka:
        motor.borja_skicka(anrop.program, anrop.aktor)
        _visa(anrop, motor.lista_brev(anrop.program, anrop.aktor, lagen=("vantar",)))
        return
    if avgors := gick_ivag or gick_inte:
        gick = bool(gick_ivag)
        _visa(anrop, [motor.avgor_ovisst(anrop.program, anrop.aktor, brev=ett, gick=gick) for ett in avgors])
        return
    id_ = anrop.hitta(arende).id if arende else None
    valda = (*lagen, *(["oviss"] if oviss else []))
    _visa(anrop, motor.lista_brev(anrop.program, anrop.aktor, lagen=valda, arende=id_))


def _visa(anrop: Anrop, rader: "Sequence[Brevrad]") -> None:
    from arbetsflode.kommandorad.brevrader import LAGEN, brev_json, slagtext, sluttext, till_vem
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json, tabell

    if anrop.som_json:
        skriv_json({"brev": [brev_json(rad) for rad in rader]})
        return
    organisation = anrop.organisation()
    tabell(
        ("Brev", "Vad", "Till", "Läge", ""),
        [
            (r.id, slagtext(r), till_vem(r, organisation), LAGEN.get(r.lage, r.lage), sluttext(r))
            for r in rader
        ],
        tomt="Inga brev.",
    )
    if any(r.lage == "oviss" for r in rader):
        skriv("Fråga mottagaren. Säg sedan: remiss brev --gick-ivag BREV, eller --gick-inte BREV")


KOMMANDON = {"brev": brev}
