"""Live a year, and hold what is stored against what the oracle says must be."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from arbetsflode import motor
from arbetsflode.lager import brevlada, planbesked, varningar
from arbetsflode.motor.transaktion import rader_ur_text
from tests.motor.simulering.aret import START, Ar
from tests.motor.simulering.orakel import Brev, Nyckel, Orakel
from tests.motor.simulering.regler import Plan
from tests.motor.simulering.varlden import Varld
from tests.programbyggare import Installation


@frozen(kw_only=True)
class Levt:
    """A year that has been lived: what happened in it, what had to come of it, and where it did not."""

    ar: Ar
    orakel: Orakel
    brott: tuple[str, ...]


def lev(installation: Installation, *, antal: int, sista: date, fro: int, schemalaggare: int = 1) -> Levt:
    """Let the time go by from October 2011 with so many cases and schedulers."""
    orakel = Orakel()
    with Varld.i(installation, START, schemalaggare=schemalaggare, fro=fro) as varld:
        ar = Ar.med(varld, antal=antal, sista=sista, fro=fro)
        ar.ga()
        orakel.las(varld.bok)
        return Levt(ar=ar, orakel=orakel, brott=tuple(skillnader(varld, orakel)))


def skillnader(varld: Varld, orakel: Orakel) -> Iterator[str]:
    """Where what is stored is not what must be."""
    yield from orakel.fel
    yield from _skillnader("warning", sparade_varningar(varld), orakel.varningar)
    yield from _skillnader("letter", sparade_brev(varld), orakel.brev)
    yield from _skillnader("plan that was told", *_sagda_planer(varld, orakel))
    yield from (f"{brev} left more than once" for brev in varld.post.dubbla)
    yield from (f"{a.plats}: {a.mening}" for a in motor.verifiera(varld.program).avvikelser)


def _skillnader(vad: str, har: Mapping[Any, object], ska: Mapping[Any, object]) -> Iterator[str]:
    for nyckel in sorted(har.keys() | ska.keys(), key=str):
        if har.get(nyckel) != ska.get(nyckel):
            yield f"{vad} {nyckel}: is {har.get(nyckel)}, ought to be {ska.get(nyckel)}"


def _sagda_planer(varld: Varld, orakel: Orakel) -> tuple[Mapping[str, Plan], Mapping[str, Plan]]:
    """What has been told of the plan of each case that somebody prepares: as stored, and as it must be."""
    ska = {id_: f.sagt for id_, f in orakel.fall.items() if f.obeslutat and f.handlaggare is not None}
    with varld.program.databas.las() as f:
        return {id_: dict(planbesked.las(f, id_).steg) for id_ in ska}, ska


def sparade_varningar(varld: Varld) -> dict[Nyckel, str]:
    """Every warning in the store, and what became of it."""
    arenden = {rad.arende for rad in varld.bok if rad.arende}
    with varld.program.databas.las() as f:
        alla = [v for arende in arenden for v in varningar.for_arende(f, arende)]
    return {(v.subjekt, v.regel, date.fromisoformat(v.datum), v.roll): v.lage for v in alla}


def sparade_brev(varld: Varld) -> dict[tuple[str, date], Brev]:
    """Every morning letter in the store, by person and local day."""
    with varld.program.databas.las() as f:
        alla = brevlada.lista(f, antal=10**6)
    ut = {}
    for brev in (b for b in alla if b.slag == "morgon"):
        rader = {(r.arende, r.regel, r.datum, r.roll): r.person_for for r in rader_ur_text(brev.rader)}
        fore: dict[Nyckel, Plan] = {
            (r.arende, r.regel, r.datum, r.roll): dict(r.plan.steg)
            for r in rader_ur_text(brev.rader)
            if r.plan is not None
        }
        ut[str(brev.person), date.fromisoformat(brev.dag)] = Brev(rader=rader, lage=brev.lage, fore=fore)
    return ut
