"""Who sees and who holds what: open and secret cases, substitutes, the line of enheter."""

import pytest
from attrs import evolve

from tests.byggare import ENHETER, I_MORGON, IDAG, IGAR, Fall, innehav, organisation
from tillstand.behorighet import ROLLER, Behorig, Enhet, Organisation, Rollinnehav, rollnyckel
from tillstand.innehall import Sekretess
from tillstand.remiss import Remiss

ORG = organisation()
HEMLIGT = {"sekretess": Sekretess(lagrum="OSL 26:1", dag=IDAG)}

OPPET_MOTTAGET, OPPET_FORDELAT = Fall().arende, Fall().till("beredning").arende
HEMLIGT_MOTTAGET = Fall(**HEMLIGT).arende  # type: ignore[arg-type]
HEMLIGT_FORDELAT = Fall(**HEMLIGT).till("beredning").arende  # type: ignore[arg-type]

# person: open undistributed, open distributed, secret undistributed, secret distributed
SER = {
    "handlaggare": (False, True, False, True),
    "vik_handlaggare": (False, True, False, True),
    "kollega": (False, False, False, False),
    "enhetschef": (True, True, False, True),
    "vik_chef": (True, True, False, True),
    "avdelningschef": (True, True, False, True),
    "familjechef": (True, True, False, False),
    "forvaltningschef": (True, True, True, True),
    "fordelare": (True, True, True, True),
    "namndsekreterare": (True, True, True, True),
    "registrator": (True, True, True, True),
    "vik_registrator": (True, True, True, True),
    "delegat": (True, True, True, True),
    "insyn": (True, True, False, False),
    "granne": (False, False, False, False),
    "vik_utanfor": (False, False, False, False),
    "avgangen": (False, False, False, False),
    "tilltradande": (False, False, False, False),
    "administrator": (False, False, False, False),
    "utomstaende": (False, False, False, False),
}


@pytest.mark.parametrize("person", SER)
def test_who_knows_of_a_case(person: str) -> None:
    """Open cases: everybody with a role in the nämnd. Secret ones: those who must, and nobody else."""
    synlighet = ORG.synlighet(person, IDAG)
    arenden = (OPPET_MOTTAGET, OPPET_FORDELAT, HEMLIGT_MOTTAGET, HEMLIGT_FORDELAT)
    assert tuple(synlighet.ser(arende) for arende in arenden) == SER[person]


def test_everybody_in_the_house_stands_in_the_table() -> None:
    """A person whose sight nobody has thought of is a hole."""
    assert set(SER) >= set(ORG.personer) - {"ungdomschef", "vik_sekreterare"}


def test_sight_follows_the_days() -> None:
    """Yesterday's registrator saw yesterday; the one who begins tomorrow sees tomorrow."""
    assert ORG.synlighet("avgangen", IGAR).ser(HEMLIGT_FORDELAT)
    assert ORG.synlighet("tilltradande", I_MORGON).ser(HEMLIGT_FORDELAT)


def test_whoever_may_act_in_a_case_sees_it() -> None:
    """No button without a page to press it on; the delegat of a secret case is the known exception."""
    for arende in (OPPET_MOTTAGET, OPPET_FORDELAT, HEMLIGT_MOTTAGET, HEMLIGT_FORDELAT):
        for person in ORG.personer:
            roller = {r for r in ROLLER if ORG.behorig(person, (r,), arende, IDAG)} - {"insyn", "delegat"}
            assert not roller or ORG.synlighet(person, IDAG).ser(arende), (person, roller)


def test_an_own_role_goes_before_a_substitute() -> None:
    """The registrator who also stands in for the secretary acts as registrator where both may."""
    org = organisation(innehav_=(innehav("vik_sekreterare", "registrator"),))
    roller = ("namndsekreterare", "registrator")
    behorig = org.behorig("vik_sekreterare", roller, OPPET_FORDELAT, IDAG)
    assert behorig == Behorig(roll="registrator")
    assert org.behorig("vik_sekreterare", roller[:1], OPPET_FORDELAT, IDAG) == Behorig(
        roll="namndsekreterare", for_="namndsekreterare"
    )


