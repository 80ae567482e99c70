"""The forms' table against the records and the flow."""

from enum import Enum

import pytest

from arbetsflode.visning.falt import inre_typ, typer
from arbetsflode.visning.falthjalp import falt_i
from arbetsflode.webb.formular.falt import Falt
from arbetsflode.webb.formular.ifyllning import ordtyp
from arbetsflode.webb.formular.ordlistor import ORD
from arbetsflode.webb.formular.tabeller import FORMULAR
from konfiguration.floden import standardflode
from tillstand.remiss import REMISS

_EGEN_SIDA = frozenset({"bifogande"})
"""Records with a page of their own."""
_FALTEN = [(namn, falt) for namn, falten in FORMULAR.items() for falt in falten]


def test_every_step_of_the_flow_has_its_form() -> None:
    """No arrow and no åtgärd is left without a form."""
    flode = standardflode().flode
    antecknas = {o.antecknar for o in flode.overgang} | {a.antecknar for a in flode.atgard}
    assert antecknas - _EGEN_SIDA == set(FORMULAR)


@pytest.mark.parametrize("antecknar", sorted(FORMULAR))
def test_what_must_be_filled_in_stands_in_the_form(antecknar: str) -> None:
    """A mandatory field that the form does not show could never be filled in."""
    visade = {falt.namn for falt in FORMULAR[antecknar]}
    kravs = {f.namn for f in falt_i(REMISS.underlag[antecknar]) if f.kravs}
    assert kravs <= visade


@pytest.mark.parametrize(("antecknar", "falt"), _FALTEN, ids=lambda v: getattr(v, "namn", v))
def test_every_field_of_a_form_is_a_field_of_its_record(antecknar: str, falt: Falt) -> None:
    """A label without a field behind it would lose what is typed."""
    klass = REMISS.underlag[antecknar]
    for bit in falt.namn.split("."):
        assert bit in typer(klass)
        klass, _ = inre_typ(typer(klass)[bit])
    if falt.delar[0]:
        assert set(falt.delar) <= set(typer(klass))


def test_every_word_that_can_be_chosen_is_said_in_swedish() -> None:
    """A word of a list is never shown as the program writes it."""
    for antecknar, falt in _FALTEN:
        ordlista: type[Enum] | None = (
            ordtyp(REMISS.underlag[antecknar], falt.namn) if not falt.delar[0] else None
        )
        if ordlista is not None:
            assert set(ORD[ordlista]) == set(ordlista), ordlista
