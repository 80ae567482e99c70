"""Letters as people see them, and what a person says of one that nobody knows the fate of."""

from arbetsflode.lager import brevlada, listor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.databas import Forbindelse
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
"""Who may say whether an answer got away."""


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
        alla = brevlada.lista(f, lagen=lagen)
        if _ar_administrator(program, f, aktor, nar):
            return tuple(alla)
        return tuple(b for b in alla if b.person == aktor.person or _ser(program, f, aktor, b, nar))


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
        if rad.slag in UTGAENDE:
            _krav_pa_avgorare(program, f, aktor, rad, nar)
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


def _krav_pa_avgorare(program: Program, f: Forbindelse, aktor: Aktor, brev: Brevrad, nar: Nar) -> None:
    organisation = program.organisation(f)
    for id_ in brevlada.arenden_i(f, brev.id):
        arende = las_synligt(program, f, aktor, id_, nar.idag).arende
        if organisation.behorig(aktor.person, FAR_AVGORA, arende, nar.idag) is None:
            raise SaknarBehorighet("Bara registrator eller nämndsekreterare kan säga om svaret gick iväg.")
