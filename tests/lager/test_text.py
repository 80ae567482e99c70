"""Search keys and the Swedish order: made in Python, so that both databases agree."""

import random
import unicodedata

import pytest

from arbetsflode.lager.text import nummernyckel, sokord, sortnyckel

ORTER = """
112 2 Aarau Aber Abisko adel Ale alm Arboga Arvika Bara Boden bok Borås Borås_norra Dals_Ed Eda Ekerö
Eksjö Emmaboda Falun Flen Gävle Göteborg Götene Hedemora Håbo Härnösand Höör Järfälla Kalmar Karlskoga
Kil Kungälv Köping Luleå Lund Malmö Mora Möln Nora Nybro Orsa Piteå Ronneby Sala Skara Säffle Tanum Timrå
Ulricehamn Umeå Uppsala Vara Varberg Visby Ydre Ystad Zinkgruvan Åmål Åre Århus Åsele Älmhult Älvsjö
Ängelholm Öckerö Ödeshög Örebro Österåker Övertorneå
"""
I_ORDNING = ORTER.split()


def test_svensk_ordning() -> None:
    """Å, Ä and Ö come after Z in that order; capitals, and the form of the letters, play no part."""
    orter = [ort.replace("_", " ") for ort in I_ORDNING]
    blandade = [*orter, *(unicodedata.normalize("NFD", ort) for ort in orter)]
    random.Random(4).shuffle(blandade)
    nycklar = sorted(map(sortnyckel, blandade))
    ratt = list(map(sortnyckel, orter))
    assert nycklar == sorted(ratt * 2)
    assert ratt == sorted(ratt)
    assert len(set(ratt)) == len(ratt)


@pytest.mark.parametrize(
    ("ett", "annat"),
    [("ÅKE", "åke"), ("A\u030aKE", "Åke"), ("idé", "ide"), ("  två   ord ", "två ord"), ("”Citat”", "citat")],
)
def test_samma_plats_i_ordningen(ett: str, annat: str) -> None:
    """Case, form, accents, quotation marks and extra spaces do not move a title."""
    assert sortnyckel(ett) == sortnyckel(annat)


SAMMA_NUMMER = [
    ("1.5.1 - 491 - 2011", "1.5.1-491-2011"),
    ("503-2011-1.5.1.", "503-2011-1.5.1"),
    ("D nr 099 – 376/06", "dnr099-376/06"),
    ("T 2010-313-01743", "T2010-313-01743"),
    ("KS 2018/124", "ks2018/124"),
    ("KS\u00a02018/124", "KS 2018/124"),
    ("1.5.1\u2212491\u20122011", "1.5.1-491-2011"),
    ("1.2.1-627B-2011", "1.2.1-627b-2011"),
    ("409.dnr.0585/2006", "409.DNR.0585/2006"),
    ("A\u030ak 2011:24", "åk 2011:24"),
]
OLIKA_NUMMER = [
    ("1.5.1.388-2011", "1.5.1-388-2011"),
    ("006-020-2008", "6-20-2008"),
    ("2011:24", "2011/24"),
    ("0882/21", "882/21"),
    ("1.2.1-627b-2011", "1.2.1-627-2011"),
    ("åk 2011:24", "ak 2011:24"),
]


@pytest.mark.parametrize(("ett", "annat"), SAMMA_NUMMER)
def test_samma_nummer_skrivet_pa_tva_satt(ett: str, annat: str) -> None:
    """Spaces, kinds of dashes, capitals and a trailing dot do not make another number."""
    assert nummernyckel(ett) == nummernyckel(annat)


@pytest.mark.parametrize(("ett", "annat"), OLIKA_NUMMER)
def test_olika_nummer_forblir_olika(ett: str, annat: str) -> None:
    """Zeros, letters, and which sign stands between the parts, do."""
    assert nummernyckel(ett) != nummernyckel(annat)


@pytest.mark.parametrize(
    ("fraga", "text"),
    [
        ("barnfattigdomen", "Motion om barnfattigdom"),
        ("REMISSER", "remissen"),
        ("åke", "ÅKE"),
        ("Åkermyntan", "A\u030akermyntan"),
        ("förskolor", "Förskolan"),
        ("2011", "SOU 2011:19"),
        ("giellaguovddáš", "Sámi Giellaguovddáš"),
        ("Łódź", "vänorten łódź"),
    ],
)
def test_ordets_stam_ar_densamma(fraga: str, text: str) -> None:
    """An inflected word, or one written with other letters or another form, begins the same word."""
    ord_ = sokord((text,))
    assert all(any(o.startswith(stam) for o in ord_) for stam in sokord((fraga,)))


@pytest.mark.parametrize(("ett", "annat"), [("åka", "aka"), ("för", "for"), ("mål", "mal"), ("äng", "ang")])
def test_a_ar_inte_a(ett: str, annat: str) -> None:
    """å, ä and ö are letters of their own."""
    assert not set(sokord((ett,))) & set(sokord((annat,)))


def test_varje_ord_en_gang_och_i_ordning() -> None:
    """The same text gives the same words, each once."""
    assert sokord(("Remiss om remisser", "om Åre 2011")) == ("remiss", "om", "åre", "2011")
