"""A login lives as long as it may, follows the roles, and is dead the moment that it is ended."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from arbetsflode import motor, sakerhet
from arbetsflode.lager import sessioner as lagrade
from arbetsflode.lager import tabeller as t
from arbetsflode.program import Program
from arbetsflode.sakerhet import sessioner
from arbetsflode.sakerhet.sessioner import LIVSLANGD, NOTERAS, VILA
from konfiguration.personfil import Personuppgifter
from tests.byggare import I_MORGON, IDAG, NU, innehav
from tests.programbyggare import aktor, stall
from tests.sakerhet.rigg import Dorr
from tillstand.behorighet import Franvaro

EN_SEKUND = timedelta(seconds=1)
SKRAP = [
    None,
    "",
    "A" * 43,
    "A" * 42,
    "A" * 44,
    "å" * 43,
    "\x00" * 43,
    "\ud800" * 43,
    "A" * 42 + "\n",
    "a" * 1_000_000,
    "' OR 1=1 --",
    "../../etc/passwd",
]


def rader(program: Program) -> list[tuple[object, ...]]:
    """Every login as it is stored."""
    with program.databas.las() as f:
        return f.fraga(select(t.session_).order_by(t.session_.c.nyckel))


def ge_roll(program: Program, person: str, roll: str = "insyn", namnd: str = "kult") -> None:
    """Give somebody one role more."""
    uppgifter = Personuppgifter(roller=(innehav(person, roll, namnd=namnd),))
    nyckel = program.slump(8).hex()
    motor.importera_personer(program, aktor("administrator"), uppgifter=uppgifter, nyckel=nyckel)


def test_lever_tolv_timmar_hur_den_an_anvands(dorr: Dorr) -> None:
    """Used all day it ends twelve hours after it began, to the second."""
    kaka, nu = sakerhet.borja(dorr.program, "registrator"), NU
    while nu + timedelta(hours=1) < NU + LIVSLANGD:
        nu += timedelta(hours=1)
        stall(dorr.program, nu)
        assert dorr.vem(kaka) == "registrator"
    stall(dorr.program, NU + LIVSLANGD - EN_SEKUND)
    assert dorr.vem(kaka) == "registrator"
    stall(dorr.program, NU + LIVSLANGD)
    assert dorr.vem(kaka) is None


def test_tva_timmar_utan_anvandning(dorr: Dorr) -> None:
    """Left alone for two hours it has ended, and nothing brings it back."""
    kaka = sakerhet.borja(dorr.program, "registrator")
    stall(dorr.program, NU + VILA - EN_SEKUND)
    assert dorr.vem(kaka) == "registrator"
    senast = NU + VILA - EN_SEKUND
    stall(dorr.program, senast + VILA)
    assert dorr.vem(kaka) is None
    stall(dorr.program, senast + VILA - timedelta(minutes=30))
    assert dorr.vem(kaka) == "registrator"


def test_en_lasning_skriver_hogst_var_femte_minut(dorr: Dorr) -> None:
    """That it is used is written down once in five minutes, not at every page."""
    kaka = sakerhet.borja(dorr.program, "registrator")
    fore = rader(dorr.program)
    stall(dorr.program, NU + NOTERAS - EN_SEKUND)
    assert dorr.vem(kaka) == "registrator"
    assert rader(dorr.program) == fore
    stall(dorr.program, NU + NOTERAS)
    assert dorr.vem(kaka) == "registrator"
    assert rader(dorr.program) != fore


@pytest.mark.parametrize("skrap", SKRAP, ids=lambda s: repr(s)[:20])
def test_en_kaka_av_vad_form_som_helst(dorr: Dorr, skrap: str | None) -> None:
    """Whatever comes in the place of the cookie, nobody is logged in and nothing breaks."""
    kaka = sakerhet.borja(dorr.program, "registrator")
    assert sakerhet.hamta(dorr.program, skrap) is None
    sakerhet.avsluta(dorr.program, skrap)
    assert dorr.vem(kaka) == "registrator"
    for annan in (kaka[:-1], kaka + "A", kaka.swapcase(), kaka[::-1], f" {kaka}", f"{kaka}\n"):
        assert sakerhet.hamta(dorr.program, annan) is None


def test_nya_roller_ger_ett_nytt_id(dorr: Dorr) -> None:
    """When a role is given the old id is dead at once; the new one lives no longer."""
    kaka = sakerhet.borja(dorr.program, "registrator")
    fore = sakerhet.hamta(dorr.program, kaka)
    assert fore is not None
    assert fore.ny_kaka is None
    ge_roll(dorr.program, "registrator")
    funnen = sakerhet.hamta(dorr.program, kaka)
    assert funnen is not None
    assert funnen.ny_kaka not in (None, kaka)
    assert (funnen.person, funnen.gar_ut, funnen.inloggning) == ("registrator", fore.gar_ut, fore.inloggning)
    assert dorr.vem(kaka) is None
    igen = sakerhet.hamta(dorr.program, funnen.ny_kaka)
    assert igen is not None
    assert igen.ny_kaka is None


def test_ett_vikariat_som_borjar_och_slutar(dorr: Dorr) -> None:
    """Standing in for somebody is a role too: the id is renewed when it begins, and when it ends."""
    borta = Franvaro(person="registrator", fran=I_MORGON, till=I_MORGON, ersattare="kollega")
    motor.importera_personer(
        dorr.program, aktor("administrator"), uppgifter=Personuppgifter(franvaro=(borta,)), nyckel="f"
    )
    kvall = datetime(IDAG.year, IDAG.month, IDAG.day, 21, 59, tzinfo=UTC)
    stall(dorr.program, kvall)
    kaka = sakerhet.borja(dorr.program, "kollega")
    assert (sakerhet.hamta(dorr.program, kaka) or pytest.fail("ended")).ny_kaka is None
    stall(dorr.program, kvall + timedelta(minutes=1))
    funnen = sakerhet.hamta(dorr.program, kaka)
    assert funnen is not None
    assert funnen.ny_kaka is not None


def test_andras_roller_ror_inte_min_inloggning(dorr: Dorr) -> None:
    """A role that somebody else is given renews nobody else's id."""
    kaka = sakerhet.borja(dorr.program, "registrator")
    ge_roll(dorr.program, "kollega")
    funnen = sakerhet.hamta(dorr.program, kaka)
    assert funnen is not None
    assert funnen.ny_kaka is None


