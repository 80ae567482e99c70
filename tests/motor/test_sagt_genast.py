"""Told at once: which events go to whom, through `motor`, and never to the one who acted."""

from collections.abc import Callable

import pytest
from attrs import frozen

from arbetsflode import motor
from arbetsflode.program import Program
from tests.byggare import IDAG, UNDERLAG, mote
from tests.motor.paminnelser import BESTAENDE, Post, borta, breven, fall, mottaget
from tests.programbyggare import Lopp, aktor, med_kanal, svar_per_epost
from tillstand.handlingar import Handlingsslag

Vagen = Callable[[Program], Lopp]


def begart(program: Program) -> Lopp:
    """Asked for; it waits for the chef of the avdelning."""
    return fall(program).bifoga("handlaggare").gor("lagg_forslag", "handlaggare")


def framlagt(program: Program) -> Lopp:
    """Approved by both."""
    return begart(program).godkann("ungdomschef").godkann("forvaltningschef")


def beslutat(program: Program) -> Lopp:
    """Decided by the nämnd."""
    return framlagt(program).gor("besluta", "namndsekreterare")


def justerat(program: Program) -> Lopp:
    """Justerat."""
    return beslutat(program).gor("justera", "namndsekreterare")


def anstand_begart(program: Program) -> Lopp:
    """An extension is asked for."""
    return fall(program).gor("begar_anstand", "registrator")


@frozen(kw_only=True)
class Handelse:
    """What happens in which case, and who is told what by that."""

    i: Vagen
    gor: Callable[[Lopp], object]
    sagt: set[tuple[str, str]]


def _h(i: Vagen, gor: Callable[[Lopp], object], *sagt: tuple[str, str]) -> Handelse:
    return Handelse(i=i, gor=gor, sagt=set(sagt))


HANDELSER: dict[str, Handelse] = {
    "registrerad": _h(mottaget, lambda lopp: mottaget(lopp.program), ("fordelare", "registrerad")),
    "tilldelad": _h(mottaget, lambda lopp: lopp.gor("fordela", "fordelare"), ("handlaggare", "tilldelad")),
    "tilldelad sig sjalv": _h(
        mottaget, lambda lopp: lopp.gor("fordela", "fordelare", handlaggare="fordelare", enhet="familj")
    ),
    "omfordelad": _h(fall, lambda lopp: lopp.gor("omfordela", "familjechef"), ("kollega", "tilldelad")),
    "omfordelad till samma": _h(
        fall, lambda lopp: lopp.gor("omfordela", "familjechef", handlaggare="handlaggare")
    ),
    "ombedd att godkanna": _h(
        lambda p: fall(p).bifoga("handlaggare"),
        lambda lopp: lopp.gor("lagg_forslag", "handlaggare"),
        ("ungdomschef", "begaran"),
    ),
    "nasta steg": _h(begart, lambda lopp: lopp.godkann("ungdomschef"), ("forvaltningschef", "begaran")),
    "sista steget": _h(
        lambda p: begart(p).godkann("ungdomschef"), lambda lopp: lopp.godkann("forvaltningschef")
    ),
    "tillbakalamnat": _h(begart, lambda lopp: lopp.aterlamna("ungdomschef"), ("handlaggare", "aterlamnad")),
    "atertaget": _h(begart, lambda lopp: lopp.aterta("handlaggare")),
    "andrat under godkannandet": _h(
        begart,
        lambda lopp: lopp.bifoga("handlaggare", Handlingsslag.BILAGA),
        ("ungdomschef", "begaran_omstartad"),
    ),
    "avskrivning begard": _h(
        fall, lambda lopp: lopp.gor("avskriv", "registrator"), ("familjechef", "begaran")
    ),
    "beslutat": _h(
        framlagt,
        lambda lopp: lopp.gor("besluta", "namndsekreterare"),
        *(("handlaggare", "beslutad"), ("registrator", "beslutad")),
    ),
    "beslutat pa delegation": _h(
        framlagt,
        lambda lopp: lopp.gor("besluta_pa_delegation", "delegat"),
        *(("handlaggare", "beslutad"), ("registrator", "beslutad")),
    ),
    "beslutat bradskande": _h(
        fall,
        lambda lopp: lopp.gor("besluta_bradskande", "namndsekreterare"),
        *(("handlaggare", "beslutad"), ("registrator", "beslutad")),
    ),
    "aterremitterat": _h(
        framlagt,
        lambda lopp: lopp.gor("aterremittera", "namndsekreterare"),
        ("handlaggare", "aterremitterad"),
    ),
    "bordlagt": _h(
        framlagt,
        lambda lopp: lopp.gor("bordlagg", "namndsekreterare"),
        *(("handlaggare", "plan_andrad"), ("familjechef", "plan_andrad")),
    ),
    "justerat": _h(
        beslutat,
        lambda lopp: lopp.gor("justera", "namndsekreterare"),
        *(("handlaggare", "justerad"), ("registrator", "justerad")),
    ),
    "anstand beviljat": _h(
        anstand_begart,
        lambda lopp: lopp.gor("bevilja_anstand", "registrator"),
        *(("handlaggare", "anstand_beviljat"), ("familjechef", "anstand_beviljat")),
    ),
    "anstand beviljat, antecknat av handlaggaren": _h(
        anstand_begart,
        lambda lopp: lopp.gor("bevilja_anstand", "handlaggare"),
        ("familjechef", "anstand_beviljat"),
    ),
    "anstand avslaget": _h(
        anstand_begart,
        lambda lopp: lopp.gor("avsla_anstand", "registrator"),
        *(("handlaggare", "anstand_avslaget"), ("familjechef", "anstand_avslaget")),
    ),
    "anstand begart": _h(fall, lambda lopp: lopp.gor("begar_anstand", "registrator")),
    "anstand beviljat innan nagon har fatt arendet": _h(
        mottaget,
        lambda lopp: lopp.gor("bevilja_anstand", "registrator"),
        ("fordelare", "anstand_beviljat"),
    ),
    "fordelningen angrad": _h(fall, lambda lopp: lopp.angra("fordelare"), ("handlaggare", "angrad")),
    "beslutet angrat": _h(
        beslutat,
        lambda lopp: lopp.angra("namndsekreterare"),
        *(("handlaggare", "angrat_beslut"), ("registrator", "angrat_beslut")),
    ),
    "antecknat": _h(fall, lambda lopp: lopp.gor("anteckna", "registrator")),
    "makulerat": _h(fall, lambda lopp: lopp.gor("makulera", "registrator")),
}
"""Issue: assigned, asked to approve, sent back, decided, extension granted or refused; and a few more."""


