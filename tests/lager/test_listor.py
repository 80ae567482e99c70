"""Lists: who may know of which cases, in which order, and by which index."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import cast

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbetsflode import motor
from arbetsflode.journal import ny_post
from arbetsflode.lager import arenden, listor, sok
from arbetsflode.lager.arenden import kedja_for
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.listor import Listrad, Urval
from arbetsflode.program import Program
from tests.byggare import IDAG, NU, SVARSTID, registrering
from tests.lager.fyllning import fyll
from tests.programbyggare import Installation, aktor, bakom_ryggen, registrera
from tillstand.arende import Arende
from tillstand.behorighet import (
    INNEHAVDA,
    SYSTEM,
    Enhet,
    Franvaro,
    Organisation,
    Rollinnehav,
    Synlighet,
)
from tillstand.beredning import Beredning
from tillstand.innehall import Sekretess
from tillstand.remiss import fod
from tillstand.svarstid import Svarstid

NAMNDER = ("soc", "kult", "sdn")
ENHETER = {"a": None, "aa": "a", "aaa": "aa", "b": None}
PERSONER = ("p", "q", "r")


def stall_ut(program: Program, f: Forbindelse, nummer: int, **delar: object) -> Arende:
    """Store a case as it is, without asking whether somebody could have made it so."""
    namnd = str(delar.pop("namnd"))
    hemligt = Sekretess(lagrum="OSL 26:1", dag=IDAG) if delar.pop("hemligt", False) else None
    arende = fod(
        registrering(sekretess=hemligt),
        id_=f"a{nummer:03}",
        namnd=namnd,
        diarienummer=f"{namnd} {nummer}",
        flode=program.nytt_flode(f, "remiss", NU).hash,
        start="mottagen",
        registrerad=NU,
    ).med(**delar)
    post = ny_post(kedja_for(arende.id), 1, "", (), aktor=SYSTEM, noterat=NU, dag=IDAG, slump=program.slump)
    arenden.skriv_nytt(f, arende, post, program.vakt(f), NU)
    sok.indexera(f, arende)
    return arende


ALLA_SORTER = [
    (namnd, hemligt, ansvar)
    for namnd in NAMNDER
    for hemligt in (False, True)
    for ansvar in (None, *((person, enhet) for person in PERSONER for enhet in ENHETER))
]


@pytest.fixture
def register(program: Program) -> Iterator[tuple[Forbindelse, list[Arende]]]:
    """A case of every sort that visibility can tell apart."""
    with program.databas.skriv() as f:
        ut = []
        for nummer, (namnd, hemligt, ansvar) in enumerate(ALLA_SORTER):
            beredning = evolve(fyll(Beredning), handlaggare=ansvar[0], enhet=ansvar[1]) if ansvar else None
            ut.append(stall_ut(program, f, nummer, namnd=namnd, hemligt=hemligt, beredning=beredning))
        yield f, ut


_dagar = st.sampled_from([date.min, IDAG, date.max])
_enhet = st.sampled_from(["", *ENHETER])
_innehav = st.builds(
    Rollinnehav,
    person=st.sampled_from(PERSONER),
    roll=st.sampled_from(INNEHAVDA),
    namnd=st.sampled_from(("", *NAMNDER)),
    enhet=_enhet,
    fran=_dagar,
    till=_dagar,
)
_franvaro = st.builds(
    Franvaro,
    person=st.sampled_from(PERSONER),
    fran=_dagar,
    till=_dagar,
    ersattare=st.sampled_from((None, *PERSONER)),
)
_organisation = st.builds(
    Organisation,
    enheter=st.just({k: Enhet(kod=k, namn=k, namnd="soc", overordnad=o) for k, o in ENHETER.items()}),
    innehav=st.lists(_innehav, max_size=4).map(tuple),
    franvaro=st.lists(_franvaro, max_size=2).map(tuple),
)


def test_lagret_och_lagen_ser_samma_arenden(register: tuple[Forbindelse, list[Arende]]) -> None:
    """What the database lists for somebody is exactly what the law lets that person know of."""
    f, alla = register

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(organisation=_organisation, person=st.sampled_from(PERSONER))
    def prova(organisation: Organisation, person: str) -> None:
        synlighet = organisation.synlighet(person, IDAG)
        listade = {rad.id for rad in listor.lista(f, synlighet, Urval())}
        assert listade == {a.id for a in alla if synlighet.ser(a)}

    prova()


def test_den_som_inte_har_nagon_roll_ser_ingenting(register: tuple[Forbindelse, list[Arende]]) -> None:
    """No role, no case: neither in the list nor by number."""
    f, alla = register
    assert listor.lista(f, Synlighet(), Urval()) == ()
    assert listor.med_nummer(f, Synlighet(), alla[0].diarienummer) == ()


def test_listan_gar_efter_svarstiden_sida_for_sida(program: Program) -> None:
    """The next to be answered first, what has no svarstid last; no case is lost between two pages."""
    dagar = [date(2011, 10, 31), None, date(2011, 10, 17), date(2011, 10, 31), None, date(2011, 12, 1)]
    for nummer, dag in enumerate(dagar):
        registrera(program, f"Remiss {nummer}", svarstid=Svarstid(datum=dag))
    hela = motor.lista(program, aktor("registrator"))
    assert [r.slutdag for r in hela] == [*sorted(d.isoformat() for d in dagar if d), None, None]
    for storlek in (1, 2, 4):
        assert _alla_sidor(program, storlek) == hela


def _alla_sidor(program: Program, storlek: int, urval: Urval | None = None) -> tuple[Listrad, ...]:
    lasta: list[Listrad] = []
    grund = evolve(urval or Urval(), antal=storlek)
    while sida := motor.lista(program, aktor("registrator"), evolve(grund, efter=_sist(lasta))):
        lasta += sida
    return tuple(lasta)


def _alla_sidor_bakat(program: Program, storlek: int, urval: Urval) -> tuple[Listrad, ...]:
    lasta: tuple[Listrad, ...] = ()
    fore: listor.Plats = (None, "~")
    while sida := motor.lista(program, aktor("registrator"), evolve(urval, antal=storlek, fore=fore)):
        lasta = (*sida, *lasta)
        fore = (sida[0].slutdag, sida[0].id)
    return lasta


def _sist(rader: list[Listrad]) -> tuple[str | None, str] | None:
    return (rader[-1].slutdag, rader[-1].id) if rader else None


@pytest.mark.parametrize(
    ("urval", "antal"),
    [
        (Urval(namnd="soc"), 2),
        (Urval(namnd="kult"), 1),
        (Urval(tillstand="beredning"), 1),
        (Urval(handlaggare="handlaggare"), 1),
        (Urval(handlaggare="kollega"), 0),
        (Urval(enhet="bistand"), 1),
        (Urval(enhet="vuxna", oppna=None), 0),
        (Urval(fran_dag=SVARSTID), 3),
        (Urval(fran_dag=SVARSTID + timedelta(1)), 0),
        (Urval(till_dag=SVARSTID), 3),
        (Urval(till_dag=SVARSTID - timedelta(1)), 0),
        (Urval(forsenade=SVARSTID), 0),
        (Urval(forsenade=SVARSTID + timedelta(1)), 3),
        (Urval(forsenade=SVARSTID + timedelta(1), oppna=None), 3),
        (Urval(oppna=False), 1),
        (Urval(oppna=None), 4),
        (Urval(antal=2), 2),
        (Urval(vantar_pa=frozenset()), 0),
    ],
)
def test_urvalet(program: Program, urval: Urval, antal: int) -> None:
    """A list is narrowed by nämnd, state, handläggare, and open or closed."""
    organisation = motor.lista_personer(program, aktor("administrator"))
    registrera(program)
    registrera(program).till("beredning")
    registrera(program).gor("makulera", "registrator")
    registrera(program, namnd="kult", av="granne")
    alla = Synlighet(namnder=frozenset(NAMNDER))
    assert organisation.personer
    with program.databas.las() as f:
        assert len(listor.lista(f, alla, urval)) == antal


URVALEN = [
    Urval(),
    Urval(namnd="soc", fran_dag=date(2011, 10, 17)),
    Urval(till_dag=date(2011, 10, 31)),
    Urval(fran_dag=date(2011, 10, 17), forsenade=date(2011, 12, 1)),
    Urval(handlaggare="handlaggare", tillstand="beredning"),
    Urval(oppna=None),
    Urval(text="remiss", namnd="soc"),
]


@pytest.fixture
def blandat(program: Program) -> Program:
    """Cases with and without svarstid, several on the same day, one of them closed."""
    dagar = [date(2011, 10, 31), None, date(2011, 10, 17), date(2011, 10, 31), None, date(2011, 12, 1)]
    for nummer, dag in enumerate([*dagar, *dagar[:3]]):
        lopp = registrera(program, f"Remiss {nummer}", svarstid=Svarstid(datum=dag))
        if nummer in (2, 3, 4, 6):
            lopp.till("beredning")
    lopp.gor("makulera", "registrator")
    return program


def test_bladdringen_gar_at_bada_hallen(blandat: Program) -> None:
    """Page by page forward, or backward from the end: the same list, whatever it is narrowed to."""
    for urval in URVALEN:
        hela = motor.lista(blandat, aktor("registrator"), urval)
        assert len(hela) > 1
        for storlek in (1, 2, 4):
            assert _alla_sidor(blandat, storlek, urval) == hela
            assert _alla_sidor_bakat(blandat, storlek, urval) == hela


def test_ett_besvarat_arende_ar_inte_forsenat(program: Program) -> None:
    """The answer has left the house: the case is open still, its svarstid passed, and nobody waits."""
    sent, besvarat = registrera(program), registrera(program).till("overlamnad")
    forsenade = motor.lista(program, aktor("registrator"), Urval(forsenade=SVARSTID + timedelta(1)))
    assert [rad.id for rad in forsenade] == [sent.id]
    assert besvarat.id in {rad.id for rad in motor.lista(program, aktor("registrator"))}


def _fyll(installation: Installation, antal: int) -> None:
    """So many cases behind the program's back, all but one in ten of them answered and closed."""
    bakom_ryggen(
        installation,
        """
        WITH RECURSIVE tal(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM tal WHERE n < ?)
        INSERT INTO arende (id, slag, namnd, diarienummer, nummernyckel, flode, tillstand, version, huvud,
            oppet, hemligt, registrerad, rubrik, rubrik_sort, handlaggare, enhet, slutdag, utskick,
            generation, delar)
        SELECT printf('%09d', n * 7919 % 1000003), 'remiss', CASE n % 3 WHEN 0 THEN 'kult' ELSE 'soc' END,
            n, n, 'f', CASE WHEN n % 10 THEN 'overlamnad' ELSE 'beredning' END, 1, '', n % 10 = 0, 0,
            '2011', 'Remiss', 'remiss', CASE n % 20 WHEN 0 THEN 'handlaggare' ELSE 'kollega' END, 'bistand',
            CASE WHEN n % 700 THEN date('2011-01-01', (n / 10 % 500) || ' days') END, 0, 1, '{}'
        FROM tal
        """,
        antal,
    )


