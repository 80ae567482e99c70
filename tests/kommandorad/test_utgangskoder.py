"""Every kind of refusal has its exit code and its sentence, as text and as JSON; never a traceback."""

import os
from collections.abc import Iterator
from datetime import timedelta

import pytest

from arbetsflode.kommandorad.felsvar import UTGANG
from tests.kommandorad.korning import DNR, HAN, REG, SKOLCHEF, Kommandorad
from tillstand.fel import Remissfel


def _alla(klass: type[Remissfel]) -> Iterator[type[Remissfel]]:
    yield klass
    for under in klass.__subclasses__():
        yield from _alla(under)


def test_every_error_of_the_house_has_an_exit_code() -> None:
    """A new kind of error must be given its place in the table."""
    import arbetsflode.lager.databas  # noqa: F401 - has errors of its own

    assert {fel.kod for fel in _alla(Remissfel)} - UTGANG.keys() == set()


@pytest.mark.parametrize(
    ("utgang", "kod", "argument", "som"),
    [
        (1, "villkor_ej_uppfyllt", ("handla", DNR, "lagg_forslag"), HAN),
        (1, "ogiltig_overgang", ("handla", DNR, "besluta"), HAN),
        (1, "ogiltig_overgang", ("godkann", DNR), SKOLCHEF),
        (1, "saknar_behorighet", ("handla", DNR, "makulera", "--skal", "x"), HAN),
        (1, "saknar_behorighet", ("handla", DNR, "besluta_bradskande"), HAN),
        (2, "ogiltig_indata", ("registrera", "--namnd", "BUN"), REG),
        (2, "ogiltig_indata", ("handla", DNR, "finnsinte"), HAN),
        (2, "ogiltig_indata", ("visa", DNR, "--namnd", "XX"), HAN),
        (2, "ogiltig_indata", ("lista",), "okand"),
        (2, "anvandning", ("lista",), None),
        (2, "anvandning", ("finnsinte",), None),
        (2, "anvandning", ("visa",), HAN),
        (2, "anvandning", ("forlang", DNR, "--begard", "--beviljad"), HAN),
        (2, "anvandning", ("registrera", "--titel", "x"), REG),
        (2, "anvandning", ("bifoga", DNR, "/finns/inte.txt"), HAN),
        (3, "saknas", ("visa", "XX 1"), HAN),
        (4, "versionskonflikt", ("anteckna", DNR, "x", "--version", "1"), HAN),
        (5, "konfigurationsfel", ("lista", "--mapp", "/finns/inte"), HAN),
    ],
)
def test_a_refusal_has_its_exit_code(
    vagrad: Kommandorad, utgang: int, kod: str, argument: tuple[str, ...], som: str | None
) -> None:
    """The same code as text on stderr and as JSON on stdout, with the same sentences."""
    som_text = vagrad(*argument, som=som)
    som_json = vagrad(*argument, "--json", som=som)
    assert (som_text.utgang, som_json.utgang, som_json.kod) == (utgang, utgang, kod)
    assert (som_text.ut, som_json.fel) == ("", "")
    assert "Traceback" not in som_text.fel
    for detalj in som_json.json["fel"]["detaljer"]:
        assert detalj["mening"] in som_text.fel


def test_the_same_key_gives_the_same_answer_and_another_content_is_a_conflict(k: Kommandorad) -> None:
    """Run again with the same key and version nothing happens twice."""
    k.till("mottagen")
    note = ("anteckna", DNR, "Ringt.", "--version", "1", "--nyckel", "n1", "--json")
    assert k.ok(*note, som=REG).json == k.ok(*note, som=REG).json
    svar = k("anteckna", DNR, "Annat.", "--version", "1", "--nyckel", "n1", "--json", som=REG)
    assert (svar.utgang, svar.kod) == (4, "nyckelkonflikt")


def test_a_broken_configuration_names_file_line_and_key(k: Kommandorad) -> None:
    """What the municipality wrote wrongly is told with its place."""
    fil = k.mapp / "kommun.toml"
    fil.write_text(fil.read_text(encoding="utf-8").replace("start = 124", 'start = "x"'), encoding="utf-8")
    svar = k("lista", som=REG)
    assert svar.utgang == 5
    assert "kommun.toml rad" in svar.fel
    assert "diarienummer.start" in svar.fel


def test_a_base_that_is_something_else_is_told_calmly(k: Kommandorad) -> None:
    """A database file with other bytes in it is no traceback."""
    for fil in k.mapp.glob("remiss.db*"):
        fil.unlink()
    (k.mapp / "remiss.db").write_bytes(b"inte en databas" * 100)
    svar = k("lista", som=REG)
    assert (svar.utgang, "Traceback" in svar.fel) == (7, False)


def test_the_clock_set_back_is_refused_and_confirmed_by_the_administrator(k: Kommandorad) -> None:
    """A paused sweep exits with 1; only an administrator may say that the clock is right."""
    k.ok("svep")
    k.klocka.stall(k.klocka.nu() - timedelta(hours=3))
    assert k("svep").utgang == 1
    assert k("halsa").utgang == 7
    assert k("svep", "--bekrafta-klockan", som=REG).utgang == 1
    assert k("svep", "--bekrafta-klockan").utgang == 2
    k.ok("svep", "--bekrafta-klockan", som="admin")


def test_the_unexpected_says_what_to_do_and_shows_where_only_when_asked(
    k: Kommandorad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody has foreseen is told in one sentence, and with a traceback on request."""
    nummer = k.registrera()
    monkeypatch.setattr("arbetsflode.lager.skrivlas.time.monotonic", None)
    argument = ("anteckna", nummer, "x")
    svar = k(*argument, som=REG)
    assert svar.utgang == 70
    assert "REMISS_FELSOK=1" in svar.fel
    assert "Traceback" not in svar.fel
    monkeypatch.setenv("REMISS_FELSOK", "1")
    assert "Traceback" in k(*argument, som=REG).fel


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_saved(k: Kommandorad) -> None:
    """A folder lies where the lock file should be: one calm sentence, no traceback, nothing half done."""
    nummer = k.registrera()
    (k.mapp / "remiss.db.las").unlink()
    (k.mapp / "remiss.db.las").mkdir()
    svar = k("anteckna", nummer, "x", som=REG)
    assert svar.utgang == 6
    assert "remiss.db.las går inte att skriva: det är en mapp. Inget har sparats." in svar.fel


def test_all_faults_of_a_list_come_at_once_by_case(k: Kommandorad) -> None:
    """Several cases: every fault is told with its case, and nothing has happened."""
    k.till("beredning")
    annat = k.registrera()
    svar = k(
        "handla", DNR, "makulera", "--aven", annat, "--skal", "x", "--version", "2", "--version", "9", som=REG
    )
    assert svar.utgang == 1
    assert annat in svar.fel
    assert k.ok("visa", DNR, "--json", som=REG).json["version"] == 2


def test_a_file_whose_name_is_no_text_is_told_as_text_and_as_json(k: Kommandorad) -> None:
    """Old discs hold names that are no UTF-8: the fault is told with a question mark in their place."""
    fil = os.fsdecode(os.fsencode(k.mapp) + b"/\xff\xfe.toml")
    with open(fil, "w", encoding="utf-8") as oppen:
        oppen.write("inget")
    assert k("flode", "granska", fil).utgang == 5
    svar = k("flode", "granska", fil, "--json")
    assert (svar.utgang, svar.kod) == (5, "konfigurationsfel")
    assert "??.toml rad 1" in svar.meningar
