"""The naive oracle: which warnings and which morning letters must there be, day by day and case by case.

It reads the book and knows nothing else of what was done; the rules stand in `regler`, who reads in `folk`,
what is told of plans in `planvakt`.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from attrs import define, field

from tests.motor.simulering.bok import Bok, Notering
from tests.motor.simulering.dagar import EN_DAG, arbetsdag, faller, lokalt
from tests.motor.simulering.fakta import FAKTA, ROR_PLANEN
from tests.motor.simulering.folk import Folk
from tests.motor.simulering.planvakt import BORTA, PLAN_ANDRAD, ROLL, Planvakt
from tests.motor.simulering.regler import Fall, Plan, forsta_fran, paminnelser, planen
from tests.motor.simulering.sammantraden import Sammantraden

Nyckel = tuple[str, str, date, str]
"""Case, rule, day, role."""


@define
class Brev:
    """A morning letter: its lines (warning, and for whom the reader stands in) and what became of it."""

    rader: dict[Nyckel, str | None] = field(factory=dict)
    lage: str = "vantar"
    fore: dict[Nyckel, Plan] = field(factory=dict)
    """What the reader knew before, by each line that says that a plan has changed."""


@define
class Orakel:
    """Walks the book and says what must have come of it."""

    fall: dict[str, Fall] = field(factory=dict)
    folk: Folk = field(factory=Folk)
    planer: Planvakt = field(init=False)
    varningar: dict[Nyckel, str] = field(factory=dict)
    brev: dict[tuple[str, date], Brev] = field(factory=dict)
    skrivna_morgnar: set[date] = field(factory=set)
    senaste_svep: datetime | None = None
    pausat: bool = False
    """Whether the schedulers stand still since the clock has gone back."""
    trappa: dict[str, tuple[str, ...]] = field(factory=dict)
    """For whom a rung is by the municipality's own ladder; for nobody when it has been taken out."""
    fel: list[str] = field(factory=list)
    """Where the schedulers paused and should not have, or the other way round."""
    indragna: Counter[str] = field(factory=Counter)
    """Lines withdrawn when their letter left: for somebody else, or over."""

    def __attrs_post_init__(self) -> None:
        self.planer = Planvakt(self.folk)

    @property
    def moten(self) -> Sammantraden:
        """The nämnd's calendar."""
        return self.planer.moten

    def las(self, bok: Bok) -> None:
        """Every note in the order in which it was written: the clock may have gone back in between."""
        for rad in bok:
            _GOR[rad.vad](self, rad)

    def _star(self, nyckel: Nyckel, idag: date, mot: Plan | None = None) -> bool:
        """Whether a reminder still stands on its day, for that role; what is said of a plan is held against
        today and against what has been told, or what a letter says was told."""
        arende, regel, dag, roll = nyckel
        fall = self.fall[arende]
        if regel in ROLL:
            return self.planer.galler(regel, fall, idag, fall.sagt if mot is None else mot)
        return any(
            (r, d) == (regel, dag) and roll in self.trappa.get(r, roller)
            for r, d, roller in paminnelser(fall, self.moten)
        )

    def svep(self, rad: Notering) -> None:
        """Write down every reminder that has fallen due since somebody last looked; nothing at all while
        the clock is more than five minutes behind."""
        self.pausat = self.senaste_svep is not None and self.senaste_svep - rad.nar > timedelta(minutes=5)
        if self.pausat != rad.varden["pausat"]:
            self.fel.append(f"{rad.nar}: paused is {not self.pausat}")
        if self.pausat:
            return
        self.senaste_svep = max(self.senaste_svep or rad.nar, rad.nar)
        for arende, fall in self.fall.items():
            if fall.osvept is not None and fall.osvept <= rad.nar:
                self._skriv_forfallna(arende, fall, rad.nar)
            if fall.kalendern_andrad:
                fall.kalendern_andrad = False
                if self.planer.ar_andrad(fall, fall.sagt):
                    self._att_saga(arende, PLAN_ANDRAD, rad.nar)
                    self.om_borta(arende, rad.nar)

    def _skriv_forfallna(self, arende: str, fall: Fall, nu: datetime) -> None:
        assert fall.osvept is not None
        for regel, dag, roller in paminnelser(fall, self.moten):
            if fall.osvept <= faller(dag) <= nu:
                for roll in self.trappa.get(regel, roller):
                    self.varningar.setdefault((arende, regel, dag, roll), "vantar")
        fall.osvept = forsta_fran(fall, self.moten, nu + timedelta(microseconds=1))

    def om_borta(self, arende: str, nu: datetime) -> None:
        """The chef is told of a handläggare who is away when the plan needs one."""
        if self.planer.ar_borta(self.fall[arende], lokalt(nu).date()):
            self._att_saga(arende, BORTA, nu)

    def _att_saga(self, arende: str, regel: str, nu: datetime) -> None:
        """To be told in the next letters that are not written yet: today's or tomorrow's."""
        idag = lokalt(nu).date()
        dag = idag + EN_DAG if idag in self.skrivna_morgnar else idag
        self.varningar.setdefault((arende, regel, dag, ROLL[regel]), "vantar")

    def ny_trappa(self, rad: Notering) -> None:
        """The municipality's own ladder counts from now on, and every case is looked at by it."""
        self.trappa = {**rad.varden["roller"], **dict.fromkeys(rad.varden["utan"], ())}
        for fall in self.fall.values():
            fall.kalendern_andrad = True

    def kalendern(self, rad: Notering) -> None:
        """From now on every plan goes by the new calendar, and every case is looked at by it."""
        for dag, vad, till in rad.varden["moten"]:
            self.moten.skriv(dag, vad, till)
        for fall in self.fall.values():
            fall.kalendern_andrad = True
            fall.osvept = forsta_fran(fall, self.moten, min(fall.osvept or rad.nar, rad.nar))

    def klockan_bekraftad(self, rad: Notering) -> None:
        """The clock is right as it stands: what was done by a clock ahead of it binds nobody."""
        self.senaste_svep = rad.nar
        idag = lokalt(rad.nar).date()
        self.skrivna_morgnar = {dag for dag in self.skrivna_morgnar if dag < idag}

    def morgon(self, rad: Notering) -> None:
        """From seven on a working day: one letter to each, with what holds and nobody has told."""
        lokal = lokalt(rad.nar)
        dag = lokal.date()
        if self.pausat or not arbetsdag(dag) or lokal.time() < time(7) or dag in self.skrivna_morgnar:
            return
        self.skrivna_morgnar.add(dag)
        har_brev = {person for person, morgon in self.brev if morgon == dag}
        for nyckel, lage in list(self.varningar.items()):
            if lage in ("vantar", "omadresseras") and nyckel[2] <= dag:
                self._sag(nyckel, dag, har_brev, set() if lage == "vantar" else self._har_fatt(nyckel))

    def _sag(self, nyckel: Nyckel, dag: date, har_brev: set[str], har_fatt: set[str]) -> None:
        """Tell one reminder; whoever has this morning's letter already is told another morning."""
        fall = self.fall[nyckel[0]]
        if not self._star(nyckel, dag):
            self.varningar[nyckel] = "aterkallad"
            return
        alla = self.folk.vem(nyckel[3], fall, dag)
        for person, for_ in alla.items():
            if person not in har_fatt | har_brev:
                brev = self.brev.setdefault((person, dag), Brev())
                brev.rader[nyckel] = for_
                if nyckel[1] == PLAN_ANDRAD:
                    brev.fore[nyckel] = fall.sagt
        senare = (alla.keys() - har_fatt) & har_brev
        self.varningar[nyckel] = "i_brev" if alla and not senare else "omadresseras"

    def _har_fatt(self, nyckel: Nyckel) -> set[str]:
        return {p for (p, _), b in self.brev.items() if nyckel in b.rader and b.lage != "aterkallad"}

    def sand(self, rad: Notering) -> None:
        """A morning's letters leave with the lines that hold now; the rest is for somebody else, or over."""
        dag = lokalt(rad.nar).date()
        for (person, skrivet), brev in self.brev.items():
            if skrivet != rad.varden["dag"] or brev.lage != "vantar":
                continue
            kvar = [
                n
                for n in brev.rader
                if self._star(n, dag, brev.fore.get(n)) and person in self._vilka(n, dag)
            ]
            for fall in (self.fall[n[0]] for n in kvar if n in brev.fore):
                fall.sagt = planen(fall, self.moten)
            for nyckel in (n for n in brev.rader if n not in kvar):
                self.varningar[nyckel] = "omadresseras" if self._star(nyckel, dag) else "aterkallad"
                self.indragna[self.varningar[nyckel]] += 1
            brev.lage = "skickad" if kvar else "aterkallad"
            if kvar:
                brev.rader = {n: f for n, f in brev.rader.items() if n in kvar}
                brev.fore = {n: f for n, f in brev.fore.items() if n in kvar}

    def posten_gick(self, rad: Notering) -> None:
        """What lay in the box has left."""
        self.planer.posten_gick(lokalt(rad.nar).date())

    def _vilka(self, nyckel: Nyckel, dag: date) -> set[str]:
        return set(self.folk.vem(nyckel[3], self.fall[nyckel[0]], dag))


