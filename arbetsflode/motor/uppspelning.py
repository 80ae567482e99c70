"""Replay: a case as its journal tells it, to be held against the stored row.

Of an open begäran the journal tells who asked for what and when, and who has approved; the chain of chefer
was made from the organisation of the day and is no fact.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from attrs import evolve, frozen

from arbetsflode.journal import Post, tid_ur_text
from arbetsflode.motor.visa import Handelsevy, handelser_i
from tillstand.arende import Arende, Arendeslag, Begaran, Nar, SenastePil, Utskick
from tillstand.fel import Datafel
from tillstand.handelser import Diarieforing, Handelseslag

AVSLUTAR_BEGARAN = frozenset(
    {
        Handelseslag.OVERGANG,
        Handelseslag.ATERLAMNAD,
        Handelseslag.ATERTAGEN,
        Handelseslag.BEGARAN_AVSLUTAD,
        Handelseslag.ANGRAD,
    }
)
_AVSLUTAR_UTSKICK = frozenset(
    {Handelseslag.OVERGANG, Handelseslag.UTSKICK_ATERTAGET, Handelseslag.UTSKICK_MISSLYCKAT}
)
_UTAN_KEDJA: dict[str, Any] = {"kedja": (), "digest": "", "steg_sedan": date.min}


@frozen(kw_only=True)
class Uppspelat:
    """What a journal tells: the case (its begäran without chain), and who has approved what is asked."""

    arende: Arende
    godkannande: frozenset[str] = frozenset()


def spela_upp(poster: Sequence[Post], slag: Arendeslag, forlaga: Arende) -> Uppspelat:
    """The case that the posts tell of. `forlaga` lends the id.

    Raises Datafel when a post cannot be understood.
    """
    try:
        diarieforing = _diarieforing(poster[0])
        grund = forlaga.med(
            slag=diarieforing.arendeslag,
            namnd=diarieforing.namnd,
            diarienummer=diarieforing.diarienummer,
            flode=diarieforing.flode,
        )
        return _spela_upp(poster, slag, grund)
    except (LookupError, TypeError, ValueError, AttributeError) as fel:
        raise Datafel(f"Journalen går inte att spela upp: {type(fel).__name__}: {fel}") from fel


def utan_kedja(begaran: Begaran | None) -> Begaran | None:
    """What the journal can tell of a begäran."""
    return None if begaran is None else evolve(begaran, **_UTAN_KEDJA)


def _diarieforing(post: Post) -> Diarieforing:
    for faktum in msgspec.json.decode(post.innehall)["handelser"]:
        if faktum["slag"] == Diarieforing.__name__:
            return msgspec.convert(utan_slag(faktum), Diarieforing)
    raise Datafel("Journalen säger inte vilket nummer ärendet fick.")


def _spela_upp(poster: Sequence[Post], slag: Arendeslag, grund: Arende) -> Uppspelat:
    klasser = {k.__name__: k for k in (*slag.underlag.values(), slag.fodelse)}
    nu: Uppspelat | None = None
    for post in poster:
        handelser = handelser_i(post)
        for handelse in handelser:
            nar = Nar.vid(tid_ur_text(handelse.klockan)).pa_dag(handelse.dag)
            if handelse.slag == Handelseslag.REGISTRERAD:
                nu = Uppspelat(arende=_fod(slag, grund, handelse, klasser, nar))
            elif nu is None:
                raise Datafel("Journalen börjar inte med en registrering.")
            else:
                nu = _folj(nu, handelse, klasser, nar)
    if nu is None:
        raise Datafel("Journalen är tom.")
    return evolve(nu, arende=nu.arende.med(version=len(poster)))


def _fod(slag: Arendeslag, grund: Arende, handelse: Handelsevy, klasser: dict[str, Any], nar: Nar) -> Arende:
    arende: Arende = slag.fod(
        _underlag(handelse, klasser),
        id_=grund.id,
        namnd=grund.namnd,
        diarienummer=grund.diarienummer,
        flode=grund.flode,
        start=handelse.till or "",
        registrerad=nar.noterat,
    )
    return arende


def _folj(nu: Uppspelat, handelse: Handelsevy, klasser: dict[str, Any], nar: Nar) -> Uppspelat:
    arende = nu.arende
    if handelse.slag in AVSLUTAR_BEGARAN:
        arende = arende.med(begaran=None)
    if handelse.slag in _AVSLUTAR_UTSKICK:
        arende = arende.med(utskick=None)
    if handelse.slag == Handelseslag.ANGRAD:
        return Uppspelat(arende=_angra(arende))
    if handelse.slag == Handelseslag.GODKAND:
        return Uppspelat(arende=arende, godkannande=nu.godkannande | {handelse.av})
    if handelse.slag == Handelseslag.BEGARAN_OMSTARTAD:
        return Uppspelat(arende=arende)
    if handelse.slag == Handelseslag.BEGARAN:
        return Uppspelat(arende=arende.med(begaran=_begaran(handelse, klasser, nar)))
    if handelse.slag == Handelseslag.UTSKICK_BEGART:
        return evolve(nu, arende=_oppna_utskick(arende, handelse, klasser, nar))
    if handelse.slag in (Handelseslag.OVERGANG, Handelseslag.ATGARD):
        return evolve(nu, arende=_vik(arende, handelse, klasser, nar))
    return evolve(nu, arende=arende)


def _vik(arende: Arende, handelse: Handelsevy, klasser: dict[str, Any], nar: Nar) -> Arende:
    andringar = dict(_underlag(handelse, klasser).vik(arende, nar, handelse.av))
    if handelse.slag == Handelseslag.ATGARD:
        return arende.med(**andringar)
    senaste = SenastePil(
        overgang=handelse.namn,
        fran=arende.tillstand,
        version=handelse.nummer,
        tagen_av=handelse.av,
        for_=handelse.for_,
        tidigare={namn: getattr(arende, namn) for namn in andringar},
    )
    return arende.med(tillstand=handelse.till, senaste=senaste, **andringar)


def _angra(arende: Arende) -> Arende:
    senaste = arende.senaste
    if senaste is None:
        raise Datafel("Journalen ångrar något som inte har hänt.")
    return arende.med(tillstand=senaste.fran, senaste=None, **senaste.tidigare)


def _begaran(handelse: Handelsevy, klasser: dict[str, Any], nar: Nar) -> Begaran:
    return Begaran(**_vantande(handelse, klasser, nar), **_UTAN_KEDJA)


def _oppna_utskick(arende: Arende, handelse: Handelsevy, klasser: dict[str, Any], nar: Nar) -> Arende:
    """An answer asked for in the approved arrow's own post takes the begäran with it."""
    utskick = Utskick(**_vantande(handelse, klasser, nar), version=handelse.nummer)
    begard = arende.begaran is not None and arende.begaran.overgang == handelse.namn
    return arende.med(utskick=utskick, begaran=None if begard else arende.begaran)


