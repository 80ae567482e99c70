"""Erase by decision: texts and documents in a case, or a whole case whose number alone is left.

The line in the list beside the backups is on disk before the transaction stands; the files and the pages of
the base are cleaned after it, by `stada`, which can be done again until it is done.
"""

from collections.abc import Callable

import msgspec
from attrs import frozen

from arbetsflode.lager import arenden, brevlada, gallring, poster
from arbetsflode.lager.arenden import Laddat, kedja_for
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.idempotens import Svar, en_gang
from arbetsflode.motor.brevinnehall import UTGAENDE
from arbetsflode.motor.gallring import Verkstallande, gallra_falt_i, gallra_hela
from arbetsflode.motor.gallringslista import Gallringsrad, lagg_till
from arbetsflode.motor.gallringsurval import Gallringsplan
from arbetsflode.motor.kvitto import avtryck
from arbetsflode.motor.verifiera import arendefel
from arbetsflode.program import Program
from notiser.brev import Brevslag
from notiser.utkorg import Brevstatus
from tillstand.arende import Nar
from tillstand.behorighet import ADMINISTRATOR, Aktor, rollnyckel
from tillstand.fel import (
    Brist,
    Datafel,
    Felaktighet,
    OgiltigIndata,
    SaknarBehorighet,
    Saknas,
    VillkorEjUppfyllt,
)
from tillstand.text import Textfel, granska_rad

_OAVGJORT = (Brevstatus.VANTAR, Brevstatus.SKICKAS, Brevstatus.UPPSKJUTEN, Brevstatus.OVISS)


@frozen(kw_only=True)
class Gallringskvitto:
    """What was erased: how many texts, contents, files of letters, and things in the inbox."""

    gallring: str
    arende: str
    diarienummer: str
    hela: bool
    falt: int
    filer: int
    brevfiler: int
    inkomna: int = 0


