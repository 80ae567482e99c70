"""Vad som kan vara samma remiss, medan den skrivs in; och svarstiden, prövad medan den skrivs."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite

from arbetsflode import motor
from arbetsflode.lager import likhet
from arbetsflode.program import Program
from prestanda.driver import Anslutning, anslut
from tests.byggare import IDAG, NAMND, NU
from tests.programbyggare import Installation, aktor, registrera, stall
from tillstand.behorighet import Synlighet
from tillstand.fel import OgiltigIndata
from tillstand.innehall import Avsandare, Remissobjekt, Sekretess
from tillstand.mote import Mote
from tillstand.svarstid import Precision
from tillstand.tidsplan import Saknat, Verdikt

HEMLIGT = Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG)
INGET = Remissobjekt()


def lika(program: Program, vem: str = "registrator", **skrivet: str) -> list[tuple[str, str]]:
    """What is shown while somebody writes: diarienummer and why."""
    skrivet = {"namnd": NAMND, "titel": "", "avsandare": "", "deras_dnr": "", **skrivet}
    svar = motor.lika_arenden(
        program,
        aktor(vem),
        namnd=skrivet["namnd"],
        titel=skrivet["titel"],
        avsandare=skrivet["avsandare"],
        deras_dnr=skrivet["deras_dnr"],
    )
    return [(ett.diarienummer, ett.skal) for ett in svar]


def in_(program: Program, titel: str, organ: str = "Rotel V", dnr: str | None = None, **andrat: Any) -> str:
    """Register a remiss with nothing to find it by but this; its diarienummer."""
    avsandare = Avsandare(organ=organ, diarienummer=dnr)
    return registrera(program, titel, avsandare=avsandare, objekt=INGET, **andrat).kvitto.diarienummer


def test_samma_nummer_hos_avsandaren_kommer_forst(program: Program) -> None:
    """Hur det än är skrivet, och även om titeln är en annan; därefter den liknande titeln."""
    samma = in_(program, "Cykelparkering vid stationen", dnr="KS 2011/408")
    lik = in_(program, "Remiss om plan mot barnfattigdom i förorterna")
    assert lika(program, titel="Plan mot barnfattigdom i förorterna", deras_dnr=" ks2011/408 ") == [
        (samma, "samma nummer hos avsändaren"),
        (lik, "liknande titel"),
    ]


def test_den_titel_som_delar_flest_ord_kommer_forst_och_bojning_spelar_ingen_roll(program: Program) -> None:
    """Minst hälften av orden, och minst två; ”remiss” och ”om” räknas inte."""
    halva = in_(program, "Trygga skolvägar till sporthallen")
    alla = in_(program, "Remiss om trygga skolvägar och upplysta gångtunnlar")
    in_(program, "Remiss om upplysta valborgseldar")
    titel = "Remissen om trygg skolväg och den upplysta gångtunneln"
    assert [nummer for nummer, _ in lika(program, titel=titel)] == [alla, halva]


def test_avsandaren_skiljer_dem_som_ar_lika_och_annars_den_nyaste(program: Program) -> None:
    """Samma titel från tre håll."""
    titel = "Trygga skolvägar"
    aldst = in_(program, titel, "Trafiknämnden")
    stall(program, NU + timedelta(minutes=1))
    mellan, nyast = in_(program, titel, "Skolinspektionen"), ""
    stall(program, NU + timedelta(minutes=2))
    nyast = in_(program, titel, "Idrottsnämnden")
    assert [n for n, _ in lika(program, titel=titel)] == [nyast, mellan, aldst]
    assert [n for n, _ in lika(program, titel=titel, avsandare="Trafiknämnden")] == [aldst, nyast, mellan]


def test_hogst_fem_och_det_avslutade_ar_med(program: Program) -> None:
    """En dubblett kan redan vara besvarad eller avskriven."""
    nummer = [in_(program, "Trygga skolvägar") for _ in range(7)]
    svar = lika(program, titel="trygga skolvägar")
    assert len(svar) == 5
    assert {n for n, _ in svar} < set(nummer)
    makulerad = registrera(program, "Lekplatsen vid torget", objekt=INGET).gor("makulera", "registrator")
    (ett,) = motor.lika_arenden(program, aktor("registrator"), namnd=NAMND, titel="Torget med lekplatsen")
    assert (ett.arende, ett.oppet, ett.tillstand) == (makulerad.id, False, "avskriven")


@pytest.mark.parametrize(
    "titel", ["", "   ", "remiss om", "Det är en ny plan", '"* OR (', "a & !b", "x" * 10_000]
)
def test_det_som_inte_sager_nagot_liknar_inget(program: Program, titel: str) -> None:
    """Vad som än skrivs går det att fråga."""
    in_(program, "Remiss om trygga skolvägar")
    assert lika(program, titel=titel) == []


@pytest.mark.parametrize("vem", ["insyn", "kollega", "granne", "administrator", "ingen"])
def test_det_hemliga_liknar_inget_for_den_som_inte_far_se(program: Program, vem: str) -> None:
    """Varken på nummer eller på titel, fast registratorn ser det."""
    hemligt = in_(program, "Granskning av hemmet Solgläntan", dnr="IVO 9", sekretess=HEMLIGT)
    titel = "Granskning av hemmet Solgläntan"
    assert lika(program, vem, titel=titel, deras_dnr="IVO 9") == []
    assert lika(program, titel=titel, deras_dnr="IVO 9") == [(hemligt, "samma nummer hos avsändaren")]
    assert lika(program, titel=titel) == [(hemligt, "liknande titel")]


def test_bara_samma_namnd_jamfors(program: Program) -> None:
    """En annan nämnd kan ha fått samma remiss med rätta."""
    in_(program, "Trygga skolvägar", dnr="KS 7", namnd="kult", av="granne")
    assert lika(program, "granne", titel="Trygga skolvägar", deras_dnr="KS 7") == []
    assert len(lika(program, "granne", namnd="kult", titel="Trygga skolvägar", deras_dnr="KS 7")) == 1


@pytest.fixture
def driver(i_sqlite: Installation) -> Iterator[Anslutning]:
    """The bare driver on a base with schema and people."""
    with closing(anslut(i_sqlite)) as ett:
        yield ett


def test_likheten_soks_i_sokindexet_och_inte_bland_namndens_arenden(driver: Anslutning) -> None:
    """Kostnaden följer vad som liknar, inte hur många ärenden nämnden har."""
    sats, varden = likhet.SQLITE.for_(Synlighet(namnder=frozenset({"soc"})))
    sql, fasta = sats.for_dialekt(sqlite.dialect(paramstyle="named"))
    plan = driver.plan(sql, {**fasta, **varden, "namnd": "soc", "uttryck": '"a"'})
    assert "SCAN sok VIRTUAL TABLE" in plan
    assert "SEARCH a USING INDEX sqlite_autoindex_arende_1 (id=?)" in plan
    assert plan.count("SCAN") - plan.count("SCAN anon") == 1


# Svarstiden ----------------------------------------------------------------------------------------------


def prova(program: Program, text: str, namnd: str = NAMND) -> motor.Svarstidsprov:
    """What is shown while somebody writes a svarstid."""
    return motor.prova_svarstid(program, aktor("registrator"), namnd=namnd, text=text)


def test_svarstiden_visas_med_dag_och_plan_medan_den_skrivs(program: Program) -> None:
    """Planen är den som ärendet får när det registreras."""
    mote = Mote(namnd=NAMND, dag=date(2011, 11, 24))
    motor.andra_kalender(program, aktor("namndsekreterare"), moten_=[mote], nyckel="kalendern")
    prov = prova(program, " 2011-11-30 ")
    assert (prov.dag, prov.ar_arbetsdag, prov.planeras_mot, prov.dagar_kvar) == (
        *(date(2011, 11, 30), True),
        *(date(2011, 11, 30), 42),
    )
    assert prov.plan is not None
    assert (prov.plan.verdikt, prov.fel) == (Verdikt.HALLER_MED_OMEDELBAR_JUSTERING, ())
    assert prov.omdome[0] == "Planen håller bara med omedelbar justering."
    assert prov.svarstid is not None
    lopp = registrera(program, svarstid=prov.svarstid, avsandare=None, objekt=None)
    plan = motor.planera(program, aktor("registrator"), arende=lopp.id).plan
    assert plan is not None
    assert plan.upplagg == prov.plan.upplagg


def test_en_svarstid_pa_ledig_dag_sags_med_dagen_som_planeras(program: Program) -> None:
    """Allhelgonadagen 2011 är lördag: planera för fredagen."""
    prov = prova(program, "2011-11-05")
    assert (prov.ar_arbetsdag, prov.ledig_for, prov.planeras_mot) == (
        False,
        "alla helgons dag",
        date(2011, 11, 4),
    )


def test_en_vecka_raknas_till_sin_sista_dag(program: Program) -> None:
    """Som avsändaren skrev den."""
    prov = prova(program, "2011-v45")
    assert prov.svarstid is not None
    assert (prov.dag, prov.svarstid.precision) == (date(2011, 11, 13), Precision.VECKA)
    assert prov.plan is not None
    assert Saknat.DAG_I_SVARSTIDEN in prov.plan.saknas


@pytest.mark.parametrize(
    "text", ["i morgon", "2011-13-01", "2011-02-30", "2011-v54", "1011-01-01", "9999-12-31", "9999-v52", "\0"]
)
def test_det_som_inte_ar_en_svarstid_ar_ett_fel_vid_faltet(program: Program, text: str) -> None:
    """Det sägs vid fältet hur den skrivs, och ingen plan visas."""
    prov = prova(program, text)
    assert (prov.svarstid, prov.plan, prov.dag) == (None, None, None)
    assert [fel.plats for fel in prov.fel] == ["svarstid"]
    assert prov.fel[0].mening


def test_ingen_svarstid_ar_inget_fel(program: Program) -> None:
    """Då säger planen att den saknas."""
    prov = prova(program, "")
    assert (prov.fel, prov.dag, prov.ar_arbetsdag) == ((), None, None)
    assert prov.plan is not None
    assert Saknat.SVARSTID in prov.plan.saknas


def test_en_okand_namnd_ar_ett_fel(program: Program) -> None:
    """Den finns inte i kommunen."""
    with pytest.raises(OgiltigIndata):
        prova(program, "2011-11-30", "tekn")
