"""Remissen: where it stands, whether there is time, what the next step is."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen
from litestar import Response
from litestar.params import FromPath, FromQuery

from arbetsflode import motor
from arbetsflode.motor import Arendevy, Handelsevy, Planvy
from arbetsflode.visning.brevrader import LAGEN, amnesord, till_vem
from arbetsflode.visning.handelser import HANDLINGSSLAG, RIKTNING
from arbetsflode.webb.beroenden import MedFraga
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.klart import klart_i
from arbetsflode.webb.linje import SIDOSPAR, linje
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.ordval import namnlista
from arbetsflode.webb.vag import hamta
from tillstand.begaran import ROLLTEXT
from tillstand.flode import Flode
from tillstand.forslag import Forslagsunderlag
from tillstand.handelser import Handelseslag
from tillstand.handlingar import Handling
from tillstand.planord import STEGNAMN, forklara_steg, forklara_svarstiden, omdome
from tillstand.provning import Mojlighet
from tillstand.remiss import Remiss
from tillstand.signal import Signal
from tillstand.tidsplan import Tidsplan

SLUTET = "avsluta"
"""The åtgärd that ends a case: when nothing leads on it is the next step."""
_GODKANNANDEN = {
    Handelseslag.BEGARAN: "Begärt",
    Handelseslag.GODKAND: "Godkänt",
    Handelseslag.ATERLAMNAD: "Återlämnat",
    Handelseslag.ATERTAGEN: "Återtaget",
    Handelseslag.BEGARAN_OMSTARTAD: "Börjar om",
}


@hamta("/arenden/{arende:str}")
def remissen(fraga: MedFraga, arende: FromPath[str], kvitto: FromQuery[str] = "") -> Response[str]:
    """The page of a case. Raises Saknas."""
    vy = motor.visa(fraga.program, fraga.aktor, arende=arende)
    planvy = motor.planera(fraga.program, fraga.aktor, arende=arende, anteckna=False)
    flode = fraga.flode(vy.arende)
    return sida(
        fraga,
        "arendet.html",
        vy=vy,
        flode=flode,
        kvitto=klart_i(fraga, vy, kvitto),
        linje=linje(vy, flode, planvy.plan),
        **_planen(fraga, vy, planvy),
        **_stegen(vy, flode),
        **_forslaget(vy.arende),
        **_akten(fraga, vy, flode),
    )


@frozen(kw_only=True)
class _Tur:
    """A step that others take."""

    rubrik: str
    vem: str


def _planen(fraga: Fraga, vy: Arendevy, planvy: Planvy) -> dict[str, Any]:
    plan = planvy.plan
    return {
        "plan": plan,
        "utvagar": planvy.utvagar,
        "omdome": tuple(omdome(plan)) if plan and plan.fall.beslutat is None else (),
        "stegnamn": STEGNAMN,
        "signal": _signal(fraga, vy.arende),
    }


def _signal(fraga: Fraga, arende: Any) -> Signal | None:
    return fraga.signal(arende.slutdag if arende.vantar_pa_svar else None)


def _stegen(vy: Arendevy, flode: Flode) -> dict[str, Any]:
    """The arrows as buttons, the closed ones with their reasons; åtgärder and the ways out a click away."""
    framat = [m for m in vy.mojliga if m.till not in (None, SIDOSPAR) and m.behorig is not None]
    atgarder = [m for m in vy.mojliga if m.till in (None, SIDOSPAR) and m.ar_oppen]
    return {
        "oppna": [m for m in framat if m.ar_oppen] or [m for m in atgarder if m.namn == SLUTET],
        "av_andra": list(_av_andra(vy, flode)),
        "stangda": [m for m in framat if not m.ar_oppen],
        "atgarder": sorted(atgarder, key=lambda m: m.till is not None),
        "kan_bifoga": _finns(atgarder, "bifoga"),
        "kan_aterta": vy.kan_aterta,
        "kan_angra": vy.kan_angra,
    }


def _av_andra(vy: Arendevy, flode: Flode) -> Iterator[_Tur]:
    """What somebody else is to do next: the way forward of the state, and by whom it is taken."""
    for m in vy.mojliga:
        if m.behorig is None and (m.till not in (None, SIDOSPAR) or m.namn == SLUTET):
            roller = (ROLLTEXT.get(r, r) for r in flode.per_namn[m.namn].roller)
            yield _Tur(rubrik=m.rubrik, vem=namnlista(list(roller)))


def _forslaget(arende: Any) -> dict[str, Any]:
    """What is proposed: laid, or waiting for chefer; after the decision the decision says it."""
    if not isinstance(arende, Remiss) or arende.namndbeslut is not None:
        return {"forslag": None, "forslag_ar_framlagt": False}
    begart = arende.begaran.underlag if arende.begaran else None
    vantar = begart if isinstance(begart, Forslagsunderlag) else None
    return {"forslag": arende.forslag or vantar, "forslag_ar_framlagt": arende.forslag is not None}


def _finns(mojligheter: list[Mojlighet], namn: str) -> bool:
    return any(m.namn == namn for m in mojligheter)


def _akten(fraga: Fraga, vy: Arendevy, flode: Flode) -> dict[str, Any]:
    arende, organisation = vy.arende, fraga.organisation
    enhet = organisation.enheter.get(arende.ansvar.enhet) if arende.ansvar else None
    return {
        "enhet": enhet.namn if enhet else (arende.ansvar.enhet if arende.ansvar else ""),
        "vantar": namnlista([organisation.namn(p) for p in vy.vantar_pa]),
        "min_tur": fraga.aktor.person in vy.vantar_pa,
        "handlingar": list(handlingarna(arende)),
        "slag": HANDLINGSSLAG,
        "riktning": RIKTNING,
        "godkannanden": [_godkannande(fraga, h, flode) for h in vy.handelser if h.slag in _GODKANNANDEN],
        "brevtext": amnesord,
        "brev_att_oppna": _brev_att_oppna(fraga, vy),
        "till_vem": lambda brev: till_vem(brev, organisation),
        "brevlage": lambda brev: LAGEN.get(brev.lage, brev.lage),
    }


def _brev_att_oppna(fraga: Fraga, vy: Arendevy) -> frozenset[str]:
    """Those of the letters that the person may open: a letter may speak of other cases too."""
    if not vy.brev:
        return frozenset()
    return frozenset(p.brev.id for p in motor.brevlistan(fraga.program, fraga.aktor, arende=vy.arende.id))


def handlingarna(arende: Any) -> Iterator[tuple[Handling, tuple[Handling, ...]]]:
    """Each document in its latest version, with the earlier ones, latest first."""
    if not isinstance(arende, Remiss):
        return
    for senaste in arende.handlingar.senaste():
        tidigare = [
            h for h in arende.handlingar.alla if h.nummer == senaste.nummer and h.version != senaste.version
        ]
        yield senaste, tuple(reversed(tidigare))


@frozen(kw_only=True)
class _Godkannande:
    """One line of what has been asked for and answered."""

    vad: str
    vem: str
    nar: str
    ord: str


def _godkannande(fraga: Fraga, handelse: Handelsevy, flode: Flode) -> _Godkannande:
    rad = flode.per_namn.get(handelse.namn)
    underlag = handelse.underlag if isinstance(handelse.underlag, dict) else {}
    for_ = f" för {fraga.organisation.namn(handelse.for_)}" if handelse.for_ else ""
    return _Godkannande(
        vad=f"{_GODKANNANDEN[Handelseslag(handelse.slag)]}: {rad.rubrik if rad else handelse.namn}",
        vem=f"{fraga.organisation.namn(handelse.av)}{for_}",
        nar=handelse.dag,
        ord=underlag.get("text", ""),
    )


@hamta("/arenden/{arende:str}/forklara")
def forklara(fraga: MedFraga, arende: FromPath[str]) -> Response[str]:
    """Why every date is what it is. Raises Saknas."""
    planvy = motor.planera(fraga.program, fraga.aktor, arende=arende)
    return sida(
        fraga,
        "forklara.html",
        arende=planvy.arende,
        plan=planvy.plan,
        svarstiden=forklara_svarstiden(planvy.plan) if planvy.plan else (),
        omdome=tuple(omdome(planvy.plan)) if planvy.plan else (),
        stegen=list(_forklarade(planvy.plan)) if planvy.plan else [],
        utvagar=planvy.utvagar,
    )


def _forklarade(plan: Tidsplan) -> Iterator[tuple[str, Any, str]]:
    for steg in plan.steg:
        yield STEGNAMN[steg.stopp.namn], steg, forklara_steg(steg.stopp, plan.kalender.dagar)


@hamta("/arenden/{arende:str}/dagboksblad")
def dagboksblad(fraga: MedFraga, arende: FromPath[str]) -> Response[str]:
    """Everything that has happened, for paper. Raises Saknas."""
    vy = motor.visa(fraga.program, fraga.aktor, arende=arende)
    return sida(
        fraga,
        "dagboksblad.html",
        vy=vy,
        flode=fraga.flode(vy.arende),
        handlingar=list(handlingarna(vy.arende)),
        slag=HANDLINGSSLAG,
        riktning=RIKTNING,
    )


VAGAR = (remissen, forklara, dagboksblad)
