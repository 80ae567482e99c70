"""From 1 October the nämnd's secretary is asked for next year's calendar, once a month until it is there.

In January a calendar that never came is still asked for, where the nämnd has had one before.
"""

from datetime import UTC, date, datetime

from arbetsflode.lager import brevlada, lagen
from arbetsflode.lager.brevlada import NyttBrev
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.morgon import KLOCKAN
from arbetsflode.program import Program
from notiser.brev import Brevslag
from notiser.mottagare import innehavare_pa_plats
from tillstand.arbetsdagar import STOCKHOLM
from tillstand.arende import Nar
from tillstand.behorighet import rollnyckel
from tillstand.kalender import Namndkalender

FRAN_MANAD = 10
_FRAGAT = "kalendern_efterfragad"
"""The local day when it was last seen to."""


def fraga_efter_kalendern(program: Program) -> int:
    """Write what is to be asked this month; the number of new letters. Doing it again changes nothing."""
    nar = Nar.vid(program.klocka.nu())
    sju = datetime.combine(nar.idag, KLOCKAN, tzinfo=STOCKHOLM).astimezone(UTC)
    if not program.dagar.ar_arbetsdag(nar.idag) or nar.noterat < sju:
        return 0
    with program.databas.las() as f:
        if (lagen.las(f, _FRAGAT) or "") >= nar.idag.isoformat():
            return 0
    with program.databas.skriv() as f:
        if (lagen.hall(f, _FRAGAT) or "") >= nar.idag.isoformat():
            return 0
        lagen.skriv(f, _FRAGAT, nar.idag.isoformat())
        return sum(_fraga(program, f, kod, nar) for kod in program.kommun.namnder)


def saknat_ar(kalender: Namndkalender, idag: date) -> int | None:
    """The year whose calendar is to be asked for, or None."""
    har = kalender.beslutade_ar()
    if idag.month >= FRAN_MANAD and idag.year + 1 not in har:
        return idag.year + 1
    return idag.year if har and max(har) < idag.year else None


def _fraga(program: Program, f: Forbindelse, namnd: str, nar: Nar) -> int:
    ar = saknat_ar(program.kalender(f).for_namnd(namnd), nar.idag)
    if ar is None:
        return 0
    vilka = innehavare_pa_plats(rollnyckel("namndsekreterare", namnd), program.organisation(f), nar.idag)
    for adressat in vilka:
        brev = NyttBrev(
            id=program.nytt_id(),
            nyckel=kalendernyckel(namnd, ar, nar.idag, adressat.person),
            slag=Brevslag.KALENDER,
            person=adressat.person,
            adress=None,
            dag=nar.idag.isoformat(),
            rader="[]",
            nu=nar.noterat,
        )
        brevlada.lagg(f, brev)
    return len(vilka)


def kalendernyckel(namnd: str, ar: int, dag: date, person: str) -> str:
    """The key of the letter: one for each nämnd, year, month and person."""
    return f"kalender:{namnd}:{ar}:{dag:%Y-%m}:{person}"
