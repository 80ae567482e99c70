"""What a person may know of a letter in the box, and may do with it."""

from attrs import frozen

from arbetsflode.lager import brevlada, listor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.brevinnehall import UTGAENDE
from arbetsflode.motor.transaktion import las_synligt
from arbetsflode.program import Program
from notiser.brev import Brevslag
from notiser.utkorg import Brevstatus
from tillstand.arende import Nar
from tillstand.behorighet import ADMINISTRATOR, Aktor, rollnyckel
from tillstand.fel import Saknas

FAR_AVGORA = ("registrator", "namndsekreterare")
"""Who may say whether an answer got away, and have a letter of their cases sent again."""


@frozen(kw_only=True)
class Brevval:
    """What a person may do with a letter as it is now."""

    igen: bool = False
    avgora: bool = False


INGET = Brevval()


def brevval(program: Program, f: Forbindelse, aktor: Aktor, brev: Brevrad, nar: Nar) -> Brevval:
    """What a person who may know of a letter may do with it."""
    if brev.lage == Brevstatus.OVISS:
        return Brevval(avgora=far_avgora(program, f, aktor, brev, nar))
    if brev.lage == Brevstatus.MISSLYCKAD and brev.slag != Brevslag.SVAR:
        return Brevval(igen=far_skicka_igen(program, f, aktor, brev, nar))
    return INGET


def far_avgora(program: Program, f: Forbindelse, aktor: Aktor, brev: Brevrad, nar: Nar) -> bool:
    """Whether a person may say what became of a letter. Of what leaves the municipality a registrator or
    nämndsekreterare of its cases says it, of other letters whoever knows of them."""
    if brev.slag in UTGAENDE:
        return har_arendena(program, f, aktor, brev.id, nar)
    return kanner_till(program, f, aktor, brev, nar)


def far_skicka_igen(program: Program, f: Forbindelse, aktor: Aktor, brev: Brevrad, nar: Nar) -> bool:
    """Whether a person may have a letter sent again: an administrator, or as `har_arendena`."""
    return ar_administrator(program, f, aktor, nar) or har_arendena(program, f, aktor, brev.id, nar)


def ar_administrator(program: Program, f: Forbindelse, aktor: Aktor, nar: Nar) -> bool:
    """Whether a person keeps the system today."""
    return aktor.person in program.organisation(f).innehavare(rollnyckel(ADMINISTRATOR), nar.idag)


def ser_arendena(program: Program, f: Forbindelse, aktor: Aktor, brev: Brevrad, nar: Nar) -> bool:
    """Whether a person may know of every case that a letter speaks of; of none when it speaks of none."""
    synlighet = program.organisation(f).synlighet(aktor.person, nar.idag)
    ids = brevlada.arenden_i(f, brev.id)
    return bool(ids) and all(listor.med_nummer(f, synlighet, id_) for id_ in ids)


def kanner_till(program: Program, f: Forbindelse, aktor: Aktor, brev: Brevrad, nar: Nar) -> bool:
    """Whether a letter is of one's cases, or within the house and one's own or an administrator's."""
    if ser_arendena(program, f, aktor, brev, nar):
        return True
    inom_huset = brev.slag not in UTGAENDE
    return inom_huset and (brev.person == aktor.person or ar_administrator(program, f, aktor, nar))


def har_arendena(program: Program, f: Forbindelse, aktor: Aktor, brev: str, nar: Nar) -> bool:
    """Whether a person is registrator or nämndsekreterare of every case that a letter speaks of."""
    organisation = program.organisation(f)
    try:
        arenden = [las_synligt(program, f, aktor, i, nar.idag).arende for i in brevlada.arenden_i(f, brev)]
    except Saknas:
        return False
    return all(organisation.behorig(aktor.person, FAR_AVGORA, a, nar.idag) is not None for a in arenden)
