"""The frame of the measurements: what counts as a ratio, and when there is none."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from prestanda import __main__, ram
from prestanda.ram import Block, Kvot, Matning, OlikaArbete, Tavlande, fart, hogst, minst, tidskvot
from prestanda.rigg import Rigg


def _tavlande(*sekunder: float, rader: int = 7) -> Tavlande:
    return lambda nummer: Block(sekunder=sekunder[nummer], rader={"post": rader})


def test_a_figure_is_the_median_of_the_rounds_with_their_range() -> None:
    """One slow round moves the range, never the figure."""
    kvot = fart(_tavlande(1, 1, 1, 1, 9), _tavlande(2, 2, 2, 4, 1))
    assert (kvot.varde, kvot.lagst, kvot.hogst) == (0.5, 0.25, 9)


def test_a_multiple_of_time_is_the_other_way_round() -> None:
    """Three times the time is 3, not a third."""
    assert tidskvot(_tavlande(1, 1, 1, 1, 1), _tavlande(3, 3, 3, 3, 3)).varde == 3


def test_contestants_with_different_rows_get_no_ratio() -> None:
    """Whoever writes fewer rows is not faster: there is nothing to compare."""
    with pytest.raises(OlikaArbete, match="round 1"):
        fart(_tavlande(1, 1, 1, 1, 1), _tavlande(1, 1, 1, 1, 1, rader=6))


def test_the_contestants_take_turns_in_going_first() -> None:
    """No contestant always gets the warm disk."""
    vem: list[str] = []

    def den(namn: str) -> Tavlande:
        def gor(_nummer: int) -> Block:
            vem.append(namn)
            return Block(sekunder=1, rader={})

        return gor

    fart(den("g"), den("v"))
    assert "".join(vem) == "gvvggvvggv"


def test_a_demand_is_met_at_its_limit_and_not_beyond() -> None:
    """At least holds upwards, at most holds downwards."""
    assert [minst(0.5).haller(v) for v in (0.49, 0.5, 0.6)] == [False, True, True]
    assert [hogst(1.5).haller(v) for v in (1.4, 1.5, 1.51)] == [True, True, False]


@pytest.fixture
def rigg(tmp_path: Path) -> Iterator[Rigg]:
    """A rig in a folder of its own."""
    with ExitStack() as stada:
        yield Rigg(mapp=tmp_path, stada=stada)


def test_a_measurement_that_fails_is_not_met_and_holds_up_no_other(rigg: Rigg) -> None:
    """Without a figure the answer is no, with the reason beside."""

    def olika(_rigg: Rigg) -> Kvot:
        raise OlikaArbete("round 1: 6 against 7")

    utfall = __main__.kor(rigg, Matning(namn="x", krav=minst(0.5), kor=olika))
    assert utfall.som_json() == {"namn": "x", "kvot": None, "krav": ">= 0.5", "haller": False}
    assert "6 against 7" in utfall.fel


@pytest.mark.parametrize(("varde", "kod"), [(0.6, 0), (0.4, 1)])
def test_the_results_are_a_list_of_exactly_four_fields(
    varde: float, kod: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file for machines holds name, ratio, demand and verdict; the exit code is the verdict of all."""
    matning = Matning(
        namn="x", krav=minst(0.5), kor=lambda _rigg: Kvot(varde=varde, lagst=varde, hogst=varde)
    )
    monkeypatch.setattr(__main__, "alla", lambda: iter([matning]))
    fil = tmp_path / "resultat.json"
    assert __main__.main([], fil) == kod
    assert json.loads(fil.read_text()) == [{"namn": "x", "kvot": varde, "krav": ">= 0.5", "haller": not kod}]


def test_every_measurement_has_a_name_of_its_own() -> None:
    """A name stands once in the table."""
    namn = [m.namn for m in ram.alla()]
    assert len(namn) == len(set(namn))
