"""A whole paper: every field with its place, nothing that is not stated, and any text in little time."""

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsflode.intag import NYCKLAR, las
from arbetsflode.intag.arendetyp import TYPER

UTLATANDE = """Ekby kommun
Tjänsteutlåtande
Dnr: 1.5.1-91-2018
Handläggare: Eva Ek
Telefon: 08-508 00 000

Till
Ekby stadsdelsnämnd

Fler träd i parken
Svar på remiss av motion (2018:4) av Bo Lind (S)

Förvaltningens förslag till beslut

1. Stadsdelsnämnden överlämnar utlåtandet som svar på remis-
sen.
2. Beslutet justeras omedelbart.

Alma Berg
stadsdelsdirektör

Ärendets beredning

Ärendet har beretts inom park- och gatuavdelningen och enheten för kultur.

Bakgrund

Motionen har av kommunstyrelsen remitterats till kulturnämnden, stadsdelsnämnderna i Ekby, Norrmalm
och Lundby samt till stadsledningskontoret för yttrande senast den 31 oktober 2018.

Bilaga: Motion (2018:4) av Bo Lind (S) om fler träd
"""

VANTAT = {
    "diarienummer": "1.5.1-91-2018",
    "avsandarens_dnr": None,
    "avsandare": "kommunstyrelsen",
    "till_namnd": "Ekby stadsdelsnämnd",
    "titel": "Fler träd i parken",
    "arendetyp": "remiss av motion",
    "svarstid": "2018-10-31",
    "forlangd_svarstid": None,
    "inkom_datum": None,
    "remissinstanser": [
        "kulturnämnden",
        "Ekby stadsdelsnämnd",
        "Norrmalms stadsdelsnämnd",
        "Lundby stadsdelsnämnd",
        "stadsledningskontoret",
    ],
    "enheter": ["park- och gatuavdelningen", "enheten för kultur"],
    "handlaggare": "Eva Ek",
    "omedelbar_justering": True,
    "forslag_till_beslut": [
        "Stadsdelsnämnden överlämnar utlåtandet som svar på remissen.",
        "Beslutet justeras omedelbart.",
    ],
    "bilagor": ["Motion (2018:4) av Bo Lind (S) om fler träd"],
}


@pytest.mark.parametrize("nyckel", NYCKLAR)
def test_each_field_of_a_paper_is_read(nyckel: str) -> None:
    """A tjänsteutlåtande says all this, and no more."""
    funnet = las(UTLATANDE).som_json()[nyckel]
    assert (None if funnet is None else funnet["varde"]) == VANTAT[nyckel]


def _utan_blanka(text: str) -> str:
    return re.sub(r"[\s-]", "", text).lower()


@pytest.mark.parametrize(
    "nyckel", ["diarienummer", "avsandare", "till_namnd", "titel", "handlaggare", "bilagor"]
)
def test_the_span_leads_back_to_the_words(nyckel: str) -> None:
    """What stands at the place, spaces apart, is the value."""
    funnet = las(UTLATANDE).falt[nyckel]
    assert funnet is not None
    varden = funnet.varde if isinstance(funnet.varde, tuple) else (str(funnet.varde),)
    utskurna = [UTLATANDE[a:b] for a, b in funnet.spann]
    assert [_utan_blanka(t) for t in utskurna] == [_utan_blanka(v) for v in varden]


@pytest.mark.parametrize(
    ("text", "typ"),
    [
        ("Remiss av betänkandet Mer vatten (SOU 2018:3)", "remiss av betänkande"),
        ("Remiss av promemorian Mer luft", "remiss av promemoria"),
        ("Samråd om detaljplan för Kvarnen 3", "remiss av plan"),
        ("Remiss: föreskrifter om cyklar", "remiss av föreskrifter"),
        ("Svar på remiss av skrivelse om lekplatser", "remiss av skrivelse"),
        ("Remiss av rapporten Om vatten", "remiss av rapport"),
        ("Medborgarförslag om hundrastgård", "medborgarförslag"),
        ("Skrivelse om barnens väg till skolan", "skrivelse"),
        ("Lagrådsremiss\n\nEn ny vattenlag", "lagrådsremiss"),
        ("Faktura\n\nAtt betala senast den 3 maj 2019", "övrigt"),
    ],
)
def test_what_kind_of_matter_it_is(text: str, typ: str) -> None:
    """By the words of the title; what nobody has remitted is no remiss."""
    funnet = las(text).falt["arendetyp"]
    assert funnet is not None
    assert funnet.varde == typ
    assert typ in TYPER


@given(st.text(max_size=400))
def test_any_text_is_read_without_complaint(text: str) -> None:
    """Every span lies inside the text, and nothing unsure is told."""
    lasning = las(text)
    assert tuple(lasning.falt) == NYCKLAR
    for funnet in filter(None, lasning.falt.values()):
        assert all(0 <= a <= b <= len(text) for a, b in funnet.spann)
        assert 0.5 <= funnet.sakerhet <= 1


BITAR = (
    "a",
    "Aa-",
    "1.1.",
    "1 1 ",
    "Dnr ",
    "nämnden och ",
    "senast den 1 maj ",
    "kommunstyrelsen har ",
    "(",
    "Datum: ",
    "remitterats till ",
    "stadsdelsnämnderna i Aa, ",
    "Förslag till beslut\n",
    "att ",
    "Bilaga 1 ",
    "Anna Ek (S), ",
    "Abc ",
    "\n",
    "motion om aa ",
    "2012-01-01 ",
    "Remissinstanser\nAa\n",
    "förlängd svarstid till den 1 maj ",
    "Remiss",
    "Dnr",
    "Dnr föreskrifter ",
    "@",
)


@pytest.mark.parametrize("bit", BITAR)
def test_no_grammar_loses_itself_in_a_text_that_repeats(bit: str) -> None:
    """Ingen fil får ta mer än två sekunder; hur tiden växer mäts i prestanda, inte här."""
    borjan = time.process_time()
    las(bit * (24_000 // len(bit)))
    assert time.process_time() - borjan < 2


def test_garbage_of_100_kb_is_read_in_a_second() -> None:
    """Letters in no order, and words in no order."""
    r = random.Random(7)
    ord_ = UTLATANDE.split()
    for text in (
        "".join(r.choice("abcåäö ABC0123.,:;-–/()\n”") for _ in range(100_000)),
        " ".join(r.choice(ord_) for _ in range(14_000)),
        f"förlängd svarstid till den 1 maj {'Dnr' * 33_000}",
    ):
        borjan = time.process_time()
        las(text)
        assert time.process_time() - borjan < 1.5
