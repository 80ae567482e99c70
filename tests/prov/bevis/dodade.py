"""SIGKILL before and after every call to the database, of every use case that writes."""

from arbetsflode import motor
from tests.prov.avbrott import avbrutna
from tests.prov.ram import SORTER, Bevis, Prov
from tests.prov.scener import LASANDE, SCENER


def dodade(prov: Prov) -> None:
    """Kill at as many points as the dose allows, spread over use cases and databases by the seed."""
    par = [(sort, scen) for sort in SORTER for scen in SCENER]
    if prov.dos < len(par) * 2:
        par = prov.slump.sample(par, max(1, prov.dos // 4))
    for nummer, (sort, scen) in enumerate(par):
        prov.framsteg(f"{nummer} of {len(par)} use cases, {prov.raknat['kills']} kills")
        avbrutna(prov, sort, scen, hogst=-(-prov.dos // len(par)))
    for saknad in sorted(_skrivande() - {scen.over for scen in SCENER}):
        prov.krav(False, f"motor.{saknad} writes, or may write, and is killed by no scene")


def _skrivande() -> set[str]:
    """The use cases, but for those that are known to write nothing."""
    return {namn for namn in motor.__all__ if namn[0].islower()} - LASANDE


BEVIS = (
    Bevis(
        namn="dodade",
        rad="SIGKILL before and after every database call of every use case, both databases",
        mal="0 lost acknowledged, 0 half-done, 0 doubled; asked again, the one answer",
        liten=4,
        full=1_000_000,
        kor=dodade,
        sekunder=1000,
    ),
)
