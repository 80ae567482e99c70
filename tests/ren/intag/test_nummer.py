"""Diarienummer in every form, whose they are, and what only looks like one."""

import pytest

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.nummer import nummer
from arbetsflode.intag.pappret import Papper

FORMER = (
    "1.5.1 - 91 - 2012",
    "1.2.4.-693/2014",
    "1.5.1-78-2012",
    "1.2.1-27b-2012",
    "7-42-2012",
    "006-020-2007",
    "503-2012-1.5.1",
    "099 – 76/06",
    "2006-52-307",
    "102-74-04",
    "260-2013-2.6",
    "1.5.1.88-2012",
    "1.6-0063/2012",
    "27-408/2013",
    "T2012-050-00828",
    "T 2010-313-00743",
    "S-Dp 2002-11022-54",
    "SBN-2023-24",
    "0082/21",
    "KS2014/43",
    "KS 2018/24",
    "KS/2013:210",
    "SUN 9/2013",
    "LS 1202-0060",
    "1778-18-2.5",
    "5529-2014",
    "RA 20-2008/79",
    "2014/15-NF-002",
    "2017/KS 0002 001",
    "15RS2010",
    "409.dnr.0085/2006",
)


def _las(text: str, papper: Papper) -> tuple[str | None, str | None]:
    eget, deras = nummer(Blad(text), papper)
    return (str(eget.varde) if eget else None, str(deras.varde) if deras else None)


@pytest.mark.parametrize("form", FORMER)
@pytest.mark.parametrize("etikett", ["Dnr ", "Dnr: ", "DNR ", "Diarienummer: ", "Diarienr\n", "D nr "])
def test_every_form_is_read_whole(form: str, etikett: str) -> None:
    """With its spaces, dashes and letters, as it stands, after any of the labels."""
    assert _las(f"Ekby kommun\n{etikett}{form}\nTill nämnden", Papper.EGET) == (form, None)


@pytest.mark.parametrize(
    ("text", "papper", "vantat"),
    [
        ("Vårt dnr: KS 2019/77\nErt dnr: Ju2019/01234/L5", Papper.EGET, ("KS 2019/77", "Ju2019/01234/L5")),
        ("Vårt dnr: A 2019/77\nErt dnr: KS 2019/12", Papper.INKOMMET, ("KS 2019/12", "A 2019/77")),
        (
            "Remiss från Kommunstyrelsen, dnr 16-259/2012. Dnr 1.5.1-35-2012",
            Papper.EGET,
            ("1.5.1-35-2012", "16-259/2012"),
        ),
        (
            "Diarienr: KS 2020/1\nRemissen, Fi2016/02568/K, gäller skatt.",
            Papper.EGET,
            ("KS 2020/1", "Fi2016/02568/K"),
        ),
        ("Skogsverket\nDnr 2018/2291", Papper.INKOMMET, (None, "2018/2291")),
        ("Skogsverkets dnr 2018/2291", Papper.EGET, (None, "2018/2291")),
        ("Datum Diarienr 2014-05-21 2014-101636", Papper.EGET, ("2014-101636", None)),
        ("INKOM\n2011-03-28\nDnr KN 2011/7\n", Papper.INKOMMET, ("KN 2011/7", None)),
    ],
)
def test_whose_number_it_is(text: str, papper: Papper, vantat: tuple[str | None, str | None]) -> None:
    """Vår and er turn with who wrote; a number beside the sender's name is the sender's."""
    assert _las(text, papper) == vantat


@pytest.mark.parametrize(
    "text",
    [
        "Dnr /2016",
        "Vårt diarienummer KS-612/",
        "Dnr KS 20__/____",
        "Dnr: Handläggare: Eva Ek",
        "Dnr SOU 2016:48",
        "PM 2016:122",
        "Motion (2016:5)",
        "Org.nr 212000-0142",
        "Diarienr 2014-05-21\nTill",
        "Dnr:",
    ],
)
def test_what_is_no_number_is_left_empty(text: str) -> None:
    """A number that has lost its digits, and the number of something else, is not stated."""
    eget, deras = _las(text, Papper.EGET)
    assert deras is None
    assert eget in (None, "2014-05-21")