def test_the_forvaltningschef_distributes_unless_somebody_is_named() -> None:
    """Until a case is distributed its chef is the nämnd's fördelare."""
    utan = organisation(utan="fordelare")
    for roll in ("fordelare", "chef", "avdelningschef"):
        assert ORG.nyckel_for(roll, OPPET_MOTTAGET, IDAG) == "fordelare:soc:"
        assert utan.nyckel_for(roll, OPPET_MOTTAGET, IDAG) == "forvaltningschef:soc:"
    assert ORG.nyckel_for("handlaggare", OPPET_FORDELAT, IDAG) is None
    assert ORG.nyckel_for("chef", OPPET_FORDELAT, IDAG) == "chef:soc:bistand"
    assert ORG.nyckel_for("avdelningschef", OPPET_FORDELAT, IDAG) == "chef:soc:vuxna"


def test_the_next_chef_above() -> None:
    """From the enhet to the avdelning to the förvaltningschef, and nobody above."""
    steg = [rollnyckel("chef", "soc", "bistand")]
    while ovanfor := ORG.nasta_ovanfor(steg[-1]):
        steg.append(ovanfor)
    assert steg == ["chef:soc:bistand", "chef:soc:vuxna", "forvaltningschef:soc:"]
    assert ORG.nasta_ovanfor("registrator:soc:") == "forvaltningschef:soc:"
    assert ORG.nasta_ovanfor("chef:soc:nedlagd") == "forvaltningschef:soc:"


def test_a_circle_of_enheter_ends() -> None:
    """Two enheter above each other, by mistake in an import, do not hang the house."""
    a = Enhet(kod="a", namn="A", namnd="soc", overordnad="b")
    b = Enhet(kod="b", namn="B", namnd="soc", overordnad="a")
    org = Organisation(enheter={"a": a, "b": b})
    assert list(org.linje("a")) == ["a", "b"]
    assert org.synlighet("x", IDAG).enheter == frozenset()


def test_who_may_answer_for_a_key() -> None:
    """Holders first, then their substitutes of the day, each once."""
    assert ORG.kan_svara("registrator:soc:", IDAG) == ("registrator", "vik_registrator")
    assert ORG.kan_svara("registrator:soc:", IGAR) == ("registrator", "avgangen", "vik_utanfor")
    assert ORG.kan_svara("kejsare:soc:", IDAG) == ()


def test_what_waits_for_me_includes_those_i_stand_in_for() -> None:
    """One question with a few keys."""
    assert ORG.vantar_pa_mig("vik_chef", IDAG) == {"chef:soc:bistand"}
    assert ORG.vantar_pa_mig("vik_utanfor", IDAG) == frozenset()
    assert ORG.ar_borta("enhetschef", IDAG)
    assert not ORG.ar_borta("avdelningschef", IDAG)


def test_a_role_holds_from_its_first_to_its_last_day() -> None:
    """Both included."""
    roll = Rollinnehav(person="x", roll="registrator", namnd="soc", fran=IGAR, till=IDAG)
    assert [roll.galler(dag) for dag in (IGAR, IDAG, I_MORGON)] == [True, True, False]


def test_a_name_that_nobody_has_any_more_is_shown_as_its_code() -> None:
    """Old posts speak of people who have left."""
    assert (ORG.namn("enhetschef"), ORG.namn("borta")) == ("Enhetschef", "borta")


def test_a_chef_of_the_same_enhet_code_in_another_namnd_is_nobody_here() -> None:
    """Keys carry the nämnd."""
    org = organisation(innehav_=(innehav("utomstaende", "chef", "bistand", namnd="kult"),))
    assert org.behorig("utomstaende", ("chef",), OPPET_FORDELAT, IDAG) is None


def test_a_foreign_enhet_gives_no_sight_of_undistributed_cases() -> None:
    """The line of an enhet is asked, not its name."""
    flyttad = evolve(OPPET_FORDELAT, namnd="kult")
    assert isinstance(flyttad, Remiss)
    assert not ORG.synlighet("familjechef", IDAG).ser(flyttad)
    assert set(ENHETER) == set(ORG.enheter)
