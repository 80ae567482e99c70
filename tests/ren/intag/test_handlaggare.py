"""Who works with the matter: at the label, over a telephone number, and never whoever only signs."""

import pytest

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.handlaggare import handlaggare

NAMNGIVNA = [
    ("Handläggare: Verksamhetsplanerare Göran Sjö, 08-123 45 67", "Göran Sjö"),
    ("Handläggare\nMats Alm och Tore Stav\nTelefon: 08-123 45 67", "Mats Alm och Tore Stav"),
    ("Handläggare: Stadsbyggnadskontoret, Lena Ek, tfn 08-123 45", "Lena Ek"),
    ("Handläggare, avdelning\nLena Ek, planavdelningen", "Lena Ek"),
    ("Lena Ek, handläggare                  Dnr KS 2021/00231\n\nTill samtliga nämnder", "Lena Ek"),
    ("Handläggare Karin Ek Ekby stadsdelsförvaltning 2015-05-26", "Karin Ek"),
    ("Handläggare Karin Ek Utredningssekreterare 2015-05-26", "Karin Ek"),
    (
        "Datum Handläggare Diarienr Remittentens dnr Till\n2011-10-19 Kajsa Lund BUN 2011/67 KS 2011/189",
        "Kajsa Lund",
    ),
]
"""The text, and the name."""

INGEN = [
    "Från: Lena Ek\nTill: Registrator\n\nHej!\nVill ha ert yttrande.\n\nMvh\nLena Ek\nBygglovshandläggare",
    "Lena Ek\nFörvaltningschef\n\nTill nämnden",
    "Handläggare\nFörnamn Efternamn\n",
    "Handläggande enhet: Planavdelningen",
]
"""A greeting, a signature, an empty form, and a label of something else."""


@pytest.mark.parametrize(("text", "namn"), NAMNGIVNA)
def test_named(text: str, namn: str) -> None:
    """Handläggaren anges med sitt namn, utan titel och utan det som står bredvid."""
    funnet = handlaggare(Blad(text))
    assert funnet is not None
    assert funnet.varde == namn


@pytest.mark.parametrize("text", INGEN)
def test_nobody_is_named(text: str) -> None:
    """Den som bara har skrivit under är inte handläggare."""
    assert handlaggare(Blad(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Arbetsverket\nREMISS\n\nEnheten för bänkar\nEva Ek, 010-730 90 00\n\nNi får yttra er.\n",
        "Naturreservat\n\nSynpunkter senast den 3 maj. Kontakta naturvårdshandläggare Eva Ek för mer.\n",
        "Yttrande över promemorian\n\nBeslut har fattats av chefen Bo Lind. Eva Ek har varit föredragande.\n",
    ],
)
def test_whoever_works_with_it_is_named_in_other_ways_too(text: str) -> None:
    """Namnet med sitt telefonnummer, en handläggare av något slag, den som varit föredragande."""
    funnet = handlaggare(Blad(text))
    assert funnet is not None
    assert funnet.varde == "Eva Ek"
