"""The plan as it stands in a terminal, and for programs."""

from collections.abc import Iterator, Mapping
from typing import Any

from arbetsflode.kommandorad.utskrift import kort_dag, spalter
from notiser.bevakning import Framat
from notiser.datumtext import med_avstand
from tillstand.begaran import ROLLTEXT
from tillstand.planord import STEGNAMN, forklara_steg, forklara_svarstiden, motestext, omdome, stegets_lage
from tillstand.tidsplan import Plansteg, Tidsplan
from tillstand.utvagar import Utvag


def plansida(plan: Tidsplan, utvagar: tuple[Utvag, ...]) -> Iterator[str]:
    """Whether it holds, the dates, the steps, the ways out."""
    yield from omdome(plan)
    yield ""
    yield from spalter(list(_dagar(plan)))
    if plan.steg:
        yield ""
        yield "Steg"
        yield from spalter([_steg(ett) for ett in plan.steg], indrag="  ")
    yield from _utvagar(utvagar)


def _dagar(plan: Tidsplan) -> Iterator[tuple[str, str]]:
    dagar, skicka = plan.kalender.dagar, plan.skicka_senast
    if plan.upplagg.svarstid is not None and skicka is not None:
        yield "Svarstid", kort_dag(plan.upplagg.svarstid)
        yield "Skicka senast", med_avstand(skicka, plan.idag, dagar)
    if plan.fall.beslutat is None and not plan.fall.ensam:
        yield from zip(("Sista sammanträde", ""), _sista_moten(plan), strict=False)


def _sista_moten(plan: Tidsplan) -> Iterator[str]:
    genast = plan.upplagg.sammantrade if plan.villkor.omedelbar_justering else None
    ordinarie = plan.upplagg.ordinarie
    if genast is not None:
        yield f"{motestext(genast)}, med omedelbar justering"
    if ordinarie is not None:
        yield f"{motestext(ordinarie)}, med ordinarie justering"
    if genast is None and ordinarie is None and plan.skicka_senast is not None and plan.kalender.finns:
        yield "inget är i tid"


def _steg(steg: Plansteg) -> tuple[str, str, str, str]:
    return (
        STEGNAMN[steg.stopp.namn],
        kort_dag(steg.stopp.datum),
        stegets_lage(steg) or _kvar(steg.kvar),
        "" if steg.klart or steg.marginal <= 0 else f"marginal {_arbetsdagar(steg.marginal)}",
    )


def _kvar(kvar: int) -> str:
    if kvar < 0:
        return f"missat för {_arbetsdagar(-kvar)} sedan"
    return "i dag" if kvar == 0 else f"om {_arbetsdagar(kvar)}"


def _arbetsdagar(antal: int) -> str:
    return f"{antal} arbetsdag" if antal == 1 else f"{antal} arbetsdagar"


def _utvagar(utvagar: tuple[Utvag, ...]) -> Iterator[str]:
    if not utvagar:
        return
    yield ""
    yield "Utvägar"
    for nummer, utvag in enumerate(utvagar, start=1):
        lagrum = f" ({utvag.lagrum})" if utvag.lagrum else ""
        yield f"  {nummer}. {utvag.forklaring}{lagrum}"


def forklaring(plan: Tidsplan) -> Iterator[str]:
    """Why every date is what it is: from the text as written to the day that counts, and each step."""
    yield from forklara_svarstiden(plan)
    if plan.skicka_senast is not None:
        yield f"Svaret ska skickas senast {med_avstand(plan.skicka_senast, plan.idag, plan.kalender.dagar)}."
    yield from omdome(plan)
    if plan.steg:
        yield ""
    for steg in plan.steg:
        lage = stegets_lage(steg)
        klart = f" ({lage})" if lage else ""
        yield f"{STEGNAMN[steg.stopp.namn]}{klart}: {kort_dag(steg.stopp.datum)}"
        yield f"  {forklara_steg(steg.stopp, plan.kalender.dagar)}"


INGEN_PLAN_JSON: Mapping[str, Any] = {
    **dict.fromkeys(("verdikt", "idag", "svarstid", "skicka_senast", "sammantrade")),
    "sammantrade_ordinarie_justering": None,
    "antaget": False,
    **{namn: [] for namn in ("saknas", "omdome", "steg", "utvagar")},
}
"""The same keys when no answer is waited for."""


def plan_json(plan: Tidsplan, utvagar: tuple[Utvag, ...]) -> dict[str, Any]:
    """The plan for programs, under the documented keys."""
    genast, ordinarie = plan.upplagg.sammantrade, plan.upplagg.ordinarie
    return {
        "verdikt": plan.verdikt,
        "idag": plan.idag,
        "svarstid": plan.upplagg.svarstid,
        "skicka_senast": plan.skicka_senast,
        "sammantrade": genast.dag if genast else None,
        "sammantrade_ordinarie_justering": ordinarie.dag if ordinarie else None,
        "antaget": bool(plan.upplagg.malmote and plan.upplagg.malmote.antaget),
        "saknas": [str(ett) for ett in plan.saknas],
        "omdome": list(omdome(plan)),
        "steg": [_steg_json(steg, plan) for steg in plan.steg],
        "utvagar": utvagar,
    }


def _steg_json(steg: Plansteg, plan: Tidsplan) -> dict[str, Any]:
    return {
        "namn": steg.stopp.namn,
        "datum": steg.stopp.datum,
        "forklaring": forklara_steg(steg.stopp, plan.kalender.dagar),
        "dagar_kvar": steg.kvar,
        "marginal": steg.marginal,
        "klart": steg.klart,
        "gjort": steg.gjort,
    }


def bevakningsrader(kommande: tuple[Framat, ...]) -> list[tuple[str, str, str, str]]:
    """One row for each warning ahead: its day, its rung, what it counts from, and for whom."""
    return [
        (
            f"{kort_dag(f.bevakning.datum)}{_igen(f.upprepas_dagar)}",
            f.bevakning.regel,
            f"{f.ankare} {f.bevakning.ankardag.isoformat()}",
            ", ".join(ROLLTEXT.get(roll, _EGNA.get(roll, roll)) for roll in f.bevakning.roller),
        )
        for f in kommande
    ]


def bevakning_json(kommande: Framat) -> dict[str, Any]:
    """A warning ahead, for programs."""
    b = kommande.bevakning
    return {
        "regel": b.regel,
        "datum": b.datum,
        "ankare": kommande.ankare,
        "ankardag": b.ankardag,
        "roller": b.roller,
        "upprepas_dagar": kommande.upprepas_dagar,
    }


_EGNA = {"vantar_pa": "den som ska godkänna"}


def _igen(dagar: int | None) -> str:
    return f", sedan var {dagar}:e dag" if dagar else ""