def hitta_att_gallra(
    program: Program, aktor: Aktor, nummer: str, *, namnd: str | None = None
) -> tuple[str, str]:
    """The id and the diarienummer of a case, for an administrator, who sees no case otherwise.

    Raises SaknarBehorighet, Saknas, or OgiltigIndata when several nämnder have the number.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        krav_pa_administrator(program, f, aktor, nar)
        traffar = [t for t in gallring.har_nummer(f, nummer) if namnd in (None, t[1])]
    if not traffar:
        raise Saknas(f"Det finns inget ärende med numret {nummer}. Skriv nämndens eget nummer.")
    if len(traffar) > 1:
        mening = f"flera nämnder har numret {nummer}: välj med --namnd"
        raise OgiltigIndata((Felaktighet(plats="nummer", mening=mening),))
    return traffar[0][0], traffar[0][2]


def gallra_falt(
    program: Program, aktor: Aktor, *, plan: Gallringsplan, beslut: str, nyckel: str
) -> Gallringskvitto:
    """Erase what a plan names. The fact stays in the journal; its text and salt are gone.

    Raises SaknarBehorighet, Versionskonflikt for a plan of an earlier version, VillkorEjUppfyllt while an
    answer is on its way, OgiltigIndata for an empty plan, Datafel for a case that does not agree with its
    journal, Lagringsfel when the list cannot be written.
    """
    if not plan.falt and not plan.filer:
        raise OgiltigIndata((Felaktighet(plats="urval", mening="ingen text och ingen handling är vald"),))

    def verkstall(f: Forbindelse, nar: Nar, v: Verkstallande) -> Gallringsrad:
        laddat = _laddat(program, f, plan.arende)
        if laddat.arende.version != plan.version:
            raise arenden.konflikt(f, plan.arende, plan.version)
        _krav_pa_avgjorda_brev(f, laddat, UTGAENDE)
        return gallra_falt_i(program, f, v, laddat, plan.falt, plan.filer)

    return en_gallring(program, aktor, beslut, nyckel, (plan,), verkstall)


def gallra_arende(
    program: Program, aktor: Aktor, *, arende: str, beslut: str, nyckel: str
) -> Gallringskvitto:
    """Erase a whole closed case. Its number is never used again; its chain stays without texts.

    Raises as `gallra_falt`, and VillkorEjUppfyllt for an open case or one with unsettled letters.
    """

    def verkstall(f: Forbindelse, nar: Nar, v: Verkstallande) -> Gallringsrad:
        laddat = _laddat(program, f, arende)
        if laddat.arende.ar_oppet:
            mening = "Ärendet är öppet. Avsluta det först, eller gallra bara vissa texter."
            raise VillkorEjUppfyllt((Brist(kod="oppet", mening=mening),))
        _krav_pa_avgjorda_brev(f, laddat, tuple(Brevslag))
        return gallra_hela(program, f, v, laddat)

    return en_gallring(program, aktor, beslut, nyckel, (arende,), verkstall)


def en_gallring(
    program: Program,
    aktor: Aktor,
    beslut: str,
    nyckel: str,
    vad: tuple[object, ...],
    verkstall: Callable[[Forbindelse, Nar, Verkstallande], Gallringsrad],
) -> Gallringskvitto:
    """Carry out an erasure once under a key: decided and written in one transaction, and in the list.

    Raises SaknarBehorighet, OgiltigIndata (place `beslut`), and as `verkstall`.
    """
    try:
        granska_rad(beslut, 200)
    except Textfel as fel:
        raise OgiltigIndata((Felaktighet(plats="beslut", mening=str(fel)),)) from None

    def gor(f: Forbindelse) -> Svar:
        nar = Nar.vid(program.klocka.nu())
        krav_pa_administrator(program, f, aktor, nar)
        v = Verkstallande(id=program.nytt_id(), aktor=aktor, av=aktor.person, beslut=beslut, nar=nar)
        rad = verkstall(f, nar, v)
        lagg_till(program.installningar.kopior, rad)
        return Svar(text=msgspec.json.encode(_kvitto(rad)).decode(), nu=nar.noterat)

    svar = en_gang(program.databas, nyckel, avtryck(aktor.person, "gallra", beslut, *vad), gor)
    return msgspec.json.decode(svar, type=Gallringskvitto)


def _kvitto(rad: Gallringsrad) -> Gallringskvitto:
    return Gallringskvitto(
        gallring=rad.id,
        arende=rad.arende,
        diarienummer=rad.diarienummer,
        hela=rad.hela,
        falt=len(rad.falt),
        filer=len(rad.filer),
        brevfiler=len(rad.brevfiler),
        inkomna=len(rad.inkomna),
    )


def krav_pa_administrator(program: Program, f: Forbindelse, aktor: Aktor, nar: Nar) -> None:
    """Raise SaknarBehorighet for anybody but an administrator of the day."""
    organisation = program.organisation(f)
    if aktor.person not in organisation.innehavare(rollnyckel(ADMINISTRATOR), nar.idag):
        raise SaknarBehorighet(f"{organisation.namn(aktor.person)} är inte administratör.")


def _laddat(program: Program, f: Forbindelse, id_: str) -> Laddat:
    """A case that agrees with its journal: replay is what the erased one is made from."""
    laddat = arenden.las(f, program.register, id_)
    fel = next(arendefel(program, f, laddat, poster.las_kedja(f, kedja_for(id_))), None)
    if fel is not None:
        raise Datafel(f"{laddat.arende.diarienummer} kan inte gallras: {fel}. Kör ”remiss verifiera”.")
    return laddat


def _krav_pa_avgjorda_brev(f: Forbindelse, laddat: Laddat, slag: tuple[Brevslag, ...]) -> None:
    brev = brevlada.for_arende(f, laddat.arende.id)
    if laddat.arende.utskick is not None or any(b.lage in _OAVGJORT and b.slag in slag for b in brev):
        mening = "Ett brev om ärendet är inte avgjort: vänta tills det har gått iväg, eller se ”remiss brev”."
        raise VillkorEjUppfyllt((Brist(kod="brev_oavgjort", mening=mening),))
