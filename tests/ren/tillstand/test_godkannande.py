"""Approval on an arrow: asked for, approved step by step, sent back, started anew."""

from datetime import timedelta

import pytest
from attrs import evolve

from konfiguration.floden import standardflode
from tests.byggare import IDAG, NAMND, Fall, flodesversion, koder, ordning, organisation, redo_for
from tests.ren.tillstand.kedjor import AVDELNING, FORVALTNING, forslag, kedja, slag
from tillstand.arende import Steg
from tillstand.begaran import svarande
from tillstand.behorighet import Franvaro
from tillstand.fel import OgiltigOvergang, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.handelser import Handelseslag
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Kanal
from tillstand.villkor import Villkor


def test_the_proposal_waits_for_the_avdelningschef_and_then_the_forvaltningschef() -> None:
    """Two steps in order; the state changes with the last approval, in one post with it."""
    fall = forslag()
    assert (fall.arende.tillstand, slag(fall)) == ("beredning", [Handelseslag.BEGARAN])
    assert kedja(fall.arende) == [(AVDELNING, None), (FORVALTNING, None)]
    with pytest.raises(SaknarBehorighet, match="väntar på Avdelningschef"):
        fall.godkann("forvaltningschef")
    fall.godkann("avdelningschef")
    assert (fall.arende.tillstand, slag(fall)) == ("beredning", [Handelseslag.GODKAND])
    fall.senare(1).godkann("forvaltningschef")
    assert slag(fall) == [Handelseslag.GODKAND, Handelseslag.OVERGANG]
    assert (fall.arende.tillstand, fall.arende.begaran, fall.arende.version) == ("forslag", None, 6)


def test_the_arrow_is_taken_in_the_askers_name_and_role() -> None:
    """The chefer approve; it is the handläggare who lays the proposal."""
    fall = forslag()
    fall.godkann("avdelningschef")
    tagen = fall.godkann("forvaltningschef").handelser[1]
    assert (tagen.av, tagen.roll, tagen.fran, tagen.till) == (
        "handlaggare",
        "handlaggare",
        "beredning",
        "forslag",
    )
    assert fall.arende.forslag is not None
    assert fall.arende.forslag.framlagt_av == "handlaggare"


def test_the_role_kept_is_the_one_that_the_asker_had() -> None:
    """Avskriv is open to registrator and handläggare: the post tells which of them asked."""
    fall = Fall().till("beredning")
    fall.gor("avskriv", "handlaggare")
    assert fall.godkann("enhetschef").handelser[1].roll == "handlaggare"


def test_each_step_begins_its_own_waiting() -> None:
    """The reminder counts from the day on which the step began to wait."""
    fall = forslag().senare(2)
    fall.godkann("avdelningschef")
    assert fall.arende.begaran is not None
    assert fall.arende.begaran.steg_sedan == IDAG + timedelta(2)


def test_one_begaran_at_a_time_and_the_button_says_so() -> None:
    """While one waits, another that needs approval is refused, together with its other faults."""
    fall = forslag()
    assert koder(fall.mojliga("handlaggare")["lagg_forslag"].brister) == ["vantar_redan"]
    assert koder(fall.mojliga("handlaggare")["bifoga"].brister) == []
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor("lagg_forslag", "handlaggare", beslutspunkter=())
    assert koder(fel.value.brister) == ["beslutspunkter_saknas", "vantar_redan"]


def test_another_arrow_ends_the_begaran() -> None:
    """Makulering takes the matter away from the chefer, and the post says so."""
    fall = forslag()
    fall.gor("makulera", "registrator")
    assert slag(fall) == [Handelseslag.BEGARAN_AVSLUTAD, Handelseslag.OVERGANG]
    assert fall.arende.begaran is None


def test_demands_are_tried_again_at_the_last_approval() -> None:
    """If the nämnd's terms have changed meanwhile, the arrow is refused and the begäran still waits."""
    fall = redo_for("lagg_forslag", "beredning")
    fall.gor("lagg_forslag", "handlaggare")
    fall.godkann("avdelningschef")
    gammalt = fall.arende
    fall.arende = gammalt.med(handlingar=evolve(gammalt.handlingar, alla=()))
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.godkann("forvaltningschef")
    assert koder(fel.value.brister) == ["huvudhandling_saknas", "underlaget_andrat"]
    assert fall.arende.begaran is not None


def test_a_chef_sends_back_and_the_case_is_where_it_was() -> None:
    """The begäran ends; the state has not moved; the same proposal may be laid again."""
    fall = forslag()
    fall.godkann("avdelningschef")
    fall.aterlamna("forvaltningschef", kommentar="Ekonomin saknas.")
    assert slag(fall) == [Handelseslag.ATERLAMNAD]
    assert fall.utfall[-1].handelser[0].underlag == "Ekonomin saknas."
    assert (fall.arende.tillstand, fall.arende.begaran, fall.arende.forslag) == ("beredning", None, None)
    fall.gor("lagg_forslag", "handlaggare")


