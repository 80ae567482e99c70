"""What the tests of warnings and letters ask the store, and how they let a worker have its turn."""

import multiprocessing
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from attrs import define, field, frozen
from sqlalchemy import text

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import brevlada, varningar
from arbetsflode.lager.forbindelse import Sats
from arbetsflode.motor.transaktion import rader_ur_text
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import NAMND
from tests.programbyggare import Installation, Lopp, aktor, registrera, stall
from tillstand.behorighet import Franvaro, Rollinnehav
from tillstand.fel import Leveransfel
from tillstand.svarstid import Svarstid

STOCKHOLM = ZoneInfo("Europe/Stockholm")
KOMMANDE = "2011-10-31"
"""A svarstid: Monday four weeks ahead of the tests' today, Monday 3 October 2011."""


def kl(text_: str) -> datetime:
    """A moment as the clock on the wall shows it: ”2011-10-31 07:00”."""
    return datetime.fromisoformat(text_).replace(tzinfo=STOCKHOLM)


def fall(program: Program, svarstid: str | None = KOMMANDE, *, enhet: str = "familj") -> Lopp:
    """A case in the hands of its handläggare."""
    return mottaget(program, svarstid).gor("fordela", "fordelare", enhet=enhet)


def mottaget(program: Program, svarstid: str | None = KOMMANDE) -> Lopp:
    """A case that nobody has distributed."""
    dag = date.fromisoformat(svarstid) if svarstid else None
    return registrera(program, svarstid=Svarstid(datum=dag))


def sagda(program: Program, lopp: Lopp) -> dict[tuple[str, str, str], str]:
    """The warnings of a case and what became of them: (rule, day, role) -> state."""
    with program.databas.las() as f:
        return {(v.regel, v.datum, v.roll): v.lage for v in varningar.for_arende(f, lopp.id)}


@frozen(kw_only=True)
class Brev:
    """A letter as the tests look at it."""

    person: str | None
    dag: str
    lage: str
    steg: tuple[tuple[str, str], ...]
    """Its lines: rule and day."""
    fel: str | None
    nyckel: str

    @property
    def regler(self) -> tuple[str, ...]:
        """The rules of its lines."""
        return tuple(regel for regel, _ in self.steg)


def breven(program: Program, slag: str = "morgon") -> list[Brev]:
    """The letters of a kind, by day and person."""
    with program.databas.las() as f:
        alla = [b for b in brevlada.lista(f, antal=10**6) if b.slag == slag]
    ut = [
        Brev(
            person=b.person,
            dag=b.dag,
            lage=b.lage,
            steg=tuple((r.regel, r.datum.isoformat()) for r in rader_ur_text(b.rader)),
            fel=b.fel,
            nyckel=b.nyckel,
        )
        for b in alla
    ]
    return sorted(ut, key=lambda b: (b.dag, b.person or "", b.nyckel))


def svep(program: Program, nar: datetime) -> motor.Sveprapport:
    """Sweep at a moment."""
    stall(program, nar)
    return motor.svep(program)


def svep_och_skriv(program: Program, nar: datetime) -> int:
    """The worker's turn at a moment, up to the letters in the box; the number of morning letters."""
    stall(program, nar)
    assert not motor.svep(program).pausat
    return motor.skriv_morgonbrev(program)


def borta(program: Program, person: str, dag: str, ersattare: str | None = None, *, till: str = "") -> None:
    """Somebody is away."""
    fran, sista = date.fromisoformat(dag), date.fromisoformat(till or dag)
    _importera(program, franvaro=(Franvaro(person=person, fran=fran, till=sista, ersattare=ersattare),))


def ge_roll(program: Program, person: str, roll: str, enhet: str = "", **dagar: str) -> None:
    """A role begins (`fran`), or ends (`till`)."""
    namnd = NAMND if roll != "administrator" else ""
    dagarna: dict[str, Any] = {namn: date.fromisoformat(dag) for namn, dag in dagar.items()}
    _importera(
        program,
        roller=(Rollinnehav(person=person, roll=roll, namnd=namnd, enhet=enhet, **dagarna),),
    )


def _importera(program: Program, **uppgifter: Any) -> None:
    motor.importera_personer(
        program,
        aktor("administrator"),
        uppgifter=Personuppgifter(**uppgifter),
        nyckel=program.slump(8).hex(),
    )


def skriv_i_basen(program: Program, sats: str, **varden: object) -> None:
    """Change the store behind the program's back."""
    with program.databas.skriv() as f:
        f.kor(Sats(text(sats)), varden)


@define
class Post:
    """A way out that does what its script says, letter by letter, and keeps what got away."""

    manus: list[Leveransfel | None] = field(factory=list)
    till: str | None = None
    """Only letters to this address follow the script."""
    skickade: list[tuple[str, EmailMessage]] = field(factory=list)

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Take a letter, or fail."""
        if self.manus and self.till in (None, adress):
            utfall = self.manus.pop(0)
            if utfall is not None:
                raise utfall
        self.skickade.append((adress, meddelande))

    @property
    def per_brev(self) -> Counter[str]:
        """How often each Message-ID got away."""
        return Counter(str(m["Message-ID"]) for _, m in self.skickade)


TILLFALLIGT = Leveransfel("451 försök senare")
BESTAENDE = Leveransfel("550 finns inte", bestaende=True)
OVISST = Leveransfel("linjen bröts efter DATA", oviss=True)

Gor = Callable[[Program, Path], Any]


def samtidigt(installation: Installation, nu: datetime, gor: Gor, antal: int = 3) -> list[Any]:
    """Let several processes open the installation at a moment and do the same thing at once; what each
    returns, or the class of what it raised. `gor` is a function of a module."""
    sammanhang = multiprocessing.get_context("forkserver")
    sammanhang.set_forkserver_preload([__name__])
    grind = sammanhang.Barrier(antal)
    ror = [sammanhang.Pipe(duplex=False) for _ in range(antal)]
    processer = [
        sammanhang.Process(target=_i_egen_process, args=(installation, nu, gor, nummer + 50, grind, skriv))
        for nummer, (_, skriv) in enumerate(ror)
    ]
    for process in processer:
        process.start()
    for _, skriv in ror:
        skriv.close()
    svar = [_svar(las) for las, _ in ror]
    for process in processer:
        process.join(60)
        process.close()
    return svar


def _svar(las: Any) -> Any:
    with las:
        try:
            return las.recv()
        except EOFError:
            return "dog"


def _i_egen_process(
    installation: Installation, nu: datetime, gor: Gor, fro: int, grind: Any, skriv: Any
) -> None:
    grind.wait(60)
    try:
        with installation.oppna(Stallklocka(nu), fro=fro) as program:
            svar = gor(program, installation.mapp)
    except Exception as fel:  # noqa: BLE001 - the test judges what a process died of
        svar = type(fel).__name__
    with skriv:
        skriv.send(svar)
