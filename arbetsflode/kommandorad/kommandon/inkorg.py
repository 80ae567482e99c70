"""`inkorg`: what has come in and is not yet a case."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from arbetsflode.inkorg import Postlage, Vag
from arbetsflode.kommandorad.anrop import Anrop, gemensamma_val
from arbetsflode.kommandorad.gallringsfraga import fraga_om_gallring
from arbetsflode.kommandorad.varden import DAG, FIL, TEXT, Ord
from tillstand.fel import OgiltigIndata

if TYPE_CHECKING:
    from arbetsflode.motor import Inkommet

_LAGEN = {
    Postlage.NY: "oläst",
    Postlage.LAST: "att ta hand om",
    Postlage.REGISTRERAD: "registrerad",
    Postlage.KOPPLAD: "kopplad",
    Postlage.EJ_ARENDE: "inte ett ärende",
}


@click.group("inkorg", options_metavar="[VAL]", subcommand_metavar="KOMMANDO ...")
@gemensamma_val(som=True)
def inkorg() -> None:
    """Det som har kommit in och ännu inte är ett ärende."""


@inkorg.command("lista", options_metavar="[VAL]")
@click.option("--lage", type=Ord(Postlage), help="Bara det läget. Annars det som ingen har tagit hand om.")
@click.option("--sok", type=TEXT, metavar="TEXT", help="Sök i allt som har kommit in.")
@gemensamma_val(som=True)
@click.pass_obj
def lista(anrop: Anrop, lage: str | None, sok: str | None) -> None:
    """Lista inkorgen, det äldsta först. En sökning visar också det som är avgjort, det senaste först."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json, tabell

    svar = motor.inkorgen(anrop.program, anrop.aktor, lage=Postlage(lage) if lage else None, sok=sok or "")
    if anrop.som_json:
        skriv_json(
            {
                "inkorg": [_json(ett) for ett in svar.poster],
                "antal": svar.antal,
                "sena": svar.sena,
                "fler": bool(svar.nasta),
            }
        )
        return
    rader = [_rad(ett) for ett in svar.poster]
    tabell(
        ("id", "läge", "vad", "har legat"),
        rader,
        tomt="Inget hittades." if sok else "Inget ligger i inkorgen.",
    )
    if svar.nasta:
        skriv(
            "", f"Visar de {len(svar.poster)} första. Resten finns på sidan Inkorg, eller sök med fler ord."
        )
    if svar.sena:
        skriv("", f"{svar.sena} har legat en arbetsdag: registrera så snart som möjligt (OSL 5:1).")


def _rad(ett: "Inkommet") -> tuple[str, str, str, str]:
    from arbetsflode.kommandorad.utskrift import antal

    lage = ett.diarienummer or _LAGEN[ett.post.lage]
    legat = antal(ett.arbetsdagar, "arbetsdag", "arbetsdagar") if ett.arbetsdagar else "i dag"
    return ett.post.id, lage, ett.rubrik, "" if ett.post.lage.avgjord else legat


def _json(ett: "Inkommet") -> dict[str, Any]:
    post = ett.post
    return {
        "id": post.id,
        "lage": post.lage.value,
        "filnamn": post.filnamn,
        "rubrik": ett.rubrik,
        "inkommen": post.inkommen,
        "lasfel": post.lasfel,
        "diarienummer": ett.diarienummer or None,
        "skal": post.skal,
        "sen": ett.sen,
    }


@inkorg.command("lagg-in", options_metavar="[VAL]")
@click.argument("filer", type=FIL, nargs=-1, required=True, metavar="FIL...")
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def lagg_in(anrop: Anrop, filer: tuple[Path, ...]) -> None:
    """Lägg filer i inkorgen och läs dem. En som inte går att ta emot stoppar inte de andra."""
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    fel: list[OgiltigIndata] = []
    lagda = list(_lagda(anrop, filer, fel))
    if anrop.som_json:
        skriv_json({"inkorg": lagda})
    else:
        skriv(f"{len(lagda)} av {len(filer)} ligger i inkorgen.")
    if fel:
        raise OgiltigIndata([f for ett in fel for f in ett.felaktigheter])


def _lagda(anrop: Anrop, filer: tuple[Path, ...], fel: list[OgiltigIndata]) -> Iterator[dict[str, Any]]:
    from attrs import evolve

    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import skriv

    for nummer, fil in enumerate(filer, 1):
        nyckel = f"{anrop.fardig_nyckel} {nummer}"
        try:
            post = motor.ta_emot(
                anrop.program,
                anrop.aktor,
                innehall=fil,
                filnamn=fil.name,
                vag=Vag.KOMMANDORAD,
                nyckel=nyckel,
            )
        except OgiltigIndata as ett:
            fel.append(OgiltigIndata([evolve(f, plats=str(fil)) for f in ett.felaktigheter]))
            continue
        post = motor.las_inkommet(anrop.program, anrop.aktor, id_=post.id)
        if not anrop.som_json:
            skriv(f"{nummer}/{len(filer)}  {post.id}  {post.rubrik or post.filnamn}: {post.lasfel or 'läst'}")
        yield {"id": post.id, "filnamn": post.filnamn, "rubrik": post.rubrik, "lasfel": post.lasfel}


