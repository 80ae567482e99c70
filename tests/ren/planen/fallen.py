"""A nämnd with its calendar, and cases of it: what the tables of verdicts and ways out are made of."""

from datetime import date
from typing import Any

from attrs import evolve

from tillstand.kalender import Namndkalender
from tillstand.mote import Mote, Motestyp
from tillstand.svarstid import Anstand, Anstandssvar, Svarstid
from tillstand.tidsplan import Tidsplan, tidsplan
from tillstand.upplagg import Planfall
from tillstand.utvagar import utvagar
from tillstand.villkor import Villkor

NAMND = "soc"
MED_PUNKT = Villkor(delegationspunkter=("4.2",))
UTAN_OJ = evolve(MED_PUNKT, omedelbar_justering=False)
"""The same nämnd if it did not verify at once."""


def dag(text: str) -> date:
    """A day as it is written in tables."""
    return date.fromisoformat(text)


def mote(text: str, **falt: Any) -> Mote:
    """A meeting of the nämnd."""
    return Mote(namnd=NAMND, dag=dag(text), **falt)


VERKLIGT = mote("2011-10-27")
"""Stockholm's socialnämnd met that day, on the barnfattigdom remiss among others."""

SOC = Namndkalender(
    moten=(
        VERKLIGT,
        # invented, the third Thursday or so of other months
        *map(mote, ("2011-02-10", "2011-04-14", "2011-06-16", "2011-09-22", "2011-11-24", "2011-12-15")),
    )
)
UTAN_KALENDER = Namndkalender()
SLUTEN_VARLD = Namndkalender(antar=False)
"""Nothing more is known, and nothing is to be assumed."""


def med(*andrade: Mote) -> Namndkalender:
    """The calendar with some days changed or added."""
    dagar = {ett.dag for ett in andrade}
    return evolve(SOC, moten=(*(ett for ett in SOC.moten if ett.dag not in dagar), *andrade))


INSTALLT = mote("2011-10-27", typ=Motestyp.INSTALLT)
FLYTTAT = mote("2011-10-27", typ=Motestyp.FLYTTAT, flyttat_till=dag("2011-11-03"))
FLYTTAT_DIT = mote("2011-11-03")


def svarstid(text: str | None, *beviljade: str) -> Svarstid:
    """A svarstid and the extensions that the sender has granted."""
    anstand = tuple(Anstand(svar=Anstandssvar.BEVILJAT, nytt_datum=dag(ett)) for ett in beviljade)
    return Svarstid(datum=dag(text) if text else None, anstand=anstand)


def planera(
    svar: str | Svarstid | None,
    idag: str,
    *,
    kalender: Namndkalender = SOC,
    villkor: Villkor = MED_PUNKT,
    **falt: Any,
) -> Tidsplan:
    """The plan of a case with this svarstid on this day; days of the case may be written as text."""
    falt = {namn: dag(ett) if _ar_dag(namn, ett) else ett for namn, ett in falt.items()}
    fall = Planfall(svarstid=svar if isinstance(svar, Svarstid) else svarstid(svar), **falt)
    return tidsplan(fall, kalender, villkor, dag(idag))


def _ar_dag(namn: str, varde: object) -> bool:
    return namn in ("valt", "beslutat", "justerat") and isinstance(varde, str)


def steg(plan: Tidsplan) -> dict[str, str]:
    """The days of the steps, as they stand in tables."""
    return {ett.stopp.namn: ett.stopp.datum.isoformat() for ett in plan.steg}


def ut(plan: Tidsplan) -> dict[str, list[str]]:
    """The ways out in their order, each with its days."""
    svar: dict[str, list[str]] = {}
    for ett in utvagar(plan):
        svar.setdefault(ett.namn, []).append(ett.datum.isoformat())
    return svar


def forklaringar(plan: Tidsplan) -> dict[str, str]:
    """What is said of each way out; of several with the same name, the last."""
    return {ett.namn: ett.forklaring for ett in utvagar(plan)}
