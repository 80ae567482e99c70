"""The default ladder: the rungs that a municipality has when it writes none of its own."""

import inspect
import re

import pytest

from konfiguration.trappa import ANKARE, STANDARDTRAPPA, Riktning, Tidsenhet, Trappsteg
from tillstand.remiss import Remiss
from tillstand.remissplan import PLANANKARE

D, A = Tidsenhet.DAGAR, Tidsenhet.ARBETSDAGAR
FORE, EFTER = Riktning.FORE, Riktning.EFTER


def test_the_default_ladder_is_the_agreed_one() -> None:
    """Undistributed after two working days, the svarstid from thirty days before to every week after ..."""
    assert [
        (s.ankare, s.forskjutning, s.enhet, s.riktning, s.roller, s.upprepas_dagar) for s in STANDARDTRAPPA
    ] == [
        ("ofordelad", 2, A, EFTER, ("fordelare",), None),
        ("svarstid_utan_sammantrade", -30, D, FORE, ("handlaggare",), None),
        ("svarstid", -14, A, FORE, ("handlaggare",), None),
        ("svarstid", -7, A, FORE, ("handlaggare",), None),
        ("svarstid", -2, A, FORE, ("handlaggare",), None),
        ("svarstid", 0, A, FORE, ("handlaggare",), None),
        ("svarstid", 1, A, EFTER, ("handlaggare", "chef"), 7),
        ("medlasare", 0, A, FORE, ("handlaggare",), None),
        ("tjansteutlatande", -2, A, FORE, ("handlaggare",), None),
        ("tjansteutlatande", 1, A, EFTER, ("handlaggare", "chef"), None),
        ("chefer", 1, A, EFTER, ("handlaggare", "chef"), None),
        ("kallelse", -1, A, FORE, ("namndsekreterare",), None),
        ("begaran", 2, A, EFTER, ("vantar_pa",), None),
        ("anstand", 5, A, EFTER, ("handlaggare",), None),
        ("beslut_ojusterat", 10, D, FORE, ("namndsekreterare",), None),
        ("beslut_ojusterat", 14, D, FORE, ("namndsekreterare",), None),
        ("klart_att_sandas", 1, A, EFTER, ("registrator", "handlaggare"), None),
        ("anmalan", 0, D, FORE, ("namndsekreterare",), None),
    ]
    assert len({s.namn for s in STANDARDTRAPPA}) == len(STANDARDTRAPPA)


@pytest.mark.parametrize(("antal", "riktning"), [(-1, FORE), (0, FORE), (1, EFTER)])
def test_the_direction_follows_the_sign_unless_said(antal: int, riktning: Riktning) -> None:
    """Ahead of a date one is warned earlier, after it later."""
    steg = Trappsteg(namn="s", ankare="svarstid", forskjutning=antal, enhet=D)
    assert steg.riktning is riktning
    assert Trappsteg(namn="s", ankare="x", forskjutning=antal, enhet=D, riktning=FORE).riktning is FORE


def test_the_anchors_of_a_file_are_those_of_a_remiss() -> None:
    """A rung may hang on every date that a remiss knows, and on no other."""
    kallkod = inspect.getsource(Remiss.ankare)
    egna = re.findall(r'^ +"(\w+)":', kallkod, re.MULTILINE)
    assert sorted(ANKARE) == sorted([*egna, *PLANANKARE])
    assert set(egna) <= {steg.ankare for steg in STANDARDTRAPPA} <= set(ANKARE)