@inkorg.command("visa", options_metavar="[VAL]")
@click.argument("inkommet", type=TEXT, metavar="ID")
@gemensamma_val(som=True)
@click.pass_obj
def visa(anrop: Anrop, inkommet: str) -> None:
    """Visa vad som står i det som kommit in, och vilka ärenden det kan höra till."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    sida = motor.inkommet(anrop.program, anrop.aktor, id_=inkommet)
    if anrop.som_json:
        forslag = {namn: ett.text for namn, ett in sida.forslag.items()}
        skriv_json({"post": _json(sida.inkommet), "forslag": forslag, "traffar": sida.traffar})
        return
    post = sida.inkommet.post
    skriv(f"{sida.inkommet.rubrik}  ({_LAGEN[post.lage]})")
    skriv(*([post.lasfel] if post.lasfel else []))
    for namn, ett in sida.forslag.items():
        skriv(f"  {namn}: {ett.text}{'' if ett.sakert else '  (osäkert, läs efter)'}")
    for traff in sida.traffar:
        skriv(f"Kan höra till {traff.diarienummer} {traff.rubrik}. {traff.skal}")


@inkorg.command("koppla", options_metavar="[VAL]")
@click.argument("inkommet", type=TEXT, metavar="ID")
@click.argument("arende", type=TEXT, metavar="DNR")
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def koppla(anrop: Anrop, inkommet: str, arende: str) -> None:
    """Lägg det som kommit in i ett ärende som redan finns."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.kvitton import visa_kvitton

    post = motor.inkommet(anrop.program, anrop.aktor, id_=inkommet).inkommet.post
    rad = anrop.hitta(arende)
    kvitto = motor.koppla_inkommet(
        anrop.program,
        anrop.aktor,
        id_=post.id,
        version=post.version,
        arende=rad.id,
        arendeversion=rad.version,
        nyckel=anrop.fardig_nyckel,
    )
    visa_kvitton(anrop, (kvitto,), "Kopplat till ärendet.")


@inkorg.command("ej-arende", options_metavar="[VAL]")
@click.argument("inkommet", type=TEXT, metavar="ID")
@click.option("--skal", type=TEXT, required=True, metavar="TEXT", help="Varför det inte är ett ärende.")
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def ej_arende(anrop: Anrop, inkommet: str, skal: str) -> None:
    """Säg att det inte är ett ärende. Det ligger kvar under --lage ej_arende."""
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import skriv, skriv_json

    post = motor.inkommet(anrop.program, anrop.aktor, id_=inkommet).inkommet.post
    motor.lagg_undan_inkommet(
        anrop.program, anrop.aktor, id_=post.id, version=post.version, skal=skal, nyckel=anrop.fardig_nyckel
    )
    if anrop.som_json:
        skriv_json({"id": post.id, "lage": Postlage.EJ_ARENDE.value})
    else:
        skriv("Det är inte ett ärende, och ligger kvar.")


@inkorg.command("gallra", options_metavar="[VAL]")
@click.option("--fore", type=DAG, required=True, help="Det som lades åt sidan före den dagen.")
@click.option(
    "--beslut", type=TEXT, required=True, metavar="TEXT", help="Gallringsbeslutet: vem, dag och paragraf."
)
@click.option("--ja", is_flag=True, help="Gallra utan att fråga.")
@gemensamma_val(som=True, nyckel=True)
@click.pass_obj
def gallra(anrop: Anrop, fore: date, beslut: str, ja: bool) -> None:
    """Gallra det som inte var ärenden, efter beslut.

    \b
    Bara en administratör gallrar. Det går inte att ångra.
    """
    from arbetsflode import motor
    from arbetsflode.kommandorad.utskrift import antal, skriv, skriv_json

    hur_manga = motor.antal_undanlagda(anrop.program, anrop.aktor, fore=fore)
    if hur_manga:
        saker = antal(hur_manga, "sak", "saker")
        mening = f"Ur inkorgen gallras {saker} som lades åt sidan före {fore}. Det går inte att ångra."
        fraga_om_gallring(mening, ja=ja)
    kvitto = motor.gallra_inkorgen(
        anrop.program, anrop.aktor, fore=fore, beslut=beslut, nyckel=anrop.fardig_nyckel
    )
    stadning = motor.stada(anrop.program)
    if anrop.som_json:
        skriv_json({"gallring": kvitto, "stadning": stadning})
        return
    skriv(f"Gallrat: {antal(kvitto.inkomna, 'sak', 'saker')}, {antal(kvitto.filer, 'fil', 'filer')}.")
    if kvitto.inkomna == motor.GALLRAS_HOGST:
        skriv("Det kan finnas fler: kör kommandot igen.")


KOMMANDON = {"inkorg": inkorg}
