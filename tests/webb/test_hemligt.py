"""A secret case is found nowhere by whoever may not know of it: a planted word, looked for on every page."""

import html
import io
import re
import zipfile
from collections import deque
from collections.abc import Iterator

import pytest

from arbetsflode.lager import lasningar
from arbetsflode.motor import tick
from arbetsflode.program import Program
from tests.byggare import IDAG
from tests.programbyggare import registrera
from tests.webb.besokare import Besokare
from tests.webb.conftest import Vid
from tests.webb.matris import ALLA, SER
from tillstand.innehall import Avsandare, Sekretess

ORDET = "Kvittblomster"
FLEST_SIDOR = 400
_LANK = re.compile(r'(?:href|hx-get)="(/[^"#]*)')
_SOKNING = f"/lista?sok={ORDET}"
_FRON = (
    *("/", _SOKNING, f"{_SOKNING}&visa=alla", "/lista.csv?visa=alla", "/lista.xlsx?visa=alla", "/oversikt"),
    *("/namnder/soc", "/namnder/soc/2011-10-27", "/postlista?namnd=soc&dag=2011-10-03", "/godkanna"),
    *("/fordela", "/brev", "/installningar/personer", "/installningar/halsa", "/hjalp"),
)


OVETANDE = sorted(set(ALLA) - SER["hemligt"])
"""Those who may not know of the case."""


@pytest.fixture
def hemligt(program: Program) -> str:
    """A secret case."""
    return plantera(program)


def plantera(program: Program) -> str:
    """A secret case that says the word wherever it can, with a letter about it and a meeting to go to."""
    sekretess = Sekretess(lagrum="OSL 26:1", dag=IDAG)
    avsandare = Avsandare(organ=f"{ORDET} AB", diarienummer=f"{ORDET} 1", epost="svar@example.org")
    lopp = registrera(
        program, f"Om {ORDET}", nyckel="ordet", sekretess=sekretess, avsandare=avsandare, svaret_till=ORDET
    )
    lopp.till("beredning").bifoga("handlaggare", titel=f"{ORDET} i akten")
    lopp.gor("anteckna", "registrator", text=f"{ORDET} ringde.").gor("lagg_forslag", "handlaggare")
    tick(program)
    return lopp.id


def vandra(besokare: Besokare, flest: int = FLEST_SIDOR) -> Iterator[tuple[str, str]]:
    """Every page that can be come to from the first ones, as text: (address, what it says).

    It ends when `flest` addresses have been seen, for a calendar has always one more day.
    """
    att_se, sedda = deque(_FRON), set(_FRON)
    while att_se and len(sedda) < flest:
        vag = att_se.popleft()
        svar = besokare.hamta(vag)
        assert svar.status < 500, (vag, svar.status, _allt(svar.innehall)[-300:])
        yield vag, _allt(svar.innehall)
        for lank in map(html.unescape, _LANK.findall(svar.html)):
            if lank not in sedda and not lank.startswith("/statiskt/"):
                sedda.add(lank)
                att_se.append(lank)


def _allt(innehall: bytes) -> str:
    """The text of an answer, also of a packed one."""
    if not innehall.startswith(b"PK"):
        return innehall.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(innehall)) as arkiv:
        return "".join(arkiv.read(namn).decode("utf-8", "replace") for namn in arkiv.namelist())


def rojer(vag: str, text: str) -> bool:
    """Whether a page tells of the case: a search repeats the word itself, but not what stands around it."""
    return (f"Om {ORDET}" if ORDET in vag else ORDET) in text


@pytest.mark.parametrize("person", OVETANDE)
def test_the_word_is_found_by_nobody_else(vid: Vid, hemligt: str, person: str) -> None:
    """Not in a list, a count, a search, an export, a calendar, a letter's page or a fault."""
    besokare = vid(person)
    assert [vag for vag, text in vandra(besokare) if rojer(vag, text)] == []
    assert besokare.hamta(f"/arenden/{hemligt}").status == 404


def test_whoever_may_know_finds_it(vid: Vid, hemligt: str) -> None:
    """The same walk finds the word for the registrator: the walk sees what there is."""
    assert any(f"Om {ORDET}" in text for _, text in vandra(vid("registrator")))


@pytest.mark.parametrize("sida", ["", "/forklara"])
def test_one_look_at_a_secret_case_is_noted_once(program: Program, vid: Vid, hemligt: str, sida: str) -> None:
    """A page is one reading, whatever it is made of."""
    assert vid("registrator").hamta(f"/arenden/{hemligt}{sida}").status == 200
    with program.databas.las() as f:
        assert [person for person, _ in lasningar.las(f, hemligt)] == ["registrator"]


def test_reading_a_secret_case_is_noted(program: Program, vid: Vid, hemligt: str) -> None:
    """Who opened it, and each document of it."""
    vid("registrator").hamta(f"/arenden/{hemligt}")
    vid("registrator").hamta(f"/arenden/{hemligt}/handlingar/1/1")
    with program.databas.las() as f:
        assert [person for person, _ in lasningar.las(f, hemligt)].count("registrator") >= 2
