"""Tried again: what holds when the letter is composed, and what holds when it leaves, is what is told.

Every kind of thing that can happen to a case or to its people, between the warning and the letter, and
between the letter and the post.
"""

import pytest

from arbetsflode import motor
from arbetsflode.program import Program
from tests.motor.omprovningsfall import INGEN, PROV, Prov, Scen
from tests.motor.paminnelser import (
    TILLFALLIGT,
    Post,
    borta,
    breven,
    fall,
    kl,
    sagda,
    svep_och_skriv,
)
from tests.programbyggare import Installation, Lopp, med_kanal, stall


@pytest.fixture
def scen(i_sqlite: Installation) -> Scen:
    """An installation where each role has one holder."""
    return Scen(installation=i_sqlite, program=i_sqlite.oppna())


def borja(scen: Scen, prov: Prov) -> None:
    """The case on its way, and every earlier reminder told and sent."""
    scen.lopp = prov.fran(scen)
    scen.vid(prov.dag, "01:00")
    motor.svep(scen.program)
    scen.posten()


@pytest.mark.parametrize("prov", PROV.values(), ids=PROV)
def test_between_the_warning_and_the_letter(scen: Scen, prov: Prov) -> None:
    """Det som händer mellan varningen i natt och brevet i morgon bitti syns i brevet."""
    borja(scen, prov)
    scen.vid(prov.dag, "04:30")
    assert motor.svep(scen.program).varningar > 0
    scen.vid(prov.dag, "06:10")
    prov.hander(scen)
    scen.morgonen(prov.dag)
    scen.posten()
    assert scen.har_fatt(prov, prov.dag) == prov.fore_brevet
    scen.morgonen(prov.nasta)
    scen.posten()
    assert scen.har_fatt(prov, prov.nasta) == INGEN
    _avgjort(scen, prov, sagt=bool(prov.fore_brevet))
    scen.program.stang()


@pytest.mark.parametrize("prov", PROV.values(), ids=PROV)
def test_between_the_letter_and_the_post(scen: Scen, prov: Prov) -> None:
    """Det som händer medan brevet ligger i lådan: raden dras in, och står påminnelsen kvar får den som nu
    ska ha den den nästa morgon, och ingen får den två gånger."""
    borja(scen, prov)
    scen.morgonen(prov.dag)
    scen.vid(prov.dag, "08:10")
    prov.hander(scen)
    scen.vid(prov.dag, "09:00")
    motor.svep(scen.program)
    scen.posten()
    assert scen.har_fatt(prov, prov.dag) == prov.samma_dag
    for dag in (prov.nasta, "2011-11-03"):
        scen.morgonen(dag)
        scen.posten()
    assert scen.har_fatt(prov, prov.nasta) == prov.nasta_morgon
    assert scen.har_fatt(prov, "2011-11-03") == INGEN
    _avgjort(scen, prov, sagt=bool(prov.samma_dag | prov.nasta_morgon))
    assert set(scen.post.per_brev.values()) == {1}
    scen.program.stang()


def _avgjort(scen: Scen, prov: Prov, *, sagt: bool) -> None:
    """The warning has been told or is withdrawn; no letter lies without an end."""
    lagen = {
        lage for (r, d, _), lage in sagda(scen.program, scen.lopp).items() if (r, d) == (prov.regel, prov.dag)
    }
    assert lagen == ({"i_brev"} if sagt else {"aterkallad"})
    assert {b.lage for b in breven(scen.program)} <= {"skickad", "aterkallad"}


def test_the_letter_says_what_is_true_when_it_leaves(program: Program) -> None:
    """Av två rader gäller en: brevet som går har bara den, och räknar dagarna från i dag."""
    post = Post(manus=[TILLFALLIGT], till="handlaggare@example.org")
    stannar, forlangs = fall(program), fall(program)
    med_kanal(program, Post())
    motor.skicka(program)
    svep_och_skriv(program, kl("2011-10-20 07:00"))
    med_kanal(program, post)
    motor.skicka(program)
    assert [b.lage for b in breven(program)] == ["uppskjuten"]
    stall(program, kl("2011-10-21 08:00"))
    forlangs.gor("bevilja_anstand", "registrator")
    motor.skicka(program)
    brev = [m for _, m in post.skickade if "Påminnelse" in str(m["Subject"])]
    assert len(brev) == 1
    text = brev[0].get_body(("plain",))
    assert text is not None
    assert "om 6 arbetsdagar" in text.get_content()
    assert stannar.kvitto.diarienummer in str(brev[0]["Subject"])
    assert forlangs.kvitto.diarienummer not in text.get_content()
    assert breven(program)[0].regler == ("svarstid_14", "svarstid_7")
    assert set(sagda(program, forlangs).values()) == {"aterkallad"}
    assert set(sagda(program, stannar).values()) == {"i_brev"}