def test_utloggad_pa_en_gang(dorr: Dorr) -> None:
    """Whoever logs out is out, in this browser and no other."""
    har, dar = (sakerhet.borja(dorr.program, "registrator") for _ in range(2))
    sakerhet.avsluta(dorr.program, har)
    assert (dorr.vem(har), dorr.vem(dar)) == (None, "registrator")
    sakerhet.avsluta(dorr.program, har)
    stall(dorr.program, NU + NOTERAS)
    assert (dorr.vem(har), dorr.vem(dar)) == (None, "registrator")


def test_utloggad_overallt(dorr: Dorr) -> None:
    """Every login of one person ends, also a renewed one, and nobody else's."""
    kakor = [sakerhet.borja(dorr.program, "registrator") for _ in range(3)]
    annan = sakerhet.borja(dorr.program, "kollega")
    ge_roll(dorr.program, "registrator")
    ny = sakerhet.hamta(dorr.program, kakor[0])
    assert ny is not None
    sakerhet.avsluta_alla(dorr.program, "registrator")
    assert {dorr.vem(kaka) for kaka in (*kakor, ny.ny_kaka)} == {None}
    assert dorr.vem(annan) == "kollega"
    assert len(rader(dorr.program)) == 1


def test_utloggning_med_ett_fornyat_id(dorr: Dorr) -> None:
    """A log-out that comes with the old cookie just after the id was renewed ends the renewed login too."""
    kaka = sakerhet.borja(dorr.program, "registrator")
    ge_roll(dorr.program, "registrator")
    funnen = sakerhet.hamta(dorr.program, kaka)
    assert funnen is not None
    sakerhet.avsluta(dorr.program, kaka)
    assert dorr.vem(funnen.ny_kaka) is None
    assert rader(dorr.program) == []


class Avbruten:
    """A clock that lets something happen the first time that somebody asks it."""

    def __init__(self, nu: datetime, gor: Callable[[], object]) -> None:
        self.tid, self.gor = nu, [gor]

    def nu(self) -> datetime:
        """The moment; something happens first."""
        if self.gor:
            self.gor.pop()()
        return self.tid


@pytest.mark.parametrize("efter", [timedelta(0), NOTERAS], ids=["strax", "senare"])
@pytest.mark.parametrize("ny_roll", [False, True], ids=["samma roller", "ny roll"])
def test_utloggad_mitt_i_en_fraga(dorr: Dorr, efter: timedelta, ny_roll: bool) -> None:
    """Logged out while a page is being asked for: whatever that page was given, nothing lives afterwards."""
    program = dorr.program
    kaka = sakerhet.borja(program, "registrator")
    if ny_roll:
        ge_roll(program, "registrator")
    klockan = program.klocka
    program.klocka = Avbruten(NU + efter, lambda: sakerhet.avsluta(program, kaka))
    svar = sakerhet.hamta(program, kaka)
    program.klocka = klockan
    assert svar is None or (not efter and not ny_roll)
    assert dorr.vem(kaka) is None
    assert rader(program) == []