BILLIGA: Mapping[str, dict[str, object]] = {
    "alla": {},
    "nämndens": {"namnd": "soc"},
    "mina": {"handlaggare": "handlaggare"},
    "mina i nämnden": {"handlaggare": "handlaggare", "namnd": "soc", "tillstand": "beredning"},
    "ett tillstånd": {"namnd": "soc", "tillstand": "beredning"},
    "mellan två dagar": {"namnd": "soc", "fran_dag": date(2011, 3, 1), "till_dag": date(2012, 3, 1)},
    "försenade": {"namnd": "soc", "forsenade": date(2012, 3, 1)},
    "en enhet": {"enhet": "bistand", "oppna": True},
}
PLATSER: Mapping[str, dict[str, object]] = {
    "första sidan": {},
    "långt fram": {"efter": ("2011-12-01", "000500000")},
    "bakåt": {"fore": ("2011-12-01", "000500000")},
    "från slutet": {"fore": (None, "~")},
}


@pytest.mark.parametrize("namn", BILLIGA)
def test_en_sida_kostar_lika_mycket_bland_manga_som_bland_fa(i_sqlite: Installation, namn: str) -> None:
    """Fifty rows out of the open cases take as many steps of the database among many cases as among few,
    wherever in the list they stand."""
    steg: dict[str, list[int]] = {plats: [] for plats in PLATSER}
    with i_sqlite.oppna() as program:
        for antal in (10_000, 40_000):
            bakom_ryggen(i_sqlite, "DELETE FROM arende")
            _fyll(i_sqlite, antal)
            for plats, var in PLATSER.items():
                urval = Urval(antal=50, **{**BILLIGA[namn], **var})  # type: ignore[arg-type]
                steg[plats].append(_steg(program, urval))
    assert {p: s for p, s in steg.items() if s[1] > s[0] * 1.5 + 200} == {}