@pytest.mark.parametrize("handelse", HANDELSER.values(), ids=HANDELSER)
def test_each_event_is_told_to_those_it_concerns(program: Program, handelse: Handelse) -> None:
    """Varje händelse sägs genast till dem den angår, i ett brev var, och aldrig till den som gjorde den."""
    lopp = handelse.i(program)
    fore = {b.nyckel for b in breven(program, "direkt")}
    handelse.gor(lopp)
    nya = [b for b in breven(program, "direkt") if b.nyckel not in fore]
    assert {(str(b.person), regel) for b in nya for regel in b.regler} == handelse.sagt
    assert len(nya) == len(handelse.sagt)
    post = Post()
    med_kanal(program, post)
    motor.skicka(program)
    assert {b.lage for b in breven(program, "direkt") if b.nyckel not in fore} <= {"skickad"}


def test_whoever_is_away_is_not_told_but_the_substitute_is(program: Program) -> None:
    """Är den som ska godkänna borta får ersättaren brevet, och är ingen ersättare utsedd nästa chef uppåt."""
    borta(program, "ungdomschef", IDAG.isoformat(), "vik_chef")
    borta(program, "handlaggare", IDAG.isoformat())
    begart(program)
    sagt = {(b.person, regel) for b in breven(program, "direkt") for regel in b.regler}
    assert sagt == {
        ("fordelare", "registrerad"),
        ("familjechef", "tilldelad"),
        ("vik_chef", "begaran"),
    }


def test_an_answer_that_cannot_be_delivered_is_told_to_the_one_who_asked(program: Program) -> None:
    """Svaret gick inte fram: den som begärde det får veta det, ingen annan."""
    svar_per_epost(justerat(program))
    med_kanal(program, Post(manus=[BESTAENDE], till="ks@stad.example"))
    motor.skicka(program)
    nya = [b for b in breven(program, "direkt") if "svar_misslyckat" in b.regler]
    assert [b.person for b in nya] == ["registrator"]


def test_one_paragraph_for_several_cases_tells_each(program: Program) -> None:
    """En paragraf för flera ärenden: ett brev för varje ärende och person."""
    ett, annat = framlagt(program), framlagt(program)
    fore = len(breven(program, "direkt"))
    motor.handla_flera(
        program,
        aktor("namndsekreterare"),
        arenden=(ett.plats, annat.plats),
        overgang="besluta",
        underlag=UNDERLAG["besluta"](sammantrade=mote()),
        nyckel="paragrafen",
    )
    assert len(breven(program, "direkt")) == fore + 4


def test_told_again_when_undone_and_decided_anew(program: Program) -> None:
    """Beslutet ångras och fattas på nytt: handläggaren får tre brev, ett för varje gång."""
    lopp = beslutat(program)
    lopp.angra("namndsekreterare").gor("besluta", "namndsekreterare", paragraf="7")
    till_handlaggaren = [b.regler for b in breven(program, "direkt") if b.person == "handlaggare"]
    assert till_handlaggaren == [("tilldelad",), ("beslutad",), ("angrat_beslut",), ("beslutad",)]


def test_a_letter_names_what_waits_and_gives_the_link(program: Program) -> None:
    """Brevet om att godkänna har numret, titeln, vad som ska göras och länken."""
    lopp = begart(program)
    post = Post()
    med_kanal(program, post)
    motor.skicka(program)
    brev = next(m for adress, m in post.skickade if adress == "ungdomschef@example.org")
    assert lopp.kvitto.diarienummer in str(brev["Subject"])
    text = brev.get_body(("plain",))
    assert text is not None
    assert f"/arenden/{lopp.id}" in text.get_content()
