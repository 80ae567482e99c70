"""The meeting that stands with each case is the one of its plan: after every change, and after the sweep."""

import sys
from datetime import date

import pytest
from sqlalchemy import select

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import motesdagar, tabeller
from arbetsflode.lager.motespunkter import FORST
from arbetsflode.motor import motesarenden
from arbetsflode.program import Program
from arbetsflode.sammansattning import initiera
from tests.byggare import IDAG, NAMND, UNDERLAG
from tests.byggare import mote as sammantrade
from tests.lager.frysta.tina import FRYST, SCHEMAN, tina
from tests.motor.paminnelser import fall, kl, skriv_i_basen
from tests.postgresserver import Postgres
from tests.programbyggare import Lopp, aktor, bakom_ryggen, registrera, stall
from tillstand.beredning import Svarsvag
from tillstand.mote import Mote, Motestyp
from tillstand.svarstid import Svarstid

SIDAN = sys.modules["arbetsflode.motor.sammantradet"]
OKTOBER, NOVEMBER, DECEMBER = date(2011, 10, 27), date(2011, 11, 24), date(2011, 12, 15)
SEKRETERAREN = aktor("namndsekreterare")


@pytest.fixture
def hosten(program: Program) -> Program:
    """The meetings of autumn 2011."""
    andra(program, *(Mote(namnd=NAMND, dag=dag) for dag in (OKTOBER, NOVEMBER, DECEMBER)))
    return program


def andra(program: Program, *moten: Mote) -> None:
    """Change the nämnd's calendar."""
    motor.andra_kalender(program, SEKRETERAREN, moten_=moten, nyckel=f"{moten}")


def planmoten(program: Program) -> dict[str, str | None]:
    """What stands with each case."""
    with program.databas.las() as f:
        return dict(f.fraga(select(tabeller.arende.c.id, tabeller.arende.c.planmote)))


def borde(program: Program, dag: date) -> list[str]:
    """The cases that ought to be on a meeting's agenda because their plan says so."""
    vy = motor.sammantradet(program, SEKRETERAREN, namnd=NAMND, dag=dag)
    return [b.arende for b in vy.borde if b.enligt_plan]


def forslag(program: Program) -> Lopp:
    """A proposal that lies before the nämnd in November."""
    return fall(program, "2011-11-30", enhet="bistand").till("forslag")


def test_it_follows_the_case_from_change_to_change(hosten: Program) -> None:
    """Registrerat, fördelat, bytt möte, beslutat, avslutat: raden säger mötet, och granskningen håller."""
    lopp = registrera(hosten, svarstid=Svarstid(datum=date(2011, 12, 1)))
    sagt = [planmoten(hosten)[lopp.id]]
    lopp.gor("fordela", "fordelare", enhet="bistand")
    lopp.gor("byt_sammantrade", "handlaggare", malsammantrade=sammantrade(DECEMBER))
    sagt.append(planmoten(hosten)[lopp.id])
    lopp.till("forslag")
    stall(hosten, kl("2011-11-24 20:00"))
    lopp.gor("besluta", "namndsekreterare", sammantrade=sammantrade(NOVEMBER))
    sagt.append(planmoten(hosten)[lopp.id])
    assert motor.verifiera(hosten).avvikelser == ()
    lopp.gor("justera", "namndsekreterare", UNDERLAG["justera"](dag=NOVEMBER)).till("overlamnad")
    lopp.gor("avsluta", "registrator")
    sagt.append(planmoten(hosten)[lopp.id])
    assert sagt == ["2011-11-24", "2011-12-15", "2011-11-24", None]
    assert motor.verifiera(hosten).avvikelser == ()


def test_whoever_decides_alone_is_on_no_meeting(hosten: Program) -> None:
    """Delegation och utan svarstid: inget möte."""
    delegerat = registrera(hosten, svarstid=Svarstid(datum=date(2011, 12, 1))).gor(
        "fordela", "fordelare", svarsvag=Svarsvag.DELEGATION
    )
    utan = registrera(hosten, svarstid=Svarstid())
    assert planmoten(hosten) == {delegerat.id: None, utan.id: None}