def _steg(program: Program, urval: Urval) -> int:
    """How many instructions SQLite takes to answer a list, and that it is a full page."""
    forbindelse = program.databas.motor.raw_connection()
    drivrutin = cast("sqlite3.Connection", forbindelse.driver_connection)
    tagna = 0

    def rakna() -> int:
        nonlocal tagna
        tagna += 1
        return 0

    forbindelse.close()
    drivrutin.set_progress_handler(rakna, 1)
    with program.databas.las() as f:
        assert len(listor.lista(f, Synlighet(namnder=frozenset(NAMNDER)), urval)) == 50
    drivrutin.set_progress_handler(None, 1)
    return tagna


def _planer(program: Program, gor: Callable[[], object]) -> list[str]:
    """How SQLite means to answer each question that is put while something is done."""
    forbindelse = program.databas.motor.raw_connection()
    drivrutin = cast("sqlite3.Connection", forbindelse.driver_connection)
    fragor: list[str] = []
    drivrutin.set_trace_callback(fragor.append)
    forbindelse.close()
    gor()
    drivrutin.set_trace_callback(None)
    valda = [fraga for fraga in fragor if fraga.startswith(("SELECT", "UPDATE"))]
    return [" / ".join(rad[3] for rad in drivrutin.execute(f"EXPLAIN QUERY PLAN {fraga}")) for fraga in valda]


