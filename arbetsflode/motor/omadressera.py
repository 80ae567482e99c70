"""What becomes of a line that was withdrawn when its letter left: over, or for somebody else by now."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from arbetsflode.lager import brevlada, poster, varningar
from arbetsflode.lager.arenden import kedja_for
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.varningar import ATERKALLAD, OMADRESSERAS, Varning
from arbetsflode.motor.brevinnehall import lasbart
from arbetsflode.motor.planfoljder import varningen_galler
from arbetsflode.motor.transaktion import egna_brev, rader_ur_text
from arbetsflode.program import Program
from notiser import bevakning
from notiser.brev import Brevslag, Brevutkast, Rad
from notiser.galler import foljer_rollen
from notiser.mottagare import mottagare
from tillstand.arende import Arende, Nar
from tillstand.fel import Remissfel


def ta_hand_om_borttagna(program: Program, f: Forbindelse, rader: Sequence[Rad], nar: Nar) -> None:
    """A warning that still stands waits for another morning; a fact that still holds is told at once to
    whoever has the role by now. Of a case that cannot be read now the warnings wait."""
    for rad in rader:
        arende = lasbart(program, f, rad.arende)
        if rad.slag in ("varning", "plan"):
            varning = Varning(subjekt=rad.arende, regel=rad.regel, datum=rad.datum.isoformat(), roll=rad.roll)
            vantar = arende is None or _varningen_star(program, f, arende, rad, nar.idag)
            varningar.satt_lage(f, varning, OMADRESSERAS if vantar else ATERKALLAD)
        elif rad.slag == "handelse" and arende is not None and foljer_rollen(rad, arende):
            _sag_andra(program, f, rad, arende, nar)


def _varningen_star(program: Program, f: Forbindelse, arende: Arende, rad: Rad, dag: date) -> bool:
    if rad.slag == "plan":
        return varningen_galler(program, f, arende, rad.regel, dag)
    steg = [s for s in program.kommun.trappa if s.namn == rad.regel and rad.roll in s.roller]
    villkor = program.villkor(arende.namnd)
    return bevakning.galler(arende, steg, program.kalender(f), villkor, regel=rad.regel, datum=rad.datum)


def _sag_andra(program: Program, f: Forbindelse, rad: Rad, arende: Arende, nar: Nar) -> None:
    """Never to the one who acted, nor to anybody who has been told this or something later of the kind."""
    vet = _vet_redan(f, rad) | _den_som_gjorde_det(f, rad)
    utkast = [
        Brevutkast(
            nyckel=f"post:{rad.arende}:{rad.version}:{adressat.person}:{rad.regel}",
            person=adressat.person,
            slag=Brevslag.DIREKT,
            dag=nar.idag,
            rader=(evolve(rad, person_for=adressat.for_),),
        )
        for adressat in mottagare(rad.roll, arende, program.organisation(f), nar.idag)
        if adressat.person not in vet
    ]
    for nytt in egna_brev(program, utkast, nar):
        brevlada.lagg(f, nytt)


def _vet_redan(f: Forbindelse, rad: Rad) -> set[str | None]:
    return {brev.person for brev in brevlada.for_arende(f, rad.arende) if _talar_om(brev, rad)}


def _talar_om(brev: Brevrad, rad: Rad) -> bool:
    return (
        brev.slag == Brevslag.DIREKT
        and brev.lage != "aterkallad"
        and any(
            r.arende == rad.arende and r.regel == rad.regel and r.version >= rad.version
            for r in rader_ur_text(brev.rader)
        )
    )


def _den_som_gjorde_det(f: Forbindelse, rad: Rad) -> set[str | None]:
    try:
        return {poster.las_post(f, kedja_for(rad.arende), rad.version).aktor}
    except Remissfel:
        return set()
