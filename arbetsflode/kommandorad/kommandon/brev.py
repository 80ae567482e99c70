"""`brev`: letters and what became of them; a person settles what is uncertain, or sends again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import TEXT, Ord
from notiser.utkorg import Brevstatus

if TYPE_CHECKING:
    from arbetsflode.motor import Brevrad


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
@click.option(
    "--skicka-igen",
    type=TEXT,
    multiple=True,
    metavar="BREV",
    help="Skicka ett brev som inte kom fram; ”alla” för alla du får skicka; kan upprepas.",
)
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
    skicka_igen: tuple[str, ...],
) -> None:
    """Lista brev, avgör dem som är ovissa och skicka dem som inte kom fram.

    BREV är brevets id, som det står i listan.
    """
    from arbetsflode import motor

    if sum(map(bool, (gick_ivag, gick_inte, skicka_igen))) > 1:
        raise click.UsageError("Ange en av --gick-ivag, --gick-inte och --skicka-igen.")
    if borja_skicka:
        motor.borja_skicka(anrop.program, anrop.aktor)
        _visa(anrop, motor.lista_brev(anrop.program, anrop.aktor, lagen=("vantar",)))
        return
    if skicka_igen:
        _visa(anrop, [_skicka_igen(anrop, ett) for ett in _utpekade(anrop, skicka_igen)])
        return
    if avgors := gick_ivag or gick_inte:
        gick = bool(gick_ivag)
        _visa(anrop, [motor.avgor_ovisst(anrop.program, anrop.aktor, brev=ett, gick=gick) for ett in avgors])
        return
    id_ = anrop.hitta(arende).id if arende else None
    valda = (*lagen, *(["oviss"] if oviss else []))
    _visa(anrop, motor.lista_brev(anrop.program, anrop.aktor, lagen=valda, arende=id_))


def _utpekade(anrop: Anrop, brev: "Sequence[str]") -> list[str]:
    """The ids named; for ”alla” every letter in sight that did not arrive, but no answers."""
    from arbetsflode import motor
    from arbetsflode.visning.brevrader import ar_svar

    if "alla" not in brev:
        return list(dict.fromkeys(brev))
    alla = motor.lista_brev(anrop.program, anrop.aktor, lagen=(Brevstatus.MISSLYCKAD,))
    return [rad.id for rad in alla if not ar_svar(rad)]


def _skicka_igen(anrop: Anrop, brev: str) -> "Brevrad":
    from arbetsflode import motor

    return motor.skicka_igen(anrop.program, anrop.aktor, brev=brev)


def _visa(anrop: Anrop, rader: "Sequence[Brevrad]") -> None:
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json, tabell
    from arbetsflode.visning.brevrader import LAGEN, ar_svar, brev_json, slagtext, sluttext, till_vem

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
    if any(r.lage == "misslyckad" and not ar_svar(r) for r in rader):
        skriv("Rätta det som står efter brevet. Säg sedan: remiss brev --skicka-igen BREV")
    if any(r.lage == "misslyckad" and ar_svar(r) for r in rader):
        skriv("Ett svar som inte kom fram skickas genom att ärendet överlämnas på nytt.")


KOMMANDON = {"brev": brev}
