"""The municipality's file: nämnder, diarienummer, terms, closed days and ladder."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from konfiguration.filer import exempeltext
from konfiguration.kommun import (
    Diarienummermall,
    Kommun,
    Namnd,
    klassificering_i,
    kommunavtryck,
    las_kommun,
    skriv_nummer,
)
from konfiguration.trappa import STANDARDTRAPPA
from tillstand.fel import Konfigurationsfel, OgiltigIndata
from tillstand.text import Textfel
from tillstand.villkor import Villkor

MINST = """
namn = "Exempelstad"
[[namnd]]
kod = "SOC"
namn = "Socialnämnden"
[namnd.diarienummer]
mall = "{lopnr}/{ar}"
"""


def las(mapp: Path, text: str) -> Kommun:
    """The municipality of that text."""
    fil = mapp / "kommun.toml"
    fil.write_text(text, encoding="utf-8")
    return las_kommun(fil)


def vagran(mapp: Path, text: str) -> list[str]:
    """The faults, one on a line."""
    with pytest.raises(Konfigurationsfel) as fangat:
        las(mapp, text)
    return str(fangat.value).splitlines()


def test_the_example_shows_the_default_ladder_and_every_term(tmp_path: Path) -> None:
    """What the example says of warnings is what happens without it, so that nobody copies an error."""
    kommun = las(tmp_path, exempeltext("kommun.toml"))
    assert kommun.trappa == STANDARDTRAPPA
    assert tuple(kommun.namnder) == ("BUN", "SDN", "KS")
    assert kommun.namnder["BUN"].villkor == Villkor(delegationspunkter=("4.2", "4.3"))
    assert kommun.stangda_dagar == (date(2026, 5, 15), date(2027, 5, 7), date(2027, 12, 27))
    assert "påhittad" in kommun.namn


def test_a_municipality_needs_a_name_and_one_namnd(tmp_path: Path) -> None:
    """Everything else has a default: terms, ladder, flow."""
    kommun = las(tmp_path, MINST)
    namnd = Namnd(kod="SOC", namn="Socialnämnden", diarienummer=Diarienummermall(mall="{lopnr}/{ar}"))
    assert kommun == Kommun(namn="Exempelstad", namnder={"SOC": namnd})


def test_all_faults_of_the_file_are_told_at_once(tmp_path: Path) -> None:
    """Slips in single values and contradictions between them come in one list, each with its line."""
    text = MINST + (
        'start = 0\nbredd = "4"\n[namnd.villkor]\nomedelbar_justering = "nej"\nanmalan_dagar = 100000\n'
        '[[namnd]]\nkod = "SOC"\nnamn = ""\nepost = "soc"\n'
        '[[trappa]]\nnamn = "a"\nankare = "svarsdag"\n'
        'forskjutning = 1.5\nenhet = "veckor"\nroller = ["chef", "vd"]\n'
        '[[trappa]]\nnamn = "a"\nankare = "svarstid"\n'
        'forskjutning = 99999\nenhet = "dagar"\nupprepas_dagar = 0\nroller = []\n'
        '[floden]\nremiss = "../hemligt.toml"\nremis = "remiss.toml"\n'
    )
    assert vagran(tmp_path, text) == [
        "kommun.toml rad 8, namnd[0].diarienummer.start: ska vara minst 1 och högst 999999999",
        "kommun.toml rad 9, namnd[0].diarienummer.bredd: ska vara ett heltal, inte text",
        (
            "kommun.toml rad 11, namnd[0].villkor.omedelbar_justering: ska vara ja eller nej (true, false), "
            "inte text"
        ),
        "kommun.toml rad 13, namnd[1].diarienummer: saknas",
        "kommun.toml rad 14, namnd[1].kod: står redan på rad 4: välj ett annat",
        "kommun.toml rad 15, namnd[1].namn: får inte vara tomt",
        "kommun.toml rad 16, namnd[1].epost: ska vara en e-postadress: namn@exempel.se",
        "kommun.toml rad 19, trappa[0].ankare: är ett okänt ankare, menade du ”svarstid”?",
        "kommun.toml rad 20, trappa[0].forskjutning: ska vara ett heltal, inte ett decimaltal",
        "kommun.toml rad 21, trappa[0].enhet: ska vara ett av orden dagar, arbetsdagar",
        (
            "kommun.toml rad 22, trappa[0].roller[1]: är okänt, tillåtet är: avdelningschef, chef, delegat, "
            "fordelare, forvaltningschef, handlaggare, insyn, namndsekreterare, registrator, vantar_pa"
        ),
        "kommun.toml rad 24, trappa[1].namn: står redan på rad 18: välj ett annat",
        "kommun.toml rad 26, trappa[1].forskjutning: ska vara minst -3660 och högst 3660",
        "kommun.toml rad 28, trappa[1].upprepas_dagar: ska vara minst 1 och högst 3660",
        "kommun.toml rad 29, trappa[1].roller: ska ha minst 1",
        "kommun.toml rad 31, floden.remiss: ska vara namnet på en .toml-fil i samma mapp",
        "kommun.toml rad 32, floden.remis: är en okänd sorts ärende, menade du ”remiss”?",
    ]


def test_an_anmalan_beyond_all_reason_is_refused(tmp_path: Path) -> None:
    """A time limit that no calendar reaches is a slip of the pen."""
    text = MINST + "[namnd.villkor]\nanmalan_dagar = 4000000\n"
    (fel,) = vagran(tmp_path, text)
    assert fel == "kommun.toml rad 8, namnd[0].villkor: ska ha anmalan_dagar på högst 3660"


def test_closed_days_are_kept_in_order_and_once(tmp_path: Path) -> None:
    """The order in which somebody wrote them means nothing."""
    kommun = las(tmp_path, "stangda_dagar = [2026-12-28, 2026-05-15, 2026-12-28]\n" + MINST)
    assert kommun.stangda_dagar == (date(2026, 5, 15), date(2026, 12, 28))


def test_a_new_almanac_changes_the_avtryck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the library of holidays is renewed, every warning is counted again."""
    kommun = las(tmp_path, MINST)
    fore = kommunavtryck(kommun)
    monkeypatch.setattr("importlib.metadata.version", lambda _namn: "9999.1")
    assert kommunavtryck(kommun) != fore


