"""Who approves: one's own proposals, one person with several steps, vacancies, substitutes."""

from datetime import timedelta

import pytest

from tests.byggare import IDAG, Fall, innehav, koder, ordning, organisation
from tests.ren.tillstand.kedjor import AVDELNING, EGET, FORVALTNING, TVA_GANGER, forslag, kedja, slag
from tillstand.behorighet import Franvaro, Organisation
from tillstand.fel import SaknarBehorighet, VillkorEjUppfyllt
from tillstand.handelser import Handelseslag
from tillstand.villkor import Villkor


def test_an_own_step_goes_to_the_next_chef_above() -> None:
    """The avdelningschef's own proposal is approved by the förvaltningschef, once."""
    fall = forslag(av="avdelningschef")
    assert kedja(fall.arende) == [(FORVALTNING, None)]
    fall.godkann("forvaltningschef")
    assert fall.arende.tillstand == "forslag"


def test_an_own_step_counts_as_approved_where_the_namnd_allows_it() -> None:
    """Then the förvaltningschef alone is asked."""
    fall = forslag(EGET, av="avdelningschef")
    assert kedja(fall.arende) == [(AVDELNING, "avdelningschef"), (FORVALTNING, None)]
    fall.godkann("forvaltningschef")
    assert fall.arende.tillstand == "forslag"


def test_an_own_last_step_is_skipped_after_the_first_has_been_approved() -> None:
    """The förvaltningschef proposes; the avdelningschef approves; that is the end of it."""
    fall = forslag(EGET, av="forvaltningschef")
    assert kedja(fall.arende) == [(AVDELNING, None), (FORVALTNING, "forvaltningschef")]
    fall.godkann("avdelningschef")
    assert fall.arende.tillstand == "forslag"


def test_whoever_holds_every_step_takes_the_arrow_at_once() -> None:
    """Asked and taken in one post."""
    bada = organisation(innehav_=(innehav("forvaltningschef", "chef", "vuxna"),), utan="avdelningschef")
    fall = forslag(EGET, av="forvaltningschef", organisation_=bada)
    assert slag(fall) == [Handelseslag.BEGARAN, Handelseslag.OVERGANG]
    assert (fall.arende.tillstand, fall.arende.begaran) == ("forslag", None)


@pytest.mark.parametrize(("av", "utan"), [("forvaltningschef", ""), ("avdelningschef", "forvaltningschef")])
def test_nobody_above_the_forvaltningschef_approves(av: str, utan: str) -> None:
    """Refused when asked, naming the role that lacks somebody; told once though two steps lead there."""
    fall = Fall(ordning(organisation_=organisation(utan=utan)))
    fall.gor("fordela", "fordelare", handlaggare=av)
    fall.gor("bifoga", "registrator")
    with pytest.raises(VillkorEjUppfyllt, match="godkänna som förvaltningschef för soc i dag") as fel:
        fall.gor("lagg_forslag", av)
    assert koder(fel.value.brister) == ["ingen_kan_godkanna"]


def test_two_holders_of_one_role_answer_for_each_other() -> None:
    """The other holder approves what the first one proposes: no need to go above."""
    tva = organisation(innehav_=(innehav("ungdomschef", "chef", "vuxna"),))
    fall = forslag(av="avdelningschef", organisation_=tva)
    assert kedja(fall.arende)[0] == (AVDELNING, None)
    with pytest.raises(SaknarBehorighet):
        fall.godkann("avdelningschef")
    fall.godkann("ungdomschef")
    assert kedja(fall.arende)[0] == (AVDELNING, "ungdomschef")


# -- one person, several steps


def _dubbel() -> Organisation:
    return organisation(innehav_=(innehav("forvaltningschef", "chef", "vuxna"),), utan="avdelningschef")


