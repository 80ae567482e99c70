"""Attachments: what the heading is followed by, on its line and under it."""

import pytest

from arbetsflode.intag.bilagor import bilagor
from arbetsflode.intag.blad import Blad

BILAGDA = [
    ("Bilagor\nTjänsteskrivelse\nFörslag till yttrande\n\nAnna Ek\nFörvaltningschef", 2),
    ("Bilaga\nRemiss från kommunstyrelsen\nAnna Ek", 1),
    ("Bilagor\nRapport oktober 2018.pdf\nUtdrag ur protokoll § 137.pdf\n\n2 Delårsrapport 2 2018", 2),
    ("Bilagor: Nämndens protokoll 2008-10-15 § 122, Taxebilaga", 2),
    ("Bilagor: 1. Yttrande. 2. Motion.", 2),
    ("Bilagor 1. Yttrande 2. Nämndens yttranden från i fjol Box 12, 123 45 Ekby", 2),
    ("Bilagor Förslag till taxa.pdf Nämndens utdrag § 12.pdf", 2),
    ("BILAGOR\n• Yttrande\n• Motion av Bo Ek (S)\nBeslutet skickas till\n• Kommunstyrelsen", 2),
]
"""The text, and how many are attached."""

INGA = [
    "Bilaga\n\nJusterandes sign            Utdragsbestyrkande",
    "Bilagor: Inga",
    "Bilagor finns på kommunens webbplats.",
    "Bilaga: -",
]
"""A heading over the foot of the page, and words that say that there is nothing."""


@pytest.mark.parametrize(("text", "antal"), BILAGDA)
def test_each_attachment_is_named(text: str, antal: int) -> None:
    """Varje bilaga anges för sig, vare sig den står på egen rad eller efter den förra."""
    funnet = bilagor(Blad(text))
    assert funnet is not None
    assert isinstance(funnet.varde, tuple)
    assert len(funnet.varde) == antal
    assert not any("Ek" in namn or "Box" in namn for namn in funnet.varde if "Motion" not in namn)


@pytest.mark.parametrize("text", INGA)
def test_nothing_is_attached(text: str) -> None:
    """En tom rubrik är ingen bilaga."""
    assert bilagor(Blad(text)) is None
