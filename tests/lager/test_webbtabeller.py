"""The tables of the pages follow a case out of the base, and people's logins stay where they are."""

from sqlalchemy import func, select

from arbetsflode import motor
from arbetsflode.drift.flytta import flytta
from arbetsflode.lager import kopia
from arbetsflode.lager.tabeller import metadata
from arbetsflode.program import Program
from tests.lager.test_frysta import haller
from tests.postgresserver import Postgres
from tests.programbyggare import Installation, aktor, bakom_ryggen, registrera
from tests.sakerhet.rigg import Dorr

FLYTTAS = ("konto", "lasmarke", "manadstal", "motespunkt", "motesbehandling", "oppnatal")
STANNAR = ("session", "inloggning")


def fyll(installation: Installation) -> str:
    """One row in each table of the pages; the id of the case that some of them speak of."""
    with installation.oppna() as program:
        lopp = registrera(program).gor("makulera", "registrator")
        motor.skicka(program)
        Dorr(program).ge("registrator")
        Dorr(program).in_("registrator")
    satser = {
        "INSERT INTO lasmarke VALUES ('registrator', ?, 2, '2011-10-03T08:00:00.000000Z')": (lopp.id,),
        "INSERT INTO motespunkt VALUES ('soc', '2011-10-25', ?, '4 ½', 1)": (lopp.id,),
        "INSERT INTO manadstal VALUES ('soc', '2011-10', 'i_tid', '', 3)": (),
        "INSERT INTO motesbehandling VALUES ('soc', '2011-10-25', ?)": (lopp.id,),
        "INSERT INTO oppnatal VALUES ('soc', 0, '', 'oppna', 'mottagen', 3)": (),
    }
    for sats, varden in satser.items():
        assert bakom_ryggen(installation, sats, *varden) == 1
    return lopp.id


def antal(program: Program, tabell: str) -> int:
    """How many rows a table has."""
    with program.databas.las() as f:
        return int(f.fraga(select(func.count()).select_from(metadata.tables[tabell]))[0][0])


def test_ett_gallrat_arende_lamnar_inget_kvar(installation: Installation) -> None:
    """What has been read of a case, and its place on an agenda, goes with the case; the rest stays."""
    id_ = fyll(installation)
    with installation.oppna(fro=2) as program:
        motor.gallra_arende(program, aktor("administrator"), arende=id_, beslut="SN § 14", nyckel="h")
        assert {namn: antal(program, namn) for namn in FLYTTAS} == {
            "konto": 1,
            "lasmarke": 0,
            "manadstal": 1,
            "motespunkt": 0,
            "motesbehandling": 0,
            "oppnatal": 1,
        }
        assert motor.verifiera(program).haller


def test_inloggningar_foljer_inte_med_i_en_kopia(installation: Installation) -> None:
    """Passwords, marks, figures and agendas are copied; who is logged in is not."""
    fyll(installation)
    with installation.oppna(fro=2) as program:
        tagen = motor.sakerhetskopiera(program)
    manifest = kopia.las_manifest(tagen.plats)
    assert [manifest.rader(namn) for namn in FLYTTAS] == [1] * len(FLYTTAS)
    assert {t.namn for t in manifest.tabeller} & {*STANNAR} == set()


def test_inloggningar_flyttas_inte(i_sqlite: Installation, postgres: Postgres) -> None:
    """After a move everybody logs in again, with the passwords that they have."""
    fyll(i_sqlite)
    url = postgres.url(postgres.ny())
    flytta(i_sqlite.mapp, url, miljo=i_sqlite.miljo)
    ny = Installation(mapp=i_sqlite.mapp, databas=url, sort="postgresql")
    with ny.oppna(fro=2) as program:
        assert [antal(program, namn) for namn in (*FLYTTAS, *STANNAR)] == [*[1] * len(FLYTTAS), 0, 0]
        assert Dorr(program).in_("registrator").person == "registrator"
    assert haller(ny)
