"""The words of the house: the glossary, the codes of the errors, and what may not stand in the tree."""

import ast
import builtins
import importlib
import re
from collections import Counter

from tests.arkitektur.kallor import TEXTER, las, moduler, texter
from tillstand.fel import Remissfel

BARA_PA_MASKINEN = re.compile(r"(?<![\w.$}])/(?:w[o]rk|t[m]p|r[o]ot|h[o]me)/", re.IGNORECASE)
"""A path of the machine on which somebody wrote."""

VERKSTADSORD = re.compile(
    r"\bsh[a]red/|\bsub-?[a]gent|\bhelper [A-Z]\b"
    r"|\b(?:this|that|last|next|earlier|coming|my|our) s[e]ssions?\b",
    re.IGNORECASE,
)
"""Words of the workshop that say nothing to whoever reads the program; a login has its sessions too."""

UTANFOR_TRADET = {
    "tillstand/text.py Textfel": "a ValueError, so that attrs and cattrs report it with its field",
    "arbetsflode/motor/brevinnehall.py IngetGaller": "a signal to the sender, never seen outside it",
    "arbetsflode/lasning/normalt.py Olasligt": "the refusal of a process that must start at once; who asks "
    "gets an OgiltigIndata",
}
"""Exceptions that are no errors of the house: why."""


def _ordlistan() -> frozenset[str]:
    return frozenset(re.findall(r"`(\w+)`", las("docs/ordlista.md")))


def _offentliga_klasser(paket: str) -> frozenset[str]:
    return frozenset(
        nod.name
        for modul in moduler(paket)
        for nod in modul.trad.body
        if isinstance(nod, ast.ClassDef) and not nod.name.startswith("_")
    )


def test_every_class_of_the_law_is_in_the_glossary() -> None:
    """Whoever meets a class of tillstand finds its word explained."""
    assert _offentliga_klasser("tillstand") - _ordlistan() == set()


def test_the_glossary_names_no_class_that_is_gone() -> None:
    """A word is explained as long as it is used."""
    klasser = {ord_ for ord_ in _ordlistan() if re.fullmatch(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*", ord_)}
    alla = frozenset().union(*(_offentliga_klasser(p) for p in ("tillstand", "konfiguration", "notiser")))
    assert klasser - alla - _offentliga_klasser("arbetsflode") == set()


def _husets_fel() -> tuple[type[Remissfel], ...]:
    for modul in moduler():
        if "/versions/" not in modul.vag and not modul.vag.endswith(("migreringar/env.py", "__main__.py")):
            namn = modul.vag.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            importlib.import_module(namn)
    kvar, funna = [Remissfel], []
    while kvar:
        klass = kvar.pop()
        kvar.extend(klass.__subclasses__())
        funna.append(klass)
    return tuple(
        klass for klass in funna if not klass.__name__.startswith("_") and klass.__module__[:5] != "tests"
    )


def test_every_error_has_a_code_of_its_own() -> None:
    """A code in JSON, logs and exit codes means one error, and never changes."""
    fel = _husets_fel()
    assert [klass.__name__ for klass in fel if "kod" not in vars(klass)] == []
    koder = Counter(klass.kod for klass in fel)
    assert [kod for kod, antal in koder.items() if antal > 1] == []
    assert [kod for kod in koder if not re.fullmatch(r"[a-z]+(_[a-z]+)*", kod)] == []


def test_every_error_belongs_to_the_tree() -> None:
    """What the house refuses is caught by one name: no error stands beside the tree."""
    egna = {
        namn for namn, typ in vars(builtins).items() if isinstance(typ, type) and issubclass(typ, Exception)
    }
    utanfor = {
        f"{modul.vag} {nod.name}"
        for modul in moduler()
        for nod in modul.noder
        if isinstance(nod, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id in egna for b in nod.bases)
    }
    assert utanfor == {*UTANFOR_TRADET, "tillstand/fel.py Remissfel"}


def test_no_text_speaks_of_the_workshop() -> None:
    """The tree tells of the program: not of a machine, and not of how it was written."""
    brott = [
        f"{text.vag}:{nummer} {rad.strip()[:80]}"
        for text in texter()
        for nummer, rad in enumerate(text.text.splitlines(), start=1)
        if BARA_PA_MASKINEN.search(rad) or VERKSTADSORD.search(rad)
    ]
    assert brott == []


def test_the_words_of_the_workshop_are_seen() -> None:
    """The search itself works, and reads every kind of text."""
    for text in ("se /w" + "ork/main/x.py", "cd /tm" + "p/prov", "mapp = '/ho" + "me/anna/x'"):
        assert BARA_PA_MASKINEN.search(text)
    for text in ("in this ses" + "sion", "../sha" + "red/doman.md", "Sub" + "agent"):
        assert VERKSTADSORD.search(text)
    assert not VERKSTADSORD.search("the session of a browser")
    assert not BARA_PA_MASKINEN.search("https://example.se/home/x")
    assert {".py", ".md", ".toml", ".lock"} <= TEXTER
    assert {"README.md", "Makefile", "pyproject.toml", ".ci/run"} <= {text.vag for text in texter()}
