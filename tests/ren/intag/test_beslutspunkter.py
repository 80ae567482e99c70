"""The points of a proposal: where one ends, and what is no point."""

import pytest

from arbetsflode.intag.beslutspunkter import beslutspunkter
from arbetsflode.intag.blad import Blad

PUNKTER = [
    (
        "Beslut\nNämnden beslutar\natt överlämna yttrandet.\n\nReservation\nBo Ek reserverar sig.",
        ("att överlämna yttrandet.",),
    ),
    (
        "Miljönämnden beslutade\n1 att tillstyrka förslaget\n2 att omedelbart justera\n\nSkickas till\nAkten",
        ("att tillstyrka förslaget", "att omedelbart justera"),
    ),
    (
        (
            "Förslag till beslut\n1. Yttrandet godkänns.\n2. Direktören får i uppdrag att vidta åtgärder.\n"
            "   Uppdraget ska redovisas till nämnden.\n\nSammanfattning\nText."
        ),
        (
            "Yttrandet godkänns.",
            "Direktören får i uppdrag att vidta åtgärder. Uppdraget ska redovisas till nämnden.",
        ),
    ),
    (
        (
            "Förslag till beslut\nNämnden lämnar synpunkter enligt skrivelse daterad 11 september\n2017.\n\n"
            "Bakgrund\nText."
        ),
        ("Nämnden lämnar synpunkter enligt skrivelse daterad 11 september 2017.",),
    ),
    (
        "Utskottets förslag till kulturnämnden\n\nKulturnämnden avstår från att yttra sig.\n\nÄrendet\nX.",
        ("Kulturnämnden avstår från att yttra sig.",),
    ),
    (
        (
            "Förslag till beslut\nKulturnämnden beslutar enligt följande 1. Nämnden tillstyrker planen. "
            "2. Paragrafen justeras omedelbart.\n\nBakgrund\nText."
        ),
        ("Nämnden tillstyrker planen.", "Paragrafen justeras omedelbart."),
    ),
    (
        (
            "Förslag till beslut\nKulturnämnden avstyrker den. Paragrafen förklaras omedelbart justerad.\n\n"
            "Bakgrund\nText."
        ),
        ("Kulturnämnden avstyrker den.", "Paragrafen förklaras omedelbart justerad."),
    ),
]
"""The text, and its points."""


@pytest.mark.parametrize(("text", "vantat"), PUNKTER)
def test_points(text: str, vantat: tuple[str, ...]) -> None:
    """Varje punkt anges hel och för sig, utan nummer och utan det som leder in den."""
    funnet = beslutspunkter(Blad(text))
    assert funnet is not None
    assert funnet.varde == vantat


def test_a_paper_with_its_day_is_no_heading() -> None:
    """”Förslag till beslut 2018-05-03” i en lista är ett papper, inte början på ett förslag."""
    text = "Beslutsunderlag\n1. Förslag till beslut 2018-05-03\n2. Missiv\n\nAnna Ek\nDirektör"
    assert beslutspunkter(Blad(text)) is None
