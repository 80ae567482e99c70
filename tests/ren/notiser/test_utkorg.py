"""The life of a letter: which status may follow which, and when it is tried again."""

from datetime import timedelta

import pytest

from notiser.utkorg import ATT_SKICKA, FAR_BLI, Brevstatus, nasta_forsok


def test_every_status_has_its_ways_out() -> None:
    """Varje läge har sina följder; det som är skickat eller återkallat är slut."""
    assert set(FAR_BLI) == set(Brevstatus)
    assert {s for s, ut in FAR_BLI.items() if not ut} == {Brevstatus.SKICKAD, Brevstatus.ATERKALLAD}


def test_only_a_claimed_or_uncertain_letter_becomes_sent() -> None:
    """Inget blir skickat utan att någon har tagit sig an det."""
    fran = {s for s, ut in FAR_BLI.items() if Brevstatus.SKICKAD in ut}
    assert fran == {Brevstatus.SKICKAS, Brevstatus.OVISS}
    assert {s for s, ut in FAR_BLI.items() if Brevstatus.SKICKAS in ut} == ATT_SKICKA


def test_an_uncertain_letter_is_never_sent_again_by_itself() -> None:
    """Ett ovisst brev ligger kvar tills en människa säger vad som gäller."""
    assert Brevstatus.OVISS not in ATT_SKICKA
    assert Brevstatus.SKICKAS not in FAR_BLI[Brevstatus.OVISS]


def test_waits_grow_and_end_after_two_days() -> None:
    """Först en minut, sedan allt längre, högst fyra timmar; efter 48 timmar ges brevet upp."""
    vantan = [nasta_forsok(n) for n in range(1, 30)]
    forsta = [timedelta(minutes=m) for m in (1, 5, 15, 60, 120, 240, 240)]
    assert vantan[:7] == forsta
    kvar = [v for v in vantan if v is not None]
    assert sum(kvar, timedelta()) <= timedelta(hours=48)
    assert sum(kvar, timedelta()) > timedelta(hours=43)
    assert vantan[len(kvar) :] == [None] * (29 - len(kvar))


@pytest.mark.parametrize(("timmar", "forsok"), [(1, 3), (2, 4), (24, 10)])
def test_the_time_limit_is_a_setting(timmar: int, forsok: int) -> None:
    """Kommunen kan ge upp tidigare."""
    assert nasta_forsok(forsok, timmar) is not None
    assert nasta_forsok(forsok + 1, timmar) is None
