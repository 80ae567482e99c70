"""Flows from files: the lint with places, and a hash that only the meaning moves."""

from pathlib import Path

import pytest

from konfiguration.filer import pakettext
from konfiguration.floden import flode_ur_trad, las_flode, standardflode
from tillstand.fel import Konfigurationsfel
from tillstand.flode import Overgang
from tillstand.remiss import REMISS

TEXT = pakettext("flode", "remiss.toml")


def skriv(mapp: Path, text: str) -> Path:
    """A flow file with that text."""
    fil = mapp / "eget.toml"
    fil.write_text(text, encoding="utf-8")
    return fil


def vagran(fil: Path) -> list[str]:
    """The faults, one on a line."""
    with pytest.raises(Konfigurationsfel) as fangat:
        las_flode(fil, REMISS)
    return str(fangat.value).splitlines()


def test_the_standard_flow_passes_the_lint_and_is_read_once(tmp_path: Path) -> None:
    """The flow that the program brings along may be used as it is, copied to a file or not."""
    last = las_flode(skriv(tmp_path, TEXT), REMISS)
    assert last == standardflode()
    assert standardflode() is standardflode()
    forsta = last.flode.overgang[0]
    assert isinstance(forsta, Overgang)
    assert (forsta.fran, forsta.till) == (("mottagen",), "beredning")


def test_a_stored_tree_gives_the_same_flow_again() -> None:
    """A running case stays with the version that it began with."""
    last = standardflode()
    assert flode_ur_trad(last.trad, plats="flödesversion 1") == last.flode
    with pytest.raises(Konfigurationsfel, match="flödesversion 1, start: saknas"):
        flode_ur_trad({k: v for k, v in last.trad.items() if k != "start"}, plats="flödesversion 1")


def test_comments_blank_lines_and_the_order_of_keys_change_nothing(tmp_path: Path) -> None:
    """Only what the flow means makes a new version."""
    luftig = TEXT.replace("[[overgang]]", "\n# en ny pil\n\n[[overgang]]  # här").replace(" = ", "   =   ")
    omkastad = luftig.replace(
        'namn   =   "mottagen"\nrubrik   =   "Mottagen"', 'rubrik = "Mottagen"\nnamn = "mottagen"'
    )
    assert omkastad != luftig
    assert las_flode(skriv(tmp_path, omkastad)).hash == standardflode().hash


@pytest.mark.parametrize(
    ("fore", "efter"),
    [
        ('rubrik = "Fördela"', 'rubrik = "Dela ut"'),
        ('roller = ["fordelare", "registrator"]', 'roller = ["registrator", "fordelare"]'),
        ("angras = false", "angras = true"),
    ],
)
def test_what_changes_the_meaning_changes_the_hash(tmp_path: Path, fore: str, efter: str) -> None:
    """Another word on a button, another order of roles, another right: a new version."""
    assert fore in TEXT
    assert las_flode(skriv(tmp_path, TEXT.replace(fore, efter, 1))).hash != standardflode().hash


MED_FEL = """
namn = "remiss"
slag = "remiss"
start = "mottagen"
tillstand = [
  {namn = "mottagen", rubrik = "Mottagen"},
  {namn = "beredning", rubrik = "Beredning"},
  {namn = "forslag", rubrik = "Förslag"},
  {namn = "overlamnad", rubrik = "Överlämnad", slut = true},
]
[[overgang]]
namn = "fordela"
rubrik = "Fördela"
fran = ["mottagen"]
till = "beredning"
roller = ["fordelare", "direktor"]
antecknar = "fordelning"
kraver = ["handlaggare_fins", "beslutspunkter_finns"]
varnar = ["svarstid_fore_malsammantrade"]
godkanns_av = ["handlaggare"]
[[overgang]]
namn = "sand"
rubrik = "Sänd"
fran = ["mottagen"]
till = "overlamnat"
roller = []
antecknar = "sandning"
[[atgard]]
namn = "sand"
rubrik = "Sänd igen"
tillstand = []
roller = ["registrator"]
antecknar = "tjansteanteckning"
"""


def test_every_fault_of_a_flow_comes_in_one_list_with_its_place(tmp_path: Path) -> None:
    """Dead ends, states that nobody reaches, arrows that nobody may take, unknown names, demands on what is
    not there and names used twice: the one who draws a flow sees all of it at once."""
    fel = vagran(skriv(tmp_path, MED_FEL))
    for ett in (
        "overgang och atgard: namnet ”sand” står 2 gånger",
        "overgang sand, till: tillståndet ”overlamnat” finns inte",
        "atgard sand, tillstand: åtgärden kan inte göras i något tillstånd",
        "overgang fordela, roller: rollen ”direktor” finns inte",
        "overgang sand, roller: ingen får göra detta, ange minst en roll",
        "overgang sand, antecknar: underlaget ”sandning” finns inte",
        "overgang fordela, kraver: kravet ”handlaggare_fins” finns inte",
        "overgang fordela, kraver: kravet ”beslutspunkter_finns” prövar ett annat underlag än ”fordelning”",
        (
            "overgang fordela, varnar: kravet ”svarstid_fore_malsammantrade” läser ”beredning”, som inte "
            "säkert finns i ”mottagen”"
        ),
        "tillstand forslag: ingen väg leder hit från starten",
        "tillstand overlamnad: ingen väg leder hit från starten",
        "tillstand beredning: är en återvändsgränd: inget slut kan nås härifrån",
    ):
        assert f"eget.toml, {ett}" in fel


def test_a_flow_of_the_wrong_form_is_refused_by_line(tmp_path: Path) -> None:
    """Misspelt keys, wrong kinds and texts that cannot be a button are told before anything else."""
    text = TEXT.replace('fran = ["mottagen"]', 'fraan = ["mottagen"]', 1).replace(
        "slut = true", 'slut = "ja"', 1
    )
    text = text.replace('rubrik = "Mottagen"', 'rubrik = ""', 1)
    radnummer = [
        n
        for n, rad in enumerate(text.splitlines(), 1)
        if "fraan" in rad or '"ja"' in rad or 'rubrik = ""' in rad
    ]
    fel = vagran(skriv(tmp_path, text))
    assert fel[0] == f"eget.toml rad {radnummer[0]}, tillstand[0].rubrik: får inte vara tomt"
    assert fel[1].endswith("slut: ska vara ja eller nej (true, false), inte text")
    assert "overgang[0].fran: saknas" in fel[2]
    assert fel[3] == f"eget.toml rad {radnummer[2]}, overgang[0].fraan: är en okänd nyckel, menade du ”fran”?"
