"""`gallra`: erase texts, documents or a whole case by decision, once somebody has said yes."""

import re
from typing import TYPE_CHECKING

import click

from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.gallringsfraga import fraga_om_gallring
from arbetsflode.kommandorad.varden import TEXT
from tillstand.fel import Felaktighet, OgiltigIndata

if TYPE_CHECKING:
    from arbetsflode.motor import Gallringskvitto, Gallringsplan, Gallringsurval


@click.command("gallra", options_metavar="[VAL]")
@click.argument("arende", metavar="[DNR]", type=TEXT, required=False)
@click.option(
    "--beslut", type=TEXT, metavar="TEXT", help="Gallringsbeslutet: vem, dag och paragraf. Skriv inga namn."
)
@click.option("--ord", "ord_", type=TEXT, metavar="TEXT", help="Alla texter där orden står.")
@click.option("--plats", "platser", type=TEXT, multiple=True, help="En text, som i listan; kan upprepas.")
@click.option("--handling", "handlingar", type=TEXT, multiple=True, metavar="NR[:VERSION]",
              help="En handling, alla versioner eller en; kan upprepas.")  # fmt: skip
@click.option("--hela", is_flag=True, help="Hela ärendet. Numret används aldrig igen.")
@click.option("--ja", is_flag=True, help="Gallra utan att fråga.")
@gemensamma_val(som=True, arende=True, nyckel=True)
@click.pass_obj
def gallra(
    anrop: Anrop,
    arende: str | None,
    beslut: str | None,
    ord_: str | None,
    platser: tuple[str, ...],
    handlingar: tuple[str, ...],
    hela: bool,
    ja: bool,
) -> None:
    """Gallra efter beslut: texter, handlingar eller ett helt ärende.

    \b
    Utan val listas ärendets texter med sina platser, för den som får se ärendet.
    Utan DNR städas det som tidigare gallringar har lämnat på disken.
    Bara en administratör gallrar. Det går inte att ångra.
    """
    if arende is None:
        _stada(anrop)
        return
    if not (hela or ord_ or platser or handlingar):
        _visa_texter(anrop, arende)
        return
    if hela and (ord_ or platser or handlingar):
        raise click.UsageError("--hela tar med allt: ange inget annat urval.")
    if beslut is None:
        raise click.UsageError("Ange gallringsbeslutet: --beslut ”vem, dag och paragraf”.")
    if ord_ and ord_.casefold() in beslut.casefold():
        mening = "innehåller orden som ska gallras, och beslutet sparas: skriv bara vem, dag och paragraf"
        raise OgiltigIndata((Felaktighet(plats="--beslut", mening=mening),))
    if hela:
        kvitto = _hela(anrop, arende, beslut, ja)
    else:
        kvitto = _falt(anrop, arende, beslut, ja, _urval(ord_, platser, handlingar))
    _beratta(anrop, kvitto)


def _visa_texter(anrop: Anrop, nummer: str) -> None:
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import skriv_json, tabell

    texter = motor.fritexter(anrop.program, anrop.aktor, arende=anrop.hitta(nummer).id)
    if anrop.som_json:
        skriv_json({"texter": texter})
        return
    tabell(
        ("Plats", "Dag", "Text"),
        [(f"{t.post}:{t.plats}", t.dag, _kort(t.text)) for t in texter],
        tomt="Ärendet har inga texter.",
    )


def _kort(text: str) -> str:
    rad = " ".join(text.split())
    return rad if len(rad) <= 60 else f"{rad[:57]}..."


def _urval(ord_: str | None, platser: tuple[str, ...], handlingar: tuple[str, ...]) -> "Gallringsurval":
    from arbetsflode.motor import Gallringsurval
    from tillstand.gallring import Gallratfalt

    falt = [_tolka("--plats", r"(\d{1,9}):(\S+)", p, "3:h0.underlag.text") for p in platser]
    valda = [_tolka("--handling", r"(\d{1,9})(?::(\d{1,9}))?", h, "2 eller 2:1") for h in handlingar]
    return Gallringsurval(
        falt=tuple(Gallratfalt(post=int(nummer), plats=plats) for nummer, plats in falt),
        ord=ord_,
        handlingar=tuple((int(nummer), int(version) if version else None) for nummer, version in valda),
    )


