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
    "sbf/2016:55",
    "16EKB411",
    "2016KSM1221.042",
    "GSN150321",
    "KS-2013/936.109",
    "KS 16/45 012",
)


def _las(text: str, papper: Papper) -> tuple[str | None, str | None]:
    eget, deras = nummer(Blad(text), papper, titel=max(0, text.find("Yttrande över")))
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
        (
            "Dnr SN 2016/45\nKommunstyrelsen har remitterat motionen, dnr KS 2016/12, till nämnden.",
            Papper.EGET,
            ("SN 2016/45", "KS 2016/12"),
        ),
        (
            "Dnr SN 2016/45\nStyrelsen har begärt yttrande (KS0311/16).",
            Papper.EGET,
            ("SN 2016/45", "KS0311/16"),
        ),
        (
            "Dnr SN 2016/45\nNämnden har tidigare yttrat sig (dnr SN 2013/101).",
            Papper.EGET,
            ("SN 2016/45", None),
        ),
        (
            "Landstinget\nHandlingar: SKL:s dnr 08/2214\nLandstingets dnr är LS 2008/41.",
            Papper.EGET,
            ("LS 2008/41", "08/2214"),
        ),
        ("Svar på remiss från kontoret Dnr 302-60-04 Omedelbar justering", Papper.EGET, ("302-60-04", None)),
        ("KS 2016/45\nYttrande över föreskrifter, dnr 2016:833", Papper.EGET, ("KS 2016/45", "2016:833")),
        ("Datum      Vår referens\n2012-10-19 Dnr: 12-9301\n", Papper.EGET, ("12-9301", None)),
        (
            "REMISS   Ink  2011 -04- 2 8\n         Dnr  2011-318\nDnr 511-3367-11\n",
            Papper.EGET,
            ("2011-318", "511-3367-11"),
        ),
        ("EKBY KOMMUN\nStyrelsen\n2018 -10- 05\nDnr 18/KS 0277", Papper.INKOMMET, ("18/KS 0277", None)),
        ("Styrelsen\n\n§ 22 Yttrande - Kunskap om tänder (12LTK45)", Papper.EGET, ("12LTK45", None)),
        (
            "Ekby kommun Kommunstyrelsen (2) 63 Motion om sopor (KS/2018:174) Styrelsens förslag",
            Papper.EGET,
            ("KS/2018:174", None),
        ),
        (
            "Socialnämnden\nTill kommunstyrelsen\nRemiss av motion om sopor (KS/2018:174)",
            Papper.EGET,
            (None, "KS/2018:174"),
        ),
        (
            "Från: Eva Ek\nTill: Kommunstyrelsen Ekby\n\nEkby kommun (KS 2016/142) önskar mer tid.",
            Papper.INKOMMET,
            ("KS 2016/142", None),
        ),
        (
            "Från: Eva Ek\nÄmne: SV: Tid\n\nJa.\n\nFrån: Bo Al\nÄmne: Tid\n\nHej, vårt dnr KS 2016/142.",
            Papper.INKOMMET,
            ("KS 2016/142", None),
        ),
        (
            "Yttrande\n- Mångfald NV-05326-12 (Naturvårdsverket) och Dnr 2012/2980 (Skogsstyrelsen)\n",
            Papper.EGET,
            (None, "NV-05326-12"),
        ),
        ("MISSIV 2013-10-31 573-7691-12-6\n1 Redogörelse", Papper.INKOMMET, (None, "573-7691-12-6")),
        (
            "Ekby nämnd\n\n8 Svar på remiss om boenden för äldre, dnr 006/673-2008\n",
            Papper.EGET,
            ("006/673-2008", None),
        ),
        (
            "Ekby nämnd\n\n8 Yttrande över Länsstyrelsens remiss, dnr 511-3344-2018\nNämnden avstår.",
            Papper.EGET,
            (None, "511-3344-2018"),
        ),
        (
            "Ekby\n\n8 Plan. Remiss från Trafiknämnden dnr T 2010-313-01743\nDnr 1.5.3-219-2012\n",
            Papper.EGET,
            ("1.5.3-219-2012", "T 2010-313-01743"),
        ),
        (
            "     2017-09-29   Ärendebeteckning  1(10)\n                  424-84-2017\n",
            Papper.EGET,
            ("424-84-2017", None),
        ),
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
        "Granskningsrapport ISF 2016:3",
        "Granskning enligt PBL 2010:900",
        "Mall SN-2012-33",
        "Plusgiro 2013-10-31 123-4567-88 Tel",
    ],
)
def test_what_is_no_number_is_left_empty(text: str) -> None:
    """A number that has lost its digits, and the number of something else, is not stated."""
    eget, deras = _las(text, Papper.EGET)
    assert deras is None
    assert eget in (None, "2014-05-21")


def test_a_paper_that_neither_asks_nor_answers_has_its_own_number() -> None:
    """A decision or a motion; a body known to have sent it makes the number that body's."""
    text = "Dnr KS 2016/45\nTaxa för bad"
    assert _las(text, Papper.OKANT) == ("KS 2016/45", None)
    eget, deras = nummer(Blad(text), Papper.OKANT, skickat=True)
    assert eget is None
    assert deras is not None
