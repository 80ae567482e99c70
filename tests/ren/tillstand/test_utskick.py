"""An answer by e-mail: asked for, locked while it is on its way, överlämnad when it has left."""

from typing import Any

import pytest

from konfiguration.floden import standardflode
from tests.byggare import IDAG, Fall, koder, redo_for
from tests.byggare.fall import gors_av
from tillstand.behorighet import SYSTEM
from tillstand.fel import OgiltigOvergang, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.flode import Atgard, Overgang
from tillstand.handelser import Handelseslag
from tillstand.innehall import Kanal
from tillstand.provning import avbryt_utskick, fullborda_utskick

FLODE = standardflode().flode
EPOST: dict[str, Any] = {"kanal": Kanal.EPOST, "epost": "ks@example.org"}
SPARRADE = [
    (rad.namn, tillstand)
    for rad in FLODE.rader
    for tillstand in (rad.fran if isinstance(rad, Overgang) else rad.tillstand)
    if tillstand in ("namndbeslut", "justerad") and rad.namn != "anteckna"
]


def pa_vag(tillstand: str = "justerad") -> Fall:
    """An answer that has been asked to leave by e-mail."""
    namn = "overlamna" if tillstand == "justerad" else "overlamna_delegerat"
    fall = redo_for(namn, tillstand)
    fall.gor(namn, "registrator", **EPOST)
    return fall


def test_an_answer_by_post_has_left_when_it_is_noted() -> None:
    """Post, e-tjänst and internal delivery take the arrow at once."""
    for kanal in (Kanal.POST, Kanal.ETJANST, Kanal.INTERNT):
        fall = redo_for("overlamna", "justerad")
        fall.gor("overlamna", "registrator", kanal=kanal)
        assert (fall.arende.tillstand, fall.arende.utskick) == ("overlamnad", None)


def test_an_answer_by_e_mail_is_asked_for() -> None:
    """One post, one open utskick that names it; the state has not moved."""
    fall = redo_for("overlamna", "justerad")
    fore = fall.arende.version
    utfall = fall.gor("overlamna", "registrator", **EPOST)
    assert [h.slag for h in utfall.handelser] == [Handelseslag.UTSKICK_BEGART]
    assert (fall.arende.tillstand, fall.arende.version) == ("justerad", fore + 1)
    assert fall.arende.utskick is not None
    assert fall.arende.utskick.version == fore + 1


def test_an_answer_is_not_asked_for_before_its_demands_hold() -> None:
    """They are tried now, and never again."""
    fall = Fall().till("justerad")
    with pytest.raises(VillkorEjUppfyllt):
        fall.gor("overlamna", "registrator", **EPOST)
    assert fall.arende.utskick is None


@pytest.mark.parametrize(("namn", "tillstand"), SPARRADE)
def test_everything_but_a_note_is_refused_while_the_answer_is_on_its_way(namn: str, tillstand: str) -> None:
    """No arrow and no correction passes: the letter says what the case said when it was asked for."""
    fall = pa_vag(tillstand)
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor(namn, gors_av(namn))
    assert koder(fel.value.brister)[0] == "svaret_pa_vag_ut"
    assert koder(fall.mojliga(gors_av(namn))[namn].brister)[0] == "svaret_pa_vag_ut"


def test_the_note_is_the_only_row_that_always_passes() -> None:
    """What the flow calls `alltid`."""
    assert [a.namn for a in FLODE.atgard if a.alltid] == ["anteckna"]
    fall = pa_vag()
    assert isinstance(FLODE.per_namn["anteckna"], Atgard)
    assert fall.mojliga("registrator")["anteckna"].ar_oppen
    fall.gor("anteckna", "registrator")
    assert fall.fullborda().arende.tillstand == "overlamnad"


def test_undoing_and_approving_are_refused_while_the_answer_is_on_its_way() -> None:
    """The state must stand still until the letter is settled."""
    fall = pa_vag("namndbeslut")
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.angra("delegat")
    assert koder(fel.value.brister) == ["svaret_pa_vag_ut"]
    fall = redo_for("lagg_forslag", "beredning")
    fall.gor("lagg_forslag", "handlaggare")
    fall.arende = fall.arende.med(utskick=pa_vag().arende.utskick)
    for svara in (fall.godkann, fall.aterlamna):
        with pytest.raises(VillkorEjUppfyllt) as fel:
            svara("avdelningschef")
        assert koder(fel.value.brister) == ["svaret_pa_vag_ut"]


def test_the_asker_takes_the_answer_back() -> None:
    """The asker or today's substitute; whether the letter has begun to leave, the store knows."""
    fall = pa_vag()
    with pytest.raises(SaknarBehorighet):
        fall.aterta("namndsekreterare")
    utfall = fall.aterta("vik_registrator")
    assert [(h.slag, h.for_) for h in utfall.handelser] == [(Handelseslag.UTSKICK_ATERTAGET, "registrator")]
    assert (fall.arende.tillstand, fall.arende.utskick) == ("justerad", None)
    fall.gor("overlamna", "registrator")


@pytest.mark.parametrize("tillstand", ["justerad", "namndbeslut"])
def test_the_letter_that_left_takes_the_arrow_in_the_askers_name(tillstand: str) -> None:
    """On the day it left, nothing tried again, whoever has quit meanwhile."""
    fall = pa_vag(tillstand).senare(60)
    utfall = fall.fullborda()
    handelse = utfall.handelser[0]
    assert (handelse.slag, handelse.av, handelse.roll) == (
        Handelseslag.OVERGANG,
        "registrator",
        "registrator",
    )
    assert (fall.arende.tillstand, fall.arende.utskick) == ("overlamnad", None)
    assert fall.arende.overlamnad is not None
    assert fall.arende.overlamnad.overlamnat.dag == fall.nar().dag > IDAG


def test_a_letter_that_failed_sets_the_case_free() -> None:
    """It is where it was, and may be sent another way."""
    fall = pa_vag()
    utfall = fall.avbryt(Handelseslag.UTSKICK_MISSLYCKAT)
    assert [(h.slag, h.av) for h in utfall.handelser] == [(Handelseslag.UTSKICK_MISSLYCKAT, SYSTEM.person)]
    assert (fall.arende.tillstand, fall.arende.utskick) == ("justerad", None)
    fall.gor("overlamna", "registrator")


def test_without_a_letter_there_is_nothing_to_settle() -> None:
    """Settled once: the second report finds nothing open."""
    fall = pa_vag()
    fall.fullborda()
    with pytest.raises(OgiltigOvergang, match="Inget svar är på väg"):
        fullborda_utskick(fall.ordning, fall.arende, fall.nar())
    with pytest.raises(OgiltigOvergang, match="Inget svar är på väg"):
        avbryt_utskick(fall.arende, Handelseslag.UTSKICK_MISSLYCKAT, fall.nar())