def _registrerad(orakel: Orakel, rad: Notering) -> None:
    fall = Fall(registrerad=lokalt(rad.nar).date(), svarstid=rad.varden["svarstid"])
    fall.osvept = forsta_fran(fall, orakel.moten, rad.nar)
    orakel.fall[rad.arende] = fall


def _faktum(orakel: Orakel, rad: Notering) -> None:
    """The case is as the note says, and is looked at from now on, or from where nobody has looked yet."""
    fall, idag = orakel.fall[rad.arende], lokalt(rad.nar).date()
    forut = orakel.planer.forut(fall)
    FAKTA[rad.vad](fall, rad.varden, idag)
    fran = min(fall.osvept or rad.nar, rad.nar)
    fall.osvept = forsta_fran(fall, orakel.moten, fran)
    if rad.vad in ROR_PLANEN:
        orakel.planer.gjort(fall, forut, rad.varden.get("av", ""), idag)
        orakel.om_borta(rad.arende, rad.nar)


def _roll(orakel: Orakel, rad: Notering) -> None:
    v = rad.varden
    orakel.folk.roller[v["person"], v["roll"], v["enhet"], v["fran"]] = v["till"]


def _franvaro(orakel: Orakel, rad: Notering) -> None:
    v = rad.varden
    orakel.folk.borta[v["person"], v["fran"]] = (v["till"], v["ersattare"])
    for arende in orakel.planer.hos(v["person"], orakel.fall):
        orakel.om_borta(arende, rad.nar)


def _enhet(orakel: Orakel, rad: Notering) -> None:
    orakel.folk.over[rad.varden["kod"]] = rad.varden["over"]


_GOR: dict[str, Callable[[Orakel, Notering], None]] = {
    "svep": Orakel.svep,
    "morgon": Orakel.morgon,
    "sand": Orakel.sand,
    "posten_gick": Orakel.posten_gick,
    "kalendern": Orakel.kalendern,
    "trappa": Orakel.ny_trappa,
    "klockan_bekraftad": Orakel.klockan_bekraftad,
    "registrerad": _registrerad,
    "roll": _roll,
    "franvaro": _franvaro,
    "enhet": _enhet,
    **dict.fromkeys(FAKTA, _faktum),
}
