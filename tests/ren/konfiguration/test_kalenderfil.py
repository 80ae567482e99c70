"""Calendars in files: CSV, TOML and iCalendar by the same rules, every fault at once with its place."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from konfiguration.kalenderfil import las_kalender, skriv_csv, skriv_toml
from konfiguration.kalenderics import skriv_ics
from konfiguration.kalenderkalla import FLEST_MOTEN, KOLUMNER
from tillstand.arbetsdagar import sista_justeringsdag
from tillstand.fel import Konfigurationsfel
from tillstand.mote import FORE_MOTET, Mote, Motestyp
from tillstand.rimligt import FORSTA_DAG, SISTA_DAG
from tillstand.text import Textfel, granska_rad

NAMNDER: Mapping[str, str] = {
    "BUN": "Barn- och utbildningsnämnden",
    "KS": "Kommunstyrelsen",
    "Val": "Valnämnden",
}
UTAN_KOLUMN = (
    "moten.csv rad 1, namnd: kolumnen saknas: skriv nämndens kod på varje rad, "
    "eller ange nämnden för hela filen"
)
INGEN_NAMND = "nämner ingen känd nämnd: skriv nämndens namn i rubriken, eller ange nämnden för hela filen"
ANTAGET = "antagna sammanträden räknas fram och skrivs inte: ange dem när de är beslutade"
NU = datetime(2012, 1, 9, 8, 30, tzinfo=UTC)

VANTAT = (
    Mote(
        namnd="BUN",
        dag=date(2012, 6, 12),
        tid="18.00",
        plats="Sessionssalen, Å-huset",
        inlamning=date(2012, 5, 25),
        beredning=date(2012, 5, 29),
        presidium=date(2012, 5, 30),
        utskick=date(2012, 6, 4),
        justering=date(2012, 6, 19),
    ),
    Mote(namnd="KS", dag=date(2012, 6, 13), typ=Motestyp.INSTALLT),
    Mote(namnd="KS", dag=date(2012, 6, 20), typ=Motestyp.FLYTTAT, flyttat_till=date(2012, 6, 21)),
    Mote(namnd="KS", dag=date(2012, 6, 27), typ=Motestyp.EXTRA),
)

CSV = (
    "Datum;Nämnd;Typ;Plats;Tid;Inlämning;Beredning;Presidium;Utskick;Justering;Flyttat_till\n"
    '2012-06-12;bun;;"Sessionssalen, Å-huset";18.00;2012-05-25;2012-05-29;2012-05-30;2012-06-04;2012-06-19;\n'
    ";;;;;;;;;;\n"
    "2012-06-13;Kommunstyrelsen;Inställt;;;;;;;;\n"
    "2012-06-20;ks;FLYTTAT;;;;;;;;2012-06-21\n"
    "2012-06-27;KOMMUNSTYRELSEN;extra;;;;;;;;\n"
)

TOML = """
[[mote]]
namnd = "bun"
datum = 2012-06-12
tid = "18.00"
plats = "Sessionssalen, Å-huset"
inlamning = 2012-05-25
beredning = "2012-05-29"
presidium = 2012-05-30
utskick = 2012-06-04
justering = 2012-06-19
[[mote]]
namnd = "Kommunstyrelsen"
datum = "2012-06-13"
typ = "Inställt"
plats = ""
[[mote]]
namnd = "KS"
datum = 2012-06-20
typ = "flyttat"
flyttat_till = 2012-06-21
[[mote]]
namnd = "KS"
datum = 2012-06-27
typ = "extra"
"""

HANDELSER = (
    """SUMMARY:Sammanträde
X-REMISSFLODE-NAMND:bun
DTSTART;TZID=Europe/Stockholm:20120612T180000
LOCATION:Sessionssalen\\, Å-huset
X-REMISSFLODE-INLAMNING:2012-05-25
X-REMISSFLODE-BEREDNING:20120529
X-REMISSFLODE-PRESIDIUM;VALUE=DATE:20120530
X-REMISSFLODE-UTSKICK;VALUE=TEXT:2012-06-04
X-REMISSFLODE-JUSTERING:2012-06-19""",
    """SUMMARY:Sammanträde
CATEGORIES:Röd kategori,kommunstyrelsen
DTSTART;VALUE=DATE:20120613
STATUS:CANCELLED""",
    """SUMMARY:Kommunstyrelsen - sammanträde
DTSTART;VALUE=DATE:20120620
STATUS:CANCELLED
X-REMISSFLODE-TYP:flyttat
X-REMISSFLODE-FLYTTAT-TILL:2012-06-21""",
    """SUMMARY:KS: extra möte
