"""Letters as people see them, and what a person says of one that nobody knows the fate of or that failed."""

from attrs import frozen

from arbetsflode.lager import brevlada, brevlistor, listor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.brevlistor import Brevarende
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.brevinnehall import UTGAENDE
from arbetsflode.motor.svarsbrev import avbryt, fullborda
from arbetsflode.motor.transaktion import las_synligt
from arbetsflode.program import Program
from notiser.brev import Brevslag
from notiser.utkorg import Brevstatus
from tillstand.arende import Nar
from tillstand.behorighet import ADMINISTRATOR, Aktor, rollnyckel
from tillstand.fel import OgiltigOvergang, SaknarBehorighet, Saknas

FAR_AVGORA = ("registrator", "namndsekreterare")
"""Who may say whether an answer got away, and have a letter of their cases sent again."""


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
        if _ar_administrator(program, f, aktor, nar):
            return tuple(brevlada.lista(f, lagen=lagen))
        synlighet = program.organisation(f).synlighet(aktor.person, nar.idag)
        return tuple(brevlada.lista(f, lagen=lagen, for_=(aktor.person, synlighet)))


@frozen(kw_only=True)
class Brevpost:
    """A letter in a list, and those of its cases that the person may know of."""

    brev: Brevrad
    arenden: tuple[Brevarende, ...]


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
        for_ = None if _ar_administrator(program, f, aktor, nar) else (aktor.person, synlighet)
        alla = brevlada.lista(f, lagen=lagen, utan=utan, for_=for_, arende=arende)
        om = brevlistor.arenden_per_brev(f, synlighet, [b.id for b in alla])
    return tuple(Brevpost(brev=b, arenden=om.get(b.id, ())) for b in alla)


def _ar_administrator(program: Program, f: Forbindelse, aktor: Aktor, nar: Nar) -> bool:
    return aktor.person in program.organisation(f).innehavare(rollnyckel(ADMINISTRATOR), nar.idag)


def _ser(program: Program, f: Forbindelse, aktor: Aktor, brev: Brevrad, nar: Nar) -> bool:
    synlighet = program.organisation(f).synlighet(aktor.person, nar.idag)
    ids = brevlada.arenden_i(f, brev.id)
    return bool(ids) and all(listor.med_nummer(f, synlighet, id_) for id_ in ids)


def avgor_ovisst(program: Program, aktor: Aktor, *, brev: str, gick: bool) -> Brevrad:
    """Say whether an uncertain letter got away. If an answer did, its cases are överlämnade; if not, free
    again. Any other letter that did not is sent again.

    Of what leaves the municipality a registrator or nämndsekreterare of the cases says it; of other letters
    the one it was for, or an administrator. Raises Saknas, SaknarBehorighet, OgiltigOvergang.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.skriv() as f:
        rad = brevlada.las(f, brev)
        if rad is None or not _kanner_till(program, f, aktor, rad, nar):
            raise Saknas("Brevet finns inte, eller så får du inte se det.")
        if rad.slag in UTGAENDE and not _har_arendena(program, f, aktor, brev, nar):
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


def _kanner_till(program: Program, f: Forbindelse, aktor: Aktor, brev: Brevrad, nar: Nar) -> bool:
    if _ser(program, f, aktor, brev, nar):
        return True
    inom_huset = brev.slag not in UTGAENDE
    return inom_huset and (brev.person == aktor.person or _ar_administrator(program, f, aktor, nar))


def skicka_igen(program: Program, aktor: Aktor, *, brev: str) -> Brevrad:
    """Put a letter that did not arrive back in the box, with all its attempts before it.

    By an administrator, or a registrator or nämndsekreterare of its cases. Its lines are tried again as it
    leaves. Raises Saknas, SaknarBehorighet, OgiltigOvergang.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.skriv() as f:
        rad = brevlada.las(f, brev)
        administrator = _ar_administrator(program, f, aktor, nar)
        if rad is None or not (administrator or _ser(program, f, aktor, rad, nar)):
            raise Saknas("Brevet finns inte, eller så får du inte se det.")
        if not (administrator or _har_arendena(program, f, aktor, brev, nar)):
            raise SaknarBehorighet("Bara administratör, registrator eller nämndsekreterare kan skicka igen.")
        if rad.slag == Brevslag.SVAR:
            raise OgiltigOvergang("Ett svar som inte kom fram skickas genom att ärendet överlämnas på nytt.")
        if not brevlada.skicka_igen(f, brev, nu=nar.noterat):
            raise OgiltigOvergang("Brevet är inte ett som inte kom fram.")
        igen = brevlada.las(f, brev)
    if igen is None:
        raise Saknas("Brevet finns inte.")
    return igen


def _har_arendena(program: Program, f: Forbindelse, aktor: Aktor, brev: str, nar: Nar) -> bool:
    """Whether a person is registrator or nämndsekreterare of every case that a letter speaks of."""
    organisation = program.organisation(f)
    return all(
        organisation.behorig(
            aktor.person, FAR_AVGORA, las_synligt(program, f, aktor, id_, nar.idag).arende, nar.idag
        )
        is not None
        for id_ in brevlada.arenden_i(f, brev)
    )
