"""Every warning is told and never in the way."""

from collections.abc import Mapping
from datetime import date

import pytest
from attrs import evolve

from konfiguration.floden import standardflode
from tests.byggare import (
    IDAG,
    Fall,
    kalender,
    koder,
    mote,
    ordning,
    redo_for,
)
from tests.ren.tillstand.prov import Prov, efter, i
from tillstand.beredning import Svarsvag
from tillstand.innehall import Avsandare, Objektslag, Organslag, Remissobjekt
from tillstand.justerad import Justeringssatt
from tillstand.namndbeslut import Beslutsutfall
from tillstand.svarstid import Svarstid

FLODE = standardflode().flode


def _med_moten(*moten: date) -> Fall:
    """A proposal before a nämnd that meets those days, as far as its calendar knows."""
    return Fall(ordning(kalender_=kalender(*moten))).till("forslag")


VARNINGAR: Mapping[str, Prov] = {
    "svarstid_pa_ledig_dag": Prov(
        rad="fordela",
        fall=i("mottagen", svarstid=Svarstid(datum=date(2011, 10, 1))),
        kod="svarstid_pa_ledig_dag",
    ),
    "avstar_fran_egna_kommunstyrelsen": Prov(
        rad="fordela",
        fall=i("mottagen"),
        falt={"svarsvag": Svarsvag.AVSTAR},
        kod="avstar_fran_kommunstyrelsen",
    ),
    "svarstid_fore_malsammantrade": Prov(
        rad="lagg_forslag",
        fall=efter("beredning", "bifoga"),
        kod="svarstid_fore_sammantrade",
    ),
    "sammantrade_i_kalendern": Prov(
        rad="besluta",
        fall=lambda: _med_moten(date(2011, 10, 25)),
        kod="inget_sammantrade_den_dagen",
    ),
    "avstar_fran_egen_kommunstyrelse": Prov(
        rad="besluta",
        fall=i("forslag"),
        falt={"utfall": Beslutsutfall.AVSTAR},
        kod="avstar_fran_kommunstyrelsen",
    ),
    "svarstid_fore_nasta_mote": Prov(
        rad="bordlagg",
        fall=i("forslag"),
        falt={"till": mote(date(2011, 11, 1))},
        kod="svarstid_fore_sammantrade",
    ),
    "motion_pa_delegation": Prov(
        rad="besluta_pa_delegation",
        fall=i("forslag", objekt=Remissobjekt(slag=Objektslag.MOTION)),
        kod="motion_pa_delegation",
    ),
    "inte_till_fullmaktige": Prov(
        rad="besluta_bradskande",
        fall=i(
            "forslag",
            avsandare=Avsandare(organ="Kommunfullmäktige", organslag=Organslag.KOMMUNFULLMAKTIGE),
        ),
        kod="yttrande_till_fullmaktige",
    ),
    "inte_medborgarforslag": Prov(
        rad="besluta_bradskande",
        fall=i("forslag", objekt=Remissobjekt(slag=Objektslag.MEDBORGARFORSLAG)),
        kod="medborgarforslag",
    ),
    "justerad_inom_14_dagar": Prov(
        rad="justera",
        fall=lambda: Fall().till("namndbeslut").senare(15),
        falt={"satt": Justeringssatt.ORDINARIE, "dag": date(2011, 10, 18)},
        dag=date(2011, 10, 18),
        kod="sen_justering",
    ),
    "i_tid": Prov(
        rad="overlamna",
        fall=lambda: redo_for("overlamna", "justerad").senare(29),
        kod="for_sent",
    ),
    "avsandarens_nummer_stammer": Prov(
        rad="overlamna",
        fall=lambda: redo_for("overlamna", "justerad"),
        falt={"avsandarens_diarienummer": "saknas"},
        kod="fel_avsandarnummer",
    ),
    "anstand_framat": Prov(
        rad="bevilja_anstand",
        fall=i("beredning"),
        falt={"datum": date(2011, 10, 31)},
        kod="anstand_bakat",
    ),
    "ny_svarstid_pa_ledig_dag": Prov(
        rad="bevilja_anstand",
        fall=i("beredning"),
        falt={"datum": date(2011, 11, 5)},
        kod="svarstid_pa_ledig_dag",
    ),
    "anslag_uppe_hela_tiden": Prov(
        rad="anslag_nere",
        fall=lambda: redo_for("anslag_nere", "justerad").senare(21),
        falt={"nere": date(2011, 10, 24)},
        dag=date(2011, 10, 24),
        kod="anslag_for_tidigt_nere",
    ),
}
I_TID: Mapping[str, Prov] = {
    "svarstid_fore_nasta_mote": evolve(
        VARNINGAR["svarstid_fore_nasta_mote"], falt={"till": mote(date(2011, 10, 31))}
    ),
    "justerad_inom_14_dagar": evolve(
        VARNINGAR["justerad_inom_14_dagar"],
        falt={"satt": Justeringssatt.ORDINARIE, "dag": date(2011, 10, 17)},
        dag=date(2011, 10, 17),
    ),
    "i_tid": evolve(VARNINGAR["i_tid"], fall=lambda: redo_for("overlamna", "justerad").senare(28)),
    "anstand_framat": evolve(VARNINGAR["anstand_framat"], falt={"datum": date(2011, 11, 1)}),
    "ny_svarstid_pa_ledig_dag": evolve(
        VARNINGAR["ny_svarstid_pa_ledig_dag"], falt={"datum": date(2011, 11, 4)}
    ),
    "anslag_uppe_hela_tiden": evolve(
        VARNINGAR["anslag_uppe_hela_tiden"],
        fall=lambda: redo_for("anslag_nere", "justerad").senare(22),
        falt={"nere": date(2011, 10, 25)},
        dag=date(2011, 10, 25),
    ),
    "sammantrade_i_kalendern": evolve(
        VARNINGAR["sammantrade_i_kalendern"], fall=lambda: _med_moten(IDAG, date(2011, 10, 25))
    ),
    "avstar_fran_egen_kommunstyrelse": evolve(
        VARNINGAR["avstar_fran_egen_kommunstyrelse"],
        fall=i("forslag", avsandare=Avsandare(organ="Socialdepartementet")),
    ),
    "motion_pa_delegation": evolve(VARNINGAR["motion_pa_delegation"], fall=i("forslag")),
}


