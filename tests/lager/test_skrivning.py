"""What a use case writes stands together or not at all, in many statements or in one."""

import threading
import time
from typing import Any

import psycopg
import pytest
from sqlalchemy import func, select, text

from arbetsflode import motor
from arbetsflode.lager import arenden, brevlada
from arbetsflode.lager.brevlada import NyttBrev
from arbetsflode.lager.databasfel import Krock
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.idempotens import Svar, bestamt_av_nyckeln
from arbetsflode.lager.skrivning import Skrivning
from arbetsflode.program import Program
from tests.byggare import NU, UNDERLAG
from tests.lager.test_arenden import nasta_post
from tests.programbyggare import Installation, Lopp, aktor, registrera
from tillstand.fel import Upptaget, Versionskonflikt

NYCKEL = {"nyckel": "n", "avtryck": "a", "svar": "s", "noterat": "2011-10-03T08:00:00.000000Z"}


def _brev(id_: str, nyckel: str, *arenden_: str) -> NyttBrev:
    return NyttBrev(
        id=id_,
        nyckel=nyckel,
        slag="direkt",
        person="registrator",
        adress=None,
        dag="2011-10-03",
        rader="[]",
        nu=NU,
        arenden=frozenset(arenden_),
    )


def _skrivning(program: Program, lopp: Lopp, *brev: NyttBrev) -> Skrivning:
    """The case one version further on, made from what is stored now."""
    with program.databas.las() as f:
        laddat = arenden.las(f, program.register, lopp.id)
    nasta = laddat.arende.version + 1
    andrat = laddat.arende.med(version=nasta)
    andring = arenden.andring(laddat, andrat, nasta_post(program, laddat, nasta), program.vakt(f), NU)
    return Skrivning(andringar=(andring,), brev=brev)


def _rader(program: Program, tabell: str) -> int:
    with program.databas.las() as f:
        return int(f.fraga(text(f"SELECT count(*) FROM {tabell}"))[0][0])


TABELLER = ("post", "brev", "brevarende", "idempotens")


def test_den_som_kom_for_sent_skriver_ingenting(program: Program) -> None:
    """Neither post, letter nor key is left by whoever had seen an earlier version."""
    lopp = registrera(program)
    for_sen = _skrivning(program, lopp, _brev("b", "b", lopp.id))
    lopp.gor("fordela", "fordelare")
    fore = [_rader(program, t) for t in TABELLER]
    with pytest.raises(Versionskonflikt, match="Fordelare hann före"), program.databas.skriv() as f:
        for_sen.skriv(f, NYCKEL)
    assert [_rader(program, t) for t in TABELLER] == fore


def test_allt_star_nar_det_har_skrivits(program: Program) -> None:
    """A case, its post, two letters (one of them about two cases) and the key."""
    lopp, annat = registrera(program), registrera(program)
    fore = [_rader(program, t) for t in TABELLER]
    brev = (_brev("b1", "b1", lopp.id, annat.id), _brev("b2", "b2"))
    with program.databas.skriv() as f:
        _skrivning(program, lopp, *brev).skriv(f, NYCKEL)
    efter = [_rader(program, t) for t in TABELLER]
    assert [nu - da for nu, da in zip(efter, fore, strict=True)] == [1, 2, 2, 1]
    with program.databas.las() as f:
        assert set(brevlada.arenden_i(f, "b1")) == {lopp.id, annat.id}


def test_ett_brev_skrivs_en_gang_for_sin_nyckel(program: Program) -> None:
    """The second letter with a key is not written, and no case hangs on it."""
    lopp = registrera(program)
    with program.databas.skriv() as f:
        brevlada.lagg(f, _brev("forst", "samma"))
    with program.databas.skriv() as f:
        _skrivning(program, lopp, _brev("sedan", "samma", lopp.id)).skriv(f, NYCKEL)
    with program.databas.las() as f:
        assert brevlada.las(f, "sedan") is None
        assert brevlada.arenden_i(f, "sedan") == []
    assert lopp.arende.version == 2


def test_postgres_borjar_en_transaktion_forst_nar_nagot_skrivs(i_postgres: Installation) -> None:
    """Reading opens none; the first row written does, and then nothing stands alone."""
    transaktion = Sats(select(func.pg_current_xact_id_if_assigned()))
    with i_postgres.oppna() as program, program.databas.skriv() as f:
        assert (f.en(transaktion), f.ar_oborjad) == ((None,), True)
        brevlada.lagg(f, _brev("b", "b"))
        assert (f.en(transaktion) != (None,), f.ar_oborjad) == (True, False)


def test_den_som_bryts_av_for_en_annan_forsoker_igen(i_postgres: Installation) -> None:
    """A deadlock: PostgreSQL breaks one of the two off, and the use case is done all the same."""
    with i_postgres.oppna() as program:
        par = sorted(registrera(program).plats for _ in range(2))
        svar: list[Any] = []
        trad = threading.Thread(target=lambda: svar.append(_makulera(program, par)))
        with psycopg.connect(i_postgres.databas.replace("+psycopg", "")) as annan:
            _las_raden(annan, par[1][0])
            trad.start()
            _vanta_pa_vantan(i_postgres)
            _las_raden(annan, par[0][0])
            annan.rollback()
        trad.join(20)
        assert [k.tillstand for k in svar[0]] == ["avskriven", "avskriven"]


def test_den_som_jamt_bryts_av_far_veta_det(program: Program) -> None:
    """Three times, and then the person is asked to try again in a while."""
    forsok: list[int] = []

    def gor(_f: Forbindelse) -> Svar:
        forsok.append(1)
        raise Krock("Databasen är upptagen.")

    with pytest.raises(Upptaget, match="Försök igen"):
        bestamt_av_nyckeln(program.databas, "n", "a", gor)
    assert len(forsok) == 3


def _makulera(program: Program, par: list[tuple[str, int]]) -> Any:
    return motor.handla_flera(
        program,
        aktor("registrator"),
        arenden=par,
        overgang="makulera",
        underlag=UNDERLAG["makulera"](),
        nyckel="n",
    )


def _las_raden(anslutning: psycopg.Connection[Any], id_: str) -> None:
    anslutning.execute("SELECT 1 FROM arende WHERE id = %s FOR UPDATE", (id_,))


def _vanta_pa_vantan(installation: Installation) -> None:
    with psycopg.connect(installation.databas.replace("+psycopg", ""), autocommit=True) as titt:
        for _ in range(500):
            rad = titt.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()
            if rad and rad[0]:
                return
            time.sleep(0.01)
    raise AssertionError("nobody waited")
