"""People to import: TOML and CSV by the same rules, every fault at once with its line."""

from datetime import date
from pathlib import Path

import pytest

from konfiguration.filer import exempeltext
from konfiguration.personfil import Personuppgifter, las_personer
from tests.byggare import NAMND, organisation
from tillstand.behorighet import Enhet, Franvaro, Person, Rollinnehav
from tillstand.fel import Konfigurationsfel

NAMNDER = ("BUN", "KS")

TOML = """
[[person]]
kod = "chefen"
namn = "Enhetschefen"
epost = "chefen@example.se"
[[person]]
kod = "vik"
namn = "Vikarien"
[[enhet]]
kod = "skola"
namn = "Skolenheten"
namnd = "BUN"
[[roll]]
person = "chefen"
roll = "chef"
enhet = "skola"
fran = 2011-09-01
[[franvaro]]
person = "chefen"
fran = 2011-10-03
till = 2011-10-07
ersattare = "vik"
"""

CSV = (
    "Sort;Kod;Namn;E;Epost;Person;Roll;Nämnd;Enhet;Överordnad;Från;Till;Ersättare\n".replace(
        "E;Epost", "Epost"
    )
    + "person;chefen;Enhetschefen;chefen@example.se;;;;;;;;\n"
    + "person;vik;Vikarien;;;;;;;;;\n"
    + ";;;;;;;;;;;\n"
    + "enhet;skola;Skolenheten;;;;BUN;;;;;\n"
    + "roll;;;;chefen;chef;;skola;;2011-09-01;;\n"
    + "Frånvaro;;;;chefen;;;;;2011-10-03;2011-10-07;vik\n"
)

VANTAT = Personuppgifter(
    personer=(
        Person(kod="chefen", namn="Enhetschefen", epost="chefen@example.se"),
        Person(kod="vik", namn="Vikarien"),
    ),
    enheter=(Enhet(kod="skola", namn="Skolenheten", namnd="BUN"),),
    roller=(Rollinnehav(person="chefen", roll="chef", namnd="BUN", enhet="skola", fran=date(2011, 9, 1)),),
    franvaro=(Franvaro(person="chefen", fran=date(2011, 10, 3), till=date(2011, 10, 7), ersattare="vik"),),
)


def las(mapp: Path, innehall: str | bytes, namn: str = "personer.toml") -> Personuppgifter:
    """The people of that file."""
    fil = mapp / namn
    fil.write_bytes(innehall.encode() if isinstance(innehall, str) else innehall)
    return las_personer(fil, NAMNDER)


def vagran(mapp: Path, innehall: str | bytes, namn: str = "personer.toml") -> list[str]:
    """The faults, one on a line."""
    with pytest.raises(Konfigurationsfel) as fangat:
        las(mapp, innehall, namn)
    return str(fangat.value).splitlines()


def test_a_chef_is_chef_in_the_namnd_of_the_enhet(tmp_path: Path) -> None:
    """Nobody writes the nämnd twice: it follows from the enhet."""
    assert las(tmp_path, TOML) == VANTAT


