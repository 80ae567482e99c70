"""Extracts and their files: every row once, no row too many, and no cell that is a formula."""

import csv
import importlib
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsflode import motor
from arbetsflode.handlingar import tabellfil
from arbetsflode.handlingar.tabellfil import Cell, ofarlig, som_csv, som_xlsx, ursprunglig
from arbetsflode.journal import tidstext
from arbetsflode.lager import lasningar
from arbetsflode.lager.listor import Urval
from arbetsflode.program import Program
from tests.byggare import IDAG, NU, SVARSTID
from tests.motor.paminnelser import mottaget
from tests.programbyggare import aktor, registrera
from tillstand.fel import OgiltigIndata
from tillstand.innehall import Sekretess
from tillstand.svarstid import Svarstid

FARLIGA = ("=1+1", "+46", "-1", "@SUM(A1)", "\tx", "\rx")


@pytest.fixture
def sma_buntar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows at a time."""
    monkeypatch.setattr(importlib.import_module("arbetsflode.motor.utdrag"), "MAX_RADER", 2)


@pytest.mark.parametrize("oppna", [True, None, False])
@pytest.mark.usefixtures("sma_buntar")
def test_every_case_of_a_selection_comes_once(program: Program, oppna: bool | None) -> None:
    """Öppna, stängda eller båda: varje ärende en gång, fast de läses två i taget."""
    for n, dag in enumerate((SVARSTID, None, SVARSTID, date(2011, 10, 17), None, date(2011, 12, 1), None)):
        lopp = registrera(program, f"Remiss {n}", svarstid=Svarstid(datum=dag))
        if n % 3 == 2:
            lopp.gor("makulera", "registrator")
    urval = Urval(oppna=oppna, namnd="soc", efter=("2011-10-31", "x"), antal=1)
    rader = list(motor.utdrag(program, aktor("registrator"), urval))
    listade = motor.lista(program, aktor("registrator"), Urval(oppna=oppna, namnd="soc"))
    assert sorted(r.id for r in rader) == sorted(r.id for r in listade)
    assert len(rader) == {True: 5, False: 2, None: 7}[oppna]
    if oppna:
        assert tuple(rader) == listade


@pytest.mark.usefixtures("sma_buntar")
def test_nobody_gets_secret_cases_of_others_in_an_extract(program: Program) -> None:
    """Den som har insyn får de öppna ärendena; det hemliga finns inte i filen."""
    for n in range(4):
        hemligt = Sekretess(lagrum="OSL 26:1", dag=IDAG) if n % 2 else None
        registrera(program, f"Remiss {n}", sekretess=hemligt)
    assert len(list(motor.utdrag(program, aktor("registrator")))) == 4
    for urval in (Urval(), Urval(oppna=None)):
        assert [r.hemligt for r in motor.utdrag(program, aktor("insyn"), urval)] == [False, False]
    assert list(motor.utdrag(program, aktor("granne"))) == []


@pytest.mark.usefixtures("sma_buntar")
def test_a_secret_case_in_an_extract_is_noted_as_read(program: Program) -> None:
    """Det hemliga ärendet i filen är läst av den som tog ut den, en gång; det öppna antecknas inte."""
    lopp = [
        registrera(program, f"Remiss {n}", sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG) if n else None)
        for n in range(4)
    ]
    list(motor.utdrag(program, aktor("registrator")))
    list(motor.utdrag(program, aktor("insyn")))
    with program.databas.las() as f:
        vem = [[person for person, _ in lasningar.las(f, ett.id)] for ett in lopp]
    assert vem == [[], *[["registrator"]] * 3]


@pytest.mark.usefixtures("sma_buntar")
def test_an_extract_is_read_as_it_is_asked_for(program: Program) -> None:
    """Det som stängs medan filen skrivs, men innan det lästs, kommer inte med: inget samlas i förväg."""
    alla = {lopp.id: lopp for lopp in [mottaget(program) for _ in range(5)]}
    sist = motor.lista(program, aktor("registrator"))[-1].id
    rader = motor.utdrag(program, aktor("registrator"))
    forst = next(rader).id
    alla[sist].gor("makulera", "registrator")
    assert {forst, *(r.id for r in rader)} == alla.keys() - {sist}


def _lasta(rader: Sequence[Sequence[Cell]]) -> list[list[str]]:
    text = b"".join(som_csv(rader)).decode()
    return list(csv.reader(StringIO(text, newline="")))


def test_csv_is_what_the_standard_says() -> None:
    """Komma, CRLF, citattecken där de behövs, UTF-8 utan BOM; tal är tal och det som saknas är tomt."""
    rader: list[Sequence[Cell]] = [
        ("Nummer", "Titel", "Antal"),
        ("soc 2011/1", 'Om "å", ä\nö', -3),
        (None, "", 0),
    ]
    assert b"".join(som_csv(rader)) == (
        'Nummer,Titel,Antal\r\nsoc 2011/1,"Om ""å"", ä\nö",-3\r\n,,0\r\n'.encode()
    )


@pytest.mark.parametrize("text", FARLIGA)
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    """En titel som börjar som en formel får en apostrof före sig, och går att få tillbaka."""
    ((cell,),) = _lasta([(text,)])
    assert cell == f"'{text}"
    assert ursprunglig(cell) == text


@given(st.text(st.sampled_from("'=+-@\t\r\nåA, \""), max_size=6) | st.text(max_size=20))
def test_every_text_comes_back_from_csv(text: str) -> None:
    """Fram och tillbaka: samma text, och aldrig två texter som blir likadana."""
    if re.search(r"[\ud800-\udfff]", text):
        return
    rader = _lasta([("x", text)])
    assert ursprunglig(rader[0][1]) == text
    assert rader[0][1][:1] not in tuple("=+-@\t\r")


def test_a_long_table_comes_in_pieces() -> None:
    """En lång fil skrivs en bit i taget, och bitarna är hela filen."""
    bitar = list(som_csv((n, "x") for n in range(1, 1201)))
    assert len(bitar) == 3
    assert b"".join(bitar).count(b"\r\n") == 1200
    assert list(som_csv([])) == []


def test_excel_holds_texts_as_texts() -> None:
    """I Excelfilen är ”=1+1” en text, tal är tal, och samma rader ger samma fil."""
    rader: list[Sequence[Cell]] = [
        ("Nummer", "Antal"),
        *((text, -n) for n, text in enumerate(FARLIGA[:4])),
        ("{=1}", None),
    ]
    fil = som_xlsx(rader)
    with zipfile.ZipFile(BytesIO(fil)) as z:
        blad = z.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in blad
    assert re.findall(r"<t[^>]*>([^<]*)</t>", blad) == ["Nummer", "Antal", *FARLIGA[:4], "{=1}"]
    assert "<v>-3</v>" in blad
    assert som_xlsx(rader) == fil


def test_what_excel_cannot_hold_is_cut_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """En för lång text klipps i stället för att försvinna; fler rader än bladet rymmer sägs det nej till."""
    with zipfile.ZipFile(BytesIO(som_xlsx([("x" * 40_000,)]))) as z:
        assert b"<t>" + b"x" * 32_767 + b"</t>" in z.read("xl/worksheets/sheet1.xml")
    monkeypatch.setattr(tabellfil, "FLEST_RADER", 2)
    with pytest.raises(OgiltigIndata, match="välj CSV"):
        som_xlsx([("a",), ("b",), ("c",)])


def test_a_number_is_never_taken_for_a_formula() -> None:
    """Ett negativt tal är ett tal."""
    assert ofarlig(-5) == -5
    assert ofarlig(None) is None


def test_of_a_case_that_is_erased_meanwhile_nothing_is_noted(program: Program) -> None:
    """Ett ärende som gallras medan filen skrivs stoppar inte filen."""
    lopp = registrera(program)
    with program.databas.skriv() as f:
        lasningar.anteckna_alla(f, ["gallrat", lopp.id], aktor("registrator"), NU)
        assert lasningar.las(f, lopp.id) == [("registrator", tidstext(NU))]
        assert lasningar.las(f, "gallrat") == []