DTSTART;VALUE=DATE:20120627
X-REMISSFLODE-TYP:Extra""",
)


def ics(*handelser: str) -> str:
    """A calendar with those events."""
    inre = "".join(f"BEGIN:VEVENT\n{ett}\nEND:VEVENT\n" for ett in handelser)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{inre}END:VCALENDAR\n".replace("\n", "\r\n")


def dag(*rader: str) -> str:
    """A calendar with one event of KS on 2012-06-12, which says those lines too."""
    return ics("\n".join(("X-REMISSFLODE-NAMND:KS", "DTSTART;VALUE=DATE:20120612", *rader)))


def las(
    mapp: Path,
    innehall: str | bytes,
    namn: str = "moten.csv",
    namnder: Mapping[str, str] | None = NAMNDER,
    namnd: str | None = None,
) -> tuple[Mote, ...]:
    """The meetings of that file."""
    fil = mapp / namn
    fil.write_bytes(innehall.encode() if isinstance(innehall, str) else innehall)
    return las_kalender(fil, namnder, namnd=namnd)


def vagran(
    mapp: Path,
    innehall: str | bytes,
    namn: str = "moten.csv",
    namnder: Mapping[str, str] | None = NAMNDER,
    namnd: str | None = None,
) -> list[str]:
    """The faults, one on a line."""
    with pytest.raises(Konfigurationsfel) as fangat:
        las(mapp, innehall, namn, namnder, namnd)
    return str(fangat.value).splitlines()


@pytest.mark.parametrize("kodning", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_spreadsheet_is_read(tmp_path: Path, kodning: str) -> None:
    """Columns in any order, with dots and capitals; nämnder by code or name; blank rows passed over."""
    assert las(tmp_path, CSV.encode(kodning)) == VANTAT


def test_commas_will_do_and_so_will_any_suffix(tmp_path: Path) -> None:
    """Whatever is neither .toml nor .ics is read as a table."""
    text = 'namnd,datum,plats\r\nKS,2012-06-12,"Sal ""A"", plan 2; norr"\r\n'
    for namn in ("moten.txt", "moten", "moten.CSV"):
        (mote,) = las(tmp_path, text, namn)
        assert mote == Mote(namnd="KS", dag=date(2012, 6, 12), plats='Sal "A", plan 2; norr')


@pytest.mark.parametrize(
    ("namn", "innehall"),
    [("m.toml", TOML), ("m.ICS", ics(*HANDELSER)), ("m.ics", "\ufeff" + ics(*HANDELSER))],
)
def test_the_other_formats_say_the_same(tmp_path: Path, namn: str, innehall: str) -> None:
    """A calendar means the same, whichever program it comes from."""
    assert las(tmp_path, innehall, namn) == VANTAT


def test_any_code_will_do_in_a_closed_world(tmp_path: Path) -> None:
    """Before there are nämnder to compare with, codes are taken as they stand."""
    assert [
        m.namnd for m in las(tmp_path, "namnd;datum\nXYZ;2012-06-12\nxyz;2012-06-12\n", namnder=None)
    ] == [
        "XYZ",
        "xyz",
    ]
    for namnd in (None, "KS"):
        assert las(tmp_path, ics("CATEGORIES:SBN\nDTSTART:20120612"), "m.ics", None, namnd)[0].namnd == "SBN"


def test_codes_that_differ_only_in_case_are_told_apart(tmp_path: Path) -> None:
    """A code as it is written goes before one that is like it."""
    namnder = {"KS": "Kommunstyrelsen", "ks": "Kultursektionen"}
    moten_ = las(tmp_path, "namnd;datum\nks;2012-06-12\nKS;2012-06-12\n", namnder=namnder)
    assert [m.namnd for m in moten_] == ["ks", "KS"]


@pytest.mark.parametrize("namn", ["m.csv", "m.toml", "m.ics"])
@pytest.mark.parametrize(
    ("namnder", "namnd"), [(NAMNDER, "ks"), (NAMNDER, "Kommunstyrelsen"), (None, "KS"), ({"KS": "x"}, None)]
)
def test_the_namnd_of_the_whole_file(
    tmp_path: Path, namn: str, namnder: Mapping[str, str] | None, namnd: str | None
) -> None:
    """Where no nämnd is named it is the one given, or the only one there is."""
    innehall = {
        "m.csv": "datum\n2012-06-12\n",
        "m.toml": "[[mote]]\ndatum = 2012-06-12\nnamnd = ' '\n",
        "m.ics": ics("SUMMARY:Sammanträde\nDTSTART:20120612"),
    }
    assert [m.namnd for m in las(tmp_path, innehall[namn], namn, namnder, namnd)] == ["KS"]


def test_a_row_may_name_another_namnd_than_the_file(tmp_path: Path) -> None:
    """The nämnd of the file is only for empty cells."""
    text = "namnd;datum\nBUN;2012-06-12\n;2012-06-12\n"
    assert [m.namnd for m in las(tmp_path, text, namnd="KS")] == ["BUN", "KS"]


def test_all_faults_of_a_table_come_at_once(tmp_path: Path) -> None:
    """Headings, rows and what contradicts between rows: one list in the order of the file."""
    text = (
        "nämnd;datum;typ;tid;plats;inlämning;utskik;justering;flyttat_till;tid\n"
        "BUM;2012-02-30;ordinare\n"
        "\n"
        ";12/6 2012;antaget\n"
        "KS;2012-06-12;;;;2012-06-13;;2012-07-01\n"
        "Kommunstyrelsen;2012-06-12;flyttat\n"
        "BUN;2012-06-12;;;;;;;2012-06-13\n"
        "BUN;2012-06-13;flyttat;;;;;2012-06-12;2012-06-13\n"
        "BUN;2012-06-14;;x\x00;;1812-01-01;;;;;för mycket\n"
        "BUN;;installt\n"
    )
    assert [rad.removeprefix("moten.csv rad ") for rad in vagran(tmp_path, text)] == [
        "1, tid: kolumnen står två gånger",
        "1, utskik: är en okänd kolumn, menade du ”utskick”?",
        "2, namnd: är en okänd nämnd, tillåtet är: BUN, KS, Val",
        "2, typ: är en okänd typ, menade du ”ordinarie”?",
        "2, datum: är ett datum som inte finns i almanackan",
        "4, namnd: saknas: skriv nämndens kod, eller ange nämnden för hela filen",
        f"4, typ: {ANTAGET}",
        "4, datum: ska vara ett datum: ÅÅÅÅ-MM-DD",
        "5, inlamning: 2012-06-13 kommer efter datum 2012-06-12: stoppdagarna ska följa på varandra",
        "5, justering: 2012-07-01 är för sent: protokollet ska justeras senast 2012-06-26 (KL 5:69)",
        "6, datum: samma nämnd och dag står redan på rad 5: ta bort den ena",
        "6, flyttat_till: ska anges för ett flyttat sammanträde, och bara för ett sådant",
        "7, flyttat_till: ska anges för ett flyttat sammanträde, och bara för ett sådant",
        "8, justering: 2012-06-12 kommer före sammanträdet 2012-06-13",
        "8, flyttat_till: är samma dag: ett flyttat sammanträde hålls en annan dag",
        "9: raden har fler celler än rubrikraden",
        "9, tid: innehåller ett styrtecken (U+0000)",
        "9, inlamning: ska vara mellan 1900 och 2199",
        "10, datum: saknas: skriv dagen som ÅÅÅÅ-MM-DD",
    ]


@pytest.mark.parametrize(
    ("innehall", "fel"),
    [
        ("", ["moten.csv: filen är tom: första raden ska namnge kolumnerna"]),
        (" \n;;\n", ["moten.csv: filen är tom: första raden ska namnge kolumnerna"]),
        ("\nnamnd;datum\n\n", ["moten.csv: filen har inga sammanträden: lägg till minst ett"]),
        (
            "typ;plats\nextra;Sal A\ninstalt;\n",
            [
                UTAN_KOLUMN,
                "moten.csv rad 1, datum: kolumnen saknas: skriv dagen på varje rad som ÅÅÅÅ-MM-DD",
                "moten.csv rad 3, typ: är en okänd typ, menade du ”installt”?",
            ],
        ),
        (
            "namnd;datum;\nKS;2012-06-12;x\n",
            [
                "moten.csv rad 2: en cell står i en kolumn utan rubrik: namnge kolumnen eller töm cellen",
            ],
        ),
        ('namnd;datum\nKS;"2012', ["moten.csv rad 2: går inte att läsa som CSV: se över citattecknen"]),
        (
            b"namnd;datum\nKS;\x81",
            ["moten.csv: texten är varken UTF-8 eller Windows-1252: spara filen som CSV UTF-8"],
        ),
        (
            "namnd;datum\n" + "KS;2012-06-12\n" * (FLEST_MOTEN + 1),
            ["moten.csv: filen har för många sammanträden, högst 5000: dela upp den"],
        ),
        (b"x" * 400_001, ["moten.csv: filen är för stor, högst 400 kB"]),
        (
            "namnd;datum\nBarn- och utbildningsnämden;2012-06-12\n",
            ["moten.csv rad 2, namnd: är en okänd nämnd, menade du ”Barn- och utbildningsnämnden”?"],
        ),
        (
            "namnd;datum;typ;flyttat_till\nKS;2012-06-12;flyttad;2012-06-13\nKS;2012-06-13;flyttat;snart\n",
            [
                "moten.csv rad 2, typ: är en okänd typ, menade du ”flyttat”?",
                "moten.csv rad 3, flyttat_till: ska vara ett datum: ÅÅÅÅ-MM-DD",
            ],
        ),
    ],
)
def test_a_table_that_cannot_be_read(tmp_path: Path, innehall: str | bytes, fel: list[str]) -> None:
    """A fault is told once, where it is, and nothing is told that only follows from it."""
    assert vagran(tmp_path, innehall) == fel


def test_an_empty_cell_beyond_the_headings_does_no_harm(tmp_path: Path) -> None:
    """Spreadsheets end their rows with empty cells."""
    assert len(las(tmp_path, "namnd;datum;\nKS;2012-06-12;;;\n")) == 1


def test_a_code_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    """Where any code will do it must still be a code."""
    assert vagran(tmp_path, "namnd;datum\nK S;2012-06-12\n", namnder=None) == [
        "moten.csv rad 2, namnd: får bara ha bokstäver, siffror och . _ @ + -"
    ]


def test_an_unknown_namnd_for_the_whole_file_is_told_once(tmp_path: Path) -> None:
    """It is no fault of the rows."""
    assert vagran(tmp_path, "datum\n2012-06-12\n2012-06-13\n", namnd="Kommunstyrelssen") == [
        "namnd: är en okänd nämnd, menade du ”Kommunstyrelsen”?"
    ]


def test_more_faults_than_anybody_reads_are_counted_off(tmp_path: Path) -> None:
    """The list ends by saying that there are more."""
    rader = vagran(tmp_path, "namnd;datum\n" + "KS;x\n" * 1_000)
    assert len(rader) == 201
    assert rader[-1] == "det finns fler fel än de 200 som visas"


def test_all_faults_of_a_toml_file_come_at_once(tmp_path: Path) -> None:
    """Each with the line of its key, and of the table where the key is missing."""
    text = """