@pytest.mark.parametrize("kodning", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("tecken", [";", ","])
def test_a_spreadsheet_says_the_same_as_toml(tmp_path: Path, kodning: str, tecken: str) -> None:
    """Semicolon or comma, with or without a mark, from an old or a new Windows program."""
    assert las(tmp_path, CSV.replace(";", tecken).encode(kodning), "personer.csv") == VANTAT


def test_the_example_can_be_imported(tmp_path: Path) -> None:
    """Everybody in it has a role, and the one away has somebody who stands in."""
    uppgifter = las(tmp_path, exempeltext("personer.toml"))
    assert {r.person for r in uppgifter.roller} == {p.kod for p in uppgifter.personer}
    assert uppgifter.franvaro[0].ersattare is not None


def test_all_faults_come_at_once_with_their_lines(tmp_path: Path) -> None:
    """Unknown people, enheter, roles and nämnder, days in the wrong order and codes used twice: one list."""
    text = """
[[person]]
kod = "a"
namn = "A"
epost = "a at example.se"
[[person]]
kod = "a"
namn = "B"
[[enhet]]
kod = "x"
namn = "X"
namnd = "BUN"
overordnad = "y"
[[enhet]]
kod = "y"
namn = "Y"
namnd = "KS"
overordnad = "x"
[[enhet]]
kod = "z"
namn = "Z"
namnd = "BUM"
overordnad = "okand"
[[roll]]
person = "okand"
roll = "registator"
[[roll]]
person = "a"
roll = "handlaggare"
[[roll]]
person = "a"
roll = "chef"
namnd = "KS"
enhet = "x"
[[roll]]
person = "a"
roll = "chef"
[[roll]]
person = "a"
roll = "insyn"
enhet = "x"
[[roll]]
person = "a"
roll = "administrator"
namnd = "BUN"
[[franvaro]]
person = "a"
fran = 2011-10-07
till = 2011-10-03
ersattare = "a"
"""
    ovantade = [rad.removeprefix("personer.toml rad ") for rad in vagran(tmp_path, text)]
    assert ovantade == [
        "5, person[0].epost: ska vara en e-postadress: namn@exempel.se",
        "7, person[1].kod: står redan på rad 3: välj ett annat",
        "13, enhet[0].overordnad: ska höra till samma nämnd som enheten",
        "13, enhet[0].overordnad: leder i en ring tillbaka till enheten själv",
        "18, enhet[1].overordnad: ska höra till samma nämnd som enheten",
        "18, enhet[1].overordnad: leder i en ring tillbaka till enheten själv",
        "22, enhet[2].namnd: är en okänd nämnd, tillåtet är: BUN, KS",
        "23, enhet[2].overordnad: är en okänd enhet, tillåtet är: x, y, z",
        "25, roll[0].person: är en okänd person, tillåtet är: a",
        "26, roll[0].roll: är en okänd roll, menade du ”registrator”?",
        "29, roll[1].roll: följer av ärendet och ges inte: ge rollen chef för en enhet",
        "33, roll[2].namnd: ska vara enhetens nämnd",
        "35, roll[3].enhet: saknas: en chef är chef för en enhet",
        "38, roll[4].namnd: saknas: rollen innehas i en nämnd",
        "41, roll[4].enhet: ska inte anges för rollen insyn",
        "45, roll[5].namnd: ska inte anges för rollen administrator",
        "49, franvaro[0].till: ska inte vara före dagen i fran",
        "50, franvaro[0].ersattare: ska vara någon annan än den frånvarande",
    ]


def test_those_who_are_known_already_need_not_be_in_the_file(tmp_path: Path) -> None:
    """A file with one absence is enough, when the person is there since before."""
    fil = tmp_path / "borta.csv"
    fil.write_text(
        "sort,person,roll,enhet,fran,till\nfranvaro,kollega,,,2011-10-03,2011-10-07\nroll,kollega,chef,familj,,"
    )
    uppgifter = las_personer(fil, (NAMND,), organisation())
    assert uppgifter.franvaro[0].person == "kollega"
    assert uppgifter.roller[0].nyckel == f"chef:{NAMND}:familj"


@pytest.mark.parametrize(
    ("innehall", "fel"),
    [
        ("", "personer.csv: filen är tom: första raden ska namnge kolumnerna"),
        ("kod;namn\na;A", "personer.csv rad 1, sort: kolumnen saknas: den säger vad raden är"),
        ("sort;kod;nam\n", "personer.csv rad 1, nam: är en okänd kolumn, menade du ”namn”?"),
        ("sort;kod;Kod\n", "personer.csv rad 1, kod: kolumnen står två gånger"),
        ("sort;kod;namn\nperso;a;A", "personer.csv rad 2, sort: är okänd, menade du ”person”?"),
        ("sort;kod;namn\n;a;A", "personer.csv rad 2, sort: saknas"),
        (
            "sort;kod;namn;roll\nperson;a;A;chef",
            "personer.csv rad 2, roll: används inte på rader av sorten person",
        ),
        ("sort;kod;namn\nperson;a;A;x", "personer.csv rad 2: raden har fler celler än rubrikraden"),
        (
            'sort;kod;namn\nperson;a;"A" x',
            "personer.csv rad 2: går inte att läsa som CSV: se över citattecknen",
        ),
        (
            b"sort;kod;namn\nperson;a;\x81",
            "personer.csv: texten är varken UTF-8 eller Windows-1252: spara filen som CSV UTF-8",
        ),
        (
            "sort;kod;namn\n\nperson;a b;A",
            "personer.csv rad 3, person[0].kod: får bara ha bokstäver, siffror och . _ @ + -",
        ),
        (
            "sort;kod;namn\nperson;a;A\x00",
            "personer.csv rad 2, person[0].namn: innehåller ett styrtecken (U+0000)",
        ),
    ],
)
def test_a_spreadsheet_with_faults_is_refused_by_row(tmp_path: Path, innehall: str | bytes, fel: str) -> None:
    """The one who exported it sees which row and column to mend."""
    assert fel in vagran(tmp_path, innehall, "personer.csv")
