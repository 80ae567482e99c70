"""Papers that have lost their lines, and papers whose lines stand in columns."""

import pytest

from arbetsflode.intag import las
from arbetsflode.intag.blad import Blad
from arbetsflode.intag.utplattat import LANG, stycken

UTPLATTAT = (
    "PM 2013:41 (Dnr 325-1107/2013) Bättre vägar till arbete (Ds 2013:22) "
    "Remiss från Arbetslivsdepartementet Remisstid den 4 oktober 2013 "
    "Borgarrådsberedningen föreslår att kommunstyrelsen beslutar följande. "
    "1. Som svar på remissen hänvisas till denna promemoria. 2. Paragrafen justeras omedelbart. "
    "Föredragande borgarrådet Lotta Bäck anför följande. Ärendet Departementet har remitterat promemorian. "
    "Förslaget innebär att fler unga får handledning hos en arbetsgivare."
)


def _varde(text: str, nyckel: str) -> object:
    funnet = las(text).som_json()[nyckel]
    return None if funnet is None else funnet["varde"]


@pytest.mark.parametrize(
    ("nyckel", "varde"),
    [
        ("diarienummer", "325-1107/2013"),
        ("avsandare", "Arbetslivsdepartementet"),
        ("till_namnd", "kommunstyrelsen"),
        ("titel", "Bättre vägar till arbete (Ds 2013:22)"),
        ("svarstid", "2013-10-04"),
        (
            "forslag_till_beslut",
            ["Som svar på remissen hänvisas till denna promemoria.", "Paragrafen justeras omedelbart."],
        ),
    ],
)
def test_a_page_in_one_line_is_read_as_if_it_had_its_lines(nyckel: str, varde: object) -> None:
    """The proposal ends where somebody begins to speak, and the title where the sender is named."""
    assert _varde(UTPLATTAT, nyckel) == varde


def test_only_long_lines_are_broken() -> None:
    """*Bakgrund* in a sentence is a word; in a page without lines it was a heading."""
    kort = "Vi vill ge en. Bakgrund Det finns skäl."
    assert list(stycken(kort)) == [(0, len(kort))]
    lang = f"{'Ordet är fritt. ' * (LANG // 16 + 1)}Bakgrund Det finns skäl."
    assert [lang[a:b].strip() for a, b in stycken(lang)][-2:] == ["Bakgrund", "Det finns skäl."]


@pytest.mark.parametrize("rad", [UTPLATTAT, "a<br>b", "", "Sammanfattning " * 60])
def test_nothing_is_lost_between_the_parts(rad: str) -> None:
    """The parts follow each other; only the mark for a new line falls away."""
    assert "".join(rad[a:b] for a, b in stycken(rad)) == rad.replace("<br>", "")


HUVUD = """                     Tjänsteskrivelse                     1 (3)
 Åbyholms kommun
                     Handläggare       Datum              Diarienummer
                     Maja Lind         2016-09-05         MBN 2016-0733
                     Planarkitekt

Till miljönämnden

Remiss från Tallmo kommun: förslag till översiktsplan
"""


@pytest.mark.parametrize(
    ("nyckel", "varde"), [("handlaggare", "Maja Lind"), ("diarienummer", "MBN 2016-0733")]
)
def test_a_value_stands_under_its_label(nyckel: str, varde: str) -> None:
    """In a head of columns the next thing on the line belongs to another label."""
    assert _varde(HUVUD, nyckel) == varde


def test_what_stands_under_a_label_is_in_its_column() -> None:
    """The place is found in the text as it came; nothing under is nothing."""
    blad = Blad("Datum       Dnr\n2016-09-05  KS 1/16\n")
    start = blad.plan.index("Dnr")
    under = blad.under(start, start + 3)
    assert under is not None
    assert blad.plan[slice(*under)] == "KS 1/16"
    assert Blad("Datum       Dnr\n").under(6, 9) is None


def test_instances_in_columns_are_read_column_by_column() -> None:
    """As the one who wrote the list sorted it."""
    text = (
        "Remissinstanser\n\nAlmlunda kommun         Björksta kommun\n"
        "Arbetsgivarnas råd      Region Granby\n\nSvara senast den 9 juni 2017.\n"
    )
    assert _varde(text, "remissinstanser") == [
        "Almlunda kommun",
        "Arbetsgivarnas råd",
        "Björksta kommun",
        "Region Granby",
    ]


def test_instances_glued_to_each_other_are_parted() -> None:
    """A name that ends and one that begins; a body's name of several words stays whole."""
    text = (
        "Remissinstanser\nAlmlunda kommun Björksta kommun Bokbussarnas riksförbund\n"
        "Norrsele universitet Statens läsråd Sörviks kommun\n"
    )
    assert _varde(text, "remissinstanser") == [
        "Almlunda kommun",
        "Björksta kommun",
        "Bokbussarnas riksförbund",
        "Norrsele universitet",
        "Statens läsråd",
        "Sörviks kommun",
    ]


def test_a_proposal_without_a_heading_is_found_by_who_proposes() -> None:
    """*Kommunstyrelsen föreslår …* is the heading where there is no other."""
    text = (
        "Utlåtande\n\nSvar på motion (2012:4) om träd\n\nKommunstyrelsen föreslår att kommunfullmäktige "
        "beslutar följande\n\n1. Motionen anses besvarad.\n2. Träden planteras.\n\nFöredragande borgarrådet\n"
    )
    assert _varde(text, "forslag_till_beslut") == ["Motionen anses besvarad.", "Träden planteras."]
    assert _varde(text, "till_namnd") == "kommunfullmäktige"


@pytest.mark.parametrize("fil", ["Mer luft (pdf 344 kB)", "Mer luft Pdf, 1.4 MB."])
def test_what_a_page_offers_with_its_size_is_attached(fil: str) -> None:
    """The size is not of the name."""
    assert _varde(
        f"Remiss av promemorian Mer luft\n\nSvara senast den 3 maj 2021.\n\n{fil}\n", "bilagor"
    ) == ["Mer luft"]


def test_a_point_whose_number_has_no_dot_is_a_point() -> None:
    """The number is not of the words."""
    text = "Svar på remiss av plan\n\nFörslag till beslut\n1 Nämnden svarar.\n2 Beslutet justeras.\n"
    assert _varde(text, "forslag_till_beslut") == ["Nämnden svarar.", "Beslutet justeras."]
