"""The lint of a flow: every fault with its place, and the parts that surely are there."""

from typing import Any

import pytest
from attrs import evolve

from konfiguration.floden import standardflode
from tests.byggare import UNDERLAG, redo_for
from tillstand.arende import Arendeslag
from tillstand.fel import Brist, Konfigurationsfel
from tillstand.flode import Atgard, Flode, Overgang, Tillstand, granska, las_krav, sakra_delar
from tillstand.namndbeslut import Beslut, Namndbeslut
from tillstand.ordning import Flodesversion
from tillstand.remiss import REMISS

STANDARD = standardflode().flode


def pil(**andrat: Any) -> Overgang:
    """A sound arrow of the small flow below."""
    grund = {
        "namn": "fordela",
        "rubrik": "Fördela",
        "fran": ("mottagen",),
        "till": "beredning",
        "roller": ("registrator",),
        "antecknar": "fordelning",
    }
    return Overgang(**{**grund, **andrat})


def atgard(**andrat: Any) -> Atgard:
    """A sound åtgärd of the small flow below."""
    grund = {
        "namn": "anteckna",
        "rubrik": "Anteckna",
        "tillstand": ("mottagen", "beredning"),
        "roller": ("registrator",),
        "antecknar": "tjansteanteckning",
    }
    return Atgard(**{**grund, **andrat})


def flode(*pilar: Overgang, **andrat: Any) -> Flode:
    """mottagen -> beredning, with one åtgärd."""
    grund: dict[str, Any] = {
        "namn": "litet",
        "slag": "remiss",
        "start": "mottagen",
        "tillstand": (
            Tillstand(namn="mottagen", rubrik="Mottagen"),
            Tillstand(namn="beredning", rubrik="Beredning", slut=True),
        ),
        "overgang": pilar or (pil(),),
        "atgard": (atgard(),),
    }
    return Flode(**{**grund, **andrat})


def fel(granskat: Flode, slag: Arendeslag = REMISS) -> list[str]:
    return [str(f) for f in granska(granskat, slag)]


def test_the_standard_flow_and_the_small_one_are_sound() -> None:
    """What the program brings along passes its own lint."""
    assert fel(STANDARD) == []
    assert fel(flode()) == []