kommun = "x"
[[mote]]
namnd = 3
datum = 2012-06-12T18:00:00
typ = true
tid = 18
[[mote]]
namnd = "KS"
dag = 2012-06-12
typ = "antaget"
[[mote]]
namnd = "KS"
datum = 2012-06-12
[[mote]]
namnd = "ks"
datum = "2012-06-12"
utskick = 2012-06-13
"""
    assert [rad.removeprefix("m.toml rad ") for rad in vagran(tmp_path, text, "m.toml")] == [
        "2, kommun: är en okänd nyckel, tillåtet är: mote",
        "4, mote[0].namnd: ska vara text, inte ett heltal",
        "5, mote[0].datum: ska vara ett datum (ÅÅÅÅ-MM-DD), inte en tidpunkt",
        "6, mote[0].typ: ska vara text, inte ja eller nej (true, false)",
        "7, mote[0].tid: ska vara text, inte ett heltal",
        "8, mote[1].datum: saknas: skriv dagen som ÅÅÅÅ-MM-DD",
        f"10, mote[1].dag: är en okänd nyckel, tillåtet är: {', '.join(sorted(KOLUMNER))}",
        f"11, mote[1].typ: {ANTAGET}",
        "17, mote[3].datum: samma nämnd och dag står redan på rad 12: ta bort den ena",
        "18, mote[3].utskick: 2012-06-13 kommer efter datum 2012-06-12: stoppdagarna ska följa på varandra",
    ]


@pytest.mark.parametrize(
    ("innehall", "fel"),
    [
        ("", "m.toml: filen har inga sammanträden: lägg till minst ett"),
        ("mote = []", "m.toml: filen har inga sammanträden: lägg till minst ett"),
        ("[mote]\nnamnd = 'KS'", "m.toml rad 1, mote: ska vara en lista, inte en tabell"),
        ("mote = [1]", "m.toml rad 1, mote[0]: ska vara en tabell, inte ett heltal"),
        (
            "mote = [" + "{}," * 5_001 + "]",
            "m.toml: filen har för många sammanträden, högst 5000: dela upp den",
        ),
        ("[[mote]", "m.toml rad 1: går inte att läsa som TOML: det saknas en hakparentes"),
        (
            "mote = [{namnd='KS', datum=2012-06-12}, {namnd='KS', datum=2012-06-12}]",
            "m.toml rad 1, mote[1].datum: samma nämnd och dag står redan i filen: ta bort den ena",
        ),
    ],
)
def test_a_toml_file_that_is_no_calendar(tmp_path: Path, innehall: str, fel: str) -> None:
    """Whatever shape it has, the answer is a sentence."""
    assert vagran(tmp_path, innehall, "m.toml") == [fel]


def test_all_faults_of_a_calendar_name_the_event_and_the_property(tmp_path: Path) -> None:
    """Lines are folded in such a file, so the events are counted instead."""
    text = ics(
        "X-REMISSFLODE-NAMND:KS\nDTSTART;VALUE=DATE:20120612\nRRULE:FREQ=WEEKLY\nX-REMISSFLODE-UTSKICK:snart",
        "X-REMISSFLODE-NAMND:KS\nDTSTART;VALUE=DATE:20120230",
        "X-REMISSFLODE-NAMND:ks\nDTSTART;VALUE=DATE:20120612\nX-REMISSFLODE-INLAMNIG:2012-06-01",
        "SUMMARY:Julbord\nDTSTART:20121212T180000",
        "SUMMARY:Valnämnden och Kommunstyrelsen\nDTSTART:20120612",
        "CATEGORIES:KS,BUN\nDTSTART:20120614\nX-REMISSFLODE-TYP:antaget",
        "CATEGORIES:Kommunstyrelssen\nDTSTART:20120615\nX-REMISSFLODE-TYP:instalt\nSTATUS:CANCELLED",
        "X-REMISSFLODE-NAMND:Q\nSUMMARY:KS",
        "SUMMARY:KS\nDTSTART:20120616\nDTSTART:20120617\nX-REMISSFLODE-FLYTTAT-TILL:2012-06-18",
        "SUMMARY:KS\nDTSTART;TZID=Atlantis:20120618T180000",
        "SUMMARY:KS\nDTSTART;TZID=America/New_York:99991231T230000\nLOCATION:" + "x" * 301,
        "SUMMARY:KS\nDTSTART;VALUE=DURATION:P1D\nX-REMISSFLODE-TYP;VALUE=DATE:20120612\nLOCATION:"
        + "x" * 2_001,
        "SUMMARY:KS\nDTSTART;=:20120619",
    )
    assert [rad.removeprefix("m.ics händelse ") for rad in vagran(tmp_path, text, "m.ics")] == [
        "1, RRULE: händelsen återkommer: exportera varje sammanträde som en egen händelse",
        "1, X-REMISSFLODE-UTSKICK: ska vara ett datum: ÅÅÅÅ-MM-DD",
        "2, DTSTART: är ett datum som inte finns i almanackan",
        "3, X-REMISSFLODE-INLAMNIG: är en okänd egenskap, menade du ”x-remissflode-inlamning”?",
        "3, DTSTART: samma nämnd och dag står redan i händelse 1: ta bort den ena",
        f"4, SUMMARY: {INGEN_NAMND}",
        "5, SUMMARY: nämner flera nämnder (Val, KS): låt en av dem stå",
        "6, CATEGORIES: nämner flera nämnder (KS, BUN): låt en av dem stå",
        f"6, X-REMISSFLODE-TYP: {ANTAGET}",
        "7, CATEGORIES: är en okänd nämnd, menade du ”Kommunstyrelsen”?",
        "7, X-REMISSFLODE-TYP: är en okänd typ, menade du ”installt”?",
        "8, X-REMISSFLODE-NAMND: är en okänd nämnd, tillåtet är: BUN, KS, Val",
        "8, DTSTART: saknas: skriv dagen som ÅÅÅÅ-MM-DD",
        "9, DTSTART: står flera gånger: låt en av dem stå",
        "9, X-REMISSFLODE-FLYTTAT-TILL: ska anges för ett flyttat sammanträde, och bara för ett sådant",
        "10, DTSTART: har en okänd tidszon: exportera kalendern med Europe/Stockholm",
        "11, DTSTART: ska vara ett datum: ÅÅÅÅ-MM-DD",
        "11, LOCATION: är för långt: 301 tecken, högst 300",
        "12, LOCATION: går inte att läsa: rätta den eller ta bort händelsen",
        "12, DTSTART: ska vara ett datum (ÅÅÅÅ-MM-DD), inte något annat",
        "12, X-REMISSFLODE-TYP: ska vara text, inte ett datum",
        "13, DTSTART: ska vara ett datum: ÅÅÅÅ-MM-DD",
    ]


@pytest.mark.parametrize(
    ("start", "dag_", "tid"),
    [
        ("DTSTART:20120612T160000Z", 12, "18.00"),
        ("DTSTART:20120612T223000Z", 13, "00.30"),
        ("DTSTART:20120612T183000", 12, "18.30"),
        ("DTSTART;TZID=Europe/London:20120612T180000", 12, "19.00"),
        ("DTSTART;TZID=W. Europe Standard Time:20120612T180000", 12, "18.00"),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Stockholm:20120612T180000", 12, "18.00"),
        ("DTSTART;VALUE=DATE:20120612", 12, None),
        ("DTSTART:20120612", 12, None),
    ],
)
def test_the_day_of_an_event_is_the_local_one(tmp_path: Path, start: str, dag_: int, tid: str | None) -> None:
    """Half past ten in the evening in London time is the day after here; a day without time is itself."""
    (mote,) = las(tmp_path, ics(f"SUMMARY:KS\n{start}"), "m.ics")
    assert (mote.dag, mote.tid) == (date(2012, 6, dag_), tid)


@pytest.mark.parametrize(
    ("rubrik", "kod"),
    [
        ("BARN- OCH UTBILDNINGSNÄMNDEN sammanträder", "BUN"),
        ("Sammanträde (BUN)", "BUN"),
        ("VAL: sammanträde", "Val"),
        ("Val: sammanträde", "Val"),
        ("val av ordförande i KS", "KS"),
        ("Kommunstyrelsens arbetsutskott", None),
        ("KS-AU", None),
        ("AU-KS", None),
        (normalize("NFD", "Valnämnden: sammanträde"), "Val"),
        ("ks sammanträder", None),
    ],
)
def test_a_namnd_is_named_by_whole_words(tmp_path: Path, rubrik: str, kod: str | None) -> None:
    """A name in any case, a code as it is or in capitals: what is only like it is no nämnd."""
    text = ics(f"SUMMARY:{rubrik}\nDTSTART:20120612")
    if kod is None:
        assert vagran(tmp_path, text, "m.ics") == [f"m.ics händelse 1, SUMMARY: {INGEN_NAMND}"]
    else:
        assert las(tmp_path, text, "m.ics")[0].namnd == kod


def test_neither_a_number_nor_nothing_is_a_word_for_a_namnd(tmp_path: Path) -> None:
    """The twelfth of June is no nämnd, whatever codes there are."""
    text = ics("SUMMARY:Sammanträde (12 juni)\nDTSTART:20120612")
    namnder = {"12": " ", "KS": "Kommunstyrelsen"}
    assert vagran(tmp_path, text, "m.ics", namnder) == [f"m.ics händelse 1, SUMMARY: {INGEN_NAMND}"]


def test_a_longer_name_hides_the_shorter_one_in_it(tmp_path: Path) -> None:
    """Whoever names the nämnd for kultur does not name Nämnden too."""
    namnder = {"N": "Nämnden", "K": "Nämnden för kultur"}
    (mote,) = las(tmp_path, ics("SUMMARY:nämnden för  kultur\nDTSTART:20120612"), "m.ics", namnder)
    assert mote.namnd == "K"


@pytest.mark.parametrize(
    ("egen", "kategori", "rubrik", "hela", "kod"),
    [
        ("Val", "KS", "BUN", "KS", "Val"),
        ("", "KS", "BUN", "Val", "KS"),
        ("", "Röd\nCATEGORIES:KS", "BUN", "Val", "KS"),
        ("", "Röd", "BUN", "Val", "BUN"),
        ("", "Röd", "Möte", "Val", "Val"),
    ],
)
def test_the_nearest_word_about_the_namnd_counts(
    tmp_path: Path, egen: str, kategori: str, rubrik: str, hela: str, kod: str
) -> None:
    """The property of the house, then categories, then the heading, then what is said of the whole file."""
    text = ics(f"X-REMISSFLODE-NAMND:{egen}\nCATEGORIES:{kategori}\nSUMMARY:{rubrik}\nDTSTART:20120612")
    assert las(tmp_path, text, "m.ics", namnd=hela)[0].namnd == kod


def test_an_event_that_was_called_off_in_a_calendar_program_is_installt(tmp_path: Path) -> None:
    """Whoever cancels there does not know of the properties of the house."""
    for typ in ("ordinarie", "extra"):
        (mote,) = las(tmp_path, dag(f"X-REMISSFLODE-TYP:{typ}", "STATUS:cancelled"), "m.ics")
        assert mote.typ is Motestyp.INSTALLT
    assert las(tmp_path, dag("X-REMISSFLODE-TYP:installt", "STATUS:CONFIRMED"), "m.ics")[0].typ == "installt"


def test_an_event_that_was_moved_in_a_calendar_program_has_its_new_time(tmp_path: Path) -> None:
    """The words about the time stand as long as they agree with it."""
    for start, tid in (("T180000", "kl. 18.00"), ("T190000", "19.00")):
        text = ics(f"SUMMARY:KS\nDTSTART:20120612{start}\nX-REMISSFLODE-TID:kl. 18.00")
        assert las(tmp_path, text, "m.ics")[0].tid == tid


def test_what_else_stands_in_an_event_is_passed_over(tmp_path: Path) -> None:
    """Alarms, descriptions of any length, broken lines, time zones and tasks have nothing to say here."""
    text = dag(
        "DESCRIPTION:" + "x" * 50_000,
        "  som fortsätter",
        "en rad utan mening",
        "ATTACH;VALUE=BINARY:\\",
        "LOCATION:Stadshuset\\n Storgatan 1\\,\\n",
        "BEGIN:VALARM\nDTSTART:x\nRRULE:x\nEND:VALARM",
    )
    text = " \r\n\r\n" + text.replace("VERSION", "BEGIN:VTODO\nDTSTART:x\nEND:VTODO\nVERSION") + "\n" + ics()
    (mote,) = las(tmp_path, text, "m.ics")
    assert mote == Mote(namnd="KS", dag=date(2012, 6, 12), plats="Stadshuset, Storgatan 1")


def test_a_line_may_be_folded_in_the_middle_of_a_letter(tmp_path: Path) -> None:
    """Some programs count bytes, not letters."""
    text = dag("LOCATION:Ån").encode().replace("Å".encode(), b"\xc3\r\n \x85")
    assert las(tmp_path, text, "m.ics")[0].plats == "Ån"


HEL = ics(*HANDELSER)
EVIG_ZON = (
    "BEGIN:VTIMEZONE\nTZID:Atlantis\nBEGIN:STANDARD\nDTSTART:19000101T000000\nTZOFFSETFROM:+0100\n"
    "TZOFFSETTO:+0100\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
)


@pytest.mark.parametrize(
    ("innehall", "fel"),
    [
        (b"", "m.ics: filen är tom: exportera kalendern på nytt"),
        (b"\r\n \r\n", "m.ics: filen är tom: exportera kalendern på nytt"),
        (b"x" * 400_001, "m.ics: filen är för stor, högst 400 kB"),
        (b"PK\x03\x04" * 9, "m.ics: filen är ingen kalender (iCalendar): exportera kalendern på nytt"),
        (bytes(range(256)), "m.ics: texten är inte UTF-8: exportera kalendern som iCalendar (.ics)"),
        (HEL[: HEL.index("X-")], "m.ics: filen är avbruten mitt i händelse 1: exportera kalendern på nytt"),
        (
            HEL.removesuffix("END:VCALENDAR\r\n"),
            "m.ics: filen är avbruten mitt i kalendern: exportera kalendern på nytt",
        ),
        (HEL[:-20], "m.ics: filen är avbruten mitt i händelse 4: exportera kalendern på nytt"),
        (
            HEL[: HEL.index("BEGIN:VE")],
            "m.ics: filen är avbruten mitt i kalendern: exportera kalendern på nytt",
        ),
        (
            HEL.replace("END:VEVENT", "END:VTODO", 1),
            "m.ics: filen är avbruten mitt i händelse 1: exportera kalendern på nytt",
        ),
        (HEL + "END:VEVENT", "m.ics: filen är ingen kalender (iCalendar): exportera kalendern på nytt"),
        (
            "BEGIN:VEVENT\nEND:VEVENT",
            "m.ics: filen är ingen kalender (iCalendar): exportera kalendern på nytt",
        ),
        (ics(), "m.ics: filen har inga sammanträden: lägg till minst ett"),
        (
            "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 20_000,
            "m.ics: filen är avbruten mitt i händelse 1: exportera kalendern på nytt",
        ),
        (
            ics(*["X:"] * (FLEST_MOTEN + 1)),
            "m.ics: filen har för många sammanträden, högst 5000: dela upp den",
        ),
        (
            ics("SUMMARY:KS\nDTSTART;TZID=Atlantis:20120612T180000").replace("VERSION", EVIG_ZON + "VERSION"),
            "m.ics händelse 1, DTSTART: har en okänd tidszon: exportera kalendern med Europe/Stockholm",
        ),
        (
            ics("SUMMARY:KS\nDTSTART;TZID=" + "/a" * 950 + ":20120612T180000"),
            "m.ics händelse 1, DTSTART: ska vara ett datum: ÅÅÅÅ-MM-DD",
        ),
        (
            ics("SUMMARY:KS\nDTSTART;TZID=" + "a" * 300 + ":20120612T180000"),
            "m.ics händelse 1, DTSTART: ska vara ett datum: ÅÅÅÅ-MM-DD",
        ),
    ],
)
def test_a_broken_or_hostile_calendar_is_refused_in_words(
    tmp_path: Path, innehall: str | bytes, fel: str
) -> None:
    """Cut off, binary, nested or made to keep a program busy: the answer comes at once and in Swedish."""
    assert vagran(tmp_path, innehall, "m.ics") == [fel]


FRITEXTER = (
    "Sal A",
    '=HYPERLINK("x";1)',
    "+46",
    "-",
    "@x",
    "'=x",
    "'x",
    "''@",
    "a;b,c:d",
    "\\",
    "\\N",
    "\\n\\,",
    '"',
    '"""',
    "%2C^n",
    "åäö ÅÄÖ é",
    "x" * 39,
)
SKRIVARE: Mapping[str, Callable[[tuple[Mote, ...]], str]] = {
    "m.csv": skriv_csv,
    "m.toml": skriv_toml,
    "m.ics": lambda moten: skriv_ics(moten, NAMNDER, nu=NU),
}


