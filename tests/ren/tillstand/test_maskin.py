"""The machine alone knows where an arrow leads: without its arrow nothing moves."""

import pytest

from konfiguration.floden import standardflode
from tests.byggare import UNDERLAG, flodesversion, gors_av, ordning, redo_for
from tillstand.behorighet import Aktor
from tillstand.fel import Datafel, OgiltigOvergang
from tillstand.maskin import Maskin
from tillstand.provning import prova

FLODE = standardflode().flode


@pytest.mark.parametrize("namn", [o.namn for o in FLODE.overgang])
def test_an_arrow_removed_from_the_machine_is_refused(namn: str) -> None:
    """The flow still lists it; the machine no longer has it; `prova` says no."""
    overgang = flodesversion().overgang(namn)
    fall = redo_for(namn, overgang.fran[-1])
    egen = ordning(flode=flodesversion(FLODE))
    egen.flode.maskin.maskin.events.pop(namn)
    underlag = UNDERLAG[namn]()
    with pytest.raises(OgiltigOvergang, match=overgang.rubrik):
        prova(egen, fall.arende, namn, Aktor(person=gors_av(namn)), underlag, fall.nar())


def test_an_origin_removed_from_the_machine_is_refused_from_there_alone() -> None:
    """Makulering from förslag is taken out: from beredning it still works."""
    egen = ordning(flode=flodesversion(FLODE))
    egen.flode.maskin.maskin.remove_transition("makulera", source="forslag")
    assert egen.flode.maskin.leder_till("beredning", "makulera") == "avskriven"
    with pytest.raises(OgiltigOvergang):
        egen.flode.maskin.leder_till("forslag", "makulera")


def test_the_machine_leads_where_the_flow_says_and_nowhere_else() -> None:
    """Every pair of state and arrow."""
    maskin = Maskin(FLODE)
    for tillstand in FLODE.rubriker:
        for overgang in FLODE.overgang:
            if tillstand in overgang.fran:
                assert maskin.leder_till(tillstand, overgang.namn) == overgang.till
            else:
                with pytest.raises(OgiltigOvergang):
                    maskin.leder_till(tillstand, overgang.namn)


def test_there_are_no_jumps_past_the_arrows() -> None:
    """No `to_<state>`: the library's shortcut past every demand is switched off."""
    maskin = Maskin(FLODE).maskin
    assert set(maskin.events) == {o.namn for o in FLODE.overgang}
    assert not [namn for namn in dir(maskin) if namn.startswith("to_")]
    assert maskin.models == []
    with pytest.raises(OgiltigOvergang):
        Maskin(FLODE).leder_till("mottagen", "to_overlamnad")


def test_a_state_that_the_flow_does_not_know_is_a_fault_of_the_store() -> None:
    """The house could not have written it."""
    with pytest.raises(Datafel, match="finns inte i ärendets flöde"):
        Maskin(FLODE).leder_till("arkiverad", "besluta")


def test_the_machine_is_shared_and_keeps_no_state() -> None:
    """The same question twice has the same answer, whatever was asked between."""
    maskin = Maskin(FLODE)
    assert maskin.leder_till("mottagen", "fordela") == "beredning"
    assert maskin.leder_till("forslag", "besluta") == "namndbeslut"
    assert maskin.leder_till("mottagen", "fordela") == "beredning"
