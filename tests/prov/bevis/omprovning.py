"""What happens between a warning, its letter and the claim: every event, and every pair of events."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from attrs import frozen

from notiser.brev import meddelande_id
from tests.motor.paminnelser import breven
from tests.motor.simulering.jamforelse import skillnader
from tests.motor.simulering.orakel import Orakel
from tests.motor.simulering.regler import pa_eller_efter
from tests.motor.simulering.varlden import Varld
from tests.prov.omprovning.handelser import ALLA, Scen
from tests.prov.omprovning.lagen import BORJAN, LAGEN, klockan
from tests.prov.ram import SORTER, Bevis, Prov
from tillstand.fel import Remissfel

FORE, MELLAN, SEDAN = "before the warning", "between warning and letter", "between letter and claim"
LUCKOR = ((MELLAN, MELLAN), (MELLAN, SEDAN), (SEDAN, SEDAN))
"""When the two of a pair happen, in this order."""


@frozen(kw_only=True)
class Prova:
    """A case on the eve of its rung, and what happens to it when."""

    lage: str
    hander: tuple[tuple[str, str], ...]
    """Event and moment."""

    def __str__(self) -> str:
        return f"{self.lage}: {', then '.join(f'{vad} {nar}' for vad, nar in self.hander)}"


def alla() -> Iterator[Prova]:
    """Every event at every moment, and every ordered pair of events at the two gaps."""
    for namn, lage in LAGEN.items():
        for ett in lage.handelser:
            for nar in (FORE, MELLAN, SEDAN):
                yield Prova(lage=namn, hander=((ett, nar),))
            for annat in lage.handelser:
                for forst, sedan in LUCKOR:
                    yield Prova(lage=namn, hander=((ett, forst), (annat, sedan)))


def omprovning(prov: Prov) -> None:
    """Let them happen, every fourth on PostgreSQL, and compare with the oracle."""
    mojliga = list(alla())
    valda = mojliga if prov.dos >= len(mojliga) else prov.slump.sample(mojliga, prov.dos)
    for nummer, prova in enumerate(valda):
        prov.framsteg(f"{nummer} of {len(valda)}")
        _en(prov, SORTER[nummer % 4 == 1], prova)


def _en(prov: Prov, sort: str, prova: Prova) -> None:
    lage = LAGEN[prova.lage]
    with Varld.i(prov.installation(sort), BORJAN) as varld:
        scen = lage.fran(varld)
        _stall(varld, lage.dag, time(0, 30))
        varld.tur(sand=True)
        gjorda = _den_dagen(scen, lage.dag, prova)
        dag = lage.dag
        for _ in range(3):
            dag = pa_eller_efter(dag + timedelta(1))
            _stall(varld, dag, time(7))
            varld.tur(sand=True)
        orakel = Orakel()
        orakel.las(varld.bok)
        sort_ = "pairs" if len(prova.hander) > 1 else "single events"
        prov.raknat[sort_ if gjorda == len(prova.hander) else "that exclude each other"] += 1
        prov.raknat["lines withdrawn"] += orakel.indragna["aterkallad"]
        prov.raknat["lines for somebody else"] += orakel.indragna["omadresseras"]
        for brott in (*skillnader(varld, orakel), *_som_gick(varld, orakel)):
            prov.krav(False, f"{prova} on {sort}: {brott}")


def _den_dagen(scen: Scen, dag: date, prova: Prova) -> int:
    """From the night to the claim; how many of the events the engine allowed."""
    varld = scen.varld
    gjorda = _handa(scen, dag, time(1), prova, FORE)
    _stall(varld, dag, time(4, 30))
    varld.tur(sand=False)
    gjorda += _handa(scen, dag, time(6, 10), prova, MELLAN)
    _stall(varld, dag, time(7))
    varld.tur(sand=False)
    gjorda += _handa(scen, dag, time(8, 10), prova, SEDAN)
    _stall(varld, dag, time(9))
    varld.tur(sand=True)
    return gjorda


def _handa(scen: Scen, dag: date, klockslag: time, prova: Prova, luckan: str) -> int:
    gjorda = 0
    for nummer, vad in enumerate(v for v, nar in prova.hander if nar == luckan):
        scen.varld.klocka.stall(klockan(dag, klockslag) + timedelta(minutes=nummer))
        try:
            ALLA[vad](scen)
        except (Remissfel, StopIteration):
            continue
        gjorda += 1
    return gjorda


def _stall(varld: Varld, dag: date, klockslag: time) -> None:
    varld.klocka.stall(klockan(dag, klockslag))


def _som_gick(varld: Varld, orakel: Orakel) -> Iterator[str]:
    """Exactly the letters that have a line left have left the house; none lies without an end."""
    doman = varld.program.avsandardoman()
    for (person, dag), brev in orakel.brev.items():
        gick = varld.post.skickade[meddelande_id(f"morgon:{person}:{dag.isoformat()}", doman)]
        if gick != (brev.lage == "skickad"):
            yield f"the letter to {person} of {dag} left {gick} times and is {brev.lage}"
    for slag in ("morgon", "direkt"):
        for ett in breven(varld.program, slag):
            if ett.lage not in ("skickad", "aterkallad"):
                yield f"the letter {ett.nyckel} is {ett.lage}"


BEVIS = (
    Bevis(
        namn="omprovning",
        rad="an event, or two, between the warning, its letter and the claim: extension, people, absence, "
        "approvals, the end of the case, the ladder",
        mal="the letter says what is true when it leaves; what is not is withdrawn",
        liten=16,
        full=sum(1 for _ in alla()),
        kor=omprovning,
        sekunder=400,
    ),
)