def _kan_skrivas(text: str) -> bool:
    try:
        granska_rad(text, 40)
    except Textfel:
        return False
    return True


def _fritext() -> st.SearchStrategy[str]:
    tecken = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
    rensad = tecken.map(lambda text: normalize("NFC", text).strip()).filter(_kan_skrivas)
    return st.sampled_from(FRITEXTER) | rensad


@st.composite
def moten(draw: st.DrawFn) -> Mote:
    """A meeting that may stand in a calendar."""
    dagen = draw(st.dates(FORSTA_DAG, SISTA_DAG))
    fore = sorted(draw(st.lists(st.dates(FORSTA_DAG, dagen), min_size=4, max_size=4)))
    flyttat_till = draw(st.none() | st.dates(FORSTA_DAG, SISTA_DAG).filter(lambda ny: ny != dagen))
    hallna = st.sampled_from((Motestyp.ORDINARIE, Motestyp.EXTRA, Motestyp.INSTALLT))
    klocka = st.sampled_from(("18.00", "9.30", "kl. 02:30", "24.00", "efter lunch", "23.59"))
    sist = min(sista_justeringsdag(dagen), SISTA_DAG)
    return Mote(
        namnd=draw(st.sampled_from(tuple(NAMNDER))),
        dag=dagen,
        typ=draw(hallna) if flyttat_till is None else Motestyp.FLYTTAT,
        tid=draw(st.none() | klocka | _fritext()),
        plats=draw(st.none() | _fritext()),
        justering=draw(st.none() | st.dates(dagen, sist)),
        flyttat_till=flyttat_till,
        **{namn: draw(st.none() | st.just(ett)) for namn, ett in zip(FORE_MOTET, fore, strict=True)},
    )


