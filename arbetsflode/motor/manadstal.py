"""The figures of each month, worked out by night: what was answered, how much in time, after how long.

A case counts in the month in which its answer left the house. Its days in a state are calendar days until
the next state was reached for good: what came back to beredning was there all the time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from attrs import define, field

from arbetsflode.lager import lagen, oversikt
from arbetsflode.lager.oversikt import Manadstal
from arbetsflode.program import PROGRAMFEL, Program
from tillstand.arbetsdagar import STOCKHOLM, lokal_dag
from tillstand.arende import Arende, Nar
from tillstand.fel import Remissfel, Upptaget
from tillstand.remiss import Remiss

BUNT = 200
"""Cases read at a time."""
BESVARADE, I_TID, UTAN_SVARSTID, MEDIANDAGAR = "besvarade", "i_tid", "utan_svarstid", "mediandagar"
"""The measures: answers to cases with a svarstid, those of them that were in time, answers to the others,
and for each state the median (the lower one) of the days there."""
_RAKNAT = "manadstal_raknade"
"""The local day when it was last done."""


@define
class _Manad:
    """What is counted of a month; days by how many cases had so many: never more than there are days."""

    besvarade: int = 0
    i_tid: int = 0
    utan_svarstid: int = 0
    dagar: dict[str, Counter[int]] = field(factory=lambda: defaultdict(Counter))

    def rakna(self, remiss: Remiss, svarade: date) -> None:
        """Count a case that was answered."""
        svarstid = remiss.slutdag
        if svarstid is None:
            self.utan_svarstid += 1
        else:
            self.besvarade += 1
            self.i_tid += svarade <= svarstid
        for tillstand, dagar in _dagar_i(remiss, svarade):
            self.dagar[tillstand][dagar] += 1


def rakna_manader(program: Program) -> int:
    """Work out the figures of this month and the one before, or of all months when there are none; for how
    many nämnder and months there are figures now. Done once a local day; again changes nothing.

    Every answered case is passed by id, some at a time; only those that something has happened to since the
    first of the months are read. Memory grows with the number of months alone.
    """
    idag = Nar.vid(program.klocka.nu()).idag
    with program.databas.las() as f:
        if (lagen.las(f, _RAKNAT) or "") >= idag.isoformat():
            return 0
        fran = _forra_manaden(idag) if oversikt.har_manadstal(f) else None
    fran_manad = f"{fran:%Y-%m}" if fran else ""
    raknade = {k: m for k, m in _rakna(program, fran).items() if k[1] >= fran_manad}
    with program.databas.skriv() as f:
        if (lagen.hall(f, _RAKNAT) or "") >= idag.isoformat():
            return 0
        oversikt.ersatt_manadstal(f, _rader(raknade), fran=fran_manad)
        lagen.skriv(f, _RAKNAT, idag.isoformat())
    return len(raknade)


def _forra_manaden(dag: date) -> date:
    return (dag.replace(day=1) - timedelta(1)).replace(day=1)


def _rakna(program: Program, fran: date | None) -> dict[tuple[str, str], _Manad]:
    ut: dict[tuple[str, str], _Manad] = defaultdict(_Manad)
    for namnd in program.kommun.namnder:
        for remiss in _besvarade(program, namnd, fran):
            if remiss.overlamnad is not None:
                svarade = remiss.overlamnad.overlamnat.dag
                ut[namnd, f"{svarade:%Y-%m}"].rakna(remiss, svarade)
    return ut


def _besvarade(program: Program, namnd: str, fran: date | None) -> Iterator[Remiss]:
    """The answered remisser, a bunch in each transaction; what cannot be read is the sweep's to tell."""
    sedan = datetime.combine(fran, time(), tzinfo=STOCKHOLM).astimezone(UTC) if fran else None
    efter = ""
    while True:
        with program.databas.las() as f:
            rader = oversikt.besvarade(f, namnd, efter=efter, antal=BUNT, sedan=sedan)
        if not rader:
            return
        efter = rader[-1][0]
        for rad in rader:
            try:
                arende: Arende = program.register.bygg(rad).arende
            except Upptaget:
                raise
            except (Remissfel, *PROGRAMFEL):
                continue
            if isinstance(arende, Remiss):
                yield arende


def _dagar_i(remiss: Remiss, svarade: date) -> Iterator[tuple[str, int]]:
    beredning, forslag = remiss.beredning, remiss.forslag
    beslut, justerad = remiss.namndbeslut, remiss.justerad
    borjade = (
        ("mottagen", lokal_dag(remiss.registrerad)),
        ("beredning", beredning.fordelad.dag if beredning else None),
        ("forslag", forslag.framlagt.dag if forslag else None),
        ("namndbeslut", beslut.beslutsdag if beslut else None),
        ("justerad", justerad.dag if justerad else None),
        ("", svarade),
    )
    kanda = [(tillstand, dag) for tillstand, dag in borjade if dag is not None]
    for (tillstand, dag), (_, nasta) in pairwise(kanda):
        yield tillstand, max((nasta - dag).days, 0)


def _rader(raknade: dict[tuple[str, str], _Manad]) -> Iterator[Manadstal]:
    for (namnd, manad), ett in raknade.items():
        yield Manadstal(namnd, manad, BESVARADE, "", ett.besvarade)
        yield Manadstal(namnd, manad, I_TID, "", ett.i_tid)
        yield Manadstal(namnd, manad, UTAN_SVARSTID, "", ett.utan_svarstid)
        for tillstand, dagar in ett.dagar.items():
            yield Manadstal(namnd, manad, MEDIANDAGAR, tillstand, _median(dagar))


def _median(dagar: Counter[int]) -> int:
    """The lower median of days that so many cases had."""
    kvar = (dagar.total() + 1) // 2
    for antal_dagar in sorted(dagar):
        kvar -= dagar[antal_dagar]
        if kvar <= 0:
            return antal_dagar
    return 0
