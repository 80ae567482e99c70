"""Replay: the parts of a case as its journal tells them, to be held against the stored row."""

from collections.abc import Sequence
from typing import Any

import msgspec
from attrs import frozen

from arbetsflode.journal import Post, tid_ur_text
from arbetsflode.motor.visa import Handelsevy, handelser_i
from tillstand.arende import Arende, Arendeslag, Nar
from tillstand.fel import Datafel
from tillstand.handelser import Handelseslag


@frozen(kw_only=True)
class _Fore:
    """What an undoing gives back: the state and the parts before the last arrow."""

    tillstand: str
    delar: dict[str, Any]


def spela_upp(poster: Sequence[Post], slag: Arendeslag, forlaga: Arende) -> Arende:
    """The case that the posts tell of. `forlaga` lends what was never a fact: id, number, nämnd, flow.

    Raises Datafel when a post cannot be understood.
    """
    arende: Arende | None = None
    fore: _Fore | None = None
    for post in poster:
        for handelse in handelser_i(post):
            nar = Nar.vid(tid_ur_text(post.noterat)).pa_dag(handelse.dag)
            if handelse.slag == Handelseslag.REGISTRERAD:
                arende = _fod(slag, forlaga, handelse, nar)
            elif arende is None:
                raise Datafel("Journalen börjar inte med en registrering.")
            else:
                arende, fore = _folj(arende, slag, handelse, nar, fore)
    if arende is None:
        raise Datafel("Journalen är tom.")
    return arende.med(version=len(poster))


def _fod(slag: Arendeslag, forlaga: Arende, handelse: Handelsevy, nar: Nar) -> Arende:
    arende: Arende = slag.fod(
        _underlag(handelse, {slag.fodelse.__name__: slag.fodelse}),
        id_=forlaga.id,
        namnd=forlaga.namnd,
        diarienummer=forlaga.diarienummer,
        flode=forlaga.flode,
        start=handelse.till or "",
        registrerad=nar.noterat,
    )
    return arende


def _folj(
    arende: Arende, slag: Arendeslag, handelse: Handelsevy, nar: Nar, fore: _Fore | None
) -> tuple[Arende, _Fore | None]:
    if handelse.slag == Handelseslag.ANGRAD:
        if fore is None:
            raise Datafel("Journalen ångrar något som inte har hänt.")
        return arende.med(tillstand=fore.tillstand, **fore.delar), None
    if handelse.slag not in (Handelseslag.OVERGANG, Handelseslag.ATGARD):
        return arende, fore
    klasser = {k.__name__: k for k in slag.underlag.values()}
    underlag = _underlag(handelse, klasser)
    andringar = dict(underlag.vik(arende, nar, handelse.av))
    if handelse.slag == Handelseslag.ATGARD:
        return arende.med(**andringar), None
    innan = _Fore(tillstand=arende.tillstand, delar={n: getattr(arende, n) for n in andringar})
    return arende.med(tillstand=handelse.till, **andringar), innan


def _underlag(handelse: Handelsevy, klasser: dict[str, Any]) -> Any:
    varde = handelse.underlag or {}
    klass = klasser.get(varde.get("slag", ""))
    if klass is None:
        raise Datafel(f"Händelsen {handelse.namn} har ett okänt underlag.")
    try:
        return msgspec.convert(_utan_slag(varde), klass)
    except (msgspec.ValidationError, ValueError) as fel:
        raise Datafel(f"Händelsen {handelse.namn} går inte att läsa: {fel}") from fel


def _utan_slag(varde: Any) -> Any:
    """A canonical value as the class wants it: the class names out, a field called slag back in place."""
    if isinstance(varde, dict):
        falt = {n: _utan_slag(v) for n, v in varde.items() if n not in ("slag", "slag_")}
        return {**falt, "slag": varde["slag_"]} if "slag_" in varde else falt
    if isinstance(varde, list):
        return [_utan_slag(v) for v in varde]
    return varde