HETA: Mapping[str, tuple[Callable[[Program], object], str]] = {
    "mina öppna": (
        lambda p: motor.lista(p, aktor("registrator"), Urval(handlaggare="handlaggare")),
        "ix_arende_mina",
    ),
    "alla öppna": (lambda p: motor.lista(p, aktor("registrator")), "ix_arende_oppna"),
    "att godkänna": (lambda p: motor.att_godkanna(p, aktor("avdelningschef")), "ix_arende_vantar"),
    "ett nummer": (lambda p: motor.hitta(p, aktor("registrator"), "soc 2011/1"), "ix_nummer_nyckel"),
    "förfallna": (motor.svep, "ix_arende_bevakning"),
    "av äldre generation": (motor.svep, "ix_arende_generation"),
    "ställda åt sidan": (motor.halsa, "ix_arende_svepfel"),
    "att säga": (motor.skriv_morgonbrev, "ix_varning_vantar"),
    "att skicka": (motor.skicka, "ix_brev_"),
    "övergivna brev": (motor.skicka, "ix_brev_"),
}


@pytest.mark.parametrize("namn", HETA)
def test_de_heta_fragorna_anvander_sina_index(i_sqlite: Installation, namn: str) -> None:
    """What is asked all day long is answered from an index of the few rows that count."""
    gor, index = HETA[namn]
    with i_sqlite.oppna() as program:
        registrera(program)
        planer = _planer(program, lambda: gor(program))
    assert any(index in plan for plan in planer), planer


@pytest.mark.parametrize("namn", ["mina öppna", "alla öppna"])
def test_listan_laser_bara_sin_sida(i_sqlite: Installation, namn: str) -> None:
    """The index gives the rows in their order, so that nothing has to be sorted to show the first page."""
    gor, index = HETA[namn]
    with i_sqlite.oppna() as program:
        planer = _planer(program, lambda: gor(program))
    assert [plan for plan in planer if index in plan and "TEMP B-TREE" not in plan], planer
