"""`--falt namn=värde`: paths, repetition, short forms, files; and every fault at once."""

from datetime import date
from pathlib import Path

import pytest

from arbetsflode.kommandorad.stegval import STEGVAL
from arbetsflode.kommandorad.underlag import fyll_i
from arbetsflode.visning.falt import las_falt
from arbetsflode.visning.falthjalp import falt_i
from tillstand.fel import OgiltigIndata
from tillstand.forslag import Forslagsunderlag
from tillstand.innehall import Beslutspunkt, Instans, Kanal, Organslag, Punktslag
from tillstand.justerad import Justering
from tillstand.mottagen import Registrering
from tillstand.namndbeslut import Beslut
from tillstand.overlamnad import Overlamning
from tillstand.remiss import REMISS


def test_a_dotted_path_reaches_into_a_part_and_numbers_are_numbers() -> None:
    """Days, words, ja/nej and numbers are read as the record wants them."""
    beslut = fyll_i(
        Beslut,
        {},
        [
            "sammantrade.organ=Nämnden",
            "sammantrade.dag=2011-10-27",
            "paragraf=4 ½",
            "beslutstext=Ja = nej.",
            "omedelbart=ja",
        ],
    ).som(Beslut)
    assert (beslut.sammantrade.dag, beslut.omedelbart) == (date(2011, 10, 27), True)
    assert beslut.beslutstext == "Ja = nej."
    skickat = las_falt(["handlingar=1", "handlingar=3", "kanal=post"], Overlamning)
    assert skickat == {"handlingar": [1, 3], "kanal": "post"}


def test_repeating_a_field_of_a_list_begins_its_next_item() -> None:
    """Text, kind, text: two points, the first with a kind."""
    forslag = fyll_i(
        Forslagsunderlag,
        {},
        ["beslutspunkter.text=Ett", "beslutspunkter.slag=svar", "beslutspunkter.text=Två"],
    ).som(Forslagsunderlag)
    assert forslag.beslutspunkter == (Beslutspunkt(text="Ett", slag=Punktslag.SVAR), Beslutspunkt(text="Två"))


def test_a_part_with_one_mandatory_field_is_given_by_it_alone() -> None:
    """`instanser=Kulturnämnden` says all that must be said."""
    trad = las_falt(["instanser=Kultur", "instanser.organslag=bolag", "instanser=Idrott"], Registrering)
    assert trad == {"instanser": [{"organ": "Kultur", "organslag": "bolag"}, {"organ": "Idrott"}]}
    registrering = fyll_i(Registrering, {"titel": "x", "inkommen": "2011-10-03"}, ["instanser=K"])
    assert registrering.som(Registrering).instanser == (Instans(organ="K", organslag=Organslag.NAMND),)


def test_a_list_inside_an_item_fills_that_item() -> None:
    """Two offices of the first person, then another person."""
    trad = las_falt(
        [
            "objekt.upphovsman=Anna",
            "objekt.upphovsman.uppdrag=Ordförande",
            "objekt.upphovsman.uppdrag=Ledamot",
            "objekt.upphovsman=Bo",
        ],
        Registrering,
    )
    assert trad["objekt"]["upphovsman"] == [
        {"namn": "Anna", "uppdrag": ["Ordförande", "Ledamot"]},
        {"namn": "Bo"},
    ]


def test_text_is_taken_from_a_file(tmp_path: Path) -> None:
    """@fil reads the text; @@ is an at sign."""
    (tmp_path / "b.txt").write_text("Rad ett\nRad två", encoding="utf-8")
    trad = las_falt([f"beslutstext=@{tmp_path}/b.txt", "paragraf=@@7"], Beslut)
    assert trad == {"beslutstext": "Rad ett\nRad två", "paragraf": "@7"}


def test_every_fault_is_told_at_once() -> None:
    """No equals sign, given twice, a file that is not there; then what the record refuses."""
    with pytest.raises(OgiltigIndata) as fel:
        las_falt(["paragraf", "paragraf=1", "paragraf=2", "beslutstext=@/finns/inte"], Beslut)
    assert [f.plats for f in fel.value.felaktigheter] == ["--falt", "paragraf", "inte"]
    with pytest.raises(OgiltigIndata) as fel:
        fyll_i(Justering, {}, ["satt=kanske", "omedelbart=ja", "dag=igår"]).som(Justering)
    assert {f.plats for f in fel.value.felaktigheter} == {"satt", "omedelbart", "dag", "justerare"}


def test_a_fault_in_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    """What came from the file has the file's line; what was typed beside it has not."""
    fil = tmp_path / "u.toml"
    fil.write_text('titel = "x"\ninkommen = 5\n', encoding="utf-8")
    with pytest.raises(OgiltigIndata) as fel:
        fyll_i(Registrering, {}, ["klassificering=\x07"], fil).som(Registrering)
    platser = {f.plats for f in fel.value.felaktigheter}
    assert platser == {"u.toml rad 2, inkommen", "klassificering"}


@pytest.mark.parametrize(
    "innehall", ["[1]", "{", '{"a": NaN', "[" * 100_000], ids=["lista", "klammer", "nan", "djup"]
)
def test_a_json_file_that_is_no_table_is_refused(tmp_path: Path, innehall: str) -> None:
    """In Swedish, naming the file."""
    fil = tmp_path / "u.json"
    fil.write_text(innehall, encoding="utf-8")
    with pytest.raises(OgiltigIndata, match=r"u\.json"):
        fyll_i(Registrering, {}, (), fil)


def test_what_stands_last_has_the_last_word(tmp_path: Path) -> None:
    """File, then options, then --falt; a part keeps what is not named anew."""
    fil = tmp_path / "u.toml"
    fil.write_text('titel = "fil"\n[avsandare]\norgan = "KS"\nepost = "a@example.se"\n', encoding="utf-8")
    val = {"titel": "val", "avsandare": {"organ": "Roteln", "epost": None}, "instanser": ()}
    trad = fyll_i(Registrering, val, ["titel=falt"], fil).trad
    assert trad == {"titel": "falt", "avsandare": {"organ": "Roteln", "epost": "a@example.se"}}


@pytest.mark.parametrize("namn", sorted(REMISS.underlag))
def test_every_record_of_the_flow_explains_its_fields(namn: str) -> None:
    """A clerk can ask any step what it takes, and every path that is shown can be filled in."""
    klass = REMISS.underlag[namn]
    falten = falt_i(klass)
    assert falten or namn == "avslutande"
    for falt in falten:
        assert las_falt([f"{falt.namn}=1"], klass)


def test_every_short_option_fits_some_record() -> None:
    """No option that nothing takes."""
    alla = {falt.namn for klass in REMISS.underlag.values() for falt in falt_i(klass)}
    vagar = {vag for ett in STEGVAL for vag in ett.vagar}
    assert vagar - alla == {"beslutspunkter"}
    assert Kanal.POST.value in {f.varde for f in falt_i(Overlamning) if f.namn == "kanal"}.pop()
