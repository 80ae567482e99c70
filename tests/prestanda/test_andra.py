"""The comparison with the peers is honest: who writes less, or something else, is not compared."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from prestanda.andra.bar_sqlite import BarSqlite
from prestanda.andra.lopp import GRANS, VAR, Arena, mot
from prestanda.andra.skrivning import FARRE, SAMMA, Bas, Mangd, Slag
from prestanda.matningar.overgang import falt_sqlite
from prestanda.overgang import Falt, gor
from prestanda.ram import OlikaArbete
from prestanda.rigg import Rigg


class Enkel(BarSqlite):
    """A library that is a table."""

    def ta(self, arende: str, namnd: str, tillstand: str, overgang: str) -> str:
        """The state after the one that is."""
        assert self.skrivning.far(namnd)
        return {"forslag": "namndbeslut", "namndbeslut": "justerad"}[tillstand]


class Avvikande(Enkel):
    """A library that ends in another state."""

    def ta(self, arende: str, namnd: str, tillstand: str, overgang: str) -> str:
        """The last state is not the one that was asked for."""
        till = super().ta(arende, namnd, tillstand, overgang)
        return "overlamnad" if till == "justerad" else till


class Glomsk(Enkel):
    """A contestant that does not keep every answer."""

    def stang(self) -> None:
        """Throw away what was written."""
        self.f.execute("DELETE FROM idempotens WHERE nyckel LIKE 'j%'")
        super().stang()


@pytest.fixture
def falt(tmp_path: Path) -> Iterator[Falt]:
    """A small meeting place."""
    with ExitStack() as stada:
        yield falt_sqlite(Rigg(mapp=tmp_path, stada=stada), "NORMAL", 2)


def _arena(falt: Falt, mangd: Mangd, **andra: Slag) -> Arena:
    return Arena(falt=falt, synkront="NORMAL", mangd=mangd, kamrater={"ett": Enkel, **andra})


@pytest.mark.parametrize("mangd", [SAMMA, FARRE])
def test_everybody_takes_the_same_arrows(falt: Falt, mangd: Mangd) -> None:
    """With the same rows each row is equal to ours; with fewer the peers' are equal, and counted."""
    mote = mot(_arena(falt, mangd, tva=Enkel), varv=1)
    assert mote.snabbast in {"ett", "tva"}
    assert set(mote.varv[0]) == {VAR, GRANS, "ett", "tva"}
    assert all(tid.vagg > 0 for tid in mote.varv[0].values())
    assert mote.ganger(VAR).varde == 1


@pytest.mark.parametrize("mangd", [SAMMA, FARRE])
def test_who_writes_something_else_is_not_compared(falt: Falt, mangd: Mangd) -> None:
    """Another state in the case and there is no figure."""
    with pytest.raises(OlikaArbete, match=r"tva left other rows than .* in arende"):
        mot(_arena(falt, mangd, tva=Avvikande), varv=1)


@pytest.mark.parametrize("mangd", [SAMMA, FARRE])
def test_who_writes_fewer_rows_in_a_round_is_not_compared(falt: Falt, mangd: Mangd) -> None:
    """The rows are counted after each round too, also when they were equal at first."""
    turer = iter((Enkel, Glomsk))
    with pytest.raises(OlikaArbete, match=r"tva left .*, expected"):
        mot(_arena(falt, mangd, tva=lambda bas: next(turer)(bas)), varv=1)


def test_the_fewer_rows_are_one_letter_an_arrow(falt: Falt) -> None:
    """A comparison with fewer rows leaves out the other letters and the table that links them."""
    klon = falt.klon()
    fil = klon.mapp / "remiss.db"
    tavlande = Enkel(Bas(fil=fil, synkront="NORMAL", mangd=FARRE, fro=1000))
    with closing(sqlite3.connect(fil)) as f:
        fragor = [f"SELECT count(*) FROM {tabell}" for tabell in ("brev", "brevarende", "post", "idempotens")]
        fore = [f.execute(fraga).fetchone()[0] for fraga in fragor]
        gor(tavlande.handla, falt.arenden)
        tavlande.stang()
        assert [f.execute(fraga).fetchone()[0] - n for fraga, n in zip(fragor, fore, strict=True)] == [
            4,
            0,
            4,
            4,
        ]