def test_one_person_with_both_steps_approves_once() -> None:
    """If the nämnd's terms say so, which is the default."""
    fall = forslag(organisation_=_dubbel())
    utfall = fall.godkann("forvaltningschef")
    assert [h.slag for h in utfall.handelser] == [Handelseslag.GODKAND, Handelseslag.OVERGANG]
    assert fall.arende.tillstand == "forslag"


def test_one_person_with_both_steps_approves_twice_where_the_namnd_wants_it() -> None:
    """Each step is its own approval."""
    fall = forslag(TVA_GANGER, organisation_=_dubbel())
    fall.godkann("forvaltningschef")
    assert kedja(fall.arende) == [(AVDELNING, "forvaltningschef"), (FORVALTNING, None)]
    fall.godkann("forvaltningschef")
    assert fall.arende.tillstand == "forslag"


def test_nobody_can_approve_when_the_role_is_vacant() -> None:
    """Told when asked, naming role and enhet; with a substitute's absence it is the same."""
    fall = Fall(ordning(organisation_=organisation(utan="avdelningschef"))).till("beredning")
    fall.gor("bifoga", "registrator")
    with pytest.raises(VillkorEjUppfyllt, match="Ingen kan godkänna som chef för vuxna i dag") as fel:
        fall.gor("lagg_forslag", "handlaggare", beslutspunkter=())
    assert koder(fel.value.brister) == ["beslutspunkter_saknas", "ingen_kan_godkanna"]


# -- substitutes


def _borta(person: str, ersattare: str) -> Organisation:
    return organisation(
        franvaro=(Franvaro(person=person, fran=IDAG, till=IDAG + timedelta(4), ersattare=ersattare),)
    )


def test_a_substitute_approves_for_the_absent_chef() -> None:
    """The post says who approved and for whom."""
    fall = forslag(organisation_=_borta("avdelningschef", "utomstaende"))
    handelse = fall.godkann("utomstaende").handelser[0]
    assert (handelse.av, handelse.for_) == ("utomstaende", "avdelningschef")
    assert fall.arende.begaran is not None
    steg = fall.arende.begaran.kedja[0]
    assert (steg.godkant_av, steg.for_) == ("utomstaende", "avdelningschef")


def test_a_substitute_outside_the_dates_approves_nothing() -> None:
    """The day after the absence the power is gone."""
    fall = forslag(organisation_=_borta("avdelningschef", "utomstaende")).senare(5)
    with pytest.raises(SaknarBehorighet):
        fall.godkann("utomstaende")


@pytest.mark.parametrize("villkor", [Villkor(), EGET])
def test_a_substitute_never_approves_the_own_proposal(villkor: Villkor) -> None:
    """Standing in for the chef does not turn one's own proposal into somebody else's."""
    fall = forslag(villkor, organisation_=_borta("avdelningschef", "handlaggare"))
    with pytest.raises(SaknarBehorighet):
        fall.godkann("handlaggare")
    assert fall.godkann("avdelningschef").handelser[0].for_ is None


def test_what_is_asked_for_somebody_is_that_persons_own_proposal_too() -> None:
    """The substitute asks "för" the avdelningschef, who may then not approve it."""
    org = _borta("avdelningschef", "utomstaende")
    fall = Fall(ordning(organisation_=org))
    fall.gor("fordela", "fordelare", handlaggare="avdelningschef")
    fall.gor("bifoga", "registrator")
    assert fall.gor("lagg_forslag", "utomstaende").handelser[0].for_ == "avdelningschef"
    assert kedja(fall.arende) == [(FORVALTNING, None)]


def test_substitution_does_not_chain() -> None:
    """Whoever stands in for a substitute stands in for nobody else."""
    org = organisation(
        franvaro=(
            Franvaro(person="avdelningschef", fran=IDAG, till=IDAG, ersattare="kollega"),
            Franvaro(person="kollega", fran=IDAG, till=IDAG, ersattare="utomstaende"),
        )
    )
    fall = forslag(organisation_=org)
    with pytest.raises(SaknarBehorighet):
        fall.godkann("utomstaende")
    fall.godkann("kollega")