def test_every_warning_of_the_flow_stands_here() -> None:
    """A warning that nobody has seen may not be given at all."""
    assert {krav for rad in FLODE.rader for krav in rad.varnar} == set(VARNINGAR)


@pytest.mark.parametrize("varning", VARNINGAR)
def test_a_warning_is_told_and_never_blocks(varning: str) -> None:
    """What is late but happened is written down; the person is told."""
    prov = VARNINGAR[varning]
    assert varning in FLODE.per_namn[prov.rad].varnar
    fall = prov.fall()
    if varning == "svarstid_fore_malsammantrade":
        fall.gor("byt_sammantrade", "handlaggare", malsammantrade=mote(date(2011, 11, 1)))
    utfall = prov.gor(fall)
    assert koder(utfall.varningar) == [prov.kod]
    assert utfall.arende.version == fall.arende.version


@pytest.mark.parametrize("varning", I_TID)
def test_nothing_is_said_of_what_is_in_time(varning: str) -> None:
    """On the last day that counts there is no warning yet."""
    prov = I_TID[varning]
    assert koder(prov.gor(prov.fall()).varningar) == []


@pytest.mark.parametrize("moten", [(), (date(2010, 10, 4),)])
def test_of_a_year_without_a_decided_calendar_nothing_is_said_of_the_day(moten: tuple[date, ...]) -> None:
    """En dag utanför kalendern sägs bara när årets kalender är beslutad."""
    utfall = _med_moten(*moten).gor("besluta", "namndsekreterare")
    assert koder(utfall.varningar) == []


def test_a_decision_of_an_utskott_is_not_judged_by_the_calendar_of_the_namnd() -> None:
    """Utskottets dagar står inte i nämndens kalender."""
    utskottet = evolve(mote(), organslag=Organslag.UTSKOTT)
    utfall = _med_moten(date(2011, 10, 25)).gor("besluta", "namndsekreterare", sammantrade=utskottet)
    assert koder(utfall.varningar) == []


def test_a_meeting_after_the_working_day_before_a_weekend_svarstid_is_too_late() -> None:
    """Svarstid on a Saturday: a meeting on that Saturday cannot answer in time, the Friday can."""
    fall = Fall(svarstid=Svarstid(datum=date(2011, 10, 29))).till("forslag")
    lordag = fall.gor("bordlagg", "namndsekreterare", till=mote(date(2011, 10, 29)))
    fredag = fall.gor("bordlagg", "namndsekreterare", till=mote(date(2011, 10, 28)))
    assert (koder(lordag.varningar), koder(fredag.varningar)) == (["svarstid_fore_sammantrade"], [])


def test_a_target_meeting_on_the_last_day_to_send_is_in_time() -> None:
    """Decided and sent on the very day, with omedelbar justering."""
    fall = redo_for("lagg_forslag", "beredning")
    fall.gor("byt_sammantrade", "handlaggare", malsammantrade=mote(date(2011, 10, 31)))
    assert koder(fall.gor("lagg_forslag", "handlaggare").varningar) == []
