"""Text at the edge: stored in NFC and trimmed, or refused naming the field."""

import unicodedata

import pytest

from tests.kommandorad.korning import DNR, HAN, REG, SEK, Kommandorad

NFD = unicodedata.normalize("NFD", "Förskola på öarna")
STYR = "a\x07b"
BORTA = ("personer", "franvaro", HAN, "--fran", "2026-10-05", "--till", "2026-10-06")


@pytest.mark.parametrize(
    ("namn", "argument", "som"),
    [
        ("--titel", ("registrera", "--namnd", "BUN", "--titel", STYR), REG),
        ("--avsandare", ("registrera", "--namnd", "BUN", "--titel", "x", "--avsandare", STYR), REG),
        ("--deras-dnr", ("registrera", "--namnd", "BUN", "--titel", "x", "--deras-dnr", STYR), REG),
        ("--diarienummer", ("registrera", "--namnd", "BUN", "--titel", "x", "--diarienummer", STYR), REG),
        ("avsandare.rotel", ("registrera", "--namnd", "BUN", "--falt", f"avsandare.rotel={STYR}"), REG),
        ("DNR", ("visa", STYR), REG),
        ("TEXT", ("sok", STYR), REG),
        ("TEXT", ("anteckna", DNR, STYR), REG),
        ("--kommentar", ("godkann", DNR, "--kommentar", STYR), REG),
        ("KOMMENTAR", ("aterlamna", DNR, STYR), REG),
        ("SKÄL", ("angra", DNR, STYR), REG),
        ("--punkt", ("handla", DNR, "lagg_forslag", "--punkt", STYR), HAN),
        ("--beslut", ("handla", DNR, "besluta", "--beslut", STYR), SEK),
        ("--skal", ("omfordela", DNR, HAN, "--skal", STYR), REG),
        ("--plats", ("mote", DNR, "2026-11-10", "--plats", STYR), HAN),
        ("--hos", ("forlang", DNR, "--begard", "--hos", STYR), HAN),
        ("--mottagare", ("preliminart", DNR, "--skal", "x", "--kanal", "post", "--mottagare", STYR), REG),
        ("--forvaras", ("anslag", "upp", DNR, "--forvaras", STYR), SEK),
        ("--paragraf", ("anmal", DNR, "2026-10-05", "--paragraf", STYR), SEK),
        ("--anteckning", ("avsluta", DNR, "--anteckning", STYR), REG),
        ("--nyckel", ("anteckna", DNR, "x", "--nyckel", STYR), REG),
        ("--som", ("lista",), STYR),
        ("--ersattare", (*BORTA, "--ersattare", STYR), "admin"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)  # fmt: skip
def test_a_control_character_is_refused_naming_where_it_stands(
    vagrad: Kommandorad, namn: str, argument: tuple[str, ...], som: str
) -> None:
    """A letter's header can never be reached by a bell or a line break."""
    svar = vagrad(*argument, "--json", som=som)
    assert svar.utgang == 2
    assert namn in svar.meningar
    assert "styrtecken (U+0007)" in svar.meningar


def test_what_is_typed_decomposed_is_stored_composed(k: Kommandorad) -> None:
    """A Mac's å and a Windows' å are the same title, found by either."""
    k.ok("registrera", "--namnd", "BUN", "--titel", f"  {NFD} ", "--falt", f"instanser={NFD}", som=REG)
    svar = k.ok("visa", DNR, "--json", som=REG).json
    ratt = "Förskola på öarna"
    assert (svar["titel"], svar["delar"]["mottagen"]["instanser"][0]["organ"]) == (ratt, ratt)
    for skrivet in (NFD, ratt):
        assert DNR in k.ok("sok", skrivet, som=REG).ut


def test_a_file_name_with_a_control_character_is_refused(k: Kommandorad) -> None:
    """What a file is called reaches the letter that carries it."""
    k.registrera()
    svar = k("bifoga", DNR, k.fil("a\x07b.txt"), "--slag", "annan", "--titel", "Bra", "--json", som=REG)
    assert (svar.utgang, svar.json["fel"]["detaljer"][0]["plats"]) == (2, "filnamn")


@pytest.mark.parametrize("skrivet", ["Tjänsteutlåtande", "TJANSTEUTLATANDE", " tjänsteutlåtande "])
def test_words_of_a_list_are_forgiven_their_dots_and_case(k: Kommandorad, skrivet: str) -> None:
    """A clerk writes tjänsteutlåtande, the store has tjansteutlatande."""
    k.registrera()
    k.ok("bifoga", DNR, k.fil("tu.txt"), "--slag", skrivet, som=REG)


def test_a_day_that_is_not_in_the_almanac_is_refused(k: Kommandorad) -> None:
    """30 February, and a day in words."""
    for dag in ("2026-02-30", "i går"):
        svar = k("registrera", "--namnd", "BUN", "--titel", "x", "--dag", dag, som=REG)
        assert svar.utgang == 2
        assert "--dag" in svar.fel


def test_what_has_not_been_cannot_be_noted(k: Kommandorad) -> None:
    """--dag in the future is refused by the house itself."""
    k.registrera()
    assert k("anteckna", DNR, "x", "--dag", "2026-10-06", som=REG).utgang == 1
    k.ok("anteckna", DNR, "x", "--dag", "2026-10-02", som=REG)
    assert "(noterat 2026-10-05)" in k.ok("visa", DNR, som=REG).ut
