"""The rules about code, laid on the four packages. An exception has a reason, and goes when it has none."""

import ast
from collections.abc import Mapping

import pytest

from tests.arkitektur.kallor import PAKET, moduler
from tests.arkitektur.regler import KODREGLER, Regel, breda_except

UNDANTAG: Mapping[str, Mapping[str, str]] = {
    "korta_funktioner": {
        "notiser/rendering.py rendera": "a signature of thirteen named arguments; the body is short",
        "notiser/svar.py rendera_svar": "the same",
        "arbetsflode/motor/registrera.py _fod": "two records written out field by field",
    },
}
"""rule -> breach -> why it stands."""

BREDA_EXCEPT = frozenset({"arbetsflode/kommandorad/start.py kor", "arbetsflode/drift/arbetare.py __call__"})
"""At most three in the whole program: the top of a command, of one loop turn, and later of a web request."""


@pytest.mark.parametrize("regel", KODREGLER, ids=lambda regel: regel.__name__)
def test_the_code_keeps_the_rule(regel: Regel) -> None:
    """The rules of the house hold for every file, and no exception stays that is not needed."""
    brott = [b for modul in moduler() for b in regel(modul)]
    undantag = UNDANTAG.get(regel.__name__, {})
    assert [str(b) for b in brott if b.nyckel not in undantag] == []
    assert set(undantag) - {b.nyckel for b in brott} == set(), (
        "strike the exception: it is not needed any more"
    )


def test_everything_is_caught_in_three_named_places_at_most() -> None:
    """An error of any kind is caught at the top of a command and of a loop turn, nowhere else."""
    assert {b.nyckel for modul in moduler() for b in breda_except(modul)} == BREDA_EXCEPT
    assert len(BREDA_EXCEPT) <= 3


def test_the_rules_see_every_package() -> None:
    """All four packages are read: a rule that reads nothing says nothing."""
    lasta = {modul.vag.partition("/")[0] for modul in moduler()}
    assert lasta == set(PAKET)
    assert len(moduler()) > 80


def test_every_test_says_its_rule() -> None:
    """Each test says in words which rule it holds."""
    utan = [
        f"{modul.vag}:{nod.lineno} {nod.name}"
        for modul in moduler("tests")
        for nod in modul.noder
        if isinstance(nod, ast.FunctionDef) and nod.name.startswith("test_") and not ast.get_docstring(nod)
    ]
    assert utan == []
