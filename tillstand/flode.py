"""A flow as values: which arrow leads where, who may take it, what it records, demands and warns about.

`granska` is the lint: every fault at once, each with its place.
"""

import inspect
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import field, frozen

from tillstand.arende import Arendeslag
from tillstand.behorighet import NAMNDROLLER, ROLLER
from tillstand.fel import Felaktighet

SAMMANHANG = frozenset({"arende", "villkor", "kalender", "organisation", "nar", "aktor"})
"""What a demand may ask for beside the parts of the case and the record (`underlag`)."""

_IDENTIFIERARE = re.compile(r"[a-z][a-z0-9_]*")


@frozen(kw_only=True)
class Tillstand:
    """A state: its name in the store and its name for people. `slut` means that no arrow leads on."""

    namn: str
    rubrik: str
    slut: bool = False


@frozen(kw_only=True)
class Overgang:
    """An arrow: from where, to where, by whom, and on what terms."""

    namn: str
    rubrik: str
    fran: tuple[str, ...]
    till: str
    roller: tuple[str, ...]
    antecknar: str
    kraver: tuple[str, ...] = ()
    varnar: tuple[str, ...] = ()
    godkanns_av: tuple[str, ...] = ()
    angras: bool = True
    """Whether the arrow may be taken back; what is justerat or sent never is."""


@frozen(kw_only=True)
class Atgard:
    """What changes a case without moving it."""

    namn: str
    rubrik: str
    tillstand: tuple[str, ...]
    roller: tuple[str, ...]
    antecknar: str
    kraver: tuple[str, ...] = ()
    varnar: tuple[str, ...] = ()
    alltid: bool = False
    """Passes also while an answer is on its way out."""


@frozen(kw_only=True)
class Flode:
    """One flow: the states on their line, the arrows between them and the åtgärder."""

    namn: str
    slag: str
    start: str
    tillstand: tuple[Tillstand, ...]
    overgang: tuple[Overgang, ...]
    atgard: tuple[Atgard, ...] = field(default=())
    registreras_av: tuple[str, ...] = ("registrator", "namndsekreterare")
    """The roles that may open a case in their nämnd."""

    @cached_property
    def rader(self) -> "tuple[Overgang | Atgard, ...]":
        """Arrows and åtgärder in their order."""
        return (*self.overgang, *self.atgard)

    @cached_property
    def per_namn(self) -> Mapping[str, Overgang | Atgard]:
        """Arrows and åtgärder by name."""
        return {rad.namn: rad for rad in self.rader}

    @cached_property
    def rubriker(self) -> Mapping[str, str]:
        """The name for people of each state."""
        return {t.namn: t.rubrik for t in self.tillstand}


@frozen(kw_only=True)
class Kravsignatur:
    """A demand as its signature tells it, read once: what it needs to be judged."""

    namn: str
    funktion: Any
    parametrar: tuple[str, ...]
    underlag: type | None
    delar: frozenset[str]
    """Parts that must be there."""

    @property
    def fore_formularet(self) -> bool:
        """Whether it can be judged before the record is filled in."""
        return "underlag" not in self.parametrar


def las_krav(namn: str, funktion: Any) -> Kravsignatur:
    """Read the signature of a demand: `underlag`, parts (optional when typed `| None`), surroundings."""
    typer = get_type_hints(funktion)
    parametrar = tuple(inspect.signature(funktion).parameters)
    return Kravsignatur(
        namn=namn,
        funktion=funktion,
        parametrar=parametrar,
        underlag=typer["underlag"] if "underlag" in parametrar else None,
        delar=frozenset(
            p for p in parametrar if p not in SAMMANHANG | {"underlag"} and not _kan_saknas(typer.get(p))
        ),
    )


def _kan_saknas(typ: Any) -> bool:
    return get_origin(typ) in (Union, UnionType) and NoneType in get_args(typ)


