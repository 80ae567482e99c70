"""Letters as people see them, and what a person says of one that nobody knows the fate of or that failed."""

from attrs import frozen

from arbetsflode.lager import brevlada, brevlistor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.brevlistor import Brevarende
from arbetsflode.motor.brevval import (
    Brevval,
    ar_administrator,
    brevval,
    far_avgora,
    far_skicka_igen,
    kanner_till,
    ser_arendena,
)
from arbetsflode.motor.svarsbrev import avbryt, fullborda
from arbetsflode.motor.transaktion import las_synligt
from arbetsflode.program import Program
from notiser.brev import Brevslag
from notiser.utkorg import Brevstatus
from tillstand.arende import Nar
from tillstand.behorighet import Aktor
from tillstand.fel import OgiltigOvergang, SaknarBehorighet, Saknas


def lista_brev(
    program: Program, aktor: Aktor, *, lagen: tuple[str, ...] = (), arende: str | None = None
) -> tuple[Brevrad, ...]:
    """The letters that a person may know of, newest first: one's own, and those of one's cases.

    An administrator sees all of them: what is stored of a letter holds no title and no name of a case.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        if arende is not None:
            las_synligt(program, f, aktor, arende, nar.idag)
            return tuple(b for b in brevlada.for_arende(f, arende) if not lagen or b.lage in lagen)
        if ar_administrator(program, f, aktor, nar):
            return tuple(brevlada.lista(f, lagen=lagen))
        synlighet = program.organisation(f).synlighet(aktor.person, nar.idag)
        return tuple(brevlada.lista(f, lagen=lagen, for_=(aktor.person, synlighet)))


@frozen(kw_only=True)
class Brevpost:
    """A letter in a list, those of its cases that the person may know of, and what the person may do."""

    brev: Brevrad
    arenden: tuple[Brevarende, ...]
    val: Brevval


def brevlistan(
    program: Program,
    aktor: Aktor,
    *,
    lagen: tuple[str, ...] = (),
    utan: tuple[str, ...] = (),
    arende: str | None = None,
) -> tuple[Brevpost, ...]:
    """The letters that a person may open, newest first, at most 200, with what each is about; with `arende`
    only those that speak of it. `lagen` names the states wanted, `utan` those left out. Raises Saknas.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        if arende is not None:
            las_synligt(program, f, aktor, arende, nar.idag)
        synlighet = program.organisation(f).synlighet(aktor.person, nar.idag)
        for_ = None if ar_administrator(program, f, aktor, nar) else (aktor.person, synlighet)
        alla = brevlada.lista(f, lagen=lagen, utan=utan, for_=for_, arende=arende)
        om = brevlistor.arenden_per_brev(f, synlighet, [b.id for b in alla])
        return tuple(
            Brevpost(brev=b, arenden=om.get(b.id, ()), val=brevval(program, f, aktor, b, nar)) for b in alla
        )


def avgor_ovisst(program: Program, aktor: Aktor, *, brev: str, gick: bool) -> Brevrad:
    """Say whether an uncertain letter got away. If an answer did, its cases are överlämnade; if not, free
    again. Any other letter that did not is sent again.

    Of what leaves the municipality a registrator or nämndsekreterare of the cases says it; of other letters
    the one it was for, or an administrator. Raises Saknas, SaknarBehorighet, OgiltigOvergang.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.skriv() as f:
        rad = brevlada.las(f, brev)
        if rad is None or not kanner_till(program, f, aktor, rad, nar):
            raise Saknas("Brevet finns inte, eller så får du inte se det.")
        if not far_avgora(program, f, aktor, rad, nar):
            raise SaknarBehorighet("Bara registrator eller nämndsekreterare kan säga om svaret gick iväg.")
        svar = rad.slag == Brevslag.SVAR
        om = not gick and not svar
        ovrigt = Brevstatus.VANTAR if om else Brevstatus.MISSLYCKAD
        if not brevlada.avgor(
            f,
            brev,
            Brevstatus.OVISS,
            Brevstatus.SKICKAD if gick else ovrigt,
            nu=nar.noterat,
            fel=f"{aktor.person} sade att brevet {'gick iväg' if gick else 'inte gick iväg'}.",
            nasta=nar.noterat if om else None,
        ):
            raise OgiltigOvergang("Brevet är inte ovisst.")
        if svar:
            (fullborda if gick else avbryt)(program, f, rad, nar, aktor)
        avgjort = brevlada.las(f, brev)
    if avgjort is None:
        raise Saknas("Brevet finns inte.")
    return avgjort


def skicka_igen(program: Program, aktor: Aktor, *, brev: str) -> Brevrad:
    """Put a letter that did not arrive back in the box, with all its attempts before it.

    By an administrator, or a registrator or nämndsekreterare of its cases. Its lines are tried again as it
    leaves. Raises Saknas, SaknarBehorighet, OgiltigOvergang.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.skriv() as f:
        rad = brevlada.las(f, brev)
        if rad is None or not (
            ar_administrator(program, f, aktor, nar) or ser_arendena(program, f, aktor, rad, nar)
        ):
            raise Saknas("Brevet finns inte, eller så får du inte se det.")
        if not far_skicka_igen(program, f, aktor, rad, nar):
            raise SaknarBehorighet("Bara administratör, registrator eller nämndsekreterare kan skicka igen.")
        if rad.slag == Brevslag.SVAR:
            raise OgiltigOvergang("Ett svar som inte kom fram skickas genom att ärendet överlämnas på nytt.")
        if not brevlada.skicka_igen(f, brev, nu=nar.noterat):
            raise OgiltigOvergang("Brevet är inte ett som inte kom fram.")
        igen = brevlada.las(f, brev)
    if igen is None:
        raise Saknas("Brevet finns inte.")
    return igen
