"""Diarienummer: one gap-free series for each nämnd and year, and imported numbers beside it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import evolve

from arbetsflode import motor
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import NU, registrering
from tests.programbyggare import Installation, aktor, inlaga, registrera, stall
from tillstand.behorighet import Rollinnehav
from tillstand.fel import OgiltigIndata, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.innehall import Avsandare


def nummer(program: Program, antal: int = 1, **andrat: object) -> list[str]:
    """The numbers of some new cases."""
    return [registrera(program, **andrat).kvitto.diarienummer for _ in range(antal)]  # type: ignore[arg-type]


def test_serien_foljer_namndens_mall(program: Program) -> None:
    """Each nämnd counts for itself, in its own way of writing, from its own first number."""
    assert nummer(program, 2) == ["soc 2011/1", "soc 2011/2"]
    assert nummer(program, 2, namnd="kult", av="granne") == ["KULT 11-0041", "KULT 11-0042"]
    assert nummer(program) == ["soc 2011/3"]


def test_en_vagrad_registrering_lamnar_ingen_lucka(program: Program) -> None:
    """What is rolled back takes no number with it."""
    nummer(program)
    avsandare = Avsandare(organ="KS", diarienummer="KS 1")
    registrera(program, avsandare=avsandare)
    with pytest.raises(VillkorEjUppfyllt):
        registrera(program, avsandare=avsandare)
    with pytest.raises(VillkorEjUppfyllt):
        registrera(program, diarienummer="soc 2011/1")
    assert nummer(program) == ["soc 2011/3"]
    assert motor.verifiera(program).haller


def test_en_registrering_som_bryts_pa_slutet_lamnar_ingen_lucka(program: Program) -> None:
    """Even when everything had been written but the answer."""
    nummer(program)
    slump = program.slump
    kvar = iter([15, 16, 16])

    def avbryt(antal: int) -> bytes:
        if next(kvar, None) is None:
            raise OSError("ingen slump")
        return slump(antal)

    program.slump = avbryt
    with pytest.raises(OSError, match="ingen slump"):
        registrera(program, nyckel="n")
    program.slump = slump
    assert nummer(program) == ["soc 2011/2"]
    assert motor.verifiera(program).haller


@pytest.mark.parametrize(
    ("nu", "ar"),
    [
        (datetime(2011, 12, 31, 22, 59, 59, tzinfo=UTC), "2011"),
        (datetime(2011, 12, 31, 23, 30, tzinfo=UTC), "2012"),
        (datetime(2012, 12, 31, 22, 59, 59, tzinfo=UTC), "2012"),
        (datetime(2013, 1, 1, 0, 0, tzinfo=UTC), "2013"),
    ],
)
def test_aret_ar_den_svenska_dagens(program: Program, nu: datetime, ar: str) -> None:
    """Half past midnight on New Year's night in Stockholm it is still last year in UTC."""
    stall(program, nu)
    assert nummer(program) == [f"soc {ar}/1"]


def test_serien_borjar_om_nasta_ar_och_gar_vidare_i_det_gamla(program: Program) -> None:
    """Two years count apart."""
    nummer(program, 2)
    stall(program, datetime(2012, 1, 2, 8, tzinfo=UTC))
    assert nummer(program) == ["soc 2012/1"]
    stall(program, NU)
    assert nummer(program) == ["soc 2011/3"]


def test_ett_infort_nummer_anvands_en_gang(program: Program) -> None:
    """A number from the old register is kept as it was written, and nobody gets it again."""
    assert nummer(program, diarienummer="1.5.1 - 491 - 2011") == ["1.5.1 - 491 - 2011"]
    for samma in ("1.5.1 - 491 - 2011", "1.5.1-491-2011", "1.5.1–491–2011."):
        with pytest.raises(VillkorEjUppfyllt) as fel:
            registrera(program, diarienummer=samma)
        assert [b.kod for b in fel.value.brister] == ["nummer_finns"]
    assert nummer(program, diarienummer="1.5.1.491-2011") == ["1.5.1.491-2011"]


def test_samma_nummer_far_finnas_i_en_annan_namnd(program: Program) -> None:
    """Each diarium has its own numbers."""
    assert nummer(program, diarienummer="2011:7") == ["2011:7"]
    assert nummer(program, diarienummer="2011:7", namnd="kult", av="granne") == ["2011:7"]


def test_serien_gar_forbi_ett_infort_nummer(program: Program) -> None:
    """A number of the series that was imported by hand is used already."""
    nummer(program, diarienummer="SOC 2011 / 2")
    nummer(program, diarienummer="soc 2011/3")
    assert nummer(program, 3) == ["soc 2011/1", "soc 2011/4", "soc 2011/5"]
    assert motor.verifiera(program).haller


@pytest.mark.parametrize("fult", ["", "  ", "a\nb", "a\u0007", "x" * 101, "=?utf-8?q?x?=", "A\u030a 1"])
def test_ett_infort_nummer_ska_ga_att_skriva(program: Program, fult: str) -> None:
    """One line without control characters, in normal form."""
    with pytest.raises(VillkorEjUppfyllt) as fel:
        registrera(program, diarienummer=fult)
    assert [b.kod for b in fel.value.brister] == ["ogiltigt_nummer"]


def test_en_mall_med_klassificering_kraver_den(program: Program) -> None:
    """The number is written with it; without one the registrator is told so, and no number is taken."""
    innehav = Rollinnehav(person="registrator", roll="registrator", namnd="sdn")
    uppgifter = Personuppgifter(roller=(innehav,))
    motor.importera_personer(program, aktor("administrator"), uppgifter=uppgifter, nyckel="p")
    with pytest.raises(OgiltigIndata, match="klassificering: saknas"):
        registrera(program, namnd="sdn")
    assert nummer(program, namnd="sdn", klassificering="1.5.1") == ["1.5.1-1-2011"]


def test_en_okand_namnd_namns_med_dem_som_finns(program: Program) -> None:
    """The registrator sees which codes there are."""
    with pytest.raises(OgiltigIndata, match="välj bland soc, kult, sdn"):
        registrera(program, namnd="bun")


def test_bara_den_som_har_rollen_i_namnden_registrerar(program: Program) -> None:
    """Not a handläggare, not the neighbour's registrator."""
    for person in ("handlaggare", "granne", "insyn", "ingen"):
        with pytest.raises(SaknarBehorighet):
            registrera(program, av=person)
    assert nummer(program) == ["soc 2011/1"]


def test_allt_star_tillsammans_eller_inte_alls(i_sqlite: Installation, tmp_path: Path) -> None:
    """A file that cannot be read refuses the registration before anything is written."""
    with i_sqlite.oppna() as program:
        with pytest.raises(OgiltigIndata, match="går inte att läsa"):
            registrera(program, handlingar=(inlaga(innehall=None), _saknad(tmp_path)))
        assert not motor.lista(program, aktor("registrator"))
        assert nummer(program) == ["soc 2011/1"]


def _saknad(mapp: Path) -> motor.Handlingsinlaga:
    return evolve(inlaga(), innehall=mapp / "finns_inte.pdf")


def test_registreringens_dag_flyttar_inte_numrets_ar(program: Program) -> None:
    """What came in on the last day of the year and is entered in January gets January's number."""
    stall(program, datetime(2012, 1, 2, 8, tzinfo=UTC))
    kvitto = motor.registrera(
        program,
        aktor("registrator"),
        namnd="soc",
        underlag=registrering(),
        dag=datetime(2011, 12, 30, tzinfo=UTC).date(),
        nyckel="n",
    )
    assert kvitto.diarienummer == "soc 2012/1"
