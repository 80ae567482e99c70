"""The morning letters: one for each person and working day, composed once, from 07:00 local time.

They wait until no open case is unswept before *that* 07:00; what changes later never delays them.
"""

from collections import defaultdict
from datetime import UTC, date, datetime, time

from attrs import field, frozen

from arbetsflode.lager import arenden, brevlada, lagen, planbesked, varningar
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.varningar import ATERKALLAD, I_BREV, OMADRESSERAS, Varning
from arbetsflode.motor.planfoljder import SENASTE_MORGON, varningen_galler
from arbetsflode.motor.svep import stall_at_sidan
from arbetsflode.motor.transaktion import egna_brev, rader_ur_text
from arbetsflode.program import PROGRAMFEL, Program
from notiser import bevakning
from notiser.brev import Rad, morgonbrev
from notiser.mottagare import Adressat, mottagare
from notiser.planrader import PLAN_ANDRAD, PLANREGLER
from tillstand.arbetsdagar import STOCKHOLM
from tillstand.arende import Arende, Nar
from tillstand.behorighet import Organisation
from tillstand.fel import Remissfel, Upptaget

KLOCKAN = time(7, 0)
"""When a working day begins, local time."""


@frozen(kw_only=True)
class _Morgon:
    """What composing needs to know: who is there, and what day it is."""

    program: Program
    f: Forbindelse
    organisation: Organisation
    nar: Nar
    _har_brev: dict[str, bool] = field(factory=dict)

    def har_brev(self, person: str) -> bool:
        """Whether the person has this morning's letter already: the clock has been here before."""
        if person not in self._har_brev:
            nyckel = morgonbrev(person, self.nar.idag, ()).nyckel
            self._har_brev[person] = brevlada.med_nyckel(self.f, nyckel) is not None
        return self._har_brev[person]


def skriv_morgonbrev(program: Program) -> int:
    """Compose the letters of this morning if it is time; the number of letters. Exactly one of several
    processes composes a morning."""
    nu = program.klocka.nu()
    nar = Nar.vid(nu)
    sju = datetime.combine(nar.idag, KLOCKAN, tzinfo=STOCKHOLM).astimezone(UTC)
    if not program.dagar.ar_arbetsdag(nar.idag) or nar.noterat < sju:
        return 0
    with program.databas.skriv() as f:
        senast = lagen.las(f, SENASTE_MORGON)
        if senast is not None and senast >= nar.idag.isoformat():
            return 0
        if varningar.nagot_kvar(f, sju, program.grunddata(f).generation):
            return 0
        if lagen.hall(f, SENASTE_MORGON) != senast:
            return 0
        lagen.skriv(f, SENASTE_MORGON, nar.idag.isoformat())
        organisation = program.organisation(f)
        return _skriv(_Morgon(program=program, f=f, organisation=organisation, nar=nar))


def _skriv(morgon: _Morgon) -> int:
    personernas: dict[str, list[Rad]] = defaultdict(list)
    per_arende: dict[str, list[Varning]] = defaultdict(list)
    for varning in varningar.att_saga(morgon.f, morgon.nar.idag.isoformat()):
        per_arende[varning.subjekt].append(varning)
    for id_, arendets in per_arende.items():
        for person, rader in _arendets_rader(morgon, id_, arendets).items():
            personernas[person] += rader
    utkast = [morgonbrev(p, morgon.nar.idag, rader) for p, rader in sorted(personernas.items())]
    for brev in egna_brev(morgon.program, utkast, morgon.nar):
        brevlada.lagg(morgon.f, brev)
    return len(utkast)


def _arendets_rader(morgon: _Morgon, id_: str, arendets: list[Varning]) -> dict[str, list[Rad]]:
    try:
        arende = arenden.las(morgon.f, morgon.program.register, id_).arende
        par = [(v, _rader(morgon, arende, v)) for v in arendets]
    except Upptaget:
        raise
    except (Remissfel, *PROGRAMFEL) as fel:
        stall_at_sidan(morgon.program, morgon.f, id_, fel, morgon.nar.noterat)
        return {}
    ut: dict[str, list[Rad]] = defaultdict(list)
    for varning, (lage, rader) in par:
        varningar.satt_lage(morgon.f, varning, lage)
        for person, rad in rader.items():
            ut[person].append(rad)
    return ut


def _rader(morgon: _Morgon, arende: Arende, varning: Varning) -> tuple[str, dict[str, Rad]]:
    """What becomes of a warning, and its line for each who is told now.

    As long as somebody who is to be told cannot be (nobody holds any role, or this morning's letter has
    already been written) the warning waits for another morning.
    """
    datum = date.fromisoformat(varning.datum)
    if not _galler(morgon, arende, varning, datum):
        return ATERKALLAD, {}
    adressater = mottagare(varning.roll, arende, morgon.organisation, morgon.nar.idag)
    redan = _redan_sagt(morgon.f, varning) if varning.lage == OMADRESSERAS else frozenset()
    nya = [a for a in adressater if a.person not in redan]
    rader = {a.person: _rad(morgon, arende, varning, datum, a) for a in nya if not morgon.har_brev(a.person)}
    return (I_BREV if adressater and len(rader) == len(nya) else OMADRESSERAS), rader


def _galler(morgon: _Morgon, arende: Arende, varning: Varning, datum: date) -> bool:
    program, f = morgon.program, morgon.f
    if varning.regel in PLANREGLER:
        return varningen_galler(program, f, arende, varning.regel, morgon.nar.idag)
    steg = [s for s in program.kommun.trappa if s.namn == varning.regel and varning.roll in s.roller]
    villkor = program.villkor(arende.namnd)
    return bevakning.galler(arende, steg, program.kalender(f), villkor, regel=varning.regel, datum=datum)


def _rad(morgon: _Morgon, arende: Arende, varning: Varning, datum: date, adressat: Adressat) -> Rad:
    om_planen = varning.regel in PLANREGLER
    return Rad(
        slag="plan" if om_planen else "varning",
        plan=planbesked.las(morgon.f, arende.id) if varning.regel == PLAN_ANDRAD else None,
        arende=arende.id,
        regel=varning.regel,
        datum=datum,
        roll=varning.roll,
        version=arende.version,
        person_for=adressat.for_,
    )


def _redan_sagt(f: Forbindelse, varning: Varning) -> frozenset[str]:
    """Who has already got a letter with this warning, or has one on the way."""
    nyckel = (varning.subjekt, varning.regel, varning.datum, varning.roll)
    return frozenset(
        brev.person
        for brev in brevlada.for_arende(f, varning.subjekt)
        if brev.person is not None
        and brev.slag == "morgon"
        and brev.lage != "aterkallad"
        and any((r.arende, r.regel, r.datum.isoformat(), r.roll) == nyckel for r in rader_ur_text(brev.rader))
    )