@settings(max_examples=40)
@given(alla=st.lists(moten(), min_size=1, max_size=4, unique_by=lambda m: (m.namnd, m.dag)))
@pytest.mark.parametrize("namn", SKRIVARE)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, namn: str, alla: list[Mote]
) -> None:
    """Whatever is published of the meetings survives the file, in the order of nämnd and day."""
    ordnade = tuple(sorted(alla, key=lambda m: (m.namnd, m.dag)))
    mapp = tmp_path_factory.getbasetemp()
    assert las(mapp, SKRIVARE[namn](tuple(alla)), namn) == ordnade


@pytest.mark.parametrize("namn", SKRIVARE)
@pytest.mark.parametrize("text", FRITEXTER)
def test_free_text_is_read_back_to_the_letter(tmp_path: Path, namn: str, text: str) -> None:
    """Commas, quotes, backslashes, apostrophes and what looks like a formula."""
    mote = Mote(namnd="KS", dag=date(2012, 6, 12), tid=text, plats=text)
    assert las(tmp_path, SKRIVARE[namn]((mote,)), namn) == (mote,)


def test_a_spreadsheet_takes_no_text_for_a_formula() -> None:
    """What begins like a formula is written with an apostrophe before it; nothing else is touched."""
    mote = Mote(namnd="KS", dag=date(2012, 6, 12), tid="-", plats="=1+1")
    assert skriv_csv((mote, evolve(mote, namnd="BUN", tid="18.00", plats=" @Sal"))) == (
        "namnd;datum;typ;tid;plats;inlamning;beredning;presidium;utskick;justering;flyttat_till\r\n"
        "BUN;2012-06-12;ordinarie;18.00;'@Sal;;;;;;\r\n"
        "KS;2012-06-12;ordinarie;'-;'=1+1;;;;;;\r\n"
    )


