"""One's own absence: whoever is away says so, and who stands in; nobody says it of somebody else here."""

from datetime import date, timedelta

import pytest

from arbetsflode import motor
from arbetsflode.lager import poster
from arbetsflode.program import Program
from tests.byggare import IDAG
from tests.programbyggare import aktor
from tillstand.behorighet import SYSTEM, Franvaro
from tillstand.fel import Nyckelkonflikt, OgiltigIndata, Saknas

SLUT = IDAG + timedelta(4)


def anmal(program: Program, av: str = "kollega", nyckel: str = "borta", **andrat: object) -> Franvaro:
    """Say that one is away."""
    varden: dict[str, object] = {"fran": IDAG, "till": SLUT, "ersattare": "handlaggare", **andrat}
    return motor.anmal_franvaro(program, aktor(av), nyckel=nyckel, **varden)  # type: ignore[arg-type]


def _kedjan(program: Program, person: str = "kollega") -> int:
    with program.databas.las() as f:
        return len(poster.las_kedja(f, f"person:{person}"))


def test_franvaron_galler_genast_och_star_i_den_egna_kedjan(program: Program) -> None:
    """The substitute stands in from that moment, and the same form sent twice is done once."""
    fore = _kedjan(program)
    borta = anmal(program)
    assert anmal(program) == borta
    organisation = motor.lista_personer(program, SYSTEM)
    assert organisation.ersattare("kollega", SLUT) == ("handlaggare",)
    assert not organisation.ar_borta("kollega", SLUT + timedelta(1))
    assert _kedjan(program) == fore + 1
    assert motor.verifiera(program).avvikelser == ()
    with pytest.raises(Nyckelkonflikt):
        anmal(program, till=SLUT + timedelta(1))


def test_den_som_kommer_tillbaka_tidigare_andrar_slutet(program: Program) -> None:
    """An absence that begins the same day is the same absence."""
    anmal(program)
    anmal(program, nyckel="tidigare", till=IDAG, ersattare=None)
    egna = [f for f in motor.lista_personer(program, SYSTEM).franvaro if f.person == "kollega"]
    assert egna == [Franvaro(person="kollega", fran=IDAG, till=IDAG)]
    assert _kedjan(program) > 0


@pytest.mark.parametrize(
    ("andrat", "plats"),
    [
        ({"till": IDAG - timedelta(1)}, "till"),
        ({"fran": date(2011, 1, 3), "till": date(2011, 1, 4)}, "till"),
        ({"ersattare": "kollega"}, "ersattare"),
        ({"ersattare": "finnsinte"}, "ersattare"),
    ],
)
def test_det_som_inte_kan_stamma_avvisas(program: Program, andrat: dict[str, object], plats: str) -> None:
    """Each fault at its field, and nothing is written."""
    fore = _kedjan(program)
    with pytest.raises(OgiltigIndata) as fel:
        anmal(program, **andrat)  # type: ignore[arg-type]
    assert [f.plats for f in fel.value.felaktigheter] == [plats]
    assert _kedjan(program) == fore


def test_den_som_inte_finns_kan_inte_vara_borta(program: Program) -> None:
    """Nobody is away who is nobody here."""
    with pytest.raises(Saknas):
        anmal(program, av="finnsinte")