def _vantande(handelse: Handelsevy, klasser: dict[str, Any], nar: Nar) -> dict[str, Any]:
    return {
        "overgang": handelse.namn,
        "underlag": _underlag(handelse, klasser),
        "begard_av": handelse.av,
        "for_": handelse.for_,
        "roll": handelse.roll,
        "begard": nar.noterat,
        "dag": nar.dag,
    }


def _underlag(handelse: Handelsevy, klasser: dict[str, Any]) -> Any:
    varde = handelse.underlag or {}
    klass = klasser.get(varde.get("slag", ""))
    if klass is None:
        raise Datafel(f"Händelsen {handelse.namn} har ett okänt underlag.")
    try:
        return msgspec.convert(utan_slag(varde), klass)
    except (msgspec.ValidationError, ValueError) as fel:
        raise Datafel(f"Händelsen {handelse.namn} går inte att läsa: {fel}") from fel


def utan_slag(varde: Any) -> Any:
    """A canonical value as the class wants it: the class names out, a field called slag back in place."""
    if isinstance(varde, dict):
        falt = {n: utan_slag(v) for n, v in varde.items() if n not in ("slag", "slag_")}
        return {**falt, "slag": varde["slag_"]} if "slag_" in varde else falt
    if isinstance(varde, list):
        return [utan_slag(v) for v in varde]
    return varde