def test_nothing_waits_when_nothing_was_asked() -> None:
    """Approving or sending back thin air."""
    fall = Fall().till("beredning")
    with pytest.raises(OgiltigOvergang, match="väntar inte"):
        fall.godkann("avdelningschef")
    with pytest.raises(OgiltigOvergang, match="väntar inte"):
        fall.aterlamna("avdelningschef")


def test_a_new_document_version_starts_the_chain_anew() -> None:
    """What the first chef approved is no longer what lies in the case."""
    fall = forslag()
    fall.godkann("avdelningschef")
    fall.senare(1).gor("bifoga", "handlaggare", ersatter=1)
    assert slag(fall) == [Handelseslag.ATGARD, Handelseslag.BEGARAN_OMSTARTAD]
    assert kedja(fall.arende) == [(AVDELNING, None), (FORVALTNING, None)]
    assert fall.arende.begaran is not None
    assert fall.arende.begaran.steg_sedan == IDAG + timedelta(1)
    fall.godkann("avdelningschef")
    fall.godkann("forvaltningschef")
    assert fall.arende.tillstand == "forslag"


@pytest.mark.parametrize("arbetsmaterial", [True, False])
def test_a_draft_does_not_start_the_chain_anew_and_a_finished_document_does(arbetsmaterial: bool) -> None:
    """Working material is no part of what is approved."""
    fall = forslag()
    fall.godkann("avdelningschef")
    fall.gor("bifoga", "handlaggare", slag=Handlingsslag.BILAGA, arbetsmaterial=arbetsmaterial)
    assert kedja(fall.arende)[0] == (AVDELNING, "avdelningschef" if arbetsmaterial else None)


def test_a_note_leaves_the_chain_alone() -> None:
    """What is approved has not changed."""
    fall = forslag()
    fall.godkann("avdelningschef")
    fall.gor("anteckna", "handlaggare")
    assert slag(fall) == [Handelseslag.ATGARD]
    assert kedja(fall.arende)[0] == (AVDELNING, "avdelningschef")


def test_a_case_moved_to_another_avdelning_waits_for_its_chef() -> None:
    """Omfördelning: the chain starts anew with the new enhet's chefer."""
    fall = forslag()
    fall.godkann("avdelningschef")
    fall.gor("omfordela", "fordelare", handlaggare="kollega", enhet="familj")
    assert slag(fall)[-1] == Handelseslag.BEGARAN_OMSTARTAD
    assert kedja(fall.arende) == [("chef:soc:unga", None), (FORVALTNING, None)]


def test_a_document_may_come_in_though_nobody_can_approve_today() -> None:
    """An incoming document is registered whatever the chain says (OSL 5:1); the vacancy is told."""
    fall = forslag()
    fall = fall.med(organisation=organisation(utan="avdelningschef"))
    utfall = fall.gor("bifoga", "registrator", slag=Handlingsslag.SKRIVELSE)
    assert koder(utfall.varningar) == ["ingen_kan_godkanna"]
    assert kedja(fall.arende) == [(AVDELNING, None), (FORVALTNING, None)]


@pytest.mark.parametrize("vad", ["godkann", "aterlamna"])
def test_no_answer_is_dated_tomorrow(vad: str) -> None:
    """An approval has happened when it is noted."""
    fall = forslag()
    with pytest.raises(VillkorEjUppfyllt) as fel:
        getattr(fall, vad)("avdelningschef", dag=IDAG + timedelta(1))
    assert koder(fel.value.brister) == ["dag_i_framtiden"]


def test_an_approved_answer_by_letter_leaves_before_the_arrow_is_taken() -> None:
    """Where a municipality lets a chef approve the dispatch, the e-mail still has to go first."""
    flode = standardflode().flode
    pilar = tuple(evolve(o, godkanns_av=("chef",)) if o.namn == "overlamna" else o for o in flode.overgang)
    fall = redo_for("overlamna", "justerad", ordning(flode=flodesversion(evolve(flode, overgang=pilar))))
    fall.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="ks@example.org")
    fall.godkann("enhetschef")
    assert (fall.arende.tillstand, fall.arende.begaran) == ("justerad", None)
    assert fall.arende.utskick is not None
    assert fall.fullborda().arende.tillstand == "overlamnad"


def test_nobody_stands_in_for_the_one_whose_proposal_it_is() -> None:
    """A chef who proposes and then goes away does not approve through a substitute, unless own
    proposals may be approved."""
    borta = (Franvaro(person="forvaltningschef", fran=IDAG, till=IDAG, ersattare="kollega"),)
    steg = Steg(roll="forvaltningschef", nyckel=f"forvaltningschef:{NAMND}:")
    egna = frozenset({"forvaltningschef"})
    for tillatet, vantat in ((False, {}), (True, {"forvaltningschef": None, "kollega": "forvaltningschef"})):
        villkor = Villkor(eget_forslag_godkannas=tillatet)
        ordningen = ordning(villkor, organisation_=organisation(franvaro=borta))
        assert svarande(ordningen, steg, egna, IDAG) == vantat


def test_nobody_answers_before_being_asked() -> None:
    """An approval is dated the day of the asking or later."""
    fall = forslag()
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.godkann("avdelningschef", dag=IDAG - timedelta(1))
    assert koder(fel.value.brister) == ["fore_begaran"]