def test_a_line_that_is_for_somebody_else_by_now_comes_to_them_the_next_morning(program: Program) -> None:
    """Två ärenden i brevet, och det ena får ny handläggare innan brevet går: den får sin rad i morgon."""
    post = Post()
    med_kanal(program, post)
    fall(program)
    byter = fall(program)
    svep_och_skriv(program, kl("2011-10-11 07:00"))
    byter.gor("omfordela", "fordelare")
    motor.skicka(program)
    svep_och_skriv(program, kl("2011-10-12 07:00"))
    motor.skicka(program)
    assert [(b.person, b.dag, b.regler, b.lage) for b in breven(program)] == [
        ("handlaggare", "2011-10-11", ("svarstid_14",), "skickad"),
        ("kollega", "2011-10-12", ("svarstid_14",), "skickad"),
    ]


def test_a_letter_whose_every_line_has_fallen_is_withdrawn(program: Program) -> None:
    """Gäller inget i brevet längre går det aldrig iväg: det är återkallat, och det står varför."""
    post = Post()
    lopp = fall(program)
    svep_och_skriv(program, kl("2011-10-20 07:00"))
    lopp.gor("makulera", "registrator")
    med_kanal(program, post)
    motor.skicka(program)
    assert [(b.lage, b.fel) for b in breven(program)] == [("aterkallad", "Inget i brevet gällde längre.")]
    assert [m for _, m in post.skickade if "Påminnelse" in str(m["Subject"])] == []
    assert {b.lage for b in breven(program, "direkt")} == {"aterkallad"}


def test_what_was_told_at_once_is_tried_again_too(program: Program) -> None:
    """Breven om att godkänna och om tilldelning ligger i lådan medan det lämnas tillbaka och omfördelas:
    den som inte längre berörs får inget, den som nu berörs får sitt."""
    lopp = fall(program).bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    lopp.aterlamna("ungdomschef").gor("omfordela", "fordelare")
    post = Post()
    med_kanal(program, post)
    motor.skicka(program)
    lage = {(b.person, b.regler): b.lage for b in breven(program, "direkt")}
    assert lage == {
        ("fordelare", ("registrerad",)): "aterkallad",
        ("handlaggare", ("tilldelad",)): "aterkallad",
        ("ungdomschef", ("begaran",)): "aterkallad",
        ("handlaggare", ("aterlamnad",)): "skickad",
        ("kollega", ("tilldelad",)): "skickad",
    }


def begart(program: Program) -> Lopp:
    """The letter to the chef of the avdelning lies in the box."""
    lopp = fall(program).bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    assert ("ungdomschef", "vantar") in {(b.person, b.lage) for b in breven(program, "direkt")}
    return lopp


def om_begaran(program: Program) -> dict[str | None, str]:
    """Who has a letter about what waits, and what became of it."""
    return {b.person: b.lage for b in breven(program, "direkt") if b.regler == ("begaran",)}


def test_what_was_told_at_once_follows_the_role(program: Program) -> None:
    """Den som ska godkänna blir borta innan brevet går: ersättaren får det i stället, en enda gång."""
    begart(program)
    borta(program, "ungdomschef", "2011-10-03", "vik_chef", till="2011-10-05")
    med_kanal(program, Post())
    motor.skicka(program)
    assert om_begaran(program) == {"ungdomschef": "aterkallad", "vik_chef": "skickad"}
    assert motor.skicka(program).skickade == 0


def test_nobody_is_told_what_they_did_themselves(program: Program) -> None:
    """Står den som beslutade in för registratorn får den inget brev om sitt eget beslut."""
    lopp = begart(program).godkann("ungdomschef").godkann("forvaltningschef")
    lopp.gor("besluta", "namndsekreterare")
    borta(program, "registrator", "2011-10-03", "namndsekreterare", till="2011-10-05")
    med_kanal(program, Post())
    motor.skicka(program)
    beslutad = {b.person: b.lage for b in breven(program, "direkt") if b.regler == ("beslutad",)}
    assert beslutad == {"handlaggare": "skickad", "registrator": "aterkallad"}


def test_what_has_been_overtaken_is_told_nobody_else(program: Program) -> None:
    """Godkännandet återtas medan brevet ligger i lådan: då finns inget att säga till någon."""
    begart(program).aterta("handlaggare")
    borta(program, "ungdomschef", "2011-10-03", "vik_chef", till="2011-10-05")
    med_kanal(program, Post())
    motor.skicka(program)
    assert om_begaran(program) == {"ungdomschef": "aterkallad"}