def test_a_written_toml_file_can_be_edited() -> None:
    """One table for each meeting, and only what is published."""
    assert skriv_toml(VANTAT[2:]) == (
        '[[mote]]\nnamnd = "KS"\ndatum = 2012-06-20\ntyp = "flyttat"\nflyttat_till = 2012-06-21\n\n'
        '[[mote]]\nnamnd = "KS"\ndatum = 2012-06-27\ntyp = "extra"\n'
    )


def test_a_written_calendar_shows_in_a_calendar_program() -> None:
    """Timed or all day, with what has become of it in the heading and in the status."""
    sent = evolve(VANTAT[3], tid="kl 23:30")
    text = skriv_ics((VANTAT[0], VANTAT[1], VANTAT[2], sent), {"BUN": "Nämnden; A"}, nu=NU)
    forsta, installt, flyttat, extra = (del_.splitlines() for del_ in text.split("BEGIN:VEVENT\r\n")[1:])
    assert forsta[:7] == [
        "SUMMARY:Nämnden\\; A: sammanträde",
        "DTSTART;TZID=Europe/Stockholm:20120612T180000",
        "DTEND;TZID=Europe/Stockholm:20120612T190000",
        "DTSTAMP:20120109T083000Z",
        "UID:BUN-2012-06-12@remissflode",
        "LOCATION:Sessionssalen\\, Å-huset",
        "STATUS:CONFIRMED",
    ]
    assert {"SUMMARY:KS: inställt sammanträde", "DTSTART;VALUE=DATE:20120613", "STATUS:CANCELLED"} < {
        *installt
    }
    assert {"SUMMARY:KS: flyttat sammanträde", "STATUS:CANCELLED"} < {*flyttat}
    assert {"SUMMARY:KS: extra sammanträde", "STATUS:CONFIRMED"} < {*extra}
    assert "DTEND;TZID=Europe/Stockholm:20120628T003000" in extra
    assert "X-REMISSFLODE-TID" not in "".join(forsta)
    assert text.count("BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n") == 1
    assert max(len(rad.encode()) for rad in text.splitlines()) <= 75


def test_a_time_that_is_no_time_of_day_makes_an_event_of_the_whole_day() -> None:
    """Nobody knows when lunch is over; the words are kept."""
    text = skriv_ics((evolve(VANTAT[1], tid="efter lunch"),), NAMNDER, nu=NU)
    assert "DTSTART;VALUE=DATE:20120613\r\n" in text
    assert "X-REMISSFLODE-TID;VALUE=TEXT:efter lunch\r\n" in text
    assert "DTEND" not in text


@pytest.mark.parametrize("namn", SKRIVARE)
def test_an_assumed_meeting_is_never_written(namn: str) -> None:
    """A calendar that is handed out holds what has been decided."""
    with pytest.raises(ValueError, match="assumed"):
        SKRIVARE[namn]((Mote(namnd="KS", dag=date(2012, 6, 12), typ=Motestyp.ANTAGET),))


def test_the_instant_of_writing_has_its_time_zone() -> None:
    """Otherwise nobody knows which file is the newer."""
    with pytest.raises(ValueError, match="time zone"):
        skriv_ics(VANTAT, NAMNDER, nu=datetime.fromisoformat("2012-01-09T08:30"))
