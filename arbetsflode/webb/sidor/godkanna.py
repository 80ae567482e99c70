"""Att godkänna: what waits for my answer, and the document beside the decision: do I say yes?"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import frozen
from litestar import Response
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.motor import Granskningsvy, Kvitto, Steglage, Uppgift
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.granskat import handlingar, ovriga_uppgifter, stallningstagande
from arbetsflode.webb.klart import klart as klart_for
from arbetsflode.webb.klart import vidare
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.motiveringen import Ordfalt
from arbetsflode.webb.sparat import krockat, nyckel_ur, sett_version, text_ur
from arbetsflode.webb.vag import hamta, skicka
from tillstand.begaran import ROLLTEXT
from tillstand.fel import (
    Brist,
    Felaktighet,
    OgiltigIndata,
    OgiltigOvergang,
    Saknas,
    Versionskonflikt,
    VillkorEjUppfyllt,
)
from tillstand.handelser import Handelseslag
from tillstand.tidsplan import Tidsplan

FLEST_I_LISTAN = 50
JA, NEJ = "ja", "nej"
KOMMENTAR = Ordfalt(
    namn="kommentar",
    etikett="Kommentar",
    bestamd="Kommentaren",
    tomt="Skriv vad som behöver ändras innan du skickar tillbaka.",
    hjalp="Behövs när du skickar tillbaka. Den som begärde får läsa den.",
)


@frozen(kw_only=True)
class Vantande:
    """A case in the list of what waits. Days are local."""

    uppgift: Uppgift
    svar_senast: date | None
    mote: date | None
    """The meeting that the plan leads to."""
    sedan: date
    """Since when the step has waited."""


@hamta("/godkanna")
def att_godkanna(fraga: MedFraga, klart: FromQuery[str] = "", kvitto: FromQuery[str] = "") -> Response[str]:
    """What waits for the person, or for somebody stood in for, by the day it is to be answered."""
    rader, fler = _vantande(fraga)
    return sida(fraga, "godkanna_lista.html", rader=rader, fler=fler, klart=klart_for(fraga, klart, kvitto))


@hamta("/godkanna/{arende:str}")
def granska(
    fraga: MedFraga, arende: FromPath[str], klart: FromQuery[str] = "", kvitto: FromQuery[str] = ""
) -> Response[Any]:
    """The document beside the decision. A case in which nothing waits any more shows itself instead.
    Raises Saknas."""
    vy = _vantar_an(fraga, arende)
    if vy is None:
        return Redirect(f"/arenden/{arende}", status_code=303)
    sidan = _sidan(fraga, vy, klart=klart_for(fraga, klart, kvitto))
    motor.marka_last(fraga.program, fraga.aktor, arende=arende, version=vy.arende.version)
    return sidan


@skicka("/godkanna/{arende:str}")
def svara(fraga: MedFraga, formular: MedFormular, arende: FromPath[str]) -> Response[Any]:
    """Approve or send back, and on to the next that waits. Raises Saknas, SaknarBehorighet."""
    kommentar = text_ur(formular, KOMMENTAR.namn)
    vy = _vantar_an(fraga, arende)
    try:
        _gor(fraga, formular, arende, kommentar)
    except OgiltigIndata as fel:
        return _sidan(fraga, _an_att_svara_pa(vy), kommentar=kommentar, fel=fel.felaktigheter)
    except VillkorEjUppfyllt as fel:
        return _sidan(fraga, _an_att_svara_pa(vy), kommentar=kommentar, brister=fel.brister)
    except Versionskonflikt as fel:
        return krockat(fraga, arende, fel, [("Kommentar", kommentar)] if kommentar.strip() else [])
    nasta = f"/godkanna/{vy.nasta}" if vy and vy.nasta else "/godkanna"
    return vidare(nasta, arende, nyckel_ur(formular))


def _vantande(fraga: Fraga) -> tuple[list[Vantande], bool]:
    """The list, and whether there may be more than it shows."""
    kandidater = {rad.id for rad in motor.att_godkanna(fraga.program, fraga.aktor)}
    bord = motor.bordet(fraga.program, fraga.aktor)
    rader: list[Vantande] = []
    for uppgift in bord.att_gora:
        if uppgift.arende not in kandidater or (rad := _som_vantande(fraga, uppgift)) is None:
            continue
        if len(rader) == FLEST_I_LISTAN:
            return rader, True
        rader.append(rad)
    return rader, bord.fler


def _som_vantande(fraga: Fraga, uppgift: Uppgift) -> Vantande | None:
    """A task as a row, when it is to answer what waits; nothing when somebody else was first."""
    try:
        planvy = motor.planera(fraga.program, fraga.aktor, arende=uppgift.arende, anteckna=False)
    except Saknas:
        return None
    begaran = planvy.arende.begaran
    if begaran is None or begaran.nasta is None:
        return None
    if (uppgift.steg, uppgift.roll) != (begaran.overgang, begaran.nasta.roll):
        return None
    return Vantande(
        uppgift=uppgift,
        svar_senast=planvy.arende.slutdag,
        mote=_motet(planvy.plan),
        sedan=begaran.steg_sedan,
    )


def _motet(plan: Tidsplan | None) -> date | None:
    steg = plan.steg if plan else ()
    return next((s.stopp.datum for s in steg if s.stopp.namn == "sammantrade"), None)


def _vantar_an(fraga: Fraga, arende: str) -> Granskningsvy | None:
    """The begäran as the person sees it, if there is one still. Raises Saknas."""
    try:
        return motor.granskning(fraga.program, fraga.aktor, arende=arende)
    except OgiltigOvergang:
        return None


def _an_att_svara_pa(vy: Granskningsvy | None) -> Granskningsvy:
    if vy is None:
        raise OgiltigOvergang("Ärendet väntar inte på något godkännande.")
    return vy


def _gor(fraga: Fraga, formular: FormMultiDict, arende: str, kommentar: str) -> Kvitto:
    """Do what the pressed button says. Raises OgiltigIndata with the fault at its field."""
    program, aktor, svar = fraga.program, fraga.aktor, text_ur(formular, "svar")
    version, nyckel = sett_version(formular), nyckel_ur(formular)
    if svar == NEJ:
        ord_ = KOMMENTAR.las(kommentar)
        return motor.aterlamna(program, aktor, arende=arende, version=version, nyckel=nyckel, kommentar=ord_)
    if svar != JA:
        mening = "Välj om du godkänner eller skickar tillbaka."
        raise OgiltigIndata((Felaktighet(plats="", mening=mening),))
    valfri = KOMMENTAR.las(kommentar) if kommentar.strip() else None
    return motor.godkann(program, aktor, arende=arende, version=version, nyckel=nyckel, kommentar=valfri)


def _sidan(
    fraga: Fraga,
    vy: Granskningsvy,
    *,
    kommentar: str = "",
    fel: tuple[Felaktighet, ...] = (),
    brister: tuple[Brist, ...] = (),
    klart: Any = None,
) -> Response[str]:
    flode = fraga.flode(vy.arende)
    arendevy = motor.visa(fraga.program, fraga.aktor, arende=vy.arende.id)
    return sida(
        fraga,
        "godkanna.html",
        status=422 if fel or brister else 200,
        vy=vy,
        flode=flode,
        klart=klart,
        handlingar=handlingar(fraga, vy),
        stallningstagande=stallningstagande(vy.underlag),
        ovrigt=ovriga_uppgifter(flode.per_namn.get(vy.overgang), vy.underlag),
        aterlamnat=[h for h in arendevy.handelser if h.slag == Handelseslag.ATERLAMNAD],
        rolltext=ROLLTEXT,
        for_=_i_stallet_for(vy),
        falt=KOMMENTAR.i_sidan(kommentar, fel, kravs=False),
        fel=fel,
        brister=brister,
        nyckel=fraga.ny_nyckel(),
    )


def _i_stallet_for(vy: Granskningsvy) -> str | None:
    """The one in whose place the person answers."""
    mina: Iterable[str | None] = (steg.for_ for steg in vy.kedja if steg.lage is Steglage.MITT)
    return next(iter(mina), None)


VAGAR = (att_godkanna, granska, svara)
