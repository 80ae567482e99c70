"""The naive oracle: which warnings and which morning letters must there be, day by day and case by case.

It reads the book and knows nothing else of what was done; the rules stand in `regler`, who reads in `folk`.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from attrs import define, field

from tests.motor.simulering.bok import Bok, Notering
from tests.motor.simulering.folk import Folk
from tests.motor.simulering.regler import (
    Fall,
    arbetsdag,
    faller,
    forsta_fran,
    lokalt,
    paminnelser,
)

Nyckel = tuple[str, str, date, str]
"""Case, rule, day, role."""


@define
class Brev:
    """A morning letter: its lines (warning, and for whom the reader stands in) and what became of it."""

    rader: dict[Nyckel, str | None] = field(factory=dict)
    lage: str = "vantar"


@define
class Orakel:
    """Walks the book and says what must have come of it."""

    fall: dict[str, Fall] = field(factory=dict)
    folk: Folk = field(factory=Folk)
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

    def las(self, bok: Bok) -> None:
        """Every note in the order in which it was written: the clock may have gone back in between."""
        for rad in bok:
            _GOR[rad.vad](self, rad)

    def _star(self, nyckel: Nyckel) -> bool:
        """Whether a reminder still stands on its day, for that role."""
        arende, regel, dag, roll = nyckel
        return any(
            (r, d) == (regel, dag) and roll in self.trappa.get(r, roller)
            for r, d, roller in paminnelser(self.fall[arende])
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
            if fall.osvept is None or fall.osvept > rad.nar:
                continue
            for regel, dag, roller in paminnelser(fall):
                if fall.osvept <= faller(dag) <= rad.nar:
                    for roll in self.trappa.get(regel, roller):
                        self.varningar.setdefault((arende, regel, dag, roll), "vantar")
            fall.osvept = forsta_fran(fall, rad.nar + timedelta(microseconds=1))

    def ny_trappa(self, rad: Notering) -> None:
        """The municipality's own ladder counts from now on."""
        self.trappa = {**rad.varden["roller"], **dict.fromkeys(rad.varden["utan"], ())}

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
        if not self._star(nyckel):
            self.varningar[nyckel] = "aterkallad"
            return
        alla = self.folk.vem(nyckel[3], self.fall[nyckel[0]], dag)
        for person, for_ in alla.items():
            if person not in har_fatt | har_brev:
                self.brev.setdefault((person, dag), Brev()).rader[nyckel] = for_
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
            borta = [n for n in brev.rader if not (self._star(n) and person in self._vilka(n, dag))]
            for nyckel in borta:
                self.varningar[nyckel] = "omadresseras" if self._star(nyckel) else "aterkallad"
                self.indragna[self.varningar[nyckel]] += 1
            brev.lage = "aterkallad" if len(borta) == len(brev.rader) else "skickad"
            if brev.lage == "skickad":
                brev.rader = {n: f for n, f in brev.rader.items() if n not in borta}

    def _vilka(self, nyckel: Nyckel, dag: date) -> set[str]:
        return set(self.folk.vem(nyckel[3], self.fall[nyckel[0]], dag))


_Andring = Callable[[Fall, dict[str, Any], date], None]


def _satt(**falt: str) -> _Andring:
    """Take over values of the note under the names of the case."""

    def andra(fall: Fall, varden: dict[str, Any], idag: date) -> None:
        for till, fran in falt.items():
            setattr(fall, till, varden[fran])

    return andra


def _ny_vantan(fall: Fall, varden: dict[str, Any], idag: date) -> None:
    fall.vantar, fall.vantar_sedan = varden["nyckel"], idag
    fall.begard_av = varden.get("av", fall.begard_av)


def _till(tillstand: str) -> _Andring:
    def andra(fall: Fall, varden: dict[str, Any], idag: date) -> None:
        fall.tillstand, fall.vantar = tillstand, None
        for namn, varde in varden.items():
            setattr(fall, namn, varde)

    return andra


def _inget(fall: Fall, varden: dict[str, Any], idag: date) -> None:
    pass


def _stang(fall: Fall, varden: dict[str, Any], idag: date) -> None:
    fall.oppet = False


_FAKTA: dict[str, _Andring] = {
    "fordelad": _till("beredning"),
    "angrad_fordelning": _till("mottagen"),
    "nytt_mal": _satt(mal="mal"),
    "omfordelad": _satt(handlaggare="handlaggare", enhet="enhet"),
    "anstand_begart": _satt(anstand="dag"),
    "anstand_beviljat": _satt(svarstid="datum", anstand="ingen"),
    "anstand_avslaget": _satt(anstand="ingen"),
    "begart": _ny_vantan,
    "nasta_steg": _ny_vantan,
    "begaran_borta": _satt(vantar="ingen"),
    "forslag": _till("forslag"),
    "tillbaka": _till("beredning"),
    "bordlagd": _till("forslag"),
    "beslutad": _till("namndbeslut"),
    "justerad": _till("justerad"),
    "overlamnad": _till("overlamnad"),
    "anmald": _satt(anmald="sant"),
    "avslutad": _stang,
    "avskriven": _stang,
    "annat": _inget,
}
"""What a note changes in what is known of a case."""


def _registrerad(orakel: Orakel, rad: Notering) -> None:
    fall = Fall(registrerad=lokalt(rad.nar).date(), svarstid=rad.varden["svarstid"])
    fall.osvept = forsta_fran(fall, rad.nar)
    orakel.fall[rad.arende] = fall


def _faktum(orakel: Orakel, rad: Notering) -> None:
    """The case is as the note says, and is looked at from now on, or from where nobody has looked yet."""
    fall = orakel.fall[rad.arende]
    _FAKTA[rad.vad](fall, rad.varden, lokalt(rad.nar).date())
    fran = min(fall.osvept or rad.nar, rad.nar)
    fall.osvept = forsta_fran(fall, fran)


def _roll(orakel: Orakel, rad: Notering) -> None:
    v = rad.varden
    orakel.folk.roller[v["person"], v["roll"], v["enhet"], v["fran"]] = v["till"]


def _franvaro(orakel: Orakel, rad: Notering) -> None:
    v = rad.varden
    orakel.folk.borta[v["person"], v["fran"]] = (v["till"], v["ersattare"])


def _enhet(orakel: Orakel, rad: Notering) -> None:
    orakel.folk.over[rad.varden["kod"]] = rad.varden["over"]


_GOR: dict[str, Callable[[Orakel, Notering], None]] = {
    "svep": Orakel.svep,
    "morgon": Orakel.morgon,
    "sand": Orakel.sand,
    "trappa": Orakel.ny_trappa,
    "klockan_bekraftad": Orakel.klockan_bekraftad,
    "registrerad": _registrerad,
    "roll": _roll,
    "franvaro": _franvaro,
    "enhet": _enhet,
    **dict.fromkeys(_FAKTA, _faktum),
}