def _tolka(val: str, form: str, text: str, exempel: str) -> tuple[str, str]:
    traff = re.fullmatch(form, text)
    if traff is None or int(traff[1]) == 0:
        raise OgiltigIndata((Felaktighet(plats=val, mening=f"ska skrivas som {exempel}"),))
    return traff[1], traff[2]


def _hela(anrop: Anrop, nummer: str, beslut: str, ja: bool) -> "Gallringskvitto":
    from arbetsflode import motor

    id_, diarienummer = motor.hitta_att_gallra(anrop.program, anrop.aktor, nummer, namnd=anrop.namnd)
    mening = f"Hela {diarienummer} gallras: alla texter, handlingar och brev. Det går inte att ångra."
    fraga_om_gallring(mening, ja=ja)
    return motor.gallra_arende(
        anrop.program, anrop.aktor, arende=id_, beslut=beslut, nyckel=anrop.fardig_nyckel
    )


def _falt(anrop: Anrop, nummer: str, beslut: str, ja: bool, urval: "Gallringsurval") -> "Gallringskvitto":
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import antal

    id_, _dnr = motor.hitta_att_gallra(anrop.program, anrop.aktor, nummer, namnd=anrop.namnd)
    plan = motor.gallringsplan(anrop.program, arende=id_, urval=urval)
    if plan.falt or plan.filer:
        vad = f"{antal(len(plan.falt), 'text', 'texter')} och {antal(len(plan.filer), 'fil', 'filer')}"
        fraga_om_gallring(f"I {plan.diarienummer} gallras {vad}. Det går inte att ångra.", ja=ja)
    kvitto = motor.gallra_falt(
        anrop.program, anrop.aktor, plan=plan, beslut=beslut, nyckel=anrop.fardig_nyckel
    )
    _varna_for_det_som_star_kvar(anrop, plan)
    return kvitto


def _varna_for_det_som_star_kvar(anrop: Anrop, plan: "Gallringsplan") -> None:
    if plan.kvar and not anrop.som_json:
        poster = ", ".join(str(n) for n in plan.kvar)
        mening = f"Orden står också i en uppgift som inte är fritext, till exempel ett nummer: post {poster}."
        click.echo(mening, err=True)


def _beratta(anrop: Anrop, kvitto: "Gallringskvitto") -> None:
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import antal, skriv, skriv_json

    stadning = motor.stada(anrop.program)
    undanlagt = [str(fil) for fil in motor.undanlagt(anrop.program)]
    if anrop.som_json:
        skriv_json({"gallring": kvitto, "stadning": stadning, "undanlagt": undanlagt})
        return
    vad = "Hela ärendet" if kvitto.hela else antal(kvitto.falt, "text", "texter")
    skriv(
        f"Gallrat i {kvitto.diarienummer}: {vad}, {antal(kvitto.filer, 'fil', 'filer')}.",
        "Äldre säkerhetskopior har texterna kvar tills de kastas. Vid en återställning gallras de på nytt",
        f"efter listan {anrop.program.installningar.kopior / 'gallrat.jsonl'}: spara den med kopiorna.",
    )
    if undanlagt:
        skriv("Texterna kan stå kvar i databasfiler som lagts undan. Ta bort dem:", *undanlagt)


def _stada(anrop: Anrop) -> None:
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import antal, skriv, skriv_json

    stadning = motor.stada(anrop.program)
    if anrop.som_json:
        skriv_json({"stadning": stadning})
        return
    skriv(
        f"Städat efter {antal(stadning.gallringar, 'gallring', 'gallringar')}. "
        f"{antal(stadning.foraldralosa, 'fil', 'filer')} utan ärende borttagna."
    )


KOMMANDON = {"gallra": gallra}