def test_utloggning_och_fornyelse_pa_samma_gang(dorr: Dorr) -> None:
    """Twenty times pages and a log-out come at once when the roles have changed: nothing survives."""
    program = dorr.program
    for varv in range(20):
        kaka = sakerhet.borja(program, "registrator")
        ge_roll(program, "registrator", ("insyn", "delegat")[varv % 2], f"n{varv}")
        svar: list[sakerhet.Session | None] = []
        start = threading.Barrier(3)

        def las(
            kaka: str = kaka, svar: list[sakerhet.Session | None] = svar, start: threading.Barrier = start
        ) -> None:
            start.wait(10)
            svar.append(sakerhet.hamta(program, kaka))

        def ut(kaka: str = kaka, start: threading.Barrier = start) -> None:
            start.wait(10)
            sakerhet.avsluta(program, kaka)

        tradar = [threading.Thread(target=gor) for gor in (las, las, ut)]
        for trad in tradar:
            trad.start()
        for trad in tradar:
            trad.join(30)
        kakor = [kaka, *(s.ny_kaka for s in svar if s is not None)]
        assert [dorr.vem(ett) for ett in kakor] == [None] * len(kakor)
        assert sum(s is not None for s in svar) <= 1


def test_av_tva_samtidiga_fragor_fornyar_en(dorr: Dorr) -> None:
    """The old id becomes one new id, however many ask by it."""
    kaka = sakerhet.borja(dorr.program, "registrator")
    ge_roll(dorr.program, "registrator")
    svar = [sakerhet.hamta(dorr.program, kaka) for _ in range(3)]
    assert [s is not None for s in svar] == [True, False, False]


def test_ett_dott_id_vaknar_inte(dorr: Dorr) -> None:
    """Whoever has read the old id before it was renewed can neither renew it nor note that it is used."""
    kaka = sakerhet.borja(dorr.program, "registrator")
    with dorr.program.databas.las() as f:
        last = sessioner.levande(dorr.program, f, kaka)
    assert last is not None
    with dorr.program.databas.skriv() as f:
        ny = sessioner.fornya_i(dorr.program, f, last, "andra roller")
        assert ny is not None
        assert sessioner.fornya_i(dorr.program, f, last, "andra roller") is None
        assert not lagrade.anvand(f, last, NU)
    assert (dorr.vem(kaka), dorr.vem(ny)) == (None, "registrator")


def test_den_man_ersatter_behover_ingen_roll(dorr: Dorr) -> None:
    """Standing in for a handläggare, who holds no role, is another view of the cases: the id is renewed."""
    kaka = sakerhet.borja(dorr.program, "kollega")
    borta = Franvaro(person="handlaggare", fran=IDAG, till=IDAG, ersattare="kollega")
    motor.importera_personer(
        dorr.program, aktor("administrator"), uppgifter=Personuppgifter(franvaro=(borta,)), nyckel="f"
    )
    funnen = sakerhet.hamta(dorr.program, kaka)
    assert funnen is not None
    assert funnen.ny_kaka is not None


def test_utgangna_stadas_bort(dorr: Dorr) -> None:
    """What has expired is removed, with attempts of more than thirty days; what lives stays."""
    sakerhet.borja(dorr.program, "registrator")
    dorr.ge("kollega")
    dorr.in_("kollega")
    stall(dorr.program, NU + LIVSLANGD - EN_SEKUND)
    assert sakerhet.rensa(dorr.program) == 0
    stall(dorr.program, NU + LIVSLANGD)
    ny = sakerhet.borja(dorr.program, "registrator")
    assert sakerhet.rensa(dorr.program) == 2
    assert dorr.vem(ny) == "registrator"
    stall(dorr.program, NU + timedelta(days=31))
    assert sakerhet.rensa(dorr.program) == 2
    assert rader(dorr.program) == []


def test_hemligheten_for_formular_ar_en(dorr: Dorr) -> None:
    """Every process of the installation signs forms by the same secret."""
    forst = sakerhet.csrf_hemlighet(dorr.program)
    assert sakerhet.csrf_hemlighet(dorr.program) == forst
    assert len(forst) == 64
