"""The municipality's files on disk: what cannot be read is told in Swedish, with file and line."""

from pathlib import Path

import pytest
from attrs import frozen

from konfiguration.filer import EXEMPELFILER, STORSTA_FIL, Inlast, exempeltext, las_toml, las_tomlfil
from tillstand.fel import Felaktighet, Konfigurationsfel


def skriv(mapp: Path, innehall: str | bytes, namn: str = "prov.toml") -> Path:
    """A file with that content."""
    fil = mapp / namn
    fil.write_bytes(innehall.encode() if isinstance(innehall, str) else innehall)
    return fil


def vagran(fil: Path) -> str:
    """The text of the refusal."""
    with pytest.raises(Konfigurationsfel) as fangat:
        las_toml(fil)
    return str(fangat.value)


@pytest.mark.parametrize(
    ("innehall", "text"),
    [
        (
            "a = 1\nb = [1, 2\nc = 3",
            "prov.toml rad 3: går inte att läsa som TOML: listan saknar hakparentes på slutet",
        ),
        ("a = 1\na = 2", "prov.toml rad 2: går inte att läsa som TOML: nyckeln står redan längre upp"),
        ("a = 1\n[a]", "prov.toml rad 2: går inte att läsa som TOML: nyckeln står redan längre upp"),
        (
            "\n\na = ja",
            (
                "prov.toml rad 3: går inte att läsa som TOML: "
                "värdet är felskrivet: text ska stå inom citattecken"
            ),
        ),
        ('a = "x', "prov.toml rad 1: går inte att läsa som TOML: texten saknar citattecken på slutet"),
        ("a", "prov.toml rad 1: går inte att läsa som TOML: det saknas ett likhetstecken efter nyckeln"),
        ("a = 2011-02-30", "prov.toml rad 1: går inte att läsa som TOML: datumet finns inte i almanackan"),
        ("a = " + "9" * 5000, "prov.toml: går inte att läsa som TOML: ett tal är för stort"),
        ("a = " + "[" * 5000, "prov.toml: listor eller tabeller ligger för djupt i varandra"),
        (b'a = 1\nb = "\xe5"', "prov.toml rad 2: texten är inte UTF-8: spara filen som UTF-8"),
        ("a" + ".a" * 50_000 + " = 1", "prov.toml rad 1: en nyckel har mer än 30 delar"),
        ("\n[[a]]" * 10_001, "prov.toml: filen har för många tabeller, högst 10000: dela upp den"),
        ("[" + " " * 100_000, "prov.toml rad 1: går inte att läsa som TOML: nyckeln är felskriven"),
        (b"#" * (STORSTA_FIL + 1), "prov.toml: filen är för stor, högst 400 kB"),
    ],
)
def test_what_cannot_be_read_says_where(tmp_path: Path, innehall: str | bytes, text: str) -> None:
    """A slip of the pen is told in Swedish with file and line, never as a traceback."""
    assert vagran(skriv(tmp_path, innehall)) == text


def test_a_missing_file_says_where_it_was_sought(tmp_path: Path) -> None:
    """The one who installs sees which folder was searched; a folder in its place is no file either."""
    assert vagran(tmp_path / "borta.toml") == f"borta.toml: filen finns inte i {tmp_path}"
    (tmp_path / "mapp.toml").mkdir()
    assert vagran(tmp_path / "mapp.toml") == "mapp.toml: filen går inte att läsa: det är en mapp"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Files saved by Windows programs are read."""
    assert las_toml(skriv(tmp_path, b"\xef\xbb\xbfa = 1\r\n")) == {"a": 1}


@frozen(kw_only=True)
class _Under:
    b: int = 0


@frozen(kw_only=True)
class _Fil:
    a: int = 0
    t: tuple[_Under, ...] = ()
    u: _Under = _Under()


def test_every_fault_names_its_line_in_the_order_of_the_file(tmp_path: Path) -> None:
    """A place inside the third table of a list is found by its line, not by counting."""
    last = las_tomlfil(skriv(tmp_path, 'a = "x"\n[[t]]\nb = 1\n[[t]]\n# b\nb = "y"\n[u]\n  b = true\n[v]\n'))
    with pytest.raises(Konfigurationsfel) as fangat:
        last.tolka(_Fil, [Felaktighet(plats="t[0].c", mening="saknas")])
    assert str(fangat.value).splitlines() == [
        "prov.toml rad 1, a: ska vara ett heltal, inte text",
        "prov.toml rad 2, t[0].c: saknas",
        "prov.toml rad 6, t[1].b: ska vara ett heltal, inte text",
        "prov.toml rad 8, u.b: ska vara ett heltal, inte ja eller nej (true, false)",
        "prov.toml rad 9, v: är en okänd nyckel, tillåtet är: a, t, u",
    ]


def test_a_place_without_a_line_still_names_the_file() -> None:
    """A stored tree has no lines; its faults name what it is called."""
    fel = Inlast(namn="flöde 1a2b", trad={}).fel([Felaktighet(plats="start", mening="saknas")])
    assert str(fel) == "flöde 1a2b, start: saknas"


@pytest.mark.parametrize("namn", EXEMPELFILER)
def test_the_examples_are_marked_and_reach_nobody(namn: str) -> None:
    """The example municipality is invented, and its addresses lead nowhere."""
    text = exempeltext(namn)
    assert "EXEMPEL" in text or namn == "installningar.toml"
    adresser = [ord_.strip('"<>,;') for ord_ in text.split() if "@" in ord_]
    assert adresser
    assert all(
        a.split("@")[1].rstrip('>"').endswith((".example.se", ".invalid")) or "://" in a or ";" in a
        for a in adresser
    )