def granska(flode: Flode, slag: Arendeslag) -> tuple[Felaktighet, ...]:
    """Every fault of a flow, each with its place; empty when it may be used."""
    return tuple(
        Felaktighet(plats=plats, mening=mening)
        for regel in (_namn_fel, _tillstand_fel, _overgang_fel, _rad_fel, _vag_fel, _del_fel)
        for plats, mening in regel(flode, slag)
    )


_Fynd = Iterator[tuple[str, str]]


def _plats(rad: Overgang | Atgard, nyckel: str) -> str:
    return f"{'overgang' if isinstance(rad, Overgang) else 'atgard'} {rad.namn}, {nyckel}"


def _namn_fel(flode: Flode, slag: Arendeslag) -> _Fynd:
    if flode.slag != slag.namn:
        yield "slag", f"flödet är för ”{flode.slag}”, inte för ”{slag.namn}”"
    for rubrik, namn in (
        ("tillstand", [t.namn for t in flode.tillstand]),
        ("overgang och atgard", [r.namn for r in flode.rader]),
    ):
        for ett, antal in Counter(namn).items():
            if antal > 1:
                yield rubrik, f"namnet ”{ett}” står {antal} gånger"
            if not _IDENTIFIERARE.fullmatch(ett):
                yield rubrik, f"namnet ”{ett}” får bara ha a-z, 0-9 och _ och ska börja med en bokstav"


def _tillstand_fel(flode: Flode, slag: Arendeslag) -> _Fynd:
    kanda = {t.namn for t in flode.tillstand}
    if flode.start not in kanda:
        yield "start", f"tillståndet ”{flode.start}” finns inte"
    for overgang in flode.overgang:
        for namn in (*overgang.fran, overgang.till):
            if namn not in kanda:
                nyckel = "till" if namn == overgang.till else "fran"
                yield _plats(overgang, nyckel), f"tillståndet ”{namn}” finns inte"
        if not overgang.fran:
            yield _plats(overgang, "fran"), "övergången leder inte från något tillstånd"
    for atgard in flode.atgard:
        for namn in atgard.tillstand:
            if namn not in kanda:
                yield _plats(atgard, "tillstand"), f"tillståndet ”{namn}” finns inte"
        if not atgard.tillstand:
            yield _plats(atgard, "tillstand"), "åtgärden kan inte göras i något tillstånd"


def _overgang_fel(flode: Flode, slag: Arendeslag) -> _Fynd:
    if not flode.registreras_av:
        yield "registreras_av", "ingen får registrera, ange minst en roll"
    for roll in flode.registreras_av:
        if roll not in NAMNDROLLER:
            yield "registreras_av", f"rollen ”{roll}” innehas inte i en nämnd"
    for overgang in flode.overgang:
        for roll in overgang.godkanns_av:
            if roll not in ROLLER:
                yield _plats(overgang, "godkanns_av"), f"rollen ”{roll}” finns inte"
            elif roll == "handlaggare":
                yield (
                    _plats(overgang, "godkanns_av"),
                    "handläggaren kan inte godkänna, välj en roll som innehas",
                )


def _rad_fel(flode: Flode, slag: Arendeslag) -> _Fynd:
    for rad in flode.rader:
        if not rad.roller:
            yield _plats(rad, "roller"), "ingen får göra detta, ange minst en roll"
        for roll in rad.roller:
            if roll not in ROLLER:
                yield _plats(rad, "roller"), f"rollen ”{roll}” finns inte"
        if rad.antecknar not in slag.underlag:
            yield _plats(rad, "antecknar"), f"underlaget ”{rad.antecknar}” finns inte"
        for nyckel, namnen in (("kraver", rad.kraver), ("varnar", rad.varnar)):
            for namn in namnen:
                if namn not in slag.krav:
                    yield _plats(rad, nyckel), f"kravet ”{namn}” finns inte"
                    continue
                krav = las_krav(namn, slag.krav[namn])
                yield from _underlagsfel(rad, nyckel, krav, slag)
                for okand in sorted(set(krav.parametrar) - SAMMANHANG - {"underlag"} - set(slag.delar)):
                    mening = f"kravet ”{namn}” läser ”{okand}”, som inte är någon del av ärendet"
                    yield _plats(rad, nyckel), mening