@pytest.mark.parametrize("flest", [0, 1_000])
def test_a_changed_calendar_moves_it_with_the_next_sweep(
    hosten: Program, flest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Novembermötet ställs in. Med få öppna ärenden är sidan rätt genast; annars säger den till."""
    monkeypatch.setattr(motesarenden, "FLEST_GAMLA", flest)
    tidigt, sent = fall(hosten, "2011-10-31").id, fall(hosten, "2011-12-08").id
    assert borde(hosten, NOVEMBER) == [sent]
    andra(hosten, Mote(namnd=NAMND, dag=NOVEMBER, typ=Motestyp.INSTALLT))
    vy = motor.sammantradet(hosten, SEKRETERAREN, namnd=NAMND, dag=OKTOBER)
    assert vy.raknas_om == (flest == 0)
    moten = motor.namndens_moten(hosten, SEKRETERAREN, namnd=NAMND, fran=OKTOBER, till=DECEMBER)
    assert [m.arenden for m in moten] == ([1, 1, 0] if flest == 0 else [2, 0, 0])
    motor.svep(hosten)
    assert planmoten(hosten) == dict.fromkeys((tidigt, sent), "2011-10-27")
    vy = motor.sammantradet(hosten, SEKRETERAREN, namnd=NAMND, dag=OKTOBER)
    assert not vy.raknas_om
    assert borde(hosten, OKTOBER) == [tidigt, sent]
    moten = motor.namndens_moten(hosten, SEKRETERAREN, namnd=NAMND, fran=OKTOBER, till=DECEMBER)
    assert [m.arenden for m in moten] == [2, 0, 0]
    assert motor.verifiera(hosten).avvikelser == ()


def test_what_ought_to_be_there_is_shown_a_page_at_a_time(
    hosten: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tre i taget, i svarstidens ordning; alla kommer med, var och en en gång."""
    monkeypatch.setattr(SIDAN, "BORDE_PER_SIDA", 3)
    monkeypatch.setattr(motesarenden, "BUNT", 2)
    alla = [
        fall(hosten, svarstid).id for svarstid in ("2011-10-05", "2011-10-28", "2011-10-31", "2011-11-02")
    ]
    alla += [fall(hosten, "2011-11-02").id for _ in range(3)]
    valt = registrera(hosten, svarstid=Svarstid()).gor(
        "fordela", "fordelare", malsammantrade=sammantrade(OKTOBER)
    )
    sidor, efter = [], FORST
    while True:
        vy = motor.sammantradet(hosten, SEKRETERAREN, namnd=NAMND, dag=OKTOBER, borde_efter=efter)
        sidor.append([b.arende for b in vy.borde])
        if vy.borde_fler is None:
            break
        efter = vy.borde_fler
    assert [len(sida) for sida in sidor] == [3, 3, 2]
    funna = [id_ for sida in sidor for id_ in sida]
    assert funna[:3] == alla[:3]
    assert sorted(funna) == sorted([*alla, valt.id])
    assert funna[-1] == valt.id


def test_many_that_are_passed_over_do_not_make_a_page_read_them_all(
    hosten: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Försenade delegationsärenden hör inte dit: sidan slutar läsa efter några och bläddrar vidare."""
    monkeypatch.setattr(SIDAN, "FLEST_LASTA", 2)
    for _ in range(3):
        registrera(hosten, svarstid=Svarstid(datum=date(2011, 10, 5))).gor(
            "fordela", "fordelare", svarsvag=Svarsvag.DELEGATION
        )
    sist = fall(hosten, "2011-10-31").id
    forsta = motor.sammantradet(hosten, SEKRETERAREN, namnd=NAMND, dag=OKTOBER)
    assert (forsta.borde, forsta.borde_fler is None) == ((), False)
    andra_ = motor.sammantradet(
        hosten, SEKRETERAREN, namnd=NAMND, dag=OKTOBER, borde_efter=forsta.borde_fler or FORST
    )
    assert [b.arende for b in andra_.borde] == [sist]


def test_an_agenda_has_room_for_so_many(hosten: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fler förslag än listan rymmer: så många visas, och sidan säger att det finns fler."""
    monkeypatch.setattr(SIDAN, "FLEST_PUNKTER", 2)
    alla = [forslag(hosten).id for _ in range(3)]
    vy = motor.sammantradet(hosten, SEKRETERAREN, namnd=NAMND, dag=NOVEMBER)
    assert (len(vy.punkter), vy.fler) == (2, True)
    assert {p.arende for p in vy.punkter} < set(alla)


def test_the_meetings_that_dealt_with_it_are_noted(hosten: Program) -> None:
    """Bordlagt i november: det står där också när planen siktar på december."""
    lopp = forslag(hosten)
    stall(hosten, kl("2011-11-24 20:00"))
    nasta = sammantrade(DECEMBER)
    lopp.gor("bordlagg", "namndsekreterare", sammantrade=sammantrade(NOVEMBER), paragraf="5", till=nasta)
    with hosten.databas.las() as f:
        assert motesdagar.las(f, lopp.id) == {"2011-11-24"}
    assert planmoten(hosten)[lopp.id] == "2011-12-15"
    skriv_i_basen(hosten, "DELETE FROM motesbehandling")
    assert "2011-11-24" in str(motor.verifiera(hosten).avvikelser)


@pytest.mark.parametrize("sort", ["sqlite", "postgresql"])
@pytest.mark.parametrize("version", [v for v in SCHEMAN if v < "0005"])
def test_an_older_base_gets_it_from_the_first_sweep(
    version: str, sort: str, tmp_path_factory: pytest.TempPathFactory, postgres: Postgres
) -> None:
    """Efter uppgraderingen räknar svepet ut mötena, och sidan är rätt redan innan."""
    bas = tina(version, sort, tmp_path_factory.mktemp("bas"), postgres)
    initiera(bas.mapp, bas.miljo)
    sats = "INSERT INTO mote (namnd, dag, typ) VALUES (?, ?, 'ordinarie')"
    assert bakom_ryggen(bas, sats, NAMND, IDAG.isoformat()) == 1

    def punkter(program: Program) -> tuple[motor.Motespunkt, ...]:
        return motor.sammantradet(program, SEKRETERAREN, namnd=NAMND, dag=IDAG).punkter

    with bas.oppna(Stallklocka(FRYST)) as program:
        assert set(planmoten(program).values()) == {None}
        fore = punkter(program)
        assert fore
        motor.svep(program)
        assert IDAG.isoformat() in planmoten(program).values()
        assert punkter(program) == fore
        assert [a.plats for a in motor.verifiera(program).avvikelser] == [f"sammanträde {NAMND} {IDAG}"]
    with bas.oppna(Stallklocka(FRYST)) as program:
        assert motor.svep(program).provade == 0
