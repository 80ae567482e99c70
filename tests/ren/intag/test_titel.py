"""The title: what the matter is called, wherever that stands, and nothing that stands beside it."""

import pytest

from arbetsflode.intag import las


def _titel(text: str) -> object:
    funnet = las(text).som_json()["titel"]
    return None if funnet is None else funnet["varde"]


@pytest.mark.parametrize(
    ("text", "titel"),
    [
        (
            "Avfallsplan 2031-2035\n\nMellan den 1 maj och den 30 juni kan du tycka till om förslaget.\n",
            "Avfallsplan 2031-2035",
        ),
        (
            "Bättre tåg i norr\n\nRemissyttrande: 26 maj 2031\n\nDiarienummer: 2031/12\n\nLadda ner\n",
            "Bättre tåg i norr",
        ),
        (
            "Beslutspromemoria om tåg\n\n1 PROMEMORIA Datum: Dnr: TV 2031/12 Beslutspromemoria om tåg\n",
            "Beslutspromemoria om tåg",
        ),
        (
            "Direkt till innehållet\n\nÖppen remiss för länets tågplan\n\nFörslaget är på remiss nu.\n",
            "Öppen remiss för länets tågplan",
        ),
    ],
)
def test_a_page_on_the_web_is_called_by_its_heading(text: str, titel: str) -> None:
    """Den första raden, när en mening följer, när sidan säger den igen eller har det som webbsidor har."""
    assert _titel(text) == titel


@pytest.mark.parametrize(
    ("rad", "titel"),
    [
        ("Fler bänkar i parken Motion (2031:5) av Bo Lind (M)", "Fler bänkar i parken"),
        ("Fler bänkar i parken. Remiss från kommunstyrelsen", "Fler bänkar i parken"),
        ("Tåg i norr (SOU 2031:32) Svar på remiss från kommunstyrelsen", "Tåg i norr (SOU 2031:32)"),
        ("Motion om bänkar (KS/2031:174)", "Motion om bänkar"),
        ("Föreskrifter (TVFS 2031:4) om bänkar", "Föreskrifter (TVFS 2031:4) om bänkar"),
        ("Fi2031/02568/K Regional indelning", "Regional indelning"),
        ("Remiss av betänkandet Tåg i norr (SOU 2031:32)", "Tåg i norr (SOU 2031:32)"),
        ("Yttrande över departementspromemorian Tåg i norr", "Tåg i norr"),
        ("Remiss av förslag till bänkar i parken", "Remiss av förslag till bänkar i parken"),
    ],
)
def test_what_stands_beside_a_title_is_cut(rad: str, titel: str) -> None:
    """Motionären, avsändaren, numret och slaget hör inte till; föreskrifternas nummer gör det."""
    text = f"Tjänsteutlåtande\nTill\nMiljönämnden\n\n{rad}\n\nFörslag till beslut\nNämnden antar yttrandet.\n"
    assert _titel(text) == titel


@pytest.mark.parametrize(
    "text",
    [
        "Till\nMiljödepartementet Storstad\n\nTåg i norr\n\nSammanfattning\nVi tillstyrker.\n",
        "REMISS\n\nTåg i norr\n\nInnehåll\n1. Bakgrund\n",
        "Titel:2031-10-22 Protokoll\n\nTåg i norr\n\nSammanfattning\nVi tillstyrker förslaget om tåg.\n",
        "Beslut i kommunstyrelsen 9 december 2031\n\nTåg i norr\n\nSammanfattning\nVi tillstyrker.\n",
    ],
)
def test_addresses_kinds_and_days_are_no_titles(text: str) -> None:
    """Adressaten med sin ort, ordet remiss, protokollets dag och mötets rubrik är inte titeln."""
    assert _titel(text) == "Tåg i norr"


def test_a_decision_is_no_title() -> None:
    """”Motionen anses besvarad” är ett beslut, fast raden börjar som en titel."""
    text = (
        "1 Utlåtande 2031: RI (Dnr /2030) Rådslag om tåg mellan norr och syd Motion av Bo Lind (M) (2031:36)"
        " Kommunstyrelsen föreslår kommunfullmäktige besluta följande Motion (2031:36) av Bo Lind (M) anses "
        f"besvarad med vad borgarrådet anfört. Föredragande borgarrådet anför följande. {'Mer text. ' * 30}"
    )
    assert _titel(text) == "Rådslag om tåg mellan norr och syd"