def _underlagsfel(rad: Overgang | Atgard, nyckel: str, krav: Kravsignatur, slag: Arendeslag) -> _Fynd:
    antecknat = slag.underlag.get(rad.antecknar)
    if krav.underlag is None or antecknat is None:
        return
    tillatna = get_args(krav.underlag) or (krav.underlag,)
    if not issubclass(antecknat, tuple(tillatna)):
        yield (
            _plats(rad, nyckel),
            f"kravet ”{krav.namn}” prövar ett annat underlag än ”{rad.antecknar}”",
        )


def _vag_fel(flode: Flode, slag: Arendeslag) -> _Fynd:
    nadda = _nadda(flode)
    ut = {namn for o in flode.overgang for namn in o.fran}
    for tillstand in flode.tillstand:
        plats = f"tillstand {tillstand.namn}"
        if tillstand.namn not in nadda:
            yield plats, "ingen väg leder hit från starten"
        if tillstand.slut and tillstand.namn in ut:
            yield plats, "är ett slut, men en övergång leder vidare härifrån"
        if not tillstand.slut and not _nar_slut(flode, tillstand.namn):
            yield plats, "är en återvändsgränd: inget slut kan nås härifrån"


def _nadda(flode: Flode, fran: str | None = None) -> set[str]:
    nadda, kvar = set(), [fran or flode.start]
    while kvar:
        har = kvar.pop()
        if har in nadda:
            continue
        nadda.add(har)
        kvar.extend(o.till for o in flode.overgang if har in o.fran)
    return nadda


def _nar_slut(flode: Flode, fran: str) -> bool:
    slut = {t.namn for t in flode.tillstand if t.slut}
    return bool(slut & _nadda(flode, fran))


def _del_fel(flode: Flode, slag: Arendeslag) -> _Fynd:
    sakra = sakra_delar(flode, slag)
    for rad in flode.rader:
        harifran = rad.fran if isinstance(rad, Overgang) else rad.tillstand
        for nyckel, namnen in (("kraver", rad.kraver), ("varnar", rad.varnar)):
            for krav in (las_krav(namn, slag.krav[namn]) for namn in namnen if namn in slag.krav):
                for har in (namn for namn in harifran if namn in sakra):
                    for del_ in sorted((krav.delar & frozenset(slag.delar)) - sakra[har]):
                        mening = f"kravet ”{krav.namn}” läser ”{del_}”, som inte säkert finns i ”{har}”"
                        yield _plats(rad, nyckel), mening


def sakra_delar(flode: Flode, slag: Arendeslag) -> Mapping[str, frozenset[str]]:
    """The parts that surely exist in each state, whichever way led there (unknown names left out)."""
    sakra = {t.namn: frozenset(slag.delar) for t in flode.tillstand}
    if flode.start in sakra:
        sakra[flode.start] = slag.alltid
    steg = [
        (fran, o.till, slag.underlag[o.antecknar])
        for o in flode.overgang
        for fran in o.fran
        if fran in sakra and o.till in sakra and o.antecknar in slag.underlag
    ]
    steg += [
        (har, har, slag.underlag[a.antecknar])
        for a in flode.atgard
        for har in a.tillstand
        if har in sakra and a.antecknar in slag.underlag
    ]
    andrat = True
    while andrat:
        andrat = False
        for fran, till, underlag in steg:
            efter = (sakra[fran] - frozenset(underlag.tar_bort)) | frozenset(underlag.skriver)
            if not sakra[till] <= efter:
                sakra[till], andrat = sakra[till] & efter, True
    return sakra
