"""The bodies that have been asked: lists under a heading, addressees, and sentences that enumerate them."""

import pytest

from arbetsflode.intag import las

INSTANSER = [
    (
        (
            "Beredning\nÄrendet har remitterats till stadsledningskontoret, trafik- och renhållningsnämnden, "
            "samtliga stadsdelsnämnder samt Stockholm Business Region.\n\nStadsledningskontoret anser att"
        ),
        (
            "stadsledningskontoret",
            "trafik- och renhållningsnämnden",
            "samtliga stadsdelsnämnder",
            "Stockholm Business Region",
        ),
    ),
    (
        (
            "Motionen har remitterats till äldrenämnden, Kommunstyrelsens råd för tillgänglighet och "
            "Ekbackens Fastigheter i Stockholm AB."
        ),
        (
            "äldrenämnden",
            "Kommunstyrelsens råd för tillgänglighet",
            "Ekbackens Fastigheter i Stockholm AB",
        ),
    ),
    (
        "Förslaget har varit på remiss hos kulturnämnden, barn- och ungdomsnämnden samt Parkernas vänner.",
        ("kulturnämnden", "barn- och ungdomsnämnden", "Parkernas vänner"),
    ),
    (
        "Överförmyndarnämnden har sänt utkastet till socialnämnden och äldrenämnden för yttrande.",
        ("socialnämnden", "äldrenämnden"),
    ),
    (
        (
            "Remissinstanser: 1 Socialstyrelsen, 2 Boverket, 3 Blå Stjärnan,\n4 Anhörigas Riksförbund, "
            "5 Svea hovrätt\n\nRemissvaren ska ha kommit in senast den 3 maj 2021."
        ),
        ("Socialstyrelsen", "Boverket", "Blå Stjärnan", "Anhörigas Riksförbund", "Svea hovrätt"),
    ),
    (
        (
            "Remiss av Taxi i tiden\nRemissinstanser 1. Arvika kommun 2. Boverket 3. Svenska Taxifacket "
            "Remissvaren ska ha kommit in senast den 3 maj 2021."
        ),
        ("Arvika kommun", "Boverket", "Svenska Taxifacket"),
    ),
    (
        "Remissinstanser\nBarnombudsmannen (BO)\nRiksdagens ombudsmän GO)\nFöreningen Unga (FU)\n\nHej!",
        ("Barnombudsmannen (BO)", "Riksdagens ombudsmän", "Föreningen Unga (FU)"),
    ),
    (
        "Remissinstanser\nBoverket               Svea hovrätt\nBarnombudsmannen       Grön Ungdom\n",
        ("Boverket", "Barnombudsmannen", "Svea hovrätt", "Grön Ungdom"),
    ),
    (
        (
            "Skolroteln\nDnr 325-11/2011\n\nTill\nFarsta stadsdelsnämnd\nÄldrenämnden\n\nRemiss av motion\n\n"
            "Yttrandet ska ha inkommit senast den 3 maj 2011."
        ),
        ("Farsta stadsdelsnämnd", "Äldrenämnden"),
    ),
    (
        "Yttranden önskas från\nArvika kommun\nStatens läsråd\n\nEnligt regeringens beslut\nGöran Stål",
        ("Arvika kommun", "Statens läsråd"),
    ),
]
"""What the paper says, and the bodies asked."""

INGA = [
    "Motionen har av kommunstyrelsen remitterats till nämnden för yttrande senast den 3 maj.",
    "Förslag till beslut\nMiljönämnden överlämnar yttrandet.\n\nSändlista\nKommunstyrelsen\nAkten",
    "Revisorerna har överlämnat rapporten till kommunstyrelsen för yttrande.",
    "Till\nKulturnämnden\n\nRemiss av motion om fler parker.",
    "Regionstyrelsen har skickat planen på remiss till hälso- och sjukvårdsnämnderna.",
]
"""The answering body alone, those who get the decision, and who is named by nothing but its kind."""


@pytest.mark.parametrize(("text", "vantat"), INSTANSER)
def test_bodies_asked(text: str, vantat: tuple[str, ...]) -> None:
    """Var och en som har fått remissen anges för sig, också den som ingen känner till namnet."""
    funnet = las(text).falt["remissinstanser"]
    assert funnet is not None
    assert funnet.varde == vantat


@pytest.mark.parametrize("text", INGA)
def test_nobody_asked(text: str) -> None:
    """Den som ska svara, och den som ska få beslutet, är inte därför remissinstans."""
    assert las(text).falt["remissinstanser"] is None
