"""The lawful ways out of a plan, the best first, row by row with their days."""

from typing import Any

import pytest
from attrs import evolve

from tests.ren.planen.fallen import (
    MED_PUNKT,
    SLUTEN_VARLD,
    SOC,
    UTAN_KALENDER,
    UTAN_OJ,
    dag,
    forklaringar,
    planera,
    ut,
)
from tillstand.arbetsdagar import Arbetsdagar
from tillstand.beredning import Svarsvag
from tillstand.innehall import Objektslag, Organslag
from tillstand.ledtider import ORDNING
from tillstand.tidsplan import Verdikt
from tillstand.utvagar import utvagar
from tillstand.villkor import Villkor

SVAR = "2011-11-30"
PA_DAGORDNINGEN = frozenset(ORDNING[:5])
"""The steps that are done when the presidium has set the agenda."""


def test_a_plan_that_holds_needs_no_way_out() -> None:
    """Nor does one of which nothing can be told."""
    assert ut(planera(SVAR, "2011-09-15")) == {}
    assert ut(planera(SVAR, "2011-09-15", kalender=UTAN_KALENDER)) == {}
    assert ut(planera(None, "2011-09-15")) == {}


VAGAR: tuple[tuple[str, Villkor, dict[str, str]], ...] = (
    # holds only with omedelbar justering: neither an extra meeting nor the ordförande
    (
        "2011-10-03",
        MED_PUNKT,
        {
            "omedelbar_justering": "2011-11-24",
            "delegation": SVAR,
            "anstand": "2011-12-16",
            "preliminart_svar": SVAR,
            "sent_svar": "2011-12-16",
            "avsta": SVAR,
        },
    ),
    # tight: a stop date has passed and the agenda is not set
    (
        "2011-10-31",
        MED_PUNKT,
        {
            "omedelbar_justering": "2011-11-24",
            "delegation": SVAR,
            "extra_sammantrade": SVAR,
            "anstand": "2011-12-16",
            "preliminart_svar": SVAR,
            "sent_svar": "2011-12-16",
            "avsta": SVAR,
        },
    ),
    # does not hold: the ordförande may decide, if the nämnd has said so
    (
        "2011-11-04",
        MED_PUNKT,
        {
            "delegation": SVAR,
            "ordforandebeslut": SVAR,
            "extra_sammantrade": SVAR,
            "anstand": "2011-12-16",
            "preliminart_svar": SVAR,
            "sent_svar": "2011-12-16",
            "avsta": SVAR,
        },
    ),
    # tight where nothing is verified at once: eight days before the svarstid, eight after the meeting
    (
        "2011-10-03",
        UTAN_OJ,
        {
            "delegation": SVAR,
            "extra_sammantrade": "2011-11-22",
            "anstand": "2011-12-23",
            "preliminart_svar": SVAR,
            "sent_svar": "2011-12-23",
            "avsta": SVAR,
        },
    ),
    # the agenda of 15 December is not set, but its tjänsteutlåtande was due on the 18th
    (
        "2011-11-24",
        MED_PUNKT,
        {
            "delegation": SVAR,
            "ordforandebeslut": SVAR,
            "extra_sammantrade": SVAR,
            "anstand": "2011-12-16 2012-02-10",
            "preliminart_svar": SVAR,
            "sent_svar": "2011-12-16",
            "avsta": SVAR,
        },
    ),
    # the last day with time for the kallelse of an extra meeting
    (
        "2011-11-25",
        MED_PUNKT,
        {
            "delegation": SVAR,
            "ordforandebeslut": SVAR,
            "extra_sammantrade": SVAR,
            "anstand": "2011-12-16 2012-02-10",
            "preliminart_svar": SVAR,
            "sent_svar": "2012-02-10",
            "avsta": SVAR,
        },
    ),
    # the day after it
    (
        "2011-11-26",
        MED_PUNKT,
        {
            "delegation": SVAR,
            "ordforandebeslut": SVAR,
            "anstand": "2011-12-16 2012-02-10",
            "preliminart_svar": SVAR,
            "sent_svar": "2012-02-10",
            "avsta": SVAR,
        },
    ),
    # the svarstid has passed: nobody can decide in time
    (
        "2011-12-01",
        MED_PUNKT,
        {"anstand": "2011-12-16 2012-02-10", "sent_svar": "2012-02-10", "avsta": "2011-12-01"},
    ),
    # the kallelse for 15 December has gone out
    ("2011-12-12", MED_PUNKT, {"anstand": "2012-02-10", "sent_svar": "2012-02-10", "avsta": "2011-12-12"}),
)


@pytest.mark.parametrize(("idag", "villkor", "vagar"), VAGAR)
def test_the_ways_out_with_their_days(idag: str, villkor: Villkor, vagar: dict[str, str]) -> None:
    """In order of preference; an extension to the next meeting and a working day, with a second date where
    that meeting can be reached only outside its stop dates."""
    svar = ut(planera(SVAR, idag, villkor=villkor))
    assert list(svar) == list(vagar)
    assert svar == {namn: dagar.split() for namn, dagar in vagar.items()}


def test_an_assumed_meeting_is_named_as_one() -> None:
    """The calendar of 2012 is not decided: whoever asks for time until February is told so."""
    ord_ = [u.forklaring for u in utvagar(planera(SVAR, "2011-11-25")) if u.namn == "anstand"]
    assert "nämndsekreteraren" in ord_[0]
    assert "(antaget)" not in ord_[0]
    assert "torsdag 9 februari 2012 (antaget)" in ord_[1]


