"""A changed case is stored only over the very version that was read, and writers wait their turn."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from arbetsflode import motor
from arbetsflode.journal import Post, ny_post
from arbetsflode.lager import arenden
from arbetsflode.lager.arenden import Laddat, kedja_for
from arbetsflode.lager.databas import Databas
from arbetsflode.lager.databasfel import Dubblettfel
from arbetsflode.lager.forbindelse import Sats
from arbetsflode.program import Program
from tests.byggare import IDAG, NU
from tests.programbyggare import Installation, aktor, registrera
from tillstand.behorighet import SYSTEM
from tillstand.fel import Lagringsfel, Saknas, Upptaget, Versionskonflikt


def nasta_post(program: Program, laddat: Laddat, nummer: int) -> Post:
    """A post that would follow."""
    return ny_post(
        kedja_for(laddat.arende.id),
        nummer,
        laddat.huvud,
        (),
        aktor=SYSTEM,
        noterat=NU,
        dag=IDAG,
        slump=program.slump,
    )


def test_en_rad_som_andrats_skrivs_inte_over(program: Program) -> None:
    """The version that was read is gone: who changed it is told, and nothing is written."""
    lopp = registrera(program)
    with program.databas.las() as f:
        laddat = arenden.las(f, program.register, lopp.id)
    lopp.gor("fordela", "fordelare")
    stulet = laddat.arende.med(version=3, tillstand="forslag")
    with pytest.raises(Versionskonflikt, match="Fordelare hann före"), program.databas.skriv() as f:
        arenden.skriv_andring(
            f, arenden.andring(laddat, stulet, nasta_post(program, laddat, 3), program.vakt(f), NU)
        )
    assert lopp.arende.tillstand == "beredning"
    assert motor.verifiera(program).haller


def test_en_gren_i_kedjan_ar_omojlig(program: Program) -> None:
    """Even without the version, no two posts hang on the same one."""
    lopp = registrera(program)
    with program.databas.las() as f:
        laddat = arenden.las(f, program.register, lopp.id)
    lopp.gor("fordela", "fordelare")
    with pytest.raises(Dubblettfel), program.databas.skriv() as f:
        f.kor(arenden._POST, arenden.postvarden(nasta_post(program, laddat, 3)))


def test_det_som_inte_finns(program: Program) -> None:
    """An id that nobody has."""
    with pytest.raises(Saknas), program.databas.las() as f:
        arenden.las(f, program.register, "finns inte")


def test_en_lasning_kan_inte_skriva(i_postgres: Installation) -> None:
    """On PostgreSQL the base itself refuses."""
    with i_postgres.oppna() as program, pytest.raises(Lagringsfel), program.databas.las() as f:
        f.kor(Sats(text("DELETE FROM lage")))


@pytest.fixture
def andra(i_sqlite: Installation) -> Iterator[Databas]:
    """Another process's way to the same base, which waits a fifth of a second for its turn."""
    databas = Databas(i_sqlite.databas, las_sekunder=0.2)
    yield databas
    databas.stang()


def test_den_som_vantat_for_lange_far_veta_det(i_sqlite: Installation, andra: Databas) -> None:
    """While somebody writes another reads what was; who would write waits, and then is told to try again."""
    satt = Sats(text("UPDATE lage SET varde = varde"))
    with i_sqlite.oppna() as program:
        with program.databas.skriv() as f:
            registrerade = f.kor(satt)
            with pytest.raises(Upptaget, match="Någon annan skriver just nu"), andra.skriv():
                pass
            with andra.las() as g:
                assert g.kor(Sats(text("SELECT 1"))) is not None
        with andra.skriv() as f:
            assert f.kor(satt) == registrerade


def test_tva_tradar_i_samma_process_vantar_pa_varandra(i_sqlite: Installation) -> None:
    """Eight threads register at once through one program: eight numbers, one after the other."""
    with i_sqlite.oppna() as program:
        tradar = [
            threading.Thread(target=registrera, args=(program,), kwargs={"nyckel": f"t{n}"}) for n in range(8)
        ]
        for trad in tradar:
            trad.start()
        for trad in tradar:
            trad.join(30)
        nummer = {rad.diarienummer for rad in motor.lista(program, aktor("registrator"))}
        assert nummer == {f"soc 2011/{n}" for n in range(1, 9)}
        assert motor.verifiera(program).haller
