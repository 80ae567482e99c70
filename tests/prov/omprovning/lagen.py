"""Where a reminder begins its way: a case on the eve of its rung, and what can happen to it there."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from attrs import frozen

from tests.byggare import UNDERLAG, mote
from tests.motor.simulering.regler import STOCKHOLM
from tests.motor.simulering.varlden import Varld
from tests.programbyggare import registrera
from tests.prov.omprovning.handelser import Scen
from tillstand.justerad import Justeringssatt
from tillstand.svarstid import Svarstid

SVARSTID = date(2011, 10, 31)
BORJAN = datetime(2011, 10, 13, 8, 0, tzinfo=UTC)


def klockan(dag: date, klockslag: time) -> datetime:
    """A moment as the clock on the wall shows it, UTC."""
    return datetime.combine(dag, klockslag, tzinfo=STOCKHOLM).astimezone(UTC)


def i_beredning(varld: Varld, svarstid: date | None = SVARSTID) -> Scen:
    """A case in the hands of its handläggare, in the enhet of families."""
    lopp = registrera(varld.program, inkommen=varld.idag, svarstid=Svarstid(datum=svarstid))
    scen = Scen(varld, lopp)
    scen.notera("registrerad", svarstid=svarstid)
    till: dict[str, Any] = {"handlaggare": "handlaggare", "enhet": "familj"}
    lopp.gor("fordela", "registrator", malsammantrade=None, **till)
    scen.notera("fordelad", mal=None, **till)
    return scen


def vantar(varld: Varld) -> Scen:
    """Asked for on Monday 17 October: the chef of the avdelning is reminded on Wednesday."""
    scen = i_beredning(varld, None)
    varld.klocka.stall(klockan(date(2011, 10, 17), time(9)))
    scen.lopp.bifoga("handlaggare")
    scen.notera("annat")
    scen.lopp.gor("lagg_forslag", "handlaggare")
    scen.notera("begart", nyckel=scen.lopp.kvitto.vantar_pa, av="handlaggare")
    return scen


def justerat(varld: Varld) -> Scen:
    """Justerat on Monday 17 October: two are reminded on Tuesday that it has not been sent."""
    scen = vantar(varld)
    while scen.lopp.kvitto.vantar_pa is not None:
        scen.lopp.godkann(scen.lopp.visa().vantar_pa[0])
        scen.notera("annat")
    scen.notera("forslag")
    dag = varld.idag
    scen.lopp.gor("besluta", "namndsekreterare", sammantrade=mote(dag), omedelbart=False)
    scen.notera("beslutad", beslutsdag=dag, ensam=False)
    underlag = UNDERLAG["justera"](satt=Justeringssatt.ORDINARIE, dag=dag)
    scen.lopp.gor("justera", "namndsekreterare", underlag)
    scen.notera("justerad", justerad=dag)
    return scen


@frozen(kw_only=True)
class Lage:
    """How the case came there, the day of its rung, and the events that can meet it."""

    fran: Callable[[Varld], Scen]
    regel: str
    dag: date
    handelser: tuple[str, ...]


_FOLK = (
    "another handlaggare",
    "another enhet",
    "chef replaced",
    "chef gone",
    "handlaggare away, substitute",
    "handlaggare away",
    "handlaggare away today",
    "chef away, substitute",
    "substitute away",
)
LAGEN: Mapping[str, Lage] = {
    "late": Lage(
        fran=i_beredning,
        regel="forsenad",
        dag=date(2011, 11, 1),
        handelser=(
            *_FOLK,
            *("extension granted", "extension refused", "extension asked", "made void", "written off"),
            *("document added", "rung taken out", "rung for the handlaggare alone"),
        ),
    ),
    "waits": Lage(
        fran=vantar,
        regel="godkannande_drojer",
        dag=date(2011, 10, 19),
        handelser=(
            *("step approved", "sent back", "taken back", "document added", "made void"),
            *("chef of the avdelning replaced", "chef of the avdelning away", "another handlaggare"),
            *("handlaggare away", "rung taken out"),
        ),
    ),
    "not sent": Lage(
        fran=justerat,
        regel="ej_sant",
        dag=date(2011, 10, 18),
        handelser=(
            *("answered", "registrator away", "another handlaggare", "handlaggare away, substitute"),
            *("handlaggare away", "chef gone", "document added"),
        ),
    ),
}
