"""Every arrow and åtgärd x person x state against the hand-written matrix (matris.txt)."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from konfiguration.floden import standardflode
from tests.byggare import IDAG, UNDERLAG, Fall, ordning, redo_for
from tillstand.behorighet import Aktor
from tillstand.fel import OgiltigOvergang, SaknarBehorighet
from tillstand.flode import Overgang
from tillstand.handelser import Utfall
from tillstand.innehall import Kanal
from tillstand.provning import angra, aterlamna, aterta, godkann, mojliga, prova, utfor

PERSONER = {
    "hl": "handlaggare",
    "kol": "kollega",
    "ech": "enhetschef",
    "ach": "avdelningschef",
    "och": "familjechef",
    "fch": "forvaltningschef",
    "for": "fordelare",
    "sek": "namndsekreterare",
    "reg": "registrator",
    "del": "delegat",
    "ins": "insyn",
    "gra": "granne",
    "vhl": "vik_handlaggare",
    "vch": "vik_chef",
    "vre": "vik_registrator",
    "vse": "vik_sekreterare",
    "ute": "vik_utanfor",
    "avg": "avgangen",
    "nya": "tilltradande",
    "adm": "administrator",
    "utm": "utomstaende",
}
SVAR = ("godkann", "aterlamna", "aterta", "angra")
FLODE = standardflode().flode
TILLSTAND = tuple(t.namn for t in FLODE.tillstand)
ORDNING = ordning()


@cache
def matrisen() -> dict[tuple[str, str], dict[str, str]]:
    """(row, state) -> person -> x, f or a point."""
    rader = [
        rad.split()
        for rad in (Path(__file__).parent / "matris.txt").read_text(encoding="utf-8").splitlines()
        if rad and not rad.startswith("#")
    ]
    huvud, *innehall = rader
    funnen: dict[tuple[str, str], dict[str, str]] = {}
    for namn, tillstanden, *celler in innehall:
        for tillstand in tillstanden.split(","):
            assert (namn, tillstand) not in funnen, f"{namn} i {tillstand} står två gånger"
            funnen[namn, tillstand] = dict(zip(huvud[2:], celler, strict=True))
    return funnen


def test_the_matrix_has_exactly_the_rows_of_the_flow() -> None:
    """An arrow or åtgärd without its row, or a row without its arrow, is a hole in our thought."""
    flodets = {
        (rad.namn, tillstand)
        for rad in FLODE.rader
        for tillstand in (rad.fran if isinstance(rad, Overgang) else rad.tillstand)
    }
    assert {plats for plats in matrisen() if not plats[0].startswith(SVAR)} == flodets
    assert set(UNDERLAG) == {rad.namn for rad in FLODE.rader}
    assert all(list(rad) == list(PERSONER) for rad in matrisen().values())


@pytest.mark.parametrize("tillstand", TILLSTAND)
@pytest.mark.parametrize("namn", [rad.namn for rad in FLODE.rader])
def test_arrows_and_atgarder_are_open_to_those_of_the_matrix_alone(namn: str, tillstand: str) -> None:
    """Each person, in each state: done in an own role, done for somebody, refused, or not possible at all."""
    vantat = matrisen().get((namn, tillstand))
    fall = redo_for(namn, tillstand) if vantat else _naken(tillstand)
    for kort, person in PERSONER.items():
        assert _handla(fall, namn, person) == (vantat[kort] if vantat else "-"), f"{kort} ({person})"


@cache
def _naken(tillstand: str) -> Fall:
    return Fall(ORDNING).till(tillstand)


def _handla(fall: Fall, namn: str, person: str) -> str:
    gor = prova if isinstance(FLODE.per_namn[namn], Overgang) else utfor
    try:
        utfall = gor(fall.ordning, fall.arende, namn, Aktor(person=person), UNDERLAG[namn](), fall.nar())
    except SaknarBehorighet:
        return "."
    except OgiltigOvergang:
        return "-"
    return _for_vem(utfall, person)


def _for_vem(utfall: Utfall, person: str) -> str:
    handelse = utfall.handelser[0]
    assert handelse.av == person
    return "x" if handelse.for_ is None else "f"


@pytest.mark.parametrize("tillstand", TILLSTAND)
def test_the_buttons_of_each_person_are_those_of_the_matrix(tillstand: str) -> None:
    """What is shown as possible is what the matrix allows, and every row of the state is shown."""
    fall = _naken(tillstand)
    for kort, person in PERSONER.items():
        knappar = mojliga(fall.ordning, fall.arende, Aktor(person=person), fall.nar())
        assert {k.namn for k in knappar} == {namn for namn, dar in matrisen() if dar == tillstand}
        for knapp in knappar:
            vantat = matrisen()[knapp.namn, tillstand][kort]
            visat = "." if knapp.behorig is None else "f" if knapp.behorig.for_ else "x"
            assert visat == vantat, f"{knapp.namn}: {kort}"


def _vantande() -> Iterator[tuple[str, str]]:
    return (plats for plats in matrisen() if plats[0].startswith(SVAR))


@pytest.mark.parametrize(("svar", "overgang"), list(_vantande()))
def test_answers_and_withdrawals_are_open_to_those_of_the_matrix_alone(svar: str, overgang: str) -> None:
    """Approve, send back, withdraw and undo: each person against the matrix."""
    fall = _som_vantar(svar, overgang)
    for kort, person in PERSONER.items():
        assert _svara(fall, svar, person) == matrisen()[svar, overgang][kort], f"{kort} ({person})"


def _som_vantar(svar: str, overgang: str) -> Fall:
    if svar == "angra":
        till = {"fordela": "beredning", "lagg_forslag": "forslag", "besluta": "namndbeslut"}[overgang]
        return Fall().till(till)
    fran = {"lagg_forslag": "beredning", "avskriv": "beredning", "overlamna": "justerad"}[overgang]
    fall = redo_for(overgang, fran)
    if overgang == "overlamna":
        fall.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="ks@example.org")
    else:
        fall.gor(overgang, "handlaggare")
    if svar.endswith("-2"):
        fall.godkann("avdelningschef", IDAG)
    return fall


def _svara(fall: Fall, svar: str, person: str) -> str:
    aktor, nar = Aktor(person=person), fall.nar()
    gor: dict[str, Callable[[], Utfall]] = {
        "godkann": lambda: godkann(fall.ordning, fall.arende, aktor, nar),
        "aterlamna": lambda: aterlamna(fall.ordning, fall.arende, aktor, None, nar),
        "aterta": lambda: aterta(fall.ordning, fall.arende, aktor, nar),
        "angra": lambda: angra(fall.ordning, fall.arende, aktor, None, nar),
    }
    try:
        return _for_vem(gor[svar.split("-")[0]](), person)
    except SaknarBehorighet:
        return "."