def test_with_no_meeting_known_somebody_else_decides_or_the_answer_is_late() -> None:
    """A closed world has no next meeting to ask for time until; nothing is known of its delegationsordning
    either, so that way stands open."""
    plan = planera(SVAR, "2011-11-01", kalender=SLUTEN_VARLD, villkor=Villkor())
    assert ut(plan) == {
        "delegation": [SVAR],
        "ordforandebeslut": [SVAR],
        "extra_sammantrade": [SVAR],
        "preliminart_svar": [SVAR],
        "sent_svar": ["2011-12-01"],
        "avsta": [SVAR],
    }
    assert "om delegationsordningen tillåter" in forklaringar(plan)["delegation"]


def test_a_namnd_of_ours_without_points_has_no_delegat() -> None:
    """Where the delegationsordning names no point for a remissvar nobody may answer by delegation."""
    assert "delegation" not in ut(planera(SVAR, "2011-11-04", villkor=Villkor()))
    assert "punkt 4.2" in forklaringar(planera(SVAR, "2011-11-04"))["delegation"]


@pytest.mark.parametrize(
    ("falt", "namn"),
    [
        ({"objekt": Objektslag.MOTION}, "delegation"),
        ({"egen_kommun": True, "fran": Organslag.KOMMUNSTYRELSE}, "avsta"),
    ],
)
def test_a_doubtful_way_carries_a_warning(falt: dict[str, Any], namn: str) -> None:
    """A motion ends in fullmäktige; the own kommunstyrelse may demand the yttrande it needs (KL 6:12)."""
    med_varning, utan = (forklaringar(planera(SVAR, "2011-11-04", **f)) for f in (falt, {}))
    assert "Varning" in med_varning[namn]
    assert [ett for ett in med_varning if "Varning" in med_varning[ett]] == [namn]
    assert not [ett for ett in utan if "Varning" in utan[ett]]


@pytest.mark.parametrize(
    "falt", [{"objekt": Objektslag.MEDBORGARFORSLAG}, {"fran": Organslag.KOMMUNFULLMAKTIGE}]
)
def test_what_may_not_be_delegated_is_decided_by_nobody_alone(falt: dict[str, Any]) -> None:
    """A medborgarförslag, and a yttrande to fullmäktige, are the nämnd's own (KL 6:38 p 2 and 4)."""
    plan = planera(SVAR, "2011-11-04", **falt)
    assert list(ut(plan)) == ["extra_sammantrade", "anstand", "preliminart_svar", "sent_svar", "avsta"]


def test_each_way_names_its_paragraph() -> None:
    """Where law has one; asking for time, answering early or late, and keeping silent need none."""
    lagrum = {u.namn: u.lagrum for idag in ("2011-10-31", "2011-11-04") for u in utvagar(planera(SVAR, idag))}
    assert lagrum == {
        "omedelbar_justering": "nämndens reglemente",
        "delegation": "KL 6:38",
        "ordforandebeslut": "KL 6:39, 6:40",
        "extra_sammantrade": "KL 6:23",
        "anstand": None,
        "preliminart_svar": None,
        "sent_svar": None,
        "avsta": None,
    }


@pytest.mark.parametrize(
    ("vald", "anstand"), [("2011-12-15", ["2011-12-16"]), ("2011-09-22", ["2011-12-16"])]
)
def test_a_chosen_meeting_that_does_not_serve_has_the_same_ways(vald: str, anstand: list[str]) -> None:
    """Chosen too late, or so soon that it cannot be reached: time is asked for until the next one."""
    plan = planera(SVAR, "2011-11-04", valt=vald)
    assert plan.verdikt is Verdikt.HALLER_INTE
    assert ut(plan)["anstand"] == anstand


@pytest.mark.parametrize("idag", ["2011-12-09", "2011-12-12", "2011-12-15"])
def test_a_matter_on_the_agenda_asks_for_time_until_that_meeting(idag: str) -> None:
    """The agenda of 15 December is set with the matter on it, and the kallelse goes out: the extension to ask
    for is the day after that meeting, not after the next one."""
    plan = planera(SVAR, idag, valt="2011-12-15", klara=PA_DAGORDNINGEN)
    assert ut(plan)["anstand"] == ["2011-12-16"]
    assert ut(plan)["sent_svar"] == ["2011-12-16"]


@pytest.mark.parametrize("vag", [Svarsvag.DELEGATION, Svarsvag.ORDFORANDEBESLUT])
def test_the_route_that_is_taken_already_is_no_way_out(vag: Svarsvag) -> None:
    """A delegat who is late is not helped by being told to decide as delegat."""
    plan = planera("2011-10-31", "2011-10-28", svarsvag=vag)
    assert plan.verdikt is Verdikt.SNAVT
    assert vag.value not in ut(plan)


def test_closed_days_move_the_day_that_is_asked_for() -> None:
    """Friday 16 December is a day off: the working day after the meeting is Monday."""
    stangt = evolve(SOC, dagar=Arbetsdagar((dag("2011-12-16"),)))
    assert ut(planera(SVAR, "2011-11-04", kalender=stangt))["anstand"] == ["2011-12-19"]
