"""What may be chosen as a password, and that hashing never takes more memory than two at once."""

import random
import threading

import pytest

from arbetsflode.sakerhet.losenord import (
    KORTAST,
    LANGST,
    STANDARD,
    VARSTA,
    Hashare,
    krav_pa_valt,
    nytt_tillfalligt,
)
from tests.sakerhet.rigg import ANNAT, GOTT, billig
from tillstand.fel import OgiltigIndata


@pytest.mark.parametrize(
    "losenord",
    [GOTT, ANNAT, "abcdefghijkö", "å" * 5 + "ä" * 7, "xy" * (LANGST // 2), "a\u030ae\u0301" * (LANGST // 2)],
)
def test_detta_far_valjas(losenord: str) -> None:
    """Twelve characters and more, of any kind, counted as one reads them."""
    krav_pa_valt(losenord, "anna.andersson")


@pytest.mark.parametrize(
    ("losenord", "mening"),
    [
        ("", "minst 12 tecken"),
        ("x", "minst 12 tecken"),
        ("elva tecken", "minst 12 tecken"),
        ("a\u030a" * (KORTAST - 1), "minst 12 tecken"),
        ("xy" * (LANGST // 2) + "z", "högst 1024 tecken"),
        ("x" * 1_000_000, "högst 1024 tecken"),
        ("anna.andersson", "användarnamn"),
        ("Anna.Andersson1!", "användarnamn"),
        ("lösenord1234", "gissa"),
        ("LÖSENORD1234", "gissa"),
        ("lo\u0308senord1234", "gissa"),
        ("Sommaren2026", "gissa"),
        ("?" * 40, "gissa"),
    ],
)
def test_detta_vagras(losenord: str, mening: str) -> None:
    """Too short, too long, one's own name, or what everybody guesses: said why."""
    with pytest.raises(OgiltigIndata, match=mening):
        krav_pa_valt(losenord, "anna.andersson")


@pytest.mark.parametrize("losenord", ["", "x" * (LANGST + 1)])
def test_det_som_inget_losenord_ar_far_ingen_hash(losenord: str) -> None:
    """Nothing at all, and 1025 characters, are never hashed as they are."""
    argon = billig()
    with pytest.raises(OgiltigIndata, match="minst ett tecken"):
        Hashare(argon).hasha(losenord)
    assert argon.gjorda == 0
    assert Hashare(argon).stammer(argon.hash(losenord.encode()), losenord) is False


def test_listan_over_de_varsta_gor_nagot() -> None:
    """Each word of the list is long enough to be chosen, and written as it is compared."""
    assert len(VARSTA) > 36
    assert [ord_ for ord_ in VARSTA if len(ord_) < KORTAST or ord_ != ord_.casefold()] == []


def test_hogst_tva_hashas_samtidigt() -> None:
    """Eight who log in at once take the memory of two."""
    argon = billig()
    argon.vila = 0.02
    hashare = Hashare(argon)
    tradar = [threading.Thread(target=hashare.stammer, args=(None, GOTT)) for _ in range(8)]
    for trad in tradar:
        trad.start()
    for trad in tradar:
        trad.join(30)
    assert (argon.gjorda, argon.flest) == (8, 2)


def test_profilen_ar_argons_egen() -> None:
    """In operation: argon2id with 64 MiB, and a name that nobody has is tried by the same profile."""
    hash_ = STANDARD.hasha(GOTT)
    assert hash_.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert STANDARD.stammer(hash_, GOTT)
    assert not STANDARD.stammer(hash_, ANNAT)
    assert not STANDARD.stammer(None, GOTT)
    assert STANDARD._attrapp.rpartition("$")[0].rpartition("$")[0] == "$argon2id$v=19$m=65536,t=3,p=4"
    assert not STANDARD.ar_gammal(STANDARD._attrapp)
    assert Hashare(billig()).ar_gammal(hash_)


def test_ett_tillfalligt_gar_att_lasa_upp() -> None:
    """Small letters and digits in groups, never twice the same, and good enough to be chosen."""
    slump = random.Random(1).randbytes
    gjorda = {nytt_tillfalligt(slump) for _ in range(200)}
    assert len(gjorda) == 200
    for ett in gjorda:
        assert [len(grupp) for grupp in ett.split("-")] == [4, 4, 4, 4]
        krav_pa_valt(ett, "anna")