MOTTAGEN = Tillstand(namn="mottagen", rubrik="Mottagen")
BEREDNING = Tillstand(namn="beredning", rubrik="Beredning", slut=True)
FEL = {
    "wrong kind of case": (flode(slag="uppdrag"), ["slag: flödet är för ”uppdrag”, inte för ”remiss”"]),
    "a state twice": (
        flode(tillstand=(MOTTAGEN, BEREDNING, BEREDNING)),
        ["tillstand: namnet ”beredning” står 2 gånger"],
    ),
    "an arrow and an åtgärd of one name": (
        flode(atgard=(atgard(namn="fordela"),)),
        ["overgang och atgard: namnet ”fordela” står 2 gånger"],
    ),
    "a name that is no identifier": (
        flode(pil(namn="fördela")),
        ["overgang och atgard: namnet ”fördela” får bara ha a-z, 0-9 och _ och ska börja med en bokstav"],
    ),
    "an unknown destination": (
        flode(pil(), pil(namn="ut", till="borta")),
        ["overgang ut, till: tillståndet ”borta” finns inte"],
    ),
    "an unknown origin": (
        flode(pil(fran=("mottagen", "borta"))),
        ["overgang fordela, fran: tillståndet ”borta” finns inte"],
    ),
    "an arrow from nowhere": (
        flode(pil(), pil(namn="ut", fran=())),
        ["overgang ut, fran: övergången leder inte från något tillstånd"],
    ),
    "an åtgärd in an unknown state": (
        flode(atgard=(atgard(tillstand=("borta",)),)),
        ["atgard anteckna, tillstand: tillståndet ”borta” finns inte"],
    ),
    "an åtgärd in no state": (
        flode(atgard=(atgard(tillstand=()),)),
        ["atgard anteckna, tillstand: åtgärden kan inte göras i något tillstånd"],
    ),
    "an arrow that nobody may take": (
        flode(pil(roller=())),
        ["overgang fordela, roller: ingen får göra detta, ange minst en roll"],
    ),
    "an unknown role": (
        flode(pil(roller=("registrator", "kung"))),
        ["overgang fordela, roller: rollen ”kung” finns inte"],
    ),
    "an unknown approver": (
        flode(pil(godkanns_av=("kung",))),
        ["overgang fordela, godkanns_av: rollen ”kung” finns inte"],
    ),
    "the handläggare as approver": (
        flode(pil(godkanns_av=("handlaggare",))),
        ["overgang fordela, godkanns_av: handläggaren kan inte godkänna, välj en roll som innehas"],
    ),
    "an unknown record": (
        flode(pil(antecknar="papper")),
        ["overgang fordela, antecknar: underlaget ”papper” finns inte"],
    ),
    "an unknown demand": (
        flode(pil(kraver=("godmorgon",), varnar=("godnatt",))),
        [
            "overgang fordela, kraver: kravet ”godmorgon” finns inte",
            "overgang fordela, varnar: kravet ”godnatt” finns inte",
        ],
    ),
    "a demand on another record": (
        flode(pil(kraver=("beslutspunkter_finns",))),
        ["overgang fordela, kraver: kravet ”beslutspunkter_finns” prövar ett annat underlag än ”fordelning”"],
    ),
    "a demand whose part cannot be there": (
        flode(pil(kraver=("beslutet_justeras",)), atgard=(atgard(varnar=("beslutet_ska_anmalas",)),)),
        [
            (
                "overgang fordela, kraver: kravet ”beslutet_justeras” läser ”namndbeslut”, "
                "som inte säkert finns i ”mottagen”"
            ),
            (
                "atgard anteckna, varnar: kravet ”beslutet_ska_anmalas” läser ”namndbeslut”, "
                "som inte säkert finns i ”mottagen”"
            ),
            (
                "atgard anteckna, varnar: kravet ”beslutet_ska_anmalas” läser ”namndbeslut”, "
                "som inte säkert finns i ”beredning”"
            ),
        ],
    ),
    "a state that no way leads to": (
        flode(tillstand=(MOTTAGEN, BEREDNING, Tillstand(namn="ensam", rubrik="Ensam", slut=True))),
        ["tillstand ensam: ingen väg leder hit från starten"],
    ),
    "an end that leads on": (
        flode(pil(), pil(namn="ater", fran=("beredning",))),
        ["tillstand beredning: är ett slut, men en övergång leder vidare härifrån"],
    ),
    "a dead end": (
        flode(
            pil(),
            pil(namn="sidospar", till="sido"),
            pil(namn="runt", fran=("sido",), till="sido"),
            tillstand=(MOTTAGEN, BEREDNING, Tillstand(namn="sido", rubrik="Sido")),
        ),
        ["tillstand sido: är en återvändsgränd: inget slut kan nås härifrån"],
    ),
}


@pytest.mark.parametrize(("granskat", "vantat"), FEL.values(), ids=FEL)
def test_each_fault_is_named_with_its_place(granskat: Flode, vantat: list[str]) -> None:
    """Whoever wrote the file is told where to look and what to change."""
    assert fel(granskat) == vantat


def test_an_unknown_start_is_told_with_everything_that_follows_from_it() -> None:
    """Nothing can be reached from a start that does not exist."""
    assert fel(flode(start="borta")) == [
        "start: tillståndet ”borta” finns inte",
        "tillstand mottagen: ingen väg leder hit från starten",
        "tillstand beredning: ingen väg leder hit från starten",
    ]


def test_all_faults_come_at_once() -> None:
    """A flow with every fault of the arrows is refused once, with all of them in one list."""
    brister = {
        "slag": "uppdrag",
        "tillstand": (MOTTAGEN, BEREDNING, Tillstand(namn="ensam", rubrik="Ensam")),
        "atgard": (atgard(roller=("kung",), tillstand=("borta",)),),
    }
    trasigt = flode(pil(roller=(), antecknar="papper", kraver=("godmorgon",)), **brister)
    with pytest.raises(Konfigurationsfel) as refuserat:
        Flodesversion(trasigt, REMISS, "hash")
    assert {f.plats for f in refuserat.value.felaktigheter} == {
        "slag",
        "overgang fordela, roller",
        "overgang fordela, antecknar",
        "overgang fordela, kraver",
        "atgard anteckna, roller",
        "atgard anteckna, tillstand",
        "tillstand ensam",
    }
    assert len(refuserat.value.felaktigheter) == 8


