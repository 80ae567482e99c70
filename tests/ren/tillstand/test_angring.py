"""Taking back: what one has asked for (återta), and the last arrow (ångra)."""

from datetime import timedelta

import pytest

from tests.byggare import IDAG, Fall, koder, ordning, organisation, redo_for
from tillstand.behorighet import Franvaro
from tillstand.fel import OgiltigOvergang, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.handelser import Handelseslag
from tillstand.innehall import Kanal


def test_undoing_gives_back_what_held_before() -> None:
    """The decision was noted in the wrong case: the proposal lies there again, nothing is decided."""
    fall = Fall().till("forslag")
    fore = fall.arende
    fall.gor("besluta", "namndsekreterare")
    handelse = fall.angra("namndsekreterare", "Fel ärende.").handelser[0]
    assert (handelse.slag, handelse.namn, handelse.fran, handelse.till) == (
        Handelseslag.ANGRAD,
        "besluta",
        "namndbeslut",
        "forslag",
    )
    assert handelse.underlag == "Fel ärende."
    assert fall.arende.delar == fore.delar
    assert fall.arende.version == fore.version + 2


def test_undoing_a_withdrawal_restores_the_proposal() -> None:
    """A part that the arrow removed is there again."""
    fall = Fall().till("forslag")
    fore = fall.arende
    fall.gor("dra_tillbaka", "handlaggare")
    assert fall.arende.forslag is None
    fall.angra("enhetschef")
    assert (fall.arende.forslag, fall.arende.beredning) == (fore.forslag, fore.beredning)
    assert fall.arende.tillstand == "forslag"


def test_undoing_bordlaggning_stays_in_the_same_state() -> None:
    """An arrow that leads back to its own state is undone like any other."""
    fall = Fall().till("forslag")
    fore = fall.arende
    fall.gor("bordlagg", "namndsekreterare")
    fall.angra("namndsekreterare")
    assert (fall.arende.tillstand, fall.arende.delar) == ("forslag", fore.delar)


def test_undoing_makulering_opens_the_case_again() -> None:
    """The right one was makulerat by mistake."""
    fall = Fall().till("avskriven")
    fall.angra("registrator")
    assert (fall.arende.tillstand, fall.arende.avskriven, fall.arende.ar_oppet) == ("mottagen", None, True)


def test_an_ended_begaran_is_not_opened_again() -> None:
    """What the makulering ended, the chefer are asked for anew."""
    fall = redo_for("lagg_forslag", "beredning")
    fall.gor("lagg_forslag", "handlaggare")
    fall.gor("makulera", "registrator")
    fall.angra("registrator")
    assert (fall.arende.tillstand, fall.arende.begaran) == ("beredning", None)


def test_only_the_latest_post_is_undone() -> None:
    """A note after the arrow, or an undoing, leaves nothing to undo."""
    fall = Fall().till("namndbeslut")
    fall.gor("anteckna", "registrator")
    with pytest.raises(OgiltigOvergang, match="senaste händelse"):
        fall.angra("namndsekreterare")
    fall = Fall().till("namndbeslut")
    fall.angra("namndsekreterare")
    with pytest.raises(OgiltigOvergang, match="senaste händelse"):
        fall.angra("namndsekreterare")
    with pytest.raises(OgiltigOvergang, match="senaste händelse"):
        Fall().angra("registrator")


def test_asking_is_no_arrow_to_undo() -> None:
    """A begäran is taken back by återta; the arrow before it is no longer the latest post."""
    fall = redo_for("lagg_forslag", "beredning")
    fall.gor("lagg_forslag", "handlaggare")
    with pytest.raises(OgiltigOvergang, match="senaste händelse"):
        fall.angra("handlaggare")


@pytest.mark.parametrize("tillstand", ["justerad", "overlamnad"])
def test_what_is_justerat_or_sent_is_never_undone(tillstand: str) -> None:
    """It is corrected by a visible rättelse."""
    fall = Fall().till(tillstand)
    with pytest.raises(OgiltigOvergang, match="kan inte ångras: rätta i stället"):
        fall.angra("namndsekreterare" if tillstand == "justerad" else "registrator")
    fall.gor("ratta", "namndsekreterare")
    assert fall.arende.rattelser is not None
    assert [r.av for r in fall.arende.rattelser.alla] == ["namndsekreterare"]


def test_a_delegated_answer_that_was_sent_is_never_undone() -> None:
    """It has gone outside the municipality."""
    with pytest.raises(OgiltigOvergang, match="kan inte ångras"):
        Fall().delegerat("overlamnad").angra("registrator")


def test_the_chefs_substitute_undoes_for_the_chef() -> None:
    """The post says for whom; the one who took the arrow undoes in the own name."""
    fall = Fall().till("forslag")
    assert fall.angra("vik_chef").handelser[0].for_ == "enhetschef"
    fall = Fall().till("forslag")
    assert fall.angra("handlaggare").handelser[0].for_ is None


def test_the_one_acted_for_may_undo() -> None:
    """The substitute laid the proposal; the handläggare, back again, takes it back."""
    fall = redo_for("lagg_forslag", "beredning")
    fall.gor("lagg_forslag", "vik_handlaggare")
    fall.godkann("avdelningschef")
    fall.godkann("forvaltningschef")
    assert fall.angra("handlaggare").handelser[0].for_ is None


def test_a_begaran_is_withdrawn_by_the_asker_alone() -> None:
    """Nobody else, not even the chef; the substitute of today withdraws "för"."""
    fall = redo_for("lagg_forslag", "beredning")
    fall.gor("lagg_forslag", "handlaggare")
    with pytest.raises(SaknarBehorighet, match="Bara den som begärde kan återta: Handlaggare"):
        fall.aterta("enhetschef")
    handelse = fall.aterta("vik_handlaggare").handelser[0]
    assert (handelse.slag, handelse.for_) == (Handelseslag.ATERTAGEN, "handlaggare")
    assert fall.arende.begaran is None
    with pytest.raises(OgiltigOvergang, match="ingen begäran"):
        fall.aterta("handlaggare")


def test_the_substitute_who_asked_withdraws_also_when_the_absence_is_over() -> None:
    """It is the own request, in whichever name."""
    borta = (Franvaro(person="handlaggare", fran=IDAG, till=IDAG, ersattare="kollega"),)
    fall = redo_for("lagg_forslag", "beredning", ordning(organisation_=organisation(franvaro=borta)))
    fall.gor("lagg_forslag", "kollega")
    assert fall.senare(3).aterta("kollega").handelser[0].for_ is None


@pytest.mark.parametrize("vad", ["aterta", "angra"])
def test_nothing_is_taken_back_tomorrow(vad: str) -> None:
    """The day is today or earlier."""
    fall = redo_for("lagg_forslag", "beredning").till("forslag")
    if vad == "aterta":
        fall.gor("avskriv", "handlaggare")
    with pytest.raises(VillkorEjUppfyllt) as fel:
        getattr(fall, vad)("handlaggare", dag=IDAG + timedelta(1))
    assert koder(fel.value.brister) == ["dag_i_framtiden"]


def test_withdrawing_a_letter_leaves_an_open_begaran_as_it_is() -> None:
    """In a flow where both can be open, taking back the letter takes back the letter alone."""
    fall = redo_for("lagg_forslag", "beredning")
    fall.gor("lagg_forslag", "handlaggare")
    med_brev = redo_for("overlamna", "justerad")
    med_brev.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="a@b.se")
    fall.arende = fall.arende.med(utskick=med_brev.arende.utskick)
    fall.aterta("registrator")
    assert fall.arende.utskick is None
    assert fall.arende.begaran is not None