@pytest.mark.parametrize("text", ['namn = "Exempelstad"', 'namn = "Exempelstad"\nnamnd = []'])
def test_a_municipality_without_a_namnd_is_none(tmp_path: Path, text: str) -> None:
    """Somebody must keep the diarium."""
    (fel,) = vagran(tmp_path, text)
    assert fel.endswith("namnd: saknas: skriv minst en nämnd, [[namnd]]")


@pytest.mark.parametrize(
    ("mall", "bredd", "nummer"),
    [
        ("{kod}-{lopnr}-{ar}", 0, "1.5.1-491-2011"),
        ("{kod} - {lopnr} - {ar}", 4, "1.5.1 - 0491 - 2011"),
        ("{lopnr}-{ar}-{kod}.", 0, "491-2011-1.5.1."),
        ("D nr {lopnr} – {kod}/{ar2}", 3, "D nr 491 – 1.5.1/11"),
        ("{kod}.{lopnr}-{ar}", 0, "1.5.1.491-2011"),
        ("{namnd}-{ar}-{lopnr}", 0, "SBN-2011-491"),
        ("{namnd}/{ar}:{lopnr}", 0, "SBN/2011:491"),
        ("{lopnr}/{ar2}", 4, "0491/11"),
        ("T{ar}-{kod}-{lopnr}", 5, "T2011-1.5.1-00491"),
    ],
)
def test_real_forms_of_diarienummer_can_be_written(mall: str, bredd: int, nummer: str) -> None:
    """The forms that nämnder use today are templates."""
    skriven = Diarienummermall(mall=mall, bredd=bredd)
    assert skriv_nummer(skriven, lopnr=491, ar=2011, klass="1.5.1", namnd="SBN") == nummer
    vantad = "1.5.1" if "{kod}" in mall else None
    assert klassificering_i(skriven, nummer, namnd="SBN") == vantad
    assert klassificering_i(skriven, "helt annat", namnd="SBN") is None


def test_a_number_with_a_code_needs_the_code() -> None:
    """A case without klassificering gets no number that begins with one."""
    with pytest.raises(OgiltigIndata, match="klassificering: saknas"):
        skriv_nummer(Diarienummermall(mall="{kod}-{lopnr}-{ar}"), lopnr=1, ar=2011, klass=None, namnd="SBN")


@pytest.mark.parametrize(
    ("mall", "mening"),
    [
        ("{lopnr}", "ska ha platshållaren {ar} eller {ar2}"),
        ("{ar}", "ska ha platshållaren {lopnr} en gång"),
        ("{lopnr}-{lopnr}-{ar}", "ska ha platshållaren {lopnr} en gång"),
        ("{lopnr}-{aar}", "har en okänd platshållare, menade du ”ar”?"),
        ("{lopnr.__class__}-{ar}", "har en okänd platshållare, tillåtet är: ar, ar2, kod, lopnr, namnd"),
        ("{lopnr}-{ar}}", "har en klammer för mycket"),
        ("{{lopnr}-{ar}", "har en klammer för mycket"),
        ("{kod}{lopnr}-{ar}", "ska ha ett skiljetecken mellan {kod} och nästa platshållare"),
        ("{lopnr}{kod}-{ar}", "ska ha ett skiljetecken mellan {kod} och nästa platshållare"),
        ("{lopnr}\n{ar}", "innehåller ett styrtecken"),
        ("", "får inte vara tomt"),
        ("{lopnr}/{ar}" + "-" * 60, "är för långt"),
    ],
)
def test_a_template_that_cannot_number_is_refused(mall: str, mening: str) -> None:
    """A template that would give two cases one number, or no number at all, is never used."""
    with pytest.raises(Textfel) as fangat:
        Diarienummermall(mall=mall)
    assert mening in str(fangat.value)


def test_what_moves_warnings_changes_the_avtryck_and_nothing_else(tmp_path: Path) -> None:
    """A new ladder, closed day or time limit makes the sweep look again; a new address does not."""
    kommun = las(tmp_path, MINST)
    namnd = kommun.namnder["SOC"]
    andrade = [
        evolve(kommun, trappa=STANDARDTRAPPA[1:]),
        evolve(kommun, trappa=(evolve(STANDARDTRAPPA[0], forskjutning=3), *STANDARDTRAPPA[1:])),
        evolve(kommun, stangda_dagar=(date(2026, 5, 15),)),
        evolve(kommun, namnder={"SOC": evolve(namnd, villkor=Villkor(anmalan_dagar=31))}),
    ]
    assert len({kommunavtryck(k) for k in (kommun, *andrade)}) == 5
    lika = evolve(kommun, namn="Annanstad", namnder={"SOC": evolve(namnd, epost="soc@example.se")})
    assert kommunavtryck(lika) == kommunavtryck(kommun)
