"""Översikt: what is open, how it goes, and what the next weeks bring, for a chef with a cup of coffee."""

from collections.abc import Iterator
from typing import Any

from litestar import Response
from litestar.params import FromQuery

from arbetsflode import motor
from arbetsflode.journal import tid_ur_text
from arbetsflode.motor import Grupp, Oversikt, Period
from arbetsflode.webb.beroenden import MedFraga
from arbetsflode.webb.diagram import liggande, linjen, manadsnamn, veckonamn, veckorna
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.vag import hamta
from tillstand.arbetsdagar import lokal_dag
from tillstand.behorighet import ADMINISTRATOR
from tillstand.signal import SNART_ARBETSDAGAR


@hamta("/oversikt")
def oversikten(fraga: MedFraga, namnd: FromQuery[str] = "", balans: FromQuery[str] = "") -> Response[str]:
    """The overview of a nämnd, or of all that the person has to do with; the oldest cases from a place."""
    val = _valbara(fraga)
    ensam = val[0] if len(val) == 1 else None
    vald = namnd if namnd in val else ensam
    efter, _, id_ = balans.partition(" ") if balans.isprintable() else ("", "", "")
    vy = motor.oversikt(fraga.program, fraga.aktor, namnd=vald, balans_efter=(efter, id_))
    return sida(
        fraga,
        "oversikt.html",
        vy=vy,
        vald=vald,
        bladdrat=bool(balans),
        snart_arbetsdagar=SNART_ARBETSDAGAR,
        val=val,
        rubriker=_rubriker(fraga),
        registrerad=lambda rad: lokal_dag(tid_ur_text(rad.registrerad)),
        lagen=list(_med_namn(fraga, vy.per_tillstand, _rubriker(fraga))),
        enheter=list(_med_namn(fraga, vy.per_enhet, _enheter(fraga))),
        veckobild=veckorna(vy.veckor),
        veckonamn=veckonamn,
        manadsnamn=manadsnamn,
        **_manaderna(fraga, vy),
    )


def _valbara(fraga: Fraga) -> tuple[str, ...]:
    """The nämnder to choose among; an administrator has to do with all of them."""
    return tuple(fraga.program.kommun.namnder) if ADMINISTRATOR in fraga.roller else fraga.namnder


def _rubriker(fraga: Fraga) -> dict[str, str]:
    return {
        namn: rubrik for last in fraga.program.floden.values() for namn, rubrik in last.flode.rubriker.items()
    }


def _enheter(fraga: Fraga) -> dict[str, str]:
    return {kod: enhet.namn for kod, enhet in fraga.organisation.enheter.items()}


def _med_namn(
    fraga: Fraga, grupper: tuple[Grupp, ...], namnen: dict[str, str]
) -> Iterator[tuple[str, Grupp]]:
    """The groups by what they are called, in the order of the names given; what has no name last."""
    ordning = list(namnen)
    for grupp in sorted(grupper, key=lambda g: ordning.index(g.nyckel) if g.nyckel in namnen else 10**6):
        yield namnen.get(grupp.nyckel, grupp.nyckel or "Inte fördelat"), grupp


def _manaderna(fraga: Fraga, vy: Oversikt) -> dict[str, Any]:
    besvarade = [m for m in vy.manader if m.besvarade or m.utan_svarstid or m.dold]
    median = next((m for m in reversed(vy.manader) if m.mediandagar), None)
    return {
        "linje": linjen(vy.manader) if any(m.andel is not None for m in vy.manader) else None,
        "manader": besvarade,
        "median": median,
        "staplar": liggande(_dagarna(fraga, median)) if median else (),
    }


def _dagarna(fraga: Fraga, manad: Period) -> list[tuple[str, int]]:
    """The states in the order of the flow, with the median of days."""
    return [
        (rubrik, manad.mediandagar[namn])
        for namn, rubrik in _rubriker(fraga).items()
        if namn in manad.mediandagar
    ]


VAGAR = (oversikten,)
