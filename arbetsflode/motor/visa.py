"""See one case: what is true now, what may be done, and what has happened."""

from typing import Any

import msgspec
from attrs import frozen

from arbetsflode.journal import Post
from arbetsflode.lager import brevlada, lasningar, listor, poster
from arbetsflode.lager.arenden import kedja_for
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.transaktion import las_synligt
from arbetsflode.program import Program
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor
from tillstand.fel import Felaktighet, OgiltigIndata, Saknas
from tillstand.gallring import ersattning
from tillstand.provning import Mojlighet, kan_angra, kan_aterta, mojliga


@frozen(kw_only=True)
class Handelsevy:
    """A fact as the journal tells it, its free text put back. `noterat` is UTC text, `dag` a local day."""

    nummer: int
    noterat: str
    klockan: str
    """What the clock showed (UTC text): `noterat`, unless it was behind the latest seal."""
    dag: str
    slag: str
    namn: str
    av: str
    for_: str | None
    roll: str | None
    fran: str | None
    till: str | None
    kanal: str
    underlag: Any


@frozen(kw_only=True)
class Arendevy:
    """A case as a person sees it."""

    arende: Arende
    rubriker: dict[str, str]
    mojliga: tuple[Mojlighet, ...]
    handelser: tuple[Handelsevy, ...]
    brev: tuple[brevlada.Brevrad, ...]
    vantar_pa: tuple[str, ...]
    """The persons who may answer the step that waits, today."""
    vantande_steg: str | None
    kan_aterta: bool
    """Whether the person may withdraw what waits."""
    kan_angra: bool
    """Whether the person may take back the last arrow."""


def visa(program: Program, aktor: Aktor, *, arende: str) -> Arendevy:
    """The case with that id. Reading a secret case is noted. Raises Saknas."""
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        laddat = las_synligt(program, f, aktor, arende, nar.idag)
        vy = _vy(program, f, aktor, laddat.arende, nar)
    if vy.arende.hemligt:
        with program.databas.skriv() as f:
            lasningar.anteckna(f, arende, aktor, nar.noterat)
    return vy


def _vy(program: Program, f: Forbindelse, aktor: Aktor, arende: Arende, nar: Nar) -> Arendevy:
    ordning = program.ordning(f, arende)
    steg = arende.begaran.nasta if arende.begaran else None
    vantar = ordning.organisation.kan_svara(steg.nyckel, nar.idag) if steg else ()
    kedja = poster.las_kedja(f, kedja_for(arende.id))
    return Arendevy(
        arende=arende,
        rubriker=dict(ordning.flode.flode.rubriker),
        mojliga=mojliga(ordning, arende, aktor, nar),
        handelser=tuple(h for post in kedja for h in handelser_i(post)),
        brev=tuple(brevlada.for_arende(f, arende.id)),
        vantar_pa=vantar,
        vantande_steg=steg.nyckel if steg else None,
        kan_aterta=kan_aterta(ordning, arende, aktor, nar),
        kan_angra=kan_angra(ordning, arende, aktor, nar),
    )


def handelser_i(post: Post) -> tuple[Handelsevy, ...]:
    """The facts of a post, with the free text that lies beside put back."""
    kropp = msgspec.json.decode(post.innehall)
    fritext = msgspec.json.decode(post.fritext, type=dict[str, tuple[str, str]])
    return tuple(
        Handelsevy(
            nummer=post.nummer,
            noterat=post.noterat,
            klockan=kropp.get("klockan", post.noterat),
            dag=h["dag"],
            slag=h["slag_"],
            namn=h["namn"],
            av=h["av"],
            for_=h.get("for_"),
            roll=h.get("roll"),
            fran=h.get("fran"),
            till=h.get("till"),
            kanal=post.kanal,
            underlag=med_fritext(h.get("underlag"), fritext),
        )
        for h in kropp["handelser"]
        if "slag_" in h
    )


def med_fritext(varde: Any, fritext: dict[str, tuple[str, str]]) -> Any:
    """A canonical value with every digest replaced by the text beside, or by what says that it is erased."""
    if isinstance(varde, dict):
        if varde.keys() == {"plats", "sha256"}:
            plats = varde["plats"]
            return fritext[plats][1] if plats in fritext else ersattning(plats)
        return {namn: med_fritext(v, fritext) for namn, v in varde.items()}
    if isinstance(varde, list):
        return [med_fritext(v, fritext) for v in varde]
    return varde


def hitta(program: Program, aktor: Aktor, nummer: str, *, namnd: str | None = None) -> listor.Listrad:
    """The case with a number, own or foreign, or an id. Raises Saknas, or OgiltigIndata for several."""
    dag = lokal_dag(program.klocka.nu())
    with program.databas.las() as f:
        synlighet = program.organisation(f).synlighet(aktor.person, dag)
        traffar = [
            rad for rad in listor.med_nummer(f, synlighet, nummer) if namnd is None or rad.namnd == namnd
        ]
    if not traffar:
        raise Saknas(f"Det finns inget ärende med numret {nummer}, eller så får du inte se det.")
    if len(traffar) > 1:
        flera = ", ".join(f"{rad.diarienummer} ({rad.namnd})" for rad in traffar)
        mening = f"flera ärenden har numret {nummer}: {flera}. Skriv nämndens eget nummer."
        raise OgiltigIndata((Felaktighet(plats="nummer", mening=mening),))
    return traffar[0]
