"""Several processes on one base at once, on both databases: one wins, nothing is lost or doubled."""

import json
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from arbetsflode import motor
from arbetsflode.lager import brevlada, grunddata, migrering, poster
from arbetsflode.program import Program
from tests.hela.arbetare import ANTAL, IMPORTER, MORGON, REGISTRERAR, ROUNDER, arbeta
from tests.postgresserver import Postgres
from tests.programbyggare import Installation, aktor, folket, stall
from tillstand.handelser import Handelseslag

pytestmark = pytest.mark.hela
I_TID = 90


@frozen(kw_only=True)
class Lopp:
    """What the processes saw, one dict each, and the base that they left."""

    installation: Installation
    sett: list[dict[str, list[Any]]]

    def alla(self, vad: str) -> list[list[Any]]:
        """What each process saw of one thing."""
        return [ett[vad] for ett in self.sett]

    @contextmanager
    def program(self) -> Iterator[Program]:
        """The base afterwards."""
        with self.installation.oppna(fro=99) as program:
            stall(program, MORGON)
            yield program


def kor(installation: Installation) -> Lopp:
    """Let the processes loose on an empty base."""
    migrering.uppgradera(installation.databas)
    installation.skriv_kommun()
    sort = multiprocessing.get_context("forkserver")
    sort.set_forkserver_preload(["arbetsflode.motor"])
    grind, svar = sort.Barrier(ANTAL), sort.Queue()
    processer = [sort.Process(target=arbeta, args=(installation, n, grind, svar)) for n in range(ANTAL)]
    for process in processer:
        process.start()
    try:
        funna = {nummer: (sett, fel) for nummer, sett, fel in (svar.get(timeout=I_TID) for _ in processer)}
    finally:
        for process in processer:
            process.join(10)
            process.kill()
    fel = [fel for _, fel in funna.values() if fel]
    assert not fel, "\n".join(fel)
    return Lopp(installation=installation, sett=[funna[n][0] for n in range(ANTAL)])


@pytest.fixture(scope="module")
def lopp_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Lopp:
    """On SQLite."""
    mapp = tmp_path_factory.mktemp("lopp")
    return kor(Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite"))


@pytest.fixture(scope="module")
def lopp_postgres(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Lopp:
    """On PostgreSQL."""
    mapp: Path = tmp_path_factory.mktemp("lopp")
    return kor(Installation(mapp=mapp, databas=postgres.url(postgres.ny()), sort="postgresql"))


@pytest.fixture(params=["sqlite", "postgresql"])
def lopp(request: pytest.FixtureRequest) -> Lopp:
    """On each database."""
    ett: Lopp = request.getfixturevalue("lopp_sqlite" if request.param == "sqlite" else "lopp_postgres")
    return ett


def test_alla_haller_efterat(lopp: Lopp) -> None:
    """Whatever happened at once, journal, tables, series and files agree."""
    with lopp.program() as program:
        assert motor.verifiera(program).avvikelser == ()


def test_den_forsta_starten_gors_en_gang(lopp: Lopp) -> None:
    """Four programs that open a new base at once agree on one generation, written in one post."""
    assert lopp.alla("generation") == [[1]] * ANTAL
    with lopp.program() as program, program.databas.las() as f:
        assert len(poster.las_kedja(f, "konfiguration")) == 1


def test_numren_har_varken_luckor_eller_dubbletter(lopp: Lopp) -> None:
    """Four registrators at once, from the very first number of the year."""
    antal = ANTAL * REGISTRERAR + ROUNDER
    egna = [k.diarienummer for process in lopp.alla("registrerade") for k in process[0]]
    assert len(egna) == len(set(egna)) == ANTAL * REGISTRERAR
    with lopp.program() as program:
        nummer = {rad.diarienummer for rad in motor.lista(program, aktor("registrator"))}
    assert nummer == {f"soc 2011/{n}" for n in range(1, antal + 1)}


def test_samma_nyckel_samtidigt_ger_alla_samma_svar(lopp: Lopp) -> None:
    """A form that is sent by four at once makes one case."""
    for runda in range(1, ROUNDER + 1):
        assert len({json.dumps(str(process[runda])) for process in lopp.alla("samma nyckel")}) == 1


def test_exakt_en_tar_pilen(lopp: Lopp) -> None:
    """In every round one wins, the others are told who did; one post, and each letter once."""
    for runda in range(ROUNDER):
        utfall = [process[runda] for process in lopp.alla("pil")]
        vinnare = [vem for slag, vem in utfall if slag == "vann"]
        assert len(vinnare) == 1, utfall
        assert [vem for slag, vem in utfall if slag != "vann"] == vinnare * (ANTAL - 1)
        with lopp.program() as program:
            rad = motor.hitta(program, aktor("registrator"), f"soc 2011/{runda + 1}")
            vy = motor.visa(program, aktor("registrator"), arende=rad.id)
        assert [h.slag for h in vy.handelser] == [Handelseslag.REGISTRERAD, Handelseslag.OVERGANG]
        assert vy.handelser[1].av == vinnare[0]
        tilldelade = [b.person for b in vy.brev if ":2:" in b.nyckel]
        assert tilldelade == [rad.handlaggare]


def test_varje_andring_av_folket_raknas(lopp: Lopp) -> None:
    """No process goes on with an old picture because two changed it at once."""
    assert lopp.alla("folket") == [[len(folket().personer)]] * ANTAL
    with lopp.program() as program, program.databas.las() as f:
        assert grunddata.version(f) == 1 + ANTAL * IMPORTER
        assert len(program.organisation(f).personer) == len(folket().personer) + ANTAL * IMPORTER


def test_fyra_schemalaggare_samtidigt_sager_varje_sak_en_gang(lopp: Lopp) -> None:
    """One of them composes the morning; every letter has left once."""
    antal = sorted(process[0] for process in lopp.alla("varv"))
    assert antal[:-1] == [0] * (ANTAL - 1)
    with lopp.program() as program:
        while motor.skicka(program).skickade:
            pass
        with program.databas.las() as f:
            brev = brevlada.lista(f, antal=1000)
    morgon = [b.person for b in brev if b.slag == "morgon"]
    assert len(morgon) == len(set(morgon)) == antal[-1] > 0
    assert Counter(b.forsok for b in brev if b.lage == "skickad").keys() == {1}
    lador = list((lopp.installation.mapp / "brev").glob("*.eml"))
    assert len(lador) == sum(b.lage == "skickad" for b in brev)
