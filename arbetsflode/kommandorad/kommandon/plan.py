"""`plan`, `forklara` and `bevakningar`: the way back from the svarstid, why, and what will be warned of."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.varden import DAG, FIL, SVARSTID, TEXT

if TYPE_CHECKING:
    from tillstand.kalender import Namndkalender
    from tillstand.svarstid import Svarstid
    from tillstand.tidsplan import Tidsplan
    from tillstand.utvagar import Utvag

_ARENDE = click.argument("arende", type=TEXT, metavar="DNR")


@click.command("plan", options_metavar="[VAL]")
@click.argument("arende", metavar="[DNR]", type=TEXT, required=False)
@click.option("--svarstid", type=SVARSTID, help="Utan ärende: svarstiden.")
@click.option("--idag", type=DAG, help="Utan ärende: dagen som planen ses från. Annars i dag.")
@click.option("--kalender", "kalenderfil", type=FIL, help="Utan ärende: nämndens sammanträden (CSV).")
@click.option("--motion", is_flag=True, help="Utan ärende: remissen gäller en motion.")
@gemensamma_val(som=True, arende=True)
@click.pass_obj
def plan(
    anrop: Anrop,
    arende: str | None,
    svarstid: "Svarstid | None",
    idag: date | None,
    kalenderfil: Path | None,
    motion: bool,
) -> None:
    """Visa planen: från svarstiden bakåt genom nämndens kalender, och utvägarna när den inte håller.

    \b
    remiss plan DNR                               ett ärendes plan i dag
    remiss plan --svarstid DAG --kalender FIL     utan ärende, bara filens sammanträden
    remiss plan --svarstid DAG --namnd KOD        utan ärende, nämndens egen kalender
    """
    from arbetsflode import motor
    from tillstand.utvagar import utvagar

    utan_arende = svarstid is not None or idag is not None or kalenderfil is not None or motion
    if (arende is None) is not utan_arende:
        raise click.UsageError("Ange ett ärende, eller --svarstid med --kalender eller --namnd.")
    if arende is not None:
        vy = motor.planera(anrop.program, anrop.aktor, arende=anrop.hitta(arende).id)
        _visa(anrop, vy.plan, vy.utvagar, f"{vy.arende.diarienummer}  {vy.arende.rubrik}")
        return
    if svarstid is None:
        raise click.UsageError("Ange svarstiden: --svarstid 2012-06-13.")
    fritt = _utan_arende(anrop, svarstid, idag, kalenderfil, motion)
    _visa(anrop, fritt, utvagar(fritt), None)


def _utan_arende(
    anrop: Anrop, svarstid: "Svarstid", idag: date | None, fil: Path | None, motion: bool
) -> "Tidsplan":
    from tillstand.innehall import Objektslag
    from tillstand.tidsplan import tidsplan
    from tillstand.upplagg import Planfall
    from tillstand.villkor import Villkor

    fall = Planfall(svarstid=svarstid, objekt=Objektslag.MOTION if motion else None)
    if fil is not None:
        kalender, villkor = _ur_fil(anrop, fil), Villkor()
    else:
        namnd = anrop.program.namnd(anrop.namnd or _en_namnd(tuple(anrop.program.kommun.namnder)))
        kalender, villkor = _egen(anrop, namnd.kod), namnd.villkor
    return tidsplan(fall, kalender, villkor, idag or _idag(anrop))


def _ur_fil(anrop: Anrop, fil: Path) -> "Namndkalender":
    """The meetings of the file and nothing else: what is not there is not assumed."""
    from konfiguration.kalenderfil import las_kalender
    from tillstand.fel import Felaktighet, OgiltigIndata
    from tillstand.kalender import Namndkalender

    moten = las_kalender(fil, namnd=anrop.namnd)
    kod = anrop.namnd or _en_namnd(tuple(dict.fromkeys(mote.namnd for mote in moten)))
    egna = tuple(m for m in moten if m.namnd == kod)
    if not egna:
        finns = ", ".join(dict.fromkeys(mote.namnd for mote in moten))
        mening = f"nämnden ”{kod}” finns inte i filen; där finns {finns}"
        raise OgiltigIndata((Felaktighet(plats="--namnd", mening=mening),))
    return Namndkalender(moten=egna, antar=False)


def _egen(anrop: Anrop, namnd: str) -> "Namndkalender":
    from arbetsflode import motor

    return motor.las_kalender(anrop.program).for_namnd(namnd)


def _en_namnd(namnder: tuple[str, ...]) -> str:
    if len(namnder) != 1:
        raise click.UsageError(f"Säg vilken nämnd det gäller: --namnd {' eller '.join(namnder)}.")
    return namnder[0]


def _idag(anrop: Anrop) -> date:
    """Today by the clock of the call; no installation is needed to know it."""
    from arbetsflode.klocka import Systemklocka
    from tillstand.arbetsdagar import lokal_dag

    return lokal_dag((anrop.klocka or Systemklocka()).nu())


def _visa(anrop: Anrop, plan_: "Tidsplan | None", utvagar: "tuple[Utvag, ...]", rubrik: str | None) -> None:
    from arbetsflode.kommandorad.plansida import INGEN_PLAN_JSON, plan_json, plansida
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    if anrop.som_json:
        skriv_json(plan_json(plan_, utvagar) if plan_ else INGEN_PLAN_JSON)
        return
    if rubrik is not None:
        skriv(rubrik)
    skriv(*(plansida(plan_, utvagar) if plan_ else (_INGEN_PLAN,)))


_INGEN_PLAN = "Ingen väntar längre på svaret, så det finns ingen plan."


@click.command("forklara", options_metavar="[VAL]")
@_ARENDE
@gemensamma_val(som=True, arende=True)
@click.pass_obj
def forklara(anrop: Anrop, arende: str) -> None:
    """Förklara varför varje dag är den den är: svarstiden som den skrevs, och varje steg i planen."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.plansida import forklaring
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json
    from tillstand.remiss import Remiss

    vy = motor.planera(anrop.program, anrop.aktor, arende=anrop.hitta(arende).id)
    if vy.plan is not None:
        rader = list(forklaring(vy.plan))
    else:
        dagar = anrop.program.dagar
        svarstid = vy.arende.svarstid.forklara(dagar) if isinstance(vy.arende, Remiss) else ()
        rader = [*svarstid, _INGEN_PLAN]
    if anrop.som_json:
        skriv_json({"diarienummer": vy.arende.diarienummer, "forklaring": [r.strip() for r in rader if r]})
    else:
        skriv(f"{vy.arende.diarienummer}  {vy.arende.rubrik}", *rader)


@click.command("bevakningar", options_metavar="[VAL]")
@_ARENDE
@gemensamma_val(som=True, arende=True)
@click.pass_obj
def bevakningar(anrop: Anrop, arende: str) -> None:
    """Lista alla varningar som ligger framför ett ärende, som det ser ut nu."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.plansida import bevakning_json, bevakningsrader
    from arbetsflode.kommandorad.utskrift import skriv_json, tabell

    _funnet, kommande = motor.bevakningar(anrop.program, anrop.aktor, arende=anrop.hitta(arende).id)
    if anrop.som_json:
        skriv_json({"bevakningar": [bevakning_json(ett) for ett in kommande]})
        return
    tabell(("Dag", "Steg", "Räknas från", "Till"), bevakningsrader(kommande), tomt="Inget att varna om.")


KOMMANDON = {"plan": plan, "forklara": forklara, "bevakningar": bevakningar}