def stavar_fel(anslga: Namndbeslut | None) -> Brist | None:
    """A demand whose author misspelt the part."""
    return None if anslga is None else Brist(kod="x", mening="x")


def test_a_demand_that_reads_no_part_at_all_is_found() -> None:
    """A misspelt optional part would otherwise always be missing, and the demand never say no."""
    slag = evolve(REMISS, krav={**REMISS.krav, "stavar_fel": stavar_fel})
    assert fel(flode(pil(kraver=("stavar_fel",))), slag) == [
        "overgang fordela, kraver: kravet ”stavar_fel” läser ”anslga”, som inte är någon del av ärendet"
    ]


def test_a_demand_is_read_by_its_signature() -> None:
    """What must be there, what may be missing, and whether the form must be filled in first."""
    fore = las_krav("beslutet_justeras", REMISS.krav["beslutet_justeras"])
    assert (fore.fore_formularet, fore.delar, fore.underlag) == (True, frozenset({"namndbeslut"}), None)
    efter = las_krav("anslag_uppe_hela_tiden", REMISS.krav["anslag_uppe_hela_tiden"])
    assert (efter.fore_formularet, efter.delar) == (False, frozenset())
    assert las_krav("x", REMISS.krav["omedelbar_justering_tillaten"]).underlag is Beslut


def test_the_sure_parts_of_each_state() -> None:
    """What holds whichever way led there: an urgent decision needs no proposal, a withdrawn one is gone."""
    alltid = {"mottagen", "svarstid", "handlingar"}
    assert sakra_delar(STANDARD, REMISS) == {
        "mottagen": alltid,
        "beredning": alltid | {"beredning"},
        "forslag": alltid | {"beredning", "forslag"},
        "namndbeslut": alltid | {"beredning", "namndbeslut"},
        "justerad": alltid | {"beredning", "namndbeslut", "justerad"},
        "overlamnad": alltid | {"beredning", "namndbeslut", "overlamnad"},
        "avskriven": alltid | {"avskriven"},
    }


def test_an_atgard_that_removes_a_part_makes_it_unsure() -> None:
    """Withdrawing the proposal as an åtgärd would leave förslag without its proposal."""
    rader = tuple(
        evolve(a, antecknar="tillbakadragande") if a.namn == "byt_sammantrade" else a for a in STANDARD.atgard
    )
    assert "forslag" not in sakra_delar(evolve(STANDARD, atgard=rader), REMISS)["forslag"]


PLATSER = [
    (rad.namn, tillstand)
    for rad in STANDARD.rader
    for tillstand in (rad.fran if isinstance(rad, Overgang) else rad.tillstand)
]


@pytest.mark.parametrize(("namn", "tillstand"), PLATSER)
def test_a_record_writes_and_removes_what_it_says(namn: str, tillstand: str) -> None:
    """The lint believes `skriver` and `tar_bort`; folding the record shows that they are true."""
    fall = redo_for(namn, tillstand)
    underlag = UNDERLAG[namn]()
    vikt = underlag.vik(fall.arende, fall.nar(), "handlaggare")
    kan_saknas = {"anslag"} if namn == "anslag_nere" else set()
    assert {del_ for del_, varde in vikt.items() if varde is not None} - kan_saknas == set(underlag.skriver)
    assert {del_ for del_, varde in vikt.items() if varde is None} == set(underlag.tar_bort)
    assert set(vikt) <= set(REMISS.delar)


def test_every_record_and_every_demand_is_used_by_the_standard_flow() -> None:
    """A demand that no arrow asks guards nothing."""
    antecknade = {rad.antecknar for rad in STANDARD.rader}
    provade = {krav for rad in STANDARD.rader for krav in (*rad.kraver, *rad.varnar)}
    assert antecknade == set(REMISS.underlag)
    assert provade == set(REMISS.krav)


def test_the_registration_can_be_corrected_in_every_detail() -> None:
    """Whatever stands in the register can be put right: a mistyped day or sender is no life sentence."""
    falt = {a.name for a in REMISS.delar["mottagen"].__attrs_attrs__}  # type: ignore[attr-defined]
    rattbara = {a.name for a in REMISS.underlag["komplettering"].__attrs_attrs__}  # type: ignore[attr-defined]
    assert falt - rattbara == set()
